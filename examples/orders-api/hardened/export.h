#ifndef ORDERS_EXPORT_H
#define ORDERS_EXPORT_H

#include "auth.h"

void addExportRoutes(httplib::Server &server, const Auth &auth);

#endif
