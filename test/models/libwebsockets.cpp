// Every row of the model is used but that of newer versions, and what handlers do is judged.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: grep "^libwebsockets:" %t | FileCheck %s --check-prefix=NEWER --implicit-check-not=libwebsockets:
// NEWER: libwebsockets: source lws_get_urlarg_by_name_safe
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal,portcullis-log-injection,portcullis-header-injection,portcullis-open-redirect,portcullis-sql-injection,portcullis-server-side-request-forgery,portcullis-hardcoded-credential,portcullis-cors-wildcard-origin,portcullis-tls-verification-disabled -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <libwebsockets.h>
#include <sqlite3.h>
#include <string>

// What a client sends.

static int upload(void *, const char *Name, const char *File, char *Data, int Size,
                  lws_spa_fileupload_states) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'Name' reaches a command
  std::system(Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} uploaded file's name 'File' reaches a file path
  std::ofstream To(std::string("/srv/") + File);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'Data' reaches a command
  std::system(std::string(Data, Size).c_str());
  return 0;
}

static int uploadToo(void *, const char *, const char *File, char *Data, int Size,
                     lws_spa_fileupload_states) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} uploaded file's name 'File' reaches a file path
  std::ofstream To(std::string("/srv/") + File);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'Data' reaches a command
  std::system(std::string(Data, Size).c_str());
  return 0;
}

static void read(lws *Wsi, sqlite3 *Db) {
  char Text[100], Path[100], Part[100], Custom[100], Cookie[100], Plain[100], Safe[300];
  const char *Name = lws_get_urlarg_by_name(Wsi, "name=", Text, sizeof Text);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name=' reaches a file path
  std::ifstream File(Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a command
  std::system(Text);
  lws_hdr_copy(Wsi, Path, sizeof Path, WSI_TOKEN_HTTP_USER_AGENT);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a file path
  std::ifstream Other(std::string("/srv/") + Path);
  lws_hdr_copy_fragment(Wsi, Part, sizeof Part, WSI_TOKEN_HTTP_URI_ARGS, 0);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
  std::system(Part);
  lws_hdr_custom_copy(Wsi, Custom, sizeof Custom, "x-run:", 6);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
  std::system(Custom);
  size_t Size = sizeof Cookie;
  lws_http_cookie_get(Wsi, "run", Cookie, &Size);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie reaches a command
  std::system(Cookie);
  lws_spa *Form = lws_spa_create(Wsi, nullptr, 0, 1024, upload, nullptr);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field reaches a command
  std::system(lws_spa_get_string(Form, 0));
  lws_spa_create_info_t Info = {nullptr, 0, 1024, uploadToo};
  lws_spa_create_via_info(Wsi, &Info);
  lws_urldecode(Plain, Name, sizeof Plain);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name=' reaches a command
  std::system(Plain);
  lws_sql_purify(Safe, Name, sizeof Safe);
  std::string Query = "SELECT * FROM items WHERE name = '" + std::string(Safe) + "'";
  sqlite3_exec(Db, Query.c_str(), nullptr, nullptr, nullptr);
  std::string Bad = "SELECT * FROM items WHERE name = '" + std::string(Name) + "'";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name=' reaches SQL text
  sqlite3_exec(Db, Bad.c_str(), nullptr, nullptr, nullptr);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name=' reaches a log line
  lwsl_err("no item %s\n", Name);
  char Encoded[300];
  lws_urlencode(Encoded, Name, sizeof Encoded);
  lwsl_err("no item %s\n", Encoded);
  char Peer[64];
  lwsl_err("from %s\n", lws_get_peer_simple(Wsi, Peer, sizeof Peer));
}

// What is answered.

static int answer(lws *Wsi) {
  unsigned char Buffer[1000], *At = Buffer, *End = Buffer + sizeof Buffer;
  char Text[100];
  const char *Name = lws_get_urlarg_by_name(Wsi, "name=", Text, sizeof Text);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name=' reaches a file path
  lws_serve_http_file(Wsi, Name, "text/html", nullptr, 0);
  lws_serve_http_file(Wsi, "/srv/index.html", "text/html", nullptr, 0);
  std::string Lines = "x-name: " + std::string(Name) + "\r\n";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name=' reaches a response header
  lws_serve_http_file(Wsi, "/srv/index.html", "text/html", Lines.data(), Lines.size());
  lws_add_http_header_status(Wsi, 200, &At, End);
  lws_add_http_common_headers(Wsi, 200, "text/html", 0, &At, End);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name=' reaches a response header
  lws_add_http_header_by_name(Wsi, (unsigned char *)"x-name:", (unsigned char *)Name, 1, &At, End);
  lws_add_http_header_by_name(Wsi, (unsigned char *)"x-name:", (unsigned char *)"a", 1, &At, End);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
  lws_add_http_header_by_token(Wsi, WSI_TOKEN_HTTP_ACCESS_CONTROL_ALLOW_ORIGIN,
                               (unsigned char *)"*", 1, &At, End);
  lws_add_http_header_by_token(Wsi, WSI_TOKEN_HTTP_ACCESS_CONTROL_ALLOW_ORIGIN,
                               (unsigned char *)"https://shop.example", 20, &At, End);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} query parameter 'name=' reaches a response header
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name=' reaches the target of a redirect
  lws_http_redirect(Wsi, 302, (unsigned char *)Name, 1, &At, End);
  lws_http_redirect(Wsi, 302, (unsigned char *)"/home", 5, &At, End);
  lws_client_connect_info Info{};
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name=' reaches the host
  Info.address = Name;
  Info.address = "api.shop.com";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  Info.ssl_connection = LCCSCF_USE_SSL | LCCSCF_ALLOW_SELFSIGNED;
  Info.ssl_connection = LCCSCF_USE_SSL;
  return lws_return_http_status(Wsi, 404, nullptr);
}

static void secrets() {
  char Text[100];
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  lws_http_basic_auth_gen("root", "Tr0ub4dor&3", Text, sizeof Text);
  lws_http_basic_auth_gen("root", std::getenv("API_PASSWORD"), Text, sizeof Text);
}

static int handle(lws *Wsi, lws_callback_reasons Reason, void *, void *, size_t) {
  if (Reason == LWS_CALLBACK_HTTP) {
    read(Wsi, nullptr);
    return answer(Wsi);
  }
  return 0;
}

int main() {
  secrets();
  const lws_protocols Protocols[] = {{"http", handle, 0, 0}, {nullptr, nullptr, 0, 0}};
  lws_context_creation_info Info{};
  Info.protocols = Protocols;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Info.ssl_private_key_password = "Tr0ub4dor&3";
  Info.ssl_private_key_password = std::getenv("TLS_KEY_PASSWORD");
  lws_context *Context = lws_create_context(&Info);
  lws_context_destroy(Context);
}
