// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^libcurl:" %t
#include <curl/curl.h>

void fetch(const char *Url) {
  CURL *Curl = curl_easy_init();
  curl_easy_setopt(Curl, CURLOPT_URL, Url);
  CURLU *Parts = curl_url();
  curl_url_set(Parts, CURLUPART_URL, Url, 0);
  curl_free(curl_easy_escape(Curl, Url, 0));
  curl_free(curl_escape(Url, 0));
}
