// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep -E "^(paho-mqtt):" %t
// RUN: %both %s portcullis-hardcoded-credential,portcullis-tls-verification-disabled,portcullis-server-side-request-forgery,portcullis-plaintext-transport -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <mqtt/async_client.h>
#include <string>

void options(MQTTClient Client, MQTTAsync Async) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} sends everything to
  MQTTClient_create(&Client, "mqtt://broker.shop.com:1883", "bridge", 1, nullptr);
  MQTTAsync_create(&Async, "mqtts://broker.shop.com:8883", "bridge", 1, nullptr);
  mqtt::async_client Own("mqtt://127.0.0.1", "bridge");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  mqtt::connect_options Told("bridge", "br0ker-Pa55"), Known;
  Known.set_password(std::getenv("MQTT_PASSWORD"));
  mqtt::ssl_options Open;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  Open.set_enable_server_cert_auth(false);
  Open.set_verify(true);
}
