/// What a run found: plain values, complete enough that every report is a pure function of them
/// (docs/results.md).
#pragma once

#include <assay/data/predictions.hpp>
#include <assay/perturb/perturbation.hpp>
#include <assay/stats/interval.hpp>
#include <assay/suite/gap.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace assay {

enum class GateVerdict { none, passed, failed, not_applicable };

/// How often each value of a slot occurred among the judged cases, and failed.
struct ValueTally {
    std::string value;
    std::uint64_t cases = 0;
    std::uint64_t failed = 0;
    bool operator==(const ValueTally&) const = default;
};

struct SlotTally {
    std::string slot;
    std::vector<ValueTally> values;  ///< in the order of the lexicon; values that did not occur are left out
    bool operator==(const SlotTally&) const = default;
};

/// What a model did in one group.
struct GroupTally {
    std::string group;
    std::uint64_t count = 0;  ///< of cases, or of texts; not 0
    double value = 0;         ///< the rate, or the mean
    bool operator==(const GroupTally&) const = default;
};

/// How far groups lie apart, see Gap.
struct GapResult {
    Gap::Measure in = Gap::Measure::failure_rate;
    std::string of;       ///< the labels or the score; empty for failure rates
    std::string between;  ///< "slot.field"; empty: the groups that <data> and <perturb> name
    double at_most = 0;
    std::optional<double> significance;
    std::uint64_t min_count = 1;
    std::vector<GroupTally> groups;  ///< in the order of the suite; those that did not occur are left out
    std::optional<double> gap;       ///< largest_gap(); none where fewer than two groups are large enough
    std::optional<double> p_value;  ///< how probable so large a difference is by chance; where there is a gap
    bool of_failures() const { return in == Gap::Measure::failure_rate; }
    bool of_rates() const { return in != Gap::Measure::mean_score; }
    /// Is the gap small enough, or within chance? False where there is none.
    bool passed() const;
    bool operator==(const GapResult&) const = default;
};

/// The largest value less the smallest, of the groups with at least `min_count`; none where these are fewer
/// than two.
std::optional<double> largest_gap(const std::vector<GroupTally>& groups, std::uint64_t min_count);

/// A failing case in full.
struct Example {
    std::string id;                               ///< "test name#index"
    std::vector<std::vector<std::string>> texts;  ///< each a list of fields
    std::vector<std::vector<Edit>> edits;         ///< for each text, against the first (its first field)
    std::vector<std::pair<std::string, std::string>> bindings;  ///< slot and value
    std::string expected;                                       ///< in words
    std::vector<Prediction> predictions;                        ///< one for each text
    std::vector<std::size_t> failed_texts;
    bool operator==(const Example&) const = default;
};

struct TestResult {
    std::string name;
    std::string type;  ///< MFT, INV, DIR
    std::string capability;
    std::string description;
    std::size_t line = 0;
    std::uint64_t population = 0;
    std::uint64_t cases = 0;      ///< expanded and scored
    std::uint64_t skipped = 0;    ///< among them
    std::uint64_t unchanged = 0;  ///< texts that no perturbation changes; not among them
    std::uint64_t failed = 0;
    std::optional<double> failure_rate;  ///< none where cases == skipped
    std::optional<Interval> interval;
    std::optional<double> max_failure_rate;
    GateVerdict verdict = GateVerdict::none;
    std::string reason;  ///< why not applicable, or why the gate failed without a rate
    std::map<std::string, std::uint64_t> skip_reasons;
    std::vector<SlotTally> slots;
    std::vector<GapResult> gaps;
    std::vector<Example> examples;

    /// Is it held to anything?
    bool has_gate() const { return max_failure_rate || !gaps.empty(); }
    /// Is the failure rate, which must be known, no larger than it may be?
    bool rate_passed() const { return !max_failure_rate || *failure_rate <= *max_failure_rate; }
    /// Cases that passed or failed.
    std::uint64_t judged() const { return cases > skipped ? cases - skipped : 0; }
    bool operator==(const TestResult&) const = default;
};

/// Sums over all tests. `gates_passed`, `gates_failed` and `not_applicable` count verdicts as they stand in
/// the tests, so a gated test that is not applicable counts as not applicable whatever the run makes of it
/// (gate_failed).
struct RunTotals {
    std::uint64_t tests = 0, cases = 0, skipped = 0, failed = 0;
    std::uint64_t gates_passed = 0, gates_failed = 0, not_applicable = 0;
    std::optional<double> failure_rate;
    std::optional<Interval> interval;

    std::uint64_t judged() const { return cases > skipped ? cases - skipped : 0; }
    bool operator==(const RunTotals&) const = default;
};

struct RunResult {
    std::string version;  ///< of assay
    bool complete = true;
    std::uint64_t seed = 0;
    std::optional<std::uint64_t> sample;  ///< cases a test at most; none: all
    std::string suite_name, suite_file, suite_sha256;
    std::vector<std::string> labels;  ///< in the order of all probabilities
    std::string model_kind, model_name, model_sha256;
    std::vector<std::string> model_labels;
    Certainty certainty = Certainty::probabilities;
    /// "assay replay suites/x.xml 'ID' --model m --seed 0", where 'ID' stands for the id of a case.
    std::string replay_command;
    bool allow_not_applicable = false;
    std::vector<TestResult> tests;
    /// Tests that were selected and left out, because RunOptions::fail_fast stopped the run after the last of
    /// `tests`, whose gate failed; otherwise 0.
    std::uint64_t not_run = 0;
    RunTotals totals;  ///< totals_of(tests)
    bool operator==(const RunResult&) const = default;
};

/// totals_of() without its interval: no mathematics but sums and one division.
RunTotals sums_of(const std::vector<TestResult>& tests);

/// The rate and its interval are those of all judged cases together; none where no case was judged.
/// Throws Error if more cases failed than were judged.
RunTotals totals_of(const std::vector<TestResult>& tests);

/// Does the gap allow that its test passes? Without a value it does where tests that are not applicable are
/// forgiven.
bool allows(const GapResult& gap, bool allow_not_applicable);

/// Do the failure rate and the gaps allow that the test passes? Cases were judged. A gap without a value is
/// as a test that is not applicable.
bool within_gates(const TestResult& test, bool allow_not_applicable);

/// Does this test make the run fail? Its verdict is failed, or it has a gate and is not applicable, which
/// only `allow_not_applicable` forgives.
bool gate_failed(const TestResult& test, bool allow_not_applicable);

/// As the program exits for this result, the first that holds: 130 where it is incomplete, 2 where no case
/// was judged in the whole run (one that was stopped early says nothing of that), 1 where a gate failed,
/// otherwise 0. Reads result.totals, which must be totals_of(result.tests).
int exit_code_of(const RunResult& result);

/// One sentence, safe to print, that always agrees with exit_code_of: "PASSED: …" (0), "FAILED: 2 of 20 gates
/// failed …" (1), "NOTHING JUDGED: …" (2) or "INTERRUPTED: …" (130), with the number of judged cases and the
/// overall interval, and how far a run came that was stopped early.
std::string verdict_sentence(const RunResult& result);

}  // namespace assay
