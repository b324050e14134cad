#include <assay/base/numbers.hpp>
#include <assay/base/shown.hpp>
#include <assay/pattern/constraint.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

namespace assay {
namespace {

std::string named(const WhereValue& value) {
    return in_quotes(value.field.empty() ? value.name : value.name + "." + value.field);
}

}  // namespace

Constraint::Constraint(std::span<const Slot> slots) : slots_(slots), parts_of_(slots.size()) {}

void Constraint::add(const WhereCondition& condition) {
    if (condition.kind == WhereCondition::Kind::all) {
        for (const WhereCondition& part : condition.parts) add(part);
    } else {
        add(compiled(condition));
    }
}

void Constraint::add_different(std::size_t slot, std::size_t other) {
    Condition same{Kind::same, {}, slot, other, &numbers_of(slot, {}), &numbers_of(other, {})};
    Condition different{Kind::none, {}};
    different.parts.push_back(std::move(same));
    add(std::move(different));
}

void Constraint::add(Condition condition) {
    std::set<std::size_t> slots;
    const auto collect = [&](const auto& self, const Condition& part) -> void {
        if (part.kind == Kind::same || part.kind == Kind::in) slots.insert(part.slot);
        if (part.kind == Kind::same) slots.insert(part.other);
        for (const Condition& inner : part.parts) self(self, inner);
    };
    collect(collect, condition);
    for (const std::size_t slot : slots) parts_of_[slot].push_back(parts_.size());
    parts_.push_back({std::move(condition), {slots.begin(), slots.end()}});
}

Constraint::Condition Constraint::compiled(const WhereCondition& condition) {
    if (condition.kind == WhereCondition::Kind::among) return compiled_among(condition);
    Condition result{static_cast<Kind>(condition.kind), {}};
    for (const WhereCondition& part : condition.parts) result.parts.push_back(compiled(part));
    return result;
}

/// The first value against the texts of the list in one look-up, and against each slot in it.
Constraint::Condition Constraint::compiled_among(const WhereCondition& condition) {
    const WhereValue& first = condition.values.front();
    Condition any{Kind::any, {}};
    std::vector<const WhereValue*> texts;
    for (std::size_t i = 1; i < condition.values.size(); ++i) {
        const WhereValue& value = condition.values[i];
        if (first.is_text && value.is_text)
            throw SyntaxError("this compares two texts; one of them must be a slot", first.offset);
        if (value.is_text) {
            texts.push_back(&value);
        } else if (first.is_text) {
            const WhereValue* const text = &first;
            any.parts.push_back(among_texts(value, {&text, 1}));
        } else {
            if (first.name == value.name && first.field == value.field)
                throw SyntaxError(fmt::format("this compares {} with itself", named(value)), value.offset);
            const std::size_t slot = slot_named(first), other = slot_named(value);
            any.parts.push_back(
                {Kind::same, {}, slot, other, &numbers_of(slot, first), &numbers_of(other, value)});
        }
    }
    if (!texts.empty()) any.parts.push_back(among_texts(first, texts));
    return any;
}

Constraint::Condition Constraint::among_texts(const WhereValue& value,
                                              std::span<const WhereValue* const> texts) {
    Condition in{Kind::in, {}, slot_named(value)};
    const std::vector<std::uint32_t>& numbers = numbers_of(in.slot, value);
    std::vector<bool> occurs(number_of_text_.size()), wanted(number_of_text_.size());
    for (const std::uint32_t number : numbers) occurs[number] = true;
    for (const WhereValue* text : texts) {
        const auto known = number_of_text_.find(text->name);
        if (known == number_of_text_.end() || !occurs[known->second]) throw_never(in.slot, value, *text);
        wanted[known->second] = true;
    }
    for (const std::uint32_t number : numbers) in.allowed.push_back(wanted[number]);
    return in;
}

void Constraint::throw_never(std::size_t slot, const WhereValue& value, const WhereValue& text) const {
    constexpr std::size_t kLookedThrough = 10'000;
    std::vector<std::string> have;
    for (const LexiconEntry& entry : slots_[slot].entries)
        if (have.size() < kLookedThrough) have.push_back(text_of(slot, entry, value));
    throw SyntaxError(
        fmt::format("{} is never {}{}", named(value), in_quotes(text.name), did_you_mean(text.name, have)),
        text.offset);
}

std::size_t Constraint::slot_named(const WhereValue& value) const {
    std::vector<std::string> names;
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
        if (slots_[slot].name == value.name) return slot;
        names.push_back(slots_[slot].name);
    }
    const std::string guess = did_you_mean(value.name, names);
    throw SyntaxError(fmt::format("the template has no slot {}{}", in_quotes(value.name),
                                  guess.empty() ? "; a text stands in quotes" : guess),
                      value.offset);
}

const std::string& Constraint::text_of(std::size_t slot, const LexiconEntry& entry,
                                       const WhereValue& value) const {
    if (value.field.empty()) return entry.value;
    if (const std::string* text = entry.field(value.field)) return *text;
    std::set<std::string> known;
    for (const LexiconEntry& other : slots_[slot].entries)
        for (const auto& field : other.fields) known.insert(field.first);
    const bool on_others = known.erase(value.field) > 0;
    throw SyntaxError(
        fmt::format("the entry {} of slot {} has no field {}{}", in_quotes(entry.value),
                    in_quotes(value.name), in_quotes(value.field),
                    on_others ? "; other entries have it"
                              : did_you_mean(value.field, std::vector(known.begin(), known.end()))),
        value.offset);
}

/// Equal texts have equal numbers, in all slots.
const std::vector<std::uint32_t>& Constraint::numbers_of(std::size_t slot, const WhereValue& value) {
    const auto [numbers, added] = numbers_.try_emplace({slot, value.field});
    if (!added) return numbers->second;
    for (const LexiconEntry& entry : slots_[slot].entries) {
        const auto next = static_cast<std::uint32_t>(number_of_text_.size());
        numbers->second.push_back(
            number_of_text_.try_emplace(text_of(slot, entry, value), next).first->second);
    }
    return numbers->second;
}

std::vector<std::vector<std::size_t>> Constraint::groups() const {
    std::vector<std::size_t> first(slots_.size());  // of the group, or a slot nearer to it
    std::iota(first.begin(), first.end(), std::size_t{0});
    const auto find = [&](std::size_t slot) {
        while (first[slot] != slot) slot = first[slot] = first[first[slot]];
        return slot;
    };
    for (const Part& part : parts_)
        for (const std::size_t slot : part.slots) {
            const std::size_t a = find(part.slots.front()), b = find(slot);
            first[std::max(a, b)] = std::min(a, b);
        }
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t slot = 0; slot < slots_.size(); ++slot)
        if (joins(slot)) groups[find(slot)].push_back(slot);
    std::vector<std::vector<std::size_t>> result;
    for (auto& group : groups) result.push_back(std::move(group.second));
    return result;
}

bool Constraint::holds(const Condition& condition, std::span<const std::uint32_t> picks) {
    const auto part_holds = [&](const Condition& part) { return holds(part, picks); };
    const std::vector<Condition>& parts = condition.parts;
    switch (condition.kind) {
        case Kind::any:
            return std::any_of(parts.begin(), parts.end(), part_holds);
        case Kind::all:
            return std::all_of(parts.begin(), parts.end(), part_holds);
        case Kind::none:
            return std::none_of(parts.begin(), parts.end(), part_holds);
        case Kind::in:
            return condition.allowed[picks[condition.slot]];
        case Kind::same:
            return (*condition.numbers)[picks[condition.slot]] ==
                   (*condition.other_numbers)[picks[condition.other]];
    }
    return false;
}

bool Constraint::holds_at(std::size_t slot, std::span<const std::uint32_t> picks) const {
    return std::all_of(parts_of_[slot].begin(), parts_of_[slot].end(), [&](std::size_t number) {
        const Part& part = parts_[number];
        return std::any_of(part.slots.begin(), part.slots.end(),
                           [&](std::size_t other) { return picks[other] == kOpen; }) ||
               holds(part.condition, picks);
    });
}

bool Constraint::holds(std::span<const std::uint32_t> picks) const {
    return std::all_of(parts_.begin(), parts_.end(),
                       [&](const Part& part) { return holds(part.condition, picks); });
}

ConstrainedRows::ConstrainedRows(const Constraint& constraint)
    : constraint_(&constraint), groups_(constraint.groups()) {
    std::vector<std::uint32_t> picks(constraint.slots().size(), kOpen);
    for (const auto& group : groups_) is_satisfiable_ = is_satisfiable_ && fill(group, 0, picks);
}

/// Groups without a pick can be filled, as they do not depend on the others.
bool ConstrainedRows::extendable(std::span<const std::uint32_t> row) const {
    if (!is_satisfiable_) return false;
    std::vector<std::uint32_t> picks(row.begin(), row.end());
    for (const auto& group : groups_) {
        bool has_pick = false;
        for (const std::size_t slot : group) {
            if (picks[slot] == kOpen) continue;
            has_pick = true;
            count_try();
            if (!constraint_->holds_at(slot, picks)) return false;
        }
        if (has_pick && !fill(group, 0, picks)) return false;
    }
    return true;
}

void ConstrainedRows::count_try() const {
    if (++tries_ > kMaxTries)
        throw Error(
            "finding out which combinations the constraints allow takes too long; use simpler "
            "constraints, shorter lexicons or a lower strength");
}

bool ConstrainedRows::fill(std::span<const std::size_t> group, std::size_t at,
                           std::vector<std::uint32_t>& picks) const {
    while (at < group.size() && picks[group[at]] != kOpen) ++at;
    if (at == group.size()) return true;
    const std::size_t slot = group[at];
    for (std::uint32_t pick = 0; pick < constraint_->slots()[slot].entries.size(); ++pick) {
        count_try();
        picks[slot] = pick;
        if (constraint_->holds_at(slot, picks) && fill(group, at + 1, picks)) return true;
    }
    picks[slot] = kOpen;
    return false;
}

}  // namespace assay
