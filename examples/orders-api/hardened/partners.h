#ifndef ORDERS_PARTNERS_H
#define ORDERS_PARTNERS_H

#include "config.h"
#include "database.h"
#include <httplib.h>

void addPartnerRoutes(httplib::Server &server, Database &db,
                      const config::Settings &settings);

#endif
