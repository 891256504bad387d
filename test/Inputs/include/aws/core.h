// The part of the AWS SDK for C++ 1.11 that the tests use, in our own words: headers of
// its own for each.
#pragma once
#include <string>

namespace Aws {
using String = std::string;
namespace Environment {
String GetEnv(const char *Name);
}
namespace Auth {
class AWSCredentials {
public:
  AWSCredentials();
  AWSCredentials(const String &KeyId, const String &Secret);
  AWSCredentials(const String &KeyId, const String &Secret, const String &Session);
  void SetAWSSecretKey(const String &Secret);
  void SetSessionToken(const String &Session);
};
class SimpleAWSCredentialsProvider {
public:
  SimpleAWSCredentialsProvider(const String &KeyId, const String &Secret, const String &Session = "");
};
} // namespace Auth
namespace Client {
struct ClientConfiguration {
  bool verifySSL = true;
  String endpointOverride;
  String proxyHost;
  String proxyPassword;
};
} // namespace Client
namespace SecretsManager::Model {
class GetSecretValueResult {
public:
  const String &GetSecretString() const;
};
} // namespace SecretsManager::Model
} // namespace Aws
