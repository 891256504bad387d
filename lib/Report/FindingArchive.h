//===- FindingArchive.h - Findings as bytes ---------------------*- C++ -*-===//
//
// Which fields go into an archive (Support/Archive.h), in which order. All do
// but Finding::CheckId, which points to the check itself: whoever reads knows
// whose findings they are; and Finding::Rank, which is found out later.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_REPORT_FINDINGARCHIVE_H
#define PORTCULLIS_REPORT_FINDINGARCHIVE_H

#include "Report/Finding.h"
#include "Support/Archive.h"

namespace portcullis {

template <typename Archive>
void describe(Archive &A, As<Archive, Location> &L) {
  A(L.File, L.Line, L.Column, L.EndLine, L.EndColumn, L.Offset, L.Length);
}

template <typename Archive> void describe(Archive &A, As<Archive, Note> &N) {
  A(N.Where, N.Text);
}

template <typename Archive> void describe(Archive &A, As<Archive, Edit> &E) {
  A(E.Range, E.Text);
}

template <typename Archive> void describe(Archive &A, As<Archive, Fix> &F) {
  A(F.Description, F.Edits, F.Includes);
}

template <typename Archive> void describe(Archive &A, As<Archive, Finding> &F) {
  A(F.Message, F.Where, F.Level, F.Flow, F.Related, F.Fixes, F.Secrets,
    F.Doubts, F.Confidence);
}

} // namespace portcullis

#endif // PORTCULLIS_REPORT_FINDINGARCHIVE_H
