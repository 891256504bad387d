// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep -E "^(azure-sdk-cpp):" %t
// RUN: %both %s portcullis-hardcoded-credential,portcullis-tls-verification-disabled,portcullis-server-side-request-forgery,portcullis-plaintext-transport -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <azure/core.hpp>
#include <cstdlib>
#include <string>

void keys(const Azure::Security::KeyVault::Secrets::KeyVaultSecret &Vault) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is the literal
  Azure::Storage::StorageSharedKeyCredential Fixed("shop", "q8Zr1Lx5Vn2Kc7Wd4Ty9Bm3Hs6Jf0Pg8Ua5Eo1Ri4Qk7Xz2Nv9Cb6Mt3Yl0Ws5Dh==");
  Azure::Storage::StorageSharedKeyCredential Own("shop", *Vault.Value);
  Azure::Identity::ClientSecretCredential Known("tenant", "id", std::getenv("AZURE_CLIENT_SECRET"));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} is the literal
  Azure::Identity::ClientSecretCredential Told("tenant", "id", "7Q~8Q~xK2mVb9Lp4Tr6Yw1Zc3Nd5Fg0Hj");
}
