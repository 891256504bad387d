// RUN: %both %s portcullis-hardcoded-credential -- -std=c++20 -I%inputs/include -I/usr/include/postgresql | FileCheck %s --implicit-check-not=warning:
#define CPPHTTPLIB_OPENSSL_SUPPORT
#include <boost/asio/ssl.hpp>
#include <cstdlib>
#include <cstring>
#include <curl/curl.h>
#include <fstream>
#include <hiredis/hiredis.h>
#include <httplib.h>
#include <libpq-fe.h>
#include <map>
#include <mongocxx/uri.hpp>
#include <mysql/mysql.h>
#include <oatpp/postgresql.hpp>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <optional>
#include <pqxx/pqxx>
#include <sodium.h>
#include <sqlite3.h>
#include <sw/redis++/redis++.h>
#include <uws/App.h>

std::string passwordOfDeployment();
std::string hostOfDeployment();

// Connection strings.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal "hu…" (7 characters)
static const char *const Url = "postgres://shop:hunter2@db.example/shop";
void connect() {
  PQconnectdb(Url);
  PQconnectdb("host=db.example "
              "user=shop "
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal "te…" (7 characters)
              "password=testing dbname=shop");
  PQconnectdb("host=db.example user=shop dbname=shop");
  PQconnectdb("host=db.example user=shop password='' dbname=shop");
  PQconnectdb("host=db.example password=<password>");
  PQconnectdb("postgres://shop@db.example/shop");
  PQconnectdb("postgres://db.example:5432/shop?application_name=a@b");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} connection string is the literal "li…"
  pqxx::connection ByParts("host=" + hostOfDeployment() + " password=" + "literally");
  pqxx::connection Safe("host=localhost password=" + passwordOfDeployment());
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} connection string is the literal "fa…"
  pqxx::connection Fallback(std::getenv("DATABASE_URL") ? std::getenv("DATABASE_URL") : "postgresql://u:fallback@h/d");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} connection string is the literal "mo…"
  mongocxx::uri Mongo("mongodb://root:mongosecret@localhost:27017/?authSource=admin");
  mongocxx::uri Plain("mongodb://localhost:27017");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} connection string is the literal "db…"
  oatpp::String Text = "postgresql://postgres:db-pass@localhost:5432/postgres";
  auto Provider = std::make_shared<oatpp::postgresql::ConnectionProvider>(Text);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} connection string is the literal "re…"
  sw::redis::Redis Redis("tcp://:redissecret@127.0.0.1:6379");
}

// Passwords handed to a library.
void passwords(MYSQL *Conn, redisContext *Redis, CURL *Handle) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "my…" (8 characters)
  const std::string DatabasePassword = "mysecret";
  mysql_real_connect(Conn, "localhost", "root", DatabasePassword.c_str(), "shop", 0, nullptr, 0);
  mysql_real_connect(Conn, "localhost", "root", "", "shop", 0, nullptr, 0);
  mysql_real_connect(Conn, "localhost", "root", nullptr, "shop", 0, nullptr, 0);
  mysql_real_connect(Conn, "localhost", "root", passwordOfDeployment().c_str(), "shop", 0, nullptr, 0);
  mysql_real_connect(Conn, "localhost", "root", "your-password-here", "shop", 0, nullptr, 0);
  mysql_real_connect(Conn, "localhost", "root", "********", "shop", 0, nullptr, 0);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "re…"
  redisCommand(Redis, "AUTH %s", "redis-secret");
  redisCommand(Redis, "AUTH %s", passwordOfDeployment().c_str());
  redisCommand(Redis, "GET %s", "redis-secret");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is the literal "re…"
  redisCommand(Redis, "AUTH redis-secret");
  sw::redis::ConnectionOptions Options;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "op…"
  Options.password = "option-secret";
  Options.host = "option-host";
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "us…"
  curl_easy_setopt(Handle, CURLOPT_USERPWD, "user:secret");
  curl_easy_setopt(Handle, CURLOPT_URL, "user:secret");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} access token is the literal "to…"
  curl_easy_setopt(Handle, CURLOPT_XOAUTH2_BEARER, "token-of-a-service");
  httplib::Client Client("https://shop.example");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "cl…"
  Client.set_basic_auth("user", "client-secret");
  Client.set_basic_auth("user", passwordOfDeployment());
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} access token is the literal "sk…"
  Client.set_bearer_token_auth("sk-0123456789abcdef");
}

// Keys of TLS.
static int ask(char *Buffer, int Size, int, void *) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "pe…"
  std::strncpy(Buffer, "pem-secret", Size);
  return static_cast<int>(std::strlen(Buffer));
}
static int askDeployment(char *Buffer, int Size, int, void *) {
  std::strncpy(Buffer, passwordOfDeployment().c_str(), Size);
  return static_cast<int>(std::strlen(Buffer));
}
void tls(SSL_CTX *Context, boost::asio::ssl::context &Asio) {
  using boost::asio::ssl::context;
  SSL_CTX_set_default_passwd_cb(Context, ask);
  SSL_CTX_set_default_passwd_cb(Context, askDeployment);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "…" (4 characters)
  Asio.set_password_callback([](std::size_t, context::password_purpose) { return "test"; });
  Asio.set_password_callback([](std::size_t, context::password_purpose) { return passwordOfDeployment(); });
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} private key is the literal "--…"
  static const std::string Key = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA\n-----END PRIVATE KEY-----\n";
  Asio.use_private_key(boost::asio::buffer(Key.data(), Key.size()), context::pem);
  static const std::string Read = passwordOfDeployment();
  Asio.use_private_key(boost::asio::buffer(Read.data(), Read.size()), context::pem);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "pa…"
  uWS::SSLApp App({.key_file_name = "key.pem", .cert_file_name = "cert.pem", .passphrase = "passphrase"});
  uWS::SSLApp Other({.key_file_name = "key.pem", .passphrase = std::getenv("KEY_PASSWORD")});
}

// Accounts that the program makes, however it keeps them.
static std::map<std::string, std::string> Accounts;
void addAccount(const std::string &UserName, const std::string &Password) { Accounts[UserName] = Password; }
void setPair(const std::string &Key, const std::string &Value) { Accounts[Key] = Value; }
void addAccounts(const char *Configured) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "or…" (7 characters)
  addAccount("doctor", "orthoc1");
  addAccount("nurse", Configured);
  addAccount("guest", passwordOfDeployment());
  addAccount("username", "password"); // Fields of a form.
  addAccount("user", "user_password");
  setPair("port", "8080");
}

// What a client sends.
bool known(const std::string &User, const std::string &Password) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "ad…" (8 characters)
  return User == "admin" && Password == "admin123";
}
// One of many words is looked for, whatever else is handed on to where it is.
enum class Part { User, Secret, Host, Port, None };
static Part partOf(const std::string &Key) {
  if (Key == "user") return Part::User;
  if (Key == "secret") return Part::Secret;
  if (Key == "host") return Part::Host;
  if (Key == "port") return Part::Port;
  return Part::None;
}
static bool isReserved(const std::string &Key) {
  return Key == "user" || Key == "secret" || Key == "host" || Key == "port";
}
static bool isMaster(const std::string &Key) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "hu…" (13 characters)
  return Key == "hunter2secret";
}
void choose(const httplib::Request &Req, httplib::Response &Res) {
  std::string Password = Req.get_param_value("password");
  if (isReserved(Password) || partOf(Password) != Part::None || !isMaster(Password))
    Res.status = 400;
}
static const std::string AdminKey = passwordOfDeployment();
void answer(const httplib::Request &Req, httplib::Response &Res) {
  if (known(Req.get_param_value("user"), Req.get_param_value("password")))
    Res.status = 200;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} secret key is the literal "ke…"
  if (Req.get_header_value("X-API-Key") == "key-of-everybody")
    Res.status = 200;
  if (Req.get_header_value("X-API-Key") == AdminKey)
    Res.status = 200;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} credential is the literal "Be…"
  if (Req.get_header_value("Authorization") == "Bearer abcdef")
    Res.status = 200;
  std::string Header = Req.get_header_value("Authorization");
  if (Header.substr(0, 7) == "Bearer ")
    Res.status = 200;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} credential is the literal "ab…"
  if (Header.substr(7) == "abcdef")
    Res.status = 200;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "st…"
  if (std::strcmp(Req.get_param_value("passwd").c_str(), "strcmp-secret") == 0)
    Res.status = 200;
  if (Req.get_param_value("password") == "" || Req.get_param_value("mode") == "password")
    Res.status = 400;
  if (Req.get_param_value("theme") == "dark" || Req.get_header_value("X-API-Key") == "undefined")
    Res.status = 400;
}

// Whose password it is was asked as well, so that it need not be known where it
// comes from.
struct Login {
  std::string username, password, mode;
};
Login nextLogin();
bool isGuest() {
  Login Next = nextLogin();
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "gu…"
  return Next.username == "guest" && Next.password == "guest-secret";
}
bool isAsked() {
  Login Next = nextLogin();
  return Next.mode == "ask" && Next.password == "interactive";
}
bool isAdmin() {
  Login Next = nextLogin();
  return Next.username == "admin" && Next.password == passwordOfDeployment();
}

// What one caller calls a password is not what another lets the client choose.
int kindOf(const std::string &Word) {
  if (Word == "integer")
    return 1;
  return Word == "floating" ? 2 : 0;
}
int kinds(const httplib::Request &Req) {
  std::string password = passwordOfDeployment();
  return kindOf(password) + kindOf(Req.get_param_value("kind"));
}

// An account that the program makes.
static std::string hashed(const std::string &Password) {
  char Hash[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str(Hash, Password.data(), Password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return "";
  return Hash;
}
void addAccounts(std::map<std::string, std::string> &Accounts, const httplib::Request &Req) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "ad…" (8 characters)
  Accounts["admin"] = hashed("admin123");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "ch…" (8 characters)
  const char *Initial = std::getenv("ADMIN_PASSWORD") ? std::getenv("ADMIN_PASSWORD") : "changeme";
  Accounts["root"] = hashed(Initial);
  Accounts[Req.get_param_value("user")] = hashed(Req.get_param_value("password"));
  // Takes as long as for a user that there is.
  hashed("dummy-password");
}
void addUsers(sqlite3 *Db, pqxx::work &Work, const httplib::Request &Req) {
  sqlite3_stmt *Insert;
  sqlite3_prepare_v2(Db, "INSERT INTO users (name, password, role) VALUES (?, ?, ?)", -1, &Insert, nullptr);
  sqlite3_bind_text(Insert, 1, "administrator", -1, SQLITE_STATIC);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "ro…" (8 characters)
  sqlite3_bind_text(Insert, 2, "rootroot", -1, SQLITE_STATIC);
  sqlite3_bind_text(Insert, 3, "operator", -1, SQLITE_STATIC);
  sqlite3_stmt *Update;
  sqlite3_prepare_v2(Db, "UPDATE users SET password = ? WHERE name = ?", -1, &Update, nullptr);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "re…" (8 characters)
  sqlite3_bind_text(Update, 1, "reset123", -1, SQLITE_STATIC);
  sqlite3_bind_text(Update, 2, "administrator", -1, SQLITE_STATIC);
  Work.exec_params("INSERT INTO users (name, password) VALUES ($1, $2)", "administrator", Req.get_param_value("password"));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal "gu…" (9 characters)
  Work.exec_params("INSERT INTO \"users\"(\"name\", \"password\") VALUES ($1, $2)", Req.get_param_value("name"), "guestpass");
}
