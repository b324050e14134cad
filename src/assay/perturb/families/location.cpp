// change-location: one city, country or state of a text becomes another, wherever the text names it.
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/article.hpp>
#include <assay/perturb/english/place_judge.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>
#include <unordered_map>

namespace assay {
namespace {

/// Countries with "the" ("the Netherlands") stand for each other, so that the sentence stays whole.
std::string article_of(const LexiconEntry& entry) {
    const std::string* name = entry.field("in_sentence");
    return name != nullptr && name->starts_with("the ") ? "the" : "";
}

/// The places with what is said of their country (continent, income) as fields of their own. States are in
/// the only country that has some.
Lexicon with_country(Lexicon places, const Lexicon& countries) {
    for (LexiconEntry& place : places.entries) {
        if (place.field("country") == nullptr) place.fields.emplace_back("country", "United States");
        const auto country =
            std::find_if(countries.entries.begin(), countries.entries.end(),
                         [&](const LexiconEntry& entry) { return entry.value == *place.field("country"); });
        if (country == countries.entries.end()) continue;
        for (const char* name : {"continent", "income"})
            if (const std::string* value = country->field(name)) place.fields.emplace_back(name, *value);
    }
    return places;
}

class ChangeLocation final : public Perturbation {
public:
    explicit ChangeLocation(const Arguments& arguments) {
        if (arguments.has("lexicon")) {
            const Lexicon& lexicon = arguments.lexicon("lexicon");
            const Lexicon* const lexicons[] = {&lexicon};
            const WantedFields wanted = wanted_fields(arguments, lexicons);
            pool_.add({lexicon, kept_fields(arguments, lexicon.field_names()),
                       [wanted](const LexiconEntry& entry) { return has_fields(entry, wanted); }},
                      matcher_);
            demand_two_values(arguments, lexicon, matcher_.size());
        } else {
            add_library(arguments);
        }
        pool_.add_plain_spellings(matcher_);
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        std::vector<Sighting> sightings = sight(context);
        if (sightings.empty()) return std::nullopt;
        PlaceJudge(context, abbreviations_).judge(sightings);
        keep_bound(context, sightings);
        const SwapEntry* chosen = choose(sightings, random);
        if (chosen == nullptr) return std::nullopt;
        const SwapEntry* with = pool_.draw(*chosen, taken(sightings), random);
        if (with == nullptr) return std::nullopt;
        Editor editor(text);
        for (const Sighting& sighting : sightings) {
            if (!sighting.accepted || sighting.entry->entity != chosen->entity) continue;
            const std::string_view found = context.between(sighting.match.begin, sighting.match.end);
            const std::string value = copy_case(found, sighting.entry->value, with->value);
            adjust_article(context, sighting.match.first, value, editor);
            editor.replace(sighting.match.begin, sighting.match.end, value);
        }
        return std::move(editor).finish();
    }

private:
    void add_library(const Arguments& arguments) {
        LexiconLibrary& library = arguments.lexicons().library;
        const Lexicon& countries = library_lexicon(library, "places", "country");
        const Lexicon cities = with_country(library_lexicon(library, "places", "city"), countries);
        const Lexicon states = with_country(library_lexicon(library, "places", "us_state"), countries);
        const Lexicon* const lexicons[] = {&cities, &states, &countries};
        const std::vector<std::string> kept = kept_fields(arguments, field_names_of(lexicons));
        const WantedFields wanted = wanted_fields(arguments, lexicons);
        const auto fits = [wanted](const LexiconEntry& entry) {
            return also_means(entry) != AlsoMeans::word && has_fields(entry, wanted);
        };
        pool_.add({cities, kept, fits}, matcher_);
        pool_.add({states, kept, fits}, matcher_);
        pool_.add({countries, kept, fits, article_of}, matcher_);
        pool_.add_alias("New York City", "New York", AlsoMeans::nothing, matcher_);
        for (const char* capital : {"Washington DC", "Washington, DC", "Washington D.C.", "Washington, D.C."})
            pool_.add_alias(capital, "Washington", AlsoMeans::nothing, matcher_);
        for (const Lexicon* lexicon : {&cities, &states})
            for (const LexiconEntry& place : lexicon->entries)
                if (const std::string* country = place.field("country"); *country != place.value)
                    countries_.emplace(matcher_.add(place.value), matcher_.add(*country));
        for (const LexiconEntry& state : states.entries)
            if (const std::string* abbreviation = state.field("abbreviation"))
                abbreviations_.push_back(*abbreviation);
        std::sort(abbreviations_.begin(), abbreviations_.end());
    }

    /// A city whose country the text names, that country, and a place that has a short form in the text
    /// ("Rio") stay: what is said of one would no longer fit the other.
    void keep_bound(const Context& context, std::vector<Sighting>& sightings) const {
        const std::vector<std::uint32_t> named = taken(sightings);
        std::vector<std::uint32_t> owning;
        for (const Sighting& sighting : sightings) {
            const std::uint32_t country = country_of(sighting);
            if (country != PhraseMatcher::kNone) owning.push_back(country);
        }
        std::sort(owning.begin(), owning.end());
        for (Sighting& sighting : sightings)
            if (std::binary_search(named.begin(), named.end(), country_of(sighting)) ||
                std::binary_search(owning.begin(), owning.end(), sighting.entry->entity) ||
                has_short_form(context, sighting))
                sighting.accepted = false;
    }

    std::uint32_t country_of(const Sighting& sighting) const {
        const auto found = countries_.find(sighting.entry->entity);
        return found == countries_.end() ? PhraseMatcher::kNone : found->second;
    }

    /// "Rio de Janeiro" in a text that says "Rio", too; "New" and "San" alone are no short forms.
    static bool has_short_form(const Context& context, const Sighting& sighting) {
        static const WordSet kNone("new san santa los las el la st port cape united south north");
        constexpr std::size_t kReach = 40;
        const std::size_t first = sighting.match.first, last = sighting.match.last;
        if (first == last || kNone.contains(context.piece(first))) return false;
        const std::size_t end = std::min(context.size(), last + 1 + kReach);
        for (std::size_t i = first - std::min(first, kReach); i < end; ++i)
            if (context.piece(i) == context.piece(first) &&
                context.word_after(i) != context.word_after(first))
                return true;
        return false;
    }

    std::vector<Sighting> sight(const Context& context) const {
        std::vector<Sighting> sightings;
        for (std::size_t i = 0; i < context.size(); ++i) {
            const auto match = matcher_.longest(context, i);
            const SwapEntry* entry = match ? pool_.find(match->phrase) : nullptr;
            if (entry == nullptr) continue;
            sightings.push_back({*match, entry, entry->source > 0});
            i = match->last;
        }
        return sightings;
    }

    static const SwapEntry* choose(const std::vector<Sighting>& sightings, Random& random) {
        const auto is_accepted = [](const Sighting& sighting) { return sighting.accepted; };
        const auto count = std::count_if(sightings.begin(), sightings.end(), is_accepted);
        if (count == 0) return nullptr;
        auto left = random.below(static_cast<std::uint64_t>(count));
        for (const Sighting& sighting : sightings)
            if (sighting.accepted && left-- == 0) return sighting.entry;
        return nullptr;
    }

    /// The text must not name the new place already: "from Rome to Rome".
    static std::vector<std::uint32_t> taken(const std::vector<Sighting>& sightings) {
        std::vector<std::uint32_t> entities;
        for (const Sighting& sighting : sightings) entities.push_back(sighting.entry->entity);
        std::sort(entities.begin(), entities.end());
        return entities;
    }

    PhraseMatcher matcher_;
    SwapPool pool_;
    std::vector<std::string> abbreviations_;
    std::unordered_map<std::uint32_t, std::uint32_t> countries_;  ///< of cities and states, by entity
};

}  // namespace

Definition define_change_location() {
    return {{"change-location",
             "Swaps a city, country or state of the USA for another, wherever the text names it",
             {{"lexicon", "a lexicon of the suite to take places from, instead of assay:places", ""},
              {"keep", "fields that the new place must share, such as country or continent", ""},
              {"to", "what fields of the new place must be, such as continent=Africa", ""}},
             true},
            make_from_arguments<ChangeLocation>};
}

}  // namespace assay
