// As much of Boost.URL, as of 1.81, as tests need.
#ifndef TEST_BOOST_URL_HPP
#define TEST_BOOST_URL_HPP
#include <cstddef>
#include <string>
#include <string_view>

namespace boost::core {
template <typename Char> struct basic_string_view {
  basic_string_view(const Char *Text);
  basic_string_view(const std::basic_string<Char> &Text);
  basic_string_view(std::basic_string_view<Char> Text);
  operator std::basic_string<Char>() const;
  operator std::basic_string_view<Char>() const;
  const Char *data() const;
};
using string_view = basic_string_view<char>;
} // namespace boost::core

namespace boost::system {
template <class T, class E = int> class result {
public:
  bool has_value() const;
  explicit operator bool() const;
  T &value() &;
  const T &value() const &;
  T &operator*() &;
  T *operator->();
  const T *operator->() const;
};
} // namespace boost::system

namespace boost::urls {
using string_view = core::string_view;
template <class T> using result = system::result<T>;

class pct_string_view : public string_view {
public:
  pct_string_view(string_view Text);
  std::string decode() const;
};

struct param {
  std::string key;
  std::string value;
  bool has_value;
};
struct param_pct_view {
  pct_string_view key;
  pct_string_view value;
  bool has_value;
};

template <class T> struct view_iterator {
  T operator*() const;
  view_iterator &operator++();
  bool operator==(const view_iterator &Other) const;
  bool operator!=(const view_iterator &Other) const;
};

class params_base {
public:
  using iterator = view_iterator<param>;
  iterator begin() const;
  iterator end() const;
  iterator find(string_view Key) const;
  bool contains(string_view Key) const;
  std::size_t count(string_view Key) const;
};
struct params_view : params_base {
  params_view(string_view Query);
};
class params_encoded_base {
public:
  using iterator = view_iterator<param_pct_view>;
  iterator begin() const;
  iterator end() const;
  iterator find(pct_string_view Key) const;
};
struct params_encoded_view : params_encoded_base {
  params_encoded_view(string_view Query);
};
class segments_base {
public:
  using iterator = view_iterator<std::string>;
  iterator begin() const;
  iterator end() const;
  std::string front() const;
  std::string back() const;
};
struct segments_view : segments_base {
  segments_view(string_view Path);
};

class url_view_base {
public:
  string_view buffer() const;
  std::string path() const;
  std::string query() const;
  std::string host() const;
  pct_string_view encoded_path() const;
  pct_string_view encoded_query() const;
  pct_string_view encoded_host() const;
  segments_view segments() const;
  params_view params() const;
  params_encoded_view encoded_params() const;
};
class url_view : public url_view_base {
public:
  url_view();
  url_view(string_view Text);
};
class url_base : public url_view_base {
public:
  url_base &set_encoded_authority(pct_string_view Text);
};
class url : public url_base {
public:
  explicit url(string_view Text);
  url &set_host(string_view Text);
  url &set_path(string_view Text);
};

result<url_view> parse_origin_form(string_view Text);
result<url_view> parse_uri(string_view Text);
template <class CharSet> std::string encode(string_view Text, const CharSet &Unreserved);
struct unreserved_chars_t {};
constexpr unreserved_chars_t unreserved_chars{};
} // namespace boost::urls
#endif
