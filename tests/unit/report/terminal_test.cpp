#include <assay/report/terminal.hpp>

#include <assay/base/utf8.hpp>
#include <assay/report/display.hpp>

#include "random_results.hpp"
#include "sample_results.hpp"
#include "support/golden.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace assay;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::string without_ansi(std::string text) {
    for (std::size_t at = 0; (at = text.find("\x1b[", at)) != text.npos;)
        text.erase(at, text.find('m', at) + 1 - at);
    return text;
}

}  // namespace

TEST_CASE("the report as it stands") {
    test::check_golden("report/everything.txt", to_terminal(test::everything()));
    test::check_golden("report/everything-80-ascii.txt",
                       to_terminal(test::everything(), {.width = 80, .examples_per_test = 1, .utf8 = false}));
    test::check_golden("report/all_well.txt", to_terminal(test::all_well()));
    test::check_golden("report/all_well-colour.txt", to_terminal(test::all_well(), {.colour = true}));
    test::check_golden("report/interrupted.txt", to_terminal(test::interrupted()));
    test::check_golden("report/nothing_judged.txt", to_terminal(test::nothing_judged()));
}

TEST_CASE("colour adds codes and nothing else") {
    for (const RunResult& result : {test::everything(), test::interrupted(), test::nothing_judged()}) {
        const std::string plain = to_terminal(result, {.colour = false});
        const std::string colour = to_terminal(result, {.colour = true});
        CHECK(plain.find('\x1b') == std::string::npos);
        CHECK(colour.find('\x1b') != std::string::npos);
        CHECK(without_ansi(colour) == plain);
    }
}

TEST_CASE("without examples there is the table and the verdict") {
    const std::string text = to_terminal(test::everything(), {.examples_per_test = 0});
    CHECK(text.find("replay") == std::string::npos);
    CHECK(text.find("negated") != std::string::npos);
}

TEST_CASE("the worst tests of each type are shown, the others are counted") {
    const auto shown = [](std::size_t tests_per_type) {
        return to_terminal(test::everything(), {.tests_per_type = tests_per_type});
    };
    // Of five failing tests two are INV and two MFT.
    CHECK(shown(1).find("\n2 more tests have failing cases, which are not shown here.\n") !=
          std::string::npos);
    CHECK(shown(1).find("Chicago") == std::string::npos);
    CHECK(shown(2).find("Chicago") != std::string::npos);
    CHECK(shown(2).find("not shown") == std::string::npos);
    CHECK(shown(2) == to_terminal(test::everything()));
    CHECK(shown(0).find("\n5 more tests have failing cases") != std::string::npos);
}

TEST_CASE("whatever the result, the report is safe to print, fits, and ends with the verdict") {
    CHECK(rc::check("terminal", [] {
        const RunResult result = *test::random_result();
        TerminalOptions options;
        options.width = *rc::gen::inRange(-10, 200);
        options.examples_per_test = *rc::gen::inRange<std::size_t>(0, 3);
        options.tests_per_type = *rc::gen::inRange<std::size_t>(0, 3);
        options.utf8 = *rc::gen::arbitrary<bool>();
        const std::string text = to_terminal(result, options);
        const std::vector<std::string> lines = lines_of(text);
        RC_ASSERT(text.ends_with("\n"));
        RC_ASSERT(lines.back() ==
                  (options.utf8 ? verdict_sentence(result) : ascii(verdict_sentence(result))));
        for (const std::string& line : lines) {
            RC_ASSERT(printable(line) == line);
            RC_ASSERT(!line.ends_with(" "));
            if (!options.utf8) RC_ASSERT(ascii(line) == line);
        }
    }));
}

TEST_CASE("lines keep to the width, but for commands and the verdict") {
    for (const int width : {80, 100, 120}) {
        for (const bool utf8 : {true, false}) {
            std::vector<std::string> lines =
                lines_of(to_terminal(test::everything(), {.width = width, .utf8 = utf8}));
            lines.pop_back();
            for (const std::string& line : lines) {
                CAPTURE(line);
                if (line.find("assay replay") == line.npos)
                    CHECK(display_width(line) <= static_cast<std::size_t>(width));
            }
        }
    }
}
