//===- Finding.cpp - What a check says ------------------------------------===//

#include "Report/Finding.h"
#include "llvm/Support/FormatVariadic.h"
#include <algorithm>
#include <tuple>

using namespace portcullis;

llvm::StringRef portcullis::toString(Severity Level) {
  switch (Level) {
  case Severity::Low:
    return "low";
  case Severity::Medium:
    return "medium";
  case Severity::High:
    return "high";
  case Severity::Critical:
    return "critical";
  }
  llvm_unreachable("no such severity");
}

llvm::StringRef portcullis::toString(Precision Confidence) {
  switch (Confidence) {
  case Precision::Low:
    return "low";
  case Precision::Medium:
    return "medium";
  case Precision::High:
    return "high";
  case Precision::VeryHigh:
    return "very-high";
  }
  llvm_unreachable("no such precision");
}

std::optional<Precision> portcullis::precisionFrom(llvm::StringRef Word) {
  for (Precision Each : {Precision::Low, Precision::Medium, Precision::High,
                         Precision::VeryHigh})
    if (Word == toString(Each))
      return Each;
  return std::nullopt;
}

std::string portcullis::redacted(llvm::StringRef Secret) {
  return llvm::formatv("\"{0}…\" ({1} characters)",
                       Secret.size() > 4 ? Secret.take_front(2) : "",
                       Secret.size());
}

bool portcullis::operator<(const Finding &A, const Finding &B) {
  auto ByPlace = [](const Finding &F) {
    return std::tuple<const Location &, llvm::StringRef, llvm::StringRef,
                      unsigned, size_t>(F.Where, F.CheckId, F.Message, F.Doubts,
                                        F.Flow.size());
  };
  auto InFlow = [](const Note &First, const Note &Second) {
    return First.Where < Second.Where;
  };
  if (ByPlace(A) != ByPlace(B))
    return ByPlace(A) < ByPlace(B);
  return std::ranges::lexicographical_compare(A.Flow, B.Flow, InFlow);
}
