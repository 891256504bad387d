// RUN: %both %s portcullis-jwt-missing-expiry -- -std=c++17 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <libjwt3/jwt.h>

char *endless() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this token never expires
  jwt_builder_t *Builder = jwt_builder_new();
  jwt_builder_time_offset(Builder, JWT_CLAIM_NBF, 60);
  return jwt_builder_generate(Builder);
}

char *brief() {
  jwt_builder_t *Builder = jwt_builder_new();
  jwt_builder_time_offset(Builder, JWT_CLAIM_EXP, 900);
  return jwt_builder_generate(Builder);
}
