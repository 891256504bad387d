//===- RoutesCommand.cpp - portcullis routes ------------------------------===//

#include "Commands.h"
#include "Driver/Paths.h"
#include "Outcome.h"
#include "Protections.h"
#include "Support/Json.h"
#include "Support/Output.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

namespace {
/// Writes routes with paths relative to a root.
class RouteWriter {
public:
  RouteWriter(const Program &P, StringRef Root,
              llvm::ArrayRef<ProtectedRoute> Routes)
      : P(P), Root(Root), Routes(Routes) {}

  void write(llvm::raw_ostream &Out, Format Kind) const;

private:
  using Line = std::vector<std::string>;

  std::string place(const Location &Where) const {
    return llvm::formatv("{0}:{1}", relativeTo(Root, Where.File), Where.Line);
  }
  static std::string methods(const Route &R) {
    return R.Methods.empty() ? "?" : llvm::join(R.Methods, ",");
  }
  static std::string path(const Route &R) {
    return R.Path.empty() ? "?" : R.Path;
  }
  Line head() const;
  Line line(const ProtectedRoute &R) const;
  void writeJson(llvm::raw_ostream &Out) const;
  void writeMarkdown(llvm::raw_ostream &Out) const;
  void writeText(llvm::raw_ostream &Out) const;

  const Program &P;
  StringRef Root;
  llvm::ArrayRef<ProtectedRoute> Routes;
};
} // namespace

RouteWriter::Line RouteWriter::head() const {
  Line Head{"method", "path", "handler"};
  for (size_t Kind = 0; Kind < ProtectionCount; ++Kind)
    Head.push_back(toString(static_cast<Protection>(Kind)).str());
  return Head;
}

RouteWriter::Line RouteWriter::line(const ProtectedRoute &R) const {
  Line Cells{methods(*R.R), path(*R.R), R.Handler.empty() ? "?" : R.Handler};
  for (const std::optional<Proof> &By : R.By)
    Cells.push_back(By ? By->Symbol + ' ' + place(By->Where) : "-");
  return Cells;
}

/// An array of objects; what is not known, or not proven, is null.
void RouteWriter::writeJson(llvm::raw_ostream &Out) const {
  Json All = Json::array();
  for (const ProtectedRoute &R : Routes) {
    Json By = Json::object();
    for (size_t Kind = 0; Kind < ProtectionCount; ++Kind) {
      Json &Entry = By[toString(static_cast<Protection>(Kind)).str()];
      if (const std::optional<Proof> &Shown = R.By[Kind])
        Entry = {{"symbol", Shown->Symbol},
                 {"file", relativeTo(Root, Shown->Where.File)},
                 {"line", Shown->Where.Line}};
    }
    const Location Where = P.location(R.R->Where);
    All.push_back({{"methods", R.R->Methods},
                   {"path", R.R->Path.empty() ? Json() : Json(R.R->Path)},
                   {"handler", R.Handler.empty() ? Json() : Json(R.Handler)},
                   {"file", relativeTo(Root, Where.File)},
                   {"line", Where.Line},
                   {"protections", std::move(By)}});
  }
  Out << All.dump(1) << '\n';
}

void RouteWriter::writeMarkdown(llvm::raw_ostream &Out) const {
  auto Write = [&](const Line &Cells) {
    for (StringRef Cell : Cells) {
      std::string Escaped = Cell.str();
      for (size_t I = 0; (I = Escaped.find('|', I)) != std::string::npos;
           I += 2)
        Escaped.insert(I, "\\");
      Out << "| " << Escaped << ' ';
    }
    Out << "|\n";
  };
  Write(head());
  Write(Line(head().size(), "---"));
  for (const ProtectedRoute &R : Routes)
    Write(line(R));
}

/// Columns, each as wide as its widest cell.
void RouteWriter::writeText(llvm::raw_ostream &Out) const {
  std::vector<Line> Lines{head()};
  for (const ProtectedRoute &R : Routes)
    Lines.push_back(line(R));
  std::vector<size_t> Widths(Lines.front().size());
  for (const Line &Cells : Lines)
    for (auto [Width, Cell] : llvm::zip_equal(Widths, Cells))
      Width = std::max(Width, Cell.size());
  for (const Line &Cells : Lines) {
    std::string Text;
    for (auto [Width, Cell] : llvm::zip_equal(Widths, Cells))
      Text += Cell + std::string(Width - Cell.size() + 2, ' ');
    Out << StringRef(Text).rtrim() << '\n';
  }
}

void RouteWriter::write(llvm::raw_ostream &Out, Format Kind) const {
  if (Kind == Format::Json)
    return writeJson(Out);
  if (Kind == Format::Markdown)
    return writeMarkdown(Out);
  writeText(Out);
}

Expected<int> portcullis::runRoutes(const Options &Asked) {
  if (Error E = checkOptions(Asked))
    return std::move(E);
  Expected<Project> Opened = openProject(Asked.Project);
  if (!Opened)
    return Opened.takeError();
  TidyConfig Config("", Asked.Settings);
  Expected<PlannedProject> Planned = planProject(Asked, *Opened, Config);
  if (!Planned)
    return Planned.takeError();
  Expected<AnalysedPlan> Analysed =
      analyse(Asked, Planned->Jobs, Planned->Models);
  if (!Analysed)
    return Analysed.takeError();
  ScanResult Scanned = resultOf(std::move(*Analysed), Opened->Root);
  const Program Linked = linkUnits(Scanned, *Opened, Planned->Models);
  const std::vector<ProtectedRoute> Routes = protectionsOf(Linked);
  const RouteWriter Table(Linked, Opened->Root, Routes);
  StringRef File = Asked.OutputFile.empty() ? "-" : StringRef(Asked.OutputFile);
  if (Error E = writeFile(File, [&](llvm::raw_ostream &Out) {
        Table.write(Out, Asked.Output);
      }))
    return std::move(E);
  printNotices(Scanned.Notices, Opened->Root);
  return Scanned.HasLostUnits ? LostUnits : Clean;
}
