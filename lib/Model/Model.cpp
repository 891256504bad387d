//===- Model.cpp - What the symbols of libraries mean ---------------------===//

#include "Model/Model.h"
#include "Model/RowSchema.h"
#include "Support/Error.h"
#include "Support/Json.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

llvm::ArrayRef<Position> Row::positions(StringRef Key) const {
  for (const auto &[Name, Value] : Positions)
    if (Name == Key)
      return Value;
  return {};
}

Position Row::position(StringRef Key, Position Default) const {
  llvm::ArrayRef<Position> All = positions(Key);
  return All.empty() ? Default : All.front();
}

bool Row::has(StringRef Key) const {
  return !positions(Key).empty() || !texts(Key).empty();
}

llvm::ArrayRef<std::string> Row::texts(StringRef Key) const {
  for (const auto &[Name, Value] : Texts)
    if (Name == Key)
      return Value;
  return {};
}

StringRef Row::text(StringRef Key) const {
  llvm::ArrayRef<std::string> All = texts(Key);
  return All.empty() ? StringRef() : StringRef(All.front());
}

namespace portcullis {

/// Reads one row of a model.
class RowReader {
public:
  explicit RowReader(const Json &Object) : Object(Object) {}

  Expected<Row> read();

private:
  Error readCommon();
  Error readKeys();
  Error readKey(const KeyRule &Rule, const Json &Value);
  Error readPositions(const KeyRule &Rule, const Json &Value);
  Error readTwin(const Json &Value);

  const Json &Object;
  Row Result;
};

} // namespace portcullis

/// A number or a truth value as text; text itself.
static Expected<std::string> asText(const Json &Value, StringRef Key) {
  if (Value.is_string())
    return Value.get<std::string>();
  if (Value.is_number_integer() || Value.is_boolean())
    return Value.dump();
  return error("'{0}' must be text, found {1}", Key, Value.type_name());
}

/// The value of a key that holds one text, number or truth value.
static Expected<std::string> asOneText(const KeyRule &Rule, const Json &Value) {
  if (Rule.Type == KeyType::Flag && !Value.is_boolean())
    return error("'{0}' must be true or false, found {1}", Rule.Name,
                 Value.dump());
  if (Rule.Type == KeyType::Number && !Value.is_number_integer())
    return error("'{0}' must be a number, found {1}", Rule.Name, Value.dump());
  Expected<std::string> Text = asText(Value, Rule.Name);
  if (!Text || Rule.Type != KeyType::Word)
    return Text;
  llvm::SmallVector<StringRef, 12> Words;
  llvm::SplitString(Rule.Words, Words);
  if (!llvm::is_contained(Words, *Text))
    return error("'{0}' must be one of {1}, found '{2}'", Rule.Name,
                 llvm::join(Words, ", "), *Text);
  return Text;
}

static Expected<std::vector<std::string>> asTexts(const Json &Value,
                                                  StringRef Key) {
  std::vector<std::string> All;
  if (!Value.is_array())
    return error("'{0}' must be a list, found {1}", Key, Value.type_name());
  for (const Json &Element : Value) {
    Expected<std::string> Text = asText(Element, Key);
    if (!Text)
      return Text.takeError();
    All.push_back(std::move(*Text));
  }
  return All;
}

static Expected<Term> asTerm(const Json &Value, StringRef Key) {
  Expected<Term> Words = asTexts(Value, Key);
  if (Words && Words->empty())
    return error("'{0}' must be lists of words, found an empty one", Key);
  return Words;
}

static Expected<Position> asPosition(const Json &Value, StringRef Key) {
  constexpr unsigned Most = 63; // No function has so many parameters.
  if (Value.is_number_unsigned() && Value.get<uint64_t>() <= Most)
    return Position{.At = Position::Argument, .Index = Value.get<unsigned>()};
  if (Value.is_string()) {
    const auto Text = Value.get<std::string>();
    if (Text == "object")
      return Position{.At = Position::Object};
    if (Text == "result")
      return Position{.At = Position::Result};
    StringRef Rest = Text;
    unsigned First = 0;
    if (Rest.consume_back("..") && !Rest.getAsInteger(10, First) &&
        First <= Most)
      return Position{.At = Position::Rest, .Index = First};
  }
  return error("'{0}' must be a position (an index, \"object\", \"result\" or "
               "\"2..\"), found {1}",
               Key, Value.dump());
}

Error RowReader::readPositions(const KeyRule &Rule, const Json &Value) {
  std::vector<Position> All;
  const Json List = Value.is_array() ? Value : Json::array({Value});
  for (const Json &Element : List) {
    Expected<Position> P = asPosition(Element, Rule.Name);
    if (!P)
      return P.takeError();
    All.push_back(*P);
  }
  Result.Positions.emplace_back(Rule.Name.str(), std::move(All));
  return Error::success();
}

Error RowReader::readTwin(const Json &Value) {
  if (Error E = checkKeys(Value, {"function", "text", "values", "placeholder"}))
    return inContext("twin", std::move(E));
  for (const char *Key : {"function", "placeholder"}) {
    Expected<std::string> Text = getString(Value, Key);
    if (!Text)
      return inContext("twin", Text.takeError());
    Result.Texts.push_back({std::string("twin.") + Key, {std::move(*Text)}});
  }
  return Error::success();
}

Error RowReader::readKey(const KeyRule &Rule, const Json &Value) {
  KeyType Type = Rule.Type;
  if (Type == KeyType::PositionOrText)
    Type = Value.is_number() ? KeyType::Positions : KeyType::Text;
  switch (Type) {
  case KeyType::Positions:
    return readPositions(Rule, Value);
  case KeyType::Twin:
    return readTwin(Value);
  case KeyType::Texts: {
    Expected<std::vector<std::string>> All = asTexts(Value, Rule.Name);
    if (!All)
      return All.takeError();
    Result.Texts.emplace_back(Rule.Name.str(), std::move(*All));
    return Error::success();
  }
  default: {
    Expected<std::string> Text = asOneText(Rule, Value);
    if (!Text)
      return Text.takeError();
    Result.Texts.push_back({Rule.Name.str(), {std::move(*Text)}});
    return Error::success();
  }
  }
}

/// Fails if nothing can be called \p Symbol: names are in normal form.
static Error checkSymbol(StringRef Symbol) {
  // An operator's own name may be made of anything.
  StringRef Qualified = Symbol.take_front(Symbol.find("operator"));
  if (!Symbol.empty() &&
      Qualified.find_first_of("<>() \t\n") == StringRef::npos)
    return Error::success();
  return error("'symbol' must be a qualified name without template arguments, "
               "parameters or blanks, found '{0}'",
               Symbol);
}

Error RowReader::readCommon() {
  Expected<std::string> Spelling = getString(Object, "role");
  if (!Spelling)
    return Spelling.takeError();
  std::optional<Role> R = roleFromSpelling(*Spelling);
  if (!R)
    return error("unknown role '{0}'", *Spelling);
  Result.R = *R;

  auto Symbol = Object.find("symbol");
  if (Symbol == Object.end())
    return error("missing key 'symbol'");
  Expected<std::vector<std::string>> Symbols =
      asTexts(Symbol->is_array() ? *Symbol : Json::array({*Symbol}), "symbol");
  if (!Symbols)
    return Symbols.takeError();
  if (Symbols->empty())
    return error("'symbol' must name something, found an empty list");
  for (StringRef Name : *Symbols)
    if (Error E = checkSymbol(Name))
      return E;
  Result.Symbols = std::move(*Symbols);

  for (auto [Key, Target] : {std::pair("arity", &Result.Arity),
                             std::pair("max_arity", &Result.MaxArity),
                             std::pair("exceeds", &Result.Exceeds)}) {
    if (!Object.contains(Key))
      continue;
    Expected<unsigned> Value = getUnsigned(Object, Key);
    if (!Value)
      return Value.takeError();
    *Target = *Value;
  }
  for (auto [Key, Target] :
       {std::pair("type", &Result.Type), std::pair("takes", &Result.Takes),
        std::pair("result_type", &Result.Gives),
        std::pair("initial", &Result.Initial),
        std::pair("without", &Result.Without)}) {
    if (!Object.contains(Key))
      continue;
    Expected<std::string> Type = getString(Object, Key);
    if (!Type)
      return Type.takeError();
    *Target = std::move(*Type);
  }
  if (auto Overridden = Object.find("overridden"); Overridden != Object.end()) {
    if (!Overridden->is_boolean())
      return error("'overridden' must be true or false, found {0}",
                   Overridden->dump());
    Result.Overridden = Overridden->get<bool>();
  }
  return Error::success();
}

Error RowReader::readKeys() {
  llvm::ArrayRef<KeyRule> Rules = keysOf(Result.R);
  for (const auto &[Key, Value] : Object.items()) {
    if (llvm::is_contained(commonKeys(), Key))
      continue;
    const auto *Rule = llvm::find_if(
        Rules, [&](const KeyRule &Candidate) { return Candidate.Name == Key; });
    if (Rule == Rules.end())
      return error("unknown key '{0}' for role '{1}'", Key, toString(Result.R));
    if (Error E = readKey(*Rule, Value))
      return E;
  }
  auto Has = [&](StringRef Key) { return Object.contains(Key.str()); };
  for (const KeyRule &Rule : Rules)
    if (Rule.Required && !Has(Rule.Name) && !Has(Rule.Or))
      return Rule.Or.empty()
                 ? error("missing key '{0}'", Rule.Name)
                 : error("missing key '{0}' or '{1}'", Rule.Name, Rule.Or);
  return Error::success();
}

Expected<Row> RowReader::read() {
  if (!Object.is_object())
    return error("expected an object, found {0}", Object.type_name());
  if (Error E = readCommon())
    return E;
  if (Error E = readKeys())
    return E;
  return std::move(Result);
}

Error ModelSet::addModel(StringRef Text, StringRef FileName) {
  Added = digestOf({Added, FileName, Text});
  Expected<Json> Model = parseJson(Text, FileName);
  if (!Model)
    return Model.takeError();
  Expected<std::string> Library = getString(*Model, "library");
  if (!Library)
    return inContext(FileName, Library.takeError());
  if (Error E = checkKeys(*Model,
                          {"library", "propagates", "rows", "note", "$schema"}))
    return inContext(FileName, std::move(E));
  Expected<const Json *> Namespaces = getArray(*Model, "propagates");
  if (!Namespaces)
    return inContext(FileName, Namespaces.takeError());
  Expected<std::vector<std::string>> Names =
      asTexts(**Namespaces, "propagates");
  if (!Names)
    return inContext(FileName, Names.takeError());
  for (const std::string &Name : *Names)
    Propagating.push_back(Name + "::");
  Expected<const Json *> List = getArray(*Model, "rows");
  if (!List)
    return inContext(FileName, List.takeError());
  if ((*List)->empty() && Names->empty())
    return error("{0}: expected 'rows', found none", FileName);
  for (size_t I = 0; I < (*List)->size(); ++I) {
    Expected<Row> R = RowReader((**List)[I]).read();
    if (!R)
      return inContext(
          FileName, inContext("rows[" + llvm::Twine(I) + "]", R.takeError()));
    R->Library = *Library;
    for (StringRef Symbol : R->Symbols) {
      BySymbol[Symbol].push_back(Rows.size());
      Classes.insert(Symbol.substr(0, Symbol.rfind("::")));
    }
    Rows.push_back(std::move(*R));
  }
  return Error::success();
}

static Expected<SensitiveCategory> readCategory(const Json &Object) {
  SensitiveCategory Category;
  if (Error E =
          checkKeys(Object, {"name", "terms", "not_with", "log", "store",
                             "expose", "guessable", "credential", "note"}))
    return E;
  Expected<std::string> Name = getString(Object, "name");
  if (!Name)
    return Name.takeError();
  Category.Name = std::move(*Name);
  if (!Object.contains("terms"))
    return error("missing key 'terms'");
  Expected<const Json *> Terms = getArray(Object, "terms");
  if (!Terms)
    return Terms.takeError();
  for (const Json &Given : **Terms) {
    Expected<Term> Words = asTerm(Given, "terms");
    if (!Words)
      return Words.takeError();
    Category.Terms.push_back(std::move(*Words));
  }
  Expected<const Json *> NotWith = getArray(Object, "not_with");
  if (!NotWith)
    return NotWith.takeError();
  Expected<std::vector<std::string>> Words = asTexts(**NotWith, "not_with");
  if (!Words)
    return Words.takeError();
  Category.NotWith = std::move(*Words);
  for (auto [Key, Target] :
       {std::pair("log", &Category.Log), std::pair("store", &Category.Store),
        std::pair("expose", &Category.Expose),
        std::pair("guessable", &Category.Guessable),
        std::pair("credential", &Category.Credential)}) {
    auto Value = Object.find(Key);
    if (Value == Object.end())
      continue;
    if (!Value->is_boolean())
      return error("'{0}' must be true or false, found {1}", Key,
                   Value->type_name());
    *Target = Value->get<bool>();
  }
  return Category;
}

Error ModelSet::addVocabularies(const Json &File) {
  static constexpr std::pair<Vocabulary, const char *> Known[] = {
#define VOCABULARY(Name, Key) {Vocabulary::Name, Key},
#include "Model/Vocabularies.def"
  };
  for (const auto &[V, Key] : Known) {
    Expected<const Json *> List = getArray(File, Key);
    if (!List)
      return List.takeError();
    for (const Json &Given : **List) {
      Expected<Term> Words = asTerm(Given, Key);
      if (!Words)
        return Words.takeError();
      Names.add(V, std::move(*Words));
    }
  }
  return Error::success();
}

Error ModelSet::addSensitive(StringRef Text, StringRef FileName) {
  Added = digestOf({Added, FileName, Text});
  Expected<Json> File = parseJson(Text, FileName);
  if (!File)
    return File.takeError();
  if (Error E = checkKeys(*File, {
                                     "categories",
                                     "note",
                                     "$schema",
#define VOCABULARY(Name, Key) Key,
#include "Model/Vocabularies.def"
                                 }))
    return inContext(FileName, std::move(E));
  if (Error E = addVocabularies(*File))
    return inContext(FileName, std::move(E));
  if (!File->contains("categories"))
    return error("{0}: missing key 'categories'", FileName);
  Expected<const Json *> List = getArray(*File, "categories");
  if (!List)
    return inContext(FileName, List.takeError());
  for (size_t I = 0; I < (*List)->size(); ++I) {
    Expected<SensitiveCategory> Category = readCategory((**List)[I]);
    if (!Category)
      return inContext(FileName, inContext("categories[" + llvm::Twine(I) + "]",
                                           Category.takeError()));
    Names.add(std::move(*Category));
  }
  return Error::success();
}

llvm::ArrayRef<unsigned> ModelSet::find(StringRef Symbol) const {
  auto It = BySymbol.find(Symbol);
  return It == BySymbol.end() ? llvm::ArrayRef<unsigned>() : It->second;
}

bool ModelSet::propagates(StringRef Symbol) const {
  return llvm::any_of(Propagating, [&](const std::string &Namespace) {
    return Symbol.starts_with(Namespace);
  });
}

namespace {
struct EmbeddedModel {
  llvm::StringLiteral Name;
  llvm::StringLiteral Text;
};
} // namespace

static constexpr EmbeddedModel Embedded[] = {
#include "EmbeddedModels.inc"
};

static Error addFile(ModelSet &Models, StringRef Text, StringRef Name) {
  return llvm::sys::path::filename(Name) == "sensitive.json"
             ? Models.addSensitive(Text, Name)
             : Models.addModel(Text, Name);
}

static Error addDirectory(ModelSet &Models, StringRef Directory) {
  std::vector<std::string> Files;
  std::error_code Code;
  for (llvm::sys::fs::directory_iterator It(Directory, Code), End;
       !Code && It != End; It.increment(Code))
    if (llvm::sys::path::extension(It->path()) == ".json")
      Files.push_back(It->path());
  if (Code)
    return error("{0}: cannot read the model directory: {1}", Directory,
                 Code.message());
  if (Files.empty())
    return error("{0}: expected a directory with models, found no *.json in it",
                 Directory);
  llvm::sort(Files);
  for (const std::string &File : Files) {
    auto Buffer = llvm::MemoryBuffer::getFile(File);
    if (!Buffer)
      return error("{0}: {1}", File, Buffer.getError().message());
    if (Error E = addFile(Models, (*Buffer)->getBuffer(), File))
      return E;
  }
  return Error::success();
}

Expected<ModelSet>
portcullis::loadModels(llvm::ArrayRef<std::string> ExtraDirectories) {
  ModelSet Models;
  for (const EmbeddedModel &Model : Embedded)
    if (Error E = addFile(Models, Model.Text, Model.Name))
      return E;
  for (const std::string &Directory : ExtraDirectories)
    if (Error E = addDirectory(Models, Directory))
      return E;
  return Models;
}
