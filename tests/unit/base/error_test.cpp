#include <assay/base/error.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace assay;

TEST_CASE("a place leaves out what is unknown") {
    CHECK(describe(Place{"suite.xml", 14, 29}) == "suite.xml:14:29");
    CHECK(describe(Place{"suite.xml", 14, 0}) == "suite.xml:14");
    CHECK(describe(Place{"suite.xml", 0, 0}) == "suite.xml");
    CHECK(describe(Place{"suite.xml", 0, 3}) == "suite.xml");
    CHECK(describe(Place{"a\nb.xml", 1, 2}) == "a\\nb.xml:1:2");
    CHECK(describe(Place{}) == "");
}

TEST_CASE("a problem shows its line, and a caret below the column") {
    struct Row {
        const char* file;
        std::size_t line, column;
        std::string message, source_line, shown;
    };
    const std::string at200(200, 'x');
    const std::vector<Row> rows = {
        {"s.xml", 2, 5, "no lexicon 'x'", "    {x}", "s.xml:2:5: error: no lexicon 'x'\n    {x}\n    ^"},
        {"s.xml", 2, 1, "m", "ab", "s.xml:2:1: error: m\nab\n^"},
        {"s.xml", 2, 3, "m", "ab", "s.xml:2:3: error: m\nab\n  ^"},
        {"s.xml", 2, 9, "m", "ab", "s.xml:2:9: error: m\nab\n  ^"},
        {"s.xml", 2, 0, "m", "ab", "s.xml:2: error: m\nab"},
        {"s.xml", 2, 1, "m", "", "s.xml:2:1: error: m"},
        {"s.xml", 2, 1, "m", "\r\n", "s.xml:2:1: error: m"},
        {"s.xml", 2, 2, "m", "ab\r\n", "s.xml:2:2: error: m\nab\n ^"},
        {"", 0, 0, "m", "ab", "error: m\nab"},
        {"", 0, 2, "m", "ab", "error: m\nab\n ^"},
        // The caret counts code points, and what stands before it as it is shown.
        {"s.xml", 1, 3, "m", "\u00E9\u00E9x", "s.xml:1:3: error: m\n\u00E9\u00E9x\n  ^"},
        {"s.xml", 1, 3, "m", "\t\x1Bx", "s.xml:1:3: error: m\n\\t\\x1bx\n      ^"},
        {"s.xml", 1, 2, "m", "\u202Ex", "s.xml:1:2: error: m\n\\u202ex\n      ^"},
        {"s.xml", 1, 2, "m", "\xFFx", "s.xml:1:2: error: m\n\\xffx\n    ^"},
        {"s.xml", 1, 1, "m", "::a::", "s.xml:1:1: error: m\n\\x3a:a::\n^"},
        {"s.xml", 1, 2, "m", "::a::", "s.xml:1:2: error: m\n\\x3a:a::\n    ^"},
        {"s.xml", 1, 5, "m", " ::a ::b", "s.xml:1:5: error: m\n \\x3a:a ::b\n       ^"},
        {"::a::", 0, 0, "##[x]", "", "\\x3a:a::: error: ##\\x5bx]"},
        {"s.xml", 1, 1, "a\nb\x1B[31m", "", "s.xml:1:1: error: a\\nb\\x1b[31m"},
        // Of a line that fills more than a screen, the surroundings.
        {"s.xml", 1, 1, "m", at200, "s.xml:1:1: error: m\n" + at200 + "\n^"},
        {"s.xml", 1, 1, "m", at200 + "y", "s.xml:1:1: error: m\n" + std::string(100, 'x') + "…\n^"},
        {"s.xml", 1, 0, "m", at200 + "y", "s.xml:1: error: m\n" + std::string(100, 'x') + "…"},
        {"s.xml", 1, 201, "m", at200 + "y" + at200,
         "s.xml:1:201: error: m\n…" + std::string(60, 'x') + "y" + std::string(99, 'x') + "…\n" +
             std::string(61, ' ') + "^"},
        {"s.xml", 1, 201, "m", at200 + "y",
         "s.xml:1:201: error: m\n…" + std::string(60, 'x') + "y\n" + std::string(61, ' ') + "^"},
        {"s.xml", 1, 62, "m", std::string(61, 'a') + at200,
         "s.xml:1:62: error: m\n…" + std::string(60, 'a') + std::string(100, 'x') + "…\n" +
             std::string(61, ' ') + "^"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.shown);
        CHECK(describe(Problem{{row.file, row.line, row.column}, row.message, row.source_line}) == row.shown);
    }
}

TEST_CASE("errors say what they carry") {
    const Problem problem{{"s.xml", 2, 1}, "m", "ab"};
    CHECK(InputError(problem).what() == describe(problem));
    CHECK(InputError(problem).problem() == problem);
    CHECK(std::string(InputError(Place{"s.xml", 1, 0}, "m").what()) == "s.xml:1: error: m");
    CHECK(SyntaxError("m", 7).offset() == 7);
    CHECK(std::string(SyntaxError("m", 7).what()) == "m");
    CHECK(std::string(Interrupted().what()) == "interrupted");
    CHECK_THROWS_AS(throw InputError(problem), Error);
    CHECK_THROWS_AS(throw SyntaxError("m", 0), Error);
}

TEST_CASE("faults of rows are told together, and counted where there are many") {
    const auto told = [](std::size_t count) -> std::string {
        RowFaults faults;
        for (std::size_t line = 1; line <= count; ++line)
            faults.keep([&] { throw InputError(Place{"r.csv", line, 0}, "m"); });
        try {
            faults.throw_any();
        } catch (const InputErrors& errors) {
            CHECK(errors.problem() == errors.problems().front());
            return errors.what();
        } catch (const InputError& error) {
            return error.what();
        }
        return "none";
    };
    CHECK(told(0) == "none");
    CHECK(told(1) == "r.csv:1: error: m");
    CHECK(told(2) == "r.csv:1: error: m\nr.csv:2: error: m");
    CHECK(told(20).ends_with("\nr.csv:20: error: m"));
    CHECK(told(21).ends_with("\nr.csv:20: error: m\nr.csv:21: error: and 1 more problem, the first here"));
    CHECK(told(1'234).ends_with("\nr.csv:21: error: and 1,214 more problems, the first here"));
}
