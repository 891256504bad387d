// What the macros of oatpp make of a controller, in our words: the same members,
// by the same names.
#ifndef STUB_OATPP_CODEGEN
#define STUB_OATPP_CODEGEN

#include <oatpp/oatpp.h>

// A list of up to three parameters: (KIND, TYPE, NAME).
#define STUB_PICK(_1, _2, _3, WHICH, ...) WHICH
#define STUB_1(M, X) M X
#define STUB_2(M, X, Y) M X M Y
#define STUB_3(M, X, Y, Z) M X M Y M Z
#define STUB_EACH(M, ...)                                                      \
  STUB_PICK(__VA_ARGS__, STUB_3, STUB_2, STUB_1, )(M, __VA_ARGS__)
#define STUB_LIST_1(M, X) M X
#define STUB_LIST_2(M, X, Y) M X, M Y
#define STUB_LIST_3(M, X, Y, Z) M X, M Y, M Z
#define STUB_LIST(M, ...)                                                      \
  STUB_PICK(__VA_ARGS__, STUB_LIST_3, STUB_LIST_2, STUB_LIST_1, )(M, __VA_ARGS__)

#define STUB_READ(KIND, TYPE, NAME) STUB_READ_##KIND(TYPE, NAME)
#define STUB_READ_TEXT(TYPE, NAME, CALL)                                       \
  const auto &__param_str_val_##NAME = __request->CALL;                        \
  if (!__param_str_val_##NAME)                                                 \
    throw oatpp::web::protocol::http::HttpError(Status::CODE_400, "Missing '" #NAME "'"); \
  bool __param_validation_check_##NAME;                                        \
  const auto &NAME = ApiController::TypeInterpretation<TYPE>::fromString(      \
      #TYPE, __param_str_val_##NAME, __param_validation_check_##NAME);         \
  if (!__param_validation_check_##NAME)                                        \
    throw oatpp::web::protocol::http::HttpError(Status::CODE_400, "Invalid '" #NAME "'");
#define STUB_READ_PATH(TYPE, NAME) STUB_READ_TEXT(TYPE, NAME, getPathVariable(#NAME))
#define STUB_READ_QUERY(TYPE, NAME) STUB_READ_TEXT(TYPE, NAME, getQueryParameter(#NAME))
#define STUB_READ_HEADER(TYPE, NAME) STUB_READ_TEXT(TYPE, NAME, getHeader(#NAME))
#define STUB_READ_BODY_STRING(TYPE, NAME)                                      \
  const auto &NAME = __request->readBodyToString();
#define STUB_READ_BODY_DTO(TYPE, NAME)                                         \
  const auto &NAME = __request->readBodyToDto<TYPE>(nullptr);                  \
  if (!NAME)                                                                   \
    throw oatpp::web::protocol::http::HttpError(Status::CODE_400, "Missing '" #NAME "'");
#define STUB_READ_REQUEST(TYPE, NAME) const auto &NAME = __request;
#define STUB_READ_BUNDLE(TYPE, NAME)                                           \
  TYPE NAME = __request->getBundleData<TYPE>(#NAME);
#define STUB_READ_AUTHORIZATION(TYPE, NAME)                                    \
  auto __param_str_val_##NAME =                                                \
      __request->getHeader(oatpp::web::protocol::http::Header::AUTHORIZATION); \
  auto __param_aosp_val_##NAME =                                               \
      ApiController::handleDefaultAuthorization(__param_str_val_##NAME);       \
  TYPE NAME = std::static_pointer_cast<TYPE::element_type>(__param_aosp_val_##NAME);
#define STUB_DECLARE(KIND, TYPE, NAME) const TYPE &NAME
#define STUB_NAME(KIND, TYPE, NAME) NAME

#define PATH(TYPE, NAME) (PATH, TYPE, NAME)
#define QUERY(TYPE, NAME) (QUERY, TYPE, NAME)
#define HEADER(TYPE, NAME) (HEADER, TYPE, NAME)
#define BODY_STRING(TYPE, NAME) (BODY_STRING, TYPE, NAME)
#define BODY_DTO(TYPE, NAME) (BODY_DTO, TYPE, NAME)
#define REQUEST(TYPE, NAME) (REQUEST, TYPE, NAME)
#define BUNDLE(TYPE, NAME) (BUNDLE, TYPE, NAME)
#define AUTHORIZATION(TYPE, NAME) (AUTHORIZATION, TYPE, NAME)

#define STUB_ENDPOINT(METHOD, URL, NAME, SYNC, ASYNC)                          \
  template <class T>                                                           \
  static std::shared_ptr<Handler<T>> Z__ENDPOINT_HANDLER_GET_INSTANCE_##NAME(T *controller) { \
    auto handler =                                                             \
        std::static_pointer_cast<Handler<T>>(controller->getEndpointHandler(#NAME)); \
    if (!handler) {                                                            \
      handler = Handler<T>::createShared(controller, SYNC, ASYNC);             \
      controller->setEndpointHandler(#NAME, handler);                          \
    }                                                                          \
    return handler;                                                            \
  }                                                                            \
  EndpointInfoBuilder Z__CREATE_ENDPOINT_INFO_##NAME = [this]() {              \
    auto info = oatpp::web::server::api::Endpoint::Info::createShared();       \
    info->name = #NAME;                                                        \
    info->path = ((m_routerPrefix != nullptr) ? m_routerPrefix + URL : URL);   \
    info->method = METHOD;                                                     \
    return info;                                                               \
  };                                                                           \
  const std::shared_ptr<oatpp::web::server::api::Endpoint> Z__ENDPOINT_##NAME = \
      createEndpoint(m_endpoints, Z__ENDPOINT_HANDLER_GET_INSTANCE_##NAME(this), \
                     Z__CREATE_ENDPOINT_INFO_##NAME);
#define ENDPOINT(METHOD, URL, NAME, ...)                                       \
  STUB_ENDPOINT(METHOD, URL, NAME, &T::Z__PROXY_METHOD_##NAME, nullptr)        \
  std::shared_ptr<OutgoingResponse> Z__PROXY_METHOD_##NAME(                    \
      const std::shared_ptr<IncomingRequest> &__request) {                     \
    __VA_OPT__(STUB_EACH(STUB_READ, __VA_ARGS__))                              \
    return NAME(__VA_OPT__(STUB_LIST(STUB_NAME, __VA_ARGS__)));                \
  }                                                                            \
  std::shared_ptr<OutgoingResponse> NAME(                                      \
      __VA_OPT__(STUB_LIST(STUB_DECLARE, __VA_ARGS__)))
#define ENDPOINT_ASYNC(METHOD, URL, NAME)                                      \
  STUB_ENDPOINT(METHOD, URL, NAME, nullptr, &T::Z__PROXY_METHOD_##NAME)        \
  oatpp::async::CoroutineStarterForResult<const std::shared_ptr<OutgoingResponse> &> \
  Z__PROXY_METHOD_##NAME(const std::shared_ptr<IncomingRequest> &__request) {  \
    return NAME::startForResult(this, __request);                              \
  }                                                                            \
  class NAME : public HandlerCoroutine<NAME, __ControllerType>
#define ENDPOINT_ASYNC_INIT(NAME)                                              \
public:                                                                        \
  NAME(__ControllerType *pController, const std::shared_ptr<IncomingRequest> &pRequest) \
      : HandlerCoroutine(pController, pRequest) {}
#define DTO_INIT(TYPE, EXTENDS)
#define DTO_FIELD(TYPE, NAME) TYPE NAME
#define DTO_FIELD_INFO(NAME)                                                   \
  static void Z__PROPERTY_ADD_INFO_##NAME(oatpp::BaseObject::Property::Info *info)

// Of a client of a database, where QUERY is something else.
#define STUB_DB_QUERY(NAME, TEXT, TYPE, PARAMETER)                             \
  const oatpp::data::share::StringTemplate Z_QUERY_TEMPLATE_##NAME =           \
      this->parseQueryTemplate(#NAME, TEXT);                                   \
  std::shared_ptr<oatpp::orm::QueryResult> NAME(const TYPE &PARAMETER) {       \
    std::unordered_map<std::string, oatpp::Void> __params;                     \
    __params.insert({#PARAMETER, PARAMETER});                                  \
    return this->execute(Z_QUERY_TEMPLATE_##NAME, __params);                   \
  }

#endif
