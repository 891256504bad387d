// What is left of a masked value is not the value.
// RUN: %both %s portcullis-sensitive-data-logged,portcullis-sensitive-data-exposed -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <regex>

static std::string stars(const std::string &Number) {
  return std::string(Number.size() - 4, '*') + Number.substr(Number.size() - 4);
}
static std::string inPlace(std::string Number) {
  for (size_t I = 0; I + 4 < Number.size(); ++I)
    Number[I] = '*';
  return Number;
}
static std::string replaced(std::string Number) {
  return Number.replace(0, Number.size() - 4, Number.size() - 4, '*');
}
static std::string each(const std::string &Number) {
  std::string Out;
  for (size_t I = 0; I < Number.size(); ++I)
    Out += I + 4 < Number.size() ? '*' : Number[I];
  return Out;
}
static std::string byPattern(const std::string &Number) {
  return std::regex_replace(Number, std::regex("[0-9](?=[0-9]{4})"), "*");
}
static std::string maskCard(std::string Number) {
  std::fill(Number.begin(), Number.end() - 4, '.');
  return Number;
}
static std::string same(const std::string &Number) { return Number; }
static std::string trim(const std::string &Text) {
  return Text.substr(Text.find_first_not_of(' '));
}

static void log(const std::string &Card) {
  std::cout << stars(Card) << inPlace(Card) << replaced(Card) << each(Card)
            << byPattern(Card) << maskCard(Card);
  std::cout << Card.substr(Card.length() - 4) << Card.substr(12)
            << Card.substr(0, 6) << Card.back() << Card[0];
}

int main() {
  httplib::Server Srv;
  Srv.Post("/pay", [](const httplib::Request &Req, httplib::Response &Res) {
    std::string Card = Req.get_param_value("card_number");
    log(Card);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'card_number' (payment data) is written to the log
    std::cout << same(Card);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'card_number' (payment data) is written to the log
    std::cout << trim(Card);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'card_number' (payment data) is written to the log
    std::cout << "*" + Card;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'card_number' (payment data) is written to the log
    std::cout << Card.substr(1);
    // Of a token, much is left without its prefix.
    std::string Bearer = Req.get_header_value("Authorization");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} a header that carries tokens
    std::cout << Bearer.substr(7);
    std::cout << Bearer.substr(7, 8) << "...";

    nlohmann::json Out;
    Out["card_number"] = maskCard(Card);
    Out["last4"] = Card.substr(Card.size() - 4);
    Res.set_content(Out.dump(), "application/json");
    nlohmann::json Bad;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'card_number' is sent to the client
    Bad["card_number"] = same(Card);
    Res.set_content(Bad.dump(), "application/json");
    // What was cleared is gone.
    nlohmann::json Empty;
    std::string Password = Req.get_param_value("password");
    Password.clear();
    Empty["password"] = Password;
    Res.set_content(Empty.dump(), "application/json");
  });
}
