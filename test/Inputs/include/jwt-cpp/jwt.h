// Follows jwt-cpp 0.7.2 (Thalhammer): the parts that our model names, with
// their real names and signatures; no bodies. picojson is its default JSON.
#ifndef STUB_JWT_CPP
#define STUB_JWT_CPP

#include <chrono>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <vector>

struct evp_md_st;
typedef struct evp_md_st EVP_MD;

namespace picojson {

class value;
typedef std::vector<value> array;
typedef std::map<std::string, value> object;

class value {
public:
  value();
  explicit value(bool B);
  explicit value(int64_t I);
  explicit value(double N);
  explicit value(const std::string &S);
  explicit value(const array &A);
  explicit value(const object &O);
  explicit value(const char *S);
  template <typename T> bool is() const;
  template <typename T> const T &get() const;
  std::string to_str() const;
  std::string serialize(bool Prettify = false) const;
};

} // namespace picojson

namespace jwt {

using date = std::chrono::system_clock::time_point;

struct default_clock {
  date now() const;
};

namespace traits {
struct kazuho_picojson {
  using value_type = picojson::value;
  using object_type = picojson::object;
  using array_type = picojson::array;
  using string_type = std::string;
  using number_type = double;
  using integer_type = int64_t;
  using boolean_type = bool;
};
} // namespace traits

namespace algorithm {

// An aggregate: it has no constructor of its own.
struct none {
  std::string sign(const std::string &Data, std::error_code &Code) const;
  void verify(const std::string &Data, const std::string &Signature,
              std::error_code &Code) const;
  std::string name() const;
};

struct hmacsha {
  hmacsha(std::string Key, const EVP_MD *(*Hash)(), std::string Name);
  std::string sign(const std::string &Data, std::error_code &Code) const;
  void verify(const std::string &Data, const std::string &Signature,
              std::error_code &Code) const;
  std::string name() const;
};

struct rsa {
  rsa(const std::string &PublicKey, const std::string &PrivateKey,
      const std::string &PublicPassword, const std::string &PrivatePassword,
      const EVP_MD *(*Hash)(), std::string Name);
  std::string sign(const std::string &Data, std::error_code &Code) const;
  void verify(const std::string &Data, const std::string &Signature,
              std::error_code &Code) const;
  std::string name() const;
};

struct ecdsa {
  ecdsa(const std::string &PublicKey, const std::string &PrivateKey,
        const std::string &PublicPassword, const std::string &PrivatePassword,
        const EVP_MD *(*Hash)(), std::string Name, size_t SignatureSize);
  std::string sign(const std::string &Data, std::error_code &Code) const;
  void verify(const std::string &Data, const std::string &Signature,
              std::error_code &Code) const;
  std::string name() const;
};

struct eddsa {
  eddsa(const std::string &PublicKey, const std::string &PrivateKey,
        const std::string &PublicPassword, const std::string &PrivatePassword,
        std::string Name);
  std::string sign(const std::string &Data, std::error_code &Code) const;
  void verify(const std::string &Data, const std::string &Signature,
              std::error_code &Code) const;
  std::string name() const;
};

struct pss {
  pss(const std::string &PublicKey, const std::string &PrivateKey,
      const std::string &PublicPassword, const std::string &PrivatePassword,
      const EVP_MD *(*Hash)(), std::string Name);
  std::string sign(const std::string &Data, std::error_code &Code) const;
  void verify(const std::string &Data, const std::string &Signature,
              std::error_code &Code) const;
  std::string name() const;
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

#define STUB_KEY_PAIR(NAME, BASE)                                              \
  struct NAME : public BASE {                                                  \
    explicit NAME(const std::string &PublicKey,                                \
                  const std::string &PrivateKey = "",                          \
                  const std::string &PublicPassword = "",                      \
                  const std::string &PrivatePassword = "");                    \
  }
STUB_KEY_PAIR(rs256, rsa);
STUB_KEY_PAIR(rs384, rsa);
STUB_KEY_PAIR(rs512, rsa);
STUB_KEY_PAIR(es256, ecdsa);
STUB_KEY_PAIR(es384, ecdsa);
STUB_KEY_PAIR(es512, ecdsa);
STUB_KEY_PAIR(es256k, ecdsa);
STUB_KEY_PAIR(ed25519, eddsa);
STUB_KEY_PAIR(ed448, eddsa);
STUB_KEY_PAIR(ps256, pss);
STUB_KEY_PAIR(ps384, pss);
STUB_KEY_PAIR(ps512, pss);
#undef STUB_KEY_PAIR

} // namespace algorithm

template <typename Traits> class basic_claim {
public:
  using set_t = std::set<typename Traits::string_type>;

  basic_claim() = default;
  explicit basic_claim(typename Traits::string_type Text);
  explicit basic_claim(const date &Date);
  explicit basic_claim(typename Traits::array_type Array);
  explicit basic_claim(typename Traits::value_type Value);
  explicit basic_claim(const set_t &Set);
  template <typename Iterator> basic_claim(Iterator Begin, Iterator End);

  typename Traits::value_type to_json() const;
  typename Traits::string_type as_string() const;
  date as_date() const;
  typename Traits::array_type as_array() const;
  set_t as_set() const;
  typename Traits::integer_type as_integer() const;
  typename Traits::boolean_type as_boolean() const;
  typename Traits::number_type as_number() const;
};

template <typename Traits> class payload {
public:
  using basic_claim_t = basic_claim<Traits>;

  bool has_issuer() const noexcept;
  bool has_subject() const noexcept;
  bool has_audience() const noexcept;
  bool has_expires_at() const noexcept;
  bool has_id() const noexcept;
  typename Traits::string_type get_issuer() const;
  typename Traits::string_type get_subject() const;
  typename basic_claim_t::set_t get_audience() const;
  date get_expires_at() const;
  date get_not_before() const;
  date get_issued_at() const;
  typename Traits::string_type get_id() const;
  bool
  has_payload_claim(const typename Traits::string_type &Name) const noexcept;
  basic_claim_t
  get_payload_claim(const typename Traits::string_type &Name) const;
};

template <typename Traits> class header {
public:
  using basic_claim_t = basic_claim<Traits>;

  bool has_algorithm() const noexcept;
  bool has_key_id() const noexcept;
  typename Traits::string_type get_algorithm() const;
  typename Traits::string_type get_type() const;
  typename Traits::string_type get_key_id() const;
  bool
  has_header_claim(const typename Traits::string_type &Name) const noexcept;
  basic_claim_t
  get_header_claim(const typename Traits::string_type &Name) const;
};

template <typename Traits>
class decoded_jwt : public header<Traits>, public payload<Traits> {
public:
  using basic_claim_t = basic_claim<Traits>;

  explicit decoded_jwt(const typename Traits::string_type &Token);
  template <typename Decode>
  decoded_jwt(const typename Traits::string_type &Token, Decode How);

  const typename Traits::string_type &get_token() const noexcept;
  const typename Traits::string_type &get_header() const noexcept;
  const typename Traits::string_type &get_payload() const noexcept;
  const typename Traits::string_type &get_signature() const noexcept;
  typename Traits::object_type get_payload_json() const;
  typename Traits::object_type get_header_json() const;
  // These hide the ones of the bases.
  basic_claim_t
  get_payload_claim(const typename Traits::string_type &Name) const;
  basic_claim_t
  get_header_claim(const typename Traits::string_type &Name) const;
};

template <typename Clock, typename Traits> class builder {
public:
  explicit builder(Clock C);

  builder &set_header_claim(const typename Traits::string_type &Name,
                            typename Traits::value_type Value);
  builder &set_header_claim(const typename Traits::string_type &Name,
                            basic_claim<Traits> Value);
  builder &set_payload_claim(const typename Traits::string_type &Name,
                             typename Traits::value_type Value);
  builder &set_payload_claim(const typename Traits::string_type &Name,
                             basic_claim<Traits> Value);
  builder &set_algorithm(typename Traits::string_type Text);
  builder &set_type(typename Traits::string_type Text);
  builder &set_key_id(typename Traits::string_type Text);
  builder &set_issuer(typename Traits::string_type Text);
  builder &set_subject(typename Traits::string_type Text);
  builder &set_audience(typename Traits::array_type Array);
  builder &set_audience(typename Traits::string_type Text);
  builder &set_expires_at(const date &Date);
  template <class Rep, class Period>
  builder &set_expires_in(const std::chrono::duration<Rep, Period> &Time);
  builder &set_not_before(const date &Date);
  builder &set_issued_at(const date &Date);
  builder &set_issued_now();
  builder &set_id(const typename Traits::string_type &Text);

  template <typename Algorithm, typename Encode>
  typename Traits::string_type sign(const Algorithm &How, Encode Text) const;
  template <typename Algorithm>
  typename Traits::string_type sign(const Algorithm &How) const;
  template <typename Algorithm, typename Encode>
  typename Traits::string_type sign(const Algorithm &How, Encode Text,
                                    std::error_code &Code) const;
  template <typename Algorithm>
  typename Traits::string_type sign(const Algorithm &How,
                                    std::error_code &Code) const;
};

template <typename Clock, typename Traits> class verifier {
public:
  using basic_claim_t = basic_claim<Traits>;

  explicit verifier(Clock C);

  verifier &leeway(size_t Seconds);
  verifier &expires_at_leeway(size_t Seconds);
  verifier &with_issuer(const typename Traits::string_type &Text);
  verifier &with_subject(const typename Traits::string_type &Text);
  verifier &with_audience(const typename basic_claim_t::set_t &Set);
  verifier &with_audience(const typename Traits::string_type &Text);
  verifier &with_id(const typename Traits::string_type &Text);
  verifier &with_claim(const typename Traits::string_type &Name,
                       basic_claim_t Value);
  template <typename Algorithm> verifier &allow_algorithm(Algorithm How);
  void verify(const decoded_jwt<Traits> &Token) const;
  void verify(const decoded_jwt<Traits> &Token, std::error_code &Code) const;
};

template <typename Clock, typename Traits>
verifier<Clock, Traits> verify(Clock C);
template <typename Traits>
verifier<default_clock, Traits> verify(default_clock C = {});

template <typename Clock, typename Traits>
builder<Clock, Traits> create(Clock C);
template <typename Traits>
builder<default_clock, Traits> create(default_clock C = {});

template <typename Traits, typename Decode>
decoded_jwt<Traits> decode(const typename Traits::string_type &Token,
                           Decode How);
template <typename Traits>
decoded_jwt<Traits> decode(const typename Traits::string_type &Token);

// What the traits of picojson add as defaults.
using claim = basic_claim<traits::kazuho_picojson>;
verifier<default_clock, traits::kazuho_picojson> verify();
builder<default_clock, traits::kazuho_picojson> create();
decoded_jwt<traits::kazuho_picojson> decode(const std::string &Token);
template <typename Decode>
decoded_jwt<traits::kazuho_picojson> decode(const std::string &Token,
                                            Decode How);

} // namespace jwt

#endif
