//===- Places.cpp - What expressions name, and writing to it --------------===//

#include "Extract/BodyExtractor.h"
#include "Extract/Names.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using namespace clang;

const Expr *portcullis::bare(const Expr *E) {
  for (;;) {
    const Expr *Inner = E->IgnoreParenCasts();
    if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(Inner))
      Inner = Temporary->getSubExpr();
    else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(Inner))
      Inner = Bound->getSubExpr();
    else if (const auto *Full = dyn_cast<FullExpr>(Inner))
      Inner = Full->getSubExpr();
    if (Inner == E)
      return E;
    E = Inner;
  }
}

BodyExtractor::PlaceId BodyExtractor::internPlace(const std::string &Key,
                                                  PlaceId Root,
                                                  const ValueDecl *Variable) {
  auto [It, IsNew] = PlaceIds.try_emplace(Key, Places.size());
  if (IsNew)
    Places.push_back({.Root = Root == NoPlace ? It->second : Root,
                      .Variable = Variable,
                      .Key = It->first()});
  return It->second;
}

BodyExtractor::PlaceId BodyExtractor::variablePlace(const ValueDecl *V) {
  V = cast<ValueDecl>(V->getCanonicalDecl());
  unsigned Number =
      VariableNumbers.try_emplace(V, VariableNumbers.size()).first->second;
  return internPlace("$" + std::to_string(Number), NoPlace, V);
}

BodyExtractor::PlaceId BodyExtractor::thisPlace() {
  return internPlace("$this", NoPlace);
}

BodyExtractor::PlaceId BodyExtractor::ownField(const FieldDecl &Field) {
  PlaceId This = thisPlace();
  return internPlace("$this[" + storedAs(Field)->getNameAsString() + "]", This);
}

/// A part of a place's name: digits of a number or a literal's characters.
static std::optional<std::string> literalPart(const Expr *E) {
  E = bare(E);
  if (const auto *Text = dyn_cast<clang::StringLiteral>(E))
    return Text->isOrdinary() ? std::optional("\"" + Text->getString().str())
                              : std::nullopt;
  if (const auto *Number = dyn_cast<IntegerLiteral>(E))
    return llvm::toString(Number->getValue(), 10, false);
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E);
      Made && Made->getNumArgs() >= 1 &&
      (Made->getNumArgs() == 1 || isa<CXXDefaultArgExpr>(Made->getArg(1))))
    return literalPart(Made->getArg(0));
  return std::nullopt;
}

/// The characters of a literal text, or nothing.
static std::optional<std::string> textOf(const Expr *E) {
  std::optional<std::string> Part = literalPart(E);
  if (!Part || !Part->starts_with('"'))
    return std::nullopt;
  return Part->substr(1);
}

bool portcullis::isIterator(const Expr &E) {
  // A library may inherit the operators of its smart pointers.
  const QualType Type = E.IgnoreImpCasts()->getType();
  return recordOf(Type) == Type.getNonReferenceType()->getAsCXXRecordDecl();
}

bool BodyExtractor::isLoad(const FunctionDecl &Callee, const Expr &Object) {
  return llvm::any_of(
      B.rows(Callee, recordOf(Object.getType())), [&](unsigned Index) {
        const Row &R = B.Models.row(Index);
        return R.R == Role::Load && R.has("key") && R.Arity <= 1;
      });
}

std::optional<std::string> BodyExtractor::argumentKeys(const CallExpr &Call,
                                                       unsigned First) {
  std::string Keys;
  for (unsigned I = First; I < Call.getNumArgs(); ++I) {
    if (isa<CXXDefaultArgExpr>(Call.getArg(I)))
      continue;
    PlaceId Other = NoPlace;
    std::optional<std::string> Part = literalPart(Call.getArg(I));
    if (!Part)
      Part = placeKey(Call.getArg(I), Other);
    if (!Part)
      return std::nullopt;
    Keys += *Part + ",";
  }
  return Keys;
}

std::optional<std::string> BodyExtractor::callKey(const CallExpr &Call,
                                                  PlaceId &Root) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return std::nullopt;
  if (auto Self = SelfOf.find(&Call); Self != SelfOf.end())
    return placeKey(Self->second, Root);
  const Expr *Object = nullptr;
  unsigned FirstArgument = 0;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
    Object = Member->getImplicitObjectArgument();
  } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    switch (Operator->getOperator()) {
    case OO_LessLess: // A stream passes itself on.
      return placeKey(Operator->getArg(0), Root);
    case OO_Arrow:
    case OO_Star: {
      std::optional<std::string> Key = placeKey(Operator->getArg(0), Root);
      if (Key && isIterator(*Operator->getArg(0)))
        *Key += ".*()";
      return Key;
    }
    case OO_Subscript:
      Object = Operator->getArg(0);
      FirstArgument = 1;
      break;
    default:
      return std::nullopt;
    }
  } else if (Callee->isInStdNamespace() && Call.getNumArgs() == 1 &&
             Callee->getIdentifier() &&
             llvm::is_contained({"move", "forward", "ref", "back_inserter"},
                                Callee->getName())) {
    // What is done to it is done to its argument.
    return placeKey(Call.getArg(0), Root);
  }
  if (!Object)
    return std::nullopt;
  std::optional<std::string> Key = placeKey(Object, Root);
  if (!Key)
    return std::nullopt;
  if (Call.getNumArgs() == FirstArgument + 1 && Call.isGLValue() &&
      isLoad(*Callee, *Object))
    if (std::optional<std::string> Element = textOf(Call.getArg(FirstArgument)))
      return *Key + "[" + *Element + "]";
  std::optional<std::string> Given = argumentKeys(Call, FirstArgument);
  if (!Given)
    return std::nullopt;
  return *Key + "." + Callee->getNameAsString() + "(" + *Given + ")";
}

std::optional<std::string> BodyExtractor::placeKey(const Expr *E,
                                                   PlaceId &Root) {
  E = bare(E);
  auto Known = PlaceKeys.find(E);
  if (Known == PlaceKeys.end()) {
    NamedPlace Named{.Key = std::nullopt, .Root = NoPlace};
    Named.Key = nameOf(E, Named.Root);
    if (Named.Key && Named.Key->size() > MaxPlaceKey)
      Named.Key = std::nullopt;
    Known = PlaceKeys.try_emplace(E, std::move(Named)).first;
  }
  if (Known->second.Key)
    Root = Known->second.Root;
  return Known->second.Key;
}

std::optional<std::string> BodyExtractor::nameOf(const Expr *E, PlaceId &Root) {
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    const auto *V = dyn_cast<ValueDecl>(Reference->getDecl());
    if (!isa<VarDecl, BindingDecl>(V))
      return std::nullopt;
    if (auto Alias = Aliases.find(cast<ValueDecl>(V->getCanonicalDecl()));
        Alias != Aliases.end())
      return placeKey(Alias->second, Root);
    Root = variablePlace(V);
    return PlaceIds.empty()
               ? std::nullopt
               : std::optional("$" +
                               std::to_string(VariableNumbers[cast<ValueDecl>(
                                   V->getCanonicalDecl())]));
  }
  if (isa<CXXThisExpr>(E)) {
    Root = thisPlace();
    return "$this";
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (!Field)
      return std::nullopt;
    std::optional<std::string> Key = placeKey(Member->getBase(), Root);
    if (Key)
      *Key += "[" + storedAs(*Field)->getNameAsString() + "]";
    return Key;
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E);
      Unary &&
      (Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref))
    return placeKey(Unary->getSubExpr(), Root);
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
    std::optional<std::string> Part = literalPart(Subscript->getIdx());
    std::optional<std::string> Key = placeKey(Subscript->getBase(), Root);
    return Part && Key ? std::optional(*Key + "[" + *Part + "]") : std::nullopt;
  }
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E);
      Made && Made->getNumArgs() == 1 &&
      Made->getConstructor()->isCopyOrMoveConstructor())
    return placeKey(Made->getArg(0), Root);
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return callKey(*Call, Root);
  return std::nullopt;
}

BodyExtractor::PlaceId BodyExtractor::place(const Expr *E) {
  PlaceId Root = NoPlace;
  std::optional<std::string> Key = placeKey(E, Root);
  return Key ? internPlace(*Key, Root) : NoPlace;
}

NodeId BodyExtractor::initial(PlaceId P) {
  const ValueDecl *V = Places[P].Variable;
  if (!V) {
    if (Lambda)
      return B.capture(*Lambda, nullptr);
    return F ? B.Facts.Functions[Index].This : NoNode;
  }
  const auto *Variable = dyn_cast<VarDecl>(V);
  if (Variable && Variable->hasGlobalStorage() && !Variable->isStaticLocal())
    return B.global(*Variable);
  bool IsCaptured = V->getDeclContext() != F || V->isInitCapture();
  return Lambda && IsCaptured ? B.capture(*Lambda, V) : B.anytime(*V, Index);
}

NodeId BodyExtractor::current(PlaceId P) {
  auto It = Now.find(P);
  if (It != Now.end())
    return It->second;
  NodeId Value = initial(P);
  if (Value != NoNode)
    Now[P] = Value;
  return Value;
}

void BodyExtractor::forget(PlaceId Changed) {
  const Place &Part = Places[Changed];
  const size_t RootLength = Places[Part.Root].Key.size();
  // Of `v[name].x`, the others of v's elements stay as they are.
  StringRef Reads = Part.Key.drop_front(RootLength);
  StringRef Element = Reads.take_front(Reads.find(']') + 1);
  for (auto It = Now.begin(); It != Now.end();) {
    PlaceId P = It->first;
    StringRef Other =
        Places[P].Key.drop_front(std::min(RootLength, Places[P].Key.size()));
    bool IsBeside = Reads.starts_with("[") && Other.starts_with("[") &&
                    !Other.starts_with(Element);
    bool IsKept = P == Changed || P == Part.Root ||
                  Places[P].Root != Part.Root || IsBeside;
    It = IsKept ? std::next(It) : Now.erase(It);
  }
}

bool BodyExtractor::isOutput(PlaceId P) const {
  const auto *Variable = dyn_cast_if_present<VarDecl>(Places[P].Variable);
  return Variable && Variable->hasGlobalStorage() &&
         llvm::any_of(B.rows(*Variable, nullptr), [&](unsigned Row) {
           return B.Models.row(Row).R == Role::Sink;
         });
}

void BodyExtractor::assign(PlaceId P, NodeId Value) {
  if (P == NoPlace || Value == NoNode || isOutput(P))
    return;
  forget(P);
  const ValueDecl *V = Places[P].Variable;
  if (V && Places[P].Root == P)
    for (TryBlock *Try : LastTries)
      Try->Assigned.emplace_back(P, Value);
  if (const auto *Variable = dyn_cast_if_present<VarDecl>(V)) {
    bool IsGlobal = Variable->hasGlobalStorage() && !Variable->isStaticLocal();
    NodeId Shared =
        IsGlobal ? B.global(*Variable) : B.anytime(*Variable, Index);
    B.addEdge(Value, Shared, EdgeKind::Same);
    if (!IsGlobal && Lambda && Variable->getDeclContext() != F)
      B.addEdge(Value, B.elsewhere(*Variable, Index), EdgeKind::Same);
    for (auto [Captured, Inside] : CapturedReferences)
      if (Captured == V)
        B.addEdge(Value, Inside, EdgeKind::Same);
  }
  Now[P] = Value;
}

bool BodyExtractor::isThroughPointer(const Expr *Base) const {
  Base = bare(Base);
  if (isa<CXXThisExpr>(Base))
    return true;
  if (const auto *Member = dyn_cast<MemberExpr>(Base))
    return Member->isArrow() || isThroughPointer(Member->getBase());
  const auto *Reference = dyn_cast<DeclRefExpr>(Base);
  if (!Reference)
    return true;
  const auto *V = dyn_cast<VarDecl>(Reference->getDecl());
  return !V || V->hasGlobalStorage() || V->getType()->isPointerType();
}

/// Whether what is in \p Field of \p Base may have been put there elsewhere. Of
/// a library's classes, as std::pair, the objects have nothing in common.
bool BodyExtractor::isShared(const FieldDecl &Field, const Expr *Base) const {
  return isThroughPointer(Base) && B.isOwn(Field.getLocation());
}

const Expr *BodyExtractor::behindChain(const Expr *E) const {
  E = bare(E);
  for (auto Self = SelfOf.find(E); Self != SelfOf.end(); Self = SelfOf.find(E))
    E = bare(Self->second);
  return E;
}

void BodyExtractor::writeMember(const MemberExpr &Member, NodeId Value) {
  if (isa<FieldDecl>(Member.getMemberDecl()))
    writeField(Member, Value);
  else if (const auto *Static = dyn_cast<VarDecl>(Member.getMemberDecl()))
    B.addEdge(Value, B.global(*Static), EdgeKind::Same);
}

void BodyExtractor::writeField(const MemberExpr &Member, NodeId Value) {
  const auto *Field = cast<FieldDecl>(Member.getMemberDecl());
  if (isa<CXXThisExpr>(bare(Member.getBase())) && !Lambda)
    Assigned[Field].push_back(Value);
  else if (isShared(*Field, Member.getBase()))
    B.addEdge(Value, B.field(*Field), EdgeKind::Same);
  writeElement(Member.getBase(), B.intern(storedAs(*Field)->getName()), Value,
               Member);
}

NodeId BodyExtractor::writeElement(const Expr *Container, StringId Key,
                                   NodeId Value, const Expr &At) {
  PlaceId P = place(Container);
  NodeId Old = P == NoPlace ? value(Container) : current(P);
  NodeId After =
      B.addNode(NodeKind::Value,
                Old == NoNode ? ValueType::Other : B.Facts.Nodes[Old].Type,
                Index, B.span(At));
  B.addEdge(Old, After, EdgeKind::Keep, Key);
  B.addEdge(Value, After, EdgeKind::Store, Key);
  Environment Others = elementsBeside(P, Key);
  write(Container, After);
  Now.insert(Others.begin(), Others.end());
  return After;
}

/// Whether the function was given \p Id as it is.
bool BodyExtractor::isGiven(NodeId Id) const {
  static constexpr unsigned MaxCopies = 16;
  for (unsigned Steps = 0; Id != NoNode && Steps < MaxCopies; ++Steps) {
    if (B.Facts.Nodes[Id].Kind == NodeKind::Parameter)
      return true;
    llvm::ArrayRef<uint32_t> Into = B.edgesInto(Id);
    if (Into.size() != 1)
      return false;
    const Edge &E = B.Facts.Edges[Into[0]];
    if (E.Kind != EdgeKind::Same && E.Kind != EdgeKind::Tested)
      return false;
    Id = E.From;
  }
  return false;
}

void BodyExtractor::writeElementAt(const Expr *Container, const Expr *Key,
                                   NodeId Value, const Expr &At) {
  const StringId Known = keyOf(Key);
  NodeId After = writeElement(Container, Known, Value, At);
  // Whoever calls says which element it is.
  if (NodeId Asked = Known == AnyKey ? value(Key) : NoNode; isGiven(Asked))
    B.addEdge(Asked, After, EdgeKind::Operand);
}

/// What is known of elements of \p Container other than \p Key: they stay as
/// they are when that one is written.
BodyExtractor::Environment BodyExtractor::elementsBeside(PlaceId Container,
                                                         StringId Key) const {
  Environment Result;
  if (Container == NoPlace || Key == AnyKey)
    return Result;
  std::string Written = "[" + B.Facts.Strings[Key] + "]";
  for (auto [P, Value] : Now) {
    if (P == Container || Places[P].Root != Places[Container].Root)
      continue;
    StringRef Reads = Places[P].Key;
    if (Reads.consume_front(Places[Container].Key) && Reads.starts_with("[") &&
        !Reads.starts_with(Written))
      Result[P] = Value;
  }
  return Result;
}

void BodyExtractor::outlive(const Expr *Target, NodeId Value) {
  if (const auto *Reference = dyn_cast<DeclRefExpr>(bare(Target))) {
    const auto *V = dyn_cast<VarDecl>(Reference->getDecl());
    if (V && Lambda && V->getDeclContext() != F && !V->hasGlobalStorage())
      B.addEdge(Value, B.anytime(*V, Index), EdgeKind::Same);
  }
}

/// Whether \p Call gives its first operand, or what that stands for.
static bool standsForFirst(const CXXOperatorCallExpr &Call) {
  OverloadedOperatorKind Operator = Call.getOperator();
  bool Follows = Operator == OO_Star || Operator == OO_Arrow;
  return Operator == OO_LessLess || (Follows && !isIterator(*Call.getArg(0)));
}

const Expr *BodyExtractor::rangeOf(const Expr *E) {
  E = bare(E);
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E);
      Made && Made->getNumArgs() == 1)
    return rangeOf(Made->getArg(0));
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const auto *Member = dyn_cast<CXXMemberCallExpr>(E);
  if (!Callee)
    return E;
  for (unsigned Index :
       B.rows(*Callee, Member ? recordOf(Member->getObjectType()) : nullptr)) {
    const Row &R = B.Models.row(Index);
    if (R.R != Role::Iterates)
      continue;
    Position Of = R.position("of", {});
    if (Of.At == Position::Object && Member)
      return bare(Member->getImplicitObjectArgument());
    if (Of.At == Position::Argument && Of.Index < Call->getNumArgs())
      return bare(Call->getArg(Of.Index));
  }
  return E;
}

BodyExtractor::PlaceId BodyExtractor::turnOf(const Expr *Target) {
  const Expr *By = Target; // What leads to the element: itself, `i`, `it`.
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(Target)) {
    bool IsIndexed = Call->getOperator() == OO_Subscript;
    if (!IsIndexed && Call->getOperator() != OO_Star)
      return NoPlace;
    By = Call->getArg(IsIndexed ? 1 : 0);
  } else if (const auto *At = dyn_cast<CXXMemberCallExpr>(Target)) {
    if (At->getNumArgs() != 1)
      return NoPlace;
    By = At->getArg(0);
  }
  const auto *Reference = dyn_cast<DeclRefExpr>(bare(By));
  if (!Reference ||
      (By == Target && !ElementOf.contains(cast<ValueDecl>(
                           Reference->getDecl()->getCanonicalDecl()))))
    return NoPlace;
  for (auto [P, Held] : Now)
    if (auto Turn = Turns.find(P);
        Turn != Turns.end() &&
        Turn->second == Reference->getDecl()->getCanonicalDecl())
      return P;
  return NoPlace;
}

/// Whether it is known of \p Id, a character, what it is made of: of others,
/// calls of unknown functions among them, it is not.
bool BodyExtractor::isKnownCharacter(NodeId Id) const {
  llvm::SmallVector<NodeId, 8> Pending{Id};
  for (unsigned I = 0; I < Pending.size(); ++I) {
    const Node &N = B.Facts.Nodes[Pending[I]];
    if (N.Kind == NodeKind::Literal)
      continue;
    llvm::ArrayRef<uint32_t> Into = B.edgesInto(Pending[I]);
    bool IsRead = llvm::any_of(Into, [&](uint32_t Index) {
      return B.Facts.Edges[Index].Kind == EdgeKind::Load;
    });
    if (IsRead)
      continue;
    bool IsPlain = N.Kind == NodeKind::Join || N.Kind == NodeKind::Variable ||
                   N.Kind == NodeKind::Tested || N.Kind == NodeKind::Value;
    if (Into.empty() || !IsPlain || I >= MaxSlice)
      return false;
    for (uint32_t Index : Into) {
      if (B.Facts.Edges[Index].Kind == EdgeKind::Operand)
        return false;
      Pending.push_back(B.Facts.Edges[Index].From);
    }
  }
  return true;
}

/// The element of this turn becomes \p Value; until then it was, as far as is
/// known, \p Old.
void BodyExtractor::writeTurn(PlaceId Turn, NodeId Old, NodeId Value) {
  if (Turn == NoPlace)
    return;
  const Node Like = B.Facts.Nodes[Old];
  NodeId After =
      B.addNode(NodeKind::Value, Like.Type, Index, B.Facts.Nodes[Value].Where);
  B.addEdge(Value, After, EdgeKind::Part);
  if (!isKnownCharacter(Value))
    B.addEdge(Old, After, EdgeKind::Same);
  Now[Turn] = After;
}

/// Whether \p E follows a pointer that stands for an array: to one element.
bool BodyExtractor::isOfArray(const UnaryOperator &E) const {
  const auto *Name = dyn_cast<DeclRefExpr>(bare(E.getSubExpr()));
  auto Alias =
      Name ? Aliases.find(cast<ValueDecl>(Name->getDecl()->getCanonicalDecl()))
           : Aliases.end();
  return E.getOpcode() == UO_Deref && Alias != Aliases.end() &&
         Alias->second->getType()->isArrayType();
}

void BodyExtractor::writeBehind(const Expr &Begin, NodeId Value) {
  PlaceId P = place(&Begin);
  NodeId Old = P == NoPlace ? value(&Begin) : current(P);
  if (Old == NoNode)
    return;
  NodeId After =
      B.addNode(NodeKind::Value, B.Facts.Nodes[Old].Type, Index,
                B.Facts.Nodes[Value].Where, P == NoPlace ? 0 : nameOf(P, Old));
  B.addEdge(Old, After, EdgeKind::Joined);
  B.addEdge(Value, After, EdgeKind::Joined);
  write(&Begin, After);
}

void BodyExtractor::write(const Expr *Target, NodeId Value) {
  Target = behindChain(Target);
  if (Value == NoNode)
    return;
  PlaceId Turn = turnOf(Target);
  NodeId Old = Turn == NoPlace ? NoNode : Now[Turn];
  writeThrough(Target, Value);
  writeTurn(Turn, Old, Value);
}

/// `*Pointer`, `&Variable` and `Pointer + 1`.
bool BodyExtractor::writeByPointer(const Expr &Target, NodeId Value) {
  if (const auto *Unary = dyn_cast<UnaryOperator>(&Target);
      Unary &&
      (Unary->getOpcode() == UO_Deref || Unary->getOpcode() == UO_AddrOf)) {
    if (isOfArray(*Unary))
      writeBehind(*Unary->getSubExpr(), Value);
    else
      write(Unary->getSubExpr(), Value);
    return true;
  }
  const auto *Sum = dyn_cast<BinaryOperator>(&Target);
  if (!Sum || !Sum->isAdditiveOp() || !Sum->getType()->isPointerType())
    return false;
  writeBehind(Sum->getLHS()->getType()->isPointerType() ? *Sum->getLHS()
                                                        : *Sum->getRHS(),
              Value);
  return true;
}

void BodyExtractor::writeThrough(const Expr *Target, NodeId Value) {
  if (writeByPointer(*Target, Value))
    return;
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(Target)) {
    if (standsForFirst(*Call))
      return write(Call->getArg(0), Value);
    if (Call->getOperator() == OO_Subscript)
      writeElementAt(Call->getArg(0), Call->getArg(1), Value, *Call);
  } else if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Target)) {
    // An element by reference: j.at("key"), v.back().
    const Expr *Key = Member->getNumArgs() > 0 ? Member->getArg(0) : nullptr;
    const Expr *Container = Member->getImplicitObjectArgument();
    const bool IsElement =
        Member->getCallReturnType(B.Context)->isReferenceType();
    if (IsElement && Key)
      writeElementAt(Container, Key, Value, *Member);
    else if (IsElement)
      writeElement(Container, AnyKey, Value, *Member);
  } else if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(Target)) {
    writeElementAt(Subscript->getBase(), Subscript->getIdx(), Value,
                   *Subscript);
  } else if (const auto *Member = dyn_cast<MemberExpr>(Target)) {
    writeMember(*Member, Value);
  }
  outlive(Target, Value);
  assign(place(Target), Value);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Target))
    if (auto It = ElementOf.find(
            cast<ValueDecl>(Reference->getDecl()->getCanonicalDecl()));
        It != ElementOf.end())
      writeElement(It->second, AnyKey, Value, *Target);
}
