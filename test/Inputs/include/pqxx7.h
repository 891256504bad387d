// What libpqxx 7.7 to 7.10 have and Debian's 6.4 has not.
#ifndef STUB_PQXX7
#define STUB_PQXX7

#include <string>
#include <string_view>
#include <tuple>

namespace pqxx {

class zview : public std::string_view {
public:
  zview() = default;
  zview(const std::string &Text);
  zview(const char *Text);
};

class result {};
class row {};

class connection {
public:
  void prepare(zview Name, zview Definition);
  std::string quote_name(std::string_view Name) const;
};

class transaction_base {
public:
  result exec(zview Query);
  row exec1(zview Query);
  result exec_n(int Rows, zview Query);
  template <typename... Types> result query(zview Query);
  template <typename... Types> std::tuple<Types...> query1(zview Query);
  template <typename Type> Type query_value(zview Query);
  template <typename... Types> result stream(std::string_view Query);
  template <typename Callback> void for_query(zview Query, Callback &&Do);
  template <typename Callback> void for_stream(std::string_view Query, Callback &&Do);
  template <typename... Args> result exec_params(zview Query, Args &&...Values);
  template <typename... Args> row exec_params1(zview Query, Args &&...Values);
};

class work : public transaction_base {
public:
  explicit work(connection &);
};

} // namespace pqxx

#endif
