// RUN: %both %s portcullis-sensitive-data-stored,portcullis-sensitive-data-logged -- %flags | FileCheck %s --implicit-check-not=warning:
// A file that the program opens is storage; the standard streams are logs.
#include <cstdio>
#include <httplib.h>

static void append(FILE *File, const std::string &Ssn) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} stored unencrypted [portcullis-sensitive-data-stored]
  fputs(Ssn.c_str(), File);
}

void routes(httplib::Server &Server) {
  Server.Post("/", [](const httplib::Request &Req, httplib::Response &) {
    std::string Ssn = Req.get_param_value("ssn"), Name = Req.get_param_value("name");
    FILE *File = fopen("people.txt", "a");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} stored unencrypted [portcullis-sensitive-data-stored]
    fputs(Ssn.c_str(), File);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} stored unencrypted [portcullis-sensitive-data-stored]
    std::fprintf(File, "%s;%s\n", Name.c_str(), Ssn.c_str());
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} stored unencrypted [portcullis-sensitive-data-stored]
    fwrite(Ssn.data(), 1, Ssn.size(), File);
    fputs(Name.c_str(), File);
    std::fprintf(File, "%s\n", Name.c_str());
    fwrite(Name.data(), 1, Name.size(), File);
    append(File, Ssn);
    fclose(File);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} [portcullis-sensitive-data-logged]
    fputs(Ssn.c_str(), stderr);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} [portcullis-sensitive-data-logged]
    std::fprintf(stderr, "%s\n", Ssn.c_str());
  });
}
