#ifndef ORDERS_PROFILE_H
#define ORDERS_PROFILE_H

#include "database.h"
#include <httplib.h>

void addProfileRoutes(httplib::Server &server, Database &db);

#endif
