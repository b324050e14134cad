#include <assay/report/junit.hpp>

#include <assay/base/numbers.hpp>
#include <assay/base/xml_text.hpp>
#include <assay/report/wording.hpp>
#include <assay/run/percent.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kJunitExamples = 5;  ///< in the text of a failure
constexpr std::string_view kWholeRun = "the whole run";

enum class Outcome { passed, failed, skipped };

Outcome outcome_of(const TestResult& test, const RunResult& result) {
    if (gate_failed(test, result.allow_not_applicable)) return Outcome::failed;
    return test.judged() == 0 ? Outcome::skipped : Outcome::passed;
}

std::string failure_message(const TestResult& test) {
    if (test.verdict == GateVerdict::not_applicable) return "not applicable: " + test.reason;
    if (!test.failure_rate) return test.reason.empty() ? "no case was judged" : test.reason;
    std::string text = fmt::format("{} of {} failed: {}", format_count(test.failed),
                                   counted(test.judged(), "case"), rate_text(test));
    if (test.max_failure_rate) text += ", at most " + percent_limit(*test.max_failure_rate) + " may";
    for (const std::string& gap : gap_texts(test)) text += "; " + gap;
    return text;
}

std::string skip_message(const TestResult& test) {
    if (test.verdict == GateVerdict::not_applicable) return "not applicable: " + test.reason;
    const std::string skipped = skipped_text(test);
    return skipped.empty() ? "no case was judged" : "no case was judged; " + skipped;
}

void add_property(std::string& out, std::string_view name, std::string_view value) {
    out += fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", xml_text(name), xml_text(value));
}

void add_properties(std::string& out, const RunResult& result) {
    out += "    <properties>\n";
    add_property(out, "assay", result.version);
    add_property(out, "seed", std::to_string(result.seed));
    add_property(out, "sample", result.sample ? std::to_string(*result.sample) : "all");
    add_property(out, "suite.file", result.suite_file);
    add_property(out, "suite.sha256", result.suite_sha256);
    add_property(out, "model", model_text(result));
    add_property(out, "model.sha256", result.model_sha256);
    add_property(out, "replay", result.replay_command);
    if (result.not_run > 0) add_property(out, "tests.not_run", std::to_string(result.not_run));
    out += "    </properties>\n";
}

void add_examples(std::string& out, const RunResult& result, const TestResult& test) {
    for (const std::string& value : worst_values(test)) out += "fails most with " + xml_text(value) + '\n';
    for (std::size_t i = 0; i < std::min(test.examples.size(), kJunitExamples); ++i) {
        out += '\n';
        for (const ExampleLine& line : example_lines(result, test, test.examples[i]))
            out += fmt::format("{:<10} {}\n", line.label, xml_text(line.text));
    }
}

void add_outcome(std::string& out, const RunResult& result, const TestResult& test) {
    const Outcome outcome = outcome_of(test, result);
    if (outcome == Outcome::skipped)
        out += fmt::format("      <skipped message=\"{}\"/>\n", xml_text(skip_message(test)));
    if (outcome != Outcome::failed) return;
    const bool not_applicable = test.verdict == GateVerdict::not_applicable;
    const bool only_gaps = test.failure_rate && test.rate_passed();
    out += fmt::format("      <failure message=\"{}\" type=\"{}\">\n", xml_text(failure_message(test)),
                       not_applicable ? "not-applicable"
                       : only_gaps    ? "gap"
                                      : "failure-rate");
    add_examples(out, result, test);
    out += "</failure>\n";
}

/// The rates, which a passed test has no other place for.
std::string summary(const RunResult& result, const TestResult& test) {
    std::string text =
        fmt::format("{}; cases {}; failed {}; failure rate {}; gate {}", test.type, cases_text(test),
                    format_count(test.failed), rate_text(test), gate_text(test, result.allow_not_applicable));
    for (const std::string& more : {few_cases_text(test), skipped_text(test)}) {
        if (!more.empty()) text += "; " + more;
    }
    for (const std::string& gap : gap_texts(test)) text += "; " + gap;
    return text;
}

void add_testcase(std::string& out, const RunResult& result, const TestResult& test) {
    const std::string group =
        test.capability.empty() ? result.suite_name : result.suite_name + '.' + test.capability;
    out += fmt::format("    <testcase classname=\"{}\" name=\"{}\">\n", xml_text(group), xml_text(test.name));
    add_outcome(out, result, test);
    out +=
        fmt::format("      <system-out>{}</system-out>\n    </testcase>\n", xml_text(summary(result, test)));
}

void add_error(std::string& out, const RunResult& result) {
    out +=
        fmt::format("    <testcase classname=\"{}\" name=\"{}\">\n", xml_text(result.suite_name), kWholeRun);
    out +=
        fmt::format("      <error message=\"{}\" type=\"{}\"/>\n    </testcase>\n",
                    xml_text(verdict_sentence(result)), result.complete ? "nothing-judged" : "interrupted");
}

}  // namespace

std::string to_junit(const RunResult& result) {
    const auto count = [&](Outcome outcome) {
        return std::count_if(result.tests.begin(), result.tests.end(),
                             [&](const TestResult& test) { return outcome_of(test, result) == outcome; });
    };
    const int code = exit_code_of(result);
    const std::size_t errors = code > 1 ? 1 : 0;
    const std::string attributes = fmt::format(
        "name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"", xml_text(result.suite_name),
        result.tests.size() + errors, count(Outcome::failed), errors, count(Outcome::skipped));
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += fmt::format("<testsuites {}>\n  <testsuite {}>\n", attributes, attributes);
    add_properties(out, result);
    for (const TestResult& test : result.tests) add_testcase(out, result, test);
    if (errors > 0) add_error(out, result);
    out += fmt::format("    <system-out>{}</system-out>\n  </testsuite>\n</testsuites>\n",
                       xml_text(verdict_sentence(result)));
    return out;
}

}  // namespace assay
