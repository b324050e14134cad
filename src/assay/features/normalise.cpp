#include <assay/features/normalise.hpp>

#include <assay/base/ascii.hpp>
#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <limits>

namespace assay {
namespace {

icu::StringPiece piece_of(std::string_view text) {
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        throw Error("a text of 2 GiB or more cannot be analysed");
    return {text.data(), static_cast<std::int32_t>(text.size())};
}

void check(UErrorCode error, const char* what) {
    if (U_FAILURE(error)) throw Error(fmt::format("cannot {} a text: {}", what, u_errorName(error)));
}

std::string decomposed(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(error);
    check(error, "decompose");
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    nfkd->normalizeUTF8(0, piece_of(text), sink, nullptr, error);
    check(error, "decompose");
    return out;
}

template <typename Keep>
std::string filtered(const std::string& text, Keep keep) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (keep(c)) out.append(text, begin, at - begin);
    }
    return out;
}

}  // namespace

void lower_case(std::string_view text, std::string& out) {
    out.clear();
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode error = U_ZERO_ERROR;
    icu::CaseMap::utf8ToLower("", 0, piece_of(text), sink, nullptr, error);
    check(error, "lower-case");
}

std::string well_formed(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        append_code_point(out, c == kNoCodePoint ? U'\uFFFD' : c);
    }
    return out;
}

bool is_word_character(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    if (c == U'_' || (U_GET_GC_MASK(code) & U_GC_L_MASK) != 0) return true;
    return u_getIntPropertyValue(code, UCHAR_NUMERIC_TYPE) != U_NT_NONE;
}

bool is_space_character(char32_t c) {
    if (c < 0x80) return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20);
    if (c == 0x85) return true;
    return c != kNoCodePoint && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_Z_MASK) != 0;
}

std::string strip_accents_unicode(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    return filtered(decomposed(text), [](char32_t c) {
        return c == kNoCodePoint || u_getCombiningClass(static_cast<UChar32>(c)) == 0;
    });
}

std::string strip_accents_ascii(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    return filtered(decomposed(text), [](char32_t c) { return c < 0x80; });
}

}  // namespace assay
