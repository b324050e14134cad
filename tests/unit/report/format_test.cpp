#include <assay/report/format.hpp>

#include <assay/base/error.hpp>
#include <assay/report/junit.hpp>
#include <assay/report/markdown.hpp>
#include <assay/report/results_json.hpp>
#include <assay/report/terminal.hpp>

#include "sample_results.hpp"

#include <doctest/doctest.h>

using namespace assay;

TEST_CASE("each format has a name, an extension and a rendering") {
    struct Row {
        ReportFormat format;
        const char* name;
        const char* file;
    };
    for (const Row& row :
         {Row{ReportFormat::json, "json", "results.json"}, Row{ReportFormat::junit, "junit", "a.b/x.XML"},
          Row{ReportFormat::text, "text", "x.y.txt"}, Row{ReportFormat::markdown, "markdown", "R.Md"}}) {
        CAPTURE(row.name);
        CHECK(name_of(row.format) == row.name);
        CHECK(report_format_of(row.name) == row.format);
        CHECK(report_format_of_file(row.file) == row.format);
    }
    const RunResult result = test::everything();
    CHECK(render(result, ReportFormat::json) == to_json(result));
    CHECK(render(result, ReportFormat::junit) == to_junit(result));
    CHECK(render(result, ReportFormat::text) == to_terminal(result, TerminalOptions{}));
    CHECK(render(result, ReportFormat::markdown) == to_markdown(result));
}

TEST_CASE("an unknown format is refused with those that are known") {
    CHECK_THROWS_WITH_AS(
        report_format_of("jsn"),
        "there is no report format 'jsn'; the formats are json, junit, text, markdown; did you mean 'json'?",
        Error);
    CHECK_THROWS_WITH_AS(report_format_of(""),
                         "there is no report format ''; the formats are json, junit, text, markdown", Error);
    for (const char* file : {"report.pdf", "report", ".json", "json"}) {
        CAPTURE(file);
        CHECK_THROWS_WITH_AS(
            report_format_of_file(file),
            ("the format of the report '" + std::string(file) +
             "' cannot be told from its name; end it with one of .json (json), .xml (junit), .txt "
             "(text), .md (markdown)")
                .c_str(),
            Error);
    }
}
