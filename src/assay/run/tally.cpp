#include <assay/run/tally.hpp>

#include <assay/base/random.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace assay {
namespace {

enum : std::size_t { kClash, kUnchanged, kByExpectation };
constexpr std::array<const char*, 3> kReasons = {
    "two slots hold the same value", "nothing to change in the text", "the expectation does not apply"};

/// Tallies of the slots of all sources, those of one name put together.
class SlotTable {
public:
    void add(const std::string& slot, const std::string& value, std::uint64_t cases, std::uint64_t failed) {
        const std::size_t position = slot_position(slot);
        auto& values = slots_[position].values;
        const auto [at, added] = position_.try_emplace({slot, value}, position, values.size());
        if (added) values.push_back({value, 0, 0});
        values[at->second.second].cases += cases;
        values[at->second.second].failed += failed;
    }
    std::vector<SlotTally> take() { return std::move(slots_); }

private:
    std::size_t slot_position(const std::string& name) {
        for (std::size_t i = 0; i < slots_.size(); ++i)
            if (slots_[i].slot == name) return i;
        slots_.push_back({name, {}});
        return slots_.size() - 1;
    }
    std::vector<SlotTally> slots_;
    std::map<std::pair<std::string, std::string>, std::pair<std::size_t, std::size_t>> position_;
};

}  // namespace

TestTally::TestTally(const Test& test, const std::vector<std::vector<Slot>>& slots, std::size_t examples,
                     std::uint64_t key)
    : key_(key), most_examples_(examples) {
    for (const Gap& gap : test.gaps) gaps_.emplace_back(test, gap);
    std::size_t values = 0;
    for (const auto& source : slots) {
        first_value_.emplace_back();
        for (const Slot& slot : source) {
            first_value_.back().push_back(values);
            values += slot.entries.size();
        }
    }
    values_.resize(values);
}

void TestTally::skip(SkipReason reason) {
    ++cases_;
    ++skipped_[reason == SkipReason::clash ? kClash : kUnchanged];
}

void TestTally::add(const Case& scored, const Judged& judged, Verdict verdict) {
    ++cases_;
    for (GapTally& gap : gaps_) gap.add(scored, judged, verdict);
    if (verdict == Verdict::skipped) {
        ++skipped_[kByExpectation];
        return;
    }
    const std::uint64_t failed = verdict == Verdict::failed ? 1 : 0;
    failed_ += failed;
    for (std::size_t s = 0; s < scored.picks.size(); ++s) {
        Count& count = values_[first_value_[scored.source][s] + scored.picks[s]];
        ++count.cases;
        count.failed += failed;
    }
}

std::uint64_t TestTally::hash_of(std::uint64_t index) const {
    return mix({key_, index});
}

bool TestTally::wants(std::uint64_t index) const {
    if (failures_.size() < most_examples_) return true;
    const std::uint64_t hash = hash_of(index);
    return !failures_.empty() && (hash < failures_.back().hash ||
                                  (hash == failures_.back().hash && index < failures_.back().index));
}

void TestTally::keep(KeptFailure failure) {
    const auto at = std::upper_bound(failures_.begin(), failures_.end(), failure);
    failures_.insert(at, std::move(failure));
    if (failures_.size() > most_examples_) failures_.pop_back();
}

void TestTally::merge(const TestTally& other) {
    cases_ += other.cases_;
    failed_ += other.failed_;
    for (std::size_t i = 0; i < skipped_.size(); ++i) skipped_[i] += other.skipped_[i];
    for (std::size_t i = 0; i < values_.size(); ++i) {
        values_[i].cases += other.values_[i].cases;
        values_[i].failed += other.values_[i].failed;
    }
    for (std::size_t i = 0; i < gaps_.size(); ++i) gaps_[i].merge(other.gaps_[i]);
    for (const KeptFailure& failure : other.failures_) keep(failure);
}

void TestTally::write(const std::vector<std::vector<Slot>>& slots, TestResult& result) const {
    result.cases = cases_;
    result.failed = failed_;
    result.skipped = std::accumulate(skipped_.begin(), skipped_.end(), std::uint64_t{0});
    for (std::size_t i = 0; i < kReasons.size(); ++i)
        if (skipped_[i] > 0) result.skip_reasons[kReasons[i]] = skipped_[i];
    SlotTable table;
    std::size_t next = 0;
    for (const auto& source : slots)
        for (const Slot& slot : source)
            for (const LexiconEntry& entry : slot.entries) {
                const Count& count = values_[next++];
                if (count.cases > 0) table.add(slot.name, entry.value, count.cases, count.failed);
            }
    result.slots = table.take();
    for (const GapTally& gap : gaps_) result.gaps.push_back(gap.result());
}

}  // namespace assay
