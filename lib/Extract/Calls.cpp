//===- Calls.cpp - Calls as facts -----------------------------------------===//

#include "Extract/CallSite.h"
#include "Extract/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using namespace clang;

bool BodyExtractor::isWritableReference(QualType Type) {
  if (const auto *Reference = Type->getAs<LValueReferenceType>())
    return !Reference->getPointeeType().isConstQualified();
  const auto *Pointer = Type->getAs<PointerType>();
  return Pointer && !Pointer->getPointeeType().isConstQualified() &&
         !Pointer->getPointeeType()->isFunctionType();
}

/// The type of \p E as it was declared, not that of the base whose member is
/// named.
static QualType staticType(const Expr &E) {
  return E.IgnoreParenBaseCasts()->getType();
}

Call BodyExtractor::modelledCall(llvm::StringRef Name,
                                 llvm::ArrayRef<unsigned> Rows,
                                 const Expr &At) {
  Call C;
  C.Name = B.intern(Name);
  C.Function = Index;
  C.Block = BlockNumber;
  C.Behind = Behind;
  C.Where = C.NameWhere = B.span(At);
  C.Rows.assign(Rows.begin(), Rows.end());
  return C;
}

/// \p At reads or writes \p Member of \p Object.
Call BodyExtractor::modelledAccess(const NamedDecl &Member,
                                   llvm::ArrayRef<unsigned> Rows,
                                   const Expr &At, const Expr &Object) {
  Call C = modelledCall(B.name(Member), Rows, At);
  C.IsField = true;
  C.Object = value(&Object);
  C.ObjectType = B.intern(normalTypeName(staticType(Object)));
  return C;
}

void BodyExtractor::recordField(const MemberExpr &E, NodeId Value,
                                bool Written) {
  const ValueDecl &Field = *E.getMemberDecl();
  llvm::ArrayRef<unsigned> Rows =
      B.rows(Field, recordOf(staticType(*E.getBase())));
  if (Rows.empty())
    return;
  Call C = modelledAccess(Field, Rows, E, *E.getBase());
  if (Written) {
    C.Arguments.push_back(Value);
    C.ArgumentsAfter.push_back(NoNode);
    C.ArgumentWhere.push_back(C.Where);
  } else {
    C.Result = Value;
  }
  B.Facts.Calls.push_back(std::move(C));
}

/// What writes the right-hand side of \p Streaming, `stream << value`: a
/// library's stream hands an object of the project's own on to the operator
/// of its class.
const FunctionDecl *
BodyExtractor::streamingCallee(const CallExpr &Streaming) const {
  const FunctionDecl *Callee = Streaming.getDirectCallee();
  const CXXRecordDecl *Class = recordOf(Streaming.getArg(1)->getType());
  if (!Callee || !Class || B.isOwn(Callee->getLocation()))
    return Callee;
  const FunctionDecl *Own = operatorOf(
      *Class, B.Context.DeclarationNames.getCXXOperatorName(OO_LessLess));
  return Own && B.isOwn(Own->getLocation()) ? Own : Callee;
}

/// The class that \p E is of and no other derived from it, or null: it names an
/// object that was made in sight.
const CXXRecordDecl *BodyExtractor::exactClass(const Expr *E) {
  for (int Steps = 0; E && Steps < 8; ++Steps) {
    E = bare(E);
    if (const auto *New = dyn_cast<CXXNewExpr>(E))
      return New->getAllocatedType()->getAsCXXRecordDecl();
    if (isa<CXXConstructExpr>(E))
      return E->getType()->getAsCXXRecordDecl();
    if (const auto *Unary = dyn_cast<UnaryOperator>(E);
        Unary &&
        (Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref)) {
      E = Unary->getSubExpr();
      continue;
    }
    const auto *Name = dyn_cast<DeclRefExpr>(E);
    const auto *V = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
    if (!V || !V->isLocalVarDecl())
      return nullptr;
    if (const CXXRecordDecl *Class = V->getType()->getAsCXXRecordDecl())
      return Class;
    E = V->getType()->isReferenceType() || staysAsMade(*V) ? V->getInit()
                                                           : nullptr;
  }
  return nullptr;
}

/// The function of the project's that a call of \p Callee, a virtual one, runs
/// on \p Object; \p Callee itself if that is not known.
const FunctionDecl *BodyExtractor::overrider(const FunctionDecl *Callee,
                                             const Expr &Object) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  if (!F || !Method || !Method->isVirtual() || !B.isOwn(Method->getLocation()))
    return Callee;
  const CXXRecordDecl *Class = exactClass(&Object);
  if (!Class || !Class->hasDefinition())
    return Callee;
  const CXXMethodDecl *Final = Method->getCorrespondingMethodInClass(Class);
  return Final && B.isOwn(Final->getLocation()) ? Final : Callee;
}

void BodyExtractor::fillMember(Site &S, const CXXMemberCallExpr &E) {
  S.Object = E.getImplicitObjectArgument();
  if (const auto *Named = dyn_cast<MemberExpr>(E.getCallee()->IgnoreParens());
      Named && !Named->hasQualifier())
    S.Callee = overrider(S.Callee, *S.Object);
  if (!S.Callee)
    S.CalledValue = E.getCallee();
}

NodeId BodyExtractor::computeCall(const CallExpr &E) {
  Site S{.E = E, .Callee = E.getDirectCallee()};
  llvm::ArrayRef<const Expr *> Written(E.getArgs(), E.getNumArgs());
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&E)) {
    fillMember(S, *Member);
  } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E)) {
    if (Operator->getOperator() == OO_Equal)
      return computeAssignment(*Operator);
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(S.Callee);
    S.IsStreaming =
        Operator->getOperator() == OO_LessLess && Operator->getNumArgs() == 2;
    if (S.IsStreaming)
      S.Callee = streamingCallee(E);
    if (Method || S.IsStreaming) {
      S.Object = Written.front();
      Written = Written.drop_front();
    }
    if (Operator->getOperator() == OO_Call &&
        !(Method &&
          (Method->getParent()->isLambda() || B.isOwn(Method->getLocation()))))
      S.CalledValue = S.Object;
  } else if (!S.Callee) {
    S.CalledValue = E.getCallee();
  }
  S.Arguments.assign(Written.begin(), Written.end());
  // What a getter gave is still what it gives, until its object changes: a
  // test of `req.get("id")` holds for the next `req.get("id")`.
  const auto *Getter = dyn_cast_or_null<CXXMethodDecl>(S.Callee);
  PlaceId P = Getter && S.Object && !S.IsStreaming && isAccessor(*Getter)
                  ? place(&E)
                  : NoPlace;
  if (auto It = Now.find(P); P != NoPlace && It != Now.end())
    return It->second;
  NodeId Result = finish(S);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E);
      Operator && Operator->getOperator() == OO_PlusEqual && !S.IsOwn)
    recordWrite(*Operator->getArg(0), *Operator->getArg(1));
  if (P != NoPlace && Places[P].Root != P) {
    recordRead(P, Result);
    Now[P] = Result;
  }
  return Result;
}

NodeId BodyExtractor::computeAssignment(const CXXOperatorCallExpr &E) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(E.getDirectCallee());
  NodeId Right = value(E.getArg(1));
  bool IsOwn =
      Method && Method->isUserProvided() && B.isOwn(Method->getLocation());
  if (!IsOwn) {
    if (writeTied(E.getArg(0), E.getArg(1)->getType(), Right))
      return Right;
    write(E.getArg(0), Right);
    recordWrite(*E.getArg(0), *E.getArg(1));
    return Right;
  }
  Site S{.E = E, .Callee = Method, .Object = E.getArg(0)};
  S.Arguments.push_back(E.getArg(1));
  return finish(S);
}

NodeId BodyExtractor::computeConstruct(const CXXConstructExpr &E) {
  const CXXConstructorDecl &Constructor = *E.getConstructor();
  if (Constructor.isCopyOrMoveConstructor() && E.getNumArgs() >= 1 &&
      (!Constructor.isUserProvided() || !B.isOwn(Constructor.getLocation())))
    return value(E.getArg(0));
  Site S{.E = E, .Callee = &Constructor};
  S.Arguments.assign(E.arg_begin(), E.arg_end());
  return finish(S);
}

void BodyExtractor::fillArguments(Site &S) {
  if (S.Object)
    S.C.Object = value(S.Object);
  for (const Expr *Argument : S.Arguments) {
    const auto *Default = dyn_cast<CXXDefaultArgExpr>(Argument);
    NodeId Value = NoNode;
    if (!Default)
      Value = value(Argument);
    else if (S.Callee && B.isOwn(S.Callee->getLocation()))
      Value = value(Default->getExpr()); // A library's own are its affair.
    S.C.Arguments.push_back(Value);
    S.C.ArgumentsAfter.push_back(NoNode);
    S.C.ArgumentWhere.push_back(Default ? Span() : B.span(*Argument));
  }
  // Of `s.erase(remove_if(s…), s.end())` the arguments write to the object.
  if (S.Object && !S.IsStreaming && !S.Arguments.empty() &&
      isa<DeclRefExpr>(S.Object->IgnoreParenImpCasts()))
    if (auto Held = Now.find(place(S.Object)); Held != Now.end())
      S.C.Object = Held->second;
}

/// The object that a chain of `<<` begins with.
static const Expr *leftmost(const Expr *Stream) {
  for (;;) {
    Stream = Stream->IgnoreParenImpCasts();
    if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(Stream))
      Stream = Temporary->getSubExpr();
    else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(Stream))
      Stream = Bound->getSubExpr();
    else if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Stream))
      Stream = Cast->getSubExpr();
    else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(Stream);
             Call && Call->getOperator() == OO_LessLess)
      Stream = Call->getArg(0);
    else
      return Stream;
  }
}

void BodyExtractor::addStreamRows(Site &S) {
  const Expr *Stream = leftmost(S.Object);
  llvm::SmallVector<unsigned, 4> Found;
  // Of a file that is opened right here, the name is another argument.
  auto Add = [&](llvm::ArrayRef<unsigned> Rows) {
    for (unsigned Row : Rows)
      if (const class Row &R = B.Models.row(Row);
          R.R == Role::Sink && R.text("kind") != "path")
        Found.push_back(Row);
  };
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Stream))
    Add(B.rows(*Reference->getDecl(), nullptr));
  else if (const auto *Call = dyn_cast<CallExpr>(Stream);
           Call && Call->getDirectCallee())
    Add(B.rows(*Call->getDirectCallee(), recordOf(Stream->getType())));
  else if (const auto *Made = dyn_cast<CXXConstructExpr>(Stream))
    Add(B.rows(*Made->getConstructor(), nullptr));
  Add(B.Models.find(normalTypeName(Stream->getType())));
  for (unsigned Row : Found)
    if (!llvm::is_contained(S.C.Rows, Row))
      S.C.Rows.push_back(Row);
}

/// What is given to a function template, or to the class a constructor is of.
static llvm::ArrayRef<TemplateArgument>
templateArguments(const FunctionDecl &Callee) {
  const TemplateArgumentList *List = Callee.getTemplateSpecializationArgs();
  if (const auto *Spec =
          dyn_cast<ClassTemplateSpecializationDecl>(Callee.getDeclContext());
      !List && Spec)
    List = &Spec->getTemplateArgs();
  return List ? List->asArray() : llvm::ArrayRef<TemplateArgument>();
}

/// What Function::Class says of the members of a class.
static StringId typeIdentity(FactsBuilder &B, QualType Type) {
  const CXXRecordDecl *Class = recordOf(Type);
  return B.intern(Class ? B.identity(*Class, *Class) : normalTypeName(Type));
}

/// The types given to a function template, or to the class a constructor is
/// of: `sign<none>`, `App<Cors>`.
static void addTypeArguments(FactsBuilder &B, const FunctionDecl &Callee,
                             Call &C) {
  auto Add = [&](const TemplateArgument &Argument, auto &&Self) -> void {
    if (Argument.getKind() == TemplateArgument::Type)
      C.TypeArguments.push_back(typeIdentity(B, Argument.getAsType()));
    else if (Argument.getKind() == TemplateArgument::Pack)
      for (const TemplateArgument &Part : Argument.pack_elements())
        Self(Part, Self);
  };
  for (const TemplateArgument &Argument : templateArguments(Callee))
    Add(Argument, Add);
}

/// Records that \p Source becomes what \p Target names: a modelled field, or
/// what a modelled accessor of a library refers to, `response.body() = text`.
void BodyExtractor::recordWrite(const Expr &Target, const Expr &Source) {
  const Expr *Bare = Target.IgnoreParenImpCasts();
  if (const auto *Member = dyn_cast<MemberExpr>(Bare))
    return recordField(*Member, value(&Source), /*Written=*/true);
  const auto *Accessor = dyn_cast<CXXMemberCallExpr>(Bare);
  const CXXMethodDecl *Callee = Accessor ? Accessor->getMethodDecl() : nullptr;
  if (!Callee || B.isOwn(Callee->getLocation()) ||
      !isWritableReference(Callee->getReturnType()))
    return;
  const Expr &Object = *Accessor->getImplicitObjectArgument();
  llvm::ArrayRef<unsigned> Rows = B.rows(*Callee, recordOf(staticType(Object)));
  if (Rows.empty())
    return;
  Call C = modelledAccess(*Callee, Rows, *Accessor, Object);
  addTypeArguments(B, *Callee, C);
  auto AddArgument = [&](const Expr &Given) {
    C.Arguments.push_back(value(&Given));
    C.ArgumentsAfter.push_back(NoNode);
    C.ArgumentWhere.push_back(B.span(Given));
  };
  for (const Expr *Argument : Accessor->arguments())
    AddArgument(*Argument);
  AddArgument(Source);
  B.Facts.Calls.push_back(std::move(C));
}

/// Records the bases of classes given to a template whose members it calls.
static void addBases(FactsBuilder &B, const FunctionDecl &Callee) {
  auto Add = [&](const TemplateArgument &Argument, auto &&Self) -> void {
    if (Argument.getKind() == TemplateArgument::Pack)
      for (const TemplateArgument &Part : Argument.pack_elements())
        Self(Part, Self);
    if (Argument.getKind() != TemplateArgument::Type)
      return;
    const CXXRecordDecl *Class = recordOf(Argument.getAsType());
    if (!Class || !Class->hasDefinition())
      return;
    StringId Derived = typeIdentity(B, Argument.getAsType());
    Class->forallBases([&](const CXXRecordDecl *Base) {
      B.Facts.Bases.emplace_back(Derived, B.intern(B.identity(*Base, *Base)));
      return true;
    });
  };
  for (const TemplateArgument &Argument : templateArguments(Callee))
    Add(Argument, Add);
}

/// What a reader takes for the function that is called: for an object that
/// stands for one, as those of std::ranges, the object.
static const NamedDecl &namedCallee(const FunctionDecl &Callee,
                                    const Expr *Object) {
  if (!Object || Callee.getOverloadedOperator() != OO_Call)
    return Callee;
  const auto *Name = dyn_cast<DeclRefExpr>(Object->IgnoreParenImpCasts());
  const auto *Variable = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  if (Variable && Variable->isFileVarDecl() &&
      Variable->getType().isConstQualified())
    return *Variable;
  return Callee;
}

/// An object of a class of the project's that can be called is its functions.
void BodyExtractor::addCallOperators(const Expr &Object, NodeId Made) {
  const CXXRecordDecl *Class = recordOf(Object.getType());
  if (!Class || Class->isLambda() || !B.isOwn(Class->getLocation()))
    return;
  for (const CXXMethodDecl *Method : Class->methods())
    if (Method->getOverloadedOperator() == OO_Call)
      B.addEdge(computeFunction(*Method, Object), Made, EdgeKind::Same);
}

/// Whether the project's own code defines \p F, which a library may declare.
static bool isDefinedHere(const FactsBuilder &B, const FunctionDecl &F) {
  const FunctionDecl *Body = nullptr;
  return F.isDefined(Body) && B.isOwn(Body->getLocation());
}

void BodyExtractor::fillCallee(Site &S, const CXXRecordDecl *Object) {
  Call &C = S.C;
  const NamedDecl &Named = namedCallee(*S.Callee, S.Object);
  C.Name = B.intern(B.name(Named));
  S.IsOwn = C.IsOwn = B.isOwn(S.Callee->getLocation());
  if (S.IsOwn || isDefinedHere(B, *S.Callee)) {
    C.Target = B.function(*S.Callee);
    C.Callee = B.Facts.Functions[C.Target].Id;
  }
  unsigned Written = llvm::count_if(
      S.Arguments, [](const Expr *A) { return !isa<CXXDefaultArgExpr>(A); });
  for (unsigned Row : B.rows(Named, Object))
    if (fits(B.Models.row(Row), Written))
      C.Rows.push_back(Row);
  if (!C.Rows.empty())
    addTypeArguments(B, *S.Callee, C);
  if (llvm::any_of(C.Rows, [&](uint32_t Index) {
        const class Row &R = B.Models.row(Index);
        return R.R == Role::MiddlewareClass || R.has("members");
      }))
    addBases(B, *S.Callee);
}

NodeId BodyExtractor::finish(Site &S) {
  Call &C = S.C;
  C.Function = Index;
  C.Block = BlockNumber;
  C.Behind = Behind;
  C.Where = B.span(S.E);
  C.NameWhere = C.Where;
  if (const auto *E = dyn_cast<CallExpr>(&S.E))
    if (const auto *Member =
            dyn_cast<MemberExpr>(E->getCallee()->IgnoreParens()))
      C.NameWhere = B.span(SourceRange(Member->getMemberLoc()));
  C.InTry = recordTries(S.E);
  C.IsConstruction = isa_and_nonnull<CXXConstructorDecl>(S.Callee);
  fillArguments(S);
  if (S.CalledValue)
    C.Callable = value(S.CalledValue);
  const CXXRecordDecl *Record = nullptr;
  if (S.Object) {
    Record = recordOf(staticType(*S.Object));
    C.ObjectType = B.intern(normalTypeName(staticType(*S.Object)));
  } else if (C.IsConstruction) {
    C.ObjectType = B.intern(normalTypeName(S.E.getType()));
  }
  if (S.Callee)
    fillCallee(S, Record);
  if (S.IsStreaming)
    addStreamRows(S);

  S.Index = B.Facts.Calls.size();
  C.Result = B.addNode(NodeKind::Call, valueTypeOf(S.E.getType()), Index,
                       C.Where, C.Name, S.Index);
  B.Facts.Calls.push_back(C);
  if (C.IsConstruction)
    addCallOperators(S.E, C.Result);
  if (!applyRows(S))
    applyDefaults(S);
  addEffects(S);
  addReturnTests(S);
  B.Facts.Calls[S.Index] = C;
  return C.Result;
}

/// Behind a verification that throws, the token, what it was made of and what
/// was read from it have passed it.
void BodyExtractor::addVerifiedTest(const Site &S) {
  const Row *R = rowOf(S.C, Role::TokenVerify);
  if (!R || R->text("fails") != "throws")
    return;
  Position Token = R->position("token", {});
  if (Token.At != Position::Argument || Token.Index >= S.C.Arguments.size())
    return;
  NodeId After = S.C.ArgumentsAfter[Token.Index];
  markTested(Now, sliceOf(After == NoNode ? S.C.Arguments[Token.Index] : After),
             {.Condition = S.C.Result, .Returned = true}, S.C.Where);
}

void BodyExtractor::addReturnTests(Site &S) {
  addVerifiedTest(S);
  if (!S.IsOwn || !S.Callee || S.Callee->isOverloadedOperator())
    return;
  NodeSet Slice;
  for (unsigned I = 0; I < S.Arguments.size(); ++I)
    if (S.C.Arguments[I] != NoNode && S.C.ArgumentsAfter[I] == NoNode)
      Slice.insert(S.C.Arguments[I]);
  if (S.C.Object != NoNode && S.C.ObjectAfter == NoNode)
    Slice.insert(S.C.Object);
  // What was put into an object is given with it.
  for (unsigned I = 0; I < Slice.size() && Slice.size() < MaxSlice; ++I)
    for (uint32_t Incoming : B.edgesInto(Slice[I]))
      if (const Edge &E = B.Facts.Edges[Incoming];
          (E.Kind == EdgeKind::Store || E.Kind == EdgeKind::Keep ||
           E.Kind == EdgeKind::Same) &&
          B.Facts.Nodes[E.From].Function == Index)
        Slice.insert(E.From);
  markTested(Now, Slice, {.Condition = S.C.Result, .Returned = true},
             S.C.Where);
}
