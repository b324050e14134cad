#include <assay/report/display.hpp>

#include <assay/base/utf8.hpp>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

namespace assay {
namespace {

std::size_t width_of(char32_t c) {
    if (c >= 0x20 && c < 0x7F) return 1;
    if (c == kNoCodePoint) return 1;
    const auto point = static_cast<UChar32>(c);
    const auto kind = u_charType(point);
    if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR) return 0;
    const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// The length in bytes of the longest begin that fits `width` cells, marks that combine with its end
/// included.
std::size_t fitting(std::string_view text, std::size_t width) {
    std::size_t used = 0;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        used += width_of(next_code_point(text, position));
        if (used > width) return start;
    }
    return text.size();
}

std::string_view without_spaces_before(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return text;
}

std::string_view without_spaces_behind(std::string_view text) {
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

/// The length in bytes of the first line of a text that is wider than it: up to the last space that leaves
/// something before it, or as much as fits, and at least one character.
std::size_t line_length(std::string_view text, std::size_t width) {
    const std::size_t fits = fitting(text, width);
    // The space itself may stand just outside.
    const std::size_t space = text.rfind(' ', fits);
    if (space != text.npos && !without_spaces_behind(text.substr(0, space)).empty()) return space;
    if (fits > 0) return fits;
    std::size_t one = 0;
    next_code_point(text, one);
    return one;
}

constexpr std::array<std::pair<char32_t, std::string_view>, 8> kMarks = {{{U'→', "->"},
                                                                          {U'≤', "<="},
                                                                          {U'–', "-"},
                                                                          {U'—', "-"},
                                                                          {U'…', "..."},
                                                                          {U'·', "|"},
                                                                          {U'±', "+-"},
                                                                          {U'─', "-"}}};

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t position = 0; position < text.size();)
        width += width_of(next_code_point(text, position));
    return width;
}

std::string shorten(std::string_view text, std::size_t width, const Marks& marks) {
    if (fitting(text, width) == text.size()) return std::string(text);
    const std::size_t length = fitting(text, width - display_width(marks.ellipsis));
    return std::string(without_spaces_behind(text.substr(0, length))).append(marks.ellipsis);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t most_lines,
                              const Marks& marks) {
    std::vector<std::string> lines;
    std::string rest;  // what a text that was broken goes on with
    while (fitting(text, width) < text.size()) {
        if (lines.size() + 1 == most_lines) {
            lines.push_back(shorten(text, width, marks));
            return lines;
        }
        const std::size_t length = line_length(text, width);
        lines.emplace_back(without_spaces_behind(text.substr(0, length)));
        // What was harmless inside a line may not be so at its begin.
        text = rest = printable(without_spaces_before(text.substr(length)));
    }
    if (!text.empty() || lines.empty()) lines.emplace_back(without_spaces_behind(text));
    return lines;
}

std::string pad_left(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return std::string(width > used ? width - used : 0, ' ') + std::string(text);
}

std::string pad_right(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::string ascii(std::string_view text) {
    std::string shown;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t c = next_code_point(text, position);
        const auto mark =
            std::find_if(kMarks.begin(), kMarks.end(), [&](const auto& m) { return m.first == c; });
        if (c < 0x80) {
            shown += static_cast<char>(c);
        } else if (mark != kMarks.end()) {
            shown += mark->second;
        } else {
            const auto value = static_cast<unsigned>(c);
            shown += c < 0x10000 ? fmt::format("\\u{:04x}", value) : fmt::format("\\U{:08x}", value);
        }
    }
    return shown;
}

}  // namespace assay
