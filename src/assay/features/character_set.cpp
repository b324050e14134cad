#include <assay/features/character_set.hpp>

#include <assay/base/error.hpp>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <utility>
#include <vector>

namespace assay {
namespace {

icu::UnicodeSet set_of(const char16_t* pattern) {
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeSet set(icu::UnicodeString(pattern), error);
    if (U_FAILURE(error)) throw Error(fmt::format("cannot make a set of characters: {}", u_errorName(error)));
    return set;
}

/// The lower-case characters that have one upper case, as _EXTRA_CASES of CPython's re has them (3.7
/// to 3.13).
constexpr std::u32string_view kOneUpperCase[] = {
    U"i\u0131",      U"s\u017f",      U"\u00b5\u03bc", U"\u0345\u03b9\u1fbe", U"\u0390\u1fd3",
    U"\u03b0\u1fe3", U"\u03b2\u03d0", U"\u03b5\u03f5", U"\u03b8\u03d1",       U"\u03ba\u03f0",
    U"\u03c0\u03d6", U"\u03c1\u03f1", U"\u03c2\u03c3", U"\u03c6\u03d5",       U"\u0432\u1c80",
    U"\u0434\u1c81", U"\u043e\u1c82", U"\u0441\u1c83", U"\u0442\u1c84\u1c85", U"\u044a\u1c86",
    U"\u0463\u1c87", U"\u1c88\ua64b", U"\u1e61\u1e9b", U"\ufb05\ufb06"};

/// Each character that is not its own lower case, with that.
const std::vector<std::pair<UChar32, UChar32>>& lower_cases() {
    static const std::vector<std::pair<UChar32, UChar32>> all = [] {
        std::vector<std::pair<UChar32, UChar32>> pairs;
        for (UChar32 c = 0; c <= UCHAR_MAX_VALUE; ++c)
            if (const UChar32 lower = u_tolower(c); lower != c) pairs.emplace_back(c, lower);
        return pairs;
    }();
    return all;
}

}  // namespace

const icu::UnicodeSet& word_characters() {
    static const icu::UnicodeSet set = set_of(u"[[:L:][:N:]_]");
    return set;
}

const icu::UnicodeSet& digit_characters() {
    static const icu::UnicodeSet set = set_of(u"[:Nd:]");
    return set;
}

const icu::UnicodeSet& space_characters() {
    static const icu::UnicodeSet set = set_of(u"[\\u0009-\\u000D\\u001C-\\u0020\\u0085[:Z:]]");
    return set;
}

icu::UnicodeSet without_case(const icu::UnicodeSet& set) {
    icu::UnicodeSet lower(set);
    for (const auto& [c, its_lower] : lower_cases())
        if (set.contains(c)) lower.remove(c).add(its_lower);
    for (const std::u32string_view group : kOneUpperCase)
        for (const char32_t c : group)
            if (lower.contains(static_cast<UChar32>(c)))
                for (const char32_t other : group) lower.add(static_cast<UChar32>(other));
    icu::UnicodeSet all(lower);
    for (const auto& [c, its_lower] : lower_cases())
        if (lower.contains(its_lower)) all.add(c);
    return all;
}

std::string re2_class(icu::UnicodeSet set, std::span<const char32_t> never) {
    set.remove(0xD800, 0xDFFF);
    for (const char32_t c : never) set.remove(static_cast<UChar32>(c));
    if (set.isEmpty()) return "[^\\x{0}-\\x{10ffff}]";
    std::string text = "[";
    for (std::int32_t range = 0; range < set.getRangeCount(); ++range) {
        const UChar32 first = set.getRangeStart(range), last = set.getRangeEnd(range);
        text += first == last ? fmt::format("\\x{{{:x}}}", first)
                              : fmt::format("\\x{{{:x}}}-\\x{{{:x}}}", first, last);
    }
    return text + "]";
}

}  // namespace assay
