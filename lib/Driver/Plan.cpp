//===- Plan.cpp - The units to analyse, here or elsewhere -----------------===//

#include "Driver/Plan.h"
#include "Driver/Arguments.h"
#include "Support/Error.h"
#include "Support/Json.h"
#include "Support/Output.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace portcullis;
using clang::tooling::CompileCommand;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

static void addJobs(std::vector<Job> &Jobs, const Project &P,
                    TidyConfig &Config, const std::string &File) {
  std::vector<CompileCommand> Commands = P.Database->getCompileCommands(File);
  if (Commands.empty())
    Jobs.push_back({.File = File});
  for (CompileCommand &Command : Commands) {
    Config.adjust(Command, File);
    Jobs.push_back({.File = File,
                    .CommandLine = parseOnly(Command),
                    .Directory = Command.Directory});
  }
}

Plan portcullis::planFor(const Project &P, TidyConfig &Config,
                         std::vector<std::string> Rules) {
  Plan Result{.Root = P.Root,
              .IsWhole = P.IsWhole,
              .OwnDirectories = P.OwnDirectories,
              .Rules = std::move(Rules)};
  for (const std::string &File : P.Files)
    addJobs(Result.Jobs, P, Config, File);
  llvm::sort(Result.Jobs);
  Result.Jobs.erase(llvm::unique(Result.Jobs,
                                 [](const Job &A, const Job &B) {
                                   return !(A < B) && !(B < A);
                                 }),
                    Result.Jobs.end());
  for (Job &J : Result.Jobs) {
    J.Index = Result.Total++;
    Result.Id = digestOf(
        {Result.Id, J.File, llvm::join(J.CommandLine, "\n"), J.Directory});
  }
  return Result;
}

Plan portcullis::shardOf(Plan Whole, unsigned Shard, unsigned Count) {
  llvm::erase_if(Whole.Jobs,
                 [&](const Job &J) { return J.Index % Count != Shard - 1; });
  return Whole;
}

Error portcullis::writePlan(const Plan &P, StringRef File) {
  Json Jobs = Json::array();
  for (const Job &J : P.Jobs)
    Jobs.push_back({{"index", J.Index},
                    {"file", J.File},
                    {"directory", J.Directory},
                    {"command", J.CommandLine}});
  Json All = {{"plan", llvm::toHex(P.Id, /*LowerCase=*/true)},
              {"total", P.Total},
              {"whole", P.IsWhole},
              {"root", P.Root},
              {"own", P.OwnDirectories},
              {"rules", P.Rules},
              {"jobs", std::move(Jobs)}};
  // Paths need not be UTF-8.
  std::string Text =
      All.dump(1, ' ', false, nlohmann::json::error_handler_t::replace);
  return writeFile(File, [&](llvm::raw_ostream &Out) { Out << Text << '\n'; });
}

/// Reads a list of texts.
static Expected<std::vector<std::string>> getTexts(const Json &Object,
                                                   const char *Key) {
  Expected<const Json *> List = getArray(Object, Key);
  if (!List)
    return List.takeError();
  std::vector<std::string> Result;
  for (const Json &Item : **List) {
    if (!Item.is_string())
      return error("'{0}': expected texts, found {1}", Key, Item.type_name());
    Result.push_back(Item.get<std::string>());
  }
  return Result;
}

static Error readJob(const Json &Item, Job &J) {
  if (!Item.is_object())
    return error("expected an object, found {0}", Item.type_name());
  if (Error E = checkKeys(Item, {"index", "file", "directory", "command"}))
    return E;
  Expected<std::string> File = getString(Item, "file");
  if (!File)
    return File.takeError();
  Expected<std::string> Directory = getString(Item, "directory");
  if (!Directory)
    return Directory.takeError();
  Expected<unsigned> Index = getUnsigned(Item, "index");
  if (!Index)
    return Index.takeError();
  Expected<std::vector<std::string>> Command = getTexts(Item, "command");
  if (!Command)
    return Command.takeError();
  J = {.File = std::move(*File),
       .CommandLine = std::move(*Command),
       .Directory = std::move(*Directory),
       .Index = *Index};
  return Error::success();
}

static Error readHead(const Json &All, Plan &P) {
  if (!All.is_object())
    return error("expected a plan, found {0}", All.type_name());
  if (Error E = checkKeys(
          All, {"plan", "total", "whole", "root", "own", "rules", "jobs"}))
    return E;
  Expected<std::string> Id = getString(All, "plan");
  if (!Id)
    return Id.takeError();
  if (!llvm::tryGetFromHex(*Id, P.Id))
    return error("'plan': expected hexadecimal digits, found '{0}'", *Id);
  Expected<unsigned> Total = getUnsigned(All, "total");
  if (!Total)
    return Total.takeError();
  P.Total = *Total;
  auto Whole = All.find("whole");
  if (Whole == All.end() || !Whole->is_boolean())
    return error("'whole': expected true or false");
  P.IsWhole = Whole->get<bool>();
  Expected<std::string> Root = getString(All, "root");
  if (!Root)
    return Root.takeError();
  P.Root = std::move(*Root);
  Expected<std::vector<std::string>> Own = getTexts(All, "own");
  if (!Own)
    return Own.takeError();
  P.OwnDirectories = std::move(*Own);
  Expected<std::vector<std::string>> Rules = getTexts(All, "rules");
  if (!Rules)
    return Rules.takeError();
  P.Rules = std::move(*Rules);
  return Error::success();
}

Expected<Plan> portcullis::readPlan(StringRef File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (!Buffer)
    return error("{0}: cannot read: {1}", File, Buffer.getError().message());
  Expected<Json> All = parseJson((*Buffer)->getBuffer(), File);
  if (!All)
    return All.takeError();
  Plan Result;
  if (Error E = readHead(*All, Result))
    return inContext(File, std::move(E));
  Expected<const Json *> Jobs = getArray(*All, "jobs");
  if (!Jobs)
    return inContext(File, Jobs.takeError());
  for (const Json &Item : **Jobs)
    if (Error E = readJob(Item, Result.Jobs.emplace_back()))
      return inContext(File + ": jobs[" + llvm::Twine(Result.Jobs.size() - 1) +
                           "]",
                       std::move(E));
  return Result;
}
