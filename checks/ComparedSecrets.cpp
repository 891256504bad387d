//===- ComparedSecrets.cpp - Literals that clients have to know -----------===//

#include "ComparedSecrets.h"
#include "Flows.h"
#include "SensitiveFlows.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace portcullis;
using llvm::StringRef;

/// Whether \p Source reads a header that is there to carry credentials.
static bool isCredentialHeader(const Program &P, NodeId Source) {
  const Row *R = P.requestSource(Source);
  const Node &N = P.node(Source);
  return R && R->text("kind") == "header" && N.Kind == NodeKind::Call &&
         keyOf(P, P.call(N.Ref), *R).equals_insensitive("authorization");
}

/// Whether \p Id is called a user's name, here or a few copies ago.
static bool isUserName(const Program &P, NodeId Id) {
  for (int Steps = 0; Steps < 4 && P.node(Id).Kind != NodeKind::Literal;
       ++Steps) {
    if (P.models().sensitive().says(Vocabulary::UserNames, P.nameOf(Id)))
      return true;
    llvm::ArrayRef<uint32_t> Into = P.into(Id);
    if (Into.size() != 1 || P.edge(Into[0]).Kind != EdgeKind::Same)
      return false;
    Id = P.edge(Into[0]).From;
  }
  return false;
}

/// The functions that compare a user's name with a literal: what password they
/// then ask for is that user's, wherever it comes from.
static llvm::DenseSet<uint32_t>
functionsThatNameUsers(const Program &P, llvm::ArrayRef<Comparison> All) {
  llvm::DenseSet<uint32_t> Functions;
  for (const Comparison &Each : All)
    for (auto [Name, Literal] :
         {std::pair(Each.Left, Each.Right), std::pair(Each.Right, Each.Left)})
      if (!P.literalText(Literal).empty() && isUserName(P, Name))
        Functions.insert(Each.By->Function);
  return Functions;
}

/// The values that are compared with many literals, behind names and copies:
/// one of a set of words is looked for, and no secret.
static llvm::DenseSet<NodeId> wordsAmong(const Program &P,
                                         llvm::ArrayRef<Comparison> All) {
  static constexpr size_t FewWords = 3;
  llvm::DenseMap<NodeId, std::set<StringRef>> Literals;
  for (const Comparison &Each : All)
    for (auto [Word, Literal] :
         {std::pair(Each.Left, Each.Right), std::pair(Each.Right, Each.Left)})
      if (StringRef Text = P.literalText(Literal); !Text.empty())
        Literals[P.behindCopies(Word)].insert(Text);
  llvm::DenseSet<NodeId> Words;
  for (const auto &[Word, Texts] : Literals)
    if (Texts.size() > FewWords)
      Words.insert(Word);
  return Words;
}

/// What somebody proves with \p Id who they are: a password, a key; empty if
/// with nothing. \p NamesUser: whose it is was asked before. \p ByHeader: by
/// node, whether a header of credentials may get there.
static StringRef credentialAt(const Program &P, NodeId Id, bool NamesUser,
                              const llvm::BitVector &ByHeader) {
  if (P.node(Id).Kind == NodeKind::Literal ||
      !(NamesUser || P.mayHoldRequest(Id)))
    return {};
  StringRef Called;
  for (const SensitiveFlow &F : sensitiveInto(P, Id, Concern::Compare))
    for (StringRef Proof : {"password", "secret key", "token"})
      // One caller may hand on a password, and another what a client chose.
      if (F.Category->Name == Proof &&
          ((NamesUser && Proof == "password") ||
           !textFromRequest(P, F.Way.Origin).empty()))
        Called = Proof;
  if (!Called.empty() || !ByHeader.test(Id))
    return Called;
  auto IsHeader = [&](NodeId N) { return isCredentialHeader(P, N); };
  return textFrom(P, Id, {.OfRequest = true}, IsHeader).empty() ? ""
                                                                : "credential";
}

/// Whether \p Text is but the name of a way to authenticate.
static bool isScheme(const Program &P, StringRef Text) {
  return wordsOf(Text).size() <= 1 &&
         P.models().sensitive().says(Vocabulary::AuthSchemes, Text);
}

std::vector<ComparedSecret> portcullis::comparedSecrets(const Program &P) {
  const std::vector<Comparison> All = comparisons(P);
  const llvm::DenseSet<uint32_t> NamesUsers = functionsThatNameUsers(P, All);
  const llvm::DenseSet<NodeId> Words = wordsAmong(P, All);
  llvm::SmallVector<NodeId, 8> Headers;
  for (RoleCall RC : P.withRole(Role::Source))
    if (const NodeId Read = P.call(RC.Call).Result;
        Read != NoNode && isCredentialHeader(P, Read))
      Headers.push_back(Read);
  const llvm::BitVector ByHeader = P.reachableFrom(Headers);
  std::vector<ComparedSecret> Result;
  for (const Comparison &Each : All)
    for (auto [Sent, Kept] :
         {std::pair(Each.Left, Each.Right), std::pair(Each.Right, Each.Left)}) {
      const bool NamesUser = NamesUsers.contains(Each.By->Function);
      if (!NamesUser && Words.contains(P.behindCopies(Sent)))
        continue;
      StringRef Proof = credentialAt(P, Sent, NamesUser, ByHeader);
      if (Proof.empty())
        continue;
      const SecretUse Use{.What = Proof,
                          .End = "compared with what a client sent",
                          .Variable =
                              Proof == "password" ? "API_PASSWORD" : "API_KEY"};
      std::vector<LiteralSecret> Found;
      addTexts(P, Use, {.Value = Kept, .Where = P.location(Each.By->Where)},
               Found);
      for (LiteralSecret &S : Found)
        if (isRealSecret(P, S) && !isScheme(P, S.Text))
          Result.push_back({.By = Each.By, .Secret = std::move(S)});
    }
  return Result;
}
