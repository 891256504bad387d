// The parts of rabbitmq-c 0.13, AMQP-CPP 4.3 and SimpleAmqpClient 2.5 that the tests use,
// in our own words.
#pragma once
#include <memory>
#include <string>

extern "C" {
typedef struct amqp_connection_state_t_ *amqp_connection_state_t;
typedef struct amqp_socket_t_ amqp_socket_t;
typedef enum { AMQP_SASL_METHOD_PLAIN = 0 } amqp_sasl_method_enum;
struct amqp_connection_info;
int amqp_login(amqp_connection_state_t State, const char *Host, int Channels, int Frame, int Beat,
               amqp_sasl_method_enum Method, ...);
int amqp_socket_open(amqp_socket_t *Socket, const char *Host, int Port);
int amqp_parse_url(char *Url, struct amqp_connection_info *Parsed);
void amqp_ssl_socket_set_verify_peer(amqp_socket_t *Socket, bool Verify);
}
namespace AMQP {
class Login {
public:
  Login(std::string User, std::string Password);
};
class Address {
public:
  Address(const std::string &Url);
  Address(std::string Host, uint16_t Port, Login User, std::string VirtualHost);
};
} // namespace AMQP
namespace AmqpClient {
class Channel {
public:
  static std::shared_ptr<Channel> Create(const std::string &Host, int Port, const std::string &User, const std::string &Password);
  static std::shared_ptr<Channel> CreateFromUri(const std::string &Uri, int Frame = 131072);
};
} // namespace AmqpClient
