// adjective-synonyms and adjective-antonyms, by the lexicons of assay:sentiment. A synonym means the same in
// one of the senses of a word only: which it is, the words around it tell.
#include <assay/perturb/english/clauses.hpp>
#include <assay/perturb/english/word_swap.hpp>
#include <assay/perturb/word_families.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {
namespace {

/// "a great deal", "great big", "great expectations", "a great shame", "Great Dane": of size, not of quality.
bool is_great_in_size(const Context& context, const PhraseMatcher::Match& match) {
    static const WordSet kGreat("great");
    static const WordSet kOfSize(
        "many big length lengths extent pains detail number numbers quantity variety majority distance "
        "distances depth depths height heights importance significance care interest need demand pressure "
        "expectations hopes minds shame pity loss disappointment difficulty difficulties trouble "
        "inconvenience disservice injustice mistake mystery sorrow sadness regret pain harm danger risk fear "
        "concern concerns confusion relief strain stress effort expense cost damage delay delays anger "
        "frustration annoyance embarrassment britain dane danes grandfather grandmother aunt uncle white "
        "outdoors lakes war wall depression power");
    static const WordSet kDegree("very extremely so too how as that");
    static const WordSet kDeal("deal"), kOfBargain("on for at and with from when to");
    if (!kGreat.contains(context.piece(match.first))) return false;
    const std::string_view noun = context.word_after(match.last);
    if (kDeal.contains(noun)) return !kOfBargain.contains(context.word_after(match.last + 1));
    return kOfSize.contains(noun) || kDegree.contains(context.word_before(match.first));
}

/// "an outstanding debt", "is still outstanding": unpaid, undone.
bool is_outstanding_yet(const Context& context, const PhraseMatcher::Match& match) {
    static const WordSet kOutstanding("outstanding");
    static const WordSet kOpen(
        "payment payments debt debts bill bills balance balances issue issues invoice invoices amount "
        "amounts fee fees sum sums claim claims refund refunds request requests question questions task "
        "tasks order orders ticket tickets charge charges loan loans fine fines case cases item items "
        "money");
    static const WordSet kYet("still remains remain remained currently any all no");
    return kOutstanding.contains(context.piece(match.first)) &&
           (kOpen.contains(context.word_after(match.last)) ||
            kYet.contains(context.word_before(match.first)));
}

/// "it's disappointing that", "useless at maths", "an awful lot", "a boring machine": not of a thing's
/// quality.
bool belongs_to_what_follows(const Context& context, const PhraseMatcher::Match& match) {
    static const WordSet kDisappointing("disappointing"), kFact("that to when how if");
    static const WordSet kUseless("useless"), kSkill("at to with in");
    static const WordSet kAwful("awful"), kAmount("lot many");
    static const WordSet kBoring("boring"), kTools("machine machines tool tools company");
    static const WordSet kAmazing("amazing"), kGrace("grace");
    const std::string_view word = context.piece(match.first), after = context.word_after(match.last);
    return (kDisappointing.contains(word) && kFact.contains(after)) ||
           (kUseless.contains(word) && kSkill.contains(after)) ||
           (kAwful.contains(word) && kAmount.contains(after)) ||
           (kBoring.contains(word) && kTools.contains(after)) ||
           (kAmazing.contains(word) && kGrace.contains(after));
}

/// "don't be ridiculous", "I'm useless": said of somebody, "laughable" and "worthless" are harder words.
bool is_said_of_somebody(const Context& context, const PhraseMatcher::Match& match) {
    static const WordSet kMild("ridiculous useless");
    static const WordSet kBe("be being am i'm you're he's she's we're they're");
    static const WordSet kIs("is are was were"), kPeople("i you he she we they guys who");
    if (!kMild.contains(context.piece(match.first))) return false;
    const std::string_view before = context.word_before(match.first);
    return kBe.contains(before) ||
           (kIs.contains(before) && kPeople.contains(context.word_before(match.first - 1)));
}

/// "bitterly disappointing", "greater than great"
bool is_bound_to_word_before(const Context& context, std::size_t i) {
    static const WordSet kBinding("bitterly deeply sorely than god");
    return kBinding.contains(context.word_before(i));
}

/// "Fantastic Four", "Great Britain": a capital before another, unless all is in capitals.
bool may_begin_name(const Context& context, const PhraseMatcher::Match& match) {
    return letter_case(context.piece(match.first)) == LetterCase::capitalised &&
           begins_with_capital(context.word_after(match.last));
}

bool fits_synonym(const Context& context, const PhraseMatcher::Match& match) {
    static const WordSet kVerbsToo("boring appealing");  // and their synonyms are not
    return !is_great_in_size(context, match) && !is_outstanding_yet(context, match) &&
           !belongs_to_what_follows(context, match) && !is_said_of_somebody(context, match) &&
           !is_bound_to_word_before(context, match.first) && !may_begin_name(context, match) &&
           !(kVerbsToo.contains(context.piece(match.first)) &&
             is_participle_with_object(context, match.first));
}

}  // namespace

Definition define_adjective_synonyms() {
    return define_word_swap(
        {"adjective-synonyms", "Swaps adjectives for others that mean the same", {}, true}, "1",
        {{.file = "sentiment",
          .lexicon = "adj_synonym",
          .field = "synonym",
          .way = "",
          .no_repetition = true}},
        fits_synonym);
}

Definition define_adjective_antonyms() {
    return define_word_swap({"adjective-antonyms", "Swaps adjectives for their opposites", {}, false}, "1",
                            {{"sentiment", "adj_antonym", "antonym", false, ""},
                             {"sentiment", "adj_antonym", "antonym", true, ""}});
}

}  // namespace assay
