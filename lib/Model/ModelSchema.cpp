//===- ModelSchema.cpp - The JSON Schema of a model file ------------------===//

#include "Model/RowSchema.h"
#include "Support/Json.h"
#include "llvm/ADT/StringExtras.h"

using namespace portcullis;
using llvm::StringRef;

static Json schemaOf(const KeyRule &Rule) {
  static const Json Text = {{"type", "string"}};
  switch (Rule.Type) {
  case KeyType::Positions:
    return {{"$ref", "#/$defs/positions"}};
  case KeyType::Text:
    return Text;
  case KeyType::Texts:
    return {{"type", "array"},
            {"items", {{"type", {"string", "integer", "boolean"}}}}};
  case KeyType::Word: {
    llvm::SmallVector<StringRef, 12> Words;
    llvm::SplitString(Rule.Words, Words);
    Json Known = Json::array();
    for (StringRef Word : Words)
      Known.push_back(Word.str());
    return {{"enum", std::move(Known)}};
  }
  case KeyType::Flag:
    return {{"type", "boolean"}};
  case KeyType::Number:
    return {{"type", "integer"}};
  case KeyType::PositionOrText:
    return {{"type", {"integer", "string"}}};
  case KeyType::Twin:
    return {{"$ref", "#/$defs/twin"}};
  }
  llvm_unreachable("no such type of key");
}

/// What holds for rows of one role.
static Json ruleOf(Role R) {
  Json Keys = Json::object();
  for (StringRef Key : commonKeys())
    Keys[Key.str()] = true;
  Json Required = Json::array({"symbol", "role"});
  Json Choices = Json::array();
  for (const KeyRule &Rule : keysOf(R)) {
    Keys[Rule.Name.str()] = schemaOf(Rule);
    if (Rule.Required && Rule.Or.empty())
      Required.push_back(Rule.Name.str());
    else if (Rule.Required)
      Choices.push_back({{"anyOf",
                          {{{"required", {Rule.Name.str()}}},
                           {{"required", {Rule.Or.str()}}}}}});
  }
  Json Then = {{"properties", std::move(Keys)},
               {"required", std::move(Required)},
               {"additionalProperties", false}};
  if (!Choices.empty())
    Then["allOf"] = std::move(Choices);
  return {{"if", {{"properties", {{"role", {{"const", toString(R).str()}}}}}}},
          {"then", std::move(Then)}};
}

static Json definitions() {
  const Json Text = {{"type", "string"}};
  const Json Position = {
      {"description", "an argument's index from 0, \"object\", \"result\", or "
                      "\"2..\" for all from 2"},
      {"anyOf",
       {{{"type", "integer"}, {"minimum", 0}},
        {{"type", "string"}, {"pattern", "^(object|result|[0-9]+\\.\\.)$"}}}}};
  const Json Ref = {{"$ref", "#/$defs/position"}};
  return {
      {"position", Position},
      {"positions", {{"anyOf", {Ref, {{"type", "array"}, {"items", Ref}}}}}},
      {"texts", {{"anyOf", {Text, {{"type", "array"}, {"items", Text}}}}}},
      {"twin",
       {{"type", "object"},
        {"properties",
         {{"function", Text},
          {"text", {{"type", "integer"}}},
          {"values", Ref},
          {"placeholder", {{"enum", {"$n", "?"}}}}}},
        {"required", {"function", "placeholder"}},
        {"additionalProperties", false}}}};
}

Json portcullis::modelSchema() {
  Json Roles = Json::array();
  Json Rules = Json::array();
  for (Role R : {
#define ROLE(Name, Spelling) Role::Name,
#include "Model/Roles.def"
       }) {
    Roles.push_back(toString(R).str());
    Rules.push_back(ruleOf(R));
  }
  const Json Text = {{"type", "string"}};
  const Json Count = {{"type", "integer"}, {"minimum", 0}};
  const Json Row = {{"type", "object"},
                    {"properties",
                     {{"symbol", {{"$ref", "#/$defs/texts"}}},
                      {"role", {{"enum", std::move(Roles)}}},
                      {"arity", Count},
                      {"max_arity", Count},
                      {"type", Text},
                      {"takes", Text},
                      {"result_type", Text},
                      {"initial", Text},
                      {"exceeds", Count},
                      {"without", Text},
                      {"overridden", {{"type", "boolean"}}},
                      {"note", Text}}},
                    {"required", {"symbol", "role"}},
                    {"allOf", std::move(Rules)}};
  return {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
          {"title", "What the symbols of a library mean to Portcullis"},
          {"$defs", definitions()},
          {"type", "object"},
          {"properties",
           {{"$schema", Text},
            {"library", Text},
            {"note", Text},
            {"propagates", {{"type", "array"}, {"items", Text}}},
            {"rows", {{"type", "array"}, {"items", Row}}}}},
          {"required", {"library"}},
          {"additionalProperties", false}};
}
