#include <assay/report/table.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace assay;

namespace {

std::string text_of(const Table& table, std::size_t width, bool colour = false) {
    std::string text;
    for (const std::string& line : lay_out(table, width, colour)) text += line + '\n';
    return text;
}

Table sample() {
    return {{{"Test", false, 6}, {"N", true}, {"Gate", false, 6}},
            {{{"a name of words"}, {"7"}, {"passed", Style::good}}, {{"日本"}, {"1,000"}, {""}}},
            {}};
}

}  // namespace

TEST_CASE("columns are as wide as they need, numbers to the right, and no line ends with blanks") {
    CHECK(text_of(sample(), 80) ==
          "Test                 N  Gate\n"
          "──────────────────────────────\n"
          "a name of words      7  passed\n"
          "日本             1,000\n");
}

TEST_CASE("columns shrink to what they need least, and their cells wrap") {
    CHECK(text_of(sample(), 23) ==
          "Test          N  Gate\n"
          "───────────────────────\n"
          "a name        7  passed\n"
          "of words\n"
          "日本      1,000\n");
    CHECK(text_of(sample(), 1) ==
          "Test        N  Gate\n"
          "─────────────────────\n"
          "a name      7  passed\n"
          "of\n"
          "words\n"
          "日本    1,000\n");
}

TEST_CASE("the column that has most to spare shrinks first") {
    const Table table{{{"", false, 4}, {"", false, 9}}, {{{"0123456789"}, {"0123456789"}}}, {}};
    CHECK(lay_out(table, 18, false)[2] == "012345  0123456789");
    CHECK(lay_out(table, 15, false)[2] == "0123  012345678");
}

TEST_CASE("brackets stay together where a column is glued") {
    const auto shown = [](const char* cell, bool glued) {
        return text_of({{{"T", false, 8, glued}}, {{{cell}}}, {}}, 9).substr(2 + 9 * 3 + 1);
    };
    CHECK(shown("1 [2, 3, 4]", true) == "1\n[2, 3, 4]\n");
    CHECK(shown("1 [2, 3, 4]", false) == "1 [2, 3,\n4]\n");
    CHECK(shown("12.3% [9.7, 15] (a b)", true) == "12.3%\n[9.7, 15]\n(a b)\n");
    CHECK(shown("(1,234,567 skipped)", true) == "(1,234,56\n7 skipped\n)\n");
    CHECK(shown("(1,234,56 skipped)", true) == "(1,234,56\nskipped)\n");
}

TEST_CASE("a cell has six lines at most") {
    const Table table{{{"T", false, 4}}, {{{"1111 2222 3333 4444 5555 6666 7777"}}}, {}};
    CHECK(text_of(table, 4) == "T\n────\n1111\n2222\n3333\n4444\n5555\n666…\n");
}

TEST_CASE("colour only where it is asked for, and only around what is styled") {
    CHECK(text_of(sample(), 80, true).find("\x1b[32mpassed\x1b[0m") != std::string::npos);
    CHECK(text_of(sample(), 80, false).find('\x1b') == std::string::npos);
    CHECK(styled("x", Style::bad, true) == "\x1b[1;31mx\x1b[0m");
    CHECK(styled("x", Style::bad, false) == "x");
    CHECK(styled("x", Style::plain, true) == "x");
}

TEST_CASE("ASCII marks") {
    const Table table{{{"T", false, 4}}, {{{"1111 2222 3333 4444 5555 6666 7777"}}}, kAsciiMarks};
    CHECK(text_of(table, 4) == "T\n----\n1111\n2222\n3333\n4444\n5555\n6...\n");
}

TEST_CASE("a table without columns or rows") {
    CHECK(lay_out(Table{}, 80, false).empty());
    CHECK(text_of({{{"T"}}, {}, {}}, 80) == "T\n─\n");
}
