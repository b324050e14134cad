#include <assay/pattern/allowed_picks.hpp>

#include <algorithm>
#include <bit>

namespace assay {

void RankedBits::push_back(bool bit) {
    if (size_ % 64 == 0) {
        words_.push_back(0);
        before_.push_back(count_);
    }
    if (bit) words_.back() |= std::uint64_t{1} << (size_ % 64);
    count_ += bit;
    ++size_;
}

void RankedBits::append_zeros(std::uint64_t count) {
    size_ += count;
    words_.resize((size_ + 63) / 64, 0);
    before_.resize(words_.size(), count_);
}

std::uint64_t RankedBits::select(std::uint64_t index) const {
    const auto behind = std::upper_bound(before_.begin(), before_.end(), index);
    const auto word = static_cast<std::size_t>(behind - before_.begin()) - 1;
    std::uint64_t bits = words_[word];
    for (std::uint64_t left = index - before_[word]; left > 0; --left) bits &= bits - 1;
    return word * 64 + static_cast<std::uint64_t>(std::countr_zero(bits));
}

AllowedPicks::AllowedPicks(std::vector<std::size_t> slots, const Constraint& constraint)
    : slots_(std::move(slots)), below_(slots_.size()) {
    for (const std::size_t slot : slots_) sizes_.push_back(constraint.slots()[slot].entries.size());
    std::uint64_t below = 1;
    for (std::size_t i = slots_.size(); i-- > 0; below *= sizes_[i]) below_[i] = below;
    std::vector<std::uint32_t> picks(constraint.slots().size(), kOpen);
    try_from(0, picks, constraint);
}

/// Where a part fails early, all that would follow is passed over at once.
void AllowedPicks::try_from(std::size_t at, std::vector<std::uint32_t>& picks, const Constraint& constraint) {
    std::uint32_t& pick = picks[slots_[at]];
    for (pick = 0; pick < sizes_[at]; ++pick) {
        const bool holds = constraint.holds_at(slots_[at], picks);
        if (at + 1 == slots_.size()) {
            allowed_.push_back(holds);
        } else if (holds) {
            try_from(at + 1, picks, constraint);
        } else {
            allowed_.append_zeros(below_[at]);
        }
    }
    pick = kOpen;
}

void AllowedPicks::unrank(std::uint64_t index, std::span<std::uint32_t> picks) const {
    std::uint64_t rest = allowed_.select(index);
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        picks[slots_[i]] = static_cast<std::uint32_t>(rest / below_[i]);
        rest %= below_[i];
    }
}

}  // namespace assay
