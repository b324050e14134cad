// change-name: one person of a text gets another name, wherever the text names that person.
#include "definitions.hpp"
#include "name_finder.hpp"

#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

NameFinder finder_of(const Arguments& arguments) {
    LexiconLibrary& library = arguments.lexicons().library;
    const bool own = arguments.has("lexicon");
    const Lexicon& first =
        own ? arguments.lexicon("lexicon") : library_lexicon(library, "people", "first_name");
    const std::vector<std::string> kept = kept_fields(arguments, first.field_names());
    const Lexicon* const lexicons[] = {&first};
    const WantedFields wanted = wanted_fields(arguments, lexicons);
    if (!own)
        return NameFinder(library, kept, [wanted](const LexiconEntry& entry) {
            return is_name_alone(entry) && has_fields(entry, wanted);
        });
    NameFinder finder(first, kept, [wanted](const LexiconEntry& entry) { return has_fields(entry, wanted); });
    if (finder.size() < 2)
        arguments.fail("lexicon",
                       "the lexicon '" + first.name + "' needs two values that differ, to swap them");
    return finder;
}

class ChangeName final : public Perturbation {
public:
    explicit ChangeName(const Arguments& arguments) : names_(finder_of(arguments)) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        std::vector<NameSighting> sightings = names_.find(context);
        for (NameSighting& sighting : sightings)
            if (sighting.may_be_known) sighting.role = NameRole::none;
        const Person person = choose(sightings, random);
        const SwapEntry* first =
            person.first ? names_.first_names().draw(*person.first, taken_first_names(sightings), random)
                         : nullptr;
        const SwapEntry* last =
            person.last ? names_.last_names().draw(*person.last, taken_last_names(sightings), random)
                        : nullptr;
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

    NameFinder names_;
};

}  // namespace

Definition define_change_name() {
    return {{"change-name",
             "Gives a person another name, wherever the text names that person",
             {{"lexicon", "a lexicon of the suite to take first names from, instead of assay:people", ""},
              {"keep", "fields that the new name must share, such as gender or origin", "gender"},
              {"to", "what fields of the new name must be, such as origin=arabic", ""}},
             true},
            [](const Arguments& arguments) -> std::unique_ptr<Perturbation> {
                return std::make_unique<ChangeName>(arguments);
            }};
}

}  // namespace assay
