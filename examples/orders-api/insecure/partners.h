#ifndef ORDERS_PARTNERS_H
#define ORDERS_PARTNERS_H

#include "database.h"
#include <httplib.h>

void addPartnerRoutes(httplib::Server &server, Database &db);

#endif
