// change-gender: words for men become words for women and the other way round, all of a text at once:
// pronouns, nouns by the lexicon `gendered_pair` of assay:people, titles, and first names.
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/english/article.hpp>
#include <assay/perturb/english/gendered_nouns.hpp>
#include <assay/perturb/english/name_finder.hpp>
#include <assay/perturb/english/pronouns.hpp>
#include <assay/perturb/english/unknown_names.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace assay {
namespace {

enum class SwapKind { pronoun, noun, name };

struct Swap {
    std::size_t begin = 0, end = 0;  ///< bytes
    std::size_t token = 0;
    std::string with;
    SwapKind kind = SwapKind::pronoun;
};

class ChangeGender final : public Perturbation {
public:
    explicit ChangeGender(const Arguments& arguments)
        : nouns_(library_lexicon(arguments.lexicons().library, "people", "gendered_pair")),
          names_(arguments.lexicons().library, {}, is_name_alone),
          unknown_names_(arguments.lexicons().library) {
        for (const LexiconEntry& entry :
             library_lexicon(arguments.lexicons().library, "people", "first_name").entries) {
            const std::string *gender = entry.field("gender"), *origin = entry.field("origin");
            if (gender == nullptr || origin == nullptr || *gender == "neutral") continue;
            const Kind kind{*gender == "female", *origin};
            kind_of_.emplace(entry.value, kind);
            if (is_name_alone(entry)) names_of_[kind].push_back(entry.value);
        }
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const auto pronouns = find_pronouns(context);
        if (!pronouns) return std::nullopt;
        std::vector<Swap> swaps;
        for (const Pronoun& pronoun : *pronouns)
            swaps.push_back({pronoun.begin, pronoun.end, pronoun.token,
                             copy_case(context.between(pronoun.begin, pronoun.end), pronoun.listed(),
                                       std::string((pronoun.female ? kHe : kShe).form(pronoun.role)))});
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (GenderedNouns::has_no_counterpart(context.piece(i))) return std::nullopt;
            if (const auto noun = nouns_.at(context, i))
                swaps.push_back({noun->begin, noun->end, noun->token, noun->counterpart, SwapKind::noun});
        }
        swap_names(context, random, swaps);
        if (swaps.empty()) return std::nullopt;
        std::sort(swaps.begin(), swaps.end(), [](const Swap& a, const Swap& b) { return a.begin < b.begin; });
        if (leaves_name(context, swaps, !pronouns->empty())) return std::nullopt;
        Editor editor(text);
        for (const Swap& swap : swaps) {
            if (swap.kind == SwapKind::noun) adjust_article(context, swap.token, swap.with, editor);
            editor.replace(swap.begin, swap.end, swap.with);
        }
        return std::move(editor).finish();
    }

private:
    struct Kind {
        bool female = false;
        std::string origin;
        auto operator<=>(const Kind&) const = default;
    };

    /// Everybody whose gender the name tells gets a name of the other one and of the same origin, the same
    /// wherever it stands.
    void swap_names(const Context& context, Random& random, std::vector<Swap>& swaps) const {
        std::map<std::uint32_t, std::string> with;
        std::map<Kind, std::vector<std::string>> used;
        for (const NameSighting& sighting : names_.find(context)) {
            if (sighting.role != NameRole::first) continue;
            // "Jose" is José.
            const auto kind = kind_of_.find(names_.first_names().find(sighting.first->entity)->value);
            if (kind == kind_of_.end()) continue;
            const auto others = names_of_.find(Kind{!kind->second.female, kind->second.origin});
            if (others == names_of_.end()) continue;
            std::string& name = with[sighting.first->entity];
            if (name.empty()) name = draw(others->second, used[others->first], random);
            const std::string_view found = context.between(sighting.match.begin, sighting.match.end);
            swaps.push_back({sighting.match.begin, sighting.match.end, sighting.match.first,
                             copy_case(found, sighting.first->value, name), SwapKind::name});
        }
    }

    /// Does somebody keep a name that tells another gender than the words do that are swapped?
    bool leaves_name(const Context& context, const std::vector<Swap>& swaps, bool pronouns) const {
        auto next = swaps.begin();
        bool behind_name = false;  // where family names stand
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (next == swaps.end() || next->token != i) {
                behind_name = behind_name && begins_with_capital(context.piece(i));
                if (pronouns && !behind_name && unknown_names_.at(context, i)) return true;
                continue;
            }
            const Swap& swap = *next++;
            behind_name = swap.kind == SwapKind::name;
            const std::size_t named = swap.kind == SwapKind::noun ? name_behind(context, i) : i;
            if (named != i && (next == swaps.end() || next->token != named)) return true;
        }
        return false;
    }

    static std::string draw(const std::vector<std::string>& names, std::vector<std::string>& used,
                            Random& random) {
        std::size_t at = random.below(names.size());
        while (std::find(used.begin(), used.end(), names[at]) != used.end() && used.size() < names.size())
            at = (at + 1) % names.size();
        return used.emplace_back(names[at]);
    }

    GenderedNouns nouns_;
    NameFinder names_;
    UnknownNames unknown_names_;
    std::map<std::string, Kind, std::less<>> kind_of_;   ///< of first names that tell the gender
    std::map<Kind, std::vector<std::string>> names_of_;  ///< that may be put in
};

}  // namespace

Definition define_change_gender() {
    return {
        {"change-gender",
         "Swaps words for men and women: \"he\" becomes \"she\", \"wife\" \"husband\", Maria a man's name",
         {},
         true},
        make_from_arguments<ChangeGender>};
}

}  // namespace assay
