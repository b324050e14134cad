/// Fairness of groups: how far apart a model may treat them. Failure rates of single cases do not show it
/// where a few percent of every case are lost for one group alone.
#pragma once

#include <assay/expect/expectation.hpp>
#include <assay/pattern/expansion.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

/// The text, or the case, belongs to no group.
inline constexpr std::uint32_t kNoGroup = UINT32_MAX;

/// Names of groups, numbered as they come.
class GroupNames {
public:
    static constexpr std::size_t kMost = 1'000;

    /// The number of this name. Throws Error for more than kMost of them.
    std::uint32_t number_of(const std::string& name);
    const std::vector<std::string>& names() const { return names_; }

private:
    std::vector<std::string> names_;
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
};

/// The groups that the values of a slot, or a field of them, make in one source.
struct SlotGroups {
    std::size_t slot = 0;
    std::vector<std::uint32_t> of_entry;  ///< kNoGroup where the entry lacks the field
};

/// One <gap>: the largest difference between groups in what a model does, and how large it may be.
struct Gap {
    enum class Measure {
        failure_rate,  ///< the share of judged cases that fail
        label_rate,    ///< the share of texts that are given one of `labels` (demographic parity)
        mean_score,    ///< the mean of `score` over the texts
    };
    Measure measure = Measure::failure_rate;
    LabelList labels;
    Score score;
    std::string of;       ///< the labels or the score, as the suite has them
    std::string between;  ///< "slot" or "slot.field"; empty: the groups of <data> and <perturb>
    double at_most = 0;
    /// A larger gap is passed over where one as large would come by chance with at least this probability.
    std::optional<double> significance;
    std::uint64_t min_count = 1;  ///< a smaller group is shown, and has no say
    std::vector<std::string> groups;
    /// Where `between` names a slot, of each source; nothing where the source has no such slot.
    std::vector<std::optional<SlotGroups>> of_source;
};

/// As suites and results.json have them, in the order of Gap::Measure.
inline constexpr std::array<std::pair<Gap::Measure, std::string_view>, 3> kGapMeasureWords = {
    {{Gap::Measure::failure_rate, "failure-rate"},
     {Gap::Measure::label_rate, "label-rate"},
     {Gap::Measure::mean_score, "score"}}};
std::string_view name_of(Gap::Measure measure);

}  // namespace assay
