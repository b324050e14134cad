#include <assay/base/error.hpp>
#include <assay/data/source_text.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace assay;

TEST_CASE("lines end with LF or CRLF") {
    const SourceText source("a\r\n\nb\rc\nd\r", "t");
    std::vector<std::string> lines;
    for (std::size_t offset = 0; offset < source.text().size(); offset = source.next_line(offset))
        lines.emplace_back(source.line_at(offset));
    CHECK(lines == std::vector<std::string>{"a", "", "b\rc", "d\r"});
}

TEST_CASE("every byte has its place") {
    const SourceText source(
        "\xEF\xBB\xBF"
        "a\u00E9b\n\nc",
        "t");  // a byte order mark is no character of the text
    struct Row {
        std::size_t offset, line, column;
    };
    for (const Row& row :
         {Row{0, 1, 1}, Row{1, 1, 2}, Row{3, 1, 3}, Row{4, 1, 4}, Row{5, 2, 1}, Row{6, 3, 1}, Row{7, 3, 2}}) {
        CAPTURE(row.offset);
        CHECK(source.problem(row.offset, "x").place == Place{"t", row.line, row.column});
        CHECK(source.line_number(row.offset) == row.line);
    }
    CHECK(source.problem(3, "x").source_line == "a\u00E9b");
    CHECK(source.line_problem(6, "x") == Problem{{"t", 3, 0}, "x", "c"});
}

TEST_CASE("lines are counted right in any order of questions, also after moving on") {
    SourceText source("a\n\nb\nc", "t");
    for (const std::size_t offset : {5u, 0u, 3u, 6u, 2u, 2u, 1u}) {
        CAPTURE(offset);
        const std::string_view before = source.text().substr(0, offset);
        CHECK(source.line_number(offset) == 1u + std::count(before.begin(), before.end(), '\n'));
    }
    source.line_number(6);
    source.move_on(5, "d\ne");
    CHECK(source.line_number(0) == 4);
    CHECK(source.line_number(3) == 5);
}

TEST_CASE("readable bytes follow the text") {
    const SourceText source("abc", "t");
    CHECK(std::string(source.text().data() + 3, 64) == std::string(64, ' '));
    CHECK(SourceText("", "t").text().empty());
}

TEST_CASE("the first fault of the encoding is found, whichever it is") {
    CHECK_THROWS_WITH_AS(SourceText(std::string("a\0\xFF", 3), "t"),
                         "t:1:2: error: a NUL byte; is this a text file?\na\\x00\\xff\n ^", InputError);
    CHECK_THROWS_WITH_AS(SourceText(std::string("a\xFF\0", 3), "t"),
                         "t:1:2: error: the byte 0xff is no UTF-8; save the file as UTF-8\na\\xff\\x00\n ^",
                         InputError);
    CHECK_THROWS_AS(SourceText(std::string("\xFE\xFF\0a", 4), "t"), Error);
}
