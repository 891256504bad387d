//===- Arguments.cpp - What is kept of a compile command ------------------===//

#include "Driver/Arguments.h"
#include "Support/Error.h"
#include "clang/Basic/Version.h"
#include "clang/Options/Options.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using namespace clang::options;
using llvm::StringLiteral;
using llvm::StringRef;
using llvm::opt::Arg;
using llvm::opt::Option;
using llvm::opt::Visibility;

/// Kept whole: include paths, forced includes, target features, language.
static constexpr ID KeptGroups[] = {OPT_I_Group, OPT_IncludePath_Group,
                                    OPT_i_Group, OPT_clang_i_Group,
                                    OPT_m_Group};

static constexpr ID Kept[] = {
    OPT_D,
    OPT_U,
    OPT_undef,
    OPT_std_EQ,
    OPT_ansi,
    OPT_x,
    OPT_ObjC,
    OPT_ObjCXX,
    OPT_stdlib_EQ,
    OPT_pthread,
    OPT_trigraphs,
    OPT_target,
    OPT_arch,
    OPT__sysroot_EQ,
    OPT_gcc_toolchain,
    OPT_gcc_install_dir_EQ,
    OPT_driver_mode,
    OPT_fbracket_depth_EQ,
    OPT_fclang_abi_compat_EQ,
    OPT_fconstexpr_depth_EQ,
    OPT_fconstexpr_steps_EQ,
    OPT_fdeclspec,
    OPT_fno_declspec,
    OPT_finput_charset_EQ,
    OPT_fms_compatibility_version,
    OPT_fopenmp_EQ,
    OPT_fpack_struct_EQ,
    OPT_ftemplate_depth_EQ,
    OPT_fvisibility_EQ,
};

/// Dropped although their group is kept. A precompiled header is one
/// compiler's own format; the header that it was made from is included too.
static constexpr ID Dropped[] = {OPT_include_pch, OPT_fmodules_cache_path,
                                 OPT_fmodules_user_build_path};

/// Language features are flags `-f…`; these flags are about outputs.
static constexpr StringRef DroppedFlags[] = {
    "-fmodule",   "-fimplicit-module", "-fsave",
    "-ftime",     "-fprofile",         "-fproc",
    "-fcoverage", "-ftest-coverage",   "-fsyntax-only"};

static bool isKept(const Option &O) {
  auto Matches = [&](ID Id) { return O.matches(Id); };
  if (llvm::any_of(Dropped, Matches))
    return false;
  if (llvm::any_of(Kept, Matches) || llvm::any_of(KeptGroups, Matches))
    return true;
  StringRef Name = O.getPrefixedName();
  return O.getKind() == Option::FlagClass && O.matches(OPT_f_Group) &&
         llvm::none_of(DroppedFlags, [&](StringRef Prefix) {
           return Name.starts_with(Prefix);
         });
}

static std::vector<std::string> filtered(llvm::ArrayRef<std::string> Given,
                                         ClangVisibility Seen) {
  std::vector<const char *> Raw;
  for (const std::string &Argument : Given)
    Raw.push_back(Argument.c_str());
  unsigned MissingIndex = 0;
  unsigned MissingCount = 0; // A value that is missing is not kept either.
  llvm::opt::InputArgList Parsed = clang::getDriverOptTable().ParseArgs(
      Raw, MissingIndex, MissingCount, Visibility(Seen));
  std::vector<std::string> Result;
  std::vector<std::string> ForCc1;
  for (const Arg *A : Parsed) {
    const Option &O = A->getOption();
    if (O.matches(OPT_Xclang)) {
      llvm::append_range(ForCc1, A->getValues());
    } else if (O.matches(OPT_Wp_COMMA) || O.matches(OPT_Xpreprocessor)) {
      std::vector<std::string> Inner(A->getValues().begin(),
                                     A->getValues().end());
      llvm::append_range(Result, filtered(Inner, ClangOption));
    } else if (isKept(O)) {
      llvm::opt::ArgStringList Rendered;
      A->render(Parsed, Rendered);
      llvm::append_range(Result, Rendered);
    }
  }
  if (!ForCc1.empty())
    for (std::string &Argument : filtered(ForCc1, CC1Option)) {
      Result.emplace_back("-Xclang");
      Result.push_back(std::move(Argument));
    }
  return Result;
}

/// Whether Clang would take a file with \p Extension for C, or for none of its
/// languages, though it is a header of C++.
static bool isHeader(StringRef Extension) {
  return llvm::is_contained(
      {".h", ".inc", ".inl", ".ipp", ".tcc", ".tpp", ".txx"}, Extension);
}

std::vector<std::string>
portcullis::withoutMachine(std::vector<std::string> CommandLine) {
  llvm::erase_if(CommandLine,
                 [](StringRef Argument) { return Argument.starts_with("-m"); });
  return CommandLine;
}

std::vector<std::string>
portcullis::parseOnly(const clang::tooling::CompileCommand &Command) {
  llvm::ArrayRef<std::string> Given = Command.CommandLine;
  std::vector<std::string> Result{Given.empty() ? "clang++" : Given.front()};
  if (!Given.empty())
    llvm::append_range(Result, filtered(Given.drop_front(), ClangOption));
  StringRef Extension = llvm::sys::path::extension(Command.Filename);
  if (isHeader(Extension) && llvm::none_of(Result, [](StringRef Argument) {
        return Argument.starts_with("-x");
      }))
    Result.insert(Result.end(), {"-x", "c++-header"});
  else if (Extension == ".ixx")
    Result.insert(Result.end(), {"-x", "c++-module"});
  // No warnings, and no errors that a flag could make warnings of: the code is
  // understood.
  Result.insert(Result.end(),
                {"-fsyntax-only", "-Wno-everything", "-ferror-limit=0"});
  Result.emplace_back("-resource-dir=" PORTCULLIS_RESOURCE_DIR);
  Result.insert(Result.end(), {"--", Command.Filename});
  return Result;
}

llvm::Error portcullis::checkCompilerHeaders() {
  static constexpr StringLiteral Header =
      PORTCULLIS_RESOURCE_DIR "/include/stddef.h";
  if (llvm::sys::fs::exists(Header))
    return llvm::Error::success();
  return error("{0}: no such file; install the package libclang-common-{1}-dev",
               Header, CLANG_VERSION_MAJOR);
}
