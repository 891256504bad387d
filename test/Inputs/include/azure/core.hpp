// The part of the Azure SDK for C++ (2024) that the tests use, in our own words: headers
// of its own for each.
#pragma once
#include <optional>
#include <string>

namespace Azure {
namespace Storage {
class StorageSharedKeyCredential {
public:
  explicit StorageSharedKeyCredential(std::string Account, std::string Key);
};
} // namespace Storage
namespace Identity {
class ClientSecretCredential {
public:
  ClientSecretCredential(std::string Tenant, const std::string &Id, const std::string &Secret);
};
} // namespace Identity
namespace Security::KeyVault::Secrets {
struct KeyVaultSecret {
  std::string Name;
  std::optional<std::string> Value;
};
} // namespace Security::KeyVault::Secrets
} // namespace Azure
