//===- TypeTables.cpp - Room for Clang's types ----------------------------===//

#include "Driver/TypeTables.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

/// Types in a table at the end of a unit of a Drogon, oatpp or cpp-httplib
/// application: those that each instantiation makes, and others.
static constexpr unsigned ManyTypes = 65'536;
static constexpr unsigned FewTypes = 16'384;

namespace {

/// Gives what is private: an explicit instantiation may name it.
template <auto... Tables> struct LargeTables {
  friend void reserveLarge(ASTContext &Context) {
    ((Context.*Tables).reserve(ManyTypes), ...);
  }
};
template <auto... Tables> struct SmallTables {
  friend void reserveSmall(ASTContext &Context) {
    ((Context.*Tables).reserve(FewTypes), ...);
  }
};
template <auto... Tables> struct NameTables {
  friend void reserveNames(DeclarationNameTable &Names) {
    ((Names.*Tables).reserve(FewTypes), ...);
  }
};
template struct LargeTables<&ASTContext::FunctionProtoTypes,
                            &ASTContext::LValueReferenceTypes,
                            &ASTContext::SubstTemplateTypeParmTypes,
                            &ASTContext::TemplateTypeParmTypes>;
template struct SmallTables<
    &ASTContext::PointerTypes, &ASTContext::RValueReferenceTypes,
    &ASTContext::TemplateSpecializationTypes, &ASTContext::TypedefTypes,
    &ASTContext::DependentNameTypes, &ASTContext::PackExpansionTypes,
    &ASTContext::QualifiedTemplateNames>;
template struct NameTables<&DeclarationNameTable::CXXConstructorNames,
                           &DeclarationNameTable::CXXDestructorNames>;
void reserveLarge(ASTContext &Context);
void reserveSmall(ASTContext &Context);
void reserveNames(DeclarationNameTable &Names);

} // namespace

void portcullis::makeRoom(ASTContext &Context) {
  reserveLarge(Context);
  reserveSmall(Context);
  reserveNames(Context.DeclarationNames);
}
