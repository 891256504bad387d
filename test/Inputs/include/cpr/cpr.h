// The parts of cpr 1.14 that our model names: its names and signatures, without
// bodies.
#ifndef STUB_CPR
#define STUB_CPR

#include <initializer_list>
#include <string>
#include <string_view>

namespace cpr {
template <class T> class StringHolder {
public:
  const char *c_str() const;
};
class Url : public StringHolder<Url> {
public:
  Url() = default;
  Url(std::string Text);
  Url(std::string_view Text);
  Url(const char *Text);
  Url(std::initializer_list<std::string> Parts);
};
class VerifySsl {
public:
  VerifySsl(bool Verifies);
};
namespace ssl {
struct TLSv1_1 {
  TLSv1_1();
};
} // namespace ssl
struct Response {
  long status_code;
  std::string text;
};
template <typename... Ts> Response Get(Ts &&...Options);
namespace util {
std::string urlEncode(std::string_view Text);
} // namespace util
} // namespace cpr

#endif
