// A message as protoc 3.21 makes it, shortened and in our own words:
//   message Login { string name = 1; string password = 2; repeated string tags = 3;
//                   map<string, string> extra = 4; int32 age = 5; }
#pragma once
#include <google/protobuf/arenastring.h>
#include <google/protobuf/map.h>
#include <google/protobuf/message.h>
#include <google/protobuf/repeated_field.h>
#include <string>
#include <utility>

namespace shop {
class Login final : public google::protobuf::Message {
public:
  Login();
  ~Login() override;
  Login *New(google::protobuf::Arena *Arena) const final;
  size_t ByteSizeLong() const final;
  uint8_t *_InternalSerialize(uint8_t *At,
                              google::protobuf::io::EpsCopyOutputStream *Stream) const final;
  int GetCachedSize() const final;
  google::protobuf::Metadata GetMetadata() const final;

  const std::string &name() const { return _internal_name(); }
  template <typename T> void set_name(T &&Value) {
    _impl_.name_.Set(static_cast<T &&>(Value), GetArenaForAllocation());
  }
  std::string *mutable_name() { return _impl_.name_.Mutable(GetArenaForAllocation()); }
  const std::string &password() const { return _impl_.password_.Get(); }
  template <typename T> void set_password(T &&Value) {
    _impl_.password_.Set(static_cast<T &&>(Value), GetArenaForAllocation());
  }
  const std::string &tags(int Index) const { return _impl_.tags_.Get(Index); }
  const google::protobuf::RepeatedPtrField<std::string> &tags() const { return _impl_.tags_; }
  void add_tags(const std::string &Value) { _impl_.tags_.Add()->assign(Value); }
  void add_tags(std::string &&Value) { _impl_.tags_.Add(std::move(Value)); }
  const google::protobuf::Map<std::string, std::string> &extra() const { return _impl_.extra_; }
  google::protobuf::Map<std::string, std::string> *mutable_extra() { return &_impl_.extra_; }
  int32_t age() const { return _impl_.age_; }
  void set_age(int32_t Value) { _impl_.age_ = Value; }

private:
  const std::string &_internal_name() const { return _impl_.name_.Get(); }
  struct Impl_ {
    google::protobuf::RepeatedPtrField<std::string> tags_;
    google::protobuf::Map<std::string, std::string> extra_;
    google::protobuf::internal::ArenaStringPtr name_;
    google::protobuf::internal::ArenaStringPtr password_;
    int32_t age_;
  };
  union {
    Impl_ _impl_;
  };
};
} // namespace shop
