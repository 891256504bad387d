//===- BypassedGuards.h - What runs whatever a guard says -------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_BYPASSEDGUARDS_H
#define PORTCULLIS_CHECKS_BYPASSEDGUARDS_H

#include "Link/Program.h"
#include "Report/Finding.h"

namespace portcullis {

/// Guards that refuse by an exception, whose handler goes on as if nothing had
/// happened; and guards that come after what they are there for.
std::vector<Finding> bypassedGuards(const Program &P, const CheckInfo &Info);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_BYPASSEDGUARDS_H
