// change-pronouns: "he" and "she" become each other, the singular "they", or neopronouns, with their verbs.
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/agreement.hpp>
#include <assay/perturb/english/gendered_nouns.hpp>
#include <assay/perturb/english/name_finder.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>
#include <array>

namespace assay {
namespace {

const std::array<std::string, 5> kPronounSets = {"female", "male", "they", "xe", "ze"};

constexpr std::array<PronounSet, 5> kSets = {kShe,
                                             kHe,
                                             {"they", "them", "their", "theirs", "themselves"},
                                             {"xe", "xem", "xyr", "xyrs", "xemself"},
                                             {"ze", "hir", "hir", "hirs", "hirself"}};

class ChangePronouns final : public Perturbation {
public:
    explicit ChangePronouns(const Arguments& arguments)
        : target_(arguments.one_of("to", kPronounSets)),
          nouns_(library_lexicon(arguments.lexicons().library, "people", "gendered_pair")),
          names_(arguments.lexicons().library, {}, is_name_alone) {}

    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const auto pronouns = find_pronouns(context);
        if (!pronouns || pronouns->empty() || !is_one_person(*pronouns)) return std::nullopt;
        if (kPronounSets[target_] == "they" && speaks_of_others(context)) return std::nullopt;
        const bool same = target_ < 2 && pronouns->front().female == (target_ == 0);
        if (same || nouns_contradict(context, pronouns->front().female) || names_contradict(context))
            return std::nullopt;
        std::vector<Site> edits;
        for (const Pronoun& pronoun : *pronouns) {
            const std::string_view listed = pronoun.listed();
            edits.push_back({pronoun.begin, pronoun.end,
                             copy_case(context.between(pronoun.begin, pronoun.end), listed,
                                       std::string(kSets[target_].form(pronoun.role)))});
            if (kPronounSets[target_] != "they" || pronoun.role != PronounRole::subject) continue;
            auto verbs = plural_verbs(context, pronoun);
            if (!verbs) return std::nullopt;
            std::move(verbs->begin(), verbs->end(), std::back_inserter(edits));
        }
        return made_of(text, std::move(edits));
    }

private:
    static bool is_one_person(const std::vector<Pronoun>& pronouns) {
        return std::all_of(pronouns.begin(), pronouns.end(),
                           [&](const Pronoun& pronoun) { return pronoun.female == pronouns.front().female; });
    }

    /// "Although she had a seat, they bumped her off": two "they" would be one.
    static bool speaks_of_others(const Context& context) {
        static const WordSet kThey("they them their theirs themselves they're they've they'll they'd");
        return holds(context, 0, context.size(), kThey);
    }

    /// "My mother said she": the noun tells who is meant. "He told his wife" does not.
    bool nouns_contradict(const Context& context, bool female) const {
        for (std::size_t i = 0; i < context.size(); ++i)
            if (const auto noun = nouns_.at(context, i);
                (noun && noun->female == female) || GenderedNouns::has_no_counterpart(context.piece(i)))
                return true;
        return false;
    }

    /// "Mary said she" cannot become "Mary said he"; "they" goes with any name.
    bool names_contradict(const Context& context) const {
        if (target_ >= 2) return false;
        const std::vector<NameSighting> sightings = names_.find(context);
        return std::any_of(sightings.begin(), sightings.end(),
                           [](const NameSighting& sighting) { return sighting.role == NameRole::first; });
    }

    /// Nothing if one word was to become two things.
    static std::optional<EditedText> made_of(std::string_view text, std::vector<Site> edits) {
        std::sort(edits.begin(), edits.end(), [](const Site& a, const Site& b) { return a.begin < b.begin; });
        Editor editor(text);
        for (std::size_t i = 0; i < edits.size(); ++i) {
            if (i > 0 && edits[i].begin < edits[i - 1].end) {
                if (edits[i].begin != edits[i - 1].begin || edits[i].with != edits[i - 1].with)
                    return std::nullopt;
                continue;
            }
            editor.replace(edits[i].begin, edits[i].end, edits[i].with);
        }
        return std::move(editor).finish();
    }

    std::size_t target_;
    GenderedNouns nouns_;
    NameFinder names_;
};

}  // namespace

Definition define_change_pronouns() {
    return {{"change-pronouns",
             "Gives a person other pronouns, with their verbs: \"she is\" becomes \"they are\"",
             {{"to", "female (she), male (he), they, or a neopronoun: xe or ze", "they"}},
             true},
            make_from_arguments<ChangePronouns>};
}

}  // namespace assay
