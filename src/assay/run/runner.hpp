/// Running a suite against a model.
#pragma once

#include <assay/model/model.hpp>
#include <assay/run/plan.hpp>
#include <assay/run/result.hpp>
#include <assay/suite/suite.hpp>

#include <atomic>
#include <cstdint>
#include <optional>

namespace assay {

struct RunOptions {
    Selection selection;
    std::optional<double> max_failure_rate;  ///< for tests that set no gate
    bool allow_not_applicable = false;       ///< a gated test without a judged case does not fail its gate
    bool fail_fast = false;  ///< stop after the first test whose gate failed; the rest is not in the result
    std::size_t jobs = 0;    ///< threads, at most what the model takes; 0: its number, or one a processor
    std::size_t batch = 0;   ///< cases scored in one call of the model; 0: as the model likes
    std::size_t examples = 10;  ///< failing cases kept of each test
};

/// Told how far a run is. Called from the threads of the run; must be quick.
class RunObserver {
public:
    virtual ~RunObserver() = default;
    virtual void begin(std::uint64_t cases_in_all) = 0;
    virtual void advance(const Test& test, std::uint64_t cases) = 0;
};

/// Judges the selected tests. `model` speaks in the suite's labels (MappedModel). The result is the same
/// whatever the jobs and batch size. Memory does not grow with the number of cases. Throws ModelError when
/// the model fails or does not give what it announced, and Error if the selection fits no test or recorded
/// predictions do not fit the suite. When `stop` becomes true, or the model throws Interrupted, the tests
/// that are finished come back with `complete` false.
RunResult run_suite(const Suite& suite, Model& model, const RunOptions& options,
                    RunObserver* observer = nullptr, const std::atomic<bool>* stop = nullptr);

/// The result of a run that has no test yet: what is known of the suite, the model and the options.
RunResult result_without_tests(const Suite& suite, const ModelInfo& model, const RunOptions& options);

/// One case with everything that goes into its verdict.
struct Replay {
    Example example;  ///< failed_texts is empty where nothing failed
    std::uint64_t index = 0;
    SkipReason skip = SkipReason::none;
    std::string own_id;             ///< the case's name in its file, or empty
    std::vector<Verdict> verdicts;  ///< of each text; the original's is `skipped` where it is not judged
    std::vector<std::vector<std::string>> explanations;  ///< of each judged text
    Verdict verdict = Verdict::skipped;
};
/// The case with this id. Recorded predictions must fit the selection, as in run_suite. Throws like
/// run_suite, and Error if there is no such case.
Replay replay_case(const Suite& suite, Model& model, const Selection& selection, std::string_view id);

/// What is expected of this case, in words, the gold label by its name.
std::string expected_in_words(const Test& test, const Case& made, const LabelSet& labels);

/// Why the test cannot be judged on this model, or nothing.
std::optional<std::string> not_applicable_reason(const Test& test, const ModelInfo& model);

}  // namespace assay
