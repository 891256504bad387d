//===- TypeTables.cpp - Room for Clang's types ----------------------------===//

#include "Driver/TypeTables.h"
#include "clang/AST/ASTContext.h"
#include <type_traits>

using namespace clang;

/// Types in a table at the end of a unit of a Drogon, oatpp or cpp-httplib
/// application: those that each instantiation makes, and others.
static constexpr unsigned ManyTypes = 65'536;
static constexpr unsigned FewTypes = 16'384;

namespace {

template <unsigned Types> using Room = std::integral_constant<unsigned, Types>;

/// Gives what is private: an explicit instantiation may name it.
template <unsigned Types, typename Owner, auto... Tables> struct TablesOf {
  friend void reserve(Owner &In, Room<Types>) {
    ((In.*Tables).reserve(Types), ...);
  }
};
template struct TablesOf<ManyTypes, ASTContext, &ASTContext::FunctionProtoTypes,
                         &ASTContext::LValueReferenceTypes,
                         &ASTContext::SubstTemplateTypeParmTypes,
                         &ASTContext::TemplateTypeParmTypes>;
template struct TablesOf<
    FewTypes, ASTContext, &ASTContext::PointerTypes,
    &ASTContext::RValueReferenceTypes, &ASTContext::TemplateSpecializationTypes,
    &ASTContext::TypedefTypes, &ASTContext::DependentNameTypes,
    &ASTContext::PackExpansionTypes, &ASTContext::QualifiedTemplateNames>;
template struct TablesOf<FewTypes, DeclarationNameTable,
                         &DeclarationNameTable::CXXConstructorNames,
                         &DeclarationNameTable::CXXDestructorNames>;
void reserve(ASTContext &In, Room<ManyTypes>);
void reserve(ASTContext &In, Room<FewTypes>);
void reserve(DeclarationNameTable &In, Room<FewTypes>);

} // namespace

void portcullis::makeRoom(ASTContext &Context) {
  reserve(Context, Room<ManyTypes>());
  reserve(Context, Room<FewTypes>());
  reserve(Context.DeclarationNames, Room<FewTypes>());
}
