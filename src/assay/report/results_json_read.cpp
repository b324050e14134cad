#include <assay/report/json_node.hpp>
#include <assay/report/results_json.hpp>
#include <assay/report/results_words.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <set>
#include <unordered_map>

namespace assay {
namespace {

template <typename Table>
auto value_of(const Table& table, const JsonNode& node) {
    const std::string text = node.text();
    std::vector<std::string> known;
    for (const auto& [value, word] : table) {
        if (word == text) return value;
        known.emplace_back(word);
    }
    node.fail(fmt::format("'{}' is none of {}{}", text, fmt::join(known, ", "), did_you_mean(text, known)));
}

std::vector<std::string> texts_of(const JsonNode& node) {
    std::vector<std::string> texts;
    for (const JsonNode& item : node.items()) texts.push_back(item.text());
    return texts;
}

std::vector<std::string> labels_of(const JsonNode& node) {
    std::vector<std::string> labels;
    std::set<std::string> seen;
    for (const JsonNode& item : node.items()) {
        labels.push_back(item.text());
        if (labels.back().empty()) item.fail("a label is empty");
        if (!seen.insert(labels.back()).second)
            item.fail(fmt::format("the label '{}' occurs twice", labels.back()));
    }
    return labels;
}

/// The labels of a run with their positions, for a file may hold many predictions and many labels.
class LabelIndex {
public:
    explicit LabelIndex(const std::vector<std::string>& names) : names_(names) {
        for (std::size_t i = 0; i < names.size(); ++i) positions_[names[i]] = i;
    }
    std::size_t size() const { return names_.size(); }
    std::size_t read(const JsonNode& node) const {
        const std::string name = node.text();
        const auto found = positions_.find(name);
        if (found == positions_.end())
            node.fail(fmt::format("'{}' is none of suite.labels{}", name, did_you_mean(name, names_)));
        return found->second;
    }

private:
    const std::vector<std::string>& names_;
    std::unordered_map<std::string, std::size_t> positions_;
};

std::optional<double> number_or_null(const JsonNode& node) {
    if (node.is_null()) return std::nullopt;
    return node.number();
}

double share_of(const JsonNode& node) {
    const double value = node.number();
    if (value < 0 || value > 1) node.fail("must be from 0 to 1, but is " + format_number(value));
    return value;
}

std::optional<Interval> interval_of(const JsonNode& node) {
    if (node.is_null()) return std::nullopt;
    node.allow_only({"level", "low", "high", "method"});
    if (const std::string method = node["method"].text(); method != kIntervalMethod)
        node["method"].fail(fmt::format("'{}' is not {}", method, kIntervalMethod));
    const Interval interval{share_of(node["level"]), share_of(node["low"]), share_of(node["high"])};
    if (interval.low > interval.high) node.fail("low is above high");
    return interval;
}

/// A rate is what the counts say, to the last bit: division is exact to the same double everywhere.
std::optional<double> rate_of(const JsonNode& node, std::uint64_t failed, std::uint64_t judged) {
    const std::optional<double> rate = number_or_null(node);
    if (judged == 0 && rate) node.fail("must be null where no case was judged");
    if (judged > 0 && rate != static_cast<double>(failed) / static_cast<double>(judged))
        node.fail(fmt::format("must be {} / {}, the failed among the judged cases", failed, judged));
    return rate;
}

void read_gate(const JsonNode& gate, TestResult& test) {
    gate.allow_only({"max_failure_rate", "verdict", "reason"});
    if (!gate["max_failure_rate"].is_null()) test.max_failure_rate = share_of(gate["max_failure_rate"]);
    test.verdict = value_of(kVerdictWords, gate["verdict"]);
    if (gate.has("reason")) test.reason = gate["reason"].text();

    const bool concluded = test.verdict == GateVerdict::passed || test.verdict == GateVerdict::failed;
    if (concluded && !test.max_failure_rate) gate["verdict"].fail("there is no max_failure_rate to judge by");
    if (test.verdict == GateVerdict::passed && !test.failure_rate)
        gate["verdict"].fail("passed, but no case was judged");
    if (!concluded || !test.failure_rate) return;
    if ((*test.failure_rate <= *test.max_failure_rate) != (test.verdict == GateVerdict::passed))
        gate["verdict"].fail("contradicts failure_rate and max_failure_rate");
}

std::vector<SlotTally> slots_of(const JsonNode& node) {
    std::vector<SlotTally> slots;
    for (const JsonNode& item : node.items()) {
        item.allow_only({"slot", "values"});
        SlotTally slot{item["slot"].text(), {}};
        for (const JsonNode& value : item["values"].items()) {
            value.allow_only({"value", "cases", "failed"});
            slot.values.push_back({value["value"].text(), value["cases"].count(), value["failed"].count()});
            if (slot.values.back().failed > slot.values.back().cases)
                value.fail("more failed than there were cases");
        }
        slots.push_back(std::move(slot));
    }
    return slots;
}

std::vector<std::string> fields_of(const JsonNode& node) {
    if (node.is_text()) return {node.text()};
    std::vector<std::string> fields = texts_of(node);
    if (fields.size() < 2)
        node.fail("an array stands for a text of two or more fields; write a single one as a string");
    return fields;
}

Edit edit_of(const JsonNode& node) {
    const std::vector<JsonNode> numbers = node.items();
    if (numbers.size() != 4) node.fail("an edit is [from_begin, from_end, to_begin, to_end]");
    return {numbers[0].count(), numbers[1].count(), numbers[2].count(), numbers[3].count()};
}

/// Edits are in order and stay inside their texts, so that whoever shows them need not look again.
std::vector<Edit> edits_of(const JsonNode& node, std::size_t from_size, std::size_t to_size) {
    std::vector<Edit> edits;
    Edit last;
    for (const JsonNode& item : node.items()) {
        const Edit edit = edit_of(item);
        const bool ordered = last.from_end <= edit.from_begin && last.to_end <= edit.to_begin &&
                             edit.from_begin <= edit.from_end && edit.to_begin <= edit.to_end;
        if (!ordered) item.fail("edits must be in order and must not overlap");
        if (edit.from_end > from_size || edit.to_end > to_size) item.fail("lies outside the text");
        edits.push_back(edit);
        last = edit;
    }
    return edits;
}

Prediction prediction_of(const JsonNode& node, const LabelIndex& labels) {
    node.allow_only({"label", "confidence", "probabilities"});
    Prediction prediction;
    prediction.label = labels.read(node["label"]);
    if (node.has("confidence")) prediction.confidence = node["confidence"].number();
    if (!node.has("probabilities")) return prediction;
    for (const JsonNode& item : node["probabilities"].items())
        prediction.probabilities.push_back(item.number());
    if (prediction.probabilities.size() != labels.size())
        node["probabilities"].fail(
            fmt::format("must hold {} numbers, one for each of suite.labels, but holds {}", labels.size(),
                        prediction.probabilities.size()));
    return prediction;
}

void read_texts(const JsonNode& node, Example& example) {
    for (const JsonNode& item : node["texts"].items()) example.texts.push_back(fields_of(item));
    if (example.texts.empty()) node["texts"].fail("holds no text");
    const std::vector<JsonNode> edits = node["edits"].items();
    if (edits.size() > example.texts.size()) node["edits"].fail("holds more lists than there are texts");
    for (std::size_t i = 0; i < edits.size(); ++i)
        example.edits.push_back(
            edits_of(edits[i], example.texts.front().front().size(), example.texts[i].front().size()));
}

Example example_of(const JsonNode& node, const LabelIndex& labels) {
    node.allow_only({"id", "texts", "edits", "bindings", "expected", "predictions", "failed_texts"});
    Example example;
    example.id = node["id"].text();
    read_texts(node, example);
    for (const auto& [slot, value] : node["bindings"].members())
        example.bindings.emplace_back(slot, value.text());
    example.expected = node["expected"].text();
    for (const JsonNode& item : node["predictions"].items())
        example.predictions.push_back(prediction_of(item, labels));
    if (example.predictions.size() != example.texts.size())
        node["predictions"].fail(fmt::format("must hold one prediction for each of {} texts, but holds {}",
                                             example.texts.size(), example.predictions.size()));
    for (const JsonNode& item : node["failed_texts"].items()) {
        example.failed_texts.push_back(item.count());
        if (example.failed_texts.back() >= example.texts.size())
            item.fail("there is no text with this number");
    }
    return example;
}

void read_counts(const JsonNode& node, TestResult& test) {
    const auto population = parse_unsigned(node["population"].text());
    if (!population) node["population"].fail("must be a whole number in a string, from 0 to 2^64-1");
    test.population = *population;
    test.cases = node["cases"].count();
    test.skipped = node["skipped"].count();
    test.unchanged = node["unchanged"].count();
    test.failed = node["failed"].count();
    if (test.skipped > test.cases) node["skipped"].fail("more than there are cases");
    if (test.failed > test.judged()) node["failed"].fail("more than were judged (cases - skipped)");
    test.failure_rate = rate_of(node["failure_rate"], test.failed, test.judged());
    test.interval = interval_of(node["interval"]);
    if (test.interval.has_value() != test.failure_rate.has_value())
        node["interval"].fail("must be null where failure_rate is, and only there");
}

TestResult test_of(const JsonNode& node, const LabelIndex& labels) {
    node.allow_only({"name", "type", "capability", "description", "line", "population", "cases", "skipped",
                     "unchanged", "failed", "failure_rate", "interval", "gate", "skip_reasons", "slots",
                     "examples"});
    TestResult test;
    test.name = node["name"].text();
    test.type = node["type"].text();
    test.capability = node["capability"].text();
    test.description = node["description"].text();
    test.line = node["line"].count();
    if (test.type != "MFT" && test.type != "INV" && test.type != "DIR")
        node["type"].fail(fmt::format("'{}' is none of MFT, INV, DIR", test.type));
    read_counts(node, test);
    read_gate(node["gate"], test);
    for (const auto& [reason, count] : node["skip_reasons"].members())
        test.skip_reasons[reason] = count.count();
    test.slots = slots_of(node["slots"]);
    for (const JsonNode& item : node["examples"].items()) test.examples.push_back(example_of(item, labels));
    return test;
}

std::vector<TestResult> tests_of(const JsonNode& node, const LabelIndex& labels) {
    std::vector<TestResult> tests;
    std::set<std::string> names;
    std::uint64_t cases = 0;
    for (const JsonNode& item : node.items()) {
        tests.push_back(test_of(item, labels));
        if (!names.insert(tests.back().name).second) item["name"].fail("another test has the same name");
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
    totals.interval = interval_of(node["interval"]);
    if (totals.interval.has_value() != totals.failure_rate.has_value())
        node["interval"].fail("must be null where failure_rate is, and only there");
    return totals;
}

void read_suite(const JsonNode& node, RunResult& result) {
    node.allow_only({"name", "file", "sha256", "labels"});
    result.suite_name = node["name"].text();
    result.suite_file = node["file"].text();
    result.suite_sha256 = node["sha256"].text();
    result.labels = labels_of(node["labels"]);
}

void read_model(const JsonNode& node, RunResult& result) {
    node.allow_only({"kind", "name", "sha256", "labels", "probabilities", "certainty"});
    result.model_kind = node["kind"].text();
    result.model_name = node["name"].text();
    result.model_sha256 = node["sha256"].text();
    result.model_labels = labels_of(node["labels"]);
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
                     "allow_not_applicable", "tests", "totals"});
    RunResult result;
    result.version = root["assay"].text();
    result.complete = root["complete"].flag();
    result.seed = root["seed"].whole();
    if (!root["sample"].is_null()) result.sample = root["sample"].whole();
    read_suite(root["suite"], result);
    read_model(root["model"], result);
    result.replay_command = root["replay"].text();
    result.allow_not_applicable = root["allow_not_applicable"].flag();
    result.tests = tests_of(root["tests"], LabelIndex(result.labels));
    result.totals = totals_from(root["totals"], result.tests);
    return result;
}

}  // namespace assay
