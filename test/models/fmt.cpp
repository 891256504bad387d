// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^fmt:" %t
#include <fmt/format.h>
#include <iterator>

std::string all(const std::string &Text, const std::string &Form) {
  std::string Out = fmt::format("{}", Text) +
                    fmt::format(fmt::runtime(Form), Text) +
                    fmt::vformat(Form, fmt::make_format_args(Text));
  fmt::format_to(std::back_inserter(Out), "{}", Text);
  fmt::format_to_n(std::back_inserter(Out), 8, "{}", Text);
  fmt::print("{}", fmt::join(Form, Text));
  return Out + fmt::to_string(Text.size());
}
