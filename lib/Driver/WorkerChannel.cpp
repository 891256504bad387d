//===- WorkerChannel.cpp - What workers and their pool say ----------------===//

#include "Driver/WorkerChannel.h"
#include "llvm/Support/Errno.h"
#include <cstring>

using namespace portcullis;
using llvm::sys::RetryAfterSignal;

static bool writeAll(int Channel, const void *From, size_t Size) {
  const char *Bytes = static_cast<const char *>(From);
  while (Size > 0) {
    ssize_t Written =
        RetryAfterSignal(-1, ::send, Channel, Bytes, Size, MSG_NOSIGNAL);
    if (Written <= 0)
      return false;
    Bytes += Written;
    Size -= Written;
  }
  return true;
}

bool portcullis::say(int Channel, decltype(Message::Kind) Kind,
                     const void *Content, size_t Size) {
  Message M{.Kind = Kind, .Size = Size};
  return writeAll(Channel, &M, sizeof(M)) && writeAll(Channel, Content, Size);
}

Order::Order() : Content{.iov_base = &Piece, .iov_len = sizeof(Piece)} {
  Header.msg_iov = &Content;
  Header.msg_iovlen = 1;
}

void Order::attach() {
  Header.msg_control = Control;
  Header.msg_controllen = sizeof(Control);
}

bool Order::send(int To, size_t Number, std::optional<int> Socket) {
  Piece = Number;
  if (Socket) {
    attach();
    cmsghdr *Attached = CMSG_FIRSTHDR(&Header);
    Attached->cmsg_level = SOL_SOCKET;
    Attached->cmsg_type = SCM_RIGHTS;
    Attached->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(Attached), &*Socket, sizeof(int));
  }
  return RetryAfterSignal(-1, ::sendmsg, To, &Header, MSG_NOSIGNAL) ==
         sizeof(Piece);
}

bool Order::receive(int From) {
  attach();
  return RetryAfterSignal(-1, ::recvmsg, From, &Header, MSG_WAITALL) ==
         sizeof(Piece);
}

std::optional<int> Order::socket() {
  cmsghdr *Attached = CMSG_FIRSTHDR(&Header);
  if (!Attached || Attached->cmsg_type != SCM_RIGHTS)
    return std::nullopt;
  int Result = -1;
  std::memcpy(&Result, CMSG_DATA(Attached), sizeof(int));
  return Result;
}
