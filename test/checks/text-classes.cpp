// A string class of the project's own holds whatever text it is given: what one
// object holds is no secret that another one gives. A class that holds one key
// says what its key is.
// RUN: %both %s portcullis-hardcoded-credential,portcullis-weak-cipher -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <cstring>
#include <sodium.h>
#include <string>

class Text {
public:
  Text(const char *From) { assign(From); }
  void assign(const char *From) {
    std::size_t Length = 0;
    for (; From[Length] && Length < sizeof(Held) - 1; ++Length)
      Held[Length] = From[Length];
    Held[Length] = '\0';
    std::memcpy(Held, From, Length);
  }
  const char *c_str() const { return Held; }
  const unsigned char *bytes() const { return reinterpret_cast<const unsigned char *>(Held); }

private:
  char Held[64]{};
};

struct Upload {
  Text Name{"unnamed"};
  Text Type{"application/octet-stream"};
  Text Folder{"uploads"};
  Text Owner{"nobody"};
};

bool keep(const Text &Password, char *Out) {
  return crypto_pwhash_str(Out, Password.c_str(), std::strlen(Password.c_str()), 3, 1 << 28) == 0;
}
int hide(unsigned char *Out, const unsigned char *In, unsigned long long Size, const unsigned char *Nonce,
         const Text &Key) {
  return crypto_secretbox_easy(Out, In, Size, Nonce, Key.bytes());
}

class Box {
public:
  explicit Box(const char *Key) : Key(Key) {}
  int hide(unsigned char *Out, const unsigned char *In, unsigned long long Size, const unsigned char *Nonce) const {
    return crypto_secretbox_easy(Out, In, Size, Nonce, reinterpret_cast<const unsigned char *>(Key));
  }

private:
  const char *Key;
};
int hideAll(unsigned char *Out, const unsigned char *In, unsigned long long Size, const unsigned char *Nonce) {
  // CHECK: [[@LINE+1]]:{{.*}} warning: a key that is fixed in the code encrypts nothing
  return Box("0123456789abcdef0123456789abcdef").hide(Out, In, Size, Nonce);
}

class Account {
public:
  explicit Account(const char *Password) : Password(Password) {}
  bool keep(char *Out) const {
    return crypto_pwhash_str(Out, Password.c_str(), Password.size(), 3, 1 << 28) == 0;
  }

private:
  std::string Password;
};
// CHECK: [[@LINE+1]]:{{.*}} warning: password is the literal
bool addAdmin(char *Out) { return Account("letmein-2024").keep(Out); }
