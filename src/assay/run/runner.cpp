#include <assay/run/runner.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/random.hpp>
#include <assay/base/version.hpp>
#include <assay/run/batches.hpp>
#include <assay/run/case_report.hpp>
#include <assay/run/tally.hpp>

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <map>

namespace assay {
namespace {

constexpr std::size_t kMostThreads = 256;

/// As many as the user allows and the model takes at once; where neither says, one for each processor.
std::size_t threads_for(std::size_t jobs, std::size_t concurrency) {
    if (jobs == 0 && concurrency == 0) return static_cast<std::size_t>(tbb::info::default_concurrency());
    const std::size_t wanted =
        jobs == 0 || concurrency == 0 ? std::max(jobs, concurrency) : std::min(jobs, concurrency);
    return std::min(wanted, kMostThreads);
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
          labels_(labels_of_run(suite, model.info().labels)),
          batch_size_(options.batch > 0 ? options.batch : std::max<std::size_t>(1, model.info().batch)),
          threads_(threads_for(options.jobs, model.info().concurrency)),
          allowed_(tbb::global_control::max_allowed_parallelism, threads_),
          arena_(static_cast<int>(threads_)) {}

    RunResult run() {
        const std::vector<TestPlan> plans = plan_tests(suite_, options_.selection);
        RunResult result = result_without_tests(suite_, model_.info(), options_);
        try {
            run_tests(plans, result);
        } catch (const Interrupted&) {  // by the model, or an edit that waits for a program
            result.complete = false;
        }
        result.totals = totals_of(result.tests);
        if (labels_.is_open()) number_answers(result);
        return result;
    }

private:
    bool stopped() const { return stop_ && stop_->load(std::memory_order_relaxed); }

    void run_tests(const std::vector<TestPlan>& plans, RunResult& result) {
        const TextPositions positions = show_texts(plans, model_, suite_.fields.size(), batch_size_, stop_);
        announce(plans);
        for (std::size_t p = 0; p < plans.size(); ++p) {
            TestResult test = run_test(plans[p], positions[p]);
            result.complete = !stopped();
            if (!result.complete) return;
            result.tests.push_back(std::move(test));
            if (options_.fail_fast && gate_failed(result.tests.back(), options_.allow_not_applicable)) {
                result.not_run = plans.size() - result.tests.size();
                return;
            }
        }
    }

    void announce(const std::vector<TestPlan>& plans) const {
        if (!observer_) return;
        std::uint64_t cases = 0;
        for (const TestPlan& plan : plans)
            if (!not_applicable_reason(plan.test(), model_.info()))
                cases += std::min(plan.size(), UINT64_MAX - cases);
        observer_->begin(cases);
    }

    TestResult head_of(const TestPlan& plan) const {
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
        return result;
    }

    TestResult run_test(const TestPlan& plan, const std::vector<std::uint64_t>& positions) {
        TestResult result = head_of(plan);
        if (const auto reason = not_applicable_reason(plan.test(), model_.info())) {
            result.verdict = GateVerdict::not_applicable;
            result.reason = *reason;
            for (const Gap& gap : plan.test().gaps)
                result.gaps.push_back(GapTally(plan.test(), gap).result());
            return result;
        }
        const auto slots = plan.test().cases->slots();
        const TestTally tally = judge_all(plan, slots, positions);
        if (stopped()) return result;
        tally.write(slots, result);
        set_rate(result);
        set_verdict(plan.test(), result);
        for (const KeptFailure& failure : tally.failures())
            result.examples.push_back(example(plan.test(), failure));
        return result;
    }

    TestTally judge_all(const TestPlan& plan, const std::vector<std::vector<Slot>>& slots,
                        const std::vector<std::uint64_t>& positions) {
        struct Worker {
            Batch batch;
            TestTally tally;
        };
        const std::uint64_t key = mix({options_.selection.seed, hash_bytes(plan.test().name), 3});
        const TestTally empty(plan.test(), slots, options_.examples, key);
        tbb::enumerable_thread_specific<Worker> workers([&] {
            return Worker{Batch(suite_.fields.size()), empty};
        });
        using Range = tbb::blocked_range<std::uint64_t>;
        const std::uint64_t batches = plan.size() / batch_size_ + (plan.size() % batch_size_ > 0 ? 1 : 0);
        arena_.execute([&] {
            tbb::parallel_for(Range(0, batches), [&](const Range& range) {
                Worker& worker = workers.local();
                for (std::uint64_t b = range.begin(); b < range.end(); ++b) {
                    // A range can hold more batches than anybody could count to.
                    if (stopped()) return void(tbb::task::current_context()->cancel_group_execution());
                    judge_batch(plan, b, positions.empty() ? 0 : positions[b], worker.batch, worker.tally);
                }
            });
        });
        TestTally sum = empty;
        for (const Worker& worker : workers) sum.merge(worker.tally);
        return sum;
    }

    void judge_batch(const TestPlan& plan, std::uint64_t number, std::uint64_t position, Batch& batch,
                     TestTally& tally) {
        const std::uint64_t first = number * batch_size_;
        batch.make(plan, first, first + std::min(plan.size() - first, std::uint64_t{batch_size_}));
        batch.predict(model_, position);
        for (std::size_t i = 0; i < batch.size(); ++i) judge_one(plan.test(), batch, i, tally);
        if (observer_) observer_->advance(plan.test(), batch.size());
    }

    static void judge_one(const Test& test, const Batch& batch, std::size_t i, TestTally& tally) {
        const Case& made = batch.at(i);
        if (made.skip != SkipReason::none) return tally.skip(made.skip);
        const Judged judged = batch.judged(i);
        const Verdict verdict = judge_case(test.expectations, judged, case_rule_of(test));
        tally.add(made, judged, verdict);
        const std::uint64_t index = batch.index(i);
        if (verdict == Verdict::failed && tally.wants(index))
            tally.keep({tally.hash_of(index), index, predictions_of(judged), failed_texts_of(test, judged)});
    }

    static void set_rate(TestResult& result) {
        const std::uint64_t judged = result.cases - result.skipped;
        if (judged == 0) return;
        result.failure_rate = static_cast<double>(result.failed) / static_cast<double>(judged);
        result.interval = clopper_pearson(result.failed, judged);
    }

    void set_verdict(const Test& test, TestResult& result) const {
        const bool empty = !result.failure_rate;
        if (test.may_be_empty) {
            if (empty) result.max_failure_rate.reset();
            std::erase_if(result.gaps, [&](const GapResult& gap) { return empty || !gap.gap; });
        }
        if (empty) {
            result.reason = "no case was judged";
            if (result.has_gate())
                result.verdict =
                    options_.allow_not_applicable ? GateVerdict::not_applicable : GateVerdict::failed;
        } else if (result.has_gate()) {
            result.verdict = within_gates(result, options_.allow_not_applicable) ? GateVerdict::passed
                                                                                 : GateVerdict::failed;
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

    /// Of open answers, those that occur in examples are the labels of the result, in the order in which they
    /// do: their own numbers depend on the threads.
    void number_answers(RunResult& result) const {
        std::map<std::string, std::size_t> numbers;
        for (TestResult& test : result.tests)
            for (Example& example : test.examples)
                for (Prediction& prediction : example.predictions) {
                    const std::string& answer = labels_.name(prediction.label);
                    const auto [known, is_new] = numbers.emplace(answer, result.labels.size());
                    if (is_new) result.labels.push_back(answer);
                    prediction.label = known->second;
                }
    }

    const Suite& suite_;
    Model& model_;
    const RunOptions& options_;
    RunObserver* observer_;
    const std::atomic<bool>* stop_;
    LabelSet labels_;
    std::size_t batch_size_;
    std::size_t threads_;
    tbb::global_control allowed_;  ///< more threads than processors, where a model waits rather than works
    tbb::task_arena arena_;
};

}  // namespace

std::optional<std::string> not_applicable_reason(const Test& test, const ModelInfo& model) {
    if (test.lacks_gold) return "the data has no labels";
    Certainty needed = needs_of(test.expectations).certainty;
    for (const Gap& gap : test.gaps)
        if (gap.measure == Gap::Measure::mean_score) needed = Certainty::probabilities;
    if (needed <= model.certainty) return std::nullopt;
    if (model.certainty == Certainty::label_only) return "the model gives labels only";
    return "the model gives one confidence, not a probability for each label";
}

RunResult result_without_tests(const Suite& suite, const ModelInfo& model, const RunOptions& options) {
    RunResult result;
    result.version = kVersion;
    result.seed = options.selection.seed;
    result.sample = options.selection.sample;
    result.suite_name = suite.name;
    result.suite_file = suite.file;
    result.suite_sha256 = suite.sha256;
    result.labels = labels_of_run(suite, model.labels).names();
    result.model_kind = model.kind;
    result.model_name = model.name;
    result.model_sha256 = model.sha256;
    result.model_labels = model.labels.names();
    result.certainty = model.certainty;
    result.allow_not_applicable = options.allow_not_applicable;
    return result;
}

RunResult run_suite(const Suite& suite, Model& model, const RunOptions& options, RunObserver* observer,
                    const std::atomic<bool>* stop) {
    return Runner(suite, model, options, observer, stop).run();
}

}  // namespace assay
