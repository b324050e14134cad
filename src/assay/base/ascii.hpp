/// What kind of character an ASCII byte is: for loops over bytes, which no locale changes.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace assay {

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

// False for every byte from 0x80 on.
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
constexpr bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii(c); });
}

}  // namespace assay
