#include <assay/run/batches.hpp>
#include <assay/run/case_report.hpp>
#include <assay/run/runner.hpp>

#include <fmt/format.h>

namespace assay {
namespace {

constexpr std::size_t kBatch = 1024;

/// Where the texts of a case stand in the expansion of the selection.
std::uint64_t position_of(const CaseReference& reference, const std::vector<TestPlan>& plans,
                          std::size_t fields) {
    std::uint64_t position = 0;
    Batch batch(fields);
    for (const TestPlan& plan : plans)
        for (std::uint64_t rank = 0; rank < plan.size(); ++rank) {
            if (&plan.test() == reference.test && plan.index(rank) == reference.index) return position;
            batch.make(plan, rank, rank + 1);
            position += batch.texts().size();
        }
    throw Error(
        "this case is not among those that the predictions were made for; give the --sample, --seed and "
        "--test of then");
}

/// Shows a recorded model what it wants to see, and finds the case's place in it.
std::uint64_t prepare(const Suite& suite, Model& model, const Selection& selection,
                      const CaseReference& reference) {
    if (!model.info().recorded) return 0;
    const std::vector<TestPlan> plans = plan_tests(suite, selection);
    show_texts(plans, model, suite.fields.size(), kBatch);
    return model.info().positional ? position_of(reference, plans, suite.fields.size()) : 0;
}

void judge(const Test& test, const Judged& judged, const LabelSet& labels, Replay& replay) {
    const std::size_t first = first_judged_text(test);
    for (std::size_t t = 0; t < judged.count; ++t) {
        const bool is_judged = t >= first;
        replay.verdicts.push_back(is_judged ? judge_text(test.expectations, judged, t) : Verdict::skipped);
        replay.explanations.push_back(is_judged ? explain_text(test.expectations, judged, t, labels)
                                                : std::vector<std::string>());
    }
    replay.verdict = judge_case(test.expectations, judged, case_rule_of(test));
    replay.example.predictions = predictions_of(judged);
    replay.example.failed_texts = failed_texts_of(test, judged);
}

}  // namespace

Replay replay_case(const Suite& suite, Model& model, const Selection& selection, std::string_view id) {
    const CaseReference reference = find_case(suite, id);
    const Test& test = *reference.test;
    const LabelSet& labels = labels_of_run(suite, model.info().labels);
    if (const auto reason = not_applicable_reason(test, model.info()))
        throw Error(fmt::format("the test '{}' does not apply: {}", test.name, *reason));
    const std::uint64_t position = prepare(suite, model, selection, reference);
    Replay replay;
    Case made;
    test.cases->make(reference.index, made, Detail::full);
    replay.index = reference.index;
    replay.skip = made.skip;
    replay.own_id = made.id;
    replay.example = example_of(test, reference.index, made, labels);
    if (made.skip != SkipReason::none) return replay;
    Predictions predictions;
    predict_checked(model, made.texts, position, predictions);
    judge(test, {predictions, 0, made.texts.size(), made.gold, made.slot_labels}, labels, replay);
    return replay;
}

}  // namespace assay
