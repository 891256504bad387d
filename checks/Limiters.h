//===- Limiters.h - What refuses clients that come too often ----*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_LIMITERS_H
#define PORTCULLIS_CHECKS_LIMITERS_H

#include "Link/Program.h"
#include <optional>

namespace portcullis {

/// The call by which \p Function, or what it runs, refuses clients that come
/// too often, if there is one: it answers 429 on its own account, throws an
/// error that stands for it, or counts by client and time and refuses
/// otherwise.
std::optional<uint32_t> limits(const Program &P, uint32_t Function);

/// Whether \p Function locks an account for some time after failed attempts.
bool locksOut(const Program &P, uint32_t Function);

/// By route of routesOf(): a call that puts a limiter in front of all routes of
/// its server, if there is one.
std::vector<std::optional<uint32_t>> serverLimiters(const Program &P);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_LIMITERS_H
