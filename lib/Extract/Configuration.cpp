//===- Configuration.cpp - Settings in files as the calls they stand for --===//
//
// A program that reads its settings from a file does what it would do if it
// called the library's functions with them. So that is what becomes of the
// file's entries: calls whose arguments are literals, at the place where the
// file is read, that stand in the file.
//
//===----------------------------------------------------------------------===//

#include "Extract/CallSite.h"
#include "Extract/ConfigFile.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

/// The file of the project that a program knows as \p Name; it runs elsewhere,
/// as in a build directory. So that is looked for beside \p By, which reads it,
/// and further out.
static OptionalFileEntryRef findFile(FileManager &Files, StringRef Name,
                                     StringRef By) {
  static constexpr unsigned MaxLevels = 8;
  if (llvm::sys::path::is_absolute(Name))
    return Files.getOptionalFileRef(Name);
  while (Name.consume_front("./") || Name.consume_front("../"))
    ;
  StringRef Directory = llvm::sys::path::parent_path(By);
  for (unsigned I = 0; I < MaxLevels && !Directory.empty() && !Name.empty();
       ++I, Directory = llvm::sys::path::parent_path(Directory)) {
    llvm::SmallString<256> Path(Directory);
    llvm::sys::path::append(Path, Name);
    if (OptionalFileEntryRef File = Files.getOptionalFileRef(Path))
      return File;
  }
  return std::nullopt;
}

const ConfigFile *FactsBuilder::configuration(StringRef Name,
                                              SourceLocation By) {
  SourceManager &Sources = Context.getSourceManager();
  OptionalFileEntryRef Entry = findFile(
      SM.getFileManager(), Name, pathOf(SM.getFileID(SM.getExpansionLoc(By))));
  if (!Entry)
    return nullptr;
  const FileID File = Sources.getOrCreateFileID(*Entry, SrcMgr::C_User);
  auto [Known, IsNew] = Configurations.try_emplace(File);
  if (!IsNew)
    return &Known->second;
  Known->second.File = File;
  if (std::optional<StringRef> Text = SM.getBufferDataOrNone(File))
    if (std::optional<ConfigValue> Root = readConfig(*Text, Entry->getName()))
      Known->second.Root = std::move(*Root);
  Facts.Configurations.push_back(fileIndex(File));
  return &Known->second;
}

Span FactsBuilder::span(const ConfigFile &In, size_t Begin, size_t End) {
  const SourceLocation Start = SM.getLocForStartOfFile(In.File);
  return span(CharSourceRange::getCharRange(
                  Start.getLocWithOffset(static_cast<int>(Begin)),
                  Start.getLocWithOffset(static_cast<int>(End))),
              /*InMacro=*/false);
}

/// What \p V, as it stands in its file, can be an argument for.
static ValueType typeOf(const ConfigValue &V) {
  double Number = 0;
  if (V.Is == ConfigValue::Quoted)
    return ValueType::Text;
  if (V.Text == "true" || V.Text == "false")
    return ValueType::Boolean;
  return StringRef(V.Text).getAsDouble(Number) ? ValueType::Text
                                               : ValueType::Number;
}

/// What \p Names, `one|another` member or `.` for the whole, say of \p Entry:
/// the first that is there and not empty, else the last; or null.
static const ConfigValue *memberOf(const ConfigValue &Entry, StringRef Names) {
  if (Names == ".")
    return &Entry;
  const ConfigValue *Found = nullptr;
  while (!Names.empty() && (!Found || Found->Text.empty())) {
    auto [Name, Others] = Names.split('|');
    if (const ConfigValue *Member = Entry.find(Name);
        Member && Member->Is != ConfigValue::Nothing)
      Found = Member;
    Names = Others;
  }
  return Found;
}

/// The argument that \p Described, members as memberOf() takes them, perhaps
/// `=what it is by default`, stands for; NoNode if there is none.
NodeId BodyExtractor::configuredArgument(const Row &R, const ConfigFile &In,
                                         const ConfigValue &Entry,
                                         StringRef Described) {
  auto [Names, Default] = Described.split('=');
  const ConfigValue *V = memberOf(Entry, Names);
  auto AddLiteral = [&](StringRef Text, ValueType Type, const Span &Where) {
    return B.addNode(NodeKind::Literal, Type, Index, Where, B.intern(Text),
                     Behind);
  };
  if (!V)
    return Default.empty() ? NoNode
                           : AddLiteral(Default, ValueType::Text,
                                        B.span(In, Entry.Begin, Entry.End));
  const Span Where = B.span(In, V->Begin, V->End);
  // What stands for something else, as `$port`, is not known.
  if (!V->isScalar() || StringRef(V->Text).starts_with("$"))
    return B.addNode(NodeKind::Value, ValueType::Other, Index, Where);
  if (V->Text.empty() && R.has("empty"))
    return AddLiteral(R.text("empty"), ValueType::Number, Where);
  return AddLiteral(V->Text, typeOf(*V), Where);
}

void BodyExtractor::applyConfiguration(Site &S, const Row &R) {
  llvm::SmallVector<std::string, 2> Names(R.texts("files"));
  for (Position File : R.positions("file"))
    if (File.Index < S.Arguments.size())
      if (StringId Name = keyOf(S.Arguments[File.Index]); Name != AnyKey)
        Names = {B.Facts.Strings[Name]};
  const ConfigFile *In = nullptr;
  for (const std::string &Name : Names)
    if (!In)
      In = B.configuration(Name, S.E.getBeginLoc());
  if (!In)
    return;
  eachEntry(In->Root, R.text("entry"), [&](const ConfigValue &Entry) {
    Call C = modelledCall(R.text("calls"), {}, S.E);
    C.Object = S.C.Object;
    C.ObjectType = S.C.ObjectType;
    const bool IsMember = Entry.isScalar() && !Entry.Name.empty();
    C.Where = C.NameWhere =
        B.span(*In, IsMember ? Entry.NameAt : Entry.Begin, Entry.End);
    for (const std::string &Described : R.texts("arguments")) {
      C.Arguments.push_back(configuredArgument(R, *In, Entry, Described));
      C.ArgumentsAfter.push_back(NoNode);
      const NodeId Argument = C.Arguments.back();
      C.ArgumentWhere.push_back(
          Argument == NoNode ? Span() : B.Facts.Nodes[Argument].Where);
    }
    for (unsigned Row : B.Models.find(R.text("calls")))
      if (const class Row &Other = B.Models.row(Row);
          Other.R != Role::Configures && fits(Other, C.Arguments.size()))
        C.Rows.push_back(Row);
    B.Facts.Calls.push_back(std::move(C));
  });
}
