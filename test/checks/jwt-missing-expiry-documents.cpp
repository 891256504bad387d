// RUN: %both %s portcullis-jwt-missing-expiry -- %flags | FileCheck %s --implicit-check-not=warning:
// libjwt: claims from a document, which may be text.
#include <jwt.h>
#include <nlohmann/json.hpp>
#include <string>
#include <ctime>
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this token never expires
char *bad1(const unsigned char *K, int N) { jwt_t *T; jwt_new(&T); jwt_add_grants_json(T, "{\"sub\":\"x\"}"); jwt_set_alg(T, JWT_ALG_HS256, K, N); return jwt_encode_str(T); }
char *good1(const unsigned char *K, int N) { jwt_t *T; jwt_new(&T); jwt_add_grants_json(T, "{\"sub\":\"x\",\"exp\":1}"); jwt_set_alg(T, JWT_ALG_HS256, K, N); return jwt_encode_str(T); }
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this token never expires
char *bad2(const std::string &U, const unsigned char *K, int N) { nlohmann::json J; J["sub"] = U; jwt_t *T; jwt_new(&T); jwt_add_grants_json(T, J.dump().c_str()); jwt_set_alg(T, JWT_ALG_HS256, K, N); return jwt_encode_str(T); }
char *good2(const std::string &U, const unsigned char *K, int N) { nlohmann::json J; J["sub"] = U; J["exp"] = std::time(nullptr) + 600; jwt_t *T; jwt_new(&T); jwt_add_grants_json(T, J.dump().c_str()); jwt_set_alg(T, JWT_ALG_HS256, K, N); return jwt_encode_str(T); }
char *good3(const char *Text, const unsigned char *K, int N) { jwt_t *T; jwt_new(&T); jwt_add_grants_json(T, Text); jwt_set_alg(T, JWT_ALG_HS256, K, N); return jwt_encode_str(T); }
char *good4(const std::string &U, const unsigned char *K, int N) { std::string B = "{\"sub\":\"" + U + "\",\"exp\":" + std::to_string(std::time(nullptr) + 600) + "}"; jwt_t *T; jwt_new(&T); jwt_add_grants_json(T, B.c_str()); jwt_set_alg(T, JWT_ALG_HS256, K, N); return jwt_encode_str(T); }
