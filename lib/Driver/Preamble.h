//===- Preamble.h - Headers that many units include, parsed once *- C++ -*-===//
//
// Units of one project spend most of their time on the same headers. A preamble
// is a text that includes those that a group of units have in common; one may
// go on where another ends. Clang reads preambles and then a unit as if they
// were one text, and between them this process may fork, so that each is read
// once for all that go on there.
//
// That changes when a header is parsed, so it must not matter when: before,
// each unit is preprocessed alone, and after preambles its headers must give
// the same declarations, and its own text the same tokens. What does not, or
// has an error, is parsed again without. Nothing that a unit does not include
// becomes visible to it.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_PREAMBLE_H
#define PORTCULLIS_DRIVER_PREAMBLE_H

#include "Driver/Frontend.h"
#include "Driver/Plan.h"
#include "Driver/UnitTokens.h"
#include <optional>
#include <variant>

namespace portcullis {

/// What tells \p J from other jobs as far as headers are concerned. Directories
/// of the project's own headers do not: that such a header is found in place of
/// another shows in what it declares.
/// \pre It has a command line.
std::string flagsOf(const Job &J);

/// What the preprocessor makes of \p J, if it has no error.
std::optional<UnitTokens>
surveyUnit(const Job &J, llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk);

/// One run of Clang over preambles and then a unit, all with equal flagsOf().
class PreambleRun {
public:
  /// A preamble, or a unit; null if neither can go on here.
  using Part = std::variant<llvm::StringRef, const Job *>;
  /// Called at the end of a preamble that has no error, with what was heard so
  /// far. Gives what is to be read next; what it gives must live on.
  using GoOn = llvm::function_ref<Part(const TokenRecorder &Heard)>;

  /// Begins with preamble \p Text, compiled as \p First.
  PreambleRun(llvm::StringRef Text, const Job &First, GoOn Next)
      : Text(Text), Compiled(&First), Next(Next) {}

  /// \p Run, with these parts in place of its file.
  FrontendRun over(FrontendRun Run);
  /// Called when the preprocessor is there and has read nothing.
  void listenTo(clang::CompilerInstance &CI);

  /// What was read in the end; null if a preamble has an error, or no unit
  /// could go on.
  const Job *unit() const { return Unit; }
  /// What the preprocessor made of that; called once.
  UnitTokens tokens() { return Recorder.take(); }

private:
  class EndHandler;

  void goOn(clang::CompilerInstance &CI);
  void enter(clang::CompilerInstance &CI, llvm::StringRef Preamble);
  void enter(clang::CompilerInstance &CI, const Job &J);

  llvm::StringRef Text;
  const Job *Compiled; ///< Its directories of headers are looked into.
  GoOn Next;
  const Job *Unit = nullptr;
  clang::FileID Last; ///< The preamble that is read.
  TokenRecorder Recorder;
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_PREAMBLE_H
