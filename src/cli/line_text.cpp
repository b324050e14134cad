#include "line_text.hpp"

#include <assay/base/ci_commands.hpp>
#include <assay/base/utf8.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace assay::cli {
namespace {

constexpr std::string_view kMeanings = "\n\r\t\\:[", kLetters = "nrt\\:[";  ///< in the same order
constexpr std::string_view kAlwaysEscaped = kMeanings.substr(0, 4);

/// C0, DEL, C1, and what ends or reorders a line.
bool acts_when_shown(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

struct Numbered {
    char32_t code_point = 0;
    std::size_t length = 0;
};

/// "x1b" or "u202e" at the begin of the text.
std::optional<Numbered> numbered(std::string_view text) {
    const std::size_t digits = text.starts_with('x') ? 2 : text.starts_with('u') ? 4 : 0;
    unsigned value = 0;
    const char* const begin = text.data() + 1;
    const char* const end = begin + digits;
    if (digits == 0 || text.size() <= digits) return std::nullopt;
    const bool hex = std::from_chars(begin, end, value, 16).ptr == end;
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (!hex || is_surrogate) return std::nullopt;
    return Numbered{value, 1 + digits};
}

}  // namespace

std::string with_escapes(std::string_view text) {
    const std::vector<std::size_t> marks = ci_command_marks(text);
    std::string line;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        const char32_t c = next_code_point(text, position);
        const bool escaped = kAlwaysEscaped.find(text[start]) != kMeanings.npos ||
                             std::binary_search(marks.begin(), marks.end(), start);
        if (escaped)
            (line += '\\') += kLetters[kMeanings.find(text[start])];
        else if (acts_when_shown(c))
            line += without_controls(text.substr(start, position - start));
        else
            line.append(text, start, position - start);
    }
    return line;
}

std::string without_escapes(std::string_view line) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool escapes = line[i] == '\\' && i + 1 < line.size();
        const std::size_t letter = escapes ? kLetters.find(line[i + 1]) : kLetters.npos;
        if (letter != kLetters.npos) {
            text += kMeanings[letter];
            ++i;
        } else if (const auto number = escapes ? numbered(line.substr(i + 1)) : std::nullopt) {
            append_code_point(text, number->code_point);
            i += number->length;
        } else {
            text += line[i];
        }
    }
    return text;
}

void check_text(std::string_view text, Place place) {
    const std::size_t nul = std::min(text.find('\0'), text.size());
    const std::size_t bad = std::min(invalid_utf8_at(text).value_or(text.size()), nul);
    if (bad == text.size()) return;
    place.column = code_point_count(text.substr(0, bad)) + 1;
    throw InputError(std::move(place), bad == nul ? "a NUL byte; is this text?" : "this is not valid UTF-8");
}

}  // namespace assay::cli
