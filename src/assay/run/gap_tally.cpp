#include <assay/run/gap_tally.hpp>

#include <assay/run/case_report.hpp>
#include <assay/stats/homogeneity.hpp>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr double kSteps = 0x1p24;  ///< of a score, in 1

std::uint64_t steps_of(const Score& score, std::span<const double> probabilities) {
    const double value =
        probabilities[*score.label] - (score.subtracted ? probabilities[*score.subtracted] : 0);
    return static_cast<std::uint64_t>(std::llround((std::clamp(value, -1.0, 1.0) + 1) * kSteps));
}

}  // namespace

std::uint32_t GapTally::group_of_case(const Case& scored) const {
    const auto& groups = gap_->of_source[scored.source];
    return groups ? groups->of_entry[scored.picks[groups->slot]] : kNoGroup;
}

void GapTally::add_text(std::uint32_t group, const Judged& judged, std::size_t text) {
    if (group == kNoGroup) return;
    Count& count = counts_[group];
    ++count.count;
    if (gap_->measure == Gap::Measure::label_rate) {
        const auto label = static_cast<std::uint32_t>(judged.predictions.label(judged.first + text));
        count.hits +=
            std::find(gap_->labels.begin(), gap_->labels.end(), label) != gap_->labels.end() ? 1 : 0;
        return;
    }
    const std::uint64_t steps = steps_of(gap_->score, judged.predictions.probabilities(judged.first + text));
    count.sum += steps;
    count.squares += Wide{steps} * steps;
}

void GapTally::add_verdict(std::uint32_t group, Verdict verdict) {
    if (group == kNoGroup || verdict == Verdict::skipped) return;
    ++counts_[group].count;
    counts_[group].hits += verdict == Verdict::failed ? 1 : 0;
}

void GapTally::add(const Case& scored, const Judged& judged, Verdict verdict) {
    if (!gap_->between.empty()) {
        const std::uint32_t group = group_of_case(scored);
        if (gap_->measure == Gap::Measure::failure_rate) return add_verdict(group, verdict);
        for (std::size_t text = 0; text < judged.count; ++text) add_text(group, judged, text);
        return;
    }
    if (scored.groups.empty()) return;
    const bool of_verdicts = gap_->measure == Gap::Measure::failure_rate;
    for (std::size_t text = of_verdicts ? first_judged_text(*test_) : 0; text < judged.count; ++text) {
        if (of_verdicts)
            add_verdict(scored.groups[text], judge_text(test_->expectations, judged, text));
        else
            add_text(scored.groups[text], judged, text);
    }
}

void GapTally::merge(const GapTally& other) {
    for (std::size_t g = 0; g < counts_.size(); ++g) {
        counts_[g].count += other.counts_[g].count;
        counts_[g].hits += other.counts_[g].hits;
        counts_[g].sum += other.counts_[g].sum;
        counts_[g].squares += other.counts_[g].squares;
    }
}

double GapTally::value_of(const Count& count) const {
    const auto n = static_cast<double>(count.count);
    if (gap_->measure != Gap::Measure::mean_score) return static_cast<double>(count.hits) / n;
    return static_cast<double>(count.sum) / n / kSteps - 1;
}

double GapTally::p_value(const std::vector<Count>& compared) const {
    if (gap_->measure != Gap::Measure::mean_score) {
        std::vector<GroupCount> groups;
        for (const Count& count : compared) groups.push_back({count.hits, count.count});
        return homogeneity_p(groups);
    }
    std::vector<GroupMoments> groups;
    for (const Count& count : compared) {
        // n Σx² - (Σx)², exact below 2^38 texts.
        const Wide spread = Wide{count.count} * count.squares - Wide{count.sum} * count.sum;
        groups.push_back({count.count, value_of(count),
                          static_cast<double>(spread) / static_cast<double>(count.count) / kSteps / kSteps});
    }
    return equal_means_p(groups);
}

GapResult GapTally::result() const {
    GapResult result{gap_->measure,
                     gap_->of,
                     gap_->between,
                     gap_->at_most,
                     gap_->significance,
                     gap_->min_count,
                     {},
                     {},
                     {}};
    std::vector<Count> compared;
    for (std::size_t g = 0; g < counts_.size(); ++g) {
        if (counts_[g].count == 0) continue;
        result.groups.push_back({gap_->groups[g], counts_[g].count, value_of(counts_[g])});
        if (counts_[g].count >= gap_->min_count) compared.push_back(counts_[g]);
    }
    result.gap = largest_gap(result.groups, result.min_count);
    if (result.gap) result.p_value = p_value(compared);
    return result;
}

}  // namespace assay
