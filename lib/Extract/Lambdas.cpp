//===- Lambdas.cpp - What lambdas capture -------------------------------===//

#include "Extract/BodyExtractor.h"
#include "Extract/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

NodeId BodyExtractor::computeLambda(const LambdaExpr &E) {
  NodeId Result = newValue(E, "lambda");
  llvm::SmallVector<const CXXMethodDecl *, 2> Operators;
  if (const auto *Generic = E.getDependentCallOperator())
    for (const FunctionDecl *Spec : Generic->specializations())
      Operators.push_back(cast<CXXMethodDecl>(Spec));
  if (Operators.empty())
    Operators.push_back(E.getCallOperator());
  for (const CXXMethodDecl *Operator : Operators) {
    uint32_t Function = B.function(*Operator);
    B.Facts.Functions[Function].Encloses = Index;
    NodeId Self = B.addNode(NodeKind::Function, ValueType::Other, Index,
                            B.span(E), B.intern("lambda"), Function);
    B.addEdge(Self, Result, EdgeKind::Same);
    const auto *Init = E.capture_init_begin();
    for (const LambdaCapture &Capture : E.captures()) {
      const Expr *Initial = *Init++;
      if (Capture.capturesThis()) {
        B.addEdge(current(thisPlace()), B.capture(*Operator, nullptr),
                  EdgeKind::Same);
        capturePlaces(*Operator, nullptr);
      } else if (Capture.capturesVariable()) {
        const ValueDecl *V = Capture.getCapturedVar();
        NodeId Inside = B.capture(*Operator, V);
        B.addEdge(value(Initial), Inside, EdgeKind::Same);
        B.addEdge(value(Initial), Result, EdgeKind::Operand);
        capturePlaces(*Operator, V);
        if (Capture.getCaptureKind() == LCK_ByRef)
          captureByReference(*V, Inside, E);
      }
    }
  }
  return Result;
}

/// Either side may write to it later.
void BodyExtractor::captureByReference(const ValueDecl &V, NodeId Inside,
                                       const Expr &At) {
  const auto *Canonical = cast<ValueDecl>(V.getCanonicalDecl());
  NodeId Written = B.elsewhere(V, Index);
  B.addEdge(Written, Inside, EdgeKind::Same);
  CapturedReferences.emplace_back(Canonical, Inside);
  PlaceId P = variablePlace(&V);
  NodeId Joined = B.addNode(NodeKind::Join, valueTypeOf(V.getType()), Index,
                            B.span(At), B.intern(V.getName()));
  B.addEdge(current(P), Joined, EdgeKind::Same);
  B.addEdge(Written, Joined, EdgeKind::Same);
  Now[P] = Joined;
}

bool BodyExtractor::namesAnother(StringRef Suffix) {
  bool InText = false;
  for (size_t I = 0; I + 1 < Suffix.size(); ++I) {
    InText ^= Suffix[I] == '"';
    bool Begins = Suffix[I] == '(' || Suffix[I] == ',' || Suffix[I] == '[';
    if (!InText && Begins && Suffix[I + 1] == '$')
      return true;
  }
  return false;
}

/// What was tested of \p V, the enclosing object if null, is so in the lambda.
void BodyExtractor::capturePlaces(const CXXMethodDecl &Operator,
                                  const ValueDecl *V) {
  PlaceId Root = V ? variablePlace(V) : thisPlace();
  size_t RootLength = Places[Root].Key.size();
  for (auto [P, Held] : Now) {
    StringRef Suffix =
        Places[P].Key.drop_front(std::min(RootLength, Places[P].Key.size()));
    if (P == Root || Places[P].Root != Root || isTurn(P) ||
        namesAnother(Suffix) || B.Facts.Nodes[Held].Kind != NodeKind::Tested)
      continue;
    const Node Like = B.Facts.Nodes[Held];
    NodeId Inside = B.addNode(NodeKind::Variable, Like.Type,
                              B.function(Operator), Like.Where, Like.Text);
    B.addEdge(Held, Inside, EdgeKind::Same);
    B.CapturedPlaces[&Operator].push_back(
        {.Variable = V, .Suffix = Suffix.str(), .Inside = Inside});
  }
}

void BodyExtractor::enterCaptured() {
  auto Captured = B.CapturedPlaces.find(Lambda);
  if (Captured == B.CapturedPlaces.end())
    return;
  for (const FactsBuilder::CapturedPlace &C : Captured->second) {
    PlaceId Root = C.Variable ? variablePlace(C.Variable) : thisPlace();
    std::string Key = Places[Root].Key.str() + C.Suffix;
    Now[internPlace(Key, Root)] = C.Inside;
  }
}
