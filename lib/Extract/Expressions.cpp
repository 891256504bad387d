//===- Expressions.cpp - The values of expressions ------------------------===//

#include "Extract/BodyExtractor.h"
#include "Extract/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace portcullis;
using namespace clang;

NodeId BodyExtractor::newValue(const Expr &E, llvm::StringRef Text) {
  return B.addNode(NodeKind::Value, valueTypeOf(E.getType()), Index, B.span(E),
                   B.intern(Text));
}

NodeId BodyExtractor::literal(const Expr &E, llvm::StringRef Text,
                              ValueType Type) {
  return B.addNode(NodeKind::Literal, Type, Index, B.literalSpan(E),
                   B.intern(Text), Behind);
}

NodeId BodyExtractor::value(const Expr *E) {
  if (!E || E->getType().isNull())
    return NoNode;
  auto It = Values.find(E);
  if (It != Values.end())
    return It->second;
  NodeId Result = compute(E);
  Values[E] = Result;
  return Result;
}

const Expr *BodyExtractor::wrapped(const Expr *E) const {
  if (const auto *Paren = dyn_cast<ParenExpr>(E))
    return Paren->getSubExpr();
  if (const auto *Full = dyn_cast<FullExpr>(E))
    return Full->getSubExpr();
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
    return Temporary->getSubExpr();
  if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E))
    return Bound->getSubExpr();
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    return Cast->getSubExpr();
  if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E))
    return List->getSubExpr();
  if (const auto *Opaque = dyn_cast<OpaqueValueExpr>(E))
    return Opaque->getSourceExpr();
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(E))
    // A constructor's own has been read with the graph of its body.
    return Values.contains(Default->getExpr())
               ? Default->getExpr()
               : B.initialiser(*Default->getField());
  if (const auto *Wait = dyn_cast<CoroutineSuspendExpr>(E))
    return Wait->getOperand(); // What a task gives in the end is the task.
  if (const auto *Subst = dyn_cast<SubstNonTypeTemplateParmExpr>(E))
    return Subst->getReplacement();
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E))
    return Rewritten->getSemanticForm();
  return nullptr;
}

NodeId BodyExtractor::computeWrapped(const Expr &E, const Expr &Inner) {
  NodeId Result = value(&Inner);
  ValueType Type = valueTypeOf(E.getType());
  // Narrowing and widening keep the value, but it is a number from here on.
  if (!isa<CastExpr, CoroutineSuspendExpr>(E) || Result == NoNode ||
      Type == B.Facts.Nodes[Result].Type || Type == ValueType::Other)
    return Result;
  NodeId Converted = newValue(E);
  B.addEdge(Result, Converted, EdgeKind::Same);
  return Converted;
}

NodeId BodyExtractor::compute(const Expr *E) {
  if (std::optional<NodeId> Constant = computeConstant(*E))
    return *Constant;
  if (const auto *Typed = dyn_cast<CXXFunctionalCastExpr>(E))
    if (const auto *List = dyn_cast<InitListExpr>(Typed->getSubExpr()))
      return computeTypedList(*List, *Typed);
  if (const Expr *Inner = wrapped(E))
    return computeWrapped(*E, *Inner);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
    return computeVariable(*Reference);
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return computeMember(*Member);
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return computeCall(*Call);
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
    return computeConstruct(*Made);
  if (const auto *Binary = dyn_cast<BinaryOperator>(E))
    return computeBinary(*Binary);
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return computeUnary(*Unary);
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(E))
    return computeConditional(*Choice);
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return computeInitList(*List);
  if (const auto *L = dyn_cast<LambdaExpr>(E))
    return computeLambda(*L);
  if (isa<CXXThisExpr>(E))
    return current(thisPlace());
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    return computeNew(*New);
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
    NodeId Result = newValue(*E);
    B.addEdge(value(Subscript->getBase()), Result, EdgeKind::Load,
              keyOf(Subscript->getIdx()));
    recordBuiltin("operator[]", *E, *Subscript->getIdx());
    return Result;
  }
  if (isa<CXXDefaultArgExpr>(E))
    return NoNode;
  NodeId Result = newValue(*E);
  for (const Stmt *Child : E->children())
    if (const auto *Operand = dyn_cast_or_null<Expr>(Child))
      B.addEdge(value(Operand), Result, EdgeKind::Operand);
  return Result;
}

NodeId BodyExtractor::computeNew(const CXXNewExpr &E) {
  if (std::optional<const Expr *> Size = E.getArraySize(); Size && *Size)
    recordBuiltin("operator new[]", E, **Size);
  const Expr *Init = E.getInitializer();
  return Init ? value(Init) : newValue(E);
}

/// Seconds in one tick of std::chrono::duration<Rep, Period> \p Type, as
/// numerator and denominator; nothing if it is another type.
static std::optional<std::pair<int64_t, int64_t>> tickOf(QualType Type) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  if (!Spec || Spec->getName() != "duration" ||
      normalName(*Spec) != "std::chrono::duration")
    return std::nullopt;
  const auto *Period = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Spec->getTemplateArgs()[1].getAsType()->getAsCXXRecordDecl());
  if (!Period || Period->getTemplateArgs().size() != 2)
    return std::nullopt;
  return std::pair(Period->getTemplateArgs()[0].getAsIntegral().getExtValue(),
                   Period->getTemplateArgs()[1].getAsIntegral().getExtValue());
}

/// Whether \p D is a number that a library gives a name, as an enumerator is:
/// `const int verify_none = 0;`.
static bool isNamedConstant(const FactsBuilder &B, const ValueDecl &D) {
  const auto *Constant = dyn_cast<VarDecl>(&D);
  return Constant && Constant->isFileVarDecl() &&
         !Constant->isStaticDataMember() && Constant->hasInit() &&
         Constant->getType().isConstQualified() &&
         Constant->getType()->isIntegerType() &&
         !B.isOwn(Constant->getLocation());
}

/// The row that says what \p D, a constant of a library, stands for.
static std::optional<unsigned> constantRow(FactsBuilder &B,
                                           const ValueDecl &D) {
  const auto *Variable = dyn_cast<VarDecl>(&D);
  return isa<EnumConstantDecl>(D) || (Variable && Variable->isFileVarDecl())
             ? B.constantRow(D)
             : std::nullopt;
}

/// The text that \p R says the constant called \p Name stands for.
static std::string constantText(const Row &R, StringRef Name) {
  if (R.has("text"))
    return R.text("text").str();
  Name.consume_front(R.text("prefix"));
  std::string Text = Name.str();
  if (R.has("underscore"))
    for (size_t I = 0; (I = Text.find('_', I)) != std::string::npos;)
      Text.replace(I, 1, R.text("underscore"));
  return Text;
}

std::optional<NodeId>
BodyExtractor::computeNamedConstant(const DeclRefExpr &E) {
  const ValueDecl &D = *E.getDecl();
  if (std::optional<unsigned> R = constantRow(B, D)) {
    Call Read = modelledCall(B.name(D), *R, E);
    Read.IsField = true;
    B.Facts.Calls.push_back(std::move(Read));
    return literal(E, constantText(B.Models.row(*R), D.getName()),
                   ValueType::Text);
  }
  if (isa<EnumConstantDecl>(D) || isNamedConstant(B, D))
    return literal(E, D.getName(), ValueType::Enumeration);
  return std::nullopt;
}

std::optional<NodeId> BodyExtractor::computeConstant(const Expr &E) {
  if (E.isValueDependent())
    return std::nullopt;
  if (const auto *Text = dyn_cast<clang::StringLiteral>(&E))
    return literal(
        E, Text->isOrdinary() || Text->isUTF8() ? Text->getString() : "",
        ValueType::Text);
  if (const auto *Number = dyn_cast<IntegerLiteral>(&E))
    return literal(E, llvm::toString(Number->getValue(), 10, false),
                   ValueType::Number);
  if (const auto *Truth = dyn_cast<CXXBoolLiteralExpr>(&E))
    return literal(E, Truth->getValue() ? "true" : "false", ValueType::Boolean);
  if (const auto *Char = dyn_cast<CharacterLiteral>(&E))
    return literal(E, std::string(1, static_cast<char>(Char->getValue())),
                   ValueType::Text);
  if (isa<CXXNullPtrLiteralExpr, GNUNullExpr>(E))
    return literal(E, "nullptr", ValueType::Other);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&E))
    if (std::optional<NodeId> Named = computeNamedConstant(*Reference))
      return Named;
  // Folded, so that a lifetime of 24 * 30 hours is known, and -1.
  Expr::EvalResult Result;
  const auto *Binary = dyn_cast<BinaryOperator>(&E);
  const auto *Unary = dyn_cast<UnaryOperator>(&E);
  bool IsFoldable =
      (Binary && (Binary->isAdditiveOp() || Binary->isMultiplicativeOp() ||
                  Binary->isBitwiseOp())) ||
      (Unary && Unary->getOpcode() == UO_Minus);
  if (IsFoldable && E.getType()->isIntegerType() &&
      E.EvaluateAsInt(Result, B.Context))
    return literal(E, llvm::toString(Result.Val.getInt(), 10),
                   ValueType::Number);
  if (!isa<CXXConstructExpr>(E))
    return std::nullopt;
  auto Tick = tickOf(E.getType());
  const auto *Made = dyn_cast<CXXConstructExpr>(&E);
  if (!Tick || !Made || Made->getNumArgs() == 0 ||
      !Made->getArg(0)->getType()->isIntegerType() ||
      !Made->getArg(0)->EvaluateAsInt(Result, B.Context))
    return std::nullopt;
  int64_t Ticks = Result.Val.getInt().getExtValue();
  return literal(E, std::to_string(Ticks * Tick->first / Tick->second) + "s",
                 ValueType::Number);
}

NodeId BodyExtractor::computeFunction(const FunctionDecl &Callee,
                                      const Expr &At) {
  return B.addNode(NodeKind::Function, ValueType::Other, Index, B.span(At),
                   B.intern(B.name(Callee)), B.function(Callee));
}

NodeId BodyExtractor::computeVariable(const DeclRefExpr &E) {
  if (const auto *Callee = dyn_cast<FunctionDecl>(E.getDecl()))
    return computeFunction(*Callee, E);
  if (const auto *Binding = dyn_cast<BindingDecl>(E.getDecl()))
    if (!Now.contains(variablePlace(Binding)) && Binding->getBinding() &&
        !Lambda)
      return value(Binding->getBinding());
  const auto *V = dyn_cast<VarDecl>(E.getDecl());
  if (!V)
    return isa<BindingDecl>(E.getDecl()) ? current(place(&E)) : newValue(E);
  if (auto Alias = Aliases.find(cast<ValueDecl>(V->getCanonicalDecl()));
      Alias != Aliases.end()) {
    PlaceId P = place(Alias->second);
    NodeId Held = P != NoPlace && Now.contains(P) ? Now[P] : NoNode;
    if (Held == NoNode)
      Held = value(Alias->second);
    return V->getType()->isPointerType() ? named(Held, E) : Held;
  }
  NodeId Value = current(place(&E));
  if (Value == NoNode)
    return Value;
  return Now[place(&E)] = named(Value, E);
}

/// \p Value by the name of the variable: names tell what is sensitive.
NodeId BodyExtractor::named(NodeId Value, const DeclRefExpr &E) {
  const Node Held = B.Facts.Nodes[Value];
  const StringRef Name = cast<VarDecl>(E.getDecl())->getName();
  if (B.Facts.Strings[Held.Text] == Name && Held.Kind != NodeKind::Literal)
    return Value;
  NodeId Named = B.addNode(NodeKind::Variable, Held.Type, Index, B.span(E),
                           B.intern(Name));
  B.addEdge(Value, Named, EdgeKind::Same);
  return Named;
}

/// Whether \p Base is an object that a caller made, who may not be known.
static bool isOfParameter(const Expr *Base) {
  const auto *Reference = dyn_cast<DeclRefExpr>(Base->IgnoreParenImpCasts());
  return Reference && isa<ParmVarDecl>(Reference->getDecl());
}

NodeId BodyExtractor::computeMember(const MemberExpr &E) {
  const ValueDecl *Member = E.getMemberDecl();
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Member))
    return computeFunction(*Method, E);
  if (const auto *Static = dyn_cast<VarDecl>(Member))
    return B.global(*Static);
  const auto *Field = dyn_cast<FieldDecl>(Member);
  if (!Field)
    return newValue(E);
  PlaceId P = place(&E);
  if (auto It = Now.find(P); P != NoPlace && It != Now.end())
    return It->second;
  NodeId Base = value(E.getBase());
  NodeId Result = B.addNode(NodeKind::Variable, valueTypeOf(Field->getType()),
                            Index, B.span(E), B.intern(Field->getName()));
  // The second half of a pair stands for the pair: a map's element is its
  // value, and its key is something else.
  bool IsValue =
      Field->getParent()->isInStdNamespace() && Field->getName() == "second";
  B.addEdge(Base, Result, IsValue ? EdgeKind::Same : EdgeKind::Load,
            IsValue ? 0 : B.intern(storedAs(*Field)->getName()));
  if (isShared(*Field, E.getBase()))
    B.addEdge(B.field(*Field), Result, EdgeKind::Same);
  else if (Field->hasInClassInitializer() && isOfParameter(E.getBase()))
    B.addEdge(B.fieldDefault(*Field), Result, EdgeKind::Same);
  recordField(E, Result, /*Written=*/false);
  if (P != NoPlace) {
    recordRead(P, Result);
    Now[P] = Result;
  }
  return Result;
}

void BodyExtractor::recordRead(PlaceId P, NodeId Result) {
  PlaceId Root = Places[P].Root;
  NodeId Held = Root == P ? NoNode : current(Root);
  if (Held == NoNode || Result == NoNode)
    return;
  Roots[Result] = Held;
  Call *Read = nullptr;
  if (B.Facts.Nodes[Result].Kind == NodeKind::Call)
    Read = &B.Facts.Calls[B.Facts.Nodes[Result].Ref];
  else if (!B.Facts.Calls.empty() && B.Facts.Calls.back().IsField &&
           B.Facts.Calls.back().Result == Result)
    Read = &B.Facts.Calls.back();
  if (!Read)
    return;
  Read->Root = Held;
  Read->Reads = B.intern(Places[P].Key.drop_front(Places[Root].Key.size()));
}

NodeId BodyExtractor::computeBinary(const BinaryOperator &E) {
  if (E.getOpcode() == BO_Comma)
    return value(E.getRHS());
  if (E.getOpcode() == BO_Assign) {
    NodeId Right = value(E.getRHS());
    write(E.getLHS(), Right);
    recordWrite(*E.getLHS(), *E.getRHS());
    return Right;
  }
  NodeId Result = newValue(E, E.getOpcodeStr());
  NodeId Left = value(E.getLHS());
  NodeId Right = value(E.getRHS());
  EdgeKind Kind =
      E.getType()->isPointerType() ? EdgeKind::Part : EdgeKind::Operand;
  // `n + 1` is as large as the client likes; `n % 8` is not.
  bool IsScaled =
      E.getType()->isIntegerType() && !E.isComparisonOp() &&
      (BinaryOperator::isAdditiveOp(E.getOpcode()) || E.getOpcode() == BO_Mul ||
       E.getOpcode() == BO_AddAssign || E.getOpcode() == BO_SubAssign ||
       E.getOpcode() == BO_MulAssign);
  B.addEdge(Left, Result, IsScaled ? EdgeKind::Joined : Kind);
  B.addEdge(Right, Result, IsScaled ? EdgeKind::Joined : EdgeKind::Operand);
  if (E.isCompoundAssignmentOp())
    write(E.getLHS(), Result);
  return Result;
}

bool BodyExtractor::isElementAccess(const Expr &E) {
  const Expr *Bare = E.IgnoreParenImpCasts();
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(Bare))
    return Call->getOperator() == OO_Star;
  const auto *Unary = dyn_cast<UnaryOperator>(Bare);
  const auto *Pointer =
      Unary && Unary->getOpcode() == UO_Deref
          ? dyn_cast<DeclRefExpr>(Unary->getSubExpr()->IgnoreParenImpCasts())
          : nullptr;
  return Pointer && Pointer->getDecl()->isImplicit();
}

NodeId BodyExtractor::computeUnary(const UnaryOperator &E) {
  NodeId Inner = value(E.getSubExpr());
  if (isElementAccess(E)) {
    NodeId Element = newValue(E);
    B.addEdge(Inner, Element, EdgeKind::Load, AnyKey);
    return Element;
  }
  if (E.getOpcode() == UO_AddrOf || E.getOpcode() == UO_Deref ||
      E.getOpcode() == UO_Plus)
    return Inner;
  NodeId Result = newValue(E, UnaryOperator::getOpcodeStr(E.getOpcode()));
  B.addEdge(Inner, Result, EdgeKind::Operand);
  if (E.isIncrementDecrementOp())
    write(E.getSubExpr(), Result);
  return Result;
}

NodeId BodyExtractor::computeConditional(const AbstractConditionalOperator &E) {
  NodeId Result =
      B.addNode(NodeKind::Join, valueTypeOf(E.getType()), Index, B.span(E));
  B.addEdge(value(E.getTrueExpr()), Result, EdgeKind::Same);
  B.addEdge(value(E.getFalseExpr()), Result, EdgeKind::Same);
  return Result;
}

std::optional<StringId> BodyExtractor::literalKey(const Expr *E) {
  NodeId Id = value(E);
  for (int Depth = 0; Id != NoNode && Depth < 6; ++Depth) {
    const Node &N = B.Facts.Nodes[Id];
    if (N.Kind == NodeKind::Literal)
      return N.Text;
    llvm::ArrayRef<uint32_t> Incoming = B.edgesInto(Id);
    if (Incoming.size() != 1 ||
        B.Facts.Edges[Incoming[0]].Kind != EdgeKind::Same)
      return std::nullopt;
    Id = B.Facts.Edges[Incoming[0]].From;
  }
  return std::nullopt;
}

StringId BodyExtractor::keyOf(const Expr *E) {
  return literalKey(E).value_or(AnyKey);
}

std::optional<std::pair<const Expr *, const Expr *>>
BodyExtractor::pairOf(const Expr *E) {
  for (;;) {
    const Expr *Inner = wrapped(E);
    // The parts of the project's own records go by the names of fields.
    const RecordDecl *Record = E->getType()->getAsRecordDecl();
    if (Record && B.isOwn(Record->getLocation()))
      return std::nullopt;
    if (const auto *Made = dyn_cast<CXXConstructExpr>(E)) {
      unsigned Written = llvm::count_if(Made->arguments(), [](const Expr *A) {
        return !isa<CXXDefaultArgExpr>(A);
      });
      if (Written == 1)
        Inner = Made->getArg(0);
      else if (Written == 2 && literalKey(Made->getArg(0)))
        return std::pair(Made->getArg(0), Made->getArg(1));
      else
        return std::nullopt;
    }
    if (const auto *List = dyn_cast<InitListExpr>(E)) {
      if (List->getNumInits() == 1)
        Inner = List->getInit(0);
      else if (List->getNumInits() == 2 && literalKey(List->getInit(0)))
        return std::pair(List->getInit(0), List->getInit(1));
      else
        return std::nullopt;
    }
    if (!Inner)
      return std::nullopt;
    E = Inner;
  }
}

void BodyExtractor::store(NodeId Container, const Expr *Element,
                          unsigned Position) {
  NodeId Value = value(Element);
  if (auto Pair = pairOf(Element)) {
    NodeId Second = value(Pair->second);
    StringId Key = keyOf(Pair->first);
    B.addEdge(Second, Container, EdgeKind::Store, Key);
    return;
  }
  B.addEdge(Value, Container, EdgeKind::Store,
            B.intern(std::to_string(Position)));
}

static std::string constructorName(FactsBuilder &B, const RecordDecl &Class) {
  return B.name(Class) + "::" + Class.getNameAsString();
}

/// `Class{…}`: what is made stands where the class is named.
NodeId BodyExtractor::computeTypedList(const InitListExpr &List,
                                       const Expr &Written) {
  NodeId Made = value(&List);
  const RecordDecl *Class = List.getType()->getAsRecordDecl();
  if (!Class || B.Models.find(constructorName(B, *Class)).empty())
    return Made;
  for (Call &C : llvm::reverse(B.Facts.Calls))
    if (C.IsConstruction && C.Result == Made) {
      C.Where = C.NameWhere = B.span(Written);
      break;
    }
  return Made;
}

/// A class without a constructor of its own is modelled as if it had one.
void BodyExtractor::recordAggregate(const RecordDecl &Class,
                                    const InitListExpr &List, NodeId Made) {
  std::string Name = constructorName(B, Class);
  llvm::ArrayRef<unsigned> Rows = B.Models.find(Name);
  if (Rows.empty())
    return;
  Call C = modelledCall(Name, Rows, List);
  C.ObjectType = B.intern(normalTypeName(List.getType()));
  C.Result = Made;
  C.IsConstruction = true;
  B.Facts.Calls.push_back(std::move(C));
}

/// What is given to a field of an aggregate is written to it.
void BodyExtractor::recordFieldInit(const FieldDecl &Field, const Expr &Init) {
  llvm::ArrayRef<unsigned> Rows = B.rows(Field, nullptr);
  if (Rows.empty() || isa<ImplicitValueInitExpr, CXXDefaultInitExpr>(Init))
    return;
  Call C = modelledCall(B.name(Field), Rows, Init);
  C.IsField = true;
  C.Arguments.push_back(value(&Init));
  C.ArgumentsAfter.push_back(NoNode);
  C.ArgumentWhere.push_back(C.Where);
  B.Facts.Calls.push_back(std::move(C));
}

/// What the language does with \p Argument, modelled as a call.
void BodyExtractor::recordBuiltin(StringRef Name, const Expr &E,
                                  const Expr &Argument) {
  llvm::ArrayRef<unsigned> Rows = B.Models.find(Name);
  NodeId Given = value(&Argument);
  if (Rows.empty() || Given == NoNode ||
      B.Facts.Nodes[Given].Kind == NodeKind::Literal)
    return;
  Call C = modelledCall(Name, Rows, E);
  C.Arguments.push_back(Given);
  C.ArgumentsAfter.push_back(NoNode);
  C.ArgumentWhere.push_back(B.span(Argument));
  B.Facts.Calls.push_back(std::move(C));
}

NodeId BodyExtractor::computeInitList(const InitListExpr &E) {
  // `Member{Reference}` binds; of its class there may be but a declaration.
  const bool IsSugar = E.isSemanticForm() && E.isTransparent();
  // `{"text"}`, but not the bytes `{0}`.
  const bool IsOne = E.getNumInits() == 1 &&
                     valueTypeOf(E.getType()) != ValueType::Other &&
                     (!E.getType()->isArrayType() || E.isStringLiteralInit());
  if (IsSugar || IsOne)
    return value(E.getInit(0));
  NodeId Result = newValue(E, "{}");
  const RecordDecl *Record = E.getType()->getAsRecordDecl();
  if (!Record) {
    for (unsigned I = 0; I < E.getNumInits(); ++I)
      store(Result, E.getInit(I), I);
    return Result;
  }
  recordAggregate(*Record, E, Result);
  addCallOperators(E, Result);
  unsigned I = 0;
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Record))
    for ([[maybe_unused]] const CXXBaseSpecifier &Base : Class->bases())
      if (I < E.getNumInits())
        B.addEdge(value(E.getInit(I++)), Result, EdgeKind::Same);
  for (const FieldDecl *Field : Record->fields()) {
    if (I >= E.getNumInits())
      break;
    const Expr &Init = *E.getInit(I++);
    B.addEdge(value(&Init), Result, EdgeKind::Store,
              B.intern(storedAs(*Field)->getName()));
    recordFieldInit(*Field, Init);
  }
  return Result;
}
