// The part of l8w8jwt 2.5 (its encode.h, decode.h and claim.h) that the tests use, in
// our own words.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <time.h>

extern "C" {
#define L8W8JWT_SUCCESS 0
#define L8W8JWT_ALG_HS256 0
#define L8W8JWT_ALG_RS256 3

enum l8w8jwt_validation_result { L8W8JWT_VALID = 0, L8W8JWT_SIGNATURE_VERIFICATION_FAILURE = 64 };

struct l8w8jwt_claim {
  char *key;
  size_t key_length;
  char *value;
  size_t value_length;
  int type;
};
struct l8w8jwt_encoding_params {
  int alg;
  char *iss, *sub, *aud, *jti;
  size_t iss_length, sub_length, aud_length, jti_length;
  time_t exp, nbf, iat;
  struct l8w8jwt_claim *additional_header_claims;
  size_t additional_header_claims_count;
  struct l8w8jwt_claim *additional_payload_claims;
  size_t additional_payload_claims_count;
  unsigned char *secret_key;
  size_t secret_key_length;
  unsigned char *secret_key_pw;
  size_t secret_key_pw_length;
  char **out;
  size_t *out_length;
};
struct l8w8jwt_decoding_params {
  int alg;
  char *jwt;
  size_t jwt_length;
  char *validate_iss, *validate_sub, *validate_aud, *validate_jti;
  size_t validate_iss_length, validate_sub_length, validate_aud_length, validate_jti_length;
  int validate_exp, validate_nbf, validate_iat;
  uint8_t exp_tolerance_seconds;
  unsigned char *verification_key;
  size_t verification_key_length;
};
void l8w8jwt_encoding_params_init(struct l8w8jwt_encoding_params *Params);
int l8w8jwt_encode(struct l8w8jwt_encoding_params *Params);
void l8w8jwt_decoding_params_init(struct l8w8jwt_decoding_params *Params);
int l8w8jwt_decode(struct l8w8jwt_decoding_params *Params,
                   enum l8w8jwt_validation_result *Result, struct l8w8jwt_claim **Claims,
                   size_t *Count);
int l8w8jwt_decode_raw(struct l8w8jwt_decoding_params *Params,
                       enum l8w8jwt_validation_result *Result, char **Header,
                       size_t *HeaderLength, char **Payload, size_t *PayloadLength,
                       uint8_t **Signature, size_t *SignatureLength);
int l8w8jwt_decode_raw_no_validation(struct l8w8jwt_decoding_params *Params, char **Header,
                                     size_t *HeaderLength, char **Payload,
                                     size_t *PayloadLength, uint8_t **Signature,
                                     size_t *SignatureLength);
struct l8w8jwt_claim *l8w8jwt_get_claim(struct l8w8jwt_claim *Claims, size_t Count,
                                        const char *Key, size_t KeyLength);
}
