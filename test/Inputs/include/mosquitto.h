// The part of libmosquitto 2.0 that the tests use, in our own words.
#pragma once

extern "C" {
struct mosquitto;
int mosquitto_connect(struct mosquitto *Client, const char *Host, int Port, int KeepAlive);
int mosquitto_username_pw_set(struct mosquitto *Client, const char *User, const char *Password);
int mosquitto_tls_insecure_set(struct mosquitto *Client, bool Insecure);
int mosquitto_tls_opts_set(struct mosquitto *Client, int Required, const char *Version, const char *Ciphers);
}
