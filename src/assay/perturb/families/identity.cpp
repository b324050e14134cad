// change-nationality, change-religion, change-race, change-orientation, change-disability and change-age:
// what a text says people are becomes something else of the same kind, by the lexicons of assay:people. Words
// that may speak of something else ("white wine", "French fries", "an old plane") count only where people are
// meant.
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/swap_pool.hpp>
#include <assay/perturb/english/article.hpp>
#include <assay/perturb/english/people_place.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>
#include <vector>

namespace assay {
namespace {

/// "German beer", "she is Polish"; not "American Airlines", "French fries", "a Spanish class", "Danish".
bool speaks_of_nationality(const Context& context, const PhraseMatcher::Match& match) {
    static const WordSet kNot(
        "fries fry toast press dressing door doors kiss manicure vanilla horn bulldog terrier shepherd "
        "retriever setter roulette doll dolls breakfast muffin muffins bath army knife cheese delight "
        "coffee pastry wall democracy elm daylight dream football standoff summer leave windows courage "
        "hound hounds falcon salad yoghurt yogurt bacon kissing original wheel waltz class classes course "
        "lesson lessons language version subtitles operated based owned flight flights airline airlines "
        "puppy puppies dog dogs cat cats translation speaking speaker speakers text word words accent "
        "grammar teacher teachers");
    const std::string_view after = context.word_after(match.last);
    if (person_nouns().contains(after)) return !kNot.contains(after);
    if (says_of_people(context, match.first) && ends_there(context, match.last)) return true;
    return !after.empty() && letter_case(after) == LetterCase::lower && !function_words().contains(after) &&
           !kNot.contains(after) && begins_with_capital(context.between(match.begin, match.end));
}

using PlaceRule = bool (*)(const Context&, const PhraseMatcher::Match&);
/// May this value stand there?
using ValueRule = bool (*)(const Context&, const PhraseMatcher::Match&, std::string_view value);

/// Adjectives of one lexicon become each other.
class ChangeAdjective final : public Perturbation {
public:
    ChangeAdjective(const Arguments& arguments, std::string_view lexicon, PlaceRule fits, ValueRule takes)
        : fits_(fits), takes_(takes) {
        pool_.add({library_lexicon(arguments.lexicons().library, "people", lexicon),
                   {},
                   [](const LexiconEntry& entry) { return entry.field("only") == nullptr; }},
                  matcher_);
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        std::vector<PhraseMatcher::Match> found;
        std::vector<std::uint32_t> taken;
        for (std::size_t i = 0; i < context.size(); ++i) {
            const auto match = matcher_.longest(context, i);
            if (!match) continue;
            i = match->last;
            if (context.hyphenated(match->first, match->last) || !fits_(context, *match)) continue;
            found.push_back(*match);
            taken.push_back(match->phrase);
        }
        if (found.empty()) return std::nullopt;
        std::sort(taken.begin(), taken.end());
        const SwapEntry& chosen = *pool_.find(found[random.below(found.size())].phrase);
        const SwapEntry* with = pool_.draw(chosen, taken, random);
        if (with == nullptr) return std::nullopt;
        Editor editor(text);
        for (const PhraseMatcher::Match& match : found) {
            if (match.phrase != chosen.phrase) continue;
            if (takes_ != nullptr && !takes_(context, match, with->value)) return std::nullopt;
            const std::string_view piece = context.between(match.begin, match.end);
            const std::string value = in_case(context, piece, chosen.value, with->value);
            adjust_article(context, match.first, value, editor);
            editor.replace(match.begin, match.end, value);
        }
        return std::move(editor).finish();
    }

private:
    /// A small "black" may become "Asian", which keeps its capital, unless the whole text has none.
    static std::string in_case(const Context& context, std::string_view found, const std::string& listed,
                               const std::string& with) {
        const bool proper = begins_with_capital(listed) && begins_with_capital(with);
        const bool capitals = std::any_of(context.text().begin(), context.text().end(), is_ascii_upper);
        return proper && capitals && letter_case(found) == LetterCase::lower ? with
                                                                             : copy_case(found, listed, with);
    }

    PhraseMatcher matcher_;
    SwapPool pool_;
    PlaceRule fits_;
    ValueRule takes_;
};

Definition define_adjective(const char* name, const char* help, const char* lexicon, PlaceRule fits,
                            ValueRule takes = nullptr) {
    return {{name, help, {}, true},
            [lexicon, fits, takes](const Arguments& arguments) -> std::unique_ptr<Perturbation> {
                return std::make_unique<ChangeAdjective>(arguments, lexicon, fits, takes);
            }};
}

/// One religion becomes another in all its forms: its name, the adjective, and who belongs to it.
class ChangeReligion final : public Perturbation {
public:
    explicit ChangeReligion(const Arguments& arguments) {
        for (const LexiconEntry& entry :
             library_lexicon(arguments.lexicons().library, "people", "religion").entries) {
            const std::string* adjective = entry.field("adjective");
            const std::string* adherent = entry.field("adherent");
            if (adjective == nullptr || adherent == nullptr) continue;
            const auto religion = static_cast<std::uint32_t>(religions_.size());
            religions_.push_back({entry.value, *adjective, *adherent});
            add(*adjective, religion, *adjective == *adherent ? Form::either : Form::adjective);
            add(entry.value, religion, Form::name);
            add(*adherent, religion, Form::adherent);
            add(*adherent + "s", religion, Form::adherents);
        }
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        std::vector<Mention> mentions;
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (!context.is_word(i)) continue;
            if (belongs_to_one(context.piece(i))) return std::nullopt;
            const auto match = matcher_.longest(context, i);
            if (!match) continue;
            i = match->last;
            const auto form = form_of(context, *match);
            if (!form) return std::nullopt;
            mentions.push_back({*match, phrases_[match->phrase].religion, *form});
        }
        if (mentions.empty()) return std::nullopt;
        const std::uint32_t from = mentions[random.below(mentions.size())].religion;
        const std::uint32_t to = draw(mentions, random);
        if (to == PhraseMatcher::kNone) return std::nullopt;
        Editor editor(text);
        for (const Mention& mention : mentions) {
            if (mention.religion != from) continue;
            const std::string value = copy_case(context.between(mention.match.begin, mention.match.end),
                                                word_of(from, mention.form), word_of(to, mention.form));
            adjust_article(context, mention.match.first, value, editor);
            editor.replace(mention.match.begin, mention.match.end, value);
        }
        return std::move(editor).finish();
    }

private:
    enum class Form { name, adjective, adherent, adherents, either };
    struct Religion {
        std::string name, adjective, adherent;
    };
    struct Phrase {
        std::uint32_t religion = 0;
        Form form = Form::name;
    };
    struct Mention {
        PhraseMatcher::Match match;
        std::uint32_t religion = 0;
        Form form = Form::name;
    };

    void add(const std::string& phrase, std::uint32_t religion, Form form) {
        const std::uint32_t number = matcher_.add(phrase);
        if (number == phrases_.size()) phrases_.push_back({religion, form});
    }

    std::string word_of(std::uint32_t religion, Form form) const {
        const Religion& is = religions_[religion];
        switch (form) {
            case Form::name:
                return is.name;
            case Form::adherent:
                return is.adherent;
            case Form::adherents:
                return is.adherent + "s";
            default:
                return is.adjective;
        }
    }

    /// Things of one religion: a text that has them cannot be about another.
    static bool belongs_to_one(std::string_view word) {
        static const WordSet kWords(
            "church churches mosque mosques synagogue synagogues temple temples cathedral gurdwara bible "
            "quran koran torah gospel jesus christ allah muhammad buddha pope priest priests rabbi imam "
            "monk nun bishop ramadan christmas easter hanukkah diwali passover lent eid hijab halal "
            "kosher baptism cross kippah confession zen");
        return kWords.contains(word);
    }

    /// Which form it is here, or nothing if that is unclear or it may be a name ("Christian Bale", "Methodist
    /// Hospital").
    std::optional<Form> form_of(const Context& context, const PhraseMatcher::Match& match) const {
        const Phrase& phrase = phrases_[match.phrase];
        if (!begins_with_capital(context.between(match.begin, match.end)) ||
            context.hyphenated(match.first, match.last))
            return std::nullopt;
        const std::string_view after = context.word_after(match.last);
        const bool shouted = letter_case(context.between(match.begin, match.end)) == LetterCase::upper;
        if (!shouted && begins_with_capital(after)) return std::nullopt;
        if (begins_with_capital(context.word_before(match.first)) &&
            !context.starts_sentence(match.first - 1) && !shouted)
            return std::nullopt;
        if (phrase.form != Form::either) return phrase.form;
        static const WordSet kOfReligion(
            "faith holiday holidays holy tradition traditions belief beliefs wedding weddings school "
            "schools group groups leader leaders country countries prayer prayers community communities "
            "festival festivals ceremony value values culture household neighborhood music teachings");
        if (person_nouns().contains(after) || kOfReligion.contains(after)) return Form::adjective;
        if (says_of_people(context, match.first) && ends_there(context, match.last)) return Form::adjective;
        static const WordSet kArticle("a an the another every this that one");
        const bool ends = after.empty() || function_words().contains(after);
        if (kArticle.contains(context.word_before(match.first)) && ends) return Form::adherent;
        return std::nullopt;
    }

    /// Another religion than those of the text.
    std::uint32_t draw(const std::vector<Mention>& mentions, Random& random) const {
        std::vector<std::uint32_t> free;
        for (std::uint32_t religion = 0; religion < religions_.size(); ++religion)
            if (std::none_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
                    return is_kind_of(mention.religion, religion) || is_kind_of(religion, mention.religion);
                }))
                free.push_back(religion);
        return free.empty() ? PhraseMatcher::kNone : free[random.below(free.size())];
    }

    /// "Shia Islam" is one of Islam, and each of itself.
    bool is_kind_of(std::uint32_t a, std::uint32_t b) const {
        return religions_[a].name.ends_with(religions_[b].name);
    }

    std::vector<Religion> religions_;
    std::vector<Phrase> phrases_;
    PhraseMatcher matcher_;
};

}  // namespace

Definition define_change_nationality() {
    return define_adjective("change-nationality",
                            "Swaps nationalities: \"a German neighbor\", \"an Indian neighbor\"",
                            "nationality", speaks_of_nationality);
}

Definition define_change_race() {
    return define_adjective("change-race",
                            "Swaps races and ethnicities of people: \"a white man\", \"an Asian man\"",
                            "race", speaks_of_people);
}

Definition define_change_orientation() {
    return define_adjective("change-orientation",
                            "Swaps sexual orientations of people: \"a gay friend\", \"a straight friend\"",
                            "sexuality", speaks_of_people);
}

Definition define_change_disability() {
    return define_adjective("change-disability",
                            "Swaps disabilities of people: \"a blind passenger\", \"a deaf passenger\"",
                            "disability", speaks_of_people);
}

Definition define_change_age() {
    return define_adjective("change-age", "Swaps ages of people: \"a young man\", \"an elderly man\"",
                            "age_group", speaks_of_age, takes_age);
}

Definition define_change_religion() {
    return {{"change-religion",
             "Swaps religions in all their forms: \"Muslims\" become \"Hindus\", and \"Islam\" \"Hinduism\"",
             {},
             true},
            make_from_arguments<ChangeReligion>};
}

}  // namespace assay
