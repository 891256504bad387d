// Every row of the model is used, and what handlers do is judged.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include/mongoose %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++20 -I%inputs/include/mongoose > %t
// RUN: not grep "^mongoose:" %t
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal,portcullis-log-injection,portcullis-header-injection,portcullis-cross-site-scripting,portcullis-server-side-request-forgery,portcullis-hardcoded-credential,portcullis-plaintext-listener,portcullis-plaintext-transport,portcullis-tls-verification-disabled,portcullis-weak-password-hash -- -std=c++20 -I%inputs/include/mongoose | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <fstream>
#include <mongoose.h>
#include <string>

static std::string text(mg_str Text) { return {Text.buf, Text.len}; }

// What a client sends.

static void read(mg_http_message *Msg) {
  char Name[100], Plain[100], User[100], Password[100], Item[100];
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a command
  std::system(text(Msg->uri).c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a command
  std::system(Msg->query.buf);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request method reaches a command
  std::system(Msg->method.buf);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
  std::system(Msg->headers[0].value.buf);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(mg_strdup(Msg->body).buf);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header 'X-Run' reaches a command
  std::system(mg_http_get_header(Msg, "X-Run")->buf);
  std::system(Msg->proto.buf);
  mg_http_get_var(&Msg->query, "file", Name, sizeof Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
  std::ifstream Chosen(Name);
  mg_str Raw = mg_http_var(Msg->body, mg_str("file"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(text(Raw).c_str());
  mg_url_decode(Raw.buf, Raw.len, Plain, sizeof Plain, 1);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
  std::ifstream Decoded(Plain);
  mg_http_creds(Msg, User, sizeof User, Password, sizeof Password);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a file path
  std::ifstream Home(std::string("/home/") + User);
  mg_str *Cookies = mg_http_get_header(Msg, "Cookie");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header 'Cookie' reaches a file path
  std::ifstream Session("/tmp/" + text(mg_http_get_header_var(*Cookies, mg_str("id"))));
  mg_http_part Part;
  mg_http_next_multipart(Msg->body, 0, &Part);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} uploaded file's name reaches a file path
  std::ofstream Upload("/srv/" + text(Part.filename));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field reaches a command
  std::system(text(Part.name).c_str());
  if (!mg_strcmp(Msg->uri, mg_str("/list")))
    std::system(text(Msg->uri).c_str());
  if (!mg_strcasecmp(Msg->uri, mg_str("/list")))
    std::system(text(Msg->uri).c_str());
  if (mg_http_match_uri(Msg, "/list"))
    Msg->proto = {};
  if (!mg_casecmp(Name, "list"))
    std::ifstream Known(Name);
  if (!mg_ncasecmp(Name, "list", sizeof Name))
    return;
  mg_str Caps[3], Key, Value;
  mg_match(Msg->body, mg_str("run *"), Caps);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(text(Caps[0]).c_str());
  mg_span(Msg->body, &Key, &Value, '=');
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(text(Value).c_str());
  char *Name2 = mg_json_get_str(Msg->body, "$.file");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
  std::ifstream Json(Name2);
  mg_json_unescape(Msg->body, "$.file", Item, sizeof Item);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
  std::ifstream Json2(Item);
  mg_json_next(Msg->body, 0, &Key, &Value);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
  std::ifstream Json3(text(Value));
  double Number = 0;
  mg_json_get_num(Msg->body, "$.count", &Number);
  long Count = mg_json_get_long(Msg->body, "$.count", 0);
  int Other = 0;
  mg_str_to_num(Msg->query, 10, &Other, sizeof Other);
  std::system(("make -j" + std::to_string(Number) + std::to_string(Count + Other)).c_str());
}

// What is answered.

static void answer(mg_connection *Conn, mg_http_message *Msg) {
  std::string Page = "<p>" + text(Msg->body);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches an HTML response
  mg_send(Conn, Page.data(), Page.size());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches an HTML response
  mg_http_write_chunk(Conn, Page.data(), Page.size());
  mg_send(Conn, Msg->body.buf, Msg->body.len); // No browser takes it for a page.
  mg_http_reply(Conn, 200, "Content-Type: text/plain\r\n", "%.*s", (int)Msg->body.len, Msg->body.buf);
  mg_http_reply(Conn, 200, "", "{%m:%m}", MG_ESC("name"), MG_ESC(Msg->body.buf));
  std::string Headers = "X-Name: " + text(Msg->body) + "\r\n";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a response header
  mg_http_reply(Conn, 200, Headers.c_str(), "ok");
  std::string Line = "X-Query: " + text(Msg->query) + "\r\n"; // As it stands in the URL.
  mg_http_reply(Conn, 200, Line.c_str(), "ok");
  char Header[100];
  mg_snprintf(Header, sizeof Header, "X-Name: %.*s\r\n", (int)Msg->body.len, Msg->body.buf);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a response header
  mg_http_serve_opts Options = {"/srv", nullptr, Header, nullptr, "/srv/404.html", &mg_fs_posix};
  mg_http_serve_dir(Conn, Msg, &Options);
  char *Made = mg_mprintf("X-Name: %.*s\r\n", (int)Msg->body.len, Msg->body.buf);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a response header
  mg_ws_upgrade(Conn, Msg, "%s", Made);
  mg_ws_upgrade(Conn, Msg, nullptr);
  mg_printf(Conn, "HTTP/1.1 200 OK\r\n\r\n%s", "ok");
  mg_http_printf_chunk(Conn, "%s", "ok");
  mg_ws_send(Conn, Page.data(), Page.size(), 1);
  mg_ws_printf(Conn, 1, "%s", Page.c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a log line
  MG_INFO(("got %.*s", (int)Msg->body.len, Msg->body.buf));
  MG_INFO(("got %.*s", (int)Msg->uri.len, Msg->uri.buf));
  char Encoded[300];
  mg_url_encode(Msg->body.buf, Msg->body.len, Encoded, sizeof Encoded);
  MG_INFO(("got %s", Encoded));
}

// Files.

static void files(mg_connection *Conn, mg_http_message *Msg) {
  char Name[100];
  mg_http_get_var(&Msg->query, "file", Name, sizeof Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
  mg_http_serve_file(Conn, Msg, Name, nullptr);
  mg_http_serve_file(Conn, Msg, "/srv/index.html", nullptr);
  mg_http_serve_opts Options{};
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
  Options.root_dir = Name;
  Options.root_dir = "/srv";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
  mg_http_upload(Conn, Msg, &mg_fs_posix, Name, 1000);
  mg_http_upload(Conn, Msg, &mg_fs_posix, "/srv/upload", 1000);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
  mg_fs_open(&mg_fs_posix, Name, 1);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
  mg_file_write(&mg_fs_posix, Name, "", 0);
  mg_file_printf(&mg_fs_posix, "/srv/state", "%d", 1);
  mg_str Text = mg_file_read(&mg_fs_posix, "/srv/state");
  mg_http_reply(Conn, 200, "", "%.*s", (int)Text.len, Text.buf);
}

// What is connected to.

static void got(mg_connection *Conn, int Event, void *Data) {
  if (Event != MG_EV_CONNECT)
    return;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  mg_http_bauth(Conn, "root", "Tr0ub4dor&3");
  mg_http_bauth(Conn, "root", std::getenv("API_PASSWORD"));
}

static void fetch(mg_mgr *Manager, mg_http_message *Msg) {
  std::string Url = "https://" + text(mg_http_var(Msg->query, mg_str("host")));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches the host
  mg_http_connect(Manager, Url.c_str(), got, nullptr);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches the host
  mg_connect(Manager, Url.c_str(), got, nullptr);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches the host
  mg_ws_connect(Manager, Url.c_str(), got, nullptr, nullptr);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'http://' sends everything to 'api.shop.com'
  mg_http_connect(Manager, "http://api.shop.com", got, nullptr);
  mg_http_connect(Manager, "https://api.shop.com", got, nullptr);
  mg_mqtt_opts Options{};
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Options.pass = mg_str("Tr0ub4dor&3");
  Options.pass = mg_str(std::getenv("BROKER_PASSWORD"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'mqtt://' sends everything to 'broker.shop.com'
  mg_mqtt_connect(Manager, "mqtt://broker.shop.com", &Options, got, nullptr);
  mg_mqtt_connect(Manager, "mqtts://broker.shop.com", &Options, got, nullptr);
}

static void hash(const char *Password, mg_md5_ctx *Md5, mg_sha1_ctx *Sha1, mg_sha256_ctx *Sha256) {
  auto *Bytes = (unsigned char *)Password;
  uint8_t Digest[32];
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by 'mg_md5_update'
  mg_md5_update(Md5, Bytes, 8);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by 'mg_sha1_update'
  mg_sha1_update(Sha1, Bytes, 8);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by 'mg_sha256_update'
  mg_sha256_update(Sha256, Bytes, 8);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by 'mg_sha256'
  mg_sha256(Digest, Bytes, 8);
  uint8_t Mac[32];
  mg_hmac_sha256(Mac, (uint8_t *)std::getenv("API_KEY"), 32, Digest, 32);
  char Text[100];
  mg_base64_encode(Mac, 32, Text, sizeof Text);
  mg_base64_decode(Text, 32, Text, sizeof Text);
}

static void secure(mg_connection *Conn) {
  mg_tls_opts Options{};
  Options.cert = mg_file_read(&mg_fs_posix, "cert.pem");
  Options.key = mg_file_read(&mg_fs_posix, "key.pem");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  Options.skip_verification = true;
  Options.skip_verification = false;
  mg_tls_init(Conn, &Options);
}

static void handle(mg_connection *Conn, int Event, void *Data) {
  if (Event == MG_EV_ACCEPT && Conn->is_tls)
    secure(Conn);
  if (Event == MG_EV_HTTP_MSG) {
    auto *Msg = static_cast<mg_http_message *>(Data);
    if (Conn->rem.is_ip6)
      mg_http_reply(Conn, 401, "", "who?");
    read(Msg);
    answer(Conn, Msg);
    files(Conn, Msg);
    fetch(Conn->mgr, Msg);
    hash(Msg->body.buf, nullptr, nullptr, nullptr);
  }
  if (Event == MG_EV_WS_MSG) {
    auto *Msg = static_cast<mg_ws_message *>(Data);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message reaches a command
    std::system(text(Msg->data).c_str());
  }
}

int main() {
  mg_mgr Manager;
  mg_mgr_init(&Manager);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this server listens on '0.0.0.0:8000' without TLS
  mg_http_listen(&Manager, "http://0.0.0.0:8000", handle, nullptr);
  mg_http_listen(&Manager, "https://0.0.0.0:8443", handle, nullptr);
  mg_http_listen(&Manager, "http://localhost:8000", handle, nullptr);
  for (int I = 0; I < 100; ++I)
    mg_mgr_poll(&Manager, 50);
  mg_mgr_free(&Manager);
}
