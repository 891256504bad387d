// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++23 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++23 -I%inputs/include > %t
// RUN: not grep "^std:" %t
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <print>
#include <queue>
#include <regex>
#include <set>
#include <sstream>
#include <stack>
#include <stdexcept>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

namespace std::ranges { // C++23; Debian 12's library has not got it yet.
struct contains_fn {
  template <typename Range, typename T>
  bool operator()(Range &&List, const T &Value) const;
};
inline constexpr contains_fn contains{};
} // namespace std::ranges

namespace std {
template <typename... Args>
string format(const char *Format, Args &&...Values);
} // namespace std
static int doubled(int Number) { return 2 * Number; }
int called() {
  auto Bound = std::bind(doubled, std::placeholders::_1);
  auto Front = std::bind_front(doubled, 2);
  auto Negated = std::not_fn(doubled);
  auto Size = std::mem_fn(&std::string::size);
  return Bound(1) + Front() + Negated(3) + Size(std::string("text"));
}

int started() {
  std::thread Thread(doubled, 1);
  Thread.join();
  std::once_flag Once;
  std::call_once(Once, doubled, 2);
  std::variant<int> Variant = 2;
  std::visit(doubled, Variant);
  return std::async(doubled, 3).get() + std::async(std::launch::async, doubled, 4).get();
}

namespace fs = std::filesystem;
using namespace std::literals;

std::string texts(std::string Text, std::string_view View, const fs::path &Path,
                  std::optional<std::string> Maybe) {
  std::string Made(View);
  Made = std::string(std::move(Text)) + Maybe.value() +
         Maybe.value_or("none") + "literal"s + std::string("view"sv);
  Made += Path.string() + Path.c_str() + Path.native();
  Made.append(Text.substr(1)).push_back(Text.front());
  Made.insert(0, Text).replace(0, 1, Text);
  Made.assign(Text);
  Made.push_back(Text[0]);
  Made += std::to_string(std::hash<std::string>{}(Text));
  Made += std::runtime_error(Text).what();
  Text.clear();
  std::string_view Again = Made;
  std::ostringstream Out;
  Out << std::quoted(Text) << Again;
  Out.str(Text);
  std::istringstream In(Text);
  int Number = 0;
  In >> Number >> Text;
  std::getline(In, Text);
  auto Unique = std::make_unique<std::string>(Text);
  Maybe.emplace(Text);
  return Out.str() + std::to_string(Number) + *Unique.get();
}

size_t sizes(const std::string &Text, std::string_view View,
             const std::vector<int> &List, std::optional<int> Maybe) {
  return Text.size() + Text.length() + Text.empty() + View.size() +
         List.size() + List.empty() + Maybe.has_value();
}

std::string containers(const std::string &Key, size_t Index) {
  std::map<std::string, std::string> Map{{"a", Key}};
  std::unordered_map<std::string, std::string> Hashed;
  std::vector<std::string> List{Key};
  std::array<std::string, 2> Pair;
  std::set<std::string> Set{Key};
  std::queue<std::string> Queue;
  std::stack<std::string> Stack;
  Map.emplace(Key, Key);
  Map.insert_or_assign(Key, Key);
  Map.insert({Key, Key});
  Hashed.try_emplace(Key, Key);
  List.push_back(Key);
  List.emplace_back(Key);
  Set.insert(Key);
  Queue.push(Key);
  Map.erase(Key);
  List.resize(Index);
  List.reserve(Index);
  if (auto It = Map.find(Key); It != Map.end())
    return It->second;
  return Map.at(Key) + Map[Key] + Hashed[Key] + List.at(Index) + List[Index] +
         Pair[Index] + List.front() + List.back() + Queue.front() + Stack.top();
}

std::string filtered(std::string Text) {
  Text.reserve(64);
  auto IsBad = [](char C) { return C < 'a'; };
  std::string Out = std::regex_replace(Text, std::regex("[^a-z]"), "");
  std::replace_if(Text.begin(), Text.end(), IsBad, '_');
  std::erase_if(Text, IsBad);
  std::copy_if(Text.begin(), Text.end(), std::back_inserter(Out), IsBad);
  std::remove_copy_if(Text.begin(), Text.end(), Out.begin(), IsBad);
  std::replace_copy_if(Text.begin(), Text.end(), Out.begin(), IsBad, '_');
  std::replace(Text.begin(), Text.end(), '/', '_');
  std::erase(Text, '/');
  std::copy(Text.begin(), Text.end(), Out.begin());
  std::transform(Text.begin(), Text.end(), Out.begin(), [](char C) { return C; });
  return Out.substr(Out.rfind('/') + Text.find_last_of("/"));
}

bool tests(const std::string &Text, const std::set<std::string> &Known,
           const std::vector<std::string> &List) {
  auto IsDigit = [](char C) { return C >= '0' && C <= '9'; };
  static const std::regex Pattern("[a-z]+");
  return Known.contains(Text) || Known.count(Text) ||
         Known.find(Text) != Known.end() ||
         std::find(List.begin(), List.end(), Text) != List.end() ||
         std::binary_search(List.begin(), List.end(), Text) ||
         std::count(List.begin(), List.end(), Text) ||
         std::find_if(Text.begin(), Text.end(), IsDigit) == Text.end() ||
         std::all_of(Text.begin(), Text.end(), IsDigit) ||
         std::ranges::none_of(Text, IsDigit) ||
         std::any_of(Text.begin(), Text.end(), IsDigit) ||
         std::none_of(Text.begin(), Text.end(), IsDigit) ||
         std::find_if_not(Text.begin(), Text.end(), IsDigit) == Text.end() ||
         std::ranges::find_if(Text, IsDigit) == Text.end() ||
         std::ranges::find_if_not(Text, IsDigit) == Text.end() ||
         std::ranges::all_of(Text, IsDigit) ||
         std::ranges::any_of(Text, IsDigit) ||
         std::equal(Known.begin(), Known.end(), List.begin()) ||
         std::ranges::find(List, Text) != List.end() ||
         std::ranges::contains(List, Text) ||
         Text.find_first_not_of("abc") == std::string::npos ||
         Text.find_first_of("/\\") == std::string::npos ||
         Text.find("..") == std::string::npos || Text.contains("..") ||
         Text.starts_with("/") || Text.ends_with(".txt") ||
         Text.compare("a") == 0 || Text.compare(0, 1, "a") == 0 ||
         std::regex_match(Text, Pattern) || std::regex_search(Text, Pattern);
}

size_t amounts(size_t Count, const char *Table) {
  std::string Made(Count, 'x');
  char *Raw = new char[Count];
  return Made.size() + Raw[0] + Table[Count] + std::clamp<size_t>(Count, 0, 9);
}

int numbers(const std::string &Text) {
  int Value = 0;
  std::from_chars(Text.data(), Text.data() + Text.size(), Value);
  std::smatch Match;
  std::regex_match(Text, Match, std::regex("(a)(b)"));
  Value += Match[1].length() + Match.str(2).size();
  for (int I = 0; I < Value; ++I)
    std::stof(Text);
  return Value + std::stoi(Text) + std::stol(Text) + std::stod(Text);
}

void files(const fs::path &Path, const std::string &Text) {
  std::ifstream In(Path);
  In.open(Path);
  std::ofstream Out(Path);
  Out << Text;
  Out.write(Text.data(), Text.size());
  fs::remove(Path / Text);
  fs::remove_all(fs::path(Path) /= Text);
  fs::directory_iterator Entries{fs::path(Path)};
  fs::create_directories(Path.parent_path());
  fs::rename(Path, Path.filename());
  fs::copy_file(fs::weakly_canonical(Path), Path.lexically_normal().stem());
}

void logs(const std::string &Text) {
  auto Now = std::chrono::system_clock::now();
  std::cout << std::format("{}", Text);
  std::print("{}", Text);
  std::println("{}", Text);
}
