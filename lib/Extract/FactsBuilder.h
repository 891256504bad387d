//===- FactsBuilder.h - The facts of a unit in the making -------*- C++ -*-===//

#ifndef PORTCULLIS_EXTRACT_FACTSBUILDER_H
#define PORTCULLIS_EXTRACT_FACTSBUILDER_H

#include "Extract/ConfigFile.h"
#include "Extract/IncludeGraph.h"
#include "Facts/Facts.h"
#include "Model/Model.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <map>
#include <optional>

namespace portcullis {

/// A file of settings.
struct ConfigFile {
  clang::FileID File;
  ConfigValue Root;
};

/// What a value of \p Type can hold.
ValueType valueTypeOf(clang::QualType Type);

/// The member by whose name \p Field is known: of a union, the first that holds
/// what it holds, since they are one.
const clang::FieldDecl *storedAs(const clang::FieldDecl &Field);

/// Interns strings, files, functions and shared nodes, and looks symbols up in
/// the models, once per declaration.
class FactsBuilder {
public:
  FactsBuilder(clang::ASTContext &Context, const ModelSet &Models,
               const IncludeGraph &Includes);

  clang::ASTContext &Context;
  const clang::SourceManager &SM;
  const ModelSet &Models;
  TuFacts Facts;

  StringId intern(llvm::StringRef Text);
  Span span(clang::SourceRange Range);
  Span span(const clang::Stmt &S) { return span(S.getSourceRange()); }
  /// The same, but within the arguments of a macro where \p E is written.
  Span literalSpan(const clang::Expr &E);

  NodeId addNode(NodeKind Kind, ValueType Type, uint32_t Function, Span Where,
                 StringId Text = 0, uint32_t Ref = NoIndex);
  void addEdge(NodeId From, NodeId To, EdgeKind Kind, uint32_t Label = 0);
  /// The edges into \p To made so far, as indexes into Facts.Edges.
  llvm::ArrayRef<uint32_t> edgesInto(NodeId To) const { return Into[To]; }

  /// The index of \p F, made on first use with its parameters and return.
  uint32_t function(const clang::FunctionDecl &F);
  /// A pseudo function for initialisers outside of functions.
  static uint32_t globalScope() { return 0; }

  NodeId field(const clang::FieldDecl &F);
  /// Its initialiser; always the same, while Clang makes one anew from an AST
  /// file each time that it is asked.
  const clang::Expr *initialiser(const clang::FieldDecl &F);
  /// What a field holds unless somebody assigns it.
  NodeId fieldDefault(const clang::FieldDecl &F);
  NodeId global(const clang::VarDecl &V);
  /// What a library keeps by the name \p Name, that others read.
  NodeId place(llvm::StringRef Name);
  /// A local's value whichever assignment was last.
  NodeId anytime(const clang::ValueDecl &V, uint32_t Function);
  /// A local's value as lambdas that captured it by reference wrote it.
  NodeId elsewhere(const clang::ValueDecl &V, uint32_t Function);
  /// What the lambda with call operator \p Lambda captured of \p V (null: the
  /// enclosing object).
  NodeId capture(const clang::CXXMethodDecl &Lambda, const clang::ValueDecl *V);

  /// An expression over a captured variable, that was tested when the lambda
  /// was made: `request.path`.
  struct CapturedPlace {
    const clang::ValueDecl *Variable; ///< Null: the enclosing object.
    std::string Suffix;               ///< What is read from it: ".path".
    NodeId Inside;
  };
  llvm::DenseMap<const clang::CXXMethodDecl *, std::vector<CapturedPlace>>
      CapturedPlaces;

  /// The model rows of \p D called on an object of class \p Object (may be
  /// null); not yet filtered by arity.
  llvm::ArrayRef<unsigned> rows(const clang::NamedDecl &D,
                                const clang::CXXRecordDecl *Object);
  /// The row that says which text \p D, a variable or enumerator of a library,
  /// stands for; nothing if none does.
  std::optional<unsigned> constantRow(const clang::NamedDecl &D);
  /// A library runs \p Method if it overrides one of its own: what a model says
  /// of that is recorded as a call, with the function as its argument.
  void recordOverridden(const clang::CXXMethodDecl &Method);
  const std::string &name(const clang::NamedDecl &D);
  /// The name of \p D, a class or part of it, and where \p Class is defined:
  /// programs that are linked together may have classes of one name. A header's
  /// directory does not count, for links lead to the same header by many paths.
  std::string identity(const clang::NamedDecl &D,
                       const clang::RecordDecl &Class);

  /// The file of settings that a program knows as \p Name and reads at \p By,
  /// or null; malformed, it is empty.
  const ConfigFile *configuration(llvm::StringRef Name,
                                  clang::SourceLocation By);
  /// What stands in it from \p Begin to \p End.
  Span span(const ConfigFile &In, size_t Begin, size_t End);

  /// See pathFromRoot(); empty if \p File is none on a disk.
  std::string pathOf(clang::FileID File) const;
  /// Whether \p Loc stands in the project's own code: not in a system header,
  /// nor in a copy of a library that a model describes.
  bool isOwn(clang::SourceLocation Loc) const;

private:
  Span span(clang::CharSourceRange File, bool InMacro);
  void addRows(llvm::SmallVectorImpl<unsigned> &Found, llvm::StringRef Symbol,
               const clang::NamedDecl &D);
  static bool typeFits(const Row &R, const clang::NamedDecl &D);
  /// Whether the field that \p R asks for, of the class of \p D or a base of
  /// it, begins with a number that is so large.
  bool initialFits(const Row &R, const clang::NamedDecl &D);
  /// Whether the unit declares something called \p Name, qualified.
  bool declares(llvm::StringRef Name);
  /// Adds to LibraryFiles those that declare a class that is modelled.
  void findLibraryFiles(const clang::DeclContext &Scope, unsigned Depth);
  /// Whether \p D, in the main file, is the body of a function that a class of
  /// a library, defined in a header, declares: the file is one of the library's
  /// sources, as of a header that was split.
  bool implementsModelled(const clang::Decl &D);
  /// Whether \p File is one of a library, or included by one.
  bool isOfLibrary(clang::FileID File) const;
  bool findWhetherOfLibrary(clang::FileID File) const;
  uint32_t fileIndex(clang::FileID File);

  llvm::StringMap<StringId> StringIds;
  llvm::DenseMap<clang::FileID, uint32_t> FileIds;
  std::map<clang::FileID, ConfigFile> Configurations;
  llvm::StringSet<> LibraryFiles; ///< And what they include.
  mutable llvm::DenseMap<clang::FileID, bool> IsOfLibrary;
  std::vector<llvm::SmallVector<uint32_t, 2>> Into;
  llvm::DenseSet<std::pair<uint64_t, uint64_t>> KnownEdges;
  llvm::DenseMap<const clang::FunctionDecl *, uint32_t> FunctionIds;
  llvm::StringMap<unsigned> UsedIdentities;
  llvm::StringMap<NodeId> KeptPlaces;
  llvm::DenseMap<const clang::Decl *, NodeId> SharedNodes, ElsewhereNodes,
      FieldDefaults;
  llvm::DenseMap<std::pair<const clang::Decl *, const clang::Decl *>, NodeId>
      Captures;
  llvm::DenseMap<std::pair<const clang::Decl *, const clang::Decl *>,
                 llvm::SmallVector<unsigned, 2>>
      RowCache;
  llvm::DenseMap<const clang::Decl *, std::string> NameCache;
  llvm::StringMap<bool> Declared; ///< What declares() was asked.
  llvm::DenseMap<const clang::FieldDecl *, const clang::Expr *> Initialisers;
};

} // namespace portcullis

#endif // PORTCULLIS_EXTRACT_FACTSBUILDER_H
