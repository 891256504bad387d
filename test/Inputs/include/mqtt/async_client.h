// The part of Eclipse Paho (C 1.3 and C++ 1.4) that the tests use, in our own words.
#pragma once
#include <string>

extern "C" {
typedef void *MQTTClient;
typedef void *MQTTAsync;
int MQTTClient_create(MQTTClient *Handle, const char *Uri, const char *Id, int Persistence, void *Context);
int MQTTAsync_create(MQTTAsync *Handle, const char *Uri, const char *Id, int Persistence, void *Context);
}
namespace mqtt {
class ssl_options {
public:
  void set_enable_server_cert_auth(bool On);
  void set_verify(bool On);
};
class connect_options {
public:
  connect_options();
  connect_options(const std::string &User, const std::string &Password);
  void set_password(const std::string &Password);
};
class async_client {
public:
  async_client(const std::string &Uri, const std::string &Id);
};
} // namespace mqtt
