#include <assay/report/results_json.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/report/json_layout.hpp>
#include <assay/report/results_words.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

template <typename Value>
Json or_null(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json interval_json(const std::optional<Interval>& interval) {
    if (!interval) return nullptr;
    return {{"level", interval->level},
            {"low", interval->low},
            {"high", interval->high},
            {"method", kIntervalMethod}};
}

Json gate_json(const TestResult& test) {
    Json gate = {{"max_failure_rate", or_null(test.max_failure_rate)},
                 {"verdict", word_of(kVerdictWords, test.verdict)}};
    if (!test.reason.empty()) gate["reason"] = test.reason;
    return gate;
}

Json skip_reasons_json(const TestResult& test) {
    Json reasons = Json::object();
    for (const auto& [reason, count] : test.skip_reasons) reasons[reason] = count;
    return reasons;
}

Json slots_json(const TestResult& test) {
    Json slots = Json::array();
    for (const SlotTally& slot : test.slots) {
        Json values = Json::array();
        for (const ValueTally& value : slot.values)
            values.push_back({{"value", value.value}, {"cases", value.cases}, {"failed", value.failed}});
        slots.push_back({{"slot", slot.slot}, {"values", std::move(values)}});
    }
    return slots;
}

Json gaps_json(const TestResult& test) {
    Json gaps = Json::array();
    for (const GapResult& gap : test.gaps) {
        Json groups = Json::array();
        for (const GroupTally& group : gap.groups)
            groups.push_back({{"group", group.group}, {"count", group.count}, {"value", group.value}});
        gaps.push_back({{"in", word_of(kGapMeasureWords, gap.in)},
                        {"of", gap.of},
                        {"between", gap.between},
                        {"at_most", gap.at_most},
                        {"significance", or_null(gap.significance)},
                        {"min_count", gap.min_count},
                        {"groups", std::move(groups)},
                        {"gap", or_null(gap.gap)},
                        {"p_value", or_null(gap.p_value)},
                        {"passed", gap.passed()}});
    }
    return gaps;
}

Json texts_json(const Example& example) {
    Json texts = Json::array();
    for (const auto& fields : example.texts) {
        if (fields.empty())
            throw Error(fmt::format("the example '{}' holds a text without fields", example.id));
        texts.push_back(fields.size() == 1 ? Json(fields.front()) : Json(fields));
    }
    return texts;
}

Json edits_json(const Example& example) {
    Json texts = Json::array();
    for (const auto& edits : example.edits) {
        Json list = Json::array();
        for (const Edit& edit : edits)
            list.push_back(Json::array({edit.from_begin, edit.from_end, edit.to_begin, edit.to_end}));
        texts.push_back(std::move(list));
    }
    return texts;
}

Json bindings_json(const Example& example) {
    Json bindings = Json::object();
    for (const auto& [slot, value] : example.bindings) bindings[slot] = value;
    return bindings;
}

Json predictions_json(const Example& example, const std::vector<std::string>& labels) {
    Json predictions = Json::array();
    for (const Prediction& prediction : example.predictions) {
        if (prediction.label >= labels.size())
            throw Error(fmt::format("the example '{}' has label number {}, but {} {}", example.id,
                                    prediction.label, noun_for(labels.size(), "there is", "there are"),
                                    counted(labels.size(), "label")));
        Json one = {{"label", labels[prediction.label]}};
        if (prediction.confidence) one["confidence"] = *prediction.confidence;
        if (!prediction.probabilities.empty()) one["probabilities"] = prediction.probabilities;
        predictions.push_back(std::move(one));
    }
    return predictions;
}

Json examples_json(const TestResult& test, const std::vector<std::string>& labels) {
    Json examples = Json::array();
    for (const Example& example : test.examples) {
        examples.push_back({{"id", example.id},
                            {"texts", texts_json(example)},
                            {"edits", edits_json(example)},
                            {"bindings", bindings_json(example)},
                            {"expected", example.expected},
                            {"predictions", predictions_json(example, labels)},
                            {"failed_texts", example.failed_texts}});
    }
    return examples;
}

Json test_json(const TestResult& test, const std::vector<std::string>& labels) {
    return {{"name", test.name},
            {"type", test.type},
            {"capability", test.capability},
            {"description", test.description},
            {"line", test.line},
            {"population", std::to_string(test.population)},
            {"cases", test.cases},
            {"skipped", test.skipped},
            {"unchanged", test.unchanged},
            {"failed", test.failed},
            {"failure_rate", or_null(test.failure_rate)},
            {"interval", interval_json(test.interval)},
            {"gate", gate_json(test)},
            {"skip_reasons", skip_reasons_json(test)},
            {"slots", slots_json(test)},
            {"gaps", gaps_json(test)},
            {"examples", examples_json(test, labels)}};
}

Json totals_json(const RunTotals& totals) {
    return {{"tests", totals.tests},
            {"cases", totals.cases},
            {"skipped", totals.skipped},
            {"failed", totals.failed},
            {"failure_rate", or_null(totals.failure_rate)},
            {"interval", interval_json(totals.interval)},
            {"gates_passed", totals.gates_passed},
            {"gates_failed", totals.gates_failed},
            {"not_applicable", totals.not_applicable}};
}

Json suite_json(const RunResult& result) {
    return {{"name", result.suite_name},
            {"file", result.suite_file},
            {"sha256", result.suite_sha256},
            {"labels", result.labels}};
}

Json model_json(const RunResult& result) {
    if (std::find(kModelKinds.begin(), kModelKinds.end(), result.model_kind) == kModelKinds.end())
        throw Error(fmt::format("the kind of a model is one of {}; '{}' is none",
                                fmt::join(kModelKinds, ", "), result.model_kind));
    return {{"kind", result.model_kind},
            {"name", result.model_name},
            {"sha256", result.model_sha256},
            {"labels", result.model_labels},
            {"probabilities", result.certainty == Certainty::probabilities},
            {"certainty", word_of(kCertaintyWords, result.certainty)}};
}

}  // namespace

std::string to_json(const RunResult& result) {
    Json tests = Json::array();
    for (const TestResult& test : result.tests) tests.push_back(test_json(test, result.labels));
    Json document = {{"schema", kResultsSchema},
                     {"assay", result.version},
                     {"complete", result.complete},
                     {"seed", result.seed},
                     {"sample", or_null(result.sample)},
                     {"suite", suite_json(result)},
                     {"model", model_json(result)},
                     {"replay", result.replay_command},
                     {"allow_not_applicable", result.allow_not_applicable},
                     {"tests", std::move(tests)}};
    if (result.not_run > 0) document["not_run"] = result.not_run;
    document["totals"] = totals_json(result.totals);
    return lay_out(document);
}

}  // namespace assay
