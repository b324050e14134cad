#include <assay/suite/entry_filter.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/shown.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace assay {
namespace {

constexpr std::size_t kNamesLookedThrough = 10'000;

std::string field_of(const WhereValue& value) {
    return value.field.empty() ? value.name : value.name + "." + value.field;
}

/// Null if the entry has no such field. Fields go before the value, should one be called so.
const std::string* text_in(const LexiconEntry& entry, const WhereValue& field) {
    const std::string* const text =
        field.field.empty() ? entry.field(field.name) : entry.field(field_of(field));
    return text == nullptr && field.field.empty() && field.name == "value" ? &entry.value : text;
}

void require_field(const WhereValue& field, std::span<const LexiconEntry> entries) {
    std::set<std::string> names = {"value"};
    for (const LexiconEntry& entry : entries) {
        if (text_in(entry, field) != nullptr) return;
        for (const auto& [name, text] : entry.fields)
            if (names.size() < kNamesLookedThrough) names.insert(name);
    }
    const std::string guess = did_you_mean(field_of(field), std::vector(names.begin(), names.end()));
    throw SyntaxError(fmt::format("no entry has a field {}{}", in_quotes(field_of(field)),
                                  guess.empty() ? "; a text stands in quotes" : guess),
                      field.offset);
}

/// The texts that entries have in the fields that are asked for, collected once for each.
class TextsOfFields {
public:
    explicit TextsOfFields(std::span<const LexiconEntry> entries) : entries_(entries) {}

    void require(const WhereValue& field, std::span<const WhereValue> texts) {
        const auto [known, is_new] = known_.try_emplace(field_of(field));
        if (is_new)
            for (const LexiconEntry& entry : entries_)
                if (const std::string* const text = text_in(entry, field)) known->second.insert(*text);
        for (const WhereValue& text : texts)
            if (!known->second.contains(text.name)) throw_never(field, text, known->second);
    }

private:
    using Texts = std::unordered_set<std::string_view>;

    [[noreturn]] static void throw_never(const WhereValue& field, const WhereValue& text,
                                         const Texts& known) {
        std::vector<std::string> nearby(known.begin(), known.end());
        std::sort(nearby.begin(), nearby.end());
        nearby.resize(std::min(nearby.size(), kNamesLookedThrough));
        throw SyntaxError(fmt::format("{} is never {}{}", in_quotes(field_of(field)), in_quotes(text.name),
                                      did_you_mean(text.name, nearby)),
                          text.offset);
    }

    std::span<const LexiconEntry> entries_;
    std::map<std::string, Texts> known_;
};

}  // namespace

EntryFilter::EntryFilter(std::string_view text) : condition_(compiled(parse_where(text))) {}

EntryFilter::Condition EntryFilter::compiled(const WhereCondition& condition) {
    Condition result{condition.kind, {}, {}};
    for (const WhereCondition& part : condition.parts) result.parts.push_back(compiled(part));
    if (condition.values.empty()) return result;
    const WhereValue& first = condition.values.front();
    for (std::size_t i = 1; i < condition.values.size(); ++i) {
        const WhereValue& other = condition.values[i];
        if (first.is_text && other.is_text)
            throw SyntaxError("this compares two texts; one of them must be a field", first.offset);
        if (result.comparisons.empty() || first.is_text)
            result.comparisons.push_back({first.is_text ? other : first, {}, {}, {}});
        Comparison& comparison = result.comparisons.back();
        if (first.is_text || other.is_text)
            comparison.texts.push_back(first.is_text ? first : other);
        else
            comparison.others.push_back(other);
    }
    for (Comparison& comparison : result.comparisons)
        for (const WhereValue& text : comparison.texts) comparison.text_set.insert(text.name);
    return result;
}

template <typename Visit>
void EntryFilter::visit_comparisons(const Condition& condition, const Visit& visit) {
    for (const Condition& part : condition.parts) visit_comparisons(part, visit);
    for (const Comparison& comparison : condition.comparisons) visit(comparison);
}

void EntryFilter::refuse_too_many(std::span<const LexiconEntry> entries) const {
    std::size_t fields = entries.size(), asked = 0;
    for (const LexiconEntry& entry : entries) fields += entry.fields.size();
    visit_comparisons(condition_,
                      [&](const Comparison& comparison) { asked += 1 + comparison.others.size(); });
    if (asked > kMostLookups / fields)
        throw SyntaxError(
            fmt::format("this condition compares too much for {} entries", format_count(entries.size())), 0);
}

void EntryFilter::apply(std::vector<LexiconEntry>& entries) const {
    if (entries.empty()) return;
    refuse_too_many(entries);
    TextsOfFields texts(entries);
    visit_comparisons(condition_, [&](const Comparison& comparison) {
        require_field(comparison.field, entries);
        for (const WhereValue& other : comparison.others) require_field(other, entries);
        if (!comparison.texts.empty()) texts.require(comparison.field, comparison.texts);
    });
    const auto is_left_out = [&](const LexiconEntry& entry) { return !holds(condition_, entry); };
    if (std::all_of(entries.begin(), entries.end(), is_left_out))
        throw SyntaxError("no entry meets this condition", 0);
    entries.erase(std::remove_if(entries.begin(), entries.end(), is_left_out), entries.end());
}

bool EntryFilter::holds(const Condition& condition, const LexiconEntry& entry) {
    using Kind = WhereCondition::Kind;
    const auto part_holds = [&](const Condition& part) { return holds(part, entry); };
    switch (condition.kind) {
        case Kind::any:
            return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
        case Kind::all:
            return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
        case Kind::none:
            return std::none_of(condition.parts.begin(), condition.parts.end(), part_holds);
        case Kind::among:
            break;
    }
    return std::any_of(condition.comparisons.begin(), condition.comparisons.end(),
                       [&](const Comparison& comparison) {
                           const std::string* const text = text_in(entry, comparison.field);
                           if (text == nullptr) return false;
                           if (comparison.text_set.contains(*text)) return true;
                           return std::any_of(comparison.others.begin(), comparison.others.end(),
                                              [&](const WhereValue& field) {
                                                  const std::string* const other = text_in(entry, field);
                                                  return other != nullptr && *other == *text;
                                              });
                       });
}

}  // namespace assay
