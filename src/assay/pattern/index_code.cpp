#include <assay/base/numbers.hpp>
#include <assay/base/shown.hpp>
#include <assay/pattern/index_code.hpp>
#include <assay/pattern/where_expression.hpp>

#include <fmt/format.h>
#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

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
                            in_quotes(origin.lexicon->name), counted(entries, "entry", "entries")));
}

void refuse_too_few(const Binding& binding, std::span<const std::vector<std::size_t>> copies) {
    for (const auto& group : copies)
        if (group.size() > binding.slots[group.front()].entries.size()) throw_too_few(binding, group);
}

Constraint constraint_of(const Binding& binding, const std::string& where) {
    Constraint constraint(binding.slots);
    if (where.empty()) return constraint;
    try {
        constraint.add(parse_where(where));
    } catch (const SyntaxError& error) {
        throw Expansion::WhereFault(error.what(), error.offset());
    }
    return constraint;
}

/// "'a', 'b' and 'c'"
std::string listed(const Binding& binding, std::span<const std::size_t> slots) {
    std::string names;
    for (std::size_t i = 0; i < slots.size() && i < 10; ++i) {
        if (i > 0) names += i + 1 == slots.size() ? " and " : ", ";
        names += in_quotes(binding.slots[slots[i]].name);
    }
    return slots.size() > 10 ? names + ", …" : names;
}

/// Distinct slots are constraints of a cover, where a case that is skipped would leave a hole.
void add_differences(const Binding& binding, Constraint& constraint) {
    constexpr std::size_t kMostDistinct = 64;
    std::vector<std::vector<std::size_t>> groups = slots_by_lexicon(binding);
    std::vector<std::unordered_set<std::string_view>> values;
    std::size_t slots = 0;
    for (const auto& group : groups) {
        slots += group.size();
        auto& held = values.emplace_back();
        for (const LexiconEntry& entry : binding.slots[group.front()].entries) held.insert(entry.value);
    }
    if (slots > kMostDistinct)
        throw Error(fmt::format("distinct values of a cover, or of random draws, have {} slots at most",
                                kMostDistinct));
    const auto share = [&](std::size_t a, std::size_t b) {
        return a == b || std::any_of(values[a].begin(), values[a].end(),
                                     [&](std::string_view value) { return values[b].contains(value); });
    };
    for (std::size_t a = 0; a < groups.size(); ++a)
        for (std::size_t b = a; b < groups.size(); ++b) {
            if (!share(a, b)) continue;
            for (const std::size_t slot : groups[a])
                for (const std::size_t other : groups[b])
                    if (a != b || slot < other) constraint.add_different(slot, other);
        }
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
    Constraint constraint = constraint_of(binding, options.where);
    if (distinct_) {
        copies_ = copies_in(binding);
        clashes_ = ClashFinder(binding);
    }
    if (options.mode == ExpansionMode::cover) {
        set_cover(binding, options, constraint);
    } else if (options.mode == ExpansionMode::random) {
        set_random(binding, options, constraint);
    } else if (zip_) {
        set_zip(binding, constraint);
    } else {
        set_product(binding, constraint);
    }
}

void IndexCode::set_zip(const Binding& binding, const Constraint& constraint) {
    size_ = binding.slots.front().entries.size();
    for (std::size_t slot = 1; slot < binding.slots.size(); ++slot) {
        const std::size_t length = binding.slots[slot].entries.size();
        if (length == size_) continue;
        throw fault_at(binding.origins[slot],
                       fmt::format("mode=\"zip\" takes slots of equal length, but {} has {} and {} has {}",
                                   in_quotes(binding.slots.front().name), counted(size_, "value"),
                                   in_quotes(binding.slots[slot].name), length));
    }
    if (!constraint.empty()) {
        zip_where_.emplace();
        for (std::uint64_t index = 0; index < size_; ++index)
            zip_where_->push_back(constraint.holds(
                std::vector<std::uint32_t>(binding.slots.size(), static_cast<std::uint32_t>(index))));
        size_ = zip_where_->count();
        if (size_ == 0) throw Expansion::WhereFault("no case meets these constraints", 0);
    }
    if (copies_.empty()) return;
    const std::vector<std::size_t>& copies = copies_.front();
    throw fault_at(
        binding.origins[copies[1]],
        fmt::format("{} and {} are never distinct: mode=\"zip\" gives both the same entry of lexicon {}",
                    in_quotes(binding.slots[copies[0]].name), in_quotes(binding.slots[copies[1]].name),
                    in_quotes(binding.origins[copies[1]].lexicon->name)));
}

/// Distinct copies that a constraint joins with other slots are joined with each other, too.
void IndexCode::set_product(const Binding& binding, Constraint& constraint) {
    std::vector<std::uint64_t> bases;
    for (const Slot& slot : binding.slots) bases.push_back(slot.entries.size());
    refuse_too_few(binding, copies_);
    std::erase_if(copies_, [&](const std::vector<std::size_t>& copies) {
        if (std::none_of(copies.begin(), copies.end(), [&](std::size_t s) { return constraint.joins(s); }))
            return false;
        for (std::size_t i = 0; i < copies.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) constraint.add_different(copies[j], copies[i]);
        return true;
    });
    for (const auto& copies : copies_)
        for (std::size_t earlier = 0; earlier < copies.size(); ++earlier) bases[copies[earlier]] -= earlier;
    join_slots(binding, constraint, bases);
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

/// Gives the slots of each group one digit.
void IndexCode::join_slots(const Binding& binding, const Constraint& constraint,
                           std::vector<std::uint64_t>& bases) {
    std::uint64_t tried = 0;
    for (std::vector<std::size_t>& group : constraint.groups()) {
        std::uint64_t combinations = 1;
        for (const std::size_t slot : group)
            combinations = saturating_product(combinations, binding.slots[slot].entries.size());
        if (combinations > Expansion::kMaxJoined - tried)
            throw Expansion::WhereFault(
                fmt::format(
                    "the constraints join {}, which have {} combinations; up to {} can be counted: use "
                    "shorter lexicons, distinct=\"true\" or mode=\"pairwise\"",
                    listed(binding, group), format_count(combinations, true),
                    format_count(Expansion::kMaxJoined)),
                0);
        tried += combinations;
        const AllowedPicks& allowed = joined_.emplace_back(std::move(group), constraint);
        if (allowed.size() == 0)
            throw Expansion::WhereFault(
                fmt::format("no combination of {} meets the constraints", listed(binding, allowed.slots())),
                0);
        for (const std::size_t slot : allowed.slots()) bases[slot] = 1;
        bases[allowed.slots().front()] = allowed.size();
    }
}

void IndexCode::leave_distinct_to(Constraint& constraint, const Binding& binding) {
    refuse_too_few(binding, copies_);
    if (distinct_) add_differences(binding, constraint);
    distinct_ = false;
}

void IndexCode::set_cover(const Binding& binding, const ExpansionOptions& options, Constraint& constraint) {
    const std::size_t strength = options.strength;
    if (strength < 1 || strength > ExpansionOptions::kMaxStrength)
        throw Error(fmt::format("a strength is from 1 to {}", ExpansionOptions::kMaxStrength));
    if (strength > binding.slots.size())
        throw Error(fmt::format("a cover of strength {} takes {} or more, but here {} {}", strength,
                                counted(strength, "slot"), binding.slots.size() == 1 ? "is" : "are",
                                binding.slots.empty() ? "none" : counted(binding.slots.size(), "slot")));
    leave_distinct_to(constraint, binding);
    std::vector<std::uint32_t> sizes;
    for (const Slot& slot : binding.slots) sizes.push_back(static_cast<std::uint32_t>(slot.entries.size()));
    try {
        const ConstrainedRows rows(constraint);
        if (!rows.extendable(std::vector<std::uint32_t>(sizes.size(), kOpen)))
            throw Error("no case meets these constraints");
        cover_ = CoveringArray::build(sizes, strength, options.seed, constraint.empty() ? nullptr : &rows);
    } catch (const Error& error) {
        if (options.where.empty()) throw;
        throw Expansion::WhereFault(error.what(), 0);
    }
    size_ = cover_->rows();
}

void IndexCode::set_random(const Binding& binding, const ExpansionOptions& options, Constraint& constraint) {
    constexpr std::uint64_t kTried = 100;  // so many draws tell whether the constraints leave enough
    if (options.draws == 0) throw Error("random cases need a number of draws");
    leave_distinct_to(constraint, binding);
    size_ = options.draws;
    random_.emplace(binding, options.weights, std::move(constraint), options.draw_key);
    std::vector<std::uint32_t> picks(binding.slots.size());
    for (std::uint64_t index = 0; index < std::min(size_, kTried); ++index) {
        if (random_->draw(index, picks)) continue;
        const std::string message = fmt::format(
            "{} draws in a row do not meet the constraints; without mode=\"random\" the cases that "
            "do are counted",
            format_count(RandomPicks::kMostTries));
        if (options.where.empty()) throw Error(message);
        throw Expansion::WhereFault(message, 0);
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
    if (random_) return random_->draw(index, picks);
    if (cover_) {
        cover_->row(index, picks);
    } else if (zip_) {
        if (zip_where_) index = zip_where_->select(index);
        std::fill(picks.begin(), picks.end(), static_cast<std::uint32_t>(index));
    } else if (!digits_.empty()) {
        for (std::size_t slot = digits_.size() - 1; slot > 0; --slot) {
            const std::uint64_t quotient = digits_[slot].divide(index);
            picks[slot] = static_cast<std::uint32_t>(index);
            index = quotient;
        }
        picks[0] = static_cast<std::uint32_t>(index);  // below its base, as the whole is below size_
    }
    for (const AllowedPicks& joined : joined_) joined.unrank(picks[joined.slots().front()], picks);
    if (!distinct_) return true;
    for (const auto& copies : copies_) unrank_copies(copies, picks);
    return !clashes_.clashes(picks);
}

}  // namespace assay
