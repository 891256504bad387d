// What C's functions for wide characters and lists of arguments do, and scanf.
// RUN: %both %s portcullis-unvalidated-input -- %flags | FileCheck %s --implicit-check-not=warning:
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cwchar>
#include <httplib.h>

static std::wstring widened(const std::string &Text) {
  return std::wstring(Text.begin(), Text.end());
}

void wide(const httplib::Request &Req) {
  wchar_t Text[100] = L"name: ";
  std::wstring Name = widened(Req.get_param_value("name"));
  wcscat(Text, Name.c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' is used as a format string
  wprintf(Text);
  wprintf(L"%ls", Text);
  wchar_t Fixed[100] = L"";
  wcscpy(Fixed, L"text");
  fwprintf(stderr, Fixed);
}

static void write(const char *Format, ...) {
  va_list Arguments;
  va_start(Arguments, Format);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' is used as a format string
  vprintf(Format, Arguments);
  va_end(Arguments);
}
static void writeFixed(const char *, ...) {
  va_list Arguments;
  char Buffer[100];
  vsnprintf(Buffer, sizeof Buffer, "%s", Arguments);
}
void lists(const httplib::Request &Req) {
  write(Req.get_param_value("name").c_str());
  writeFixed(Req.get_param_value("name").c_str());
}

void scanned(const httplib::Request &Req) {
  unsigned long Size = 0;
  char Unit[8] = "";
  sscanf(Req.get_param_value("size").c_str(), "%lu%7s", &Size, Unit);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'size' decides a size without a bound
  free(malloc(Size));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'size' is used as a format string
  printf(Unit);
  if (Size < 100)
    free(realloc(nullptr, Size));
}
void scannedFixed() {
  unsigned long Size = 0;
  sscanf("100", "%lu", &Size);
  free(malloc(Size));
}
void wideNumber(const httplib::Request &Req) {
  std::wstring Text = widened(Req.get_param_value("size"));
  unsigned long Size = wcstoul(Text.c_str(), nullptr, 10);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'size' decides a size without a bound
  free(realloc(nullptr, Size));
}
