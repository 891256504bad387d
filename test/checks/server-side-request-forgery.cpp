// RUN: %both %s portcullis-server-side-request-forgery -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <arpa/inet.h>
#include <cpr/cpr.h>
#include <curl/curl.h>
#include <httplib.h>
#include <map>
#include <memory>
#include <regex>
#include <set>
#include <string>

using httplib::Request;
using httplib::Response;

static const std::set<std::string> Hosts = {"a.example", "b.example"};
static const std::map<std::string, std::string> Mirrors = {{"a", "https://a.example/"}};

static std::string hostOf(const std::string &Url) {
  static const std::regex Parts("https?://([^/:]+).*");
  std::smatch Match;
  return std::regex_match(Url, Match, Parts) ? Match[1].str() : "";
}

static bool split(const std::string &Url, std::string &Host, std::string &Path) {
  size_t Begin = Url.find("://");
  if (Begin == std::string::npos)
    return false;
  size_t End = Url.find('/', Begin + 3);
  Host = Url.substr(Begin + 3, End - Begin - 3);
  Path = Url.substr(End);
  return true;
}

static bool isAllowed(const std::string &Url) {
  std::string Host, Path;
  return split(Url, Host, Path) && Hosts.count(Host) > 0;
}

static bool isPublic(const std::string &Host) {
  in_addr Address{};
  return inet_pton(AF_INET, Host.c_str(), &Address) == 1 &&
         (ntohl(Address.s_addr) >> 24) != 10;
}

class Fetcher {
public:
  explicit Fetcher(std::string Base) : Base(std::move(Base)) {}
  void get(const std::string &Path) {
    std::string Url = Base + Path;
    curl_easy_setopt(Curl, CURLOPT_URL, Url.c_str());
  }
  void getFrom(const std::string &Url) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'url' reaches the host of an outgoing request
    curl_easy_setopt(Curl, CURLOPT_URL, Url.c_str());
    curl_easy_setopt(Curl, CURLOPT_USERAGENT, Url.c_str());
  }

private:
  CURL *Curl = curl_easy_init();
  std::string Base;
};

static void whole(httplib::Server &Srv) {
  Srv.Get("/a", [](const Request &Req, Response &) {
    Fetcher Api("https://api.example.com");
    Api.get("/items/" + Req.get_param_value("id"));
    Api.getFrom(Req.get_param_value("url"));
  });
  Srv.Get("/b", [](const Request &Req, Response &) {
    std::string Host = Req.get_param_value("host");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches the host of an outgoing request
    httplib::Client Client(Host, 80);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches the host of an outgoing request
    auto Made = std::make_unique<httplib::Client>("http://" + Host);
    httplib::Client Fixed("https://api.example.com");
    Fixed.Get("/" + Host);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches the host of an outgoing request
    cpr::Get(cpr::Url{"https://" + Host + "/status"});
    cpr::Get(cpr::Url{"https://api.example.com/" + Host});
    cpr::Get(cpr::Url{"https://api.example.com?host=" + Host});
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host' reaches the host of an outgoing request
    cpr::Get(cpr::Url{"https://api.example.com" + Host});
    cpr::Get(cpr::Url{"https://" + cpr::util::urlEncode(Host) + ".example.com/"});
  });
  Srv.Get("/c", [](const Request &Req, Response &) {
    CURL *Curl = curl_easy_init();
    std::string Url = Req.get_param_value("url");
    CURLU *Parts = curl_url();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'url' reaches the host of an outgoing request
    curl_url_set(Parts, CURLUPART_HOST, Url.c_str(), 0);
    curl_url_set(Parts, CURLUPART_PATH, Url.c_str(), 0);
    std::string Proxied = "http://backend" + Req.path;
    curl_easy_setopt(Curl, CURLOPT_URL, Proxied.c_str());
    auto Known = Mirrors.find(Url);
    if (Known != Mirrors.end())
      curl_easy_setopt(Curl, CURLOPT_URL, Known->second.c_str());
    char *Escaped = curl_easy_escape(Curl, Url.c_str(), 0);
    std::string Tenant = std::string("https://") + Escaped + ".example.com/";
    curl_easy_setopt(Curl, CURLOPT_URL, Tenant.c_str());
  });
}

static void tested(httplib::Server &Srv) {
  Srv.Get("/d", [](const Request &Req, Response &) {
    CURL *Curl = curl_easy_init();
    std::string Url = Req.get_param_value("url");
    if (Hosts.count(hostOf(Url)))
      curl_easy_setopt(Curl, CURLOPT_URL, Url.c_str());
    if (isAllowed(Url))
      curl_easy_setopt(Curl, CURLOPT_URL, Url.c_str());
    if (hostOf(Url) == "a.example")
      curl_easy_setopt(Curl, CURLOPT_URL, Url.c_str());
    if (Url.rfind("https://a.example/", 0) == 0)
      curl_easy_setopt(Curl, CURLOPT_URL, Url.c_str());
    if (Url.rfind("https://", 0) == 0)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'url' reaches the host of an outgoing request
      curl_easy_setopt(Curl, CURLOPT_URL, Url.c_str());
    if (Url.substr(0, 5) == "https")
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'url' reaches the host of an outgoing request
      curl_easy_setopt(Curl, CURLOPT_URL, Url.c_str());
    if (Url.size() < 2000 && Url.find("://") != std::string::npos)
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'url' reaches the host of an outgoing request
      curl_easy_setopt(Curl, CURLOPT_URL, Url.c_str());
    std::string Host, Path;
    if (!split(Url, Host, Path) || !Hosts.count(Host))
      return;
    httplib::Client Client(Host);
  });
  Srv.Get("/e", [](const Request &Req, Response &) {
    CURL *Curl = curl_easy_init();
    std::string Url = Req.get_param_value("url");
    if (!isPublic(hostOf(Url)))
      return;
    curl_easy_setopt(Curl, CURLOPT_URL, Url.c_str());
  });
}

int main() {
  httplib::Server Srv;
  whole(Srv);
  tested(Srv);
  Srv.listen("127.0.0.1", 8080);
}
