//===- WorkerChannel.h - What workers and their pool say --------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_WORKERCHANNEL_H
#define PORTCULLIS_DRIVER_WORKERCHANNEL_H

#include <cstddef>
#include <cstdint>
#include <optional>
#include <sys/socket.h>

namespace portcullis {

/// What a worker says; its content follows.
struct Message {
  enum : uint64_t {
    Began,    ///< A process that branched: its number.
    Branches, ///< The pieces that do not begin here.
    Gave,     ///< The bytes that the piece gave.
  } Kind;
  uint64_t Size; ///< Of the content, in bytes.
};

/// Whether it was said: where the other side of \p Channel is gone it fails,
/// and no signal ends us.
bool say(int Channel, decltype(Message::Kind) Kind, const void *Content,
         size_t Size);

/// The number of a piece of work on its way to a worker, with a socket for the
/// process that shall do it if it branches from that worker.
class Order {
public:
  Order();
  Order(const Order &) = delete;
  Order &operator=(const Order &) = delete;

  /// Whether it is on its way.
  bool send(int To, size_t Number, std::optional<int> Socket);
  /// Waits for one; false if there will be none.
  bool receive(int From);

  size_t piece() const { return Piece; }
  /// The socket that was received.
  std::optional<int> socket();

private:
  void attach();

  size_t Piece = 0;
  msghdr Header{};
  iovec Content;
  alignas(cmsghdr) char Control[CMSG_SPACE(sizeof(int))] = {};
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_WORKERCHANNEL_H
