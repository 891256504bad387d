//===- ConfigFile.cpp - What a configuration file says --------------------===//

#include "Extract/ConfigFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using namespace portcullis;
using llvm::StringRef;

const ConfigValue *ConfigValue::find(StringRef Member) const {
  auto Named = [&](const ConfigValue &V) { return V.Name == Member; };
  auto Found = llvm::find_if(Parts, Named);
  return Is == Map && Found != Parts.end() ? &*Found : nullptr;
}

/// \p Json with spaces for its comments, which YAML does not know: what is left
/// stands where it stood.
static std::string withoutComments(StringRef Json) {
  std::string Text = Json.str();
  auto Blank = [&](size_t From, size_t To) {
    for (size_t I = From; I < std::min(To, Text.size()); ++I)
      if (Text[I] != '\n')
        Text[I] = ' ';
  };
  for (size_t I = 0; I < Text.size(); ++I) {
    if (Text[I] == '"') {
      for (++I; I < Text.size() && Text[I] != '"'; ++I)
        I += Text[I] == '\\';
    } else if (Json.substr(I).starts_with("//")) {
      Blank(I, Json.find('\n', I));
    } else if (Json.substr(I).starts_with("/*")) {
      size_t End = Json.find("*/", I + 2);
      Blank(I, End == StringRef::npos ? End : End + 2);
    }
  }
  return Text;
}

namespace {

/// Makes values of the parser's nodes, which can be walked once.
class ConfigReader {
public:
  explicit ConfigReader(StringRef Text) : Text(Text) {}

  ConfigValue read(llvm::yaml::Node *N, unsigned Depth = 0);

private:
  /// Deeper, files hold nothing that programs ask for.
  static constexpr unsigned MaxDepth = 32;

  size_t offsetOf(llvm::SMLoc Loc) const {
    return Loc.getPointer() - Text.data();
  }

  StringRef Text;
};

} // namespace

ConfigValue ConfigReader::read(llvm::yaml::Node *N, unsigned Depth) {
  ConfigValue V;
  if (!N || Depth > MaxDepth)
    return V;
  if (const llvm::SMRange Range = N->getSourceRange(); Range.isValid()) {
    V.Begin = offsetOf(Range.Start);
    V.End = offsetOf(Range.End);
  }
  llvm::SmallString<64> Storage;
  if (auto *Scalar = llvm::dyn_cast<llvm::yaml::ScalarNode>(N)) {
    StringRef Raw = Scalar->getRawValue();
    V.Is = Raw.starts_with("\"") || Raw.starts_with("'") ? ConfigValue::Quoted
                                                         : ConfigValue::Plain;
    V.Text = Scalar->getValue(Storage).str();
  } else if (auto *Block = llvm::dyn_cast<llvm::yaml::BlockScalarNode>(N)) {
    V.Is = ConfigValue::Quoted;
    V.Text = Block->getValue().str();
  } else if (auto *Sequence = llvm::dyn_cast<llvm::yaml::SequenceNode>(N)) {
    V.Is = ConfigValue::List;
    for (llvm::yaml::Node &Element : *Sequence)
      V.Parts.push_back(read(&Element, Depth + 1));
  } else if (auto *Mapping = llvm::dyn_cast<llvm::yaml::MappingNode>(N)) {
    V.Is = ConfigValue::Map;
    for (llvm::yaml::KeyValueNode &Pair : *Mapping) {
      ConfigValue Key = read(Pair.getKey(), Depth + 1);
      ConfigValue Member = read(Pair.getValue(), Depth + 1);
      Member.Name = std::move(Key.Text);
      Member.NameAt = Key.Begin;
      Member.End = std::max(Member.End, Key.End);
      V.Parts.push_back(std::move(Member));
    }
  }
  if (!V.Parts.empty()) { // What the parser says of these is their first token.
    V.Begin = V.Parts.front().NameAt;
    V.End = V.Parts.back().End;
  }
  V.NameAt = V.Begin;
  return V;
}

std::optional<ConfigValue> portcullis::readConfig(StringRef Text,
                                                  StringRef FileName) {
  StringRef Extension = llvm::sys::path::extension(FileName);
  const bool IsYaml = Extension == ".yaml" || Extension == ".yml";
  const std::string Plain = IsYaml ? Text.str() : withoutComments(Text);
  llvm::SourceMgr Messages; // Nobody reads them.
  Messages.setDiagHandler([](const llvm::SMDiagnostic &, void *) {});
  llvm::yaml::Stream Stream(Plain, Messages, /*ShowColors=*/false);
  llvm::yaml::document_iterator Document = Stream.begin();
  if (Document == Stream.end())
    return std::nullopt;
  ConfigValue Root = ConfigReader(Plain).read(Document->getRoot());
  if (Stream.failed())
    return std::nullopt;
  return Root;
}

void portcullis::eachEntry(
    const ConfigValue &Root, StringRef Path,
    llvm::function_ref<void(const ConfigValue &)> Visit) {
  if (Path.empty())
    return Visit(Root);
  auto [Step, Rest] = Path.split('.');
  const bool IsEach = Step.consume_back("[]");
  const ConfigValue *Member = Root.find(Step);
  if (!Member)
    return;
  if (!IsEach)
    return eachEntry(*Member, Rest, Visit);
  if (Member->Is == ConfigValue::List)
    for (const ConfigValue &Element : Member->Parts)
      eachEntry(Element, Rest, Visit);
}
