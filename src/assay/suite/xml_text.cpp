#include <assay/suite/xml_text.hpp>

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace assay {
namespace {

struct Range {
    char32_t first, last;
};

constexpr Range kNameStart[] = {{':', ':'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},
                                {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
                                {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
                                {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
constexpr Range kNameOnlyInside[] = {{'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

template <std::size_t Count>
bool is_in(const Range (&ranges)[Count], char32_t c) {
    return std::any_of(ranges, ranges + Count,
                       [&](const Range& range) { return c >= range.first && c <= range.last; });
}

constexpr std::pair<std::string_view, char32_t> kEntities[] = {
    {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};

constexpr char32_t kAboveUnicode = 0x110000;

/// The value of a digit, or 16 if it is none.
unsigned digit_value(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
    return 16;
}

/// `begin` is the offset of '&', and "&#" is known to stand there.
XmlReference read_numeric_reference(std::string_view text, std::size_t begin) {
    std::size_t position = begin + 2;
    const bool hexadecimal = text.substr(position).starts_with('x');
    if (hexadecimal) ++position;
    const unsigned base = hexadecimal ? 16 : 10;
    const std::size_t digits = position;
    char32_t value = 0;
    for (; position < text.size() && digit_value(text[position]) < base; ++position)
        value =
            std::min<char32_t>(value * base + digit_value(text[position]), kAboveUnicode);  // cannot overflow
    if (position == digits || !text.substr(position).starts_with(';'))
        throw SyntaxError("a character's number is written like &#233; or &#xe9;", begin);
    const std::string_view whole = text.substr(begin, position + 1 - begin);
    if (!is_xml_character(value))
        throw SyntaxError(fmt::format("{} is no character that XML allows", shortened(whole, kLongestShown)),
                          begin);
    return {value, position + 1};
}

[[noreturn]] void refuse_entity(std::string_view whole, std::size_t begin) {
    std::vector<std::string> known;
    for (const auto& [entity, character] : kEntities) known.push_back(fmt::format("&{};", entity));
    std::string hint = did_you_mean(whole, known);
    if (hint.empty())
        hint = fmt::format(", only {}; write the character itself, or its number such as &#160;",
                           fmt::join(known, " "));
    throw SyntaxError(fmt::format("XML knows no entity '{}'{}", shortened(whole, kLongestShown), hint),
                      begin);
}

}  // namespace

bool is_xml_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_xml_character(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
    return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

bool is_xml_name_start(char32_t c) {
    return is_in(kNameStart, c);
}

bool is_xml_name_character(char32_t c) {
    return is_in(kNameStart, c) || is_in(kNameOnlyInside, c);
}

std::size_t first_illegal_byte(std::string_view text) {
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        if (!is_xml_character(next_code_point(text, position))) return start;  // kNoCodePoint is none either
    }
    return text.size();
}

std::string code_point_name(char32_t c) {
    return fmt::format("U+{:04X}", static_cast<unsigned>(c));
}

XmlReference read_reference(std::string_view text, std::size_t position) {
    if (text.substr(position).starts_with("&#")) return read_numeric_reference(text, position);
    const std::size_t begin = position + 1;
    std::size_t end = begin;
    while (end < text.size() && is_xml_name_character(static_cast<unsigned char>(text[end])) &&
           static_cast<unsigned char>(text[end]) < 0x80)
        ++end;
    if (end == begin || !text.substr(end).starts_with(';'))
        throw SyntaxError("'&' itself is written as &amp; (every entity ends with ';')", position);
    const std::string_view name = text.substr(begin, end - begin);
    for (const auto& [entity, character] : kEntities)
        if (name == entity) return {character, end + 1};
    refuse_entity(text.substr(position, end + 1 - position), position);
}

PlacedText decode_xml_text(std::string_view bytes, std::size_t begin, std::size_t end, XmlTextKind kind) {
    PlacedText result;
    result.text.reserve(end - begin);
    result.offsets.reserve(end - begin + 1);
    const auto put = [&](char c, std::size_t from) {
        result.text += c;
        result.offsets.push_back(from);
    };
    for (std::size_t at = begin; at < end;) {
        const char c = bytes[at];
        if (c == '&' && kind != XmlTextKind::cdata) {
            const XmlReference reference = read_reference(bytes, at);
            std::string encoded;
            append_code_point(encoded, reference.character);
            for (const char byte : encoded) put(byte, at);
            at = reference.end;
        } else if (is_xml_space(c)) {
            put(kind == XmlTextKind::attribute ? ' ' : c == '\r' ? '\n' : c, at);
            at += c == '\r' && at + 1 < end && bytes[at + 1] == '\n' ? 2 : 1;
        } else {
            put(c, at++);
        }
    }
    result.offsets.push_back(end);
    return result;
}

}  // namespace assay
