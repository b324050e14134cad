/// What kind of character a code point is: Unicode 15 by way of ICU, with a table for ASCII.
/// Values that are no code points (kNoCodePoint) are of no kind.
#pragma once

#include <array>
#include <cstdint>
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

namespace detail {
enum ByteKind : std::uint8_t { kUpper = 1, kLower = 2, kDigit = 4, kSpace = 8, kPunctuation = 16 };

constexpr std::array<std::uint8_t, 256> make_byte_kinds() {
    std::array<std::uint8_t, 256> kinds{};
    for (int c = 'A'; c <= 'Z'; ++c) kinds[c] = kUpper, kinds[c + 32] = kLower;
    for (int c = '0'; c <= '9'; ++c) kinds[c] = kDigit;
    for (int c = '\t'; c <= '\r'; ++c) kinds[c] = kSpace;
    kinds[' '] = kSpace;
    for (const char c : std::string_view("!\"#%&'()*,-./:;?@[\\]_{}"))
        kinds[static_cast<unsigned char>(c)] = kPunctuation;
    return kinds;
}
inline constexpr std::array<std::uint8_t, 256> kByteKinds = make_byte_kinds();
constexpr bool byte_is(char c, int kinds) {
    return (kByteKinds[static_cast<unsigned char>(c)] & kinds) != 0;
}
}  // namespace detail

/// For loops over bytes; false for every byte from 0x80 on.
constexpr bool is_ascii_upper(char c) {
    return detail::byte_is(c, detail::kUpper);
}
constexpr bool is_ascii_lower(char c) {
    return detail::byte_is(c, detail::kLower);
}
constexpr bool is_ascii_letter(char c) {
    return detail::byte_is(c, detail::kUpper | detail::kLower);
}
constexpr bool is_ascii_digit(char c) {
    return detail::byte_is(c, detail::kDigit);
}
constexpr bool is_ascii_space(char c) {
    return detail::byte_is(c, detail::kSpace);
}
constexpr bool is_ascii_alphanumeric(char c) {
    return detail::byte_is(c, detail::kUpper | detail::kLower | detail::kDigit);
}
constexpr bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// Is the text the lower-case one, in ASCII letters of either case?
bool equals_ignoring_case(std::string_view text, std::string_view lower);

}  // namespace assay
