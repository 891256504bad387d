#include <httplib.h>
#include <libxml/parser.h>

void entities(httplib::Server &Server) {
  Server.Post("/", [](const httplib::Request &Req, httplib::Response &) {
    int Size = static_cast<int>(Req.body.size());
    xmlReadMemory(Req.body.data(), Size, "", nullptr, XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOBLANKS);
    xmlReadMemory(Req.body.data(), Size, "", nullptr, XML_PARSE_DTDLOAD);
  });
}
