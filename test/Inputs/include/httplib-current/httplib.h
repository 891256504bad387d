// What cpp-httplib 0.20, or 0.33, and later have and Debian's 0.11 has not.
#ifndef STUB_HTTPLIB
#define STUB_HTTPLIB

#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace httplib {

namespace detail {

/// Newer versions keep headers and parameters in one of their own.
template <typename Mapped> class insertion_ordered_multimap {
public:
  using value_type = std::pair<const std::string, Mapped>;

  class iterator {
  public:
    value_type &operator*() const;
    value_type *operator->() const;
    iterator &operator++();
    bool operator==(const iterator &Other) const;
    bool operator!=(const iterator &Other) const;
  };

  iterator begin() const;
  iterator cbegin() const;
  iterator end() const;
  iterator find(const std::string &Key) const;
  std::pair<iterator, iterator> equal_range(const std::string &Key) const;
  iterator emplace(const std::string &Key, const Mapped &Value);
  iterator insert(const value_type &Value);
};

} // namespace detail

using Headers = detail::insertion_ordered_multimap<std::string>;
using Params = Headers;

struct FormData {
  std::string name;
  std::string content;
  std::string filename;
  std::string content_type;
};

struct FormField {
  std::string name;
  std::string content;
  Headers headers;
};

struct MultipartFormData {
  std::multimap<std::string, FormField> fields;
  std::multimap<std::string, FormData> files;
  std::string get_field(const std::string &Key, size_t Id = 0) const;
  FormData get_file(const std::string &Key, size_t Id = 0) const;
  bool has_file(const std::string &Key) const;
};

struct Request {
  std::string path;
  std::string body;
  Headers headers;
  Params params;
  std::unordered_map<std::string, std::string> path_params;
  MultipartFormData form;
};

std::string get_bearer_token_auth(const Request &Req);

struct Response {
  int status = -1;
  Headers headers;
  void set_file_content(const std::string &Path, const std::string &Type);
  void set_content(const std::string &Text, const std::string &Type);
};

namespace ws {
class WebSocket {
public:
  bool read(std::string &Text);
  bool send(const std::string &Text);
  const Request &request() const;
};
class WebSocketClient {
public:
  explicit WebSocketClient(const std::string &Url);
};
} // namespace ws

class Server {
public:
  using WebSocketHandler = std::function<void(const Request &, ws::WebSocket &)>;
  Server &WebSocket(const std::string &Pattern, WebSocketHandler H);
  using Handler = std::function<void(const Request &, Response &)>;
  enum class HandlerResponse { Handled, Unhandled };
  using HandlerWithResponse =
      std::function<HandlerResponse(const Request &, Response &)>;

  Server();
  virtual ~Server();
  Server &Get(const std::string &Pattern, Handler H);
  Server &Post(const std::string &Pattern, Handler H);
  Server &set_pre_request_handler(HandlerWithResponse H);
  bool listen(const std::string &Host, int Port, int Flags = 0);

protected:
  size_t payload_max_length_ = 100 * 1024 * 1024;
};

class Client {
public:
  explicit Client(const std::string &Url);
  void set_server_certificate_verifier(std::function<bool(void *)> Verifier);
};

} // namespace httplib

#endif
