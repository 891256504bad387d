// Headers that may not have been sent, and fields that may not stand in a body,
// are asked for before anybody looks through them.
// RUN: %both %s portcullis-unvalidated-input -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <oatpp/codegen.h>

struct AddressDto : oatpp::DTO {
  DTO_INIT(AddressDto, DTO)
  DTO_FIELD(oatpp::String, street);
};
struct UserDto : oatpp::DTO {
  DTO_INIT(UserDto, DTO)
  DTO_FIELD_INFO(login) { info->required = true; }
  DTO_FIELD(oatpp::String, login);
  DTO_FIELD_INFO(name) { info->description = "as others see it"; }
  DTO_FIELD(oatpp::String, name);
  DTO_FIELD(oatpp::Int32, age);
  DTO_FIELD(oatpp::Object<AddressDto>, address);
  DTO_FIELD(oatpp::Vector<oatpp::String>, roles);
};

static bool isComplete(const oatpp::Object<UserDto> &User) { return User->name && User->age != nullptr; }
static void refuseIncomplete(const oatpp::Object<UserDto> &User) {
  if (!User->name)
    throw oatpp::web::protocol::http::HttpError(oatpp::web::protocol::http::Status::CODE_400, "no name");
}

class Users : public oatpp::web::server::api::ApiController {
public:
  Users(const std::shared_ptr<ObjectMapper> &Mapper) : ApiController(Mapper, "/api") {}

  ENDPOINT("POST", "/name", name, BODY_DTO(oatpp::Object<UserDto>, dto)) {
    // CHECK: [[@LINE+1]]:{{.*}} warning: request body is used although name may be missing, and is null then
    return createResponse(Status::CODE_200, dto->name->c_str());
  }
  ENDPOINT("POST", "/star", star, BODY_DTO(oatpp::Object<UserDto>, dto)) {
    // CHECK: [[@LINE+1]]:{{.*}} warning: request body is used although name may be missing
    return createResponse(Status::CODE_200, std::string("for ") + *dto->name);
  }
  ENDPOINT("POST", "/age", age, BODY_DTO(oatpp::Object<UserDto>, dto)) {
    // CHECK: [[@LINE+1]]:{{.*}} warning: request body is used although age may be missing
    int Age = dto->age;
    return createResponse(Status::CODE_200, Age > 18 ? "yes" : "no");
  }
  ENDPOINT("POST", "/street", street, BODY_DTO(oatpp::Object<UserDto>, dto)) {
    // CHECK: [[@LINE+1]]:{{.*}} warning: request body is used although address may be missing
    return createResponse(Status::CODE_200, dto->address->street);
  }
  ENDPOINT("POST", "/within", within, BODY_DTO(oatpp::Object<UserDto>, dto)) {
    if (!dto->address)
      return createResponse(Status::CODE_400, "no address");
    // CHECK: [[@LINE+1]]:{{.*}} warning: request body is used although street may be missing
    return createResponse(Status::CODE_200, dto->address->street->c_str());
  }
  ENDPOINT("POST", "/other", other, BODY_DTO(oatpp::Object<UserDto>, dto)) {
    if (!dto->name) // Of another field.
      return createResponse(Status::CODE_400, "no name");
    // CHECK: [[@LINE+1]]:{{.*}} warning: request body is used although roles may be missing
    for (const oatpp::String &Role : *dto->roles)
      OATPP_LOGD("Users", "a role");
    return createResponse(Status::CODE_200, dto->name->c_str());
  }
  ENDPOINT("GET", "/who", who, REQUEST(std::shared_ptr<IncomingRequest>, request)) {
    // CHECK: [[@LINE+1]]:{{.*}} warning: request header 'Authorization' is used although it may be missing
    std::string Token = request->getHeader("Authorization")->c_str();
    return createResponse(Status::CODE_200, Token);
  }

  ENDPOINT("GET", "/page", page, REQUEST(std::shared_ptr<IncomingRequest>, request)) {
    // CHECK: [[@LINE+1]]:{{.*}} warning: query parameter 'page' is used although it may be missing
    return createResponse(Status::CODE_200, *request->getQueryParameter("page"));
  }

  ENDPOINT("POST", "/both", both, HEADER(String, agent), BODY_DTO(oatpp::Object<UserDto>, dto)) {
    // CHECK: [[@LINE+1]]:{{.*}} warning: request body is used although name may be missing
    return createResponse(Status::CODE_200, dto->name->c_str());
  }
  ENDPOINT("GET", "/wrong", wrong, REQUEST(std::shared_ptr<IncomingRequest>, request)) {
    if (!request->getHeader("User-Agent"))
      return createResponse(Status::CODE_400, "no agent");
    // CHECK: [[@LINE+1]]:{{.*}} warning: request header 'Authorization' is used although it may be missing
    return createResponse(Status::CODE_200, request->getHeader("Authorization")->c_str());
  }

  // Twins that ask, or need not.
  ENDPOINT("POST", "/asked", asked, BODY_DTO(oatpp::Object<UserDto>, dto)) {
    if (!(dto->name && dto->age && dto->roles))
      return createResponse(Status::CODE_400, "incomplete");
    int Age = dto->age;
    return createResponse(Status::CODE_200, dto->name->c_str());
  }
  ENDPOINT("POST", "/helped", helped, BODY_DTO(oatpp::Object<UserDto>, dto)) {
    if (!isComplete(dto) || dto->roles == nullptr)
      return createResponse(Status::CODE_400, "incomplete");
    int Age = *dto->age + dto->roles->size();
    return createResponse(Status::CODE_200, dto->name->c_str());
  }
  ENDPOINT("POST", "/thrown", thrown, BODY_DTO(oatpp::Object<UserDto>, dto)) {
    refuseIncomplete(dto);
    return createResponse(Status::CODE_200, dto->name->c_str());
  }
  ENDPOINT("POST", "/filled", filled, BODY_DTO(oatpp::Object<UserDto>, dto)) {
    if (!dto->name)
      dto->name = "nobody";
    return createResponse(Status::CODE_200, dto->name->c_str());
  }
  ENDPOINT("POST", "/required", required, BODY_DTO(oatpp::Object<UserDto>, dto)) {
    return createResponse(Status::CODE_200, dto->login->c_str());
  }
  ENDPOINT("POST", "/thrower", thrower, BODY_DTO(oatpp::Object<UserDto>, dto)) {
    std::string Name = dto->name; // Throws, and oatpp answers 500.
    return createResponse(Status::CODE_200, dto->name.getValue("") + Name);
  }
  ENDPOINT("GET", "/twice", twice, REQUEST(std::shared_ptr<IncomingRequest>, request)) {
    if (!request->getHeader("Authorization"))
      return createResponse(Status::CODE_400, "no token");
    return createResponse(Status::CODE_200, request->getHeader("Authorization")->c_str());
  }
  ENDPOINT("GET", "/first", first, REQUEST(std::shared_ptr<IncomingRequest>, request)) {
    return createResponse(Status::CODE_200, *request->getQueryParameter("page", "1"));
  }
  ENDPOINT("GET", "/agent", browser, HEADER(String, agent)) {
    return createResponse(Status::CODE_200, agent->c_str());
  }
  ENDPOINT("GET", "/token", token, REQUEST(std::shared_ptr<IncomingRequest>, request)) {
    auto Token = request->getHeader("Authorization");
    return createResponse(Status::CODE_200, Token ? Token->c_str() : "none");
  }
};
