#include <assay/base/ci_commands.hpp>

#include <assay/base/utf8.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <regex>
#include <string>
#include <vector>

using namespace assay;
using Marks = std::vector<std::size_t>;

namespace {

/// Of ASCII lines alone.
bool is_obeyed(const std::string& line) {
    static const std::regex kBegin("^[ \t\v\f\r\n]*::[A-Za-z]"), kAnywhere("##[A-Za-z]*\\[");
    return std::regex_search(line, kBegin) || std::regex_search(line, kAnywhere);
}

}  // namespace

TEST_CASE("the marks of commands are found, and nothing else") {
    struct Row {
        std::string line;
        Marks marks;
    };
    for (const Row& row : {
             Row{"::error::x", {0}},
             Row{"  \t::set-output name=a::b", {3}},
             Row{"\u00A0\u2003\u3000\u0085::add-mask::x", {10}},
             Row{"##[error]x", {2}},
             Row{"text ##vso[task.complete]", {10}},
             Row{"##teamcity[x] ##[y]", {10, 16}},
             Row{" ::a ##[b]", {1, 7}},
             Row{"###[x]", {3}},
             Row{"", {}},
             Row{"::", {}},
             Row{"   ", {}},
             Row{":: x", {}},
             Row{"::1", {}},
             Row{":::a", {}},
             Row{"C++::x, std ::y", {}},
             Row{"a ::error::", {}},
             Row{"\u200B::error::", {}},
             Row{"## Heading [x]", {}},
             Row{"##x1[y]", {}},
             Row{"#[x] # #[y]", {}},
         }) {
        CAPTURE(row.line);
        CHECK(ci_command_marks(row.line) == row.marks);
    }
}

TEST_CASE("a line is no command once its marks are written in another way, and printable() does so") {
    CHECK(rc::check([] {
        const std::string likely = ":::##[[ aZ1\t\n";
        const std::string line = *rc::gen::container<std::string>(rc::gen::elementOf(likely));
        const Marks marks = ci_command_marks(line);
        RC_ASSERT(marks.empty() != is_obeyed(line));
        std::string without = line;
        for (const std::size_t mark : marks) without[mark] = '!';
        RC_ASSERT(!is_obeyed(without));
        RC_ASSERT(!is_obeyed(printable(line)));
    }));
}

TEST_CASE("each format writes the marks in its own way") {
    CHECK(with_ci_command_marks(" ::a ##[b]", "<", ">") == " <:a ##>b]");
    CHECK(with_ci_command_marks("C++::x", "<", ">") == "C++::x");
    CHECK(json_for_log(R"({"a": ["##vso[x]", "::b"]})") == R"({"a": ["##vso\u005bx]", "::b"]})");
}

TEST_CASE("JSON for a log holds nothing that a terminal obeys") {
    CHECK(json_for_log("[\"\u009b2J\u202e\x7f\u200d\U000e0041 \u00e9\"]") ==
          R"(["\u009b2J\u202e\u007f\u200d\udb40\udc41 )"
          "\u00e9\"]");
}

TEST_CASE("looking for commands takes linear time") {
    // Were each bracket to look at all before it, or each colon, this would take minutes.
    std::string line(1'000'000, ' ');
    for (int i = 0; i < 300'000; ++i) line += "[::a";
    CHECK(ci_command_marks(line).empty());
    CHECK(ci_command_marks("##" + std::string(2'000'000, '[')) == Marks{2});
}
