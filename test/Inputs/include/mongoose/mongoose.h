// The parts of Mongoose 7.22 that our model names.
#ifndef STUB_MONGOOSE
#define STUB_MONGOOSE

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct mg_str {
  char *buf;
  size_t len;
};
#define mg_str(s) mg_str_s(s)
struct mg_str mg_str(const char *s);
struct mg_str mg_str_n(const char *s, size_t n);
int mg_casecmp(const char *a, const char *b);
int mg_ncasecmp(const char *a, const char *b, size_t len); // Until 7.13.
int mg_strcmp(const struct mg_str a, const struct mg_str b);
int mg_strcasecmp(const struct mg_str a, const struct mg_str b);
struct mg_str mg_strdup(const struct mg_str s);
bool mg_match(struct mg_str s, struct mg_str pattern, struct mg_str *caps);
bool mg_span(struct mg_str s, struct mg_str *a, struct mg_str *b, char sep);
bool mg_str_to_num(struct mg_str s, int base, void *value, size_t size);

typedef void (*mg_pfn_t)(char, void *);
size_t mg_snprintf(char *buf, size_t len, const char *fmt, ...);
char *mg_mprintf(const char *fmt, ...);
size_t mg_print_esc(mg_pfn_t, void *arg, va_list *ap);
#define MG_ESC(str) mg_print_esc, 0, (str)

enum { MG_LL_NONE, MG_LL_ERROR, MG_LL_INFO, MG_LL_DEBUG, MG_LL_VERBOSE };
extern int mg_log_level;
void mg_log(const char *fmt, ...);
void mg_log_prefix(int level, const char *file, int line, const char *function);
#define MG_LOG(level, args)                                                                        \
  do {                                                                                             \
    if ((level) <= mg_log_level) {                                                                 \
      mg_log_prefix((level), __FILE__, __LINE__, __func__);                                        \
      mg_log args;                                                                                 \
    }                                                                                              \
  } while (0)
#define MG_INFO(args) MG_LOG(MG_LL_INFO, args)

struct mg_addr {
  uint8_t ip[16];
  uint16_t port;
  bool is_ip6;
};
struct mg_mgr {
  struct mg_connection *conns;
  void *userdata;
};
struct mg_connection {
  struct mg_connection *next;
  struct mg_mgr *mgr;
  struct mg_addr loc, rem;
  void *fn_data;
  unsigned is_tls : 1;
  unsigned is_draining : 1;
};
typedef void (*mg_event_handler_t)(struct mg_connection *, int ev, void *ev_data);
enum mg_event {
  MG_EV_ERROR,
  MG_EV_OPEN,
  MG_EV_POLL,
  MG_EV_RESOLVE,
  MG_EV_CONNECT,
  MG_EV_ACCEPT,
  MG_EV_TLS_HS,
  MG_EV_READ,
  MG_EV_WRITE,
  MG_EV_CLOSE,
  MG_EV_HTTP_HDRS,
  MG_EV_HTTP_MSG,
  MG_EV_WS_OPEN,
  MG_EV_WS_MSG
};
void mg_mgr_init(struct mg_mgr *);
void mg_mgr_poll(struct mg_mgr *, int ms);
void mg_mgr_free(struct mg_mgr *);
struct mg_connection *mg_connect(struct mg_mgr *, const char *url, mg_event_handler_t fn,
                                 void *fn_data);
bool mg_send(struct mg_connection *, const void *, size_t);
size_t mg_printf(struct mg_connection *, const char *fmt, ...);

struct mg_fs {
  bool (*rm)(const char *path);
};
extern struct mg_fs mg_fs_posix;
struct mg_fd;
struct mg_fd *mg_fs_open(struct mg_fs *fs, const char *path, int flags);
struct mg_str mg_file_read(struct mg_fs *fs, const char *path);
bool mg_file_write(struct mg_fs *fs, const char *path, const void *buf, size_t len);
bool mg_file_printf(struct mg_fs *fs, const char *path, const char *fmt, ...);

#define MG_MAX_HTTP_HEADERS 30
struct mg_http_header {
  struct mg_str name;
  struct mg_str value;
};
struct mg_http_message {
  struct mg_str method, uri, query, proto;
  struct mg_http_header headers[MG_MAX_HTTP_HEADERS];
  struct mg_str body;
  struct mg_str head;
  struct mg_str message;
};
bool mg_http_match_uri(const struct mg_http_message *hm, const char *glob); // Until 7.13.
struct mg_http_serve_opts {
  const char *root_dir;
  const char *ssi_pattern;
  const char *extra_headers;
  const char *mime_types;
  const char *page404;
  struct mg_fs *fs;
};
struct mg_http_part {
  struct mg_str name;
  struct mg_str filename;
  struct mg_str body;
};
void mg_http_printf_chunk(struct mg_connection *c, const char *fmt, ...);
void mg_http_write_chunk(struct mg_connection *c, const char *buf, size_t len);
struct mg_connection *mg_http_listen(struct mg_mgr *, const char *url, mg_event_handler_t fn,
                                     void *fn_data);
struct mg_connection *mg_http_connect(struct mg_mgr *, const char *url, mg_event_handler_t fn,
                                      void *fn_data);
void mg_http_serve_dir(struct mg_connection *, struct mg_http_message *hm,
                       const struct mg_http_serve_opts *);
void mg_http_serve_file(struct mg_connection *, struct mg_http_message *hm, const char *path,
                        const struct mg_http_serve_opts *);
void mg_http_reply(struct mg_connection *, int status_code, const char *headers,
                   const char *body_fmt, ...);
struct mg_str *mg_http_get_header(struct mg_http_message *, const char *name);
struct mg_str mg_http_var(struct mg_str buf, struct mg_str name);
int mg_http_get_var(const struct mg_str *, const char *name, char *, size_t);
int mg_url_decode(const char *s, size_t n, char *to, size_t to_len, int form);
size_t mg_url_encode(const char *s, size_t n, char *buf, size_t len);
void mg_http_creds(struct mg_http_message *, char *, size_t, char *, size_t);
long mg_http_upload(struct mg_connection *c, struct mg_http_message *hm, struct mg_fs *fs,
                    const char *dir, size_t max_size);
void mg_http_bauth(struct mg_connection *, const char *user, const char *pass);
struct mg_str mg_http_get_header_var(struct mg_str s, struct mg_str v);
size_t mg_http_next_multipart(struct mg_str, size_t, struct mg_http_part *);

struct mg_ws_message {
  struct mg_str data;
  uint8_t flags;
};
struct mg_connection *mg_ws_connect(struct mg_mgr *, const char *url, mg_event_handler_t fn,
                                    void *fn_data, const char *fmt, ...);
void mg_ws_upgrade(struct mg_connection *, struct mg_http_message *, const char *fmt, ...);
size_t mg_ws_send(struct mg_connection *, const void *buf, size_t len, int op);
size_t mg_ws_printf(struct mg_connection *c, int op, const char *fmt, ...);

struct mg_tls_opts {
  struct mg_str ca, cert, key, name;
  bool skip_verification;
};
void mg_tls_init(struct mg_connection *c, const struct mg_tls_opts *opts);

struct mg_mqtt_opts {
  struct mg_str user;
  struct mg_str pass;
};
struct mg_connection *mg_mqtt_connect(struct mg_mgr *, const char *url,
                                      const struct mg_mqtt_opts *opts, mg_event_handler_t fn,
                                      void *fn_data);

struct mg_str mg_json_get_tok(struct mg_str json, const char *path);
bool mg_json_get_num(struct mg_str json, const char *path, double *v);
long mg_json_get_long(struct mg_str json, const char *path, long dflt);
char *mg_json_get_str(struct mg_str json, const char *path);
char *mg_json_get_hex(struct mg_str json, const char *path, int *len);
char *mg_json_get_b64(struct mg_str json, const char *path, int *len);
size_t mg_json_unescape(struct mg_str json, const char *path, char *, size_t);
size_t mg_json_next(struct mg_str obj, size_t ofs, struct mg_str *key, struct mg_str *val);

typedef struct mg_sha256_ctx mg_sha256_ctx;
typedef struct mg_sha1_ctx mg_sha1_ctx;
typedef struct mg_md5_ctx mg_md5_ctx;
void mg_md5_update(mg_md5_ctx *c, const unsigned char *data, size_t len);
void mg_sha1_update(mg_sha1_ctx *, const unsigned char *data, size_t len);
void mg_sha256_update(mg_sha256_ctx *, const unsigned char *data, size_t len);
void mg_sha256(uint8_t dst[32], uint8_t *data, size_t datasz);
void mg_hmac_sha256(uint8_t dst[32], uint8_t *key, size_t keysz, uint8_t *data, size_t datasz);
size_t mg_base64_encode(const unsigned char *p, size_t n, char *buf, size_t);
size_t mg_base64_decode(const char *src, size_t n, char *dst, size_t);

#ifdef __cplusplus
}
#endif

#endif
