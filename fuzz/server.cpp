// A server in which something of everything stands: what models mean is tried
// on its calls.
#include "server.h"

static const char *const Secret = "correct-horse-battery-staple";

struct Users {
  std::map<std::string, std::string> Passwords;
  std::optional<std::string> find(const std::string &Name) const;
  void add(const std::string &Name, const std::string &Password) {
    Passwords[Name] = Password;
  }
};

static bool isWord(const std::string &Text) {
  for (char C : Text)
    if (!isalnum(C))
      return false;
  return !Text.empty();
}

static std::string escaped(const std::string &Text) {
  std::string Result;
  for (char C : Text) {
    if (C == '\'')
      Result += '\'';
    Result += C;
  }
  return Result;
}

static std::string signedWith(const std::string &Key, const std::string &Data) {
  unsigned char Mac[32];
  unsigned Size = 0;
  HMAC(EVP_sha256(), Key.data(), Key.size(),
       reinterpret_cast<const unsigned char *>(Data.data()), Data.size(), Mac,
       &Size);
  return Data + "." + std::string(reinterpret_cast<char *>(Mac), Size);
}

static void answer(httplib::Response &Out, const nlohmann::json &Body) {
  Out.set_header("Access-Control-Allow-Origin", "*");
  Out.set_content(Body.dump(), "application/json");
}

static void routes(httplib::Server &Server, sqlite3 *Db, pqxx::work &Work,
                   Users &All) {
  Server.set_pre_routing_handler(
      [](const httplib::Request &In, httplib::Response &Out) {
        std::string Token = In.get_header_value("Authorization");
        if (Token != signedWith(Secret, In.path)) {
          Out.status = 401;
          return httplib::Server::HandlerResponse::Handled;
        }
        return httplib::Server::HandlerResponse::Unhandled;
      });
  Server.Get("/users/:id",
             [&](const httplib::Request &In, httplib::Response &Out) {
               std::string Id = In.path_params.at("id");
               if (!isWord(Id) || Id.size() > 20)
                 Id = "nobody";
               Work.exec("select * from users where id = '" + Id + "'");
               for (pqxx::row Row : Work.exec("select name from users"))
                 answer(Out, {{"name", Row[0].c_str()}});
             });
  Server.Post(
      "/login", [&](const httplib::Request &In, httplib::Response &Out) {
        nlohmann::json Body = nlohmann::json::parse(In.body);
        std::string Name = Body["name"];
        std::string Sql =
            "select * from users where name = '" + escaped(Name) + "'";
        sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr);
        std::cout << "login of " << Name << Body.value("password", "");
        All.add(Name, Body.at("password").get<std::string>());
        Out.set_header("Set-Cookie", "session=" + signedWith(Secret, Name));
        Out.set_redirect(In.get_param_value("next"));
      });
  Server.Post("/run", [](const httplib::Request &In, httplib::Response &Out) {
    static const std::set<std::string> Known{"date", "uptime"};
    std::string Command = In.get_param_value("command");
    if (Known.contains(Command) ||
        std::regex_match(Command, std::regex("\\w+")))
      system(Command.c_str());
    std::ifstream File("/srv/" + In.get_param_value("file"));
    char Buffer[16];
    snprintf(Buffer, sizeof(Buffer), "%s", In.body.c_str());
    malloc(std::stoi(In.get_param_value("size")));
    Out.set_content("<p>" + In.body, "text/html");
  });
}

int main() {
  SSL_CTX *Tls = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_verify(Tls, SSL_VERIFY_NONE, nullptr);
  httplib::Client Upstream(getenv("UPSTREAM"));
  Upstream.set_basic_auth("admin", "hunter2hunter2");
  Upstream.enable_server_certificate_verification(false);
  pqxx::connection Connection("host=db password=hunter2hunter2");
  pqxx::work Work(Connection);
  sqlite3 *Db = nullptr;
  Users All;
  httplib::Server Server;
  Server.set_payload_max_length(1 << 20);
  routes(Server, Db, Work, All);
  Server.listen("0.0.0.0", 80);
}
