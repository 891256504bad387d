//===- Credentials.cpp - What clients are known by ------------------------===//

#include "Credentials.h"
#include "SensitiveFlows.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using llvm::StringRef;

StringRef portcullis::lastName(StringRef Path) {
  llvm::SmallVector<StringRef, 8> Parts;
  Path.split(Parts, '/', -1, /*KeepEmpty=*/false);
  for (StringRef Part : llvm::reverse(Parts))
    if (Part.find_first_of("<{:(") == StringRef::npos)
      return Part;
  return {};
}

bool portcullis::takesValues(const Route &R) {
  if (StringRef(R.Path).find_first_of("<{:(") != StringRef::npos)
    return true;
  return R.Methods.empty() || llvm::any_of(R.Methods, [](StringRef Method) {
           return Method != "GET" && Method != "OPTIONS" && Method != "DELETE";
         });
}

static bool isCredential(const SensitiveCategory *Category) {
  return Category && Category->Credential;
}

static bool isGuessed(const SensitiveCategory *Category) {
  return isCredential(Category) && Category->Guessable;
}

using Asks = llvm::function_ref<bool(StringRef Kind, StringRef Key)>;

/// Whether \p C reads something from a request whose kind and name \p Is says;
/// the kind is empty for an element of a document, the name if it is not known.
static bool readsFromRequest(const Program &P, const Call &C, Asks Is) {
  return llvm::any_of(std::initializer_list<Role>{Role::Source, Role::Load},
                      [&](Role Reads) {
                        const Row *R = P.rowOf(C, Reads);
                        if (!R || (Reads == Role::Load && !R->has("key")))
                          return false;
                        return Is(R->text("kind"), keyOf(P, C, *R)) &&
                               (Reads == Role::Source ||
                                !wholeFromRequest(P, C.Result).empty());
                      });
}

/// The call by which \p Function, or what it runs, does so, if there is one.
static std::optional<uint32_t> readFromRequest(const Program &P,
                                               uint32_t Function, Asks Is) {
  for (uint32_t Reached : P.reached(Function))
    for (uint32_t Index : P.callsIn(Reached))
      if (readsFromRequest(P, P.call(Index), Is))
        return Index;
  return std::nullopt;
}

/// Whether \p Function, or what it runs, reads a password or a code from a
/// request.
static bool readsCredentials(const Program &P, uint32_t Function) {
  return readFromRequest(P, Function,
                         [&](StringRef, StringRef Key) {
                           return isGuessed(P.models().sensitive().find(Key));
                         })
      .has_value();
}

/// Whether \p Function, or what it runs, reads by what a client is known that
/// has logged in before.
static bool readsSession(const Program &P, uint32_t Function) {
  return readFromRequest(P, Function,
                         [](StringRef Kind, StringRef Key) {
                           return Kind == "cookie" ||
                                  Key.equals_insensitive("authorization") ||
                                  Key.equals_insensitive("cookie");
                         })
      .has_value();
}

std::optional<uint32_t> portcullis::refuses(const Program &P,
                                            uint32_t Function) {
  if (std::optional<uint32_t> Answer =
          answers(P, Function, "401", "Unauthorized"))
    return Answer;
  return answers(P, Function, "403", "Forbidden");
}

bool portcullis::takesCredentials(const Program &P, const Route &R) {
  const SensitiveNames &Names = P.models().sensitive();
  auto Says = [&](Vocabulary V, StringRef Name) { return Names.says(V, Name); };
  StringRef Last = StringRef(R.Path).rsplit('/').second;
  bool ChecksCode = Says(Vocabulary::CredentialChecks, lastName(R.Path)) &&
                    (Last.find_first_of("<{:(") != StringRef::npos ||
                     Says(Vocabulary::CredentialCodes, R.Path));
  bool IsCalledSo = takesValues(R) &&
                    (ChecksCode || Says(Vocabulary::CredentialRoutes, R.Path) ||
                     Says(Vocabulary::CredentialGroups, lastName(R.Path)));
  // What answers any path may ask for a session for another.
  bool MayBeForKnown = !StringRef(R.Path).contains('*');
  return IsCalledSo || llvm::any_of(R.Handlers, [&](uint32_t Handler) {
           return readsCredentials(P, Handler) && refuses(P, Handler) &&
                  !(MayBeForKnown && readsSession(P, Handler));
         });
}

bool portcullis::verifiesOrThrows(const Program &P, const Call &C) {
  if (const Row *Verify = P.rowOf(C, Role::TokenVerify))
    return Verify->text("fails") == "throws";
  const Row *Decode = P.rowOf(C, Role::TokenDecode);
  return Decode && Decode->flag("verifies");
}

/// \p Asked: the functions that this is asked of already.
static bool mayThrow(const Program &P, uint32_t Function,
                     llvm::SmallDenseSet<uint32_t> &Asked) {
  if (!Asked.insert(Function).second)
    return false;
  return P.function(Function).Throws ||
         llvm::any_of(P.callsIn(Function), [&](uint32_t Index) {
           const Call &C = P.call(Index);
           return !C.InTry &&
                  (verifiesOrThrows(P, C) ||
                   llvm::any_of(P.targets(Index), [&](uint32_t Target) {
                     return mayThrow(P, Target, Asked);
                   }));
         });
}

bool portcullis::mayThrow(const Program &P, uint32_t Function) {
  llvm::SmallDenseSet<uint32_t> Asked;
  return ::mayThrow(P, Function, Asked);
}

/// Whether what is read of a request, of \p Kind and called \p Key, says who
/// the client is.
static bool saysWho(const Program &P, StringRef Kind, StringRef Key) {
  // A header of any name may be one: it is handed to a helper.
  if (Kind == "cookie" || (Kind == "header" && Key.empty()))
    return true;
  const SensitiveNames &Names = P.models().sensitive();
  return isCredential(Names.find(Key)) ||
         Names.says(Vocabulary::CredentialValues, Key) ||
         (Kind == "header" && Names.says(Vocabulary::IdentityHeaders, Key));
}

bool portcullis::readsIdentity(const Program &P, const Call &C, const Row &R) {
  return saysWho(P, R.text("kind"), keyOf(P, C, R));
}

/// Whether \p C says what token or session a client has.
static bool asksForToken(const Program &P, const Call &C) {
  return P.rowOf(C, Role::TokenVerify) || P.rowOf(C, Role::TokenDecode) ||
         P.rowOf(C, Role::Session);
}

std::optional<uint32_t> portcullis::asksWho(const Program &P,
                                            uint32_t Function) {
  for (uint32_t Reached : P.reached(Function))
    for (uint32_t Index : P.callsIn(Reached))
      if (asksForToken(P, P.call(Index)))
        return Index;
  return readFromRequest(P, Function, [&](StringRef Kind, StringRef Key) {
    return saysWho(P, Kind, Key);
  });
}

bool portcullis::isForAnybody(const Program &P, const Route &R) {
  return P.models().sensitive().says(Vocabulary::PublicRoutes, R.Path) ||
         takesCredentials(P, R);
}

bool Askers::asks(uint32_t Function) {
  auto [It, IsNew] = Known.try_emplace(Function);
  if (IsNew)
    It->second = asksWho(P, Function) || refuses(P, Function);
  return It->second;
}

bool Askers::askFor(uint32_t Index) {
  return llvm::any_of(routesOf(P)[Index].Handlers,
                      [&](uint32_t Function) { return asks(Function); }) ||
         askInFrontOf(Index);
}

bool Askers::asksAt(uint32_t Call) {
  auto [It, IsNew] = KnownCalls.try_emplace(Call);
  if (IsNew)
    It->second =
        asksForToken(P, P.call(Call)) ||
        readsFromRequest(P, P.call(Call), [&](StringRef Kind, StringRef Key) {
          // Where the whole request is received, nothing is asked yet.
          return (Kind != "header" || !Key.empty()) && saysWho(P, Kind, Key);
        });
  return It->second;
}

bool Askers::askInFrontOf(uint32_t Index) {
  const Route &R = routesOf(P)[Index];
  return R.HasUnseenFilter ||
         llvm::any_of(inFrontOf(P, Index),
                      [&](uint32_t Function) { return asks(Function); }) ||
         llvm::any_of(R.CallsInFront,
                      [&](uint32_t Call) { return asksAt(Call); });
}
