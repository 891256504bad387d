//===- UnboundedBody.cpp - A server takes request bodies of any size ---===//

#include "Check.h"
#include "Flows.h"
#include "Link/BrokenUnits.h"
#include "Link/Routes.h"
#include "Settings.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "unbounded-body",
    .Title = "A server takes request bodies of any size",
    .Cwe = {770},
    .Owasp = {4},
    .Level = Severity::Medium,
    .SecuritySeverity = 5.3,
    .Accuracy = Precision::High,
    .HasFix = true,
};

/// The row by which the server that \p Listen starts takes bodies of any size,
/// or null.
static const Row *unlimited(const Program &P, uint32_t Listen) {
  for (auto [Index, R] : P.withRole(Role::UnlimitedBody))
    if (isSameServer(P, Listen, Index))
      return R;
  return nullptr;
}

/// Names what else takes bodies of any size on the way to what \p Listen opens:
/// where the server is made, or what answers its connections.
static void addMakers(const Program &P, uint32_t Listen, const Row &Unlimited,
                      Finding &F) {
  static constexpr size_t MaxNamed = 3;
  for (auto [Index, R] : P.withRole(Role::UnlimitedBody)) {
    const Call &C = P.call(Index);
    if (F.Related.size() < MaxNamed && R->Library == Unlimited.Library &&
        !P.rowOf(C, Role::Listen) && mayBeSameServer(P, Listen, Index))
      relate(F, P.location(C.NameWhere), "bodies of any size are taken here");
  }
}

static bool isLimited(const Program &P, uint32_t Listen, const Row &Unlimited) {
  return llvm::any_of(P.withRole(Role::LimitsBody), [&](const RoleCall &RC) {
    return RC.R->Library == Unlimited.Library &&
           mayBeSameServer(P, Listen, RC.Call);
  });
}

/// Whether a statement that is not known may limit what \p Unlimited, by its
/// row, does not: some libraries have nothing that could.
static bool mayBeLimited(const Program &P, const BrokenUnits &Broken,
                         const Row &Unlimited, const Call &Listen) {
  auto Limits = [&](const Row &R) {
    return R.R == Role::LimitsBody && R.Library == Unlimited.Library;
  };
  return Broken.mayConcern(Listen.Where) &&
         llvm::any_of(P.models().rows(), Limits);
}

/// Sets a limit of 1 MiB right before the server is started, if that is a
/// statement: `server.listen(…);`.
static std::optional<Fix> mend(const Program &P, const Call &Listen,
                               StringRef Limit) {
  std::optional<Span> Statement = P.statementAround(Listen.Where);
  if (Limit.empty() || !Statement || Listen.Where.InMacro ||
      Statement->Offset != Listen.Where.Offset)
    return std::nullopt;
  Location Before = P.location(*Statement);
  StringRef Line = P.sources().line(Before.File, Before.Line);
  StringRef Indent = Line.take_front(Before.Column - 1);
  // `server.` or `server->`.
  StringRef Server = P.sources().text(Before).take_front(
      Listen.NameWhere.Offset - Statement->Offset);
  if (!Indent.trim().empty() || Server.contains('\n') || Server.contains('('))
    return std::nullopt;
  Before.Length = 0;
  return Fix{.Description = "take no more than 1 MiB",
             .Edits = {{.Range = Before,
                        .Text = (Server + Limit + ";\n" + Indent).str()}}};
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  for (const UnsafeSetting &U : unsafeSettings(P, "body-limit"))
    Findings.push_back(findingFor(P, Info, U,
                                  "this server takes messages of any size",
                                  "take no more than 1 MiB"));
  const BrokenUnits Broken(P);
  std::vector<uint32_t> Judged;
  for (const Listener &L : listenersOf(P)) {
    const Row *R = unlimited(P, L.Call);
    const Call &C = P.call(L.Call);
    if (!R || L.isLocal() || isLimited(P, L.Call, *R) ||
        mayBeLimited(P, Broken, *R, C) ||
        llvm::any_of(Judged, [&](uint32_t Other) {
          return isSameServer(P, L.Call, Other);
        }))
      continue;
    Judged.push_back(L.Call);
    Finding F{.CheckId = Info.Id,
              .Message = "this server takes request bodies of any size",
              .Where = P.location(C.NameWhere),
              .Level = Info.Level};
    addMakers(P, L.Call, *R, F);
    if (auto Mend = mend(P, C, R->text("limit")))
      F.Fixes.push_back(std::move(*Mend));
    Findings.push_back(std::move(F));
  }
  return Findings;
}

namespace portcullis {
Check checkUnboundedBody() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
