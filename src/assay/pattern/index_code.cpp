#include <assay/base/numbers.hpp>
#include <assay/pattern/index_code.hpp>
#include <assay/pattern/quoted.hpp>

#include <fmt/format.h>
#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace assay {
namespace {

constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();

/// n copies need n! cases at least, so that 21 distinct copies are beyond 2^64-1 already.
constexpr std::size_t kMostCopies = 20;

/// The slots that each lexicon fills, lexicons in the order of their first slot.
std::vector<std::vector<std::size_t>> slots_by_lexicon(const Binding& binding) {
    std::vector<std::vector<std::size_t>> groups;
    std::unordered_map<const Lexicon*, std::size_t> group_of;
    for (std::size_t slot = 0; slot < binding.origins.size(); ++slot) {
        const Lexicon* const lexicon = binding.origins[slot].lexicon;
        if (!lexicon) continue;
        const auto [group, added] = group_of.try_emplace(lexicon, groups.size());
        if (added) groups.emplace_back();
        groups[group->second].push_back(slot);
    }
    return groups;
}

/// Copies of one lexicon, where there are several.
std::vector<std::vector<std::size_t>> copies_in(const Binding& binding) {
    auto groups = slots_by_lexicon(binding);
    std::erase_if(groups, [](const auto& group) { return group.size() < 2; });
    return groups;
}

[[noreturn]] void throw_too_few(const Binding& binding, std::span<const std::size_t> copies) {
    const SlotOrigin& origin = binding.origins[copies.back()];
    const std::size_t entries = origin.lexicon->entries.size();
    throw fault_at(
        origin, fmt::format("{} slots take distinct values of lexicon {}, which has only {}", copies.size(),
                            quoted(origin.lexicon->name), counted(entries, "entry", "entries")));
}

}  // namespace

ClashFinder::ClashFinder(const Binding& binding) {
    const auto groups = slots_by_lexicon(binding);
    std::unordered_map<std::string_view, std::size_t> uses;
    for (const auto& group : groups) {
        for (const LexiconEntry& entry : binding.slots[group.front()].entries) ++uses[entry.value];
    }
    std::unordered_map<std::string_view, std::uint32_t> number_of;
    for (const auto& group : groups) {
        const std::size_t begin = numbers_.size();
        bool any = false;
        for (const LexiconEntry& entry : binding.slots[group.front()].entries) {
            const bool shared = uses[entry.value] > 1;
            any = any || shared;
            const auto next = static_cast<std::uint32_t>(number_of.size() + 1);
            numbers_.push_back(shared ? number_of.try_emplace(entry.value, next).first->second : 0);
        }
        if (!any) numbers_.resize(begin);
        if (!any) continue;
        for (const std::size_t slot : group) slots_.push_back({slot, begin});
    }
}

bool ClashFinder::clashes(std::span<const std::uint32_t> picks) const {
    boost::container::small_vector<std::uint32_t, 64> held;
    for (const SharedSlot& shared : slots_) {
        const std::uint32_t number = numbers_[shared.numbers + picks[shared.slot]];
        if (number > 0) held.push_back(number);
    }
    std::sort(held.begin(), held.end());
    return std::adjacent_find(held.begin(), held.end()) != held.end();
}

IndexCode::IndexCode(const Binding& binding, const ExpansionOptions& options)
    : zip_(options.mode == ExpansionMode::zip && !binding.slots.empty()), distinct_(options.distinct) {
    if (distinct_) {
        copies_ = copies_in(binding);
        clashes_ = ClashFinder(binding);
    }
    if (zip_) {
        set_zip(binding);
    } else {
        set_product(binding);
    }
}

void IndexCode::set_zip(const Binding& binding) {
    size_ = binding.slots.front().entries.size();
    for (std::size_t slot = 1; slot < binding.slots.size(); ++slot) {
        const std::size_t length = binding.slots[slot].entries.size();
        if (length == size_) continue;
        throw fault_at(binding.origins[slot],
                       fmt::format("mode=\"zip\" takes slots of equal length, but {} has {} and {} has {}",
                                   quoted(binding.slots.front().name), counted(size_, "value"),
                                   quoted(binding.slots[slot].name), length));
    }
    if (copies_.empty()) return;
    const std::vector<std::size_t>& copies = copies_.front();
    throw fault_at(
        binding.origins[copies[1]],
        fmt::format("{} and {} are never distinct: mode=\"zip\" gives both the same entry of lexicon {}",
                    quoted(binding.slots[copies[0]].name), quoted(binding.slots[copies[1]].name),
                    quoted(binding.origins[copies[1]].lexicon->name)));
}

void IndexCode::set_product(const Binding& binding) {
    std::vector<std::uint64_t> bases;
    for (const Slot& slot : binding.slots) bases.push_back(slot.entries.size());
    for (const auto& copies : copies_) {
        if (copies.size() > bases[copies.front()]) throw_too_few(binding, copies);
        for (std::size_t earlier = 0; earlier < copies.size(); ++earlier) bases[copies[earlier]] -= earlier;
    }
    for (std::size_t slot = 0; slot < bases.size(); ++slot) {
        if (size_ > kMost / bases[slot]) {
            throw fault_at(
                binding.origins[slot],
                fmt::format("with this slot there are more than {} cases; use fewer slots, shorter lexicons "
                            "or mode=\"zip\"",
                            format_count(kMost)));
        }
        size_ *= bases[slot];
        digits_.emplace_back(bases[slot]);
    }
}

/// The picks of the copies hold digits: how many free entries to pass over. `taken` stays sorted.
void IndexCode::unrank_copies(std::span<const std::size_t> copies, std::span<std::uint32_t> picks) const {
    std::array<std::uint32_t, kMostCopies> taken;
    std::size_t count = 0;
    for (const std::size_t slot : copies) {
        std::uint32_t pick = picks[slot];
        std::size_t at = 0;
        for (; at < count && taken[at] <= pick; ++at) ++pick;
        std::copy_backward(taken.begin() + at, taken.begin() + count, taken.begin() + count + 1);
        taken[at] = pick;
        ++count;
        picks[slot] = pick;
    }
}

bool IndexCode::decode(std::uint64_t index, std::span<std::uint32_t> picks) const {
    if (index >= size_) throw Error(fmt::format("there is no case {}: the patterns have {}", index, size_));
    if (zip_) {
        std::fill(picks.begin(), picks.end(), static_cast<std::uint32_t>(index));
    } else if (!digits_.empty()) {
        for (std::size_t slot = digits_.size() - 1; slot > 0; --slot) {
            const std::uint64_t quotient = digits_[slot].divide(index);
            picks[slot] = static_cast<std::uint32_t>(index);
            index = quotient;
        }
        picks[0] = static_cast<std::uint32_t>(index);  // below its base, as the whole is below size_
    }
    if (!distinct_) return true;
    for (const auto& copies : copies_) unrank_copies(copies, picks);
    return !clashes_.clashes(picks);
}

}  // namespace assay
