//===- RegisteredRoutes.h - Routes that a library is told of ----*- C++ -*-===//

#ifndef PORTCULLIS_LINK_REGISTEREDROUTES_H
#define PORTCULLIS_LINK_REGISTEREDROUTES_H

#include "Link/Routes.h"
#include <set>
#include <tuple>

namespace portcullis {

/// Those that calls register, in the order of the calls. What the program's own
/// function registers of what it is given, as `add("/orders", list)`, is a
/// route for each call of that.
std::vector<Route> registeredRoutes(const Program &P);

/// Tells routes apart: what a field is initialised with, each constructor runs,
/// and each unit that includes the class.
class KnownRoutes {
public:
  /// Adds \p R. Whether it was not there.
  bool add(const Route &R) {
    return Known
        .emplace(R.Where.File, R.Where.Offset, R.Path, R.Methods, R.Handlers)
        .second;
  }

private:
  std::set<std::tuple<uint32_t, uint32_t, std::string, std::vector<std::string>,
                      std::vector<uint32_t>>>
      Known;
};

/// Whether \p C makes a route's builder: its path is put in there. What stands
/// before, as the group of routes that it is made by, others have in common.
bool beginsRoute(const Program &P, const Call &C);

} // namespace portcullis

#endif // PORTCULLIS_LINK_REGISTEREDROUTES_H
