//===- FactsArchive.h - Facts as bytes --------------------------*- C++ -*-===//
//
// Which fields go into an archive (Support/Archive.h), in which order. All do:
// every scan takes its facts through here.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_FACTS_FACTSARCHIVE_H
#define PORTCULLIS_FACTS_FACTSARCHIVE_H

#include "Facts/Facts.h"
#include "Support/Archive.h"

namespace portcullis {

template <typename Archive> void describe(Archive &A, As<Archive, Span> &S) {
  A(S.File, S.Line, S.Column, S.EndLine, S.EndColumn, S.Offset, S.Length,
    S.InMacro);
}

template <typename Archive> void describe(Archive &A, As<Archive, Node> &N) {
  A(N.Kind, N.Type, N.IsDefined, N.Function, N.Ref, N.Text, N.Where);
}

template <typename Archive> void describe(Archive &A, As<Archive, Edge> &E) {
  A(E.From, E.To, E.Kind, E.Label);
}

template <typename Archive> void describe(Archive &A, As<Archive, Test> &T) {
  A(T.Condition, T.Holds, T.Returned);
}

template <typename Archive> void describe(Archive &A, As<Archive, Branch> &B) {
  A(B.Condition, B.Holds, B.Outer, B.Offset, B.AnyOf);
}

template <typename Archive> void describe(Archive &A, As<Archive, Try> &T) {
  A(T.Function, T.Behind, T.Where, T.Body, T.GoesOn);
}

template <typename Archive> void describe(Archive &A, As<Archive, Call> &C) {
  A(C.Callee, C.Target, C.Name, C.Function, C.Block, C.Behind, C.Where,
    C.NameWhere, C.Object, C.ObjectAfter, C.Result, C.Callable, C.Root, C.Reads,
    C.Arguments, C.ArgumentsAfter, C.ArgumentWhere, C.Rows, C.TypeArguments,
    C.ObjectType, C.IsOwn, C.IsField, C.InTry, C.IsConstruction);
}

template <typename Archive>
void describe(Archive &A, As<Archive, PlaceAfter> &P) {
  A(P.Parameter, P.Reads, P.Node);
}

template <typename Archive>
void describe(Archive &A, As<Archive, Function> &F) {
  A(F.Id, F.Name, F.Where, F.Body, F.This, F.ThisAfter, F.Return, F.Parameters,
    F.ParametersAfter, F.PlacesAfter, F.ParameterTypes, F.Overrides, F.Class,
    F.Encloses, F.IsLambda, F.HasBody, F.ReturnsBoolean, F.Throws, F.HasErrors);
}

template <typename Archive> void describe(Archive &A, As<Archive, TuFacts> &F) {
  A(F.MainFile, F.HasErrors, F.AreErrorsAnywhere, F.ErrorsOutside, F.GivenUp,
    F.Strings, F.Files, F.Configurations, F.Nodes, F.Edges, F.Tests, F.Branches,
    F.Tries, F.Calls, F.Functions, F.Statements, F.Bases, F.JoinPoints);
}

} // namespace portcullis

#endif // PORTCULLIS_FACTS_FACTSARCHIVE_H
