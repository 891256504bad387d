// Every row of the model is used, and what handlers do is judged.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^civetweb:" %t
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal,portcullis-log-injection,portcullis-header-injection,portcullis-cross-site-scripting,portcullis-open-redirect,portcullis-server-side-request-forgery,portcullis-plaintext-transport,portcullis-hardcoded-credential,portcullis-cors-wildcard-origin,portcullis-cors-reflected-origin,portcullis-plaintext-listener,portcullis-weak-password-hash -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <CivetServer.h>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

// What a client sends.

static int show(mg_connection *Conn, void *) {
  const mg_request_info *Info = mg_get_request_info(Conn);
  char Text[100], More[100], Crumb[100], Plain[100], Part[1000];
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a command
  std::system(Info->request_uri);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a file path
  std::ifstream Raw(std::string("/srv") + Info->local_uri_raw);
  std::ifstream Cleaned(std::string("/srv") + Info->local_uri); // No dots are left.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a command
  std::system(Info->query_string);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request method reaches a command
  std::system(Info->request_method);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
  std::system(Info->http_headers[0].value);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header 'X-Run' reaches a command
  std::system(mg_get_header(Conn, "X-Run"));
  std::system(Info->http_version);
  mg_get_var(Info->query_string, std::strlen(Info->query_string), "q", Text, sizeof Text);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
  std::ifstream Chosen(Text);
  mg_get_var2(Info->query_string, std::strlen(Info->query_string), "q", More, sizeof More, 1);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a command
  std::system(More);
  mg_get_cookie(mg_get_header(Conn, "Cookie"), "run", Crumb, sizeof Crumb);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie reaches a command
  std::system(Crumb);
  mg_url_decode(Info->query_string, 10, Plain, sizeof Plain, 1);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a command
  std::system(Plain);
  int Size = mg_read(Conn, Part, sizeof Part);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Part);
  std::system(Size > 0 ? "true" : "false");
  mg_header Fields[8];
  mg_split_form_urlencoded(Part, Fields, 8);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a file path
  std::ifstream Named(Fields[0].value);
  if (!mg_strcasecmp(Text, "list"))
    std::system(Text);
  if (!mg_strncasecmp(Text, "list", 100))
    return 1;
  return 200;
}

static int found(const char *Key, const char *File, char *Path, size_t Length, void *) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} uploaded file's name 'File' reaches a file path
  std::ifstream Old(std::string("/srv/") + File);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'Key' reaches a command
  std::system(Key);
  std::strncpy(Path, "/srv/upload", Length);
  return MG_FORM_FIELD_STORAGE_STORE;
}

static int got(const char *, const char *Value, size_t, void *) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'Value' reaches a command
  std::system(Value);
  return MG_FORM_FIELD_HANDLE_NEXT;
}

static int upload(mg_connection *Conn, void *) {
  mg_form_data_handler Handler = {found, got, nullptr, nullptr};
  return mg_handle_form_request(Conn, &Handler);
}

// What is answered.

static void answer(mg_connection *Conn) {
  const mg_request_info *Info = mg_get_request_info(Conn);
  std::string Name, Safe;
  CivetServer::getParam(Conn, "name", Name);
  CivetServer::urlEncode(Name, Safe);
  mg_response_header_start(Conn, 200);
  mg_response_header_add(Conn, "X-Query", Info->query_string, -1); // As it stands in the URL.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a response header
  mg_response_header_add(Conn, "X-Name", Name.c_str(), -1);
  mg_response_header_add(Conn, "X-Name", Safe.c_str(), -1);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
  mg_response_header_add(Conn, "Access-Control-Allow-Origin", "*", -1);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the request's Origin is sent back
  mg_response_header_add(Conn, "Access-Control-Allow-Origin", mg_get_header(Conn, "Origin"), -1);
  mg_response_header_add(Conn, "Access-Control-Allow-Origin", "https://shop.example", -1);
  std::string Lines = "X-Name: " + Name + "\r\n";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a response header
  mg_response_header_add_lines(Conn, Lines.c_str());
  mg_response_header_add_lines(Conn, "X-Name: a\r\n");
  mg_response_header_send(Conn);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a response header
  mg_send_mime_file2(Conn, "/srv/index.html", nullptr, Lines.c_str());
  mg_send_mime_file2(Conn, "/srv/index.html", nullptr, "X-Name: a\r\n");
  std::string Page = "<p>" + Name;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches an HTML response
  mg_write(Conn, Page.data(), Page.size());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches an HTML response
  mg_send_chunk(Conn, Page.data(), Page.size());
  mg_write(Conn, Name.data(), Name.size()); // No browser takes it for a page.
  mg_printf(Conn, "%s", Name.c_str());
  mg_websocket_write(Conn, MG_WEBSOCKET_OPCODE_TEXT, Page.data(), Page.size());
  mg_send_http_error(Conn, 404, "<p>%s", Name.c_str()); // It is plain text.
  mg_send_http_ok(Conn, "text/plain", 0);
}

static int move(mg_connection *Conn, void *) {
  const mg_request_info *Info = mg_get_request_info(Conn);
  char To[100], Plain[100];
  mg_get_var(Info->query_string, 10, "to", To, sizeof To);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} query parameter reaches a response header
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches the target of a redirect
  mg_send_http_redirect(Conn, To, 302);
  mg_send_http_redirect(Conn, "/home", 302);
  mg_url_encode(To, Plain, sizeof Plain);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a log line
  mg_cry(Conn, "to %s", To);
  mg_cry(Conn, "to %s", Plain);
  mg_cry(Conn, "from %s", Info->query_string);
  return 302;
}

static int files(mg_connection *Conn, void *) {
  std::string Name;
  CivetServer::getParam(std::string(mg_get_request_info(Conn)->query_string), "f", Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
  mg_send_file(Conn, Name.c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
  mg_send_mime_file(Conn, Name.c_str(), nullptr);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
  mg_send_mime_file2(Conn, Name.c_str(), nullptr, nullptr);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
  mg_send_file_body(Conn, Name.c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
  mg_store_body(Conn, Name.c_str());
  mg_send_file(Conn, "/srv/index.html");
  mg_store_body(Conn, "/srv/upload");
  return 200;
}

// What is connected to.

static int fetch(mg_connection *Conn, void *) {
  char Error[100];
  std::string Host, Other;
  CivetServer::getCookie(Conn, "host", Host);
  const char *Query = mg_get_request_info(Conn)->query_string;
  CivetServer::getParam(Query, std::strlen(Query), "host", Other, 0);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} cookie reaches the host
  mg_download(Host.c_str(), 443, 1, Error, sizeof Error, "GET / HTTP/1.0\r\n\r\n");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches the host
  mg_connect_client(Other.c_str(), 443, 1, Error, sizeof Error);
  mg_client_options Options{};
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches the host
  Options.host = Other.c_str();
  mg_connect_client_secure(&Options, Error, sizeof Error);
  mg_connect_client("api.shop.com", 443, 1, Error, sizeof Error);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} sends everything to 'api.shop.com'
  mg_connect_client("api.shop.com", 80, 0, Error, sizeof Error);
  mg_connect_client("127.0.0.1", 80, 0, Error, sizeof Error);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} sends everything to 'api.shop.com'
  mg_connect_websocket_client("api.shop.com", 80, 0, Error, sizeof Error, "/", "", nullptr,
                              nullptr, nullptr);
  return 200;
}

// Who may come in.

static void addUser(const char *Password) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  mg_modify_passwords_file("/etc/users", "shop", "root", "Tr0ub4dor&3");
  mg_modify_passwords_file("/etc/users", "shop", "root", Password);
  mg_modify_passwords_file_ha1("/etc/users", "shop", "root", "0e");
}

static void hash(const char *Password, char *Hash) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by 'mg_md5'
  mg_md5(Hash, "shop", Password, NULL);
  mg_md5(Hash, "shop", NULL);
}

static int login(mg_connection *Conn, void *) {
  char Password[100], Hash[33];
  mg_get_var("", 0, "password", Password, sizeof Password);
  hash(Password, Hash);
  return 200;
}

static int mayPass(mg_connection *Conn, void *) {
  if (mg_check_digest_access_authentication(Conn, "shop", "/etc/users") > 0 ||
      mg_get_request_info(Conn)->remote_user)
    return 1;
  mg_printf(Conn, "HTTP/1.1 401 Unauthorized\r\n\r\n%s", mg_get_request_info(Conn)->remote_addr);
  return 0;
}

class Asks : public CivetAuthHandler {
  bool authorize(CivetServer *, mg_connection *Conn) override {
    if (CivetServer::getHeader(Conn, "Authorization"))
      return true;
    mg_send_http_error(Conn, 401, "who?");
    return false;
  }
};

class Items : public CivetHandler {
public:
  bool handleGet(CivetServer *, mg_connection *Conn) override { return true; }
  bool handleHead(CivetServer *, mg_connection *Conn) override { return true; }
  bool handleOptions(CivetServer *, mg_connection *Conn) override { return true; }
  bool handlePost(CivetServer *, mg_connection *Conn, int *Status) override {
    std::string Text = CivetServer::getPostData(Conn), Decoded;
    CivetServer::urlDecode(Text, Decoded);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(Decoded.c_str());
    return true;
  }
  bool handlePut(CivetServer *, mg_connection *Conn) override {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request method reaches a command
    std::system(CivetServer::getMethod(Conn));
    return true;
  }
  bool handlePatch(CivetServer *, mg_connection *Conn) override { return true; }
  bool handleDelete(CivetServer *Server, mg_connection *Conn) override {
    Server->close();
    return true;
  }
};

class Talks : public CivetWebSocketHandler {
  bool handleData(CivetServer *, mg_connection *Conn, int, char *Data, size_t) override {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message 'Data' reaches a command
    std::system(Data);
    return true;
  }
};

static int message(mg_connection *, int, char *Data, size_t, void *) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} message 'Data' reaches a command
  std::system(Data);
  return 1;
}

static int begin(mg_connection *Conn) {
  answer(Conn);
  return 1;
}

static void *work(void *Text) { return Text; }

int main() {
  const char *Options[] = {"listening_ports", "8080,8443s", nullptr};
  mg_callbacks Callbacks{begin};
  mg_context *Server = mg_start(&Callbacks, nullptr, Options);
  mg_set_request_handler(Server, "/show", show, nullptr);
  mg_set_request_handler(Server, "/upload", upload, nullptr);
  mg_set_request_handler(Server, "/move", move, nullptr);
  mg_set_request_handler(Server, "/files", files, nullptr);
  mg_set_request_handler(Server, "/fetch", fetch, nullptr);
  mg_set_request_handler(Server, "/login", login, nullptr);
  mg_set_auth_handler(Server, "/**", mayPass, nullptr);
  mg_set_websocket_handler(Server, "/talk", nullptr, nullptr, message, nullptr, nullptr);
  mg_set_websocket_handler_with_subprotocols(Server, "/chat", nullptr, nullptr, nullptr, message,
                                             nullptr, nullptr);
  mg_init_data Init{};
  mg_start2(&Init, nullptr);
  CivetServer Other(Options);
  Items All;
  Talks Socket;
  Asks Guard;
  Other.addHandler("/items", All);
  Other.addWebSocketHandler("/talk", Socket);
  Other.addAuthHandler("/**", Guard);
  addUser(std::getenv("ROOT_PASSWORD"));
  mg_start_thread(work, nullptr);
  mg_stop(Server);
}
