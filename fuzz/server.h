// What servers are made of, in the few lines that a fuzzer can parse thousands
// of times: names and signatures of libraries that models name, without bodies.
// Every header that a mutated source includes is this one.
#ifndef SERVER_H
#define SERVER_H

using size_t = decltype(sizeof(0));
using uint8_t = unsigned char;
using int64_t = long;
#define NULL nullptr

namespace std {
using size_t = ::size_t;
template <typename T> struct initializer_list {
  const T *Data;
  size_t Size;
  const T *begin() const;
  const T *end() const;
};
template <typename T> T &&move(T &);
template <typename A, typename B> struct pair {
  A first;
  B second;
};
template <typename C> struct basic_string_view;
template <typename C> struct basic_string {
  static constexpr size_t npos = -1;
  basic_string();
  basic_string(const C *);
  basic_string(const C *, size_t);
  basic_string(const basic_string &);
  explicit basic_string(basic_string_view<C>);
  basic_string &operator=(const basic_string &);
  basic_string &operator+=(const basic_string &);
  basic_string &operator+=(C);
  basic_string &append(const basic_string &);
  basic_string &replace(size_t, size_t, const basic_string &);
  basic_string &insert(size_t, const basic_string &);
  void push_back(C);
  basic_string substr(size_t, size_t = npos) const;
  const C *c_str() const;
  const C *data() const;
  size_t size() const;
  size_t length() const;
  bool empty() const;
  size_t find(const basic_string &, size_t = 0) const;
  size_t find(C, size_t = 0) const;
  size_t rfind(const basic_string &, size_t = npos) const;
  size_t find_first_of(const basic_string &, size_t = 0) const;
  size_t find_first_not_of(const basic_string &, size_t = 0) const;
  bool starts_with(const basic_string &) const;
  bool ends_with(const basic_string &) const;
  int compare(const basic_string &) const;
  C &operator[](size_t);
  const C &operator[](size_t) const;
  C &front();
  C &back();
  C *begin();
  C *end();
  const C *begin() const;
  const C *end() const;
  friend basic_string operator+(const basic_string &, const basic_string &);
  friend bool operator==(const basic_string &, const basic_string &);
  friend bool operator<(const basic_string &, const basic_string &);
};
template <typename C> struct basic_string_view {
  basic_string_view(const C *);
  basic_string_view(const basic_string<C> &);
  const C *data() const;
  size_t size() const;
  bool empty() const;
};
using string = basic_string<char>;
using string_view = basic_string_view<char>;
template <typename T> struct vector {
  vector();
  vector(initializer_list<T>);
  T &operator[](size_t);
  const T &operator[](size_t) const;
  T &at(size_t);
  T &front();
  T &back();
  T *data();
  T *begin();
  T *end();
  const T *begin() const;
  const T *end() const;
  size_t size() const;
  bool empty() const;
  void push_back(const T &);
  template <typename... Ts> T &emplace_back(Ts &&...);
};
template <typename K, typename V> struct map {
  map();
  map(initializer_list<pair<const K, V>>);
  V &operator[](const K &);
  const V &at(const K &) const;
  pair<const K, V> *find(const K &) const;
  pair<const K, V> *begin() const;
  pair<const K, V> *end() const;
  size_t count(const K &) const;
  bool contains(const K &) const;
  size_t erase(const K &);
};
template <typename K, typename V> struct unordered_map : map<K, V> {};
template <typename T> struct set {
  set();
  set(initializer_list<T>);
  size_t count(const T &) const;
  bool contains(const T &) const;
  void insert(const T &);
  T *begin() const;
  T *end() const;
};
template <typename T> struct unordered_set : set<T> {};
struct nullopt_t {};
inline constexpr nullopt_t nullopt{};
template <typename T> struct optional {
  optional();
  optional(nullopt_t);
  optional(const T &);
  explicit operator bool() const;
  T &operator*();
  T *operator->();
  T &value();
  T value_or(const T &) const;
  bool has_value() const;
};
template <typename T> struct shared_ptr {
  T *operator->() const;
  T &operator*() const;
  T *get() const;
};
template <typename T> struct unique_ptr : shared_ptr<T> {};
template <typename T, typename... Ts> shared_ptr<T> make_shared(Ts &&...);
template <typename T, typename... Ts> unique_ptr<T> make_unique(Ts &&...);
template <typename S> struct function;
template <typename R, typename... Ts> struct function<R(Ts...)> {
  function();
  template <typename F> function(F);
  R operator()(Ts...) const;
};
template <typename F, typename... Ts> F bind(F, Ts &&...);
template <typename F, typename... Ts> void invoke(F, Ts &&...);
struct ostream {
  ostream &operator<<(const string &);
  ostream &operator<<(const char *);
  ostream &operator<<(long);
};
struct ifstream {
  explicit ifstream(const string &);
  explicit operator bool() const;
};
struct ofstream : ostream {
  explicit ofstream(const string &);
};
struct ostringstream : ostream {
  string str() const;
};
extern ostream cout, cerr, clog;
struct regex {
  regex(const string &);
};
bool regex_match(const string &, const regex &);
bool regex_search(const string &, const regex &);
string regex_replace(const string &, const regex &, const string &);
string to_string(long);
int stoi(const string &);
long stol(const string &);
struct exception {
  virtual const char *what() const;
};
struct runtime_error : exception {
  runtime_error(const string &);
};
struct thread {
  template <typename F> explicit thread(F);
  void join();
};
char *getenv(const char *);
template <typename I, typename F> bool all_of(I, I, F);
template <typename I, typename F> bool any_of(I, I, F);
} // namespace std

extern "C" {
struct FILE;
int system(const char *);
FILE *popen(const char *, const char *);
FILE *fopen(const char *, const char *);
int fprintf(FILE *, const char *, ...);
int printf(const char *, ...);
int snprintf(char *, size_t, const char *, ...);
char *getenv(const char *);
int atoi(const char *);
long strtol(const char *, char **, int);
int strcmp(const char *, const char *);
int memcmp(const void *, const void *, size_t);
void *malloc(size_t);
int isalnum(int);
int isdigit(int);
long time(long *);
struct sqlite3;
struct sqlite3_stmt;
int sqlite3_open(const char *, sqlite3 **);
int sqlite3_exec(sqlite3 *, const char *,
                 int (*)(void *, int, char **, char **), void *, char **);
int sqlite3_prepare_v2(sqlite3 *, const char *, int, sqlite3_stmt **,
                       const char **);
int sqlite3_bind_text(sqlite3_stmt *, int, const char *, int, void (*)(void *));
int sqlite3_bind_int(sqlite3_stmt *, int, int);
int sqlite3_step(sqlite3_stmt *);
const unsigned char *sqlite3_column_text(sqlite3_stmt *, int);
struct EVP_MD;
const EVP_MD *EVP_sha256();
unsigned char *HMAC(const EVP_MD *, const void *, int, const unsigned char *,
                    size_t, unsigned char *, unsigned *);
unsigned char *MD5(const unsigned char *, size_t, unsigned char *);
unsigned char *SHA256(const unsigned char *, size_t, unsigned char *);
struct SSL_CTX;
struct SSL_METHOD;
const SSL_METHOD *TLS_client_method();
SSL_CTX *SSL_CTX_new(const SSL_METHOD *);
void SSL_CTX_set_verify(SSL_CTX *, int, int (*)(int, void *));
int SSL_CTX_set_cipher_list(SSL_CTX *, const char *);
}
#define SQLITE_TRANSIENT nullptr
#define SSL_VERIFY_NONE 0
#define SSL_VERIFY_PEER 1

namespace httplib {
using Headers = std::map<std::string, std::string>;
struct Request {
  std::string method, path, body, remote_addr;
  Headers headers;
  std::map<std::string, std::string> path_params;
  std::vector<std::string> matches;
  bool has_header(const std::string &) const;
  bool has_param(const std::string &) const;
  std::string get_header_value(const std::string &) const;
  std::string get_param_value(const std::string &) const;
};
struct Response {
  int status;
  std::string body;
  void set_content(const std::string &, const std::string &);
  void set_header(const std::string &, const std::string &);
  void set_redirect(const std::string &, int = 302);
};
struct Server {
  enum class HandlerResponse { Handled, Unhandled };
  using Handler = std::function<void(const Request &, Response &)>;
  using HandlerWithResponse =
      std::function<HandlerResponse(const Request &, Response &)>;
  Server &Get(const std::string &, Handler);
  Server &Post(const std::string &, Handler);
  Server &Put(const std::string &, Handler);
  Server &Delete(const std::string &, Handler);
  Server &Options(const std::string &, Handler);
  Server &set_pre_routing_handler(HandlerWithResponse);
  Server &set_post_routing_handler(Handler);
  Server &set_logger(Handler);
  Server &set_default_headers(Headers);
  Server &set_payload_max_length(size_t);
  bool listen(const std::string &, int, int = 0);
  bool bind_to_port(const std::string &, int, int = 0);
};
struct SSLServer : Server {
  SSLServer(const char *, const char *);
};
struct Result {
  explicit operator bool() const;
  const Response *operator->() const;
};
struct Client {
  explicit Client(const std::string &);
  Client(const std::string &, int);
  Result Get(const std::string &);
  Result Post(const std::string &, const std::string &, const std::string &);
  void enable_server_certificate_verification(bool);
  void set_basic_auth(const std::string &, const std::string &);
};
} // namespace httplib

namespace nlohmann {
struct basic_json {
  basic_json();
  template <typename T> basic_json(const T &);
  basic_json(std::initializer_list<basic_json>);
  static basic_json parse(const std::string &);
  std::string dump(int = -1) const;
  basic_json &operator[](const char *);
  const basic_json &operator[](const char *) const;
  const basic_json &at(const std::string &) const;
  template <typename T> T value(const char *, const T &) const;
  std::string value(const char *, const char *) const;
  template <typename T> T get() const;
  operator std::string() const;
  bool contains(const char *) const;
  bool is_string() const;
  void push_back(const basic_json &);
};
using json = basic_json;
} // namespace nlohmann

namespace pqxx {
struct field {
  const char *c_str() const;
  template <typename T> T as() const;
};
struct row {
  field operator[](int) const;
  field operator[](const char *) const;
};
struct result {
  row operator[](int) const;
  row *begin() const;
  row *end() const;
  size_t size() const;
  bool empty() const;
};
struct connection {
  explicit connection(const std::string &);
};
struct transaction_base {
  result exec(const std::string &);
  template <typename... Ts> result exec_params(const std::string &, Ts &&...);
  std::string quote(const std::string &);
  std::string esc(const std::string &);
  void commit();
};
struct work : transaction_base {
  explicit work(connection &);
};
} // namespace pqxx

#endif // SERVER_H
