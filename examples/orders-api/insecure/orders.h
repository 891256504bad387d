#ifndef ORDERS_ORDERS_H
#define ORDERS_ORDERS_H

#include "database.h"
#include <httplib.h>

void addOrderRoutes(httplib::Server &server, Database &db);

#endif
