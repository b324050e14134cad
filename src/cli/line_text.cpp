#include "line_text.hpp"

namespace assay::cli {
namespace {

constexpr std::string_view kMeanings = "\n\r\t\\", kLetters = "nrt\\";  ///< in the same order

}  // namespace

std::string with_escapes(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const std::size_t escape = kMeanings.find(c);
        if (escape == kMeanings.npos)
            line += c;
        else
            (line += '\\') += kLetters[escape];
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

}  // namespace assay::cli
