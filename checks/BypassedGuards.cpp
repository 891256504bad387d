//===- BypassedGuards.cpp - What runs whatever a guard says ---------------===//

#include "BypassedGuards.h"
#include "Credentials.h"
#include "Effects.h"
#include "Flows.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;

static bool isIn(const Span &Inner, const Span &Outer) {
  return Inner.File == Outer.File && Inner.Offset >= Outer.Offset &&
         Inner.Offset < Outer.Offset + Outer.Length;
}

static bool isAfter(const Span &Later, const Span &Earlier) {
  return Later.File == Earlier.File &&
         Later.Offset >= Earlier.Offset + Earlier.Length;
}

/// Whether call \p Index refuses a client that is not known by an exception.
static bool throwsAtStrangers(const Program &P, uint32_t Index) {
  return verifiesOrThrows(P, P.call(Index)) ||
         llvm::any_of(P.targets(Index), [&](uint32_t Target) {
           return mayThrow(P, Target) && asksWho(P, Target);
         });
}

/// Whether \p C, which stands behind \p T in its function, runs whether or not
/// what is tried throws: nothing is asked in between.
static bool runsAnyway(const Program &P, const Call &C, const Try &T) {
  for (uint32_t Behind = C.Behind; Behind != T.Behind;
       Behind = P.branch(Behind).Outer) {
    if (Behind == NoIndex)
      return false;
    const uint32_t Decided = P.branch(Behind).Offset;
    if (Decided < T.Body.Offset || Decided >= T.Body.Offset + T.Body.Length)
      return false;
  }
  return true;
}

/// The first call behind \p T that changes something whether or not what is
/// tried throws.
static std::optional<Effect>
effectBehind(const Program &P, const Effects &Changes, const Try &T) {
  std::optional<Effect> Found;
  for (uint32_t Index : P.callsIn(T.Function)) {
    const Call &C = P.call(Index);
    if (!isAfter(C.Where, T.Where) || !runsAnyway(P, C, T))
      continue;
    if (std::optional<Effect> Here = Changes.beyondMemory(Index)) {
      Here->Where = C.NameWhere;
      if (!Found || Here->Where.Offset < Found->Where.Offset)
        Found = Here;
    }
  }
  return Found;
}

/// Whether some handler of \p T leaves by a function that throws.
static bool leavesByCall(const Program &P, const Try &T) {
  return llvm::any_of(P.callsIn(T.Function), [&](uint32_t Index) {
    const Call &C = P.call(Index);
    return isIn(C.Where, T.Where) && !isIn(C.Where, T.Body) &&
           llvm::any_of(P.targets(Index), [&](uint32_t Target) {
             return P.function(Target).Throws;
           });
  });
}

static void findGoingOn(const Program &P, const Effects &Changes,
                        const CheckInfo &Info, std::vector<Finding> &Findings) {
  for (const Try &T : P.tries()) {
    if (!T.GoesOn || T.Where.InMacro || P.function(T.Function).HasErrors ||
        leavesByCall(P, T))
      continue;
    auto Calls = P.callsIn(T.Function);
    const auto *Guard = llvm::find_if(Calls, [&](uint32_t Index) {
      return isIn(P.call(Index).Where, T.Body) && throwsAtStrangers(P, Index);
    });
    if (Guard == Calls.end())
      continue;
    std::optional<Effect> Behind = effectBehind(P, Changes, T);
    if (!Behind)
      continue;
    const Call &C = P.call(*Guard);
    Findings.push_back(
        {.CheckId = Info.Id,
         .Message = llvm::formatv("'{0}' refuses by an exception, and what "
                                  "catches it goes on",
                                  shortName(P.text(C.Name))),
         .Where = P.location(C.NameWhere),
         .Level = Info.Level,
         .Related = {
             {.Where = P.location(Behind->Where),
              .Text =
                  llvm::formatv("it {0} all the same", Behind->What).str()}}});
  }
}

/// The first call in \p Function that asks who the client is, itself or by what
/// it runs, if the function refuses some behind it.
static std::optional<uint32_t> guardIn(const Program &P, uint32_t Function) {
  std::optional<uint32_t> Guard;
  for (uint32_t Index : P.callsIn(Function)) {
    const Call &C = P.call(Index);
    const Row *Source = P.rowOf(C, Role::Source);
    bool Asks = P.rowOf(C, Role::TokenVerify) ||
                P.rowOf(C, Role::TokenDecode) ||
                (Source && readsIdentity(P, C, *Source)) ||
                llvm::any_of(P.targets(Index), [&](uint32_t Target) {
                  return asksWho(P, Target).has_value();
                });
    if (Asks && (!Guard || C.Where.Offset < P.call(*Guard).Where.Offset))
      Guard = Index;
  }
  std::optional<uint32_t> Answer = refuses(P, Function);
  if (!Guard || !Answer || P.call(*Answer).Function != Function ||
      !isAfter(P.call(*Answer).Where, P.call(*Guard).Where))
    return std::nullopt;
  return Guard;
}

/// Whether \p Early runs on every way to \p Late.
static bool isOnWayTo(const Program &P, const Call &Early, const Call &Late) {
  if (!isAfter(Late.Where, Early.Where) || Early.Where.InMacro)
    return false;
  uint32_t Around = Late.Behind;
  while (Around != Early.Behind && Around != NoIndex)
    Around = P.branch(Around).Outer;
  return Around == Early.Behind;
}

/// Whether the client chose what \p C is given, other than who it is.
static bool isChosen(const Program &P, const Call &C) {
  auto At = [&](NodeId N, bool) {
    const Row *R = P.requestSource(N);
    if (!R)
      return Step::Continue;
    return R->text("kind") == "header" || R->text("kind") == "cookie"
               ? Step::Stop
               : Step::Found;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  return llvm::any_of(C.Arguments, [&](NodeId Id) {
    return Id != NoNode &&
           !P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1})
                .empty();
  });
}

static void findLate(const Program &P, const Effects &Changes,
                     const CheckInfo &Info, std::vector<Finding> &Findings) {
  Askers Asked(P);
  for (uint32_t Index = 0; Index < routesOf(P).size(); ++Index) {
    if (Asked.askInFrontOf(Index))
      continue;
    for (uint32_t Handler : routesOf(P)[Index].Handlers) {
      std::optional<uint32_t> Guard = guardIn(P, Handler);
      if (!Guard || P.function(Handler).HasErrors ||
          takesCredentials(P, routesOf(P)[Index]))
        continue;
      for (uint32_t Early : P.callsIn(Handler)) {
        const Call &C = P.call(Early);
        if (!isOnWayTo(P, C, P.call(*Guard)))
          continue;
        std::optional<Effect> Change = Changes.beyondMemory(Early);
        if (!Change || !isChosen(P, C))
          continue;
        Findings.push_back(
            {.CheckId = Info.Id,
             .Message =
                 llvm::formatv("'{0}' asks who the client is after '{1}' {2}",
                               shortName(P.text(P.call(*Guard).Name)),
                               shortName(P.text(C.Name)), Change->What),
             .Where = P.location(P.call(*Guard).NameWhere),
             .Level = Info.Level,
             .Related = {{.Where = P.location(C.NameWhere),
                          .Text = "it is changed here, whoever asks"}}});
        break;
      }
    }
  }
}

std::vector<Finding> portcullis::bypassedGuards(const Program &P,
                                                const CheckInfo &Info) {
  const Effects Changes(P);
  std::vector<Finding> Findings;
  findGoingOn(P, Changes, Info, Findings);
  findLate(P, Changes, Info, Findings);
  return Findings;
}
