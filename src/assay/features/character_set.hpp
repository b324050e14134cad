/// Sets of characters as Python's re has them, for RE2. A part of the module `features`, not for others.
#pragma once

#include <unicode/uniset.h>

#include <span>
#include <string>

namespace assay {

/// \w, \d and \s of str patterns. Built once; safe to use from many threads.
const icu::UnicodeSet& word_characters();
const icu::UnicodeSet& digit_characters();
const icu::UnicodeSet& space_characters();

/// All characters that IGNORECASE takes for one of these: those whose lower case (one character for one) is
/// the lower case of a member, or one that has the same upper case ("ı" is "i", "ſ" is "s", "ς" is "σ").
icu::UnicodeSet without_case(const icu::UnicodeSet& set);

/// "[\x{41}-\x{5a}\x{5f}]" for RE2; without surrogates and without the characters `never`.
std::string re2_class(icu::UnicodeSet set, std::span<const char32_t> never);

}  // namespace assay
