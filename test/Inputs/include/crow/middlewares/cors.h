// As Crow 1.3.
#ifndef STUB_CROW_CORS
#define STUB_CROW_CORS

#include "crow.h"

namespace crow {

struct CORSHandler;
struct CORSRules {
  CORSRules &origin(const std::string &Origin);
  CORSRules &methods(HTTPMethod Method);
  CORSRules &headers(const std::string &Header);
  CORSRules &allow_credentials();
  CORSRules &prefix(const std::string &Prefix);
  CORSRules &global();
};

struct CORSHandler {
  struct context {};
  void before_handle(request &Req, response &Res, context &Ctx);
  void after_handle(request &Req, response &Res, context &Ctx);
  CORSRules &global();
  CORSRules &prefix(const std::string &Prefix);
};

} // namespace crow

#endif
