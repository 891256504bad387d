// The parts of mongocxx 3 that our model names.
#ifndef STUB_MONGOCXX
#define STUB_MONGOCXX

#include <string>

namespace mongocxx {
inline namespace v_noabi {
class uri {
public:
  uri(std::string Text);
};
} // namespace v_noabi
} // namespace mongocxx

#endif
