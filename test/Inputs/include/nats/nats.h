// The part of the NATS client for C 3.8 that the tests use, in our own words.
#pragma once

extern "C" {
typedef struct __natsOptions natsOptions;
typedef struct __natsConnection natsConnection;
typedef enum { NATS_OK = 0 } natsStatus;
natsStatus natsConnection_ConnectTo(natsConnection **Conn, const char *Urls);
natsStatus natsOptions_SetURL(natsOptions *Options, const char *Url);
natsStatus natsOptions_SetUserInfo(natsOptions *Options, const char *User, const char *Password);
natsStatus natsOptions_SetToken(natsOptions *Options, const char *Token);
natsStatus natsOptions_SkipServerVerification(natsOptions *Options, bool Skip);
}
