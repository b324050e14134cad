/// What is counted about one <gap> while its test runs. A fold like TestTally, and as exact: sums of scores
/// are whole numbers.
#pragma once

#include <assay/expect/expectation.hpp>
#include <assay/run/result.hpp>
#include <assay/suite/suite.hpp>

#include <cstdint>
#include <vector>

namespace assay {

class GapTally {
public:
    /// Both outlive the tally.
    GapTally(const Test& test, const Gap& gap) : test_(&test), gap_(&gap), counts_(gap.groups.size()) {}

    /// A case that was scored, and the verdict on it as a whole.
    void add(const Case& scored, const Judged& judged, Verdict verdict);
    void merge(const GapTally& other);
    GapResult result() const;

private:
    __extension__ using Wide = unsigned __int128;

    /// Scores are counted in steps of 2^-24 above -1, so that sums are exact and come in any order.
    struct Count {
        std::uint64_t count = 0;
        std::uint64_t hits = 0;
        std::uint64_t sum = 0;
        Wide squares = 0;
    };

    void add_text(std::uint32_t group, const Judged& judged, std::size_t text);
    void add_verdict(std::uint32_t group, Verdict verdict);
    std::uint32_t group_of_case(const Case& scored) const;
    double value_of(const Count& count) const;
    double p_value(const std::vector<Count>& compared) const;

    const Test* test_;
    const Gap* gap_;
    std::vector<Count> counts_;  ///< one for each group
};

}  // namespace assay
