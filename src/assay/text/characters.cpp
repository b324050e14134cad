#include <assay/text/characters.hpp>

#include <unicode/uchar.h>

#include <algorithm>

namespace assay {
namespace {

bool has_kind(char32_t c, int ascii_kinds, std::uint32_t categories) {
    if (c < 0x80) return detail::byte_is(static_cast<char>(c), ascii_kinds);
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & categories) != 0;
}

}  // namespace

bool is_letter(char32_t c) {
    return has_kind(c, detail::kUpper | detail::kLower, U_GC_L_MASK);
}
bool is_upper_letter(char32_t c) {
    return has_kind(c, detail::kUpper, U_GC_LU_MASK | U_GC_LT_MASK);
}
bool is_lower_letter(char32_t c) {
    return has_kind(c, detail::kLower, U_GC_LL_MASK);
}
bool is_digit(char32_t c) {
    return has_kind(c, detail::kDigit, U_GC_ND_MASK);
}
bool is_mark(char32_t c) {
    return has_kind(c, 0, U_GC_M_MASK);
}
bool is_punctuation(char32_t c) {
    return has_kind(c, detail::kPunctuation, U_GC_P_MASK);
}

bool is_space(char32_t c) {
    if (c < 0x80) return is_ascii_space(static_cast<char>(c));
    return u_isUWhiteSpace(static_cast<UChar32>(c));
}

char32_t fold(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (is_apostrophe(c)) return '\'';
    return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
    return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char c, char expected) {
        return (is_ascii_upper(c) ? static_cast<char>(c + 32) : c) == expected;
    });
}

}  // namespace assay
