// Every row of the model is used, and what handlers do is judged.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^libevent:" %t
// RUN: %both %s portcullis-command-injection,portcullis-path-traversal,portcullis-log-injection,portcullis-header-injection,portcullis-cross-site-scripting,portcullis-open-redirect,portcullis-server-side-request-forgery,portcullis-plaintext-transport,portcullis-cors-wildcard-origin,portcullis-cors-reflected-origin -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/http_struct.h>
#include <event2/keyvalq_struct.h>
#include <fstream>
#include <string>

// What a client sends.

static void read(evhttp_request *Req, void *) {
  const char *Uri = evhttp_request_get_uri(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a command
  std::system(Uri);
  std::printf("%s\n", Uri); // As it stands in the request's first line.
  const evhttp_uri *Parsed = evhttp_request_get_evhttp_uri(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a file path
  std::ifstream File(std::string("/srv") + evhttp_uri_get_path(Parsed));
  evkeyvalq Query;
  evhttp_parse_query_str(evhttp_uri_get_query(Parsed), &Query);
  const char *Name = evhttp_find_header(&Query, "name");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a file path
  std::ifstream Chosen(Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a log line
  std::printf("%s\n", Name);
  std::printf("%s\n", evhttp_encode_uri(Name));
  std::ifstream Fixed("/srv/index.html");
  evkeyvalq *Headers = evhttp_request_get_input_headers(Req);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
  std::system(evhttp_find_header(Headers, "X-Run"));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request header reaches a command
  std::system(evhttp_request_get_host(Req));
  evbuffer *Body = evhttp_request_get_input_buffer(Req);
  std::string Text((char *)evbuffer_pullup(Body, -1), evbuffer_get_length(Body));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Text.c_str());
  char Part[100];
  evbuffer_copyout(Body, Part, sizeof Part);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(Part);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  std::system(evbuffer_readln(Body, nullptr, EVBUFFER_EOL_CRLF));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter reaches a file path
  std::ifstream Decoded(evhttp_uridecode(Uri, 0, nullptr));
}

// What is answered.

static void answer(evhttp_request *Req, void *) {
  evkeyvalq Query;
  evhttp_parse_query(evhttp_request_get_uri(Req), &Query);
  const char *Name = evhttp_find_header(&Query, "name");
  evbuffer *Page = evbuffer_new();
  evbuffer_add_printf(Page, "<p>%s</p>", Name);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches an HTML response
  evhttp_send_reply(Req, HTTP_OK, "OK", Page);
  evbuffer *Safe = evbuffer_new();
  evbuffer_add_printf(Safe, "<p>%s</p>", evhttp_htmlescape(Name));
  evhttp_send_reply(Req, HTTP_OK, "OK", Safe);
  evbuffer *Piece = evbuffer_new();
  std::string Text = std::string("<b>") + Name;
  evbuffer_add(Piece, Text.data(), Text.size());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches an HTML response
  evhttp_send_reply_chunk(Req, Piece);
  evbuffer *Plain = evbuffer_new();
  evbuffer_add(Plain, Name, std::strlen(Name)); // It does not begin as a page.
  evhttp_send_reply_start(Req, HTTP_OK, "OK");
  evhttp_send_reply_chunk(Req, Plain);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches a response header
  evhttp_send_error(Req, HTTP_NOTFOUND, Name);
  evhttp_send_error(Req, HTTP_NOTFOUND, "no such item");
  evkeyvalq *Out = evhttp_request_get_output_headers(Req);
  evhttp_add_header(Out, "X-Name", Name); // What ends the line is refused.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
  evhttp_add_header(Out, "Access-Control-Allow-Origin", "*");
  evhttp_add_header(Out, "Access-Control-Allow-Origin", "https://shop.example");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches the target of a redirect
  evhttp_add_header(Out, "Location", Name);
  evhttp_add_header(Out, "Location", "/home");
  char *Address = nullptr;
  ev_uint16_t Port = 0;
  evhttp_connection_get_peer(evhttp_request_get_connection(Req), &Address, &Port);
  std::printf("%s\n", Address);
}

// What is connected to.

static void fetch(evhttp_request *Req, void *) {
  evkeyvalq Query;
  evhttp_parse_query(evhttp_request_get_uri(Req), &Query);
  const char *Host = evhttp_find_header(&Query, "host");
  event_base *Base = evhttp_connection_get_base(evhttp_request_get_connection(Req));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches the host
  evhttp_connection_base_bufferevent_new(Base, nullptr, nullptr, Host, 443);
  evhttp_connection_base_bufferevent_new(Base, nullptr, nullptr, "api.shop.com", 443);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'http://' sends everything to 'api.shop.com'
  evhttp_connection_base_new(Base, nullptr, "api.shop.com", 80);
  evhttp_connection_base_new(Base, nullptr, "127.0.0.1", 80);
  if (evhttp_connection_get_addr(evhttp_request_get_connection(Req)))
    evhttp_send_reply(Req, HTTP_OK, "OK", nullptr);
}

int main() {
  event_base *Base = event_base_new();
  evhttp *Server = evhttp_new(Base);
  evhttp_set_cb(Server, "/read", read, nullptr);
  evhttp_set_cb(Server, "/fetch", fetch, nullptr);
  evhttp_set_gencb(Server, answer, nullptr);
  evhttp_bind_socket(Server, "127.0.0.1", 8080);
  event_base_dispatch(Base);
  evhttp_free(Server);
}
