#ifndef ORDERS_EXPORT_H
#define ORDERS_EXPORT_H

#include <httplib.h>

void addExportRoutes(httplib::Server &server);

#endif
