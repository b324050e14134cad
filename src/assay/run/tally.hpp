/// What is counted about one test while it runs. A fold: the order in which cases arrive, and how they are
/// spread over threads, leaves no trace in it.
#pragma once

#include <assay/expect/expectation.hpp>
#include <assay/run/gap_tally.hpp>
#include <assay/run/result.hpp>
#include <assay/suite/case_source.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace assay {

/// A failing case that may become an example. The ones with the smallest hash are kept, whenever they come.
struct KeptFailure {
    std::uint64_t hash = 0;
    std::uint64_t index = 0;
    std::vector<Prediction> predictions;
    std::vector<std::size_t> failed_texts;
    bool operator<(const KeptFailure& other) const {
        return hash != other.hash ? hash < other.hash : index < other.index;
    }
};

class TestTally {
public:
    /// `slots` are those of each source of the test, which outlives the tally; at most `examples` failures
    /// are kept.
    TestTally(const Test& test, const std::vector<std::vector<Slot>>& slots, std::size_t examples,
              std::uint64_t key);

    void skip(SkipReason reason);
    /// A case that was scored.
    void add(const Case& scored, const Judged& judged, Verdict verdict);
    /// Would this failure be kept? Ask before collecting it.
    bool wants(std::uint64_t index) const;
    void keep(KeptFailure failure);
    std::uint64_t hash_of(std::uint64_t index) const;

    /// `other` was made with the same test, slots, number of examples and key.
    void merge(const TestTally& other);

    /// Fills the counts, the slots and the gaps of a result; the examples are the caller's to make.
    void write(const std::vector<std::vector<Slot>>& slots, TestResult& result) const;
    const std::vector<KeptFailure>& failures() const { return failures_; }  ///< smallest hash first

private:
    struct Count {
        std::uint64_t cases = 0;
        std::uint64_t failed = 0;
    };
    std::uint64_t key_;
    std::size_t most_examples_;
    std::uint64_t cases_ = 0, failed_ = 0;
    std::array<std::uint64_t, 3> skipped_{};             ///< clash, unchanged, by the expectation
    std::vector<Count> values_;                          ///< of all entries of all slots of all sources
    std::vector<std::vector<std::size_t>> first_value_;  ///< by source and slot
    std::vector<GapTally> gaps_;
    std::vector<KeptFailure> failures_;
};

}  // namespace assay
