// remove-reducers: "somewhat good" becomes "good".
#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/word_choice.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/article.hpp>
#include <assay/perturb/english/clauses.hpp>
#include <assay/perturb/word_families.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {
namespace {

/// That have degrees, beside those of opinion, which are in assay:sentiment.
const WordSet& gradable_adjectives() {
    static const WordSet kWords(
        "absurd acidic afraid angry annoyed arrogant artificial awkward basic big bitter bland "
        "bleak blunt blurry bold bored bossy brave brief bright broken bulky bumpy busy calm casual "
        "cautious chaotic cheap cheeky cheerful cheesy chewy chilly choppy civil clean clear cloudy "
        "clumsy clunky coarse cocky cold common complacent complex complicated confused cool corny "
        "costly cosy cozy cramped cranky creaky creepy crispy crowded crude cruel crunchy crusty "
        "curious cute damp dangerous dark dated dead decent deep dense different difficult dim dire "
        "dirty dishonest distant dizzy drab dreary dry dusty eager early easy eerie elderly elegant "
        "elusive empty expensive faded faint false fast faulty feeble fierce firm fishy flat flimsy "
        "foggy formal fragile frail frantic fresh full funny fuzzy gaudy generous gentle giddy "
        "gloomy glum goofy grand greasy greedy grim grouchy grumpy hairy handy happy hard harsh "
        "hazy heavy hectic hesitant high hoarse hollow honest hot huge humble humid hungry icy idle "
        "immature intense ironic itchy jealous juicy jumpy keen lame large late lavish lazy light "
        "lonely long loose loud low lucky lumpy mellow messy mild misty modern modest moody muggy "
        "murky mushy muted naive narrow nasty neat needy negative nervous new noisy nostalgic nosy "
        "numb obscure obvious odd offensive oily old optimistic ornate outdated overcast pale "
        "patchy pessimistic picky plain polished positive pretentious pricey primitive proud pushy "
        "quick quiet quirky ragged rainy random rapid rare raw reckless reluctant remote repetitive "
        "resentful restless rigid ripe risky robust rocky romantic rough ruined runny rural rushed "
        "rusty sad safe salty sandy sarcastic scared scary secretive selfish sentimental serious "
        "severe shabby shaky shallow sharp shiny shocked short shy sickly silent silly similar "
        "simple skinny sleek sleepy slim slippery sloppy slow sluggish small smelly smoky smooth "
        "snobby snowy soft soggy solemn solid sore sour sparse spicy squeaky stale steep stern "
        "sticky stiff stingy stormy strange strict strong stubborn stuffy sturdy subtle sugary "
        "sunny superficial surprised suspicious sweet swollen tacky tall tame tart tasty technical "
        "tense thick thin thirsty thorny tidy tight timid tiny tired torn touchy tough tragic "
        "trendy tricky trivial ugly unclear unlucky unusual upset urban vague vain vivid warm wary "
        "wasteful watery weak weary weird wet wide wild windy wise witty wobbly woozy worn worried "
        "wrinkled wrong young");
    return kWords;
}

/// Takes degrees away that stand before an adjective, which tells that "kind of" and "rather" are some.
class RemoveReducers final : public Perturbation {
public:
    explicit RemoveReducers(const Arguments& arguments) : words_(arguments) {
        LexiconLibrary& library = arguments.lexicons().library;
        for (const char* adjectives :
             {"pos_adj", "neg_adj", "neutral_adj", "pos_person_adj", "neg_person_adj"})
            for (const LexiconEntry& entry : library_lexicon(library, "sentiment", adjectives).entries)
                adjectives_.add(entry.value);
        for (const char* reducer :
             {"somewhat", "fairly",  "rather",     "slightly", "moderately", "relatively",  "comparatively",
              "mildly",   "partly",  "reasonably", "pretty",   "a bit",      "a little",    "a little bit",
              "a tad",    "kind of", "sort of",    "kinda",    "sorta",      "more or less"})
            reducers_.add(reducer);
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const TokenNumbers words =
            words_.draw(context, random, [&](std::size_t i) { return reducer_at(context, i).has_value(); });
        if (words.empty()) return std::nullopt;
        Editor editor(text);
        for (const std::size_t i : words) {
            const std::size_t adjective = reducer_at(context, i)->last + 1;
            adjust_article(context, i, std::string(context.piece(adjective)), editor);
            editor.replace(context[i].begin, context[adjective].begin, "");
        }
        return std::move(editor).finish();
    }

private:
    std::optional<PhraseMatcher::Match> reducer_at(const Context& context, std::size_t i) const {
        auto reducer = reducers_.longest(context, i);
        return reducer && may_go(context, *reducer) ? reducer : std::nullopt;
    }

    bool may_go(const Context& context, const PhraseMatcher::Match& reducer) const {
        if (is_held(context, reducer) || is_kind_of_thing(context, reducer)) return false;
        const auto adjective = adjective_behind(context, reducer);
        return adjective && !is_compared(context, reducer, *adjective) &&
               !is_adjective_itself(context, reducer, *adjective) && !is_denied(context, reducer.first);
    }

    /// "Rather dull", "would rather", "no more or less good", "better than slightly bad", "not a bit nice",
    /// "ever so slightly bad", "slightly-bad".
    static bool is_held(const Context& context, const PhraseMatcher::Match& reducer) {
        static const WordSet kWords(
            "not never no nor or so how too as than that this these those any some every each one other "
            "another "
            "which what same the my your his her its our their would only even just quite such ever but if "
            "whether either neither");
        const std::string_view before = context.word_before(reducer.first);
        return (before.empty() && !is_behind_comma(context, reducer)) || kWords.contains(before) ||
               ends_with_not(before) ||
               letter_case(context.piece(reducer.first)) == LetterCase::capitalised ||
               context.hyphenated(reducer.first, reducer.last);
    }

    static bool is_behind_comma(const Context& context, const PhraseMatcher::Match& reducer) {
        return reducer.first > 0 && context.is_mark(reducer.first - 1, ",");
    }

    /// The last token of an adjective behind the reducer.
    std::optional<std::size_t> adjective_behind(const Context& context,
                                                const PhraseMatcher::Match& reducer) const {
        const std::size_t next = reducer.last + 1;
        if (context.word_after(reducer.last).empty()) return std::nullopt;
        const auto listed = adjectives_.longest(context, next);
        const std::size_t last = listed ? listed->last : next;
        const bool known = listed || gradable_adjectives().contains(context.piece(next)) ||
                           is_adjective_by_its_ending(context, reducer);
        return known && !context.hyphenated(next, last) ? std::optional(last) : std::nullopt;
    }

    /// "more or less hot than yesterday", "partly dark and partly bright"
    static bool is_compared(const Context& context, const PhraseMatcher::Match& reducer,
                            std::size_t adjective) {
        static const WordSet kThan("than"), kPartly("partly");
        return clause_holds_behind(context, adjective, kThan) ||
               (kPartly.contains(context.piece(reducer.first)) &&
                (clause_holds_behind(context, adjective, kPartly) ||
                 clause_holds_before(context, reducer.first, kPartly)));
    }

    /// "a pretty young woman", "a little old lady"; "a bit" and "a little" hold the article of a noun.
    static bool is_adjective_itself(const Context& context, const PhraseMatcher::Match& reducer,
                                    std::size_t adjective) {
        static const WordSet kPretty("pretty"), kAlsoPretty("young small tiny"), kArticle("a an");
        const std::string_view first = context.piece(reducer.first), after = context.word_after(adjective);
        const bool stands_before_noun = !after.empty() && !function_words().contains(after);
        return (kPretty.contains(first) && kAlsoPretty.contains(context.piece(adjective))) ||
               (kArticle.contains(first) && stands_before_noun);
    }

    /// Behind such a word stands what something is.
    static bool is_said_of_something(std::string_view before) {
        static const WordSet kVerbs(
            "is are was were be been being am 's s it's that's he's she's they're you're we're i'm seem "
            "seems seemed "
            "feel feels felt look looks looked sound sounds sounded get gets got become becomes became find");
        return kVerbs.contains(before);
    }

    /// "kind of special", but not "a new kind of high".
    static bool is_kind_of_thing(const Context& context, const PhraseMatcher::Match& reducer) {
        static const WordSet kOf("of"), kAdverbs("and but also still both yet all always now then");
        const std::string_view before = context.word_before(reducer.first);
        return kOf.contains(context.piece(reducer.last)) && !is_said_of_something(before) &&
               !kAdverbs.contains(before) && !before.ends_with("ly") && !is_behind_comma(context, reducer);
    }

    /// "somewhat egregious", "was a little startling", but not "a little training", "fairly treated".
    static bool is_adjective_by_its_ending(const Context& context, const PhraseMatcher::Match& reducer) {
        static const WordSet kNouns(
            "anything something nothing everything handful spoonful mouthful british english spanish polish "
            "finish perspective initiative alternative objective detective relative executive incentive "
            "narrative vegetable timetable constable hundred kindred"),
            kOfManner("fairly partly");
        const std::string adjective = to_lower(context.piece(reducer.last + 1));
        constexpr std::size_t kShortest = 6;
        if (adjective.size() < kShortest || kNouns.contains(adjective)) return false;
        for (const char* ending : {"ous", "ful", "less", "ish", "able", "ible"})
            if (adjective.ends_with(ending)) return true;
        const bool participle = adjective.ends_with("ing") || adjective.ends_with("ed");
        return (participle || adjective.ends_with("ive")) &&
               is_said_of_something(context.word_before(reducer.first)) &&
               !kOfManner.contains(context.piece(reducer.first));
    }

    WordChoice words_;
    PhraseMatcher reducers_, adjectives_;
};

}  // namespace

Definition define_remove_reducers() {
    return {{"remove-reducers", "Takes \"somewhat\", \"kind of\" and their like from before adjectives",
             with_word_parameters({}, "1"), false},
            make_from_arguments<RemoveReducers>};
}

}  // namespace assay
