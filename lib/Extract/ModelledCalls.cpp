//===- ModelledCalls.cpp - What models say of a call's values -------------===//

#include "Extract/CallSite.h"
#include "Extract/Names.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace portcullis;
using namespace clang;

NodeId BodyExtractor::nodeAt(Site &S, Position P) {
  switch (P.At) {
  case Position::Object:
    return S.C.Object;
  case Position::Result:
    return S.C.Result;
  default:
    return P.Index < S.C.Arguments.size() ? S.C.Arguments[P.Index] : NoNode;
  }
}

void BodyExtractor::eachAt(Site &S, Position P,
                           llvm::function_ref<void(NodeId)> Visit) {
  if (P.At != Position::Rest) {
    if (NodeId Node = nodeAt(S, P); Node != NoNode)
      Visit(Node);
    return;
  }
  for (unsigned I = P.Index; I < S.C.Arguments.size(); ++I)
    if (S.C.Arguments[I] != NoNode)
      Visit(S.C.Arguments[I]);
}

NodeId BodyExtractor::effectAt(Site &S, Position P) {
  if (P.At == Position::Result ||
      (P.At == Position::Object && S.C.IsConstruction))
    return S.C.Result;
  bool IsObject = P.At == Position::Object;
  if (!IsObject && P.Index >= S.C.Arguments.size())
    return NoNode;
  NodeId &After = IsObject ? S.C.ObjectAfter : S.C.ArgumentsAfter[P.Index];
  NodeId Before = IsObject ? S.C.Object : S.C.Arguments[P.Index];
  if (After == NoNode) {
    ValueType Type =
        Before == NoNode ? ValueType::Other : B.Facts.Nodes[Before].Type;
    StringId Name = Before == NoNode ? 0 : B.Facts.Nodes[Before].Text;
    if (Before != NoNode && B.Facts.Nodes[Before].Kind == NodeKind::Literal)
      Name = 0;
    After = B.addNode(NodeKind::Effect, Type, Index, S.C.Where, Name, S.Index);
  }
  int Described = IsObject ? -1 : static_cast<int>(P.Index);
  if (!llvm::is_contained(S.Described, Described))
    S.Described.push_back(Described);
  return After;
}

void BodyExtractor::eachEffect(Site &S, Position P,
                               llvm::function_ref<void(NodeId)> Visit) {
  if (P.At != Position::Rest) {
    if (NodeId Node = effectAt(S, P); Node != NoNode)
      Visit(Node);
    return;
  }
  for (unsigned I = P.Index; I < S.C.Arguments.size(); ++I)
    Visit(effectAt(S, {.At = Position::Argument, .Index = I}));
}

static EdgeKind edgeKindOf(llvm::StringRef As) {
  if (As == "part" || As == "canonical" || As == "character" ||
      As == "directory")
    return EdgeKind::Part;
  return As == "joined" ? EdgeKind::Joined : EdgeKind::Same;
}

static constexpr Position TheResult{.At = Position::Result};
static constexpr Position TheObject{.At = Position::Object};

/// The letters of the conversions in \p Format, as `printf` reads it: one for
/// each argument behind it. A width that is an argument is a `*`.
static std::string conversionsIn(StringRef Format) {
  std::string Letters;
  for (size_t I = Format.find('%'); I != StringRef::npos;
       I = Format.find('%', I)) {
    // Flags, widths and the size of a number stand before the letter.
    for (++I; I < Format.size(); ++I) {
      if (Format[I] == '*')
        Letters += '*';
      if (Format[I] == '%' || (llvm::isAlpha(Format[I]) &&
                               !StringRef("hljztL").contains(Format[I])))
        break;
    }
    if (I < Format.size() && Format[I] != '%')
      Letters += Format[I];
    ++I; // Behind the letter, or behind `%%`.
  }
  return Letters;
}

/// Whether the format that \p R names makes argument \p I harmless.
bool BodyExtractor::isEscaped(const Site &S, const Row &R, unsigned I) const {
  const Position Format = R.position("format", TheResult);
  if (Format.At != Position::Argument || I <= Format.Index ||
      Format.Index >= S.C.Arguments.size())
    return false;
  const NodeId Id = S.C.Arguments[Format.Index];
  if (Id == NoNode || B.Facts.Nodes[Id].Kind != NodeKind::Literal)
    return false;
  std::string Letters = conversionsIn(B.Facts.Strings[B.Facts.Nodes[Id].Text]);
  unsigned At = I - Format.Index - 1;
  return At < Letters.size() && R.text("escapes").contains(Letters[At]);
}

void BodyExtractor::applyPass(Site &S, const Row &R) {
  llvm::SmallVector<Position, 2> Targets(R.positions("to"));
  if (Targets.empty())
    Targets.push_back(TheResult);
  const EdgeKind Kind = edgeKindOf(R.text("as"));
  auto Fill = [&](NodeId Target) {
    for (Position From : R.positions("from"))
      if (From.At == Position::Rest)
        for (unsigned I = From.Index; I < S.C.Arguments.size(); ++I)
          B.addEdge(S.C.Arguments[I], Target,
                    isEscaped(S, R, I) ? EdgeKind::Operand : Kind);
      else
        B.addEdge(nodeAt(S, From), Target, Kind);
  };
  for (Position To : Targets)
    eachEffect(S, To, Fill);
}

/// The functions behind \p D: itself, or what was made of a template.
static llvm::SmallVector<const FunctionDecl *, 2>
functionsOf(const NamedDecl *D) {
  if (const auto *F = dyn_cast_or_null<FunctionDecl>(D))
    return {F};
  const auto *Template = dyn_cast_or_null<FunctionTemplateDecl>(D);
  if (!Template)
    return {};
  return llvm::SmallVector<const FunctionDecl *, 2>(
      Template->specializations());
}

const FunctionDecl *portcullis::operatorOf(const CXXRecordDecl &Class,
                                           DeclarationName Name) {
  if (!Class.hasDefinition())
    return nullptr;
  llvm::SmallVector<const FunctionDecl *, 8> Candidates;
  for (const NamedDecl *D : Class.getEnclosingNamespaceContext()->lookup(Name))
    llvm::append_range(Candidates, functionsOf(D));
  for (const FriendDecl *Friend : Class.getDefinition()->friends())
    llvm::append_range(Candidates, functionsOf(Friend->getFriendDecl()));
  for (const FunctionDecl *F : Candidates) {
    if (F->getNumParams() != 2 || F->getDeclName() != Name)
      continue;
    const CXXRecordDecl *Taken = recordOf(F->getParamDecl(1)->getType());
    if (Taken && Taken->getCanonicalDecl() == Class.getCanonicalDecl())
      return F;
  }
  return nullptr;
}

/// The function `Name(Made &, const Class &)` that is found for \p Type, or for
/// what it is a container of; or null.
static const FunctionDecl *converterOf(const ASTContext &Context, QualType Type,
                                       StringRef Name) {
  const CXXRecordDecl *Class = recordOf(Type);
  if (!Class)
    return nullptr;
  DeclarationName Wanted(&Context.Idents.get(Name));
  if (const FunctionDecl *F = operatorOf(*Class, Wanted))
    return F;
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  if (!Spec)
    return nullptr;
  for (const TemplateArgument &Argument : Spec->getTemplateArgs().asArray())
    if (Argument.getKind() == TemplateArgument::Type)
      if (const CXXRecordDecl *Element = recordOf(Argument.getAsType()))
        if (const FunctionDecl *F = operatorOf(*Element, Wanted))
          return F;
  return nullptr;
}

void BodyExtractor::applyConversion(Site &S, const Row &R) {
  Position From = R.position("from", TheResult);
  NodeId Given = nodeAt(S, From);
  if (Given == NoNode)
    return;
  const FunctionDecl *By =
      converterOf(B.Context, S.Arguments[From.Index]->getType(), R.text("by"));
  if (!By) {
    B.addEdge(Given, S.C.Result, EdgeKind::Same);
    return;
  }
  Call Converts;
  Converts.Callee = B.Facts.Functions[B.function(*By)].Id;
  Converts.Name = B.intern(B.name(*By));
  Converts.Function = Index;
  Converts.Where = Converts.NameWhere = S.C.Where;
  Converts.Arguments = {NoNode, Given};
  Converts.ArgumentsAfter = {S.C.Result, NoNode};
  Converts.ArgumentWhere = {Span(), S.C.ArgumentWhere[From.Index]};
  B.Facts.Calls.push_back(std::move(Converts));
}

void BodyExtractor::applyLoad(Site &S, const Row &R) {
  Position KeyAt = R.position("key", TheResult);
  StringId Key = AnyKey;
  if (KeyAt.At == Position::Argument && KeyAt.Index < S.Arguments.size())
    Key = keyOf(S.Arguments[KeyAt.Index]);
  NodeId Target = effectAt(S, R.position("to", TheResult));
  NodeId From = R.has("place") ? B.place(R.text("place"))
                               : nodeAt(S, R.position("from", TheObject));
  B.addEdge(From, Target, EdgeKind::Load, Key);
  // The key's name tells what the element is.
  if (Target == S.C.Result && Key != AnyKey)
    B.Facts.Nodes[Target].Text = Key;
}

void BodyExtractor::applyStore(Site &S, const Row &R) {
  Position KeyAt = R.position("key", TheResult);
  StringId Key = AnyKey;
  if (KeyAt.At == Position::Argument && KeyAt.Index < S.Arguments.size())
    Key = keyOf(S.Arguments[KeyAt.Index]);
  Position To = R.position("to", TheObject);
  NodeId Target = R.has("place") ? B.place(R.text("place")) : effectAt(S, To);
  if (!S.C.IsConstruction && !R.has("place"))
    B.addEdge(nodeAt(S, To), Target, EdgeKind::Keep, Key);
  for (Position From : R.positions("value"))
    eachAt(S, From, [&](NodeId Source) {
      B.addEdge(Source, Target, EdgeKind::Store, Key);
    });
  if (KeyAt.At != Position::Argument)
    for (const Expr *Argument : S.Arguments)
      if (auto Pair = pairOf(Argument))
        B.addEdge(value(Pair->second), Target, EdgeKind::Store,
                  keyOf(Pair->first));
}

void BodyExtractor::applyErase(Site &S, const Row &R) {
  Position KeyAt = R.position("key", TheResult);
  NodeId Target = effectAt(S, TheObject);
  if (KeyAt.At != Position::Argument || KeyAt.Index >= S.Arguments.size())
    return; // Nothing is left.
  StringId Key = keyOf(S.Arguments[KeyAt.Index]);
  B.addEdge(S.C.Object, Target, EdgeKind::Keep, Key);
}

bool BodyExtractor::applyFilter(Site &S, const Row &R) {
  Position From = R.position("range", {});
  if (From.Index >= S.Arguments.size())
    return false;
  const Expr *Range = rangeOf(S.Arguments[From.Index]);
  PlaceId P = place(Range);
  NodeId Before = P == NoPlace ? value(Range) : current(P);
  if (Before == NoNode || B.Facts.Nodes[Before].Type != ValueType::Text)
    return false;
  const uint32_t Passed = B.Facts.Tests.size();
  B.Facts.Tests.push_back(
      {.Condition = S.C.Result, .Holds = true, .Returned = true});
  NodeId Behind = B.addNode(NodeKind::Tested, ValueType::Text, Index, S.C.Where,
                            B.Facts.Nodes[Before].Text, Passed);
  B.addEdge(Before, Behind, EdgeKind::Tested, Passed);
  Position To = R.position("to", From);
  if (To.At == Position::Result) {
    B.addEdge(Behind, S.C.Result, EdgeKind::Part);
    for (Position With : R.positions("with"))
      B.addEdge(nodeAt(S, With), S.C.Result, EdgeKind::Joined);
    return true;
  }
  const Expr *Out = rangeOf(S.Arguments[To.Index]);
  bool IsSame = To.Index == From.Index || (P != NoPlace && place(Out) == P);
  if (IsSame &&
      rangeOf(Out) == S.Arguments[From.Index]->IgnoreParenImpCasts()) {
    B.addEdge(Behind, effectAt(S, From), EdgeKind::Same);
    return true;
  }
  if (IsSame) {
    write(Range, Behind);
    return true;
  }
  PlaceId Target = place(Out);
  NodeId Old = Target == NoPlace ? value(Out) : current(Target);
  NodeId After = B.addNode(NodeKind::Value, ValueType::Text, Index, S.C.Where);
  B.addEdge(Old, After, EdgeKind::Same);
  B.addEdge(Behind, After, EdgeKind::Joined);
  write(Out, After);
  return true;
}

/// The class that \p Callee makes: its first template argument, or, for a
/// member, that of its class.
static const CXXRecordDecl *madeClass(const FunctionDecl &Callee) {
  const auto *Class =
      dyn_cast<ClassTemplateSpecializationDecl>(Callee.getDeclContext());
  const TemplateArgumentList *List =
      Class ? &Class->getTemplateArgs()
            : Callee.getTemplateSpecializationArgs();
  if (!List || List->size() == 0 ||
      List->get(0).getKind() != TemplateArgument::Type)
    return nullptr;
  const CXXRecordDecl *Made = List->get(0).getAsType()->getAsCXXRecordDecl();
  return Made ? Made->getDefinition() : nullptr;
}

/// The constructor that takes \p Arguments best, or null. Which one the library
/// called is in a body that is not parsed.
static const CXXConstructorDecl *
constructorFor(const CXXRecordDecl &Class,
               llvm::ArrayRef<const Expr *> Arguments) {
  const CXXConstructorDecl *Best = nullptr;
  unsigned BestFit = 0;
  for (const CXXConstructorDecl *C : Class.ctors()) {
    if (C->isDeleted() || C->getMinRequiredArguments() > Arguments.size() ||
        C->getNumParams() < Arguments.size())
      continue;
    unsigned Fit = 1;
    for (unsigned I = 0; I < Arguments.size(); ++I)
      Fit += valueTypeOf(Arguments[I]->getType()) ==
             valueTypeOf(C->getParamDecl(I)->getType());
    if (Fit > BestFit) {
      Best = C;
      BestFit = Fit;
    }
  }
  return Best;
}

void BodyExtractor::applyLeft(Site &S, const Row &R) {
  const TemplateArgumentList *Given =
      S.Callee ? S.Callee->getTemplateSpecializationArgs() : nullptr;
  const CXXRecordDecl *Class =
      Given && Given->size() > 0 &&
              Given->get(0).getKind() == TemplateArgument::Type
          ? Given->get(0).getAsType()->getAsCXXRecordDecl()
          : nullptr;
  if (!Class || !Class->hasDefinition())
    return;
  for (const CXXMethodDecl *Method : Class->getDefinition()->methods()) {
    if (B.name(*Method) != (B.name(*Class) + "::" + R.text("method")).str())
      continue;
    const Function &By = B.Facts.Functions[B.function(*Method)];
    const unsigned Index = R.position("parameter", {}).Index;
    if (Index < By.ParametersAfter.size())
      B.addEdge(By.ParametersAfter[Index], S.C.Result, EdgeKind::Same);
  }
}

void BodyExtractor::applyConstruction(Site &S, const Row &R) {
  const CXXRecordDecl *Class = S.Callee ? madeClass(*S.Callee) : nullptr;
  const CXXConstructorDecl *Constructor =
      Class ? constructorFor(*Class, S.Arguments) : nullptr;
  if (!Constructor)
    return;
  Site Inner{.E = S.E, .Callee = Constructor};
  Inner.Arguments = S.Arguments;
  NodeId Made = finish(Inner);
  B.addEdge(Made, effectAt(S, R.position("to", TheResult)), EdgeKind::Same);
  for (const CXXMethodDecl *Method : Class->methods()) {
    const IdentifierInfo *Name = Method->getIdentifier();
    if (!Name || !llvm::is_contained(R.texts("runs"), Name->getName()))
      continue;
    Call Runs;
    Runs.Target = B.function(*Method);
    Runs.Callee = B.Facts.Functions[Runs.Target].Id;
    Runs.Name = B.intern(B.name(*Method));
    Runs.Function = Index;
    Runs.Block = BlockNumber;
    Runs.Where = Runs.NameWhere = S.C.Where;
    Runs.Object = Made;
    Runs.Result = B.addNode(NodeKind::Call, ValueType::Other, Index, S.C.Where,
                            Runs.Name, B.Facts.Calls.size());
    B.Facts.Calls.push_back(std::move(Runs));
  }
}

void BodyExtractor::applyProtection(Site &S, const Row &R) {
  NodeId Target = effectAt(S, R.position("to", TheResult));
  // What is escaped for one place is still there for others.
  if (R.text("by").starts_with("escape-") && !rowOf(S.C, Role::Passes))
    B.addEdge(nodeAt(S, R.position("from", TheObject)), Target, EdgeKind::Part);
}

void BodyExtractor::applyRow(Site &S, const Row &R) {
  switch (R.R) {
  case Role::Passes:
    return applyPass(S, R);
  case Role::Converts:
    return applyConversion(S, R);
  case Role::Load:
    return applyLoad(S, R);
  case Role::Store:
    return applyStore(S, R);
  case Role::Erase:
    return applyErase(S, R);
  case Role::LeftBy:
    return applyLeft(S, R);
  case Role::Configures:
    return applyConfiguration(S, R);
  case Role::Parse:
    return eachEffect(S, R.position("to", TheResult), [&](NodeId Target) {
      B.addEdge(nodeAt(S, R.position("from", TheObject)), Target,
                EdgeKind::Parsed, S.Index);
    });
  case Role::Iterates:
  case Role::Binds:
    B.addEdge(nodeAt(S, R.position(R.R == Role::Binds ? "callable" : "of",
                                   TheObject)),
              S.C.Result, EdgeKind::Part);
    return;
  case Role::Source:
  case Role::Environment:
  case Role::Stored:
    // What is filled in is a source itself; make sure it has a node.
    for (Position At : R.positions("at"))
      if (At.At != Position::Result && !R.isOfHandler())
        eachEffect(S, At, [](NodeId) {});
    return;
  case Role::Protect:
    return applyProtection(S, R);
  case Role::TokenVerify: {
    // The token is the same, but from here on it has been looked at.
    Position Token = R.position("token", TheObject);
    B.addEdge(nodeAt(S, Token), effectAt(S, Token), EdgeKind::Same);
    return;
  }
  case Role::Constructs:
    return applyConstruction(S, R);
  case Role::Constant:
    B.addEdge(literal(S.E, R.text("text"), ValueType::Text), S.C.Result,
              EdgeKind::Same);
    return;
  case Role::TokenDecode:
    DecodesToken = true;
    if (Position To = R.position("to", TheResult); To.At != Position::Result)
      effectAt(S, To);
    return;
  default:
    return;
  }
}

const Row *BodyExtractor::rowOf(const Call &C, Role R) const {
  for (uint32_t Index : C.Rows)
    if (B.Models.row(Index).R == R)
      return &B.Models.row(Index);
  return nullptr;
}

bool BodyExtractor::applyRows(Site &S) {
  bool Decided = false;
  for (uint32_t Index : S.C.Rows) {
    const Row &R = B.Models.row(Index);
    if (R.R == Role::Filters) {
      Decided |= applyFilter(S, R);
      continue;
    }
    applyRow(S, R);
    // These say nothing of what the call gives back.
    static constexpr Role Silent[] = {
        Role::Sink,         Role::Guard,           Role::Invokes,
        Role::Cookie,       Role::CookieAttribute, Role::Credential,
        Role::TokenExpects, Role::Configures};
    Decided |= !llvm::is_contained(Silent, R.R) && !R.isOfHandler();
  }
  return Decided && !S.IsStreaming;
}

/// Whether a method hands its object on: `builder.set(…).set(…)`.
static bool isFluent(const Expr &Call, const Expr *Object) {
  const CXXRecordDecl *From = Object ? recordOf(Object->getType()) : nullptr;
  const CXXRecordDecl *To = recordOf(Call.getType());
  return From && To && From->getCanonicalDecl() == To->getCanonicalDecl();
}

/// `stream << value`: the stream then holds the value as well.
void BodyExtractor::applyStreaming(Site &S) {
  NodeId After = effectAt(S, TheObject);
  // What the project's own operator makes of a value, its body says, wherever
  // it is.
  bool IsFree = S.IsOwn && S.Callee && !isa<CXXMethodDecl>(S.Callee);
  if (!IsFree || !S.Callee->isDefined()) {
    NodeId Value = S.C.Arguments.empty() ? NoNode : S.C.Arguments[0];
    B.addEdge(S.C.Object, After, IsFree ? EdgeKind::Unless : EdgeKind::Same,
              IsFree ? S.Index : 0);
    B.addEdge(Value, After, IsFree ? EdgeKind::Unless : EdgeKind::Joined,
              IsFree ? S.Index : 0);
  }
  B.addEdge(After, S.C.Result, EdgeKind::Same);
}

/// Whether \p Id is an iterator to an element that a look-up has found: it
/// stands for the element already.
bool BodyExtractor::isLoadedElement(NodeId Id) const {
  for (unsigned Steps = 0; Steps < 8 && Id != NoNode; ++Steps) {
    const Node &N = B.Facts.Nodes[Id];
    if (N.Kind == NodeKind::Call)
      return llvm::any_of(B.Facts.Calls[N.Ref].Rows, [&](uint32_t Row) {
        return B.Models.row(Row).R == Role::Load;
      });
    llvm::ArrayRef<uint32_t> Into = B.edgesInto(Id);
    Id = Into.size() == 1 ? B.Facts.Edges[Into[0]].From : NoNode;
  }
  return false;
}

/// What an iterator points to is an element; what a smart pointer or an
/// optional holds is the thing itself.
void BodyExtractor::applyDereference(Site &S) {
  NodeId From = S.Object ? S.C.Object : nodeAt(S, {});
  const bool IsElement =
      S.Object && isIterator(*S.Object) && !isLoadedElement(From);
  B.addEdge(From, S.C.Result, IsElement ? EdgeKind::Load : EdgeKind::Same,
            AnyKey);
}

void BodyExtractor::applyDefaults(Site &S) {
  if (S.IsStreaming)
    return applyStreaming(S);
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S.E);
  bool IsKnown = !S.C.IsField && S.Callee &&
                 B.Models.propagates(B.Facts.Strings[S.C.Name]);
  if (S.IsOwn || (!IsKnown && !Operator))
    return;
  if (Operator && (Operator->getOperator() == OO_Star ||
                   Operator->getOperator() == OO_Arrow))
    return applyDereference(S);
  ValueType Type = B.Facts.Nodes[S.C.Result].Type;
  auto Pass = [&](NodeId From) {
    if (From == NoNode)
      return;
    ValueType FromType = B.Facts.Nodes[From].Type;
    bool Measures = (Type == ValueType::Number && FromType != Type) ||
                    Type == ValueType::Boolean;
    B.addEdge(From, S.C.Result, Measures ? EdgeKind::Operand : EdgeKind::Part);
  };
  Pass(S.C.Object);
  for (NodeId Argument : S.C.Arguments)
    Pass(Argument);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(S.Callee);
  if (!S.Object || !Method || Method->isConst() || S.Arguments.empty())
    return;
  NodeId After = effectAt(S, TheObject);
  B.addEdge(S.C.Object, After, EdgeKind::Same);
  for (NodeId Argument : S.C.Arguments)
    B.addEdge(Argument, After, EdgeKind::Joined);
}

bool portcullis::isAccessor(const CXXMethodDecl &Method) {
  if (Method.isConst() || Method.isStatic())
    return true;
  return llvm::any_of(
      Method.getParent()->lookup(Method.getDeclName()), [&](const Decl *D) {
        const auto *Twin = dyn_cast_or_null<CXXMethodDecl>(D->getAsFunction());
        return Twin && Twin->isConst() &&
               Twin->getNumParams() == Method.getNumParams();
      });
}

/// Whether a row says that argument \p Index is looked at, so that it does not
/// change although it could.
static bool isOnlyRead(const ModelSet &Models, const Call &C, unsigned Index) {
  return llvm::any_of(C.Rows, [&](uint32_t Row) {
    const class Row &R = Models.row(Row);
    if (R.R != Role::Guard && R.R != Role::Measure)
      return false;
    return llvm::any_of(R.positions(R.R == Role::Guard ? "tests" : "from"),
                        [&](Position P) {
                          return P.At == Position::Argument && P.Index == Index;
                        });
  });
}

/// Whether every return below \p S is of `*this`; \p Found: there is one.
static bool returnsThis(const Stmt &S, bool &Found) {
  if (const auto *Return = dyn_cast<ReturnStmt>(&S)) {
    Found = true;
    const Expr *Value = Return->getRetValue();
    const auto *Star =
        Value ? dyn_cast<UnaryOperator>(Value->IgnoreParenImpCasts()) : nullptr;
    return Star && Star->getOpcode() == UO_Deref &&
           isa<CXXThisExpr>(Star->getSubExpr()->IgnoreParenImpCasts());
  }
  return isa<LambdaExpr>(S) || llvm::all_of(S.children(), [&](const Stmt *C) {
           return !C || returnsThis(*C, Found);
         });
}

/// Whether \p Method, one of the project's, gives back the object it ran on.
static bool returnsThis(const CXXMethodDecl &Method) {
  bool Found = false;
  const Stmt *Body = Method.getBody();
  return Body && returnsThis(*Body, Found) && Found;
}

/// Whether \p Argument, whose value is \p N, names something that a call can
/// write to: what is nullptr now can be set through `&pointer`.
static bool mayHold(const Expr &Argument, const Node &N) {
  if (N.Kind != NodeKind::Literal)
    return true;
  const auto *Address = dyn_cast<UnaryOperator>(Argument.IgnoreParenImpCasts());
  return Address && Address->getOpcode() == UO_AddrOf;
}

void BodyExtractor::addEffects(Site &S) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(S.Callee);
  bool MutatesObject =
      S.Object && Method && !isAccessor(*Method) && !S.CalledValue;
  llvm::SmallVector<int, 2> Described = S.Described;
  auto Effect = [&](Position P, const Expr *Target, NodeId Before) {
    int Who = P.At == Position::Object ? -1 : static_cast<int>(P.Index);
    bool IsDescribed = llvm::is_contained(Described, Who);
    if (!IsDescribed && Before == NoNode)
      return;
    NodeId After = effectAt(S, P);
    if (!IsDescribed)
      B.addEdge(Before, After, EdgeKind::Unless, S.Index);
    write(Target, After);
  };
  if (S.Object && (MutatesObject || llvm::is_contained(Described, -1)))
    Effect(TheObject, S.Object, S.C.Object);
  // A free operator's first parameter is what stands as the object here.
  unsigned Skipped = S.Object && S.Callee && !Method ? 1 : 0;
  for (unsigned I = 0; I < S.Arguments.size(); ++I) {
    bool Mutable =
        S.Callee && I + Skipped < S.Callee->getNumParams() &&
        !isa<CXXDefaultArgExpr>(S.Arguments[I]) &&
        isWritableReference(S.Callee->getParamDecl(I + Skipped)->getType()) &&
        S.C.Arguments[I] != NoNode && !isOnlyRead(B.Models, S.C, I) &&
        mayHold(*S.Arguments[I], B.Facts.Nodes[S.C.Arguments[I]]) &&
        B.Facts.Nodes[S.C.Arguments[I]].Kind != NodeKind::Function;
    if (Mutable || llvm::is_contained(Described, static_cast<int>(I)))
      Effect({.At = Position::Argument, .Index = I}, S.Arguments[I],
             S.C.Arguments[I]);
  }
  if (S.Object)
    handOn(S);
}

/// What a fluent call gives back is its object: in value, and if it is a
/// reference, in place.
void BodyExtractor::handOn(Site &S) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(S.Callee);
  if (S.IsOwn) {
    if (Method && S.E.isGLValue() && returnsThis(*Method))
      givesBack(S.E, *S.Object);
    return;
  }
  bool IsDescribed = llvm::any_of(S.C.Rows, [&](uint32_t Index) {
    const Row &R = B.Models.row(Index);
    if (R.R == Role::Passes) // `append` says only what becomes of its object.
      return R.positions("to").empty() ||
             llvm::is_contained(R.positions("to"), TheResult);
    return R.R == Role::Load || (R.R == Role::Source && !R.isOfHandler());
  });
  bool IsSelf = Method && S.E.isGLValue() && !isAccessor(*Method);
  bool IsText = valueTypeOf(S.E.getType()) == ValueType::Text;
  // A text given by value, as a piece is, is another text.
  if (IsDescribed || !isFluent(S.E, S.Object) || (IsText && !IsSelf))
    return;
  B.addEdge(S.C.ObjectAfter != NoNode ? S.C.ObjectAfter : S.C.Object,
            S.C.Result, EdgeKind::Same);
  if (IsSelf)
    givesBack(S.E, *S.Object);
}

void BodyExtractor::givesBack(const Expr &Made, const Expr &Object) {
  SelfOf[&Made] = &Object;
  PlaceKeys.erase(&Made); // It names its object's place from here on.
}
