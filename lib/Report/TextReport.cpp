//===- TextReport.cpp - Findings as Clang prints them ---------------------===//

#include "Report/Report.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <numeric>

using namespace portcullis;
using llvm::StringRef;

namespace {
class TextWriter {
public:
  TextWriter(llvm::raw_ostream &Out, const ReportContext &Context)
      : Out(Out), Context(Context) {}

  /// \p Suppressed: see ReportContext::suppression().
  void write(const Finding &F, const std::string *Suppressed);

private:
  void message(const Location &Where, StringRef Kind,
               llvm::raw_ostream::Colors Colour, StringRef Text);
  void excerpt(const Location &Where);
  void coloured(llvm::raw_ostream::Colors Colour, StringRef Text);

  llvm::raw_ostream &Out;
  const ReportContext &Context;
};
} // namespace

std::string portcullis::placeOf(const ReportContext &Context,
                                const Location &Where) {
  return llvm::formatv("{0}:{1}:{2}", relativeTo(Context.Root, Where.File),
                       Where.Line, Where.Column);
}

std::vector<size_t> portcullis::byRank(llvm::ArrayRef<Finding> Findings) {
  std::vector<size_t> Order(Findings.size());
  std::iota(Order.begin(), Order.end(), 0);
  llvm::stable_sort(Order, [&](size_t A, size_t B) {
    return Findings[A].Rank > Findings[B].Rank;
  });
  return Order;
}

void TextWriter::coloured(llvm::raw_ostream::Colors Colour, StringRef Text) {
  if (Context.UseColour)
    Out.changeColor(Colour, /*Bold=*/true);
  Out << Text;
  if (Context.UseColour)
    Out.resetColor();
}

void TextWriter::message(const Location &Where, StringRef Kind,
                         llvm::raw_ostream::Colors Colour, StringRef Text) {
  Out << placeOf(Context, Where) << ": ";
  coloured(Colour, Kind);
  Out << ' ' << Text << '\n';
  excerpt(Where);
}

void TextWriter::excerpt(const Location &Where) {
  std::string Line = Context.Shown.line(Where.File, Where.Line);
  if (Line.empty())
    return;
  Out << llvm::formatv("{0,5} | {1}\n", Where.Line, Line) << "      | ";
  for (unsigned I = 1; I < Where.Column && I <= Line.size(); ++I)
    Out << (Line[I - 1] == '\t' ? '\t' : ' ');
  unsigned End = Line.size() + 1;
  if (Where.EndLine == Where.Line)
    End = std::min(End, Where.EndColumn);
  std::string Marks = "^";
  if (End > Where.Column + 1)
    Marks.append(End - Where.Column - 1, '~');
  coloured(llvm::raw_ostream::GREEN, Marks);
  Out << '\n';
}

void TextWriter::write(const Finding &F, const std::string *Suppressed) {
  message(F.Where, "warning:", llvm::raw_ostream::MAGENTA,
          llvm::formatv("{0} [portcullis-{1}]", F.Message, F.CheckId).str());
  if (Suppressed)
    Out << placeOf(Context, F.Where) << ": note: suppressed by a NOLINT comment"
        << (Suppressed->empty() ? "" : ": ") << *Suppressed << '\n';
  const Note *Last = nullptr;
  auto Notes = [&](llvm::ArrayRef<Note> List) {
    for (const Note &N : List) {
      if (!N.Where.isValid() || N.Where == F.Where ||
          (Last && Last->Where == N.Where && Last->Text == N.Text))
        continue;
      message(N.Where, "note:", llvm::raw_ostream::CYAN, N.Text);
      Last = &N;
    }
  };
  Notes(F.Flow);
  Notes(F.Related);
  for (const Fix &Mend : F.Fixes)
    Out << placeOf(Context, F.Where)
        << ": note: with --fix: " << Mend.Description << '\n';
}

void portcullis::writeText(llvm::raw_ostream &Out,
                           llvm::ArrayRef<Finding> Findings,
                           const ReportContext &Context) {
  TextWriter Writer(Out, Context);
  for (size_t I : byRank(Findings))
    Writer.write(Findings[I], Context.suppression(I));
}
