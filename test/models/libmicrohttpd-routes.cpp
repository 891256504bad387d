// One callback answers all: it compares url and method, which are C strings.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: portcullis routes --no-cache --quiet %s -- -std=c++17 > %t
// RUN: FileCheck %s --check-prefix=ROUTES < %t
// RUN: not grep "answer" %t
// RUN: %both %s portcullis-missing-authentication -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <microhttpd.h>

static MHD_Result send(MHD_Connection *To, unsigned Status, const char *Text) {
  MHD_Response *Res =
      MHD_create_response_from_buffer(std::strlen(Text), const_cast<char *>(Text), MHD_RESPMEM_PERSISTENT);
  MHD_Result Done = MHD_queue_response(To, Status, Res);
  MHD_destroy_response(Res);
  return Done;
}
static MHD_Result list(MHD_Connection *To) { return send(To, 200, "[]"); }
static MHD_Result restart(MHD_Connection *To) {
  std::system("restart");
  return send(To, 200, "");
}
static MHD_Result clear(MHD_Connection *To) {
  if (!MHD_lookup_connection_value(To, MHD_HEADER_KIND, "Authorization"))
    return send(To, 401, "who?");
  std::system("clear");
  return send(To, 200, "");
}

// ROUTES-DAG: {{^}}GET{{ +}}/list{{ +}}list{{ }}
// ROUTES-DAG: {{^}}POST{{ +}}/restart{{ +}}restart{{ }}
// ROUTES-DAG: {{^}}POST{{ +}}/clear/{{ +}}clear{{ }}
static MHD_Result answer(void *, MHD_Connection *To, const char *Url, const char *Method, const char *, const char *,
                         size_t *, void **) {
  if (!std::strcmp(Method, "GET") && std::strcmp(Url, "/list") == 0)
    return list(To);
  if (0 != std::strcmp(Method, "POST"))
    return send(To, 405, "");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'POST /restart' {{.*}} nothing asks who the client is
  if (std::strcmp(Url, "/restart") == 0)
    return restart(To);
  if (std::strncmp(Url, "/clear/", 7) == 0)
    return clear(To);
  return send(To, 404, "");
}

int main() {
  MHD_Daemon *Server = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD, 8080, nullptr, nullptr, &answer, nullptr,
                                        MHD_OPTION_END);
  std::getchar();
  MHD_stop_daemon(Server);
}
