//===- Model.h - What the symbols of libraries mean -------------*- C++ -*-===//
//
// Models are data: rules/frameworks/*.json. Their language is described in
// rules/README.md; this is its reader.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_MODEL_MODEL_H
#define PORTCULLIS_MODEL_MODEL_H

#include "Model/Sensitive.h"
#include "Support/Digest.h"
#include "Support/JsonFwd.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace portcullis {

/// What a symbol is for; the rows of the tables in rules/README.md.
enum class Role : uint8_t {
#define ROLE(Name, Spelling) Name,
#include "Model/Roles.def"
};

/// The role's name in the model language: "token_key".
llvm::StringRef toString(Role R);

/// A place of a call that a model speaks of.
struct Position {
  enum Kind : uint8_t { Argument, Rest, Object, Result } At = Argument;
  unsigned Index = 0; ///< Of the argument, or of the first of the rest.
  bool operator==(const Position &) const = default;
};

/// One row of a model: a meaning, and the symbols that have it.
class Row {
public:
  Role R = Role::Source;
  std::string Library;
  std::vector<std::string> Symbols; ///< In normal form.
  unsigned Arity = 0;               ///< Least number of written arguments.
  unsigned MaxArity = ~0U;
  /// A field of the callee's class that begins with a number above Exceeds.
  std::string Initial;
  unsigned Exceeds = 0;
  std::string Type;    ///< See rules/README.md; empty: any.
  std::string Takes;   ///< The same of some parameter.
  std::string Gives;   ///< The same of what a function returns.
  std::string Without; ///< A function that is not declared; empty: any may be.
  bool Overridden = false; ///< Of what the project puts in the symbol's place.

  /// The positions at \p Key; empty if the key is absent.
  llvm::ArrayRef<Position> positions(llvm::StringRef Key) const;
  /// The first of them, or \p Default.
  Position position(llvm::StringRef Key, Position Default) const;
  bool has(llvm::StringRef Key) const;
  /// The text at \p Key; empty if absent.
  llvm::StringRef text(llvm::StringRef Key) const;
  /// The texts of a list of texts or numbers at \p Key.
  llvm::ArrayRef<std::string> texts(llvm::StringRef Key) const;
  bool flag(llvm::StringRef Key) const { return text(Key) == "true"; }
  /// Whether it speaks of functions that the library is told to call, and not
  /// of what the call itself gives.
  bool isOfHandler() const { return has("handler") || has("members"); }

private:
  friend class RowReader;
  std::vector<std::pair<std::string, std::vector<Position>>> Positions;
  std::vector<std::pair<std::string, std::vector<std::string>>> Texts;
};

/// How an SQL call is rewritten to bind its values.
struct SqlTwin {
  std::string Function;
  std::string Placeholder; ///< "?" or "$n"
};

/// All rows of all models, found by symbol. Rows keep their index: facts name
/// them by it.
class ModelSet {
public:
  /// The rows that speak of \p Symbol (normal form), in order.
  llvm::ArrayRef<unsigned> find(llvm::StringRef Symbol) const;
  const Row &row(unsigned Index) const { return Rows[Index]; }
  llvm::ArrayRef<Row> rows() const { return Rows; }

  /// Whether unlisted functions of \p Symbol's namespace pass text on.
  bool propagates(llvm::StringRef Symbol) const;

  /// Whether some row is about a member of the class \p Name.
  bool modelsClass(llvm::StringRef Name) const {
    return Classes.contains(Name);
  }

  const SensitiveNames &sensitive() const { return Names; }

  /// Adds one model. Fails on bad JSON, a wrong type, a missing or an unknown
  /// key; the message says where: "crow.json: rows[2]: missing key 'path'".
  llvm::Error addModel(llvm::StringRef Text, llvm::StringRef FileName);
  llvm::Error addSensitive(llvm::StringRef Text, llvm::StringRef FileName);

  /// Of all that was added, in its order.
  const Digest &digest() const { return Added; }

private:
  llvm::Error addVocabularies(const Json &File);

  std::vector<Row> Rows;
  llvm::StringMap<llvm::SmallVector<unsigned, 2>> BySymbol;
  llvm::StringSet<> Classes;
  std::vector<std::string> Propagating;
  SensitiveNames Names;
  Digest Added;
};

/// The models built in and those of \p ExtraDirectories (every *.json there;
/// `sensitive.json` holds names). Fails if one is malformed or a directory
/// cannot be read.
llvm::Expected<ModelSet>
loadModels(llvm::ArrayRef<std::string> ExtraDirectories);

} // namespace portcullis

#endif // PORTCULLIS_MODEL_MODEL_H
