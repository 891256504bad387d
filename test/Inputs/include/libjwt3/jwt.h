/* Follows libjwt 3.6.1: the parts that our model names, with their real names
   and signatures. Debian 12 has libjwt 1, which declares other things. */
#ifndef STUB_LIBJWT3
#define STUB_LIBJWT3

#include <stddef.h>
#include <time.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  JWT_ALG_NONE = 0,
  JWT_ALG_HS256,
  JWT_ALG_HS384,
  JWT_ALG_HS512,
  JWT_ALG_RS256,
  JWT_ALG_RS384,
  JWT_ALG_RS512,
  JWT_ALG_ES256,
  JWT_ALG_ES384,
  JWT_ALG_ES512
} jwt_alg_t;

typedef enum {
  JWT_CLAIM_ISS = 0x0001,
  JWT_CLAIM_SUB = 0x0002,
  JWT_CLAIM_AUD = 0x0004,
  JWT_CLAIM_EXP = 0x0008,
  JWT_CLAIM_NBF = 0x0010,
  JWT_CLAIM_IAT = 0x0020,
  JWT_CLAIM_JTI = 0x0040
} jwt_claims_t;

typedef enum {
  JWK_KEY_NONE = 0x0000,
  JWK_KEY_GEN_KID = 0x0001
} jwk_key_flags_t;

typedef struct jwt_builder jwt_builder_t;
typedef struct jwt_checker jwt_checker_t;
typedef struct jwk_set jwk_set_t;
typedef struct jwk_item jwk_item_t;

jwt_builder_t *jwt_builder_new(void);
void jwt_builder_free(jwt_builder_t *builder);
int jwt_builder_setkey(jwt_builder_t *builder, const jwt_alg_t alg,
                       const jwk_item_t *key);
int jwt_builder_time_offset(jwt_builder_t *builder, jwt_claims_t claim,
                            time_t secs);
char *jwt_builder_generate(jwt_builder_t *builder);

jwt_checker_t *jwt_checker_new(void);
void jwt_checker_free(jwt_checker_t *checker);
int jwt_checker_setkey(jwt_checker_t *checker, const jwt_alg_t alg,
                       const jwk_item_t *key);
int jwt_checker_claim_set(jwt_checker_t *checker, jwt_claims_t type,
                          const char *value);
int jwt_checker_time_leeway(jwt_checker_t *checker, jwt_claims_t claim,
                            time_t secs);
int jwt_checker_verify(jwt_checker_t *checker, const char *token);

jwk_set_t *jwks_create_fromurl(const char *url, int verify);
jwk_set_t *jwks_load_fromurl(jwk_set_t *set, const char *url, int verify);
jwk_set_t *jwks_create(const char *json);
jwk_set_t *jwks_load(jwk_set_t *set, const char *json);
/* Both since 3.4.0. */
jwk_set_t *jwks_create_fromkey(const char *key, const size_t len,
                               unsigned int flags);
jwk_set_t *jwks_load_fromkey(jwk_set_t *set, const char *key, const size_t len,
                             unsigned int flags);
int jwks_error(const jwk_set_t *set);
const jwk_item_t *jwks_item_get(const jwk_set_t *set, size_t index);
void jwks_free(jwk_set_t *set);

#ifdef __cplusplus
}
#endif

#endif
