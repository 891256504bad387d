#ifndef ORDERS_ORDERS_H
#define ORDERS_ORDERS_H

#include "auth.h"

void addOrderRoutes(httplib::Server &server, Database &db, const Auth &auth);

#endif
