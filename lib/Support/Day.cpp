//===- Day.cpp - Days of the calendar -------------------------------------===//

#include "Support/Day.h"
#include "Support/Error.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <cstdlib>

using namespace portcullis;
using llvm::StringRef;

/// Reads a number of exactly \p Digits digits off the front of \p Text.
static std::optional<unsigned> takeNumber(StringRef &Text, size_t Digits) {
  StringRef Number = Text.take_front(Digits);
  unsigned Result = 0;
  if (Number.size() != Digits || !llvm::all_of(Number, llvm::isDigit) ||
      Number.getAsInteger(10, Result))
    return std::nullopt;
  Text = Text.drop_front(Digits);
  return Result;
}

std::optional<Day> portcullis::readDay(StringRef Text) {
  std::optional<unsigned> Year = takeNumber(Text, 4);
  if (!Year || !Text.consume_front("-"))
    return std::nullopt;
  std::optional<unsigned> Month = takeNumber(Text, 2);
  if (!Month || !Text.consume_front("-"))
    return std::nullopt;
  std::optional<unsigned> Number = takeNumber(Text, 2);
  if (!Number || !Text.empty())
    return std::nullopt;
  const Day Result(std::chrono::year(static_cast<int>(*Year)),
                   std::chrono::month(*Month), std::chrono::day(*Number));
  return Result.ok() ? std::optional(Result) : std::nullopt;
}

std::string portcullis::toString(const Day &D) {
  return llvm::formatv("{0,0+4}-{1,0+2}-{2,0+2}", static_cast<int>(D.year()),
                       static_cast<unsigned>(D.month()),
                       static_cast<unsigned>(D.day()));
}

llvm::Expected<Day> portcullis::today() {
  using namespace std::chrono;
  const char *Given = std::getenv("SOURCE_DATE_EPOCH");
  if (!Given)
    return Day(floor<days>(system_clock::now()));
  static constexpr int64_t EndOf9999 = 253'402'300'800;
  int64_t Seconds = 0;
  if (StringRef(Given).getAsInteger(10, Seconds) || Seconds < 0 ||
      Seconds >= EndOf9999)
    return error("environment variable SOURCE_DATE_EPOCH: expected seconds "
                 "since 1970, found '{0}'",
                 Given);
  return Day(floor<days>(sys_seconds(seconds(Seconds))));
}
