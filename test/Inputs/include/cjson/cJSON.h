/* The part of cJSON 1.7 that the tests use, in our own words. */
#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif
typedef int cJSON_bool;
typedef struct cJSON {
  struct cJSON *next, *prev, *child;
  int type;
  char *valuestring;
  int valueint;
  double valuedouble;
  char *string;
} cJSON;
cJSON *cJSON_Parse(const char *Text);
cJSON *cJSON_ParseWithLength(const char *Text, size_t Length);
cJSON *cJSON_GetObjectItem(const cJSON *Object, const char *Key);
cJSON *cJSON_GetObjectItemCaseSensitive(const cJSON *Object, const char *Key);
cJSON *cJSON_GetArrayItem(const cJSON *Array, int Index);
int cJSON_GetArraySize(const cJSON *Array);
cJSON_bool cJSON_HasObjectItem(const cJSON *Object, const char *Key);
cJSON_bool cJSON_IsString(const cJSON *Item);
char *cJSON_GetStringValue(const cJSON *Item);
double cJSON_GetNumberValue(const cJSON *Item);
char *cJSON_Print(const cJSON *Item);
char *cJSON_PrintUnformatted(const cJSON *Item);
cJSON *cJSON_CreateObject(void);
cJSON *cJSON_CreateArray(void);
cJSON *cJSON_CreateString(const char *Text);
cJSON *cJSON_AddStringToObject(cJSON *Object, const char *Key, const char *Text);
cJSON_bool cJSON_AddItemToObject(cJSON *Object, const char *Key, cJSON *Item);
cJSON_bool cJSON_AddItemToArray(cJSON *Array, cJSON *Item);
#define cJSON_ArrayForEach(Element, Array)                                             \
  for (Element = (Array) ? (Array)->child : nullptr; Element; Element = Element->next)
#ifdef __cplusplus
}
#endif
