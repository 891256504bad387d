// One event handler answers all: it matches the URI against patterns.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include/mongoose %s
// RUN: portcullis routes --no-cache --quiet %s -- -std=c++20 -I%inputs/include/mongoose > %t
// RUN: FileCheck %s --check-prefix=ROUTES < %t
// RUN: %both %s portcullis-missing-authentication -- -std=c++20 -I%inputs/include/mongoose | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <mongoose.h>

static void list(mg_connection *To) { mg_http_reply(To, 200, "", "[]"); }
static void restart(mg_connection *To) {
  std::system("restart");
  mg_http_reply(To, 200, "", "{}");
}
static void clear(mg_connection *To, mg_http_message *Msg) {
  if (!mg_http_get_header(Msg, "Authorization"))
    return mg_http_reply(To, 401, "", "who?");
  std::system("clear");
  mg_http_reply(To, 200, "", "{}");
}

// ROUTES-DAG: {{^}}{{[^A-Z]*}}/list{{ +}}list{{ }}
// ROUTES-DAG: {{^}}POST{{ +}}/restart/*{{ +}}restart{{ }}
// ROUTES-DAG: {{^}}{{[^A-Z]*}}/clear{{ +}}clear{{ }}
static void answer(mg_connection *To, int Event, void *Data) {
  if (Event != MG_EV_HTTP_MSG)
    return;
  auto *Msg = static_cast<mg_http_message *>(Data);
  if (mg_http_match_uri(Msg, "/list")) {
    list(To);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} 'POST /restart/*' {{.*}} nothing asks who the client is
  } else if (mg_match(Msg->method, mg_str("POST"), nullptr) &&
             mg_match(Msg->uri, mg_str("/restart/*"), nullptr)) {
    restart(To);
  } else if (mg_strcmp(Msg->uri, mg_str("/clear")) == 0) {
    clear(To, Msg);
  } else {
    mg_http_reply(To, 404, "", "none");
  }
}

int main() {
  mg_mgr Manager;
  mg_mgr_init(&Manager);
  mg_http_listen(&Manager, "http://0.0.0.0:8080", answer, nullptr);
  for (;;)
    mg_mgr_poll(&Manager, 1000);
}
