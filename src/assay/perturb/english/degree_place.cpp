#include "degree_place.hpp"

#include "clauses.hpp"

#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/word_set.hpp>

namespace assay {
namespace {

bool is_article(std::string_view word) {
    static const WordSet kArticles("a an");
    return kArticles.contains(word);
}

/// "soooo", "veryyy": three letters alike.
bool is_stretched(std::string_view word) {
    for (std::size_t k = 2; k < word.size(); ++k)
        if (word[k] == word[k - 1] && word[k] == word[k - 2]) return true;
    return false;
}

/// "deeply", "bitterly", but not "actually", which speaks of the whole sentence.
bool is_adverb_of_manner(std::string_view word) {
    static const WordSet kOthers(
        "only actually honestly usually generally normally probably possibly definitely certainly obviously "
        "clearly surely finally currently frankly typically apparently sadly luckily fortunately "
        "unfortunately initially suddenly recently lately supposedly allegedly admittedly friendly lovely "
        "family early daily weekly monthly likely ugly silly elderly lonely lively july italy");
    return word.size() > 4 && word.ends_with("ly") && !kOthers.contains(word);
}

/// Words before an adjective that say its degree, or leave no room for one.
bool leaves_no_room(std::string_view before) {
    static const WordSet kWords(
        "very really so too more most less least as how quite rather fairly pretty somewhat not never no any "
        "all what super damn real even just that this of for kinda sorta bit little lot much far way well "
        "almost hella mighty plain dead downright bloody freaking fucking piss ever enough");
    return kWords.contains(before) || ends_with_not(before) || is_stretched(before) ||
           is_adverb_of_manner(before);
}

/// "such a nice man", "quite a good meal", "more than frustrating"
bool has_degree_further_off(const Context& context, std::size_t i) {
    static const WordSet kBeforeArticle("such quite rather half as so too how not many");
    static const WordSet kThan("than"), kComparing("more less rather other");
    const std::string_view before = context.word_before(i);
    if (is_article(before)) return kBeforeArticle.contains(context.word_before(i - 1));
    return kThan.contains(before) && kComparing.contains(context.word_before(i - 1));
}

/// "the good and the bad", "makes good on": nothing behind the article that it could belong to.
bool is_used_as_noun(const Context& context, std::size_t i) {
    static const WordSet kThe("the"), kMake("make makes made making"), kAnd("and");
    static const WordSet kOpposites("good bad rich poor young old happy sad");
    const std::string_view before = context.word_before(i), after = context.word_after(i);
    if (kMake.contains(before)) return function_words().contains(after);
    if (!kThe.contains(before)) return false;
    const bool paired =
        kAnd.contains(context.word_before(i - 1)) && i > 2 && kOpposites.contains(context.word_before(i - 2));
    return paired || after.empty() || function_words().contains(after);
}

/// "good or bad", "rich or poor"
bool is_alternative(const Context& context, std::size_t i) {
    static const WordSet kOr("or nor");
    static const WordSet kRich("rich");
    return kOr.contains(context.word_before(i)) || kOr.contains(context.word_after(i)) ||
           (i > 1 && kRich.contains(context.word_before(i - 1)));
}

/// Nouns that make one thing with the adjective before them.
bool is_bound_to_noun(std::string_view adjective, std::string_view noun) {
    static const WordSet kGood("good"), kBad("bad"), kNice("nice lovely");
    static const WordSet kBehindGood(
        "morning afternoon evening night bye luck deal while many few hour hours half quarter dozen "
        "thing things faith will work works fight grief riddance lord god heavens gracious samaritan guy "
        "guys eye eyes ear ears looking natured");
    static const WordSet kBehindBad(
        "guy guys boy boys girl girls luck back knee knees hip hips leg legs heart hair eye eyes ear ears "
        "shoulder ankle wrist ass word words blood breath faith debt debts lot wrap rap");
    static const WordSet kBehindNice("try one");
    static const WordSet kOther("enough birthday anniversary holidays duck");
    return kOther.contains(noun) || (kGood.contains(adjective) && kBehindGood.contains(noun)) ||
           (kBad.contains(adjective) && kBehindBad.contains(noun)) ||
           (kNice.contains(adjective) && kBehindNice.contains(noun));
}

/// "a good 20 minutes", "a good twenty minutes"
bool measures(const Context& context, std::size_t i) {
    static const WordSet kNumbers("two three four five six seven eight nine ten twenty thirty forty fifty");
    static const WordSet kGood("good");
    return kGood.contains(context.piece(i)) &&
           ((i + 1 < context.size() && context[i + 1].kind == TokenKind::number) ||
            kNumbers.contains(context.word_after(i)));
}

/// "my poor dog" is pitied and "special effects" are a kind of their own.
bool is_of_another_sense(const Context& context, std::size_t i) {
    static const WordSet kPoor("poor"), kSpecial("special");
    static const WordSet kPitied(
        "dog dogs cat cats animal animals creature creatures thing things soul souls baby babies bastard "
        "fellow mum mom dad chap college feet");
    static const WordSet kGradablySpecial(
        "place places day moment moments person people occasion evening night time times experience memory "
        "memories trip family friend bond way meal atmosphere");
    static const WordSet kCustomer("customer");  // "poor customer service"
    static const WordSet kKnown("the my your his her our their this these that those us you");
    const std::string_view adjective = context.piece(i), noun = context.word_after(i);
    if (noun.empty() || function_words().contains(noun)) return false;
    if (kSpecial.contains(adjective)) return !kGradablySpecial.contains(noun);
    return kPoor.contains(adjective) &&
           (kKnown.contains(context.word_before(i)) || kPoor.contains(context.word_before(i)) ||
            kPoor.contains(noun) || kPitied.contains(noun) ||
            (person_nouns().contains(noun) && !kCustomer.contains(noun)) || begins_with_capital(noun));
}

/// Words that are nouns as often.
bool may_be_noun(std::string_view adjective) {
    static const WordSet kWords("fun welcome");
    return kWords.contains(adjective);
}

}  // namespace

bool takes_degree(const Context& context, std::size_t i) {
    const std::string_view before = context.word_before(i), after = context.word_after(i);
    const std::string_view adjective = context.piece(i);
    if (before.empty() || leaves_no_room(before) || may_be_noun(adjective) || begins_with_capital(adjective))
        return false;
    if (context.hyphenated(i, i) || has_degree_further_off(context, i) || is_alternative(context, i))
        return false;
    if (is_used_as_noun(context, i) || is_participle_with_object(context, i) || measures(context, i))
        return false;
    return !is_bound_to_noun(adjective, after) && !is_of_another_sense(context, i) && !is_denied(context, i);
}

}  // namespace assay
