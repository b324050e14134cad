#include <assay/base/utf8.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <string>
#include <vector>

using namespace assay;

namespace {

struct Bounds {
    unsigned first_low, first_high, second_low, second_high;
    std::size_t length;
};

/// The Unicode Standard, table 3-7: well-formed UTF-8 byte sequences. Third and fourth bytes are 80..BF.
constexpr Bounds kTable[] = {
    {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

/// The length of the well-formed sequence at the front of `bytes`, or 0.
std::size_t length_by_table(std::string_view bytes) {
    const auto within = [&](std::size_t i, unsigned low, unsigned high) {
        return i < bytes.size() && static_cast<unsigned char>(bytes[i]) >= low &&
               static_cast<unsigned char>(bytes[i]) <= high;
    };
    for (const Bounds& row : kTable) {
        if (!within(0, row.first_low, row.first_high)) continue;
        bool fits = row.length == 1 || within(1, row.second_low, row.second_high);
        for (std::size_t i = 2; i < row.length; ++i) fits = fits && within(i, 0x80, 0xBF);
        if (fits) return row.length;
    }
    return 0;
}

rc::Gen<std::string> any_bytes() {
    const std::string likely = "a::##[\n\x1B\x7F\x80\x8F\x90\x9F\xA0\xBF\xC2\xE0\xE2\xED\xEF\xF0\xF4\xF5\xFF";
    return rc::gen::container<std::string>(rc::gen::elementOf(likely));
}

}  // namespace

TEST_CASE("every code point survives writing and reading") {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        std::string text;
        append_code_point(text, c);
        std::size_t position = 0;
        const char32_t read = next_code_point(text, position);
        const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        if (read != (surrogate ? kNoCodePoint : c) || position != (surrogate ? 1 : text.size()))
            FAIL("U+", c);
    }
}

TEST_CASE("sequences of up to four bytes are well-formed where the Unicode Standard says so") {
    constexpr std::array<unsigned char, 9> kEdges = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0xA0, 0xBF, 0xC0, 0xFF};
    for (unsigned first_two = 0; first_two < 0x10000; ++first_two) {
        for (const unsigned char third : kEdges) {
            for (const unsigned char fourth : kEdges) {
                const std::string bytes = {static_cast<char>(first_two >> 8),
                                           static_cast<char>(first_two & 0xFF), static_cast<char>(third),
                                           static_cast<char>(fourth)};
                std::size_t position = 0;
                const bool read = next_code_point(bytes, position) != kNoCodePoint;
                const std::size_t length = length_by_table(bytes);
                if (read != (length > 0) || position != (length > 0 ? length : 1))
                    FAIL("bytes ", first_two, third, fourth);
            }
        }
    }
}

TEST_CASE("a sequence that is cut short is not well-formed") {
    for (const std::string& whole :
         {std::string("\u00E9"), std::string("\u20AC"), std::string("\U0001F600")}) {
        CHECK(invalid_utf8_at(whole) == std::nullopt);
        for (std::size_t length = 1; length < whole.size(); ++length) {
            CHECK(invalid_utf8_at("ab" + whole.substr(0, length)) == 2);
            CHECK(invalid_utf8_at(whole + whole.substr(0, length) + "x") == whole.size());
        }
    }
    CHECK(invalid_utf8_at("") == std::nullopt);
    CHECK(invalid_utf8_at(std::string_view("a\0b", 3)) == std::nullopt);
}

TEST_CASE("the first malformed byte is the first that the table refuses") {
    CHECK(rc::check([] {
        const std::string bytes = *any_bytes();
        std::size_t position = 0;
        while (position < bytes.size()) {
            const std::size_t length = length_by_table(std::string_view(bytes).substr(position));
            if (length == 0) break;
            position += length;
        }
        RC_ASSERT(invalid_utf8_at(bytes).value_or(bytes.size()) == position);
    }));
}

TEST_CASE("columns count code points, malformed bytes one each") {
    const std::string line = "a\u00E9\xFF\U0001F600z";
    CHECK(code_point_count(line) == 5);
    CHECK(code_point_count("") == 0);
    const std::vector<std::size_t> offsets = {0, 0, 1, 3, 4, 8, 9, 9, 9};  // by column; 0 is as 1
    for (std::size_t column = 0; column < offsets.size(); ++column)
        CHECK(byte_offset_of_column(line, column) == offsets[column]);
}

TEST_CASE("what is shown is harmless") {
    struct Row {
        std::string text, shown;
    };
    const std::vector<Row> rows = {
        {"plain \u00E9 \u4E2D \U0001F600", "plain \u00E9 \u4E2D \U0001F600"},
        {"a\\b", "a\\b"},
        {"\n\r\t", "\\n\\r\\t"},
        {std::string("\0\x01\x1B[2J\x7F", 7), "\\x00\\x01\\x1b[2J\\x7f"},
        {"\u0080\u009B", "\\x80\\x9b"},
        {"\u00A0\u00AD", "\u00A0\\xad"},
        {"\u061C\u200B\u200E\u200F", "\\u061c\\u200b\\u200e\\u200f"},
        {"\u2028\u2029\u202A\u202E", "\\u2028\\u2029\\u202a\\u202e"},
        {"\u2066\u2069\u2060\uFEFF", "\\u2066\\u2069\\u2060\\ufeff"},
        {"\u2027\u202F\u2070", "\u2027\u202F\u2070"},
        {"\U000E0041", "\\U000e0041"},
        {"\xFF\xC3(", "\\xff\\xc3("},
        {"\xED\xA0\x80", "\\xed\\xa0\\x80"},
        {"", ""},
    };
    for (const Row& row : rows) CHECK(printable(row.text) == row.shown);
}

TEST_CASE("what is shown in a log is no command to a CI system, and data stays as it is") {
    struct Row {
        std::string text, shown;
    };
    for (const Row& row :
         {Row{"::error::x", "\\x3a:error::x"}, Row{" \u00A0::set-output", " \u00A0\\x3a:set-output"},
          Row{"##[error]x", "##\\x5berror]x"}, Row{"x ##vso[task.y]", "x ##vso\\x5btask.y]"},
          Row{"##teamcity[x", "##teamcity\\x5bx"}, Row{"C++::x", "C++::x"}, Row{"## Heading", "## Heading"},
          Row{"\t::x", "\\t\\x3a:x"}}) {
        CAPTURE(row.text);
        CHECK(printable(row.text) == row.shown);
    }
    CHECK(printable_lines("a\n ::error::\n##[x]") == "a\n \\x3a:error::\n##\\x5bx]");
    CHECK(without_controls("::error::##[x]\n") == "::error::##[x]\\n");
}

TEST_CASE("a place in a text is known in what is shown of it") {
    const std::string text = " ::a\n\u00E9[";
    const std::string shown = " \\x3a:a\\n\u00E9[";
    REQUIRE(printable(text) == shown);
    struct Row {
        std::size_t offset, in_shown;
    };
    for (const Row& row : {Row{0, 0}, Row{1, 1}, Row{2, 5}, Row{3, 6}, Row{4, 7}, Row{5, 9}, Row{7, 11},
                           Row{8, 12}, Row{99, 12}}) {
        CAPTURE(row.offset);
        std::size_t offset = row.offset;
        CHECK(printable(text, {&offset, 1}) == shown);
        CHECK(offset == row.in_shown);
    }
    std::vector<std::size_t> offsets = {0, 1, 1, 4, 99}, in_shown = {0, 1, 1, 7, 12};
    CHECK(printable(text, offsets) == shown);
    CHECK(offsets == in_shown);
}

TEST_CASE("a text is shortened to so many code points, and says so") {
    CHECK(shortened("", 0) == "");
    CHECK(shortened("abc", 4) == "abc");
    CHECK(shortened("abc", 3) == "abc");
    CHECK(shortened("abc", 2) == "ab…");
    CHECK(shortened("abc", 0) == "…");
    CHECK(shortened("äöü", 2) == "äö…");
    CHECK(shortened("a\xff\xff", 2) == "a\xff…");  // malformed bytes count one each
}

TEST_CASE("what is shown is well-formed, without controls, and shown as it is") {
    CHECK(rc::check([] {
        const std::string shown = printable(*any_bytes());
        RC_ASSERT(!invalid_utf8_at(shown));
        for (std::size_t position = 0; position < shown.size();) {
            const char32_t c = next_code_point(shown, position);
            RC_ASSERT(c >= 0x20 && !(c >= 0x7F && c < 0xA0));
        }
        RC_ASSERT(printable(shown) == shown);
    }));
}
