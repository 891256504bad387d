//===- ComparedRoutes.h - Routes that the program tells apart ---*- C++ -*-===//
//
// Some libraries have one handler for all requests, or for all below a path:
// the program itself compares the request's path and method to find what is to
// answer. Each such comparison is a route, and what is called behind it
// answers.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_LINK_COMPAREDROUTES_H
#define PORTCULLIS_LINK_COMPAREDROUTES_H

#include "Link/Routes.h"

namespace portcullis {

/// Puts into \p Routes, all that are registered, those that their handlers tell
/// apart, in place of routes that stand for nothing else then.
void addComparedRoutes(const Program &P, std::vector<Route> &Routes);

} // namespace portcullis

#endif // PORTCULLIS_LINK_COMPAREDROUTES_H
