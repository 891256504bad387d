// The parts of jwt-cpp 0.7.1 that our model names: its names and signatures,
// without bodies.
#ifndef STUB_JWT_CPP
#define STUB_JWT_CPP

#include <chrono>
#include <set>
#include <string>
#include <system_error>

namespace jwt {

using date = std::chrono::system_clock::time_point;
struct default_clock {};
namespace traits {
struct kazuho_picojson {};
} // namespace traits

namespace algorithm {
struct none {
  std::string sign(const std::string &Data, std::error_code &Code) const;
};
struct hmacsha {
  hmacsha(std::string Key, int Bits, std::string Name);
};
struct hs256 : public hmacsha {
  explicit hs256(std::string Key);
};
struct hs384 : public hmacsha {
  explicit hs384(std::string Key);
};
struct hs512 : public hmacsha {
  explicit hs512(std::string Key);
};
struct rs256 {
  explicit rs256(const std::string &PublicKey, const std::string &PrivateKey = "",
                 const std::string &PublicPassword = "",
                 const std::string &PrivatePassword = "");
};
struct es256 {
  explicit es256(const std::string &PublicKey, const std::string &PrivateKey = "",
                 const std::string &PublicPassword = "",
                 const std::string &PrivatePassword = "");
};
} // namespace algorithm

template <typename Traits> class basic_claim {
public:
  basic_claim() = default;
  basic_claim(std::string Text);
  basic_claim(const date &Date);
  std::string as_string() const;
  date as_date() const;
  std::string to_json() const;
};
using claim = basic_claim<traits::kazuho_picojson>;

template <typename Traits> class payload {
public:
  std::string get_issuer() const;
  std::string get_subject() const;
  std::string get_id() const;
  std::set<std::string> get_audience() const;
  bool has_expires_at() const;
  basic_claim<Traits> get_payload_claim(const std::string &Name) const;
};
template <typename Traits> class header {
public:
  std::string get_algorithm() const;
  std::string get_key_id() const;
};

template <typename Traits>
class decoded_jwt : public header<Traits>, public payload<Traits> {
public:
  const std::string &get_token() const noexcept;
  const std::string &get_payload() const noexcept;
  std::string get_payload_json() const;
  basic_claim<Traits> get_header_claim(const std::string &Name) const;
};

template <typename Clock, typename Traits> class builder {
public:
  builder &set_type(const std::string &Text);
  builder &set_issuer(const std::string &Text);
  builder &set_subject(const std::string &Text);
  builder &set_issued_at(const date &Date);
  builder &set_expires_at(const date &Date);
  template <typename Rep> builder &set_expires_in(const std::chrono::duration<Rep> &Time);
  builder &set_payload_claim(const std::string &Name, basic_claim<Traits> Value);
  template <typename Algorithm> std::string sign(const Algorithm &How) const;
  template <typename Algorithm>
  std::string sign(const Algorithm &How, std::error_code &Code) const;
};

template <typename Clock, typename Traits> class verifier {
public:
  template <typename Algorithm> verifier &allow_algorithm(Algorithm How);
  verifier &with_issuer(const std::string &Text);
  verifier &with_audience(std::string Text);
  void verify(const decoded_jwt<Traits> &Token) const;
  void verify(const decoded_jwt<Traits> &Token, std::error_code &Code) const;
};

builder<default_clock, traits::kazuho_picojson> create();
verifier<default_clock, traits::kazuho_picojson> verify();
decoded_jwt<traits::kazuho_picojson> decode(const std::string &Token);

} // namespace jwt

#endif
