//===- FactsBuilder.cpp - The facts of a unit in the making ---------------===//

#include "Extract/FactsBuilder.h"
#include "Extract/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

static bool isCharacter(QualType Type) {
  return Type->isAnyCharacterType() ||
         Type->isSpecificBuiltinType(BuiltinType::UChar) ||
         Type->isSpecificBuiltinType(BuiltinType::SChar);
}

ValueType portcullis::valueTypeOf(QualType Type) {
  if (Type.isNull())
    return ValueType::Other;
  Type = Type.getNonReferenceType().getCanonicalType();
  if (Type->isBooleanType())
    return ValueType::Boolean;
  if (Type->isEnumeralType())
    return ValueType::Enumeration;
  if (isCharacter(Type))
    return ValueType::Text;
  if (Type->isArithmeticType())
    return ValueType::Number;
  QualType Element;
  if (const auto *Pointer = Type->getAs<PointerType>())
    Element = Pointer->getPointeeType();
  else if (Type->isArrayType())
    Element = QualType(Type->getArrayElementTypeNoTypeQual(), 0);
  if (!Element.isNull())
    return isCharacter(Element.getCanonicalType()) ? ValueType::Text
                                                   : ValueType::Other;
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  if (!Record || !Record->getIdentifier())
    return ValueType::Other;
  StringRef Name = Record->getName();
  bool IsText =
      Name == "basic_string" || Name == "basic_string_view"
          ? Record->isInStdNamespace()
          : Name == "path" && normalName(*Record) == "std::filesystem::path";
  if (IsText)
    return ValueType::Text;
  return ValueType::Other;
}

const FieldDecl *portcullis::storedAs(const FieldDecl &Field) {
  const ValueType Type = valueTypeOf(Field.getType());
  if (Field.getParent()->isUnion() && Type != ValueType::Other)
    for (const FieldDecl *Other : Field.getParent()->fields())
      if (valueTypeOf(Other->getType()) == Type)
        return Other;
  return &Field;
}

FactsBuilder::FactsBuilder(ASTContext &Context, const ModelSet &Models,
                           const IncludeGraph &Includes)
    : Context(Context), SM(Context.getSourceManager()), Models(Models) {
  StringIds[""] = 0;
  if (auto Main = SM.getFileEntryRefForID(SM.getMainFileID()))
    Facts.MainFile = Facts.Files[fileIndex(SM.getMainFileID())];
  Function Global;
  Global.Name = intern("(initialisers)");
  Facts.Functions.push_back(Global);
  static constexpr unsigned NamespaceDepth = 3;
  findLibraryFiles(*Context.getTranslationUnitDecl(), NamespaceDepth);
  Includes.addIncluded(LibraryFiles);
}

StringId FactsBuilder::intern(StringRef Text) {
  auto [It, IsNew] = StringIds.try_emplace(Text, Facts.Strings.size());
  if (IsNew)
    Facts.Strings.push_back(Text.str());
  return It->second;
}

std::string FactsBuilder::pathOf(FileID File) const {
  OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File);
  return Entry ? pathFromRoot(SM, *Entry) : std::string();
}

uint32_t FactsBuilder::fileIndex(FileID File) {
  auto [It, IsNew] = FileIds.try_emplace(File, Facts.Files.size());
  if (!IsNew)
    return It->second;
  std::string Path = pathOf(File);
  auto Known = llvm::find(Facts.Files, Path);
  It->second = Known - Facts.Files.begin();
  if (Known == Facts.Files.end())
    Facts.Files.push_back(std::move(Path));
  return It->second;
}

Span FactsBuilder::literalSpan(const Expr &E) {
  SourceRange Range = E.getSourceRange();
  if (!Range.getBegin().isMacroID())
    return span(Range);
  CharSourceRange Written = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(Range), SM, Context.getLangOpts());
  if (Written.isInvalid())
    return span(Range);
  return span(Written, SM.isMacroBodyExpansion(Range.getBegin()));
}

Span FactsBuilder::span(SourceRange Range) {
  CharSourceRange File = SM.getExpansionRange(Range);
  if (File.isValid() && File.isTokenRange())
    File = Lexer::getAsCharRange(File, SM, Context.getLangOpts());
  return span(File, Range.getBegin().isMacroID() || Range.getEnd().isMacroID());
}

Span FactsBuilder::span(CharSourceRange File, bool InMacro) {
  Span S;
  if (File.isInvalid())
    return S;
  auto [FileId, Offset] = SM.getDecomposedLoc(File.getBegin());
  auto [EndId, EndOffset] = SM.getDecomposedLoc(File.getEnd());
  S.File = fileIndex(FileId);
  S.Offset = Offset;
  S.InMacro = InMacro;
  S.Line = SM.getLineNumber(FileId, Offset);
  S.Column = SM.getColumnNumber(FileId, Offset);
  if (EndId == FileId && EndOffset >= Offset) {
    S.Length = EndOffset - Offset;
    S.EndLine = SM.getLineNumber(EndId, EndOffset);
    S.EndColumn = SM.getColumnNumber(EndId, EndOffset);
  } else {
    S.EndLine = S.Line;
    S.EndColumn = S.Column;
  }
  return S;
}

NodeId FactsBuilder::addNode(NodeKind Kind, ValueType Type, uint32_t Function,
                             Span Where, StringId Text, uint32_t Ref) {
  Facts.Nodes.push_back({.Kind = Kind,
                         .Type = Type,
                         .Function = Function,
                         .Ref = Ref,
                         .Text = Text,
                         .Where = Where});
  Into.emplace_back();
  return Facts.Nodes.size() - 1;
}

void FactsBuilder::addEdge(NodeId From, NodeId To, EdgeKind Kind,
                           uint32_t Label) {
  if (From == NoNode || To == NoNode || From == To)
    return;
  // A table's initialiser has hundreds of thousands of edges into one node.
  uint64_t Ends = static_cast<uint64_t>(From) << 32 | To;
  uint64_t What = static_cast<uint64_t>(Kind) << 32 | Label;
  if (!KnownEdges.insert({Ends, What}).second)
    return;
  Into[To].push_back(Facts.Edges.size());
  Facts.Edges.push_back({.From = From, .To = To, .Kind = Kind, .Label = Label});
}

/// The declaration of \p D that people are shown: its definition, if it is
/// there, else the first by file and line. Which one comes first in the unit is
/// up to the order of its includes.
template <typename T> static const T *shown(const FactsBuilder &B, const T *D) {
  if (const T *Definition = D->getDefinition())
    return Definition;
  if (D->isFirstDecl() && D->getMostRecentDecl() == D)
    return D;
  auto Place = [&](const T *Declaration) {
    auto [File, Offset] =
        B.SM.getDecomposedLoc(B.SM.getExpansionLoc(Declaration->getLocation()));
    return std::pair(B.pathOf(File), Offset);
  };
  return *llvm::min_element(D->redecls(), [&](const T *One, const T *Other) {
    return Place(One) < Place(Other);
  });
}

uint32_t FactsBuilder::function(const FunctionDecl &Any) {
  const FunctionDecl &F = *Any.getCanonicalDecl();
  auto It = FunctionIds.find(&F);
  if (It != FunctionIds.end())
    return It->second;
  uint32_t Index = Facts.Functions.size();
  FunctionIds[&F] = Index;
  Facts.Functions.emplace_back();

  Function Result;
  std::string Identity = functionIdentity(F, Facts.MainFile);
  if (unsigned Times = UsedIdentities[Identity]++)
    Identity += "#" + std::to_string(Times);
  Result.Id = intern(Identity);
  Result.Name = intern(name(F));
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  Result.IsLambda = Method && Method->getParent()->isLambda();
  const FunctionDecl &Shown = *shown(*this, &F);
  Result.Where = span(Result.IsLambda ? Method->getParent()->getSourceRange()
                                      : SourceRange(Shown.getLocation()));
  Result.Body = span(Shown.getSourceRange());
  Result.ReturnsBoolean = F.getReturnType()->isBooleanType();
  Result.Return = addNode(NodeKind::Return, valueTypeOf(F.getReturnType()),
                          Index, Result.Where, Result.Name);
  for (unsigned I = 0; I < Shown.getNumParams(); ++I) {
    const ParmVarDecl &P = *Shown.getParamDecl(I);
    Result.ParameterTypes.push_back(intern(normalTypeName(P.getType())));
    Result.Parameters.push_back(
        addNode(NodeKind::Parameter, valueTypeOf(P.getType()), Index,
                span(P.getSourceRange()), intern(P.getName()), I));
    Result.ParametersAfter.push_back(
        addNode(NodeKind::After, valueTypeOf(P.getType()), Index,
                span(P.getSourceRange()), intern(P.getName()), I));
  }
  if (Method && (Method->isInstance() || Result.IsLambda)) {
    Result.This =
        addNode(NodeKind::This, ValueType::Other, Index, Result.Where);
    Result.ThisAfter =
        addNode(NodeKind::After, ValueType::Other, Index, Result.Where);
  }
  if (Method) {
    Result.Class = intern(identity(*Method->getParent(), *Method->getParent()));
    for (const CXXMethodDecl *Base : Method->overridden_methods())
      Result.Overrides.push_back(
          intern(functionIdentity(*Base->getCanonicalDecl(), Facts.MainFile)));
  }
  Facts.Functions[Index] = std::move(Result);
  return Index;
}

std::string FactsBuilder::identity(const NamedDecl &D,
                                   const RecordDecl &Class) {
  const RecordDecl *Definition = Class.getDefinition();
  SourceLocation Loc = (Definition ? Definition : &Class)->getLocation();
  if (!isOwn(Loc))
    return name(D);
  return name(D) + "@" + placeIdentity(Loc, SM, Facts.MainFile);
}

NodeId FactsBuilder::field(const FieldDecl &F) {
  const FieldDecl *Pattern = storedAs(F)->getCanonicalDecl();
  auto It = SharedNodes.find(Pattern);
  if (It != SharedNodes.end())
    return It->second;
  NodeId Id = addNode(NodeKind::Field, valueTypeOf(F.getType()), globalScope(),
                      span(SourceRange(F.getLocation())), intern(F.getName()),
                      intern(identity(F, *F.getParent())));
  return SharedNodes[Pattern] = Id;
}

const Expr *FactsBuilder::initialiser(const FieldDecl &F) {
  const Expr *&Known = Initialisers[&F];
  if (!Known)
    Known = F.getInClassInitializer();
  return Known;
}

NodeId FactsBuilder::fieldDefault(const FieldDecl &F) {
  auto [It, IsNew] = FieldDefaults.try_emplace(F.getCanonicalDecl(), NoNode);
  if (IsNew)
    It->second =
        addNode(NodeKind::Variable, valueTypeOf(F.getType()), globalScope(),
                span(SourceRange(F.getLocation())), intern(F.getName()));
  return It->second;
}

NodeId FactsBuilder::global(const VarDecl &V) {
  const VarDecl *Canonical = V.getCanonicalDecl();
  auto It = SharedNodes.find(Canonical);
  if (It != SharedNodes.end())
    return It->second;
  std::string Identity = name(V);
  if (!V.isExternallyVisible())
    Identity +=
        "@" + placeIdentity(Canonical->getLocation(), SM, Facts.MainFile);
  SourceLocation Loc = shown(*this, Canonical)->getLocation();
  NodeId Id =
      addNode(NodeKind::Global, valueTypeOf(V.getType()), globalScope(),
              span(SourceRange(Loc)), intern(V.getName()), intern(Identity));
  Facts.Nodes[Id].IsDefined =
      V.getDefinition() && SM.isInMainFile(SM.getExpansionLoc(Loc));
  return SharedNodes[Canonical] = Id;
}

NodeId FactsBuilder::place(StringRef Name) {
  auto [It, IsNew] = KeptPlaces.try_emplace(Name, NoNode);
  if (IsNew)
    It->second = addNode(NodeKind::Global, ValueType::Other, globalScope(),
                         Span(), /*Text=*/0, intern(Name));
  return It->second;
}

NodeId FactsBuilder::anytime(const ValueDecl &V, uint32_t Function) {
  const Decl *Canonical = V.getCanonicalDecl();
  auto It = SharedNodes.find(Canonical);
  if (It != SharedNodes.end())
    return It->second;
  NodeId Id = addNode(NodeKind::Anytime, valueTypeOf(V.getType()), Function,
                      span(SourceRange(V.getLocation())), intern(V.getName()));
  return SharedNodes[Canonical] = Id;
}

NodeId FactsBuilder::elsewhere(const ValueDecl &V, uint32_t Function) {
  auto [It, IsNew] = ElsewhereNodes.try_emplace(V.getCanonicalDecl(), NoNode);
  if (IsNew)
    It->second =
        addNode(NodeKind::Anytime, valueTypeOf(V.getType()), Function,
                span(SourceRange(V.getLocation())), intern(V.getName()));
  return It->second;
}

NodeId FactsBuilder::capture(const CXXMethodDecl &Lambda, const ValueDecl *V) {
  auto Key = std::pair<const Decl *, const Decl *>(
      Lambda.getCanonicalDecl(), V ? V->getCanonicalDecl() : nullptr);
  auto It = Captures.find(Key);
  if (It != Captures.end())
    return It->second;
  uint32_t Index = function(Lambda);
  NodeId Id =
      V ? addNode(NodeKind::Variable, valueTypeOf(V->getType()), Index,
                  span(SourceRange(V->getLocation())), intern(V->getName()))
        : addNode(NodeKind::This, ValueType::Other, Index,
                  Facts.Functions[Index].Where);
  return Captures[Key] = Id;
}

const std::string &FactsBuilder::name(const NamedDecl &D) {
  const Decl *Key = D.getCanonicalDecl();
  auto It = NameCache.find(Key);
  if (It == NameCache.end())
    It = NameCache.try_emplace(Key, normalName(D)).first;
  return It->second;
}

bool FactsBuilder::typeFits(const Row &R, const NamedDecl &D) {
  const auto *F = dyn_cast<FunctionDecl>(&D);
  bool Takes =
      R.Takes.empty() ||
      (F && llvm::any_of(F->parameters(), [&](const ParmVarDecl *Parameter) {
         return normalTypeName(Parameter->getType()) == R.Takes;
       }));
  bool Gives =
      R.Gives.empty() || (F && normalTypeName(F->getReturnType()) == R.Gives);
  if (R.Type.empty() || !Takes || !Gives)
    return Takes && Gives;
  if (F && F->getNumParams() > 0 &&
      normalTypeName(F->getParamDecl(0)->getType()) == R.Type)
    return true;
  if (F && normalTypeName(F->getReturnType()) == R.Type)
    return true;
  const auto *Spec =
      dyn_cast<ClassTemplateSpecializationDecl>(D.getDeclContext());
  auto Fits = [&](const TemplateArgument &Argument) {
    if (Argument.getKind() == TemplateArgument::Integral)
      return Argument.getIntegralType()->isBooleanType() &&
             R.Type == (Argument.getAsIntegral() == 0 ? "false" : "true");
    return Argument.getKind() == TemplateArgument::Type &&
           normalTypeName(Argument.getAsType()) == R.Type;
  };
  auto AnyFits = [&](llvm::ArrayRef<TemplateArgument> Arguments) {
    return llvm::any_of(Arguments, [&](const TemplateArgument &Argument) {
      return Fits(Argument) || (Argument.getKind() == TemplateArgument::Pack &&
                                llvm::any_of(Argument.pack_elements(), Fits));
    });
  };
  if (Spec && AnyFits(Spec->getTemplateArgs().asArray()))
    return true;
  const TemplateArgumentList *Own =
      F ? F->getTemplateSpecializationArgs() : nullptr;
  return Own && AnyFits(Own->asArray());
}

bool FactsBuilder::initialFits(const Row &R, const NamedDecl &D) {
  const auto *Class = dyn_cast<CXXRecordDecl>(D.getDeclContext());
  if (R.Initial.empty() || !Class || !Class->hasDefinition())
    return R.Initial.empty();
  bool Exceeds = false;
  auto Look = [&](const CXXRecordDecl *Record) {
    for (const FieldDecl *Field : Record->fields()) {
      Expr::EvalResult Number;
      if (Field->hasInClassInitializer() && name(*Field) == R.Initial)
        Exceeds =
            Field->getInClassInitializer()->EvaluateAsInt(Number, Context) &&
            Number.Val.getInt().ugt(R.Exceeds);
    }
    return true;
  };
  Look(Class->getDefinition());
  Class->forallBases(Look);
  return Exceeds;
}

bool FactsBuilder::declares(StringRef Name) {
  auto [It, IsNew] = Declared.try_emplace(Name, false);
  if (!IsNew)
    return It->second;
  llvm::SmallVector<const DeclContext *, 2> Scopes{
      Context.getTranslationUnitDecl()};
  llvm::SmallVector<StringRef, 4> Parts;
  Name.split(Parts, "::");
  for (StringRef Part : Parts) {
    llvm::SmallVector<const DeclContext *, 2> Inner;
    for (const DeclContext *Scope : Scopes)
      for (const NamedDecl *D : Scope->lookup(&Context.Idents.get(Part))) {
        It->second = Part.end() == Name.end();
        if (const auto *Next = dyn_cast<DeclContext>(D))
          Inner.push_back(Next);
      }
    Scopes = std::move(Inner);
  }
  return It->second;
}

void FactsBuilder::addRows(llvm::SmallVectorImpl<unsigned> &Found,
                           StringRef Symbol, const NamedDecl &D) {
  for (unsigned Index : Models.find(Symbol)) {
    const Row &R = Models.row(Index);
    bool IsOther = !R.Without.empty() && declares(R.Without);
    if (!IsOther && !llvm::is_contained(Found, Index) && typeFits(R, D) &&
        initialFits(R, D))
      Found.push_back(Index);
  }
}

llvm::ArrayRef<unsigned> FactsBuilder::rows(const NamedDecl &D,
                                            const CXXRecordDecl *Object) {
  std::pair<const Decl *, const Decl *> Key(
      D.getCanonicalDecl(), Object ? Object->getCanonicalDecl() : nullptr);
  auto [It, IsNew] = RowCache.try_emplace(Key);
  if (!IsNew)
    return It->second;
  llvm::SmallVector<unsigned, 2> Found;
  addRows(Found, name(D), D);
  const auto *Declared = dyn_cast<CXXRecordDecl>(D.getDeclContext());
  bool IsConstructor = isa<CXXConstructorDecl>(D);
  if (Declared && Object && !IsConstructor) {
    StringRef Member = name(D);
    Member = Member.substr(Member.rfind("::") + 2);
    auto TryClass = [&](const CXXRecordDecl *Class) {
      addRows(Found, name(*Class) + "::" + Member.str(), D);
      return true;
    };
    TryClass(Object);
    if (Object->hasDefinition() &&
        Object->getCanonicalDecl() != Declared->getCanonicalDecl())
      Object->forallBases(TryClass);
  }
  // Inheriting and derived constructors mean what those of the base do only if
  // a row says so: a derived server is a server.
  return RowCache[Key] = std::move(Found);
}

std::optional<unsigned> FactsBuilder::constantRow(const NamedDecl &D) {
  auto Find = [&](llvm::ArrayRef<unsigned> Rows) -> std::optional<unsigned> {
    const auto *Found = llvm::find_if(Rows, [&](unsigned Index) {
      return Models.row(Index).R == Role::Constant;
    });
    return Found == Rows.end() ? std::nullopt : std::optional(*Found);
  };
  const auto *Group = dyn_cast<NamedDecl>(D.getDeclContext());
  if (std::optional<unsigned> Own = Find(rows(D, nullptr)); Own || !Group)
    return Own;
  return Find(Models.find(name(*Group)));
}

/// The functions that \p Method overrides, those that these do included.
static void addOverridden(const CXXMethodDecl &Method,
                          llvm::SmallVectorImpl<const CXXMethodDecl *> &Found) {
  for (const CXXMethodDecl *Base : Method.overridden_methods()) {
    Found.push_back(Base);
    addOverridden(*Base, Found);
  }
}

void FactsBuilder::recordOverridden(const CXXMethodDecl &Method) {
  llvm::SmallVector<const CXXMethodDecl *, 2> Bases;
  addOverridden(Method, Bases);
  for (const CXXMethodDecl *Base : Bases) {
    Call C;
    for (unsigned Row : rows(*Base, nullptr))
      if (Models.row(Row).Overridden)
        C.Rows.push_back(Row);
    if (C.Rows.empty())
      continue;
    C.Name = intern(name(*Base));
    C.Function = globalScope();
    C.Where = C.NameWhere = span(SourceRange(Method.getLocation()));
    C.Arguments.push_back(addNode(NodeKind::Function, ValueType::Other,
                                  globalScope(), C.Where, intern(name(Method)),
                                  function(Method)));
    C.ArgumentsAfter.push_back(NoNode);
    C.ArgumentWhere.push_back(C.Where);
    Facts.Calls.push_back(std::move(C));
  }
}

bool FactsBuilder::isOwn(SourceLocation Loc) const {
  if (Loc.isInvalid())
    return false;
  Loc = SM.getExpansionLoc(Loc);
  return !SM.isInSystemHeader(Loc) && !isOfLibrary(SM.getFileID(Loc));
}

bool FactsBuilder::isOfLibrary(FileID File) const {
  if (LibraryFiles.empty())
    return false;
  auto [It, IsNew] = IsOfLibrary.try_emplace(File);
  if (IsNew)
    It->second = findWhetherOfLibrary(File);
  return It->second;
}

bool FactsBuilder::findWhetherOfLibrary(FileID File) const {
  for (; File.isValid(); File = SM.getFileID(SM.getIncludeLoc(File)))
    if (LibraryFiles.contains(pathOf(File)))
      return true;
  return false;
}

bool FactsBuilder::implementsModelled(const Decl &D) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&D);
  return Method && Method->isOutOfLine() &&
         Method->isThisDeclarationADefinition() &&
         !SM.isInMainFile(
             SM.getExpansionLoc(Method->getParent()->getLocation())) &&
         Models.modelsClass(name(*Method->getParent()));
}

void FactsBuilder::findLibraryFiles(const DeclContext &Scope, unsigned Depth) {
  for (const Decl *D : Scope.decls()) {
    SourceLocation Loc = SM.getExpansionLoc(D->getLocation());
    if (Loc.isInvalid() || SM.isInSystemHeader(Loc))
      continue;
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(D); Namespace && Depth)
      findLibraryFiles(*Namespace, Depth - 1);
    if (SM.isInMainFile(Loc)) {
      if (implementsModelled(*D))
        LibraryFiles.insert(pathOf(SM.getMainFileID()));
      continue;
    }
    const auto *Template = dyn_cast<ClassTemplateDecl>(D);
    const auto *Record =
        Template ? Template->getTemplatedDecl() : dyn_cast<CXXRecordDecl>(D);
    if (Record && Record->isThisDeclarationADefinition() &&
        Models.modelsClass(name(*Record)))
      LibraryFiles.insert(pathOf(SM.getFileID(Loc)));
  }
}
