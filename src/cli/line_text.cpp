#include "line_text.hpp"

#include <assay/base/ci_commands.hpp>
#include <assay/base/utf8.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace assay::cli {
namespace {

constexpr std::string_view kMeanings = "\n\r\t\\:[", kLetters = "nrt\\:[";  ///< in the same order
constexpr std::string_view kAlwaysEscaped = kMeanings.substr(0, 4);

}  // namespace

std::string with_escapes(std::string_view text) {
    const std::vector<std::size_t> marks = ci_command_marks(text);
    std::string line;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped = kAlwaysEscaped.find(text[i]) != kMeanings.npos ||
                             std::binary_search(marks.begin(), marks.end(), i);
        if (escaped)
            (line += '\\') += kLetters[kMeanings.find(text[i])];
        else
            line += text[i];
    }
    return line;
}

std::string without_escapes(std::string_view line) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool escapes = line[i] == '\\' && i + 1 < line.size();
        const std::size_t letter = escapes ? kLetters.find(line[i + 1]) : kLetters.npos;
        text += letter == kLetters.npos ? line[i] : kMeanings[letter];
        if (letter != kLetters.npos) ++i;
    }
    return text;
}

void check_utf8(std::string_view text, Place place) {
    if (const auto at = invalid_utf8_at(text)) {
        place.column = code_point_count(text.substr(0, *at)) + 1;
        throw InputError(std::move(place), "this is not valid UTF-8");
    }
}

}  // namespace assay::cli
