#include <assay/report/junit.hpp>

#include <assay/base/files.hpp>
#include <assay/base/utf8.hpp>

#include "random_results.hpp"
#include "sample_results.hpp"
#include "support/golden.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <pugixml.hpp>
#include <string>

using namespace assay;

namespace {

/// What xmllint, a validator that is not ours, says of the report against tests/golden/junit.xsd: its exit
/// status.
int xmllint(const std::string& report) {
    const std::string file = std::string(ASSAY_BINARY_DIR) + "/junit-under-test.xml";
    write_file(file, report);
    const std::string schema = std::string(ASSAY_SOURCE_DIR) + "/tests/golden/junit.xsd";
    return std::system(
        ("xmllint --noout --nonet --schema '" + schema + "' '" + file + "' >'" + file + ".log' 2>&1")
            .c_str());
}

std::string attribute_of(const std::string& report, const char* path, const char* name) {
    pugi::xml_document document;
    REQUIRE(document.load_buffer(report.data(), report.size()));
    return document.select_node(path).node().attribute(name).value();
}

}  // namespace

TEST_CASE("the report as it stands") {
    test::check_golden("report/everything.xml", to_junit(test::everything()));
    test::check_golden("report/all_well.xml", to_junit(test::all_well()));
    test::check_golden("report/interrupted.xml", to_junit(test::interrupted()));
    test::check_golden("report/nothing_judged.xml", to_junit(test::nothing_judged()));
    test::check_golden("report/stopped.xml", to_junit(test::stopped()));
}

TEST_CASE("every report is valid against the schema") {
    for (const RunResult& result : {test::everything(), test::all_well(), test::interrupted(),
                                    test::nothing_judged(), test::stopped(), RunResult{}})
        CHECK(xmllint(to_junit(result)) == 0);
    // The check can fail.
    CHECK(xmllint("<testsuites/>") != 0);
    CHECK(xmllint("<testsuites") != 0);
}

TEST_CASE("random reports are valid and their counts agree with their elements") {
    const auto law = [] {
        const RunResult result = *test::random_result();
        const std::string report = to_junit(result);
        pugi::xml_document document;
        RC_ASSERT(document.load_buffer(report.data(), report.size()));
        const pugi::xml_node suite = document.child("testsuites").child("testsuite");
        const auto elements = [&](const char* path) { return suite.select_nodes(path).size(); };
        RC_ASSERT(suite.attribute("tests").as_ullong() == elements("testcase"));
        RC_ASSERT(suite.attribute("failures").as_ullong() == elements("testcase/failure"));
        RC_ASSERT(suite.attribute("errors").as_ullong() == elements("testcase/error"));
        RC_ASSERT(suite.attribute("skipped").as_ullong() == elements("testcase/skipped"));
        const int code = exit_code_of(result);
        RC_ASSERT((code == 0 || code == 1) == (elements("testcase/error") == 0));
        if (code == 1) RC_ASSERT(elements("testcase/failure") > 0);
        if (code == 0) RC_ASSERT(elements("testcase/failure") == 0);
    };
    CHECK(rc::check("counts agree", law));
}

TEST_CASE("a few random reports through xmllint") {
    // A process for each, so few of them; reproducible because RapidCheck's seed is ours.
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const RunResult result = test::random_result()(rc::Random(seed), 100).value();
        CHECK(xmllint(to_junit(result)) == 0);
    }
}

TEST_CASE("tests without a gate never fail") {
    const std::string report = to_junit(test::everything());
    CHECK(attribute_of(report, "//testcase[@name='add negative phrases']/failure", "message") == "");
    CHECK(attribute_of(report, "//testcase[@name='swap locations']/failure", "message") ==
          "61 of 488 cases failed: 12.5% [9.7, 15.8], at most 5% may");
    CHECK(attribute_of(report, "//testcase[@name='gated, but not applicable']/failure", "type") ==
          "not-applicable");
    CHECK(attribute_of(report, "//testcase[@name='not applicable']/skipped", "message") ==
          "not applicable: needs probabilities, but the model gives labels only");
    RunResult allowed = test::everything();
    allowed.allow_not_applicable = true;
    CHECK(attribute_of(to_junit(allowed), "//testcase[@name='gated, but not applicable']/skipped",
                       "message") == "not applicable: needs probabilities, but the model gives labels only");
}
