// Every row of the model is used but those of newer versions, and what handlers do is judged.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: grep "^libmicrohttpd:" %t | FileCheck %s --check-prefix=NEWER --implicit-check-not=libmicrohttpd:
// NEWER:      libmicrohttpd: source MHD_BasicAuthInfo::username
// NEWER-NEXT: libmicrohttpd: sink MHD_create_response_from_buffer_static, MHD_create_response_from_buffer_copy
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal,portcullis-log-injection,portcullis-header-injection,portcullis-cross-site-scripting,portcullis-open-redirect,portcullis-sql-injection,portcullis-hardcoded-credential,portcullis-cors-wildcard-origin,portcullis-cors-reflected-origin,portcullis-plaintext-listener,portcullis-missing-authentication,portcullis-missing-rate-limit -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <microhttpd.h>
#include <string>

using Connection = MHD_Connection;

// What a client sends.

static MHD_Result each(void *, MHD_ValueKind, const char *Key, const char *Value) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header 'Key' reaches a command
  std::system(Key);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header 'Value' reaches a command
  std::system(Value);
  return MHD_YES;
}

static MHD_Result eachSized(void *, MHD_ValueKind, const char *, size_t, const char *Value,
                            size_t Size) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header 'Value' reaches a command
  std::system(std::string(Value, Size).c_str());
  return MHD_YES;
}

static MHD_Result field(void *, MHD_ValueKind, const char *Key, const char *File, const char *,
                        const char *, const char *Data, uint64_t, size_t Size) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'Key' reaches a command
  std::system(Key);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} uploaded file's name 'File' reaches a file path
  std::ofstream To(std::string("/srv/") + File);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'Data' reaches a command
  std::system(std::string(Data, Size).c_str());
  return MHD_YES;
}

static void upgraded(void *, Connection *, void *, const char *Extra, size_t Size, MHD_socket,
                     MHD_UpgradeResponseHandle *) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message 'Extra' reaches a command
  std::system(std::string(Extra, Size).c_str());
}

static void read(Connection *Conn) {
  const char *Text = MHD_lookup_connection_value(Conn, MHD_GET_ARGUMENT_KIND, "file");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header 'file' reaches a file path
  std::ifstream Chosen(Text);
  const char *Other = nullptr;
  size_t Size = 0;
  MHD_lookup_connection_value_n(Conn, MHD_GET_ARGUMENT_KIND, "run", 3, &Other, &Size);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
  std::system(Other);
  MHD_get_connection_values(Conn, MHD_HEADER_KIND, each, nullptr);
  MHD_get_connection_values_n(Conn, MHD_HEADER_KIND, eachSized, nullptr);
  std::printf("%s\n", MHD_lookup_connection_value(Conn, MHD_HEADER_KIND, "User-Agent"));
  MHD_PostProcessor *Form = MHD_create_post_processor(Conn, 1024, field, nullptr);
  MHD_destroy_post_processor(Form);
}

// Who the client is.

static bool mayPass(Connection *Conn) {
  char *Password = nullptr;
  char *User = MHD_basic_auth_get_username_password(Conn, &Password);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a file path
  std::ifstream Home(std::string("/home/") + User);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
  std::system(Password);
  std::string Name = MHD_digest_auth_get_username(Conn);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a file path
  std::ifstream Other("/home/" + Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  if (MHD_digest_auth_check(Conn, "shop", "root", "Tr0ub4dor&3", 300) == MHD_YES)
    return true;
  if (MHD_digest_auth_check2(Conn, "shop", "root", std::getenv("ROOT_PASSWORD"), 300,
                             MHD_DIGEST_ALG_SHA256) == MHD_YES)
    return true;
  const MHD_ConnectionInfo *Info = MHD_get_connection_info(Conn, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return Info->client_addr == nullptr;
}

// What is answered.

static MHD_Result answer(Connection *Conn, const std::string &Text) {
  std::string Page = "<p>" + Text;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body 'Upload' reaches an HTML response
  MHD_Response *Answer = MHD_create_response_from_buffer(Page.size(), Page.data(), MHD_RESPMEM_MUST_COPY);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body 'Upload' reaches an HTML response
  MHD_create_response_from_data(Page.size(), Page.data(), 0, 1);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body 'Upload' reaches an HTML response
  MHD_create_response_from_buffer_with_free_callback(Page.size(), Page.data(), nullptr);
  MHD_IoVec Piece;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body 'Upload' reaches an HTML response
  Piece.iov_base = Page.data();
  // No browser takes it for a page.
  MHD_create_response_from_buffer(Text.size(), (void *)Text.data(), MHD_RESPMEM_MUST_COPY);
  MHD_add_response_header(Answer, "X-Text", Text.c_str()); // What breaks lines is refused.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
  MHD_add_response_header(Answer, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_ORIGIN, "*");
  MHD_add_response_header(Answer, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_ORIGIN, "https://shop.example");
  const char *Origin = MHD_lookup_connection_value(Conn, MHD_HEADER_KIND, MHD_HTTP_HEADER_ORIGIN);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the request's Origin is sent back
  MHD_add_response_header(Answer, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_ORIGIN, Origin);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body 'Upload' reaches the target of a redirect
  MHD_add_response_header(Answer, MHD_HTTP_HEADER_LOCATION, Text.c_str());
  MHD_add_response_header(Answer, MHD_HTTP_HEADER_LOCATION, "/home");
  return MHD_queue_response(Conn, MHD_HTTP_OK, Answer);
}

static MHD_Result handle(void *, Connection *Conn, const char *Url, const char *Method,
                         const char *Version, const char *Upload, size_t *Size, void **) {
  if (!mayPass(Conn))
    return MHD_queue_response(Conn, MHD_HTTP_UNAUTHORIZED, nullptr);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter 'Url' reaches a file path
  std::ifstream File(std::string("/srv/") + Url);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter 'Url' reaches a log line unchecked
  std::printf("%s\n", Url); // It may be any: no pattern is known that it matched.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body 'Upload' reaches a log line
  std::printf("%s %s\n", Method, Upload);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request method 'Method' reaches a command
  std::system(Method);
  std::system(Version);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body 'Upload' reaches a command
  std::system(std::string(Upload, *Size).c_str());
  if (!std::strcmp(Url, "/index.html"))
    std::ifstream Index(std::string("/srv/") + Url);
  read(Conn);
  return answer(Conn, std::string(Upload, *Size));
}

int main() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'handle' starts a process as often
  MHD_Daemon *Daemon = MHD_start_daemon(MHD_USE_TLS | MHD_USE_AUTO_INTERNAL_THREAD, 8443, nullptr,
                                        nullptr, &handle, nullptr, MHD_OPTION_END);
  MHD_create_response_for_upgrade(upgraded, nullptr);
  MHD_stop_daemon(Daemon);
}
