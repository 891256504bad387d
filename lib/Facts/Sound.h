//===- Sound.h - Facts that may be believed ---------------------*- C++ -*-===//

#ifndef PORTCULLIS_FACTS_SOUND_H
#define PORTCULLIS_FACTS_SOUND_H

#include "Facts/Facts.h"

namespace portcullis {

/// Whether what \p Facts, which came as bytes from wherever, refer to is there:
/// each index, each of as many model rows as \p Rows, and whatever else Link
/// and the checks rely on. What was extracted is sound.
bool isSound(const TuFacts &Facts, size_t Rows);

} // namespace portcullis

#endif // PORTCULLIS_FACTS_SOUND_H
