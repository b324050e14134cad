#include <assay/data/json_fault.hpp>

#include <assay/base/ascii.hpp>
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/json_lines.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace assay {
namespace {

bool is_of_word(char c) {
    return is_ascii_alphanumeric(c) || c == '_';
}

bool fits_64_bits(std::string_view whole) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), value);
    return error == std::errc{} || parse_unsigned(whole);
}

}  // namespace

JsonScan::JsonScan(std::string_view text) : text_(text) {
    try {
        if (const auto bad = invalid_utf8_at(text)) fail_at(*bad, "not UTF-8");
        value();
        skip_space();
        if (position_ < text_.size()) fail("unexpected text after the end of the JSON value");
    } catch (const SyntaxError& error) {
        fault_ = JsonFault{error.what(), error.offset()};
    }
}

void JsonScan::fail(const std::string& message) const {
    fail_at(position_, message);
}

void JsonScan::fail_at(std::size_t offset, const std::string& message) {
    throw SyntaxError(message, offset);
}

void JsonScan::skip_space() {
    position_ = std::min(text_.find_first_not_of(" \t\n\r", position_), text_.size());
}

void JsonScan::value() {
    skip_space();
    switch (peek()) {
        case '{':
            return object();
        case '[':
            return sequence(']', [&] { value(); });
        case '"':
            string();
            return;
        default:
            return is_ascii_digit(peek()) || peek() == '-' ? number() : word();
    }
}

/// What stands between an opening bracket and `close`, with commas between the elements.
template <typename Element>
void JsonScan::sequence(char close, Element element) {
    if (++depth_ > kJsonDepth) fail(fmt::format("nested more than {} levels deep", kJsonDepth));
    ++position_;
    skip_space();
    if (peek() != close) {
        for (element(); skip_space(), peek() == ','; element()) ++position_;
        if (peek() != close) fail(fmt::format("expected ',' or '{}'", close));
    }
    ++position_;
    --depth_;
}

void JsonScan::object() {
    std::set<std::string_view> keys;
    sequence('}', [&] {
        skip_space();
        const std::size_t key_offset = position_;
        if (peek() != '"') fail("expected a key in \"…\"");
        const std::string_view key = string();
        if (!keys.insert(key).second)
            fail_at(key_offset, fmt::format("the key '{}' occurs twice in one object", key));
        skip_space();
        if (peek() != ':') fail("expected ':' after the key");
        ++position_;
        skip_space();
        if (depth_ == 1) members_.push_back({key, position_});
        value();
    });
}

std::string_view JsonScan::string() {
    const std::size_t open = position_++;
    while (position_ < text_.size()) {
        const char c = text_[position_];
        if (c == '"') {
            ++position_;
            return text_.substr(open + 1, position_ - open - 2);
        }
        if (c == '\\') {
            escape();
        } else if (static_cast<unsigned char>(c) < 0x20) {
            fail(fmt::format("a string cannot hold a raw {}; write it as an escape", printable({&c, 1})));
        } else {
            ++position_;
        }
    }
    fail_at(open, "this string never closes");
}

void JsonScan::escape() {
    const std::size_t begin = position_++;
    constexpr std::string_view kSimple = "\"\\/bfnrt";
    const char kind = peek();
    ++position_;
    if (kind != '\0' && kSimple.find(kind) != std::string_view::npos) return;
    if (kind != 'u') fail_at(begin, "unknown escape; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
    const unsigned unit = hex4();
    if (unit == 0) fail_at(begin, "a text cannot hold \\u0000");
    if (unit < 0xD800 || unit > 0xDFFF) return;
    bool paired = unit < 0xDC00 && text_.substr(position_, 2) == "\\u";
    if (paired) {
        position_ += 2;
        const unsigned second = hex4();
        paired = second >= 0xDC00 && second <= 0xDFFF;
    }
    if (!paired) fail_at(begin, fmt::format("\\u{:04x} is half of a surrogate pair", unit));
}

unsigned JsonScan::hex4() {
    const std::string_view digits = text_.substr(std::min(position_, text_.size()), 4);
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{} || end != digits.data() + 4) fail("\\u wants four hexadecimal digits");
    position_ += 4;
    return value;
}

void JsonScan::digits() {
    if (!is_ascii_digit(peek())) fail("a digit is missing in this number");
    while (is_ascii_digit(peek())) ++position_;
}

void JsonScan::number() {
    const std::size_t begin = position_;
    if (peek() == '-') ++position_;
    const std::size_t first_digit = position_;
    digits();
    if (text_[first_digit] == '0' && position_ > first_digit + 1)
        fail_at(begin, "a number cannot begin with 0");
    const std::size_t whole_end = position_;
    if (peek() == '.') {
        ++position_;
        digits();
    }
    if (peek() == 'e' || peek() == 'E') {
        ++position_;
        if (peek() == '+' || peek() == '-') ++position_;
        digits();
    }
    const std::string_view written = text_.substr(begin, position_ - begin);
    if (position_ == whole_end && !fits_64_bits(written))
        fail_at(begin, "a whole number beyond 64 bits; write it as a string");
    // Too small is 0, as simdjson reads it; too large is refused.
    const bool small =
        written.find("e-") != std::string_view::npos || written.find("E-") != std::string_view::npos;
    if (position_ > whole_end && !small && !parse_number(written))
        fail_at(begin, "a number beyond the range of a double");
}

void JsonScan::word() {
    const std::size_t begin = position_;
    if (begin == text_.size()) fail("the JSON ends where a value should follow");
    if (peek() == '\'') fail("a string is written in \"…\"");
    while (is_of_word(peek())) ++position_;
    const std::string_view written = text_.substr(begin, position_ - begin);
    if (written == "true" || written == "false" || written == "null") return;
    if (!written.empty()) fail_at(begin, fmt::format("'{}' is no JSON value", written));
    next_code_point(text_, position_);
    fail_at(begin, fmt::format("unexpected '{}' where a value should follow",
                               text_.substr(begin, position_ - begin)));
}

}  // namespace assay
