// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep -E "^(librdkafka):" %t
// RUN: %both %s portcullis-hardcoded-credential,portcullis-tls-verification-disabled,portcullis-server-side-request-forgery,portcullis-plaintext-transport -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <librdkafka/rdkafkacpp.h>
#include <string>

void configurations(rd_kafka_conf_t *Conf, RdKafka::Conf &Own) {
  char Text[99];
  std::string Error;
  rd_kafka_conf_set(Conf, "sasl.username", "orders-service", Text, 99);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  rd_kafka_conf_set(Conf, "sasl.password", "br0ker-Pa55", Text, 99);
  rd_kafka_conf_set(Conf, "sasl.password", std::getenv("KAFKA_PASSWORD"), Text, 99);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Own.set("ssl.key.password", "br0ker-Pa55", Error);
  Own.set("client.id", "orders-service-1", Error);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  rd_kafka_conf_set(Conf, "enable.ssl.certificate.verification", "false", Text, 99);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  Own.set("enable.ssl.certificate.verification", "false", Error);
  Own.set("enable.ssl.certificate.verification", "true", Error);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  rd_kafka_conf_set(Conf, "ssl.endpoint.identification.algorithm", "none", Text, 99);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  Own.set("ssl.endpoint.identification.algorithm", "none", Error);
  Own.set("ssl.endpoint.identification.algorithm", "https", Error);
}

void routes(httplib::Server &Srv, rd_kafka_conf_t *Conf, RdKafka::Conf &Own) {
  Srv.Get("/peek", [&](const httplib::Request &Req, httplib::Response &) {
    std::string Host = Req.get_param_value("host"), Error;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host'
    rd_kafka_conf_set(Conf, "bootstrap.servers", Host.c_str(), nullptr, 0);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host'
    Own.set("bootstrap.servers", Host, Error);
    Own.set("client.id", Host, Error);
    Own.set("bootstrap.servers", "kafka:9093", Error);
  });
}
