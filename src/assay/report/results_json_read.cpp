#include <assay/report/example_reader.hpp>
#include <assay/report/json_node.hpp>
#include <assay/report/results_json.hpp>
#include <assay/report/results_words.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace assay {
namespace {

template <typename Words>
std::string word_among(const Words& words, const JsonNode& node) {
    std::string text = node.text();
    const std::vector<std::string> known(words.begin(), words.end());
    if (std::find(known.begin(), known.end(), text) != known.end()) return text;
    node.fail(fmt::format("'{}' is none of {}{}", text, fmt::join(known, ", "), did_you_mean(text, known)));
}

template <typename Table>
auto value_of(const Table& table, const JsonNode& node) {
    std::vector<std::string_view> words;
    for (const auto& [value, word] : table) words.push_back(word);
    const std::string word = word_among(words, node);
    return std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.second == word; })
        ->first;
}

enum class EmptyNames { refused, allowed };

std::vector<std::string> labels_of(const JsonNode& node, EmptyNames empty) {
    std::vector<std::string> labels;
    std::set<std::string> seen;
    for (const JsonNode& item : node.items()) {
        labels.push_back(item.text());
        if (labels.back().empty() && empty == EmptyNames::refused) item.fail("a label is empty");
        if (!seen.insert(labels.back()).second)
            item.fail(fmt::format("the label '{}' occurs twice", labels.back()));
    }
    return labels;
}

std::optional<double> number_or_null(const JsonNode& node) {
    if (node.is_null()) return std::nullopt;
    return node.number();
}

std::optional<double> share_or_null(const JsonNode& node) {
    return node.is_null() ? std::nullopt : std::optional(node.share());
}

/// Lower-case hexadecimal; `optional`: or empty.
std::string sha256_of(const JsonNode& node, bool optional) {
    std::string text = node.text();
    const bool hash = text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
    if (!hash && !(optional && text.empty()))
        node.fail(fmt::format("must be 64 digits of 0-9 and a-f{}", optional ? ", or empty" : ""));
    return text;
}

/// The exact interval holds the rate that it belongs to.
std::optional<Interval> interval_of(const JsonNode& node, std::optional<double> rate) {
    if (node.is_null() == rate.has_value()) node.fail("must be null where failure_rate is, and only there");
    if (!rate) return std::nullopt;
    node.allow_only({"level", "low", "high", "method"});
    if (const std::string method = node["method"].text(); method != kIntervalMethod)
        node["method"].fail(fmt::format("'{}' is not {}", method, kIntervalMethod));
    const Interval interval{node["level"].number(), node["low"].share(), node["high"].share()};
    if (!(interval.level > 0 && interval.level < 1))
        node["level"].fail("must be above 0 and below 1, but is " + format_number(interval.level));
    if (interval.low > interval.high) node.fail("low is above high");
    if (*rate < interval.low || *rate > interval.high) node.fail("failure_rate lies outside it");
    return interval;
}

/// A rate is what the counts say, to the last bit: division is exact to the same double everywhere.
std::optional<double> rate_of(const JsonNode& node, std::uint64_t failed, std::uint64_t judged) {
    const std::optional<double> rate = number_or_null(node);
    if (judged == 0 && rate) node.fail("must be null where no case was judged");
    if (judged == 0) return std::nullopt;
    if (rate != static_cast<double>(failed) / static_cast<double>(judged))
        node.fail(fmt::format("must be {} / {}, the failed among the judged cases", failed, judged));
    return node.share();
}

void check_verdict(const JsonNode& node, const TestResult& test, const RunResult& run) {
    const bool judged = test.failure_rate.has_value();
    switch (test.verdict) {
        case GateVerdict::none:
            if (run.complete && test.has_gate()) node.fail("none, but there is a max_failure_rate, or a gap");
            return;
        case GateVerdict::not_applicable:
            if (judged) node.fail("not-applicable, but cases were judged");
            return;
        case GateVerdict::passed:
        case GateVerdict::failed:
            break;
    }
    const bool passed = test.verdict == GateVerdict::passed;
    if (!test.has_gate()) node.fail("there is no max_failure_rate to judge by, and no gap");
    if (passed && !judged) node.fail("passed, but no case was judged");
    if (judged && within_gates(test, run.allow_not_applicable) != passed)
        node.fail(test.gaps.empty() ? "contradicts failure_rate and max_failure_rate"
                                    : "contradicts failure_rate, max_failure_rate and gaps");
}

void read_gate(const JsonNode& gate, const RunResult& run, TestResult& test) {
    gate.allow_only({"max_failure_rate", "verdict", "reason"});
    test.max_failure_rate = share_or_null(gate["max_failure_rate"]);
    test.verdict = value_of(kVerdictWords, gate["verdict"]);
    check_verdict(gate["verdict"], test, run);
    if (!gate.has("reason")) return;
    test.reason = gate["reason"].text();
    if (test.failure_rate) gate["reason"].fail("there is a reason, but cases were judged");
}

void read_skip_reasons(const JsonNode& node, TestResult& test) {
    std::uint64_t left = test.skipped;
    for (const auto& [reason, count] : node.members()) {
        test.skip_reasons[reason] = count.count();
        if (count.count() > left) count.fail("the reasons add up to more than skipped");
        left -= count.count();
    }
    if (left > 0) node.fail("the reasons add up to less than skipped");
}

ValueTally value_tally_of(const JsonNode& node) {
    node.allow_only({"value", "cases", "failed"});
    ValueTally tally{node["value"].text(), node["cases"].count(), node["failed"].count()};
    if (tally.cases == 0) node["cases"].fail("must be 1 at least: values that did not occur are left out");
    if (tally.failed > tally.cases) node.fail("more failed than there were cases");
    return tally;
}

/// A judged case holds one value of the slot, or none where it comes from another source.
SlotTally slot_of(const JsonNode& node, const TestResult& test) {
    node.allow_only({"slot", "values"});
    SlotTally slot{node["slot"].text(), {}};
    std::set<std::string> seen;
    std::uint64_t cases = 0, failed = 0;
    for (const JsonNode& item : node["values"].items()) {
        slot.values.push_back(value_tally_of(item));
        const ValueTally& tally = slot.values.back();
        if (!seen.insert(tally.value).second) item["value"].fail("another value of the slot is the same");
        if (tally.cases > test.judged() - cases)
            item["cases"].fail("the values of the slot have more cases than were judged");
        cases += tally.cases;
        failed += tally.failed;
    }
    if (failed > test.failed || test.failed - failed > test.judged() - cases)
        node.fail(fmt::format("its values add up to {} failed of {}, but the test has {} of {}", failed,
                              cases, test.failed, test.judged()));
    return slot;
}

std::vector<SlotTally> slots_of(const JsonNode& node, const TestResult& test) {
    std::vector<SlotTally> slots;
    std::set<std::string> seen;
    for (const JsonNode& item : node.items()) {
        slots.push_back(slot_of(item, test));
        if (!seen.insert(slots.back().slot).second) item["slot"].fail("another slot has the same name");
    }
    return slots;
}

double number_within(const JsonNode& node, double low, double high) {
    const double number = node.number();
    if (!(number >= low && number <= high))
        node.fail(fmt::format("must be from {} to {}, but is {}", low, high, format_number(number)));
    return number;
}

GroupTally group_of(const JsonNode& node, bool of_rates) {
    node.allow_only({"group", "count", "value"});
    const GroupTally group{node["group"].text(), node["count"].count(),
                           number_within(node["value"], of_rates ? 0 : -1, 1)};
    if (group.count == 0) node["count"].fail("must be 1 at least: groups that did not occur are left out");
    return group;
}

std::vector<GroupTally> groups_of(const JsonNode& node, bool of_rates) {
    std::vector<GroupTally> groups;
    std::set<std::string> seen;
    for (const JsonNode& item : node.items()) {
        groups.push_back(group_of(item, of_rates));
        if (!seen.insert(groups.back().group).second) item["group"].fail("another group has the same name");
    }
    return groups;
}

/// A judged case belongs to one group at most.
void check_cases(const JsonNode& node, const GapResult& gap, const TestResult& test) {
    std::uint64_t left = test.judged();
    for (const GroupTally& group : gap.groups) {
        if (group.count > left) node.fail("the groups have more cases than were judged");
        left -= group.count;
    }
}

GapResult gap_of(const JsonNode& node, const TestResult& test) {
    node.allow_only({"in", "of", "between", "at_most", "significance", "min_count", "groups", "gap",
                     "p_value", "passed"});
    GapResult gap;
    gap.in = value_of(kGapMeasureWords, node["in"]);
    gap.of = node["of"].text();
    if (gap.of_failures() != gap.of.empty())
        node["of"].fail("must be empty for a failure-rate, and only there");
    gap.between = node["between"].text();
    gap.at_most = number_within(node["at_most"], 0, gap.of_rates() ? 1 : 2);
    gap.significance = share_or_null(node["significance"]);
    gap.min_count = node["min_count"].count();
    if (gap.min_count == 0) node["min_count"].fail("must be 1 at least");
    gap.groups = groups_of(node["groups"], gap.of_rates());
    if (gap.of_failures() && !gap.between.empty()) check_cases(node["groups"], gap, test);
    gap.gap = number_or_null(node["gap"]);
    gap.p_value = share_or_null(node["p_value"]);
    if (gap.gap != largest_gap(gap.groups, gap.min_count))
        node["gap"].fail("must be the largest value less the smallest, of groups with min_count at least");
    if (gap.p_value.has_value() != gap.gap.has_value())
        node["p_value"].fail("must be null where gap is, and only there");
    if (node["passed"].flag() != gap.passed()) node["passed"].fail("contradicts gap and at_most");
    return gap;
}

std::vector<GapResult> gaps_of(const JsonNode& node, const TestResult& test) {
    std::vector<GapResult> gaps;
    for (const JsonNode& item : node.items()) gaps.push_back(gap_of(item, test));
    return gaps;
}

std::uint64_t population_of(const JsonNode& node) {
    const std::string text = node.text();
    const auto population = parse_unsigned(text);
    if (!population || std::to_string(*population) != text)
        node.fail("must be a whole number in a string, from 0 to 2^64-1");
    return *population;
}

void read_counts(const JsonNode& node, const std::optional<std::uint64_t>& sample, TestResult& test) {
    test.population = population_of(node["population"]);
    test.cases = node["cases"].count();
    if (test.cases > test.population) node["cases"].fail("more than the population");
    if (test.cases > sample.value_or(test.cases)) node["cases"].fail("more than sample");
    test.skipped = node["skipped"].count();
    test.unchanged = node["unchanged"].count();
    test.failed = node["failed"].count();
    if (test.skipped > test.cases) node["skipped"].fail("more than there are cases");
    if (test.failed > test.judged()) node["failed"].fail("more than were judged (cases - skipped)");
    test.failure_rate = rate_of(node["failure_rate"], test.failed, test.judged());
    test.interval = interval_of(node["interval"], test.failure_rate);
}

/// `run` holds what stands before the tests.
TestResult test_of(const JsonNode& node, const RunResult& run, const ExampleReader& examples) {
    node.allow_only({"name", "type", "capability", "description", "line", "population", "cases", "skipped",
                     "unchanged", "failed", "failure_rate", "interval", "gate", "skip_reasons", "slots",
                     "gaps", "examples"});
    TestResult test;
    test.name = node["name"].text();
    test.type = word_among(kTestTypes, node["type"]);
    test.capability = node["capability"].text();
    test.description = node["description"].text();
    test.line = node["line"].count();
    read_counts(node, run.sample, test);
    read_skip_reasons(node["skip_reasons"], test);
    test.slots = slots_of(node["slots"], test);
    test.gaps = gaps_of(node["gaps"], test);
    read_gate(node["gate"], run, test);
    test.examples = examples.read(node["examples"], test);
    return test;
}

std::vector<TestResult> tests_of(const JsonNode& node, const RunResult& run) {
    const ExampleReader examples(run.labels, run.certainty);
    std::vector<TestResult> tests;
    std::set<std::string> names;
    std::uint64_t cases = 0;
    for (const JsonNode& item : node.items()) {
        if (!names.insert(item["name"].text()).second) item["name"].fail("another test has the same name");
        tests.push_back(test_of(item, run, examples));
        // Each count is at most 2^53, so that this sum cannot wrap before it is refused.
        cases += tests.back().cases;
        if (cases > kLargestCount) item["cases"].fail("the tests hold more than 2^53 cases together");
    }
    return tests;
}

void check_sum(const JsonNode& totals, std::string_view name, std::uint64_t sum) {
    if (totals[name].whole() != sum) totals[name].fail(fmt::format("the tests add up to {}", sum));
}

/// The totals follow from the tests; only the interval is taken as it stands, because its last digits depend
/// on the mathematics of the machine that computed it.
RunTotals totals_from(const JsonNode& node, const std::vector<TestResult>& tests) {
    node.allow_only({"tests", "cases", "skipped", "failed", "failure_rate", "interval", "gates_passed",
                     "gates_failed", "not_applicable"});
    RunTotals totals = sums_of(tests);
    check_sum(node, "tests", totals.tests);
    check_sum(node, "cases", totals.cases);
    check_sum(node, "skipped", totals.skipped);
    check_sum(node, "failed", totals.failed);
    check_sum(node, "gates_passed", totals.gates_passed);
    check_sum(node, "gates_failed", totals.gates_failed);
    check_sum(node, "not_applicable", totals.not_applicable);
    rate_of(node["failure_rate"], totals.failed, totals.judged());
    totals.interval = interval_of(node["interval"], totals.failure_rate);
    return totals;
}

/// Only a failed gate stops a run early.
std::uint64_t not_run_of(const JsonNode& node, const RunResult& result) {
    const std::uint64_t count = node.count();
    if (count == 0) node.fail("must be 1 at least: it is left out where every test was run");
    if (!result.complete || result.tests.empty() ||
        !gate_failed(result.tests.back(), result.allow_not_applicable))
        node.fail("only the failed gate of the last test stops a run, unless it is interrupted");
    return count;
}

void read_suite(const JsonNode& node, RunResult& result) {
    node.allow_only({"name", "file", "sha256", "labels"});
    result.suite_name = node["name"].text();
    result.suite_file = node["file"].text();
    result.suite_sha256 = sha256_of(node["sha256"], false);
    result.labels = labels_of(node["labels"], EmptyNames::allowed);  // an open answer may be empty
}

void read_model(const JsonNode& node, RunResult& result) {
    node.allow_only({"kind", "name", "sha256", "labels", "probabilities", "certainty"});
    result.model_kind = word_among(kModelKinds, node["kind"]);
    result.model_name = node["name"].text();
    result.model_sha256 = sha256_of(node["sha256"], true);
    result.model_labels = labels_of(node["labels"], EmptyNames::refused);
    result.certainty = value_of(kCertaintyWords, node["certainty"]);
    if (node["probabilities"].flag() != (result.certainty == Certainty::probabilities))
        node["probabilities"].fail("contradicts certainty");
}

void check_schema(const JsonNode& root) {
    const std::string schema = root["schema"].text();
    if (schema == kResultsSchema) return;
    root["schema"].fail(
        fmt::format("'{}' is not {}, the only version that this program reads; use the version of "
                    "assay that wrote the file, or run the suite again",
                    schema, kResultsSchema));
}

}  // namespace

RunResult from_json(std::string_view bytes, const std::string& name) {
    const Json document = parse_json(bytes, name);
    const JsonNode root(document, name);
    check_schema(root);
    root.allow_only({"schema", "assay", "complete", "seed", "sample", "suite", "model", "replay",
                     "allow_not_applicable", "tests", "not_run", "totals"});
    RunResult result;
    result.version = root["assay"].text();
    result.complete = root["complete"].flag();
    result.seed = root["seed"].whole();
    if (!root["sample"].is_null()) result.sample = root["sample"].whole();
    read_suite(root["suite"], result);
    read_model(root["model"], result);
    result.replay_command = root["replay"].text();
    result.allow_not_applicable = root["allow_not_applicable"].flag();
    result.tests = tests_of(root["tests"], result);
    if (root.has("not_run")) result.not_run = not_run_of(root["not_run"], result);
    result.totals = totals_from(root["totals"], result.tests);
    return result;
}

}  // namespace assay
