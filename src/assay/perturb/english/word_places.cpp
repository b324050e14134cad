#include "word_places.hpp"

#include "clauses.hpp"

#include <assay/perturb/editing/english_words.hpp>

namespace assay {
namespace {

/// Words that a noun phrase begins with.
const WordSet& determiners() {
    static const WordSet kWords(
        "a an the this these those my your his her its our their every each another no some any whose");
    return kWords;
}

/// What else may stand before a noun in the plural.
const WordSet& quantities() {
    static const WordSet kWords(
        "many few several all most more other both two three four five six seven eight nine ten dozen");
    return kWords;
}

/// Adjectives by place that WordNet has as something else, too.
const WordSet& ordinals() {
    static const WordSet kWords("first second third last next same only own other whole entire new old");
    return kWords;
}

/// What an object may begin with, and no adverb or preposition does. "her" is one, too.
const WordSet& object_pronouns() {
    static const WordSet kWords("me you him her it us them");
    return kWords;
}

const WordSet& forms_of_be() {
    static const WordSet kWords(
        "is are was were be been being am isn't aren't wasn't weren't i'm you're he's she's it's we're "
        "they're that's there's what's who's");
    return kWords;
}

const WordSet& forms_of_have() {
    static const WordSet kWords("have has had having i've you've we've they've haven't hasn't hadn't");
    return kWords;
}

/// Verbs that join an adjective to its subject.
const WordSet& linking_verbs() {
    static const WordSet kWords(
        "seem seems seemed look looks looked feel feels felt sound sounds sounded taste tastes tasted smell "
        "smells smelled become becomes became stay stays stayed remain remains remained");
    return kWords;
}

const WordSet& degrees() {
    static const WordSet kWords(
        "very so too really quite pretty extremely rather fairly totally absolutely completely truly "
        "incredibly more most less how somewhat super");
    return kWords;
}

/// Words between a subject or auxiliary and its verb.
bool is_between(std::string_view word) {
    static const WordSet kWords("not never just also always still even already often ever only");
    return kWords.contains(word) || (word.size() > 4 && word.ends_with("ly"));
}

bool is_possessive(std::string_view word) {
    return possessive_length(word) > 0 && !forms_of_be().contains(word);
}

bool is_determiner(std::string_view word) {
    return determiners().contains(word) || is_possessive(word);
}

/// Does nothing that belongs to it follow token i: the end, punctuation, a symbol?
bool stands_last(const Context& context, std::size_t i) {
    return context.word_after(i).empty() &&
           (i + 1 >= context.size() || context[i + 1].kind != TokenKind::number) &&
           !(context.glued(i + 1) && (context.is_mark(i + 1, "/") || context.is_mark(i + 1, "'") ||
                                      context.is_mark(i + 1, "’") || context.is_mark(i + 1, "&")));
}

/// Does a capital say that the word behind token i belongs to a name? Not in a text in capitals.
bool name_follows(const Context& context, std::size_t i) {
    return begins_with_capital(context.word_after(i)) && !is_loud(context.piece(i));
}

/// Conjunctions and the like that begin something new.
bool begins_anew(std::string_view word) {
    static const WordSet kWords(
        "and but or when because if so since although though unless until while then before after yet");
    return kWords.contains(word);
}

}  // namespace

bool WordPlaces::is_adjective(std::string_view word) const {
    return ordinals().contains(word) || readings_.is_mostly(word, PartOfSpeech::adjective);
}

bool WordPlaces::is_noun(std::string_view word) const {
    return readings_.is_mostly(word, PartOfSpeech::noun);
}

/// Is a noun at token i the last of its phrase? Not "office" in "the office building".
bool WordPlaces::ends_noun_phrase(const Context& context, std::size_t i) const {
    if (stands_last(context, i)) return true;
    const std::string_view after = context.word_after(i);
    if (after.empty() || name_follows(context, i)) return false;
    return function_words().contains(after) || ends_with_not(after) || is_between(after) ||
           readings_.is_verb(after, WordForm::past) || readings_.is_verb(after, WordForm::third);
}

/// The first token of the adjectives before token i, two at most.
std::size_t WordPlaces::behind_determiner(const Context& context, std::size_t i) const {
    constexpr int kMost = 2;
    for (int adjectives = 0; adjectives < kMost && is_adjective(context.word_before(i)); ++adjectives) --i;
    return i;
}

bool WordPlaces::fits_noun(const Context& context, std::size_t i, const WordNetSwap& swap) const {
    if (!ends_noun_phrase(context, i)) return false;
    if (!swap.certain && context.is_mark(i + 1, ",")) return false;  // "a calm, quiet place"
    static const WordSet kOf("of");
    if (!swap.takes_of && kOf.contains(context.word_after(i))) return false;
    const std::size_t first = behind_determiner(context, i);
    const std::string_view before = context.word_before(first);
    if (is_determiner(before)) {
        static const WordSet kCount("a an another each every"), kMeasure("some any no");
        static const WordSet kOwners("my your his her its our their whose");
        if (!swap.owned && (kOwners.contains(before) || is_possessive(before))) return false;
        return !(kCount.contains(before) && !(swap.countable && swap.alike)) &&
               !(kMeasure.contains(before) && !swap.alike);
    }
    if (swap.form == WordForm::singular || !swap.owned) return false;
    if (quantities().contains(before) || (first > 0 && context[first - 1].kind == TokenKind::number))
        return true;
    if (!swap.certain) return false;
    return before.empty() || first < i || begins_anew(before) ||
           (function_words().contains(before) && !forms_of_be().contains(before)) ||
           readings_.is_mostly(before, PartOfSpeech::verb);
}

bool WordPlaces::fits_adjective(const Context& context, std::size_t i, const WordNetSwap& swap) const {
    const std::string_view before = context.word_before(i), after = context.word_after(i);
    static const WordSet kMore("more most less least");
    if (!swap.compared_alike && kMore.contains(before)) return false;
    const bool degree = degrees().contains(before);
    const std::string_view head = degree ? context.word_before(i - 1) : before;
    if (is_noun(after) && !name_follows(context, i))
        return is_determiner(head) ||
               (swap.certain && (degree || is_adjective(head) || quantities().contains(head) ||
                                 (function_words().contains(head) && !forms_of_be().contains(head))));
    static const WordSet kBehind("in today here there now again");
    if (!stands_last(context, i) && !begins_anew(after) && !kBehind.contains(after)) return false;
    return degree || (swap.certain && (forms_of_be().contains(before) || linking_verbs().contains(before)));
}

bool WordPlaces::fits_adverb(const Context& context, std::size_t i) const {
    const std::string_view before = context.word_before(i), after = context.word_after(i);
    static const WordSet kNo("no not never none nothing nobody any every all");
    static const WordSet kAlmost("almost");  // "almost gave up" is "nearly gave up", but not "almost seem"
    if (kAlmost.contains(context.piece(i)) && readings_.is_verb(after, WordForm::base) &&
        !readings_.is_verb(after, WordForm::past))
        return false;
    if (before.empty() || kNo.contains(before) || ends_with_not(before) || kNo.contains(after)) return false;
    return stands_last(context, i) || readings_.is_mostly(after, PartOfSpeech::verb) ||
           function_words().contains(after);
}

/// Do the words before token i ask for this form of a verb?
bool WordPlaces::leads_to_verb(const Context& context, std::size_t i, WordForm form) const {
    static const WordSet kModals(
        "to will would can could should might must may can't cannot won't wouldn't couldn't shouldn't don't "
        "doesn't didn't do did does let's i'll you'll we'll they'll he'll she'll it'll i'd you'd we'd they'd "
        "please");
    static const WordSet kPlural("i you we they"), kSingular("he she it who which");
    static const WordSet kBeforeGerund(
        "for of by without from after before while when about start started stop stopped keep kept keeps "
        "enjoy enjoyed love like hate avoid");
    std::size_t at = i;
    if (is_between(context.word_before(at))) --at;
    const std::string_view before = context.word_before(at);
    const bool be = forms_of_be().contains(before), have = forms_of_have().contains(before);
    switch (form) {
        case WordForm::base:
            return kModals.contains(before) || kPlural.contains(before);
        case WordForm::third:
            return kSingular.contains(before);
        case WordForm::past:
            return kPlural.contains(before) || kSingular.contains(before) ||
                   (at == i && is_noun(before) && is_determiner(context.word_before(at - 1)));
        case WordForm::participle:
            return have || (be && possessive_length(before) == 0);
        case WordForm::gerund:
            return be || kBeforeGerund.contains(before);
        default:
            return false;
    }
}

/// Does a bare verb stand among the words behind a determiner, as in "help the children learn"?
bool WordPlaces::verb_follows(const Context& context, std::size_t determiner) const {
    constexpr std::size_t kMost = 4;
    for (std::size_t i = determiner; i < determiner + kMost; ++i) {
        const std::string_view after = context.word_after(i);
        if (after.empty() || function_words().contains(after)) return false;
        if (readings_.is_verb(after, WordForm::base)) return true;
    }
    return false;
}

/// Does an object follow token i: "the", "my", "it", "new seats"?
bool WordPlaces::has_object(const Context& context, std::size_t i) const {
    const std::string_view after = context.word_after(i);
    if (is_determiner(after) || quantities().contains(after)) return !verb_follows(context, i + 1);
    static const WordSet kParticles("out up off down over along through on back around away in to");
    if (object_pronouns().contains(after))
        return ends_noun_phrase(context, i + 1) && !kParticles.contains(context.word_after(i + 1));
    return (is_noun(after) || is_adjective(after)) && !name_follows(context, i);
}

bool WordPlaces::fits_verb(const Context& context, std::size_t i, const WordNetSwap& swap) const {
    if (!leads_to_verb(context, i, swap.form)) return false;
    const std::string_view after = context.word_after(i);
    const bool alone = stands_last(context, i) || begins_anew(after);
    const bool passive =
        swap.form == WordForm::participle && !forms_of_have().contains(context.word_before(i));
    if (passive) {
        static const WordSet kBehind("by in on at");
        return swap.transitive && (alone || kBehind.contains(after));
    }
    if (alone) return swap.intransitive && !swap.transitive;
    return swap.transitive && has_object(context, i);
}

bool WordPlaces::fits(const Context& context, std::size_t i, const WordNetSwap& swap) const {
    switch (swap.form) {
        case WordForm::singular:
        case WordForm::plural:
            return fits_noun(context, i, swap);
        case WordForm::positive:
        case WordForm::comparative:
        case WordForm::superlative:
            return fits_adjective(context, i, swap);
        case WordForm::adverb:
            return swap.certain && fits_adverb(context, i);
        default:
            return fits_verb(context, i, swap);
    }
}

}  // namespace assay
