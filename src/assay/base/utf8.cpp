#include <assay/base/utf8.hpp>

#include <assay/base/ci_commands.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {

char32_t next_code_point(std::string_view text, std::size_t& position) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char first = byte(position++);
    if (first < 0x80) return first;
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4 || text.size() - position < static_cast<std::size_t>(more))
        return kNoCodePoint;
    char32_t value = first & (0x3Fu >> more);
    for (int i = 0; i < more; ++i) {
        const unsigned char next = byte(position + i);
        if ((next & 0xC0) != 0x80) return kNoCodePoint;
        value = (value << 6) | (next & 0x3Fu);
    }
    constexpr char32_t kSmallest[] = {0, 0x80, 0x800, 0x10000};
    if (value < kSmallest[more] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return kNoCodePoint;
    position += more;
    return value;
}

std::optional<std::size_t> invalid_utf8_at(std::string_view text) {
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        if (static_cast<unsigned char>(text[position]) < 0x80) {
            ++position;
        } else if (next_code_point(text, position) == kNoCodePoint) {
            return start;
        }
    }
    return std::nullopt;
}

void append_code_point(std::string& text, char32_t c) {
    const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t position = 0; position < text.size(); ++count) next_code_point(text, position);
    return count;
}

std::size_t byte_offset_of_column(std::string_view line, std::size_t column) {
    std::size_t position = 0;
    for (std::size_t i = 1; i < column && position < line.size(); ++i) next_code_point(line, position);
    return position;
}

std::string_view trimmed(std::string_view text, std::string_view spaces) {
    const std::size_t first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) + 1 - first);
}

std::string shortened(std::string_view text, std::size_t most) {
    const std::size_t end = byte_offset_of_column(text, most + 1);
    return end < text.size() ? std::string(text.substr(0, end)) + "…" : std::string(text);
}

namespace {

bool is_hidden(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x061C || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

void append_escape(std::string& text, char32_t c) {
    switch (c) {
        case '\n':
            text += "\\n";
            return;
        case '\r':
            text += "\\r";
            return;
        case '\t':
            text += "\\t";
            return;
        default:
            break;
    }
    const auto value = static_cast<unsigned>(c);
    if (c < 0x100) {
        text += fmt::format("\\x{:02x}", value);
    } else {
        text += c < 0x10000 ? fmt::format("\\u{:04x}", value) : fmt::format("\\U{:08x}", value);
    }
}

/// Where visible ASCII ends that is shown as it is: most text is nothing else.
std::size_t plain_until(std::string_view text, std::size_t position, std::span<const std::size_t> escaped) {
    const std::size_t end = escaped.empty() ? text.size() : escaped.front();
    while (position < end && text[position] >= 0x20 && text[position] < 0x7F) ++position;
    return position;
}

/// `escaped` are the offsets of ASCII characters that are escaped whatever they are; `offsets` become those
/// of what is shown. Both ascend.
std::string show(std::string_view text, std::span<const std::size_t> escaped,
                 std::span<std::size_t> offsets) {
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) {
        if (offsets.empty()) {
            const std::size_t plain = plain_until(text, position, escaped);
            shown.append(text, position, plain - position);
            position = plain;
            if (position == text.size()) break;
        }
        const std::size_t start = position;
        for (; !offsets.empty() && offsets.front() <= start; offsets = offsets.subspan(1))
            offsets.front() = shown.size();
        const char32_t c = next_code_point(text, position);
        if (c == kNoCodePoint) {
            append_escape(shown, static_cast<unsigned char>(text[start]));
        } else if (is_hidden(c)) {
            append_escape(shown, c);
        } else if (!escaped.empty() && start == escaped.front()) {
            append_escape(shown, c);
            escaped = escaped.subspan(1);
        } else {
            shown.append(text, start, position - start);
        }
    }
    std::fill(offsets.begin(), offsets.end(), shown.size());
    return shown;
}

}  // namespace

std::string without_controls(std::string_view text) {
    return show(text, {}, {});
}

std::string printable(std::string_view text) {
    return printable(text, {});
}

std::string printable(std::string_view text, std::span<std::size_t> offsets) {
    return show(text, ci_command_marks(text), offsets);
}

std::string by_lines(std::string_view text, std::string (*change)(std::string_view line)) {
    std::string changed;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (begin > 0) changed += '\n';
        changed += change(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return changed;
}

std::string printable_lines(std::string_view text) {
    return by_lines(text, printable);
}

}  // namespace assay
