#include "people_place.hpp"

#include "clauses.hpp"

#include <assay/perturb/editing/english_words.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {
namespace {

/// "my old boss", "her old boyfriend", "old friends": known long or no longer.
bool is_known_long(std::string_view age, std::string_view noun) {
    static const WordSet kOld("old"), kOlder("old older");
    static const WordSet kAcquaintances(
        "friend friends boss bosses teacher teachers neighbor neighbors neighbour neighbours boyfriend "
        "girlfriend colleague colleagues coworker coworkers manager managers roommate professor customer "
        "customers client clients employee employees");
    static const WordSet kRelatives("brother sister cousin cousins");
    return (kOlder.contains(age) && kRelatives.contains(noun)) ||
           (kOld.contains(age) && kAcquaintances.contains(noun));
}

/// "Hello, old friend.", "Hey, old man, get out!", "Thanks, young lady"
bool is_addressed(const Context& context, const PhraseMatcher::Match& match) {
    static const WordSet kGreetings("hey hello hi oi thanks thank you sorry dear ok okay yes no well");
    const bool ends = context.word_after(match.last + 1).empty();
    const bool behind_comma = match.first > 1 && context.is_mark(match.first - 1, ",");
    return ends && ((behind_comma && kGreetings.contains(context.piece(match.first - 2))) ||
                    kGreetings.contains(context.word_before(match.first)) ||
                    (context.starts_sentence(match.first) && context.is_mark(match.last + 2, ",")));
}

/// "an elderly woman, 81, was": the years are told.
bool tells_years(const Context& context, const PhraseMatcher::Match& match) {
    static const WordSet kAged("aged");
    const std::size_t behind = match.last + 2;
    if (kAged.contains(context.word_after(match.last + 1))) return true;
    return (context.is_mark(behind, ",") || context.is_mark(behind, "(")) && behind + 1 < context.size() &&
           (context[behind + 1].kind == TokenKind::number || kAged.contains(context.piece(behind + 1)));
}

/// "The Old Man and the Sea", "a little old lady", "but he's young": another age would break a name, a
/// phrase, or what is opposed.
bool is_bound(const Context& context, const PhraseMatcher::Match& match) {
    static const WordSet kLittle("little too so how as than");
    static const WordSet kOpposing("but though although yet however");
    const bool capital = letter_case(context.between(match.begin, match.end)) == LetterCase::capitalised;
    const std::string_view before = context.word_before(match.first);
    if (capital &&
        (!context.starts_sentence(match.first) || begins_with_capital(context.word_after(match.last))))
        return true;
    if (kLittle.contains(before)) return true;
    const std::size_t behind = context.is_mark(match.last + 1, ",") ? match.last + 2 : match.last + 1;
    return (context.is_word(behind) && kOpposing.contains(context.piece(behind))) ||
           (says_of_people(context, match.first) && clause_holds_before(context, match.first, kOpposing));
}

}  // namespace

bool says_of_people(const Context& context, std::size_t i) {
    static const WordSet kPeople("i you he she we they who");
    static const WordSet kBe("am is are was were be been");
    static const WordSet kShort("i'm you're he's she's we're they're who's");
    static const WordSet kBetween("not also both all openly proudly actually really now still");
    while (i > 0 && kBetween.contains(context.word_before(i))) --i;
    const std::string_view before = context.word_before(i);
    if (kShort.contains(before)) return true;
    return kBe.contains(before) && kPeople.contains(context.word_before(i - 1));
}

bool ends_there(const Context& context, std::size_t last) {
    static const WordSet kJoins("and but or so because when while");
    const std::string_view after = context.word_after(last);
    if (!after.empty()) return kJoins.contains(after);
    return last + 1 >= context.size() || context[last + 1].kind == TokenKind::punctuation ||
           context[last + 1].kind == TokenKind::symbol || context[last + 1].kind == TokenKind::emoticon;
}

bool speaks_of_people(const Context& context, const PhraseMatcher::Match& match) {
    if (person_nouns().contains(context.word_after(match.last))) return true;
    return says_of_people(context, match.first) && ends_there(context, match.last);
}

bool speaks_of_age(const Context& context, const PhraseMatcher::Match& match) {
    static const WordSet kYoung(
        "kid kids child children boy boys girl girls teenager teenagers adult adults student students son "
        "sons daughter daughters");
    const std::string_view noun = context.word_after(match.last);
    return speaks_of_people(context, match) && !kYoung.contains(noun) && !is_bound(context, match) &&
           !is_known_long(context.piece(match.first), noun) && !is_addressed(context, match) &&
           !tells_years(context, match);
}

bool takes_age(const Context& context, const PhraseMatcher::Match& match, std::string_view age) {
    return !is_known_long(age, context.word_after(match.last));
}

}  // namespace assay
