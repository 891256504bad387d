// RUN: %both %s portcullis-tls-verification-disabled -- %flags | FileCheck %s --implicit-check-not=warning:
#include <curl/curl.h>
#include <cstdlib>
#include <map>
#include <string>

void direct(CURL *Handle) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURLOPT_SSL_VERIFYPEER' is off: whoever answers is trusted
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYPEER, 0L);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURLOPT_SSL_VERIFYHOST' is off
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYHOST, false);
  curl_easy_setopt(Handle, CURLOPT_VERBOSE, 0L);
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYSTATUS, 0L);
}

void on(CURL *Handle) {
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYHOST, 2L);
}

// A constant, a macro, a variable.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURLOPT_SSL_VERIFYPEER' is off
static const long Verify = 0L;
static const long Strict = 1L;
#define OFF 0L
void named(CURL *Handle) {
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYPEER, Verify);
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYPEER, Strict);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURLOPT_SSL_VERIFYHOST' is off
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYHOST, OFF);
  CURLoption Which = CURLOPT_SSL_VERIFYPEER;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURLOPT_SSL_VERIFYPEER' is off
  long None = 0;
  curl_easy_setopt(Handle, Which, None);
}

// The project's own wrapper of one setting, and of any.
static void verify(CURL *Handle, bool Peer) {
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYPEER, Peer ? 1L : 0L);
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYHOST, Peer ? 2L : 0L);
}
template <typename Value>
static void set(CURL *Handle, CURLoption Option, Value What) {
  if (curl_easy_setopt(Handle, Option, What) != CURLE_OK)
    std::abort();
}
void wrapped(CURL *Handle) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURLOPT_SSL_VERIFYHOST' is off
  verify(Handle, false);
  verify(Handle, true);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURLOPT_SSL_VERIFYPEER' is off
  set(Handle, CURLOPT_SSL_VERIFYPEER, 0L);
  set(Handle, CURLOPT_SSL_VERIFYPEER, 1L);
  set(Handle, CURLOPT_VERBOSE, 0L);
}

// What an object is told, in the words of another question.
class Client {
public:
  explicit Client(CURL *Handle) : Handle(Handle) {}
  void allowSelfSigned(bool Allowed) { SelfSigned = Allowed; }
  void setStrict(bool Wanted) { IsStrict = Wanted; }
  void open() {
    curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYPEER, !SelfSigned);
    curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYHOST, IsStrict ? 2L : 0L);
  }

private:
  CURL *Handle;
  bool SelfSigned = false;
  bool IsStrict = true;
};
void told(CURL *Handle) {
  Client C(Handle);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURLOPT_SSL_VERIFYPEER' is off
  C.allowSelfSigned(true);
  C.allowSelfSigned(false);
  C.setStrict(true);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURLOPT_SSL_VERIFYHOST' is off
  C.setStrict(false);
  C.open();
}

// Only one way switches it off: whoever chooses that way is found as well, if
// nothing else is chosen with it.
static void check(CURLcode Code) {
  if (Code != CURLE_OK)
    std::abort();
}
static void choose(CURL *Handle, bool Peers, bool Tls) {
  if (Peers) {
    check(curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYPEER, 1));
  } else {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURLOPT_SSL_VERIFYPEER' is off
    check(curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYPEER, 0));
  }
  if (Tls) {
    curl_easy_setopt(Handle, CURLOPT_CAINFO, "ca.pem");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURLOPT_SSL_VERIFYHOST' is off
    curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYHOST, 0L);
  }
}
void chosen(CURL *Handle) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'CURLOPT_SSL_VERIFYPEER' is off
  choose(Handle, false, true);
  choose(Handle, true, true);
}

// What a document holds, and which of it is not known.
struct Settings {
  bool IsSlow = false;
  std::map<std::string, bool> save() const { return {{"slow", IsSlow}}; }
};
static bool read(const std::map<std::string, bool> &Document, const std::string &Name) { return Document.at(Name); }
void documents(CURL *Handle, const Settings &S, const std::string &Name) {
  verify(Handle, read(S.save(), Name));
  const std::map<std::string, bool> Known{{"slow", false}, {"verify", true}};
  verify(Handle, Known.at("verify"));
}

// A way that is never taken, and one that the deployment takes.
static const bool Debug = false;
void never(CURL *Handle) {
  if (Debug)
    curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYPEER, 0L);
}
void asDeployed(CURL *Handle) {
  const char *Insecure = std::getenv("INSECURE");
  curl_easy_setopt(Handle, CURLOPT_SSL_VERIFYPEER, Insecure && *Insecure ? 0L : 1L);
}
