#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace assay;

TEST_CASE("a code point is of one kind, in ASCII and beyond") {
    struct Row {
        char32_t c;
        std::string kinds;
    };
    const auto kinds = [](char32_t c) {
        std::string found;
        if (is_upper_letter(c)) found += "upper ";
        if (is_lower_letter(c)) found += "lower ";
        if (is_letter(c)) found += "letter ";
        if (is_digit(c)) found += "digit ";
        if (is_mark(c)) found += "mark ";
        if (is_space(c)) found += "space ";
        if (is_punctuation(c)) found += "punctuation ";
        return found;
    };
    for (const Row& row : {Row{'A', "upper letter "},
                           Row{'z', "lower letter "},
                           Row{'7', "digit "},
                           Row{'_', "punctuation "},
                           Row{' ', "space "},
                           Row{'\n', "space "},
                           Row{'$', ""},
                           Row{'<', ""},
                           Row{'\0', ""},
                           Row{U'É', "upper letter "},
                           Row{U'ß', "lower letter "},
                           Row{U'東', "letter "},
                           Row{U'٣', "digit "},
                           Row{0x301, "mark "},
                           Row{0xFE0F, "mark "},
                           Row{0xA0, "space "},
                           Row{0x3000, "space "},
                           Row{U'…', "punctuation "},
                           Row{U'。', "punctuation "},
                           Row{U'😊', ""},
                           Row{0x110000, ""},
                           Row{kNoCodePoint, ""}}) {
        CAPTURE(static_cast<unsigned>(row.c));
        CHECK(kinds(row.c) == row.kinds);
    }
}

TEST_CASE("the ASCII kinds agree with Unicode's for every byte") {
    for (int i = 0; i < 256; ++i) {
        CAPTURE(i);
        const char byte = static_cast<char>(i);
        const auto c = static_cast<char32_t>(i);
        CHECK(is_ascii(byte) == (i < 0x80));
        CHECK(is_ascii_letter(byte) == (i < 0x80 && is_letter(c)));
        CHECK(is_ascii_upper(byte) == (i < 0x80 && is_upper_letter(c)));
        CHECK(is_ascii_lower(byte) == (i < 0x80 && is_lower_letter(c)));
        CHECK(is_ascii_digit(byte) == (i < 0x80 && is_digit(c)));
        CHECK(is_ascii_space(byte) == (i < 0x80 && is_space(c)));
        CHECK(is_ascii_alphanumeric(byte) == (is_ascii_letter(byte) || is_ascii_digit(byte)));
    }
}

TEST_CASE("folding makes case and kinds of apostrophe equal") {
    CHECK(fold('A') == 'a');
    CHECK(fold('[') == '[');
    CHECK(fold(U'É') == U'é');
    CHECK(fold(U'Σ') == fold(U'ς'));
    CHECK(fold(U'’') == '\'');
    CHECK(fold(U'ʼ') == '\'');
    CHECK(fold(U'東') == U'東');
}
