// The parts of uWebSockets 20 that our model names.
#ifndef STUB_UWEBSOCKETS
#define STUB_UWEBSOCKETS

namespace uWS {
struct SocketContextOptions {
  const char *key_file_name = nullptr;
  const char *cert_file_name = nullptr;
  const char *passphrase = nullptr;
};
class SSLApp {
public:
  SSLApp(SocketContextOptions Options = {});
};
} // namespace uWS

#endif
