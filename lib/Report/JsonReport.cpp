//===- JsonReport.cpp - Findings as one JSON object -----------------------===//

#include "Report/Fingerprint.h"
#include "Report/Report.h"
#include "Support/Json.h"

using namespace portcullis;

static Json place(const ReportContext &Context, const Location &Where) {
  return {{"file", relativeTo(Context.Root, Where.File)},
          {"line", Where.Line},
          {"column", Where.Column},
          {"endLine", Where.EndLine},
          {"endColumn", Where.EndColumn}};
}

static Json notes(const ReportContext &Context, llvm::ArrayRef<Note> List) {
  Json Result = Json::array();
  for (const Note &N : List) {
    Json Entry = place(Context, N.Where);
    Entry["message"] = N.Text;
    Result.push_back(std::move(Entry));
  }
  return Result;
}

void portcullis::writeJson(llvm::raw_ostream &Out,
                           llvm::ArrayRef<Finding> Findings,
                           const ReportContext &Context) {
  std::vector<std::string> Prints =
      fingerprints(Findings, Context.Root, Context.Shown);
  auto Write = [&](llvm::json::OStream &To, size_t I) {
    const Finding &F = Findings[I];
    Json Entry = {{"check", ("portcullis-" + F.CheckId).str()},
                  {"severity", toString(F.Level).str()},
                  {"confidence", toString(F.Confidence).str()},
                  {"rank", F.Rank},
                  {"message", F.Message}};
    Entry.update(place(Context, F.Where));
    Entry["fixable"] = !F.Fixes.empty();
    Entry["fingerprint"] = Prints[I];
    Entry["flow"] = notes(Context, F.Flow);
    Entry["related"] = notes(Context, F.Related);
    if (I < Context.BaselineStates.size())
      Entry["baselineState"] = Context.BaselineStates[I];
    if (const std::string *Reason = Context.suppression(I)) {
      Entry["suppressed"] = true;
      if (!Reason->empty())
        Entry["justification"] = *Reason;
    }
    write(To, Entry);
  };
  Json Notices = Json::array();
  for (const Notice &N : Context.Notices) {
    Json Entry = {{"level", N.IsError ? "error" : "note"},
                  {"file", relativeTo(Context.Root, N.File)}};
    if (N.Line) {
      Entry["line"] = N.Line;
      Entry["column"] = N.Column;
    }
    Entry["message"] = N.Message;
    Notices.push_back(std::move(Entry));
  }
  Json Frame = {{"version", PORTCULLIS_VERSION},
                {"findings", Json::array()},
                {"notices", std::move(Notices)}};
  writeJson(Out, Frame, "findings", [&](llvm::json::OStream &To) {
    for (size_t I = 0; I < Findings.size(); ++I)
      Write(To, I);
  });
}
