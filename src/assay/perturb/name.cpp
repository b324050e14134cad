// change-name: one person of a text gets another name, wherever the text names that person.
#include "definitions.hpp"
#include "name_judge.hpp"

#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

bool is_nothing_else(const LexiconEntry& entry) {
    return also_means(entry) == AlsoMeans::nothing;
}

class ChangeName final : public Perturbation {
public:
    explicit ChangeName(const Arguments& arguments) {
        if (arguments.has("lexicon")) {
            const Lexicon& lexicon = arguments.lexicon("lexicon");
            first_names_.add({lexicon, kept_fields(arguments, lexicon.field_names())}, matcher_);
            if (matcher_.size() < 2)
                arguments.fail("lexicon", "the lexicon '" + lexicon.name +
                                              "' needs two values that differ, to swap them");
            return;
        }
        LexiconLibrary& library = arguments.lexicons().library;
        const Lexicon& first = library_lexicon(library, "people", "first_name");
        const Lexicon& last = library_lexicon(library, "people", "last_name");
        const std::vector<std::string> kept = kept_fields(arguments, first.field_names());
        first_names_.add({first, kept, is_nothing_else}, matcher_);
        last_names_.add({last, kept, is_nothing_else}, matcher_);
        first_names_.add_plain_spellings(matcher_);
        last_names_.add_plain_spellings(matcher_);
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        std::vector<NameSighting> sightings = sight(context);
        if (sightings.empty()) return std::nullopt;
        NameJudge(context).judge(sightings);
        const Person person = choose(sightings, random);
        const SwapEntry* first =
            person.first ? first_names_.draw(*person.first, taken(sightings, true), random) : nullptr;
        const SwapEntry* last =
            person.last ? last_names_.draw(*person.last, taken(sightings, false), random) : nullptr;
        Editor editor(text);
        bool changed = false;
        for (const NameSighting& sighting : sightings) {
            const bool as_first = first != nullptr && sighting.role == NameRole::first &&
                                  sighting.first->entity == person.first->entity;
            const bool as_last = last != nullptr && sighting.role == NameRole::last &&
                                 sighting.last->entity == person.last->entity;
            if (!as_first && !as_last) continue;
            const SwapEntry& from = as_first ? *sighting.first : *sighting.last;
            const SwapEntry& to = as_first ? *first : *last;
            const std::string_view found = context.between(sighting.match.begin, sighting.match.end);
            editor.replace(sighting.match.begin, sighting.match.end, copy_case(found, from.value, to.value));
            changed = true;
        }
        return changed ? std::optional(std::move(editor).finish()) : std::nullopt;
    }

private:
    struct Person {
        const SwapEntry* first = nullptr;
        const SwapEntry* last = nullptr;
    };

    std::vector<NameSighting> sight(const Context& context) const {
        std::vector<NameSighting> sightings;
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (!context.is_word(i) || !may_be_name(context, i, sightings)) continue;
            const auto match = matcher_.longest(context, i);
            if (!match) continue;
            sightings.push_back({*match, first_names_.find(match->phrase), last_names_.find(match->phrase)});
            i = match->last;
        }
        return sightings;
    }

    /// A capital, or a particle ("van Dijk") behind a name or a title.
    bool may_be_name(const Context& context, std::size_t i,
                     const std::vector<NameSighting>& sightings) const {
        const std::string_view word = context.piece(i);
        if (!matcher_.may_begin(word)) return false;
        if (is_ascii_upper(word[0]) || !is_ascii(word[0])) return true;
        const bool behind_name = !sightings.empty() && sightings.back().match.last + 1 == i;
        return behind_name || begins_with_capital(context.word_before(i)) ||
               (i > 0 && context.is_mark(i - 1, "."));
    }

    /// One of the people that the text names, with the names that belong together.
    static Person choose(const std::vector<NameSighting>& sightings, Random& random) {
        std::vector<const NameSighting*> accepted;
        for (const NameSighting& sighting : sightings)
            if (sighting.role != NameRole::none) accepted.push_back(&sighting);
        if (accepted.empty()) return {};
        const NameSighting& chosen = *accepted[random.below(accepted.size())];
        Person person;
        if (chosen.role == NameRole::first) person.first = chosen.first;
        if (chosen.role == NameRole::last) person.last = chosen.last;
        for (std::size_t k = 0; k + 1 < sightings.size(); ++k) {
            const NameSighting &first = sightings[k], &last = sightings[k + 1];
            if (!first.has_last_name) continue;
            const bool same_first = person.first != nullptr && first.first->entity == person.first->entity;
            const bool same_last = person.last != nullptr && last.last->entity == person.last->entity;
            if (same_first && person.last == nullptr) person.last = last.last;
            if (same_last && person.first == nullptr) person.first = first.first;
        }
        return person;
    }

    static std::vector<std::uint32_t> taken(const std::vector<NameSighting>& sightings, bool first) {
        std::vector<std::uint32_t> entities;
        for (const NameSighting& sighting : sightings)
            if (const SwapEntry* entry = first ? sighting.first : sighting.last)
                entities.push_back(entry->entity);
        std::sort(entities.begin(), entities.end());
        return entities;
    }

    PhraseMatcher matcher_;
    SwapPool first_names_, last_names_;
};

}  // namespace

Definition define_change_name() {
    return {{"change-name",
             "Gives a person another name, wherever the text names that person",
             {{"lexicon", "a lexicon of the suite to take first names from, instead of assay:people", ""},
              {"keep", "fields that the new name must share, such as gender or origin", "gender"}},
             true},
            [](const Arguments& arguments) -> std::unique_ptr<Perturbation> {
                return std::make_unique<ChangeName>(arguments);
            }};
}

}  // namespace assay
