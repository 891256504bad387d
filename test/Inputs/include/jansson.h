/* The part of Jansson 2.14 that the tests use, in our own words. */
#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif
typedef struct json_t {
  int type;
  size_t refcount;
} json_t;
typedef struct json_error_t {
  int line;
  char text[160];
} json_error_t;
json_t *json_loads(const char *Text, size_t Flags, json_error_t *Error);
json_t *json_loadb(const char *Text, size_t Length, size_t Flags, json_error_t *Error);
json_t *json_load_file(const char *File, size_t Flags, json_error_t *Error);
int json_dump_file(const json_t *Json, const char *File, size_t Flags);
json_t *json_object_get(const json_t *Object, const char *Key);
json_t *json_array_get(const json_t *Array, size_t Index);
size_t json_array_size(const json_t *Array);
const char *json_string_value(const json_t *String);
long long json_integer_value(const json_t *Number);
char *json_dumps(const json_t *Json, size_t Flags);
int json_unpack(json_t *Root, const char *Format, ...);
json_t *json_pack(const char *Format, ...);
json_t *json_object(void);
json_t *json_array(void);
json_t *json_string(const char *Text);
int json_object_set_new(json_t *Object, const char *Key, json_t *Value);
int json_array_append_new(json_t *Array, json_t *Value);
#ifdef __cplusplus
}
#endif
