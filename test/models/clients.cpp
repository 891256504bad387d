// Every row of these models is used, and of others: see cpprest.cpp, mysql.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep -E "^openldap:" %t
#include <ldap.h>
#include <mysql/mysql.h>
// Its macros would break others.
#include <cpprest/http_client.h>

void cpprest(const std::string &Text) {
  web::http::client::http_client_config Config;
  Config.set_validate_certificates(true);
  Config.set_ssl_context_callback([](boost::asio::ssl::context &) {});
  web::uri Address(Text);
  web::http::client::http_client Client(Address);
}

void others(MYSQL *Database, LDAP *Directory, berval *Value, const char *Filter) {
  my_bool On = 1;
  mysql_options(Database, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &On);
  ldap_set_option(Directory, LDAP_OPT_X_TLS_REQUIRE_CERT, &On);
  ldap_bv2escaped_filter_value(Value, Value);
  ldap_search_ext_s(Directory, "", LDAP_SCOPE_SUBTREE, Filter, nullptr, 0, nullptr, nullptr, nullptr, 0, nullptr);
}
