//===- Finding.h - What a check says, and what describes it -----*- C++ -*-===//

#ifndef PORTCULLIS_REPORT_FINDING_H
#define PORTCULLIS_REPORT_FINDING_H

#include "Support/Location.h"
#include "llvm/ADT/StringRef.h"
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace portcullis {

enum class Severity { Low, Medium, High, Critical };

/// How often a finding is right, in the words of code-scanning dashboards.
enum class Precision { Low, Medium, High, VeryHigh };

/// What a user, a SARIF viewer and the docs need to know of a check. The prose
/// is its page, docs/checks/<id>.md.
struct CheckInfo {
  llvm::StringLiteral Id;        ///< "sql-injection"; users see "portcullis-…".
  llvm::StringLiteral Title;     ///< One sentence, no full stop.
  std::array<unsigned, 5> Cwe;   ///< CWE numbers; 0 fills the unused places.
  std::array<unsigned, 2> Owasp; ///< OWASP API Security Top 10, 2023: 8 = API8.
  Severity Level;
  double SecuritySeverity; ///< 0.1 to 10.0, as SARIF's `security-severity`.
  Precision Accuracy;
  bool HasFix; ///< Whether some of its findings come with a fix.
};

/// One step of a flow, or a place that belongs to a finding.
struct Note {
  Location Where;
  std::string Text; ///< Lower case, no full stop; no secret in it.
};

/// Replaces the characters of a range; an empty range inserts.
struct Edit {
  Location Range;
  std::string Text;
};

/// A change after which the code still compiles and the finding is gone.
struct Fix {
  std::string Description;           ///< "bind the value as a parameter"
  std::vector<Edit> Edits;           ///< Do not overlap; any file.
  std::vector<std::string> Includes; ///< "<cstdlib>": added where missing to
                                     ///< the file of the first edit.
};

struct Finding {
  llvm::StringRef CheckId; ///< CheckInfo::Id, static storage.
  std::string Message;     ///< Lower case, no full stop, as Clang's own.
  Location Where;
  Severity Level;         ///< May be above the check's own.
  std::vector<Note> Flow; ///< From the origin to the place, in order.
  std::vector<Note> Related;
  std::vector<Fix> Fixes;        ///< Best first; alternatives to each other.
  std::vector<Location> Secrets; ///< Literals that no output may show.
  unsigned Doubts = 0; ///< Why it may be wrong where the check mostly is right.
  Precision Confidence = Precision::Low; ///< See setConfidence().
  double Rank = 0; ///< 0.0 to 100.0, for what to mend first; see rank().
};

/// "low", "medium", "high" or "critical".
llvm::StringRef toString(Severity Level);

/// "low", "medium", "high" or "very-high"; the other way round, nothing if it
/// is another word.
llvm::StringRef toString(Precision Confidence);
std::optional<Precision> precisionFrom(llvm::StringRef Word);

/// How a secret is shown: its first two characters and its length, as in
/// `"my…" (24 characters)`.
std::string redacted(llvm::StringRef Secret);

/// The order of findings: by place, check, message, and of the ways to one
/// place, the one with the fewest doubts, then the shortest first.
bool operator<(const Finding &A, const Finding &B);

} // namespace portcullis

#endif // PORTCULLIS_REPORT_FINDING_H
