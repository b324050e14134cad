#include <assay/run/case_report.hpp>

#include <assay/perturb/difference.hpp>
#include <assay/run/plan.hpp>
#include <assay/run/runner.hpp>

namespace assay {
namespace {

std::vector<std::vector<std::string>> texts_of(const Case& made) {
    std::vector<std::vector<std::string>> texts(made.texts.size());
    for (std::size_t t = 0; t < texts.size(); ++t)
        for (std::size_t f = 0; f < made.texts.fields(); ++f) texts[t].emplace_back(made.texts.field(t, f));
    return texts;
}

}  // namespace

CaseRule case_rule_of(const Test& test) {
    return {test.judge_original.value_or(test.type == TestType::MFT), test.any_text};
}

std::size_t first_judged_text(const Test& test) {
    return case_rule_of(test).judge_original ? 0 : 1;
}

std::vector<std::size_t> failed_texts_of(const Test& test, const Judged& judged) {
    std::vector<std::size_t> failed;
    for (std::size_t t = first_judged_text(test); t < judged.count; ++t)
        if (judge_text(test.expectations, judged, t) == Verdict::failed) failed.push_back(t);
    return failed;
}

std::vector<Prediction> predictions_of(const Judged& judged) {
    std::vector<Prediction> predictions;
    for (std::size_t t = 0; t < judged.count; ++t)
        predictions.push_back(judged.predictions.at(judged.first + t));
    return predictions;
}

std::string expected_in_words(const Test& test, const Case& made, const LabelSet& labels) {
    std::string words;
    for (const Expectation& expectation : test.expectations) {
        if (!words.empty()) words += " and ";
        words += describe(expectation, labels, made.gold, made.slot_labels);
    }
    return words;
}

Example example_of(const Test& test, std::uint64_t index, const Case& made, const LabelSet& labels) {
    Example example;
    example.id = case_id(test.name, index);
    example.texts = texts_of(made);
    example.edits = made.edits;
    for (std::size_t t = 1; t < example.edits.size(); ++t)
        if (example.edits[t].empty()) example.edits[t] = difference(made.texts[0], made.texts[t]);
    example.bindings = made.bindings;
    example.expected = expected_in_words(test, made, labels);
    return example;
}

const LabelSet& labels_of_run(const Suite& suite, const LabelSet& of_model) {
    return suite.labels.empty() ? of_model : suite.labels;
}

}  // namespace assay
