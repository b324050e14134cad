#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace assay {
namespace {

struct LetterCounts {
    std::size_t upper = 0, lower = 0;
    bool upper_first = false;
};

LetterCounts count_letters(std::string_view text) {
    LetterCounts counts;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t c = next_code_point(text, position);
        if (is_upper_letter(c)) {
            counts.upper_first |= counts.upper + counts.lower == 0;
            ++counts.upper;
        } else if (is_lower_letter(c)) {
            ++counts.lower;
        }
    }
    return counts;
}

bool all_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii(c); });
}

icu::StringPiece icu_piece(std::string_view text) {
    if (text.size() > std::numeric_limits<std::int32_t>::max())
        throw Error("a text of more than 2 GiB cannot change its letters");
    return {text.data(), static_cast<std::int32_t>(text.size())};
}

using Mapping = void (*)(const char*, std::uint32_t, icu::StringPiece, icu::ByteSink&, icu::Edits*,
                         UErrorCode&);

std::string map_case(std::string_view text, bool (*changes)(char), Mapping mapping) {
    std::string mapped;
    if (all_ascii(text)) {
        mapped = text;
        for (char& c : mapped)
            if (changes(c)) c = static_cast<char>(c ^ 0x20);
        return mapped;
    }
    icu::StringByteSink<std::string> sink(&mapped, static_cast<std::int32_t>(text.size()));
    UErrorCode status = U_ZERO_ERROR;
    mapping("", 0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
            status);
    if (U_FAILURE(status))
        throw Error(std::string("ICU cannot change the case of a text: ") + u_errorName(status));
    return mapped;
}

}  // namespace

LetterCase letter_case(std::string_view text) {
    const LetterCounts counts = count_letters(text);
    if (counts.upper == 0) return counts.lower == 0 ? LetterCase::none : LetterCase::lower;
    if (counts.lower == 0) return LetterCase::upper;
    return counts.upper_first ? LetterCase::capitalised : LetterCase::mixed;
}

std::string to_upper(std::string_view text) {
    return map_case(text, is_ascii_lower, icu::CaseMap::utf8ToUpper);
}
std::string to_lower(std::string_view text) {
    return map_case(text, is_ascii_upper, icu::CaseMap::utf8ToLower);
}

std::string capitalise(std::string_view text) {
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        if (!is_letter(next_code_point(text, position))) continue;
        std::string result(text.substr(0, start));
        result += to_upper(text.substr(start, position - start));
        return result += text.substr(position);
    }
    return std::string(text);
}

std::string without_accents(std::string_view text) {
    if (all_ascii(text)) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const decomposing = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) throw Error(std::string("ICU cannot decompose letters: ") + u_errorName(status));
    std::string decomposed;
    icu::StringByteSink<std::string> sink(&decomposed);
    decomposing->normalizeUTF8(0, icu_piece(text), sink, nullptr, status);
    if (U_FAILURE(status)) throw Error(std::string("ICU cannot decompose a text: ") + u_errorName(status));
    std::string plain;
    for (std::size_t position = 0; position < decomposed.size();) {
        const std::size_t start = position;
        if (!is_mark(next_code_point(decomposed, position)))
            plain.append(decomposed, start, position - start);
    }
    return plain;
}

std::string copy_case(std::string_view found, std::string_view listed, std::string_view replacement) {
    if (found == listed) return std::string(replacement);
    const LetterCounts counts = count_letters(found);
    const LetterCase was = letter_case(listed);
    if (counts.upper > 1 && counts.lower == 0) return to_upper(replacement);
    if (counts.upper == 0 && was != LetterCase::lower) return to_lower(replacement);
    if (counts.upper_first && was == LetterCase::lower) return capitalise(replacement);
    return std::string(replacement);
}

}  // namespace assay
