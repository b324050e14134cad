/// What kind of character a code point is: Unicode 15 by way of ICU, with the table of ascii.hpp for ASCII.
/// Values that are no code points (kNoCodePoint) are of no kind.
#pragma once

#include <assay/base/ascii.hpp>

#include <string_view>

namespace assay {

bool is_letter(char32_t c);        ///< general category L
bool is_upper_letter(char32_t c);  ///< Lu or Lt
bool is_lower_letter(char32_t c);  ///< Ll
bool is_digit(char32_t c);         ///< Nd
bool is_mark(char32_t c);   ///< M: combining marks, variation selectors; they belong to what precedes them
bool is_space(char32_t c);  ///< White_Space: blanks, line breaks, the no-break space
bool is_punctuation(char32_t c);  ///< P; currency, + < = > and emoji are symbols, not punctuation

/// Simple case folding: one code point to one; typographic apostrophes become '.
char32_t fold(char32_t c);

/// An apostrophe where it stands in a word: ' U+2019 U+02BC.
constexpr bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x02BC;
}

/// Is the text the lower-case one, in ASCII letters of either case?
bool equals_ignoring_case(std::string_view text, std::string_view lower);

}  // namespace assay
