// change-name: one person of a text gets another name, wherever the text names that person.
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/name_finder.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {
namespace {

const std::vector<std::string> kNameParts = {"both", "first", "last"};

/// The lexicons of assay:name-groups that have the fields of `to`, by the beginning of their names; empty if
/// assay:people has them.
std::string_view group_wanted(std::string_view to) {
    for (const PlacedWord& word : split_words(to)) {
        if (word.word.starts_with("religion=")) return "religious";
        if (word.word.starts_with("ethnicity=")) return "ethnic";
    }
    return {};
}

/// Names of assay:people, with those of a group behind them.
Lexicon names_with_group(LexiconLibrary& library, std::string_view group, std::string_view part) {
    Lexicon all = library_lexicon(library, "people", part);
    if (group.empty()) return all;
    const Lexicon& more =
        library_lexicon(library, "name-groups", std::string(group) + "_" + std::string(part));
    all.entries.insert(all.entries.end(), more.entries.begin(), more.entries.end());
    return all;
}

NameFinder finder_of_installed(const Arguments& arguments) {
    LexiconLibrary& library = arguments.lexicons().library;
    const std::string_view group = group_wanted(arguments.text("to"));
    const Lexicon first = names_with_group(library, group, "first_name");
    const Lexicon last = names_with_group(library, group, "last_name");
    const std::vector<std::string> kept = kept_fields(arguments, first.field_names());
    const Lexicon* const lexicons[] = {&first, &last};
    const WantedFields wanted = wanted_fields(arguments, lexicons);
    return NameFinder(first, last, kept, [wanted](const LexiconEntry& entry) {
        return is_name_alone(entry) && has_fields(entry, wanted);
    });
}

NameFinder finder_of(const Arguments& arguments) {
    if (!arguments.has("lexicon")) return finder_of_installed(arguments);
    const Lexicon& first = arguments.lexicon("lexicon");
    const std::vector<std::string> kept = kept_fields(arguments, first.field_names());
    const Lexicon* const lexicons[] = {&first};
    const WantedFields wanted = wanted_fields(arguments, lexicons);
    NameFinder finder(first, kept, [wanted](const LexiconEntry& entry) { return has_fields(entry, wanted); });
    demand_two_values(arguments, first, finder.size());
    return finder;
}

class ChangeName final : public Perturbation {
public:
    explicit ChangeName(const Arguments& arguments) : names_(finder_of(arguments)) {
        const std::size_t part = arguments.one_of("names", kNameParts);
        change_first_ = part != 2;
        change_last_ = part != 1;
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        std::vector<NameSighting> sightings = names_.find(context);
        for (NameSighting& sighting : sightings)
            if (sighting.may_be_known) sighting.role = NameRole::none;
        const Person person = choose(sightings, random);
        const SwapEntry* first =
            person.first && change_first_
                ? names_.first_names().draw(*person.first, taken_first_names(sightings), random)
                : nullptr;
        const SwapEntry* last =
            person.last && change_last_
                ? names_.last_names().draw(*person.last, taken_last_names(sightings), random)
                : nullptr;
        Editor editor(text);
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
        }
        return std::move(editor).finish_if_edited();
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
    bool change_first_ = true, change_last_ = true;
};

}  // namespace

Definition define_change_name() {
    return {{"change-name",
             "Gives a person another name, wherever the text names that person",
             {{"lexicon", "a lexicon of the suite to take first names from, instead of assay:people", ""},
              {"keep", "fields that the new name must share, such as gender or origin", "gender"},
              {"to", "what fields of the new name must be, such as origin=arabic or religion=sikh", ""},
              {"names", "both; first or last: only these change", "both"}},
             true},
            make_from_arguments<ChangeName>};
}

}  // namespace assay
