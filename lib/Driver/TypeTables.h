//===- TypeTables.h - Room for Clang's types --------------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_TYPETABLES_H
#define PORTCULLIS_DRIVER_TYPETABLES_H

namespace clang {
class ASTContext;
} // namespace clang

namespace portcullis {

/// Gives the tables of types of \p Context, which has none yet, the size that
/// they have at the end of a unit with large headers. A table that grows hashes
/// all its types again, which takes 5 % of a parse; where a process has forked
/// it also copies the pages of all of them, which were 43 % of all that were.
void makeRoom(clang::ASTContext &Context);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_TYPETABLES_H
