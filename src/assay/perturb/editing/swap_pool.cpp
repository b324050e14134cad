#include "swap_pool.hpp"

#include "word_set.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/text/letter_case.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {

AlsoMeans also_means(const LexiconEntry& entry) {
    const std::string* also = entry.field("also");
    if (also == nullptr) return AlsoMeans::nothing;
    return *also == "word" ? AlsoMeans::word : AlsoMeans::other_name;
}

void SwapPool::add(const Source& source, PhraseMatcher& matcher) {
    for (const LexiconEntry& entry : source.lexicon.entries) {
        const std::uint32_t phrase = matcher.add(entry.value);
        if (phrase == PhraseMatcher::kNone) continue;
        std::vector<std::string> key = {std::to_string(sources_), source.kind(entry)};
        for (const std::string& name : source.kept) {
            const std::string* value = entry.field(name);
            key.push_back(value == nullptr ? std::string() : *value);
        }
        const auto group =
            group_numbers_.try_emplace(key, static_cast<std::uint32_t>(groups_.size())).first->second;
        groups_.resize(std::max<std::size_t>(groups_.size(), group + 1));
        entry_of_phrase_.resize(std::max<std::size_t>(entry_of_phrase_.size(), phrase + 1),
                                PhraseMatcher::kNone);
        const auto number = static_cast<std::uint32_t>(entries_.size());
        entries_.push_back({entry.value, phrase, phrase, group, sources_, also_means(entry)});
        if (entry_of_phrase_[phrase] == PhraseMatcher::kNone) {
            entry_of_phrase_[phrase] = number;
        } else {
            // The same value in two lexicons is only as sure as the less sure one.
            SwapEntry& first = entries_[entry_of_phrase_[phrase]];
            first.also = std::max(first.also, entries_.back().also);
        }
        if (source.may_replace(entry)) groups_[group].push_back(number);
    }
    ++sources_;
}

void SwapPool::add_alias(std::string_view alias, std::string_view value, AlsoMeans also,
                         PhraseMatcher& matcher) {
    const auto known = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const SwapEntry& entry) { return entry.value == value; });
    const std::uint32_t phrase = known == entries_.end() ? PhraseMatcher::kNone : matcher.add(alias);
    if (phrase == PhraseMatcher::kNone) return;
    const SwapEntry added{std::string(alias), phrase, known->phrase, known->group, known->source, also};
    entry_of_phrase_.resize(std::max<std::size_t>(entry_of_phrase_.size(), phrase + 1), PhraseMatcher::kNone);
    if (entry_of_phrase_[phrase] != PhraseMatcher::kNone) return;
    entry_of_phrase_[phrase] = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(added);
}

void SwapPool::add_plain_spellings(PhraseMatcher& matcher) {
    const std::size_t listed = entries_.size();
    for (std::size_t i = 0; i < listed; ++i) {
        const std::string plain = without_accents(entries_[i].value);
        if (plain == entries_[i].value) continue;
        add_alias(plain, entries_[i].value, entries_[i].also, matcher);
    }
}

const SwapEntry* SwapPool::find(std::uint32_t phrase) const {
    if (phrase >= entry_of_phrase_.size() || entry_of_phrase_[phrase] == PhraseMatcher::kNone) return nullptr;
    return &entries_[entry_of_phrase_[phrase]];
}

const SwapEntry* SwapPool::draw(const SwapEntry& entry, std::span<const std::uint32_t> taken,
                                Random& random) const {
    const std::vector<std::uint32_t>& group = groups_[entry.group];
    if (group.empty()) return nullptr;
    // A few draws nearly always do; after that the next free one in order is taken, so that the search ends.
    std::size_t at = random.below(group.size());
    constexpr std::size_t kDraws = 8;
    for (std::size_t tries = 0; tries < group.size() + kDraws; ++tries) {
        const SwapEntry& candidate = entries_[group[at]];
        if (candidate.phrase != entry.phrase &&
            !std::binary_search(taken.begin(), taken.end(), candidate.phrase))
            return &candidate;
        at = tries < kDraws ? random.below(group.size()) : (at + 1) % group.size();
    }
    return nullptr;
}

namespace {

void require_field(const Arguments& arguments, std::string_view parameter, std::string_view name,
                   const std::vector<std::string>& known, std::size_t offset) {
    if (std::find(known.begin(), known.end(), name) == known.end())
        arguments.fail(parameter,
                       fmt::format("no entry has a field '{}'{}", printable(name), did_you_mean(name, known)),
                       offset);
}

}  // namespace

std::vector<std::string> kept_fields(const Arguments& arguments, const std::vector<std::string>& known) {
    std::vector<std::string> fields;
    for (const PlacedWord& word : split_words(arguments.text("keep"))) {
        fields.emplace_back(word.word);
        if (arguments.has("keep")) require_field(arguments, "keep", word.word, known, word.offset);
    }
    return fields;
}

void demand_two_values(const Arguments& arguments, const Lexicon& lexicon, std::size_t found) {
    if (found < 2)
        arguments.fail("lexicon",
                       "the lexicon '" + lexicon.name + "' needs two values that differ, to swap them");
}

std::vector<std::string> field_names_of(std::span<const Lexicon* const> lexicons) {
    std::vector<std::string> names;
    for (const Lexicon* lexicon : lexicons)
        for (const std::string& name : lexicon->field_names()) names.push_back(name);
    return names;
}

WantedFields wanted_fields(const Arguments& arguments, std::span<const Lexicon* const> lexicons) {
    const std::vector<std::string> known = field_names_of(lexicons);
    WantedFields wanted;
    const std::vector<PlacedWord> kept = split_words(arguments.text("keep"));
    for (const PlacedWord& word : split_words(arguments.text("to"))) {
        const std::size_t equals = word.word.find('=');
        if (equals == 0 || equals >= word.word.size() - 1)
            arguments.fail("to", "to= is written as FIELD=VALUE, such as origin=arabic", word.offset);
        const std::string_view name = word.word.substr(0, equals);
        require_field(arguments, "to", name, known, word.offset);
        if (std::any_of(kept.begin(), kept.end(), [&](const PlacedWord& k) { return k.word == name; }))
            arguments.fail("to", fmt::format("'{}' is kept; keep=\"\" keeps nothing", printable(name)),
                           word.offset);
        wanted.emplace_back(name, word.word.substr(equals + 1));
    }
    const bool any = std::any_of(lexicons.begin(), lexicons.end(), [&](const Lexicon* lexicon) {
        return std::any_of(lexicon->entries.begin(), lexicon->entries.end(),
                           [&](const LexiconEntry& entry) { return has_fields(entry, wanted); });
    });
    if (!any) arguments.fail("to", fmt::format("no entry has {}", printable(arguments.text("to"))));
    return wanted;
}

bool has_fields(const LexiconEntry& entry, const WantedFields& wanted) {
    return std::all_of(wanted.begin(), wanted.end(), [&](const auto& field) {
        const std::string* value = entry.field(field.first);
        return value != nullptr && *value == field.second;
    });
}

}  // namespace assay
