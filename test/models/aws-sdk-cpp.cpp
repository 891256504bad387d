// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep -E "^(aws-sdk-cpp):" %t
// RUN: %both %s portcullis-hardcoded-credential,portcullis-tls-verification-disabled,portcullis-server-side-request-forgery,portcullis-plaintext-transport -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <aws/core.h>
#include <cstdlib>
#include <httplib.h>
#include <string>

void keys(Aws::Auth::AWSCredentials &Known, const Aws::SecretsManager::Model::GetSecretValueResult &Vault) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is the literal
  Aws::Auth::AWSCredentials Fixed("shop-uploads", "9wTz4mQpLr7Yx2Kd8Vb1Nc6Hs3Jf5Ga0Ue7Ro4Ti");
  Aws::Auth::AWSCredentials Own("shop-uploads", Aws::Environment::GetEnv("AWS_SECRET_ACCESS_KEY"));
  Aws::Auth::AWSCredentials Session("shop-uploads", Vault.GetSecretString(), std::getenv("AWS_SESSION_TOKEN"));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is the literal
  Aws::Auth::SimpleAWSCredentialsProvider Provider("shop-uploads", "9wTz4mQpLr7Yx2Kd8Vb1Nc6Hs3Jf5Ga0Ue7Ro4Ti");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is the literal
  Known.SetAWSSecretKey("9wTz4mQpLr7Yx2Kd8Vb1Nc6Hs3Jf5Ga0Ue7Ro4Ti");
  Known.SetAWSSecretKey(std::getenv("AWS_SECRET_ACCESS_KEY"));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is the literal
  Known.SetSessionToken("IQoJb3JpZ2luX2VjEJr4aCXVzLWVhc3QtMSJHMEUCIQ");
}

void configurations(httplib::Server &Srv) {
  Aws::Client::ClientConfiguration Open, Strict;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} whoever answers is trusted
  Open.verifySSL = false;
  Strict.verifySSL = true;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Open.proxyPassword = "pr0xy-Pa55";
  Strict.proxyPassword = std::getenv("PROXY_PASSWORD");
  Srv.Get("/peek", [](const httplib::Request &Req, httplib::Response &) {
    Aws::Client::ClientConfiguration Conf;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host'
    Conf.endpointOverride = Req.get_param_value("host");
    Conf.proxyHost = "127.0.0.1";
  });
}
