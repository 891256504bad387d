//===- Archive.h - Values as bytes ------------------------------*- C++ -*-===//
//
// What processes and caches hand on. A type says once which fields it has, and
// is written and read by that:
//
//   template <typename Archive> void describe(Archive &A, As<Archive, Span> &S)
//   { A(S.File, S.Line); }
//
// Numbers are LEB128, lists and texts follow their length. Bytes hold no names
// and no version: who stores them says whose they are.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_SUPPORT_ARCHIVE_H
#define PORTCULLIS_SUPPORT_ARCHIVE_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/LEB128.h"
#include <algorithm>
#include <concepts>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace portcullis {

/// \p T as an archive of type \p Archive sees it: a writer changes nothing.
template <typename Archive, typename T>
using As = std::conditional_t<Archive::IsWriter, const T, T>;

/// A list that grows; a text is none.
template <typename T>
concept Sequence = !std::same_as<T, std::string> && requires(T &Values) {
  Values.resize(1);
  Values.begin();
};

/// Appends values to a text.
class ArchiveWriter {
public:
  static constexpr bool IsWriter = true;

  explicit ArchiveWriter(std::string &Out) : Out(Out) {}

  template <typename... Ts> void operator()(const Ts &...Values) {
    (put(Values), ...);
  }

private:
  void number(uint64_t Value) {
    uint8_t Bytes[10];
    unsigned Count = llvm::encodeULEB128(Value, Bytes);
    Out.append(Bytes, Bytes + Count);
  }
  template <typename T>
    requires std::integral<T> || std::is_enum_v<T>
  void put(T Value) {
    number(static_cast<uint64_t>(Value));
  }
  void put(llvm::StringRef Text) {
    number(Text.size());
    Out += Text;
  }
  void put(const std::string &Text) { put(llvm::StringRef(Text)); }
  template <typename A, typename B> void put(const std::pair<A, B> &Pair) {
    (*this)(Pair.first, Pair.second);
  }
  template <Sequence List> void put(const List &Values) {
    number(Values.size());
    for (const auto &Value : Values)
      put(Value);
  }
  template <typename T>
    requires std::is_class_v<T> && (!Sequence<T>)
  void put(const T &Value) {
    describe(*this, Value);
  }

  std::string &Out;
};

/// Takes values from a text, in the order that they were written. After a
/// failure nothing more is read; what was, must not be used.
class ArchiveReader {
public:
  static constexpr bool IsWriter = false;

  explicit ArchiveReader(llvm::StringRef In)
      : At(In.bytes_begin()), End(In.bytes_end()) {}

  template <typename... Ts> void operator()(Ts &...Values) {
    (get(Values), ...);
  }

  /// Whether the bytes were what was asked for, so far.
  bool isGood() const { return !Failed; }
  /// The same, and there are none left.
  bool isComplete() const { return !Failed && At == End; }

private:
  uint64_t number() {
    static constexpr ptrdiff_t MaxLength = 10; // Of 64 bits, by seven.
    unsigned Count = 0;
    const char *Error = nullptr;
    const uint8_t *Limit = At + std::min(End - At, MaxLength);
    uint64_t Value =
        Failed ? 0 : llvm::decodeULEB128(At, &Count, Limit, &Error);
    Failed |= Error != nullptr;
    if (Failed)
      return 0;
    At += Count;
    return Value;
  }
  /// How many elements follow; each is a byte at least.
  size_t count() {
    uint64_t Count = number();
    Failed |= std::cmp_greater(Count, End - At);
    return Failed ? 0 : Count;
  }
  template <typename T>
    requires std::integral<T> || std::is_enum_v<T>
  void get(T &Value) {
    const uint64_t Number = number();
    Value = static_cast<T>(Number);
    Failed |= static_cast<uint64_t>(Value) != Number; // It does not fit.
  }
  /// A part of what is read from.
  void get(llvm::StringRef &Text) {
    size_t Size = count();
    Text = {reinterpret_cast<const char *>(At), Size};
    At += Size;
  }
  void get(std::string &Text) {
    llvm::StringRef Part;
    get(Part);
    Text = Part.str();
  }
  template <typename A, typename B> void get(std::pair<A, B> &Pair) {
    (*this)(Pair.first, Pair.second);
  }
  template <Sequence List> void get(List &Values) {
    size_t Size = count();
    Values.clear();
    for (size_t I = 0; I < Size && !Failed; ++I)
      get(Values.emplace_back());
  }
  template <typename T>
    requires std::is_class_v<T> && (!Sequence<T>)
  void get(T &Value) {
    describe(*this, Value);
  }

  const uint8_t *At;
  const uint8_t *End;
  bool Failed = false;
};

/// \p Value as bytes.
template <typename T> std::string toBytes(const T &Value) {
  std::string Result;
  ArchiveWriter Writer(Result);
  Writer(Value);
  return Result;
}

/// Whether \p Bytes are a T and nothing else; then it is in \p Value.
template <typename T> bool fromBytes(llvm::StringRef Bytes, T &Value) {
  ArchiveReader Reader(Bytes);
  Reader(Value);
  return Reader.isComplete();
}

} // namespace portcullis

#endif // PORTCULLIS_SUPPORT_ARCHIVE_H
