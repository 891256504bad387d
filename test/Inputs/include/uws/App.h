// The parts of uWebSockets 20 that our model names.
#ifndef STUB_UWEBSOCKETS
#define STUB_UWEBSOCKETS

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ofats {
template <class T> class any_invocable;
template <class R, class... Args> class any_invocable<R(Args...)> {
public:
  any_invocable(std::nullptr_t);
  template <class F, class = std::enable_if_t<std::is_invocable_v<F, Args...>>>
  any_invocable(F &&Callable) {}
};
} // namespace ofats

struct us_listen_socket_t;

namespace uWS {
template <class T> using MoveOnlyFunction = ofats::any_invocable<T>;
enum OpCode { TEXT, BINARY };

struct SocketContextOptions {
  const char *key_file_name = nullptr;
  const char *cert_file_name = nullptr;
  const char *passphrase = nullptr;
};

struct HttpRequest {
  std::string_view getUrl();
  std::string_view getFullUrl();
  std::string_view getQuery();
  std::string_view getQuery(std::string_view Key);
  std::string_view getParameter(unsigned short Index);
  std::string_view getParameter(std::string_view Name);
  std::string_view getHeader(std::string_view LowerCase);
};

template <bool SSL> struct HttpResponse {
  HttpResponse *writeStatus(std::string_view Status);
  HttpResponse *writeHeader(std::string_view Key, std::string_view Value);
  bool write(std::string_view Part);
  void end(std::string_view Rest = {});
  std::pair<bool, bool> tryEnd(std::string_view Rest);
  HttpResponse *cork(MoveOnlyFunction<void()> &&Callable);
  HttpResponse *onAborted(MoveOnlyFunction<void()> &&Handler);
  void onData(MoveOnlyFunction<void(std::string_view, bool)> &&Handler);
  std::string_view getRemoteAddressAsText();
};

template <bool SSL, bool IsServer, class User> struct WebSocket {
  int send(std::string_view Message, OpCode Kind = BINARY);
  bool publish(std::string_view Topic, std::string_view Message);
};

template <bool SSL> struct TemplatedApp {
  TemplatedApp(SocketContextOptions Options = {});

  template <class User> struct WebSocketBehavior {
    unsigned int maxPayloadLength = 16 * 1024;
    MoveOnlyFunction<void(WebSocket<SSL, true, User> *)> open = nullptr;
    MoveOnlyFunction<void(WebSocket<SSL, true, User> *, std::string_view, OpCode)>
        message = nullptr;
  };

  using Handler = MoveOnlyFunction<void(HttpResponse<SSL> *, HttpRequest *)>;
  TemplatedApp &&get(std::string Pattern, Handler &&H);
  TemplatedApp &&post(std::string Pattern, Handler &&H);
  TemplatedApp &&put(std::string Pattern, Handler &&H);
  TemplatedApp &&patch(std::string Pattern, Handler &&H);
  TemplatedApp &&del(std::string Pattern, Handler &&H);
  TemplatedApp &&options(std::string Pattern, Handler &&H);
  TemplatedApp &&head(std::string Pattern, Handler &&H);
  TemplatedApp &&any(std::string Pattern, Handler &&H);
  template <class User>
  TemplatedApp &&ws(std::string Pattern, WebSocketBehavior<User> &&Behavior) {
    return std::move(*this);
  }
  bool publish(std::string_view Topic, std::string_view Message, OpCode Kind);

  using Listening = MoveOnlyFunction<void(us_listen_socket_t *)>;
  TemplatedApp &&listen(std::string Host, int Port, Listening &&H);
  TemplatedApp &&listen(int Port, Listening &&H);
  TemplatedApp &&listen(Listening &&H, std::string Path);
  TemplatedApp &&close();
  TemplatedApp &&run();
};
using App = TemplatedApp<false>;
using SSLApp = TemplatedApp<true>;
} // namespace uWS

#endif
