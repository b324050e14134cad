#include <assay/base/ci_commands.hpp>

#include <assay/base/ascii.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

namespace assay {
namespace {

/// White space as .NET's String.TrimStart knows it: GitHub's runner looks for "::" behind it
/// (ActionCommand.TryParseV2).
bool is_white_space(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

std::size_t begin_of_text(std::string_view line) {
    for (std::size_t position = 0; position < line.size();) {
        const std::size_t start = position;
        if (!is_white_space(next_code_point(line, position))) return start;
    }
    return line.size();
}

bool ends_with_mark(std::string_view before_bracket) {
    while (!before_bracket.empty() && is_ascii_letter(before_bracket.back())) before_bracket.remove_suffix(1);
    return before_bracket.ends_with("##");
}

/// One \u…, or two where a code point has more than 16 bits (RFC 8259, 7).
void append_json_escape(std::string& text, char32_t c) {
    const auto append = [&](char32_t unit) { text += fmt::format("\\u{:04x}", static_cast<unsigned>(unit)); };
    if (c < 0x10000) return append(c);
    append(0xD800 + ((c - 0x10000) >> 10));
    append(0xDC00 + ((c - 0x10000) & 0x3FF));
}

}  // namespace

std::vector<std::size_t> ci_command_marks(std::string_view line) {
    std::vector<std::size_t> marks;
    const std::size_t begin = begin_of_text(line);
    const std::string_view text = line.substr(begin);
    if (text.size() > 2 && text.starts_with("::") && is_ascii_letter(text[2])) marks.push_back(begin);
    // Linear: letters between two brackets are passed over once.
    for (std::size_t at = text.find('['); at != text.npos; at = text.find('[', at + 1))
        if (ends_with_mark(text.substr(0, at))) marks.push_back(begin + at);
    return marks;
}

std::string with_ci_command_marks(std::string_view line, std::string_view colon, std::string_view bracket) {
    std::string written;
    std::size_t position = 0;
    for (const std::size_t mark : ci_command_marks(line)) {
        written.append(line, position, mark - position).append(line[mark] == ':' ? colon : bracket);
        position = mark + 1;
    }
    return written.append(line, position);
}

std::string json_for_log(std::string_view json) {
    const std::string marked = with_ci_command_marks(json, "\\u003a", "\\u005b");
    if (without_controls(marked) == marked) return marked;
    std::string written;
    for (std::size_t position = 0; position < marked.size();) {
        const std::size_t start = position;
        const char32_t c = next_code_point(marked, position);
        const std::string_view bytes = std::string_view(marked).substr(start, position - start);
        if (c == kNoCodePoint || without_controls(bytes) == bytes)
            written += bytes;
        else
            append_json_escape(written, c);
    }
    return written;
}

}  // namespace assay
