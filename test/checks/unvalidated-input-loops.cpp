// A loop that nothing but a number of the client's ends.
// RUN: %both %s portcullis-unvalidated-input -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <string>
#include <vector>

static void work(int);
static bool more();

void parsed(const httplib::Request &Req) {
  int Count = atoi(Req.get_param_value("count").c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'count' decides how often a loop runs without a bound
  for (int I = 0; I < Count; ++I)
    work(I);
}
void scanned(const httplib::Request &Req) {
  int Count = 0;
  if (sscanf(Req.get_param_value("count").c_str(), "%d", &Count) != 1)
    return;
  int I = 0;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'count' decides how often a loop runs without a bound
  while (Count > I)
    work(I++);
}
void countedDown(const httplib::Request &Req) {
  int Count = atoi(Req.get_param_value("count").c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'count' decides how often a loop runs without a bound
  for (; Count > 0; --Count)
    work(Count);
}
void ownBreak(const httplib::Request &Req) {
  int Count = atoi(Req.get_param_value("count").c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'count' decides how often a loop runs without a bound
  for (int I = 0; I < Count; ++I)
    while (true) {
      if (!more())
        break;
    }
}

void bounded(const httplib::Request &Req) {
  int Count = atoi(Req.get_param_value("count").c_str());
  if (Count > 100)
    return;
  for (int I = 0; I < Count; ++I)
    work(I);
}
void boundedInside(const httplib::Request &Req) {
  int Count = atoi(Req.get_param_value("count").c_str());
  if (Count < 10000) {
    for (int I = 0; I < Count; ++I)
      work(I);
  }
}
// It ends with what there is.
void page(const httplib::Request &Req, const std::vector<int> &Rows) {
  size_t Limit = strtoul(Req.get_param_value("limit").c_str(), nullptr, 10);
  for (size_t I = 0; I < Limit && I < Rows.size(); ++I)
    work(Rows[I]);
}
void from(const httplib::Request &Req, const std::vector<int> &Rows) {
  size_t First = strtoul(Req.get_param_value("first").c_str(), nullptr, 10);
  int Sum = 0;
  for (size_t I = First; I < Rows.size(); ++I)
    ++Sum;
  work(Sum);
}
void untilNoMore(const httplib::Request &Req) {
  int Count = atoi(Req.get_param_value("count").c_str());
  for (int I = 0; I < Count; ++I) {
    if (!more())
      break;
    work(I);
  }
}
void untilFound(const httplib::Request &Req) {
  int Count = atoi(Req.get_param_value("count").c_str());
  for (int I = 0; I < Count; ++I)
    switch (I) {
    case 7:
      return;
    default:
      break;
    }
}
void characters(const httplib::Request &Req) {
  std::string Text = Req.get_param_value("text");
  for (size_t I = 0; I < Text.size(); ++I)
    work(Text[I]);
}
