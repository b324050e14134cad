#include <assay/base/utf8.hpp>
#include <assay/pattern/english.hpp>
#include <assay/pattern/pattern.hpp>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringoptions.h>

namespace assay {
namespace {

/// Without a language: the same bytes whatever the locale of the process.
constexpr const char* kRootLocale = "";

std::string change_case(Filter filter, std::string_view value) {
    if (invalid_utf8_at(value)) return std::string(value);  // ICU would put U+FFFD in the place of bad bytes
    std::string changed;
    icu::StringByteSink<std::string> sink(&changed);
    const icu::StringPiece source(value.data(), static_cast<int32_t>(value.size()));
    UErrorCode status = U_ZERO_ERROR;
    switch (filter) {
        case Filter::upper:
            icu::CaseMap::utf8ToUpper(kRootLocale, 0, source, sink, nullptr, status);
            break;
        case Filter::lower:
            icu::CaseMap::utf8ToLower(kRootLocale, 0, source, sink, nullptr, status);
            break;
        default:
            icu::CaseMap::utf8ToTitle(kRootLocale, U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_BREAK_ADJUSTMENT,
                                      nullptr, source, sink, nullptr, status);
            break;
    }
    if (U_FAILURE(status))
        throw Error(std::string("cannot change the case of a value: ") + u_errorName(status));
    return changed;
}

std::string capitalise_first_letter(std::string_view value) {
    const std::size_t begin = skip_opening_marks(value);
    if (begin == value.size()) return std::string(value);
    std::size_t end = begin;
    next_code_point(value, end);
    std::string changed(value.substr(0, begin));
    changed += change_case(Filter::capitalise, value.substr(begin, end - begin));
    return changed.append(value.substr(end));
}

std::string possessive(std::string_view value, bool plural) {
    const bool bare = plural && (value.ends_with('s') || value.ends_with('S'));
    return std::string(value) + (bare ? "'" : "'s");
}

}  // namespace

std::string apply_filter(Filter filter, std::string_view value) {
    if (value.empty()) return {};
    switch (filter) {
        case Filter::article:
            return std::string(takes_an(value) ? "an " : "a ").append(value);
        case Filter::capitalise:
            return capitalise_first_letter(value);
        case Filter::upper:
        case Filter::lower:
            return change_case(filter, value);
        case Filter::plural:
            return plural_of(value);
        case Filter::possessive:
            return possessive(value, false);
    }
    return std::string(value);
}

std::string apply_filters(std::span<const Filter> filters, std::string_view value) {
    std::string result(value);
    bool plural = false;
    for (auto filter = filters.rbegin(); filter != filters.rend(); ++filter) {
        const bool of_plural = *filter == Filter::possessive && plural && !result.empty();
        result = of_plural ? possessive(result, true) : apply_filter(*filter, result);
        plural = plural || *filter == Filter::plural;
    }
    return result;
}

}  // namespace assay
