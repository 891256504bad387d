#ifndef ORDERS_PROFILE_H
#define ORDERS_PROFILE_H

#include "auth.h"

void addProfileRoutes(httplib::Server &server, Database &db, const Auth &auth,
                      const config::Settings &settings);

#endif
