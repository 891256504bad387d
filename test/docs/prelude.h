// What the examples of the pages stand on: Debian's own headers.
#define CPPHTTPLIB_OPENSSL_SUPPORT
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <httplib.h>
#include <iostream>
#include <jwt/jwt.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <openssl/sha.h>
#include <set>
#include <sodium.h>
#include <sqlite3.h>
#include <stdexcept>
#include <string>
