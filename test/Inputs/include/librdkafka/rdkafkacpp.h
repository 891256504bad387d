// The part of librdkafka 2.5 (C and C++) that the tests use, in our own words.
#pragma once
#include <stddef.h>
#include <string>

extern "C" {
typedef struct rd_kafka_conf_s rd_kafka_conf_t;
typedef enum { RD_KAFKA_CONF_OK = 0 } rd_kafka_conf_res_t;
rd_kafka_conf_t *rd_kafka_conf_new(void);
rd_kafka_conf_res_t rd_kafka_conf_set(rd_kafka_conf_t *Conf, const char *Name, const char *Value,
                                      char *Error, size_t Size);
}
namespace RdKafka {
class Conf {
public:
  enum ConfResult { CONF_OK = 0 };
  virtual ~Conf();
  virtual ConfResult set(const std::string &Name, const std::string &Value, std::string &Error) = 0;
};
} // namespace RdKafka
