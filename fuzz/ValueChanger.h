//===- ValueChanger.h - Changes one value of many ---------------*- C++ -*-===//

#ifndef PORTCULLIS_FUZZ_VALUECHANGER_H
#define PORTCULLIS_FUZZ_VALUECHANGER_H

#include "Facts/Facts.h"
#include "Mutations.h"
#include "Support/Archive.h"

namespace portcullis {

/// An archive (Support/Archive.h) that changes one of the values that it is
/// shown.
class ValueChanger {
public:
  static constexpr bool IsWriter = false;

  /// Changes value \p Which, from 0; none if there are not so many.
  ValueChanger(Random &R, size_t Which) : R(R), Which(Which) {}

  template <typename... Ts> void operator()(Ts &...Values) {
    (visit(Values), ...);
  }
  /// How many values there were.
  size_t count() const { return Seen; }

private:
  bool isMeant() { return Seen++ == Which; }

  template <typename T>
    requires std::integral<T> || std::is_enum_v<T>
  void visit(T &Value) {
    const auto Number = static_cast<uint64_t>(Value);
    if (isMeant()) {
      const uint64_t Choices[] = {0,    1,       Number + 1,   Number - 1,
                                  Last, NoIndex, below(R, 16), below(R, 1000)};
      Value = static_cast<T>(Choices[below(R, std::size(Choices))]);
    }
    Last = Number;
  }
  void visit(std::string &Text) {
    if (isMeant())
      Text = Text.substr(0, Text.size() / 2);
  }
  template <typename A, typename B> void visit(std::pair<A, B> &Pair) {
    (*this)(Pair.first, Pair.second);
  }
  template <Sequence List> void visit(List &Values) {
    if (isMeant() && !Values.empty()) {
      const size_t At = below(R, Values.size());
      if (below(R, 2) == 0)
        Values.erase(Values.begin() + At);
      else
        Values.push_back(typename List::value_type(Values[At]));
    }
    for (auto &Value : Values)
      visit(Value);
  }
  template <typename T>
    requires std::is_class_v<T> && (!Sequence<T>)
  void visit(T &Value) {
    describe(*this, Value);
  }

  Random &R;
  const size_t Which;
  size_t Seen = 0;
  uint64_t Last = 0; ///< The number before.
};

/// How many values \p It has that a ValueChanger may change.
template <typename T> size_t countValues(T &It) {
  Random Unused;
  ValueChanger Counter(Unused, ~size_t{0});
  Counter(It);
  return Counter.count();
}

} // namespace portcullis

#endif // PORTCULLIS_FUZZ_VALUECHANGER_H
