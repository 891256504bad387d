//===- Mutations.cpp - Changes to seeds -----------------------------------===//

#include "Mutations.h"
#include "Fuzz.h"
#include "Support/Json.h"

using namespace portcullis;
using llvm::StringRef;

extern "C" size_t LLVMFuzzerMutate(uint8_t *Data, size_t Size, size_t MaxSize);

std::string portcullis::mutatedBytes(StringRef Text, size_t MaxSize) {
  std::string Result = Text.take_front(MaxSize).str();
  const size_t Size = Result.size();
  Result.resize(MaxSize);
  Result.resize(LLVMFuzzerMutate(reinterpret_cast<uint8_t *>(Result.data()),
                                 Size, MaxSize));
  return Result;
}

size_t portcullis::copyTo(uint8_t *Data, StringRef Text, size_t MaxSize) {
  Text = Text.take_front(MaxSize);
  llvm::copy(Text, Data);
  return Text.size();
}

/// Adds all values in \p Value, with itself.
static void addValues(Json &Value, std::vector<Json *> &All) {
  All.push_back(&Value);
  if (Value.is_structured())
    for (Json &Element : Value)
      addValues(Element, All);
}

static void change(Json &Value, const Json &Other, Random &R) {
  switch (below(R, 6)) {
  case 0:
    Value = Other;
    break;
  case 1:
    Value = Json::array({Value});
    break;
  case 2:
    Value = R();
    break;
  case 3:
    if (Value.is_structured() && !Value.empty())
      Value.erase(std::next(Value.begin(),
                            static_cast<ptrdiff_t>(below(R, Value.size()))));
    break;
  case 4:
    if (Value.is_array())
      Value.push_back(Other);
    else if (Value.is_string())
      Value = mutatedBytes(Value.get_ref<std::string &>(), 64);
    else
      Value = nullptr;
    break;
  default:
    if (Value.is_number_unsigned())
      Value = Value.get<uint64_t>() + 1;
    else
      Value = below(R, 2) == 0;
  }
}

static std::string changedJson(StringRef Text, size_t MaxSize, Random &R) {
  llvm::Expected<Json> Value = parseJson(Text, "");
  if (!Value) {
    llvm::consumeError(Value.takeError());
    return mutatedBytes(Text, MaxSize);
  }
  for (size_t Times = below(R, 3) + 1; Times > 0; --Times) {
    std::vector<Json *> All;
    addValues(*Value, All);
    const Json Other = *All[below(R, All.size())];
    change(*All[below(R, All.size())], Other, R);
  }
  return Value->dump(-1, ' ', false, Json::error_handler_t::replace);
}

size_t portcullis::mutateJson(uint8_t *Data, size_t Size, size_t MaxSize,
                              unsigned Seed) {
  Random R(Seed);
  StringRef Text = asText(Data, Size);
  std::string Changed = changedJson(Text, MaxSize, R);
  if (Changed.size() > MaxSize || below(R, 4) == 0)
    Changed = mutatedBytes(Text, MaxSize);
  return copyTo(Data, Changed, MaxSize);
}
