/* The parts of libjwt 3.6 that our model names: its signatures. */
#ifndef STUB_LIBJWT3
#define STUB_LIBJWT3

#include <stddef.h>
#include <time.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { JWT_ALG_NONE = 0, JWT_ALG_HS256, JWT_ALG_HS384, JWT_ALG_HS512 } jwt_alg_t;
typedef enum { JWT_CLAIM_EXP = 8, JWT_CLAIM_NBF = 16 } jwt_claims_t;
typedef struct jwt_builder jwt_builder_t;
typedef struct jwt_checker jwt_checker_t;
typedef struct jwk_set jwk_set_t;
typedef struct jwk_item jwk_item_t;

jwt_builder_t *jwt_builder_new(void);
int jwt_builder_setkey(jwt_builder_t *builder, jwt_alg_t alg, const jwk_item_t *key);
int jwt_builder_time_offset(jwt_builder_t *builder, jwt_claims_t claim, time_t secs);
char *jwt_builder_generate(jwt_builder_t *builder);
jwt_checker_t *jwt_checker_new(void);
int jwt_checker_setkey(jwt_checker_t *checker, jwt_alg_t alg, const jwk_item_t *key);
int jwt_checker_verify(jwt_checker_t *checker, const char *token);
jwk_set_t *jwks_create(const char *json);
jwk_set_t *jwks_load(jwk_set_t *set, const char *json);
jwk_set_t *jwks_create_fromkey(const void *key, size_t len, int flags);
jwk_set_t *jwks_load_fromkey(jwk_set_t *set, const void *key, size_t len, int flags);
const jwk_item_t *jwks_item_get(const jwk_set_t *set, size_t index);

#ifdef __cplusplus
}
#endif

#endif
