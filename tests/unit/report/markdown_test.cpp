#include <assay/report/markdown.hpp>

#include "random_results.hpp"
#include "sample_results.hpp"
#include "support/golden.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <sstream>
#include <string>

using namespace assay;

TEST_CASE("the report as it stands") {
    test::check_golden("report/everything.md", to_markdown(test::everything()));
    test::check_golden("report/all_well.md", to_markdown(test::all_well()));
}

TEST_CASE("names show as they are") {
    struct Row {
        const char* text;
        const char* escaped;
    };
    for (const Row& row :
         {Row{"plain, name-1 (x)", "plain, name-1 (x)"}, Row{"a|b", "a\\|b"}, Row{"`x`", "\\`x\\`"},
          Row{"**b** _i_ ~s~", "\\*\\*b\\*\\* \\_i\\_ \\~s\\~"}, Row{"[x](http://y)", "\\[x\\](http://y)"},
          Row{"<b>&amp;", "&lt;b&gt;&amp;amp;"}, Row{"\\", "\\\\"}, Row{"@all #1", "@<!-- -->all #<!-- -->1"},
          Row{"$x$", "\\$x\\$"}, Row{"a\nb\x1b", "a\\\\nb\\\\x1b"}}) {
        CAPTURE(row.text);
        CHECK(markdown_text(row.text) == row.escaped);
    }
}

TEST_CASE("each test is one row of eight cells, and no text closes its code block") {
    CHECK(rc::check("markdown", [] {
        const RunResult result = *test::random_result();
        std::istringstream report(to_markdown(result));
        std::size_t rows = 0;
        std::string fence;
        for (std::string line; std::getline(report, line);) {
            if (fence.empty() && line.starts_with("```")) {
                fence = line.substr(0, line.find_first_not_of('`'));
            } else if (!fence.empty()) {
                if (line == fence) fence.clear();
                RC_ASSERT(line.find(fence.empty() ? "\n" : fence) == line.npos);
            } else if (line.starts_with("|")) {
                ++rows;
                std::size_t bars = 0;
                for (std::size_t i = 0; i < line.size(); ++i) {
                    if (line[i] == '\\')
                        ++i;
                    else
                        bars += line[i] == '|';
                }
                RC_ASSERT(bars == 9u);
            }
        }
        RC_ASSERT(fence.empty());
        RC_ASSERT(rows == result.tests.size() + 2);
    }));
}
