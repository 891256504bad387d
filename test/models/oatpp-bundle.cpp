// What an interceptor puts into the bundle of a request is what endpoints read.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
// RUN: %both %s portcullis-path-traversal -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <fstream>
#include <oatpp/codegen.h>

class Keeper : public oatpp::web::server::interceptor::RequestInterceptor {
public:
  std::shared_ptr<OutgoingResponse> intercept(const std::shared_ptr<IncomingRequest> &Req) override {
    Req->putBundleData("file", Req->getHeader("X-File"));
    Req->putBundleData("known", oatpp::String("files/known"));
    return nullptr;
  }
};

class Files : public oatpp::web::server::api::ApiController {
public:
  Files(const std::shared_ptr<ObjectMapper> &Mapper) : ApiController(Mapper) {}
  ENDPOINT("GET", "/file", get, BUNDLE(oatpp::String, file), BUNDLE(oatpp::String, known)) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} header 'X-File' reaches
    std::ifstream File(file->c_str());
    std::ifstream Known(known->c_str());
    return createResponse(Status::CODE_200, "read");
  }
};
