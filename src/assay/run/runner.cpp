#include <assay/run/runner.hpp>

#include <assay/base/numbers.hpp>
#include <assay/base/random.hpp>
#include <assay/base/version.hpp>
#include <assay/run/batches.hpp>
#include <assay/run/difference.hpp>
#include <assay/run/tally.hpp>

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

namespace assay {
namespace {

using Texts = std::vector<std::vector<std::string>>;

Texts texts_of(const Case& made) {
    Texts texts(made.texts.size());
    for (std::size_t t = 0; t < texts.size(); ++t)
        for (std::size_t f = 0; f < made.texts.fields(); ++f) texts[t].emplace_back(made.texts.field(t, f));
    return texts;
}

std::vector<std::size_t> failed_texts_of(const Test& test, const Judged& judged) {
    std::vector<std::size_t> failed;
    for (std::size_t t = test.type == TestType::MFT ? 0 : 1; t < judged.count; ++t)
        if (judge_text(test.expectations, judged, t) == Verdict::failed) failed.push_back(t);
    return failed;
}

std::vector<Prediction> predictions_of(const Judged& judged) {
    std::vector<Prediction> predictions;
    for (std::size_t t = 0; t < judged.count; ++t)
        predictions.push_back(judged.predictions.at(judged.first + t));
    return predictions;
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

/// Runs one test after the other, the batches of each on all threads.
class Runner {
public:
    Runner(const Suite& suite, Model& model, const RunOptions& options, RunObserver* observer,
           const std::atomic<bool>* stop)
        : suite_(suite),
          model_(model),
          options_(options),
          observer_(observer),
          stop_(stop),
          labels_(suite.labels.empty() ? model.info().labels : suite.labels),
          batch_size_(options.batch > 0 ? options.batch : std::max<std::size_t>(1, model.info().batch)),
          allowed_(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads())),
          arena_(threads()) {}

    RunResult run() {
        const std::vector<TestPlan> plans = plan_tests(suite_, options_.selection);
        const TextPositions positions = show_texts(plans, model_, suite_.fields.size(), batch_size_);
        announce(plans);
        RunResult result = head();
        for (std::size_t p = 0; p < plans.size(); ++p) {
            TestResult test = run_test(plans[p], positions[p]);
            if (stopped()) {
                result.complete = false;
                break;
            }
            result.tests.push_back(std::move(test));
            if (options_.fail_fast && gate_failed(result.tests.back(), options_.allow_not_applicable)) break;
        }
        result.totals = totals_of(result.tests);
        return result;
    }

private:
    int threads() const {
        const std::size_t wanted = model_.info().concurrency > 0 ? model_.info().concurrency : options_.jobs;
        return wanted > 0 ? static_cast<int>(std::min<std::size_t>(wanted, 256))
                          : tbb::info::default_concurrency();
    }

    bool stopped() const { return stop_ && stop_->load(std::memory_order_relaxed); }

    void announce(const std::vector<TestPlan>& plans) const {
        if (!observer_) return;
        std::uint64_t cases = 0;
        for (const TestPlan& plan : plans)
            if (!not_applicable_reason(plan.test(), model_.info()))
                cases += std::min(plan.size(), UINT64_MAX - cases);
        observer_->begin(cases);
    }

    RunResult head() const {
        RunResult result;
        result.version = kVersion;
        result.seed = options_.selection.seed;
        result.sample = options_.selection.sample;
        result.suite_name = suite_.name;
        result.suite_file = suite_.file;
        result.suite_sha256 = suite_.sha256;
        result.labels = labels_.names();
        const ModelInfo& model = model_.info();
        result.model_kind = model.kind;
        result.model_name = model.name;
        result.model_sha256 = model.sha256;
        result.model_labels = model.labels.names();
        result.certainty = model.certainty;
        result.allow_not_applicable = options_.allow_not_applicable;
        return result;
    }

    TestResult run_test(const TestPlan& plan, const std::vector<std::uint64_t>& positions) {
        const Test& test = plan.test();
        TestResult result;
        result.name = test.name;
        result.type = name_of(test.type);
        result.capability = test.capability;
        result.description = test.description;
        result.line = test.place.line;
        result.population = plan.population();
        result.unchanged = test.cases->unchanged();
        result.max_failure_rate = test.max_failure_rate ? test.max_failure_rate : options_.max_failure_rate;
        if (const auto reason = not_applicable_reason(test, model_.info())) {
            result.verdict = GateVerdict::not_applicable;
            result.reason = *reason;
            return result;
        }
        const auto slots = test.cases->slots();
        const TestTally tally = judge_all(plan, slots, positions);
        if (stopped()) return result;
        tally.write(slots, result);
        set_rate(result);
        set_verdict(result);
        for (const KeptFailure& failure : tally.failures()) result.examples.push_back(example(test, failure));
        return result;
    }

    TestTally judge_all(const TestPlan& plan, const std::vector<std::vector<Slot>>& slots,
                        const std::vector<std::uint64_t>& positions) {
        struct Worker {
            Batch batch;
            TestTally tally;
        };
        const TestTally empty(slots, options_.examples,
                              mix({options_.selection.seed, hash_bytes(plan.test().name), 3}));
        tbb::enumerable_thread_specific<Worker> workers([&] {
            return Worker{Batch(suite_.fields.size()), empty};
        });
        const std::uint64_t batches = plan.size() / batch_size_ + (plan.size() % batch_size_ > 0 ? 1 : 0);
        arena_.execute([&] {
            tbb::parallel_for(std::uint64_t{0}, batches, [&](std::uint64_t b) {
                if (stopped()) return;
                Worker& worker = workers.local();
                const std::uint64_t first = b * batch_size_;
                judge_batch(plan, first, std::min(plan.size() - first, std::uint64_t{batch_size_}),
                            positions.empty() ? 0 : positions[b], worker.batch, worker.tally);
            });
        });
        TestTally sum = empty;
        for (const Worker& worker : workers) sum.merge(worker.tally);
        return sum;
    }

    void judge_batch(const TestPlan& plan, std::uint64_t first, std::uint64_t count, std::uint64_t position,
                     Batch& batch, TestTally& tally) {
        const Test& test = plan.test();
        batch.make(plan, first, first + count);
        if (!batch.texts().empty()) batch.predict(model_, position);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const Case& made = batch.at(i);
            if (made.skip != SkipReason::none) {
                tally.skip(made.skip);
                continue;
            }
            const Judged judged = batch.judged(i);
            const Verdict verdict = judge_case(test.expectations, judged, test.type == TestType::MFT);
            tally.add(made, verdict);
            if (verdict == Verdict::failed && tally.wants(batch.index(i)))
                tally.keep({tally.hash_of(batch.index(i)), batch.index(i), predictions_of(judged),
                            failed_texts_of(test, judged)});
        }
        if (observer_) observer_->advance(test, count);
    }

    static void set_rate(TestResult& result) {
        const std::uint64_t judged = result.cases - result.skipped;
        if (judged == 0) return;
        result.failure_rate = static_cast<double>(result.failed) / static_cast<double>(judged);
        result.interval = clopper_pearson(result.failed, judged);
    }

    void set_verdict(TestResult& result) const {
        if (!result.failure_rate) {
            result.reason = "no case was judged";
            if (result.max_failure_rate)
                result.verdict =
                    options_.allow_not_applicable ? GateVerdict::not_applicable : GateVerdict::failed;
        } else if (result.max_failure_rate) {
            result.verdict =
                *result.failure_rate <= *result.max_failure_rate ? GateVerdict::passed : GateVerdict::failed;
        }
    }

    Example example(const Test& test, const KeptFailure& failure) const {
        Case made;
        test.cases->make(failure.index, made, Detail::full);
        Example example = example_of(test, failure.index, made, labels_);
        example.predictions = failure.predictions;
        example.failed_texts = failure.failed_texts;
        return example;
    }

    const Suite& suite_;
    Model& model_;
    const RunOptions& options_;
    RunObserver* observer_;
    const std::atomic<bool>* stop_;
    LabelSet labels_;
    std::size_t batch_size_;
    tbb::global_control allowed_;  ///< more threads than processors, where a model waits rather than works
    tbb::task_arena arena_;
};

/// The position of a case's texts in the expansion of the selection, for positional models.
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

}  // namespace

std::optional<std::string> not_applicable_reason(const Test& test, const ModelInfo& model) {
    if (test.lacks_gold) return "the data has no labels";
    const Needs needs = needs_of(test.expectations);
    if (needs.certainty <= model.certainty) return std::nullopt;
    if (model.certainty == Certainty::label_only) return "the model gives labels only";
    return "the model gives one confidence, not a probability for each label";
}

std::string expected_in_words(const Test& test, const Case& made, const LabelSet& labels) {
    std::string words;
    for (const Expectation& expectation : test.expectations) {
        if (!words.empty()) words += " and ";
        words += describe(expectation, labels, made.gold, made.slot_labels);
    }
    return words;
}

RunResult run_suite(const Suite& suite, Model& model, const RunOptions& options, RunObserver* observer,
                    const std::atomic<bool>* stop) {
    return Runner(suite, model, options, observer, stop).run();
}

Replay replay_case(const Suite& suite, Model& model, const Selection& selection, std::string_view id) {
    const CaseReference reference = find_case(suite, id);
    const Test& test = *reference.test;
    const LabelSet& labels = suite.labels.empty() ? model.info().labels : suite.labels;
    if (const auto reason = not_applicable_reason(test, model.info()))
        throw Error(fmt::format("the test '{}' does not apply: {}", test.name, *reason));
    std::uint64_t position = 0;
    if (model.info().recorded) {
        const std::vector<TestPlan> plans = plan_tests(suite, selection);
        show_texts(plans, model, suite.fields.size(), 1024);
        if (model.info().positional) position = position_of(reference, plans, suite.fields.size());
    }
    Replay replay;
    Case made;
    test.cases->make(reference.index, made, Detail::full);
    replay.index = reference.index;
    replay.skip = made.skip;
    replay.own_id = made.id;
    replay.example = example_of(test, reference.index, made, labels);
    if (made.skip != SkipReason::none) return replay;
    Predictions predictions;
    model.predict(made.texts, BatchPosition{position}, predictions);
    const Judged judged{predictions, 0, made.texts.size(), made.gold, made.slot_labels};
    const std::size_t first_judged = test.type == TestType::MFT ? 0 : 1;
    for (std::size_t t = 0; t < judged.count; ++t) {
        replay.verdicts.push_back(t < first_judged ? Verdict::skipped
                                                   : judge_text(test.expectations, judged, t));
        replay.explanations.push_back(t < first_judged ? std::vector<std::string>()
                                                       : explain_text(test.expectations, judged, t, labels));
    }
    replay.verdict = judge_case(test.expectations, judged, first_judged == 0);
    replay.example.predictions = predictions_of(judged);
    replay.example.failed_texts = failed_texts_of(test, judged);
    return replay;
}

}  // namespace assay
