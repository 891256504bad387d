/* The part of json-c 0.17 that the tests use, in our own words. */
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
struct json_object;
struct json_object *json_tokener_parse(const char *Text);
struct json_object *json_object_from_file(const char *File);
int json_object_to_file(const char *File, struct json_object *Json);
struct json_object *json_object_object_get(const struct json_object *Object, const char *Key);
int json_object_object_get_ex(const struct json_object *Object, const char *Key, struct json_object **Value);
struct json_object *json_object_array_get_idx(const struct json_object *Array, size_t Index);
size_t json_object_array_length(const struct json_object *Array);
const char *json_object_get_string(struct json_object *String);
int32_t json_object_get_int(const struct json_object *Number);
const char *json_object_to_json_string(struct json_object *Json);
struct json_object *json_object_new_object(void);
struct json_object *json_object_new_array(void);
struct json_object *json_object_new_string(const char *Text);
int json_object_object_add(struct json_object *Object, const char *Key, struct json_object *Value);
int json_object_array_add(struct json_object *Array, struct json_object *Value);
#ifdef __cplusplus
}
#endif
