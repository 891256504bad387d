// What coroutines, other handlers and requests as such give.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
// RUN: %both %s portcullis-path-traversal,portcullis-cross-site-scripting,portcullis-missing-authentication -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <fstream>
#include <oatpp/codegen.h>

namespace multipart = oatpp::web::mime::multipart;

class Files : public oatpp::web::server::api::ApiController {
public:
  Files(const std::shared_ptr<ObjectMapper> &Mapper) : ApiController(Mapper) {}

// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'POST /file/{name}' changes files, and nothing asks
  ENDPOINT_ASYNC("POST", "/file/{name}", Write) {
    ENDPOINT_ASYNC_INIT(Write)
    Action act() override {
      auto Name = request->getPathVariable("name");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} path parameter 'name' reaches
      std::ofstream File(*Name);
      std::ofstream Known("known");
      return yieldTo(&Write::read);
    }
    Action read() {
      return request->readBodyToStringAsync().callbackTo(&Write::onBody);
    }
    Action onBody(const oatpp::String &Body) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches
      std::ofstream File(*Body);
      return _return(controller->createResponse(Status::CODE_200, "written"));
    }
  };

// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'DELETE /file' is there to change something
  ENDPOINT_ASYNC("DELETE", "/file", Remove) {
    ENDPOINT_ASYNC_INIT(Remove)
    Action act() override {
      return _return(controller->createResponse(Status::CODE_200, "removed"));
    }
  };

  ENDPOINT_ASYNC("PUT", "/file", Put) {
    ENDPOINT_ASYNC_INIT(Put)
    Action act() override {
      if (!request->getHeader("Authorization"))
        return _return(controller->createResponse(Status::CODE_401, "no"));
      return _return(controller->createResponse(Status::CODE_200, "put"));
    }
  };
};

class Pages : public oatpp::web::server::HttpRequestHandler {
public:
  std::shared_ptr<OutgoingResponse>
  handle(const std::shared_ptr<IncomingRequest> &Req) override {
    multipart::PartList Parts;
    auto Part = Parts.getNamedPart("file");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches
    std::ofstream File(*Part->getFilename());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches
    oatpp::String::loadFromFile(Part->getInMemoryData()->c_str());
    oatpp::String::loadFromFile("known");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches
    Part->getPayload()->getInMemoryData().saveToFile(Req->getPathTail()->c_str());
    auto Path = oatpp::encoding::Url::decode(Req->getStartingLine().path.toString());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches
    std::ifstream Page(("pages" + Path)->c_str());
    oatpp::data::stream::FileInputStream Static("static/known");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches
    oatpp::data::stream::FileInputStream Stream(Req->getPathTail()->c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches
    oatpp::data::stream::FileOutputStream Copy(Req->getPathTail()->c_str());
    auto All = Req->getQueryParameters().get("all");
    auto First = Req->getQueryParameter("page", "1");
    auto Other = Req->getHeaders().get("X-Other");
    auto Label = Req->getHeaders().getAsMemoryLabel<oatpp::data::share::StringKeyLabel>("X");
    std::string Text = Label.std_str() + Label.getData() + std::string(Other.getValue("")) +
                       All.get()->c_str();
    oatpp::data::mapping::ObjectMapper Mapper;
    auto Again = Mapper.readFromString<oatpp::String>(Text);
    return oatpp::web::protocol::http::outgoing::ResponseFactory::createResponse(
        oatpp::web::protocol::http::Status::CODE_200, Mapper.writeToString(Again), nullptr);
  }
};

auto listen() {
  return oatpp::network::tcp::server::ConnectionProvider::createShared({"0.0.0.0", 8000});
}
