// RUN: %both %s portcullis-xml-external-entity -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <ldap.h>

void search(httplib::Server &Server, LDAP *Directory) {
  Server.Get("/", [=](const httplib::Request &Req, httplib::Response &) {
    LDAPMessage *Found = nullptr;
    std::string Name = Req.get_param_value("name");
    std::string Filter = "(uid=" + Name + ")";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches an LDAP query unchecked
    ldap_search_ext_s(Directory, "dc=team", LDAP_SCOPE_SUBTREE, Filter.c_str(), nullptr, 0, nullptr, nullptr, nullptr, 0, &Found);
    berval In{Name.size(), &Name[0]};
    berval Out;
    ldap_bv2escaped_filter_value(&In, &Out);
    Filter = "(uid=" + std::string(Out.bv_val, Out.bv_len) + ")";
    ldap_search_ext_s(Directory, "dc=team", LDAP_SCOPE_SUBTREE, Filter.c_str(), nullptr, 0, nullptr, nullptr, nullptr, 0, &Found);
  });
}
