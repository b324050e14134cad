/// The little English that filters need. Rules and word lists of our own; what they do not know follows the
/// regular pattern, so a lexicon with unusual words is better served by fields ({thing.plural}).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace assay {

/// Does the phrase take "an"? Decided by the sound of its first word; opening quotes, brackets and signs of
/// money before it do not count.
bool takes_an(std::string_view phrase);

/// The phrase with its last word in the plural. What follows that word (a full stop, a quote) stays behind
/// it.
std::string plural_of(std::string_view phrase);

/// Is a word of two or more ASCII letters read letter by letter: FBI, DVDs, HTML, html, MSc? Capitals up to
/// three letters are, unless they are a common word (RED), and so is whatever has no vowel.
bool is_spelled_out(std::string_view letters);

/// The offset of the first byte that is no opening quote, bracket or mark-up.
std::size_t skip_opening_marks(std::string_view text);

}  // namespace assay
