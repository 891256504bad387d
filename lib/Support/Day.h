//===- Day.h - Days of the calendar -----------------------------*- C++ -*-===//

#ifndef PORTCULLIS_SUPPORT_DAY_H
#define PORTCULLIS_SUPPORT_DAY_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <chrono>
#include <optional>
#include <string>

namespace portcullis {

using Day = std::chrono::year_month_day;

/// The day that \p Text names, as in "2027-01-31"; nothing if there is none.
std::optional<Day> readDay(llvm::StringRef Text);

/// As readDay() takes it.
std::string toString(const Day &D);

/// Today in UTC. The environment variable SOURCE_DATE_EPOCH, if it is set, says
/// when that is, in seconds since 1970 (reproducible-builds.org). Fails if it
/// holds something else.
llvm::Expected<Day> today();

} // namespace portcullis

#endif // PORTCULLIS_SUPPORT_DAY_H
