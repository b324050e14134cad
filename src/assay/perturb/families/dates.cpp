// abbreviate-dates and expand-dates, by the lexicons `month` and `weekday` of assay:words. What may be
// another word or a name ("Sun", "MAR", "April") is edited only where the words around it make it a date.
#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/word_swap.hpp>
#include <assay/perturb/english/written_number.hpp>
#include <assay/perturb/word_families.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

/// What may be another word or somebody's name; in capitals "APR" and its like are abbreviations of more.
bool is_doubtful(std::string_view word) {
    static const WordSet kWords("mon wed sat sun jan mar may jun dec march april june august");
    static const WordSet kInCapitals("apr sep");
    return kWords.contains(word) || (kInCapitals.contains(word) && letter_case(word) == LetterCase::upper);
}

/// "Mon, Tue and Wed", "Sep. to Dec.", "Mon-Fri"
bool joins_dates(const Context& context, std::size_t i) {
    static const WordSet kJoins("and or to through thru till until");
    if (i >= context.size()) return false;
    const std::string_view piece = context.piece(i);
    return kJoins.contains(piece) || piece == "." || piece == "," || piece == "-" || piece == "–" ||
           piece == "/" || piece == "&";
}

/// The token on one side, what joins dates left out; the size of the text if there is none.
std::size_t next_before(const Context& context, std::size_t i) {
    while (i > 0)
        if (!joins_dates(context, --i)) return i;
    return context.size();
}

std::size_t next_behind(const Context& context, std::size_t i) {
    do ++i;
    while (joins_dates(context, i));
    return i;
}

bool is_next_to_number(const Context& context, std::size_t i) {
    return begins_with_digit(context, next_before(context, i)) ||
           begins_with_digit(context, next_behind(context, i));
}

/// A month or a day that nothing else could be meant by.
bool is_certain(const Context& context, std::size_t i) {
    if (!context.is_word(i) || !begins_with_capital(context.piece(i))) return false;
    const bool month = months().contains(context.piece(i));
    if (!month && !weekdays().contains(context.piece(i))) return false;
    return !is_doubtful(context.piece(i)) || (month && is_next_to_number(context, i));
}

/// "Mon to Sat", "Sat and Sun": two days that either could be something else.
bool is_joined_to_day(const Context& context, std::size_t i) {
    const std::size_t before = next_before(context, i), behind = next_behind(context, i);
    const auto is_day = [&](std::size_t k) {
        return context.is_word(k) && weekdays().contains(context.piece(k)) &&
               letter_case(context.piece(k)) == LetterCase::capitalised;
    };
    return is_day(i) && ((before + 1 < i && is_day(before)) || (behind > i + 1 && is_day(behind)));
}

/// "next Sun", "on Sat", "in March". Words in capitals need more: "THIS SUN".
bool follows_word_of_time(const Context& context, std::size_t i, bool month) {
    static const WordSet kBoth("this next last every each until till since");
    static const WordSet kBeforeMonth("in during early late");
    static const WordSet kBeforeDay("on");
    const std::string_view before = context.word_before(i);
    return letter_case(context.piece(i)) == LetterCase::capitalised &&
           (kBoth.contains(before) || (month ? kBeforeMonth : kBeforeDay).contains(before));
}

/// Words before a day or a month that show a time by it.
bool speaks_of_time(std::string_view before) {
    static const WordSet kWords(
        "this next last every each until till since on in by from for of before after during early late to "
        "and or through thru happy");
    return kWords.contains(before);
}

/// "Bloody Sunday", "Red October"; "Good" and "Red" only with their capital.
bool is_named_by(std::string_view before) {
    static const WordSet kAlways("bloody black cyber ash palm easter shrove maundy");
    static const WordSet kAsNames(
        "good super red man ruby blue manic stormy pancake giving holy fat whit bright");
    return kAlways.contains(before) || (kAsNames.contains(before) && begins_with_capital(before));
}

/// "Bloody Sunday", "Sunday Times", "the Monday Club", "Friday Night Lights"
bool is_part_of_name(const Context& context, std::size_t i) {
    static const WordSet kSubjects("i i'm i've i'll i'd");
    const std::string_view before = context.word_before(i), after = context.word_after(i);
    if (is_named_by(before)) return true;
    return letter_case(after) == LetterCase::capitalised && !speaks_of_time(before) &&
           !function_words().contains(after) && !is_calendar_word(after) && !kSubjects.contains(after);
}

/// "Jan is short for January."
bool is_about_words(const Context& context, std::size_t i) {
    static const WordSet kShort("short stands"), kFor("for");
    constexpr std::size_t kReach = 4;
    const std::size_t end = std::min(context.size(), i + kReach);
    for (std::size_t k = i - std::min(i, kReach); k < end; ++k)
        if (kShort.contains(context.piece(k)) && kFor.contains(context.word_after(k))) return true;
    return false;
}

bool is_date(const Context& context, const PhraseMatcher::Match& match) {
    const std::size_t i = match.first;
    if (is_part_of_name(context, i) || is_about_words(context, i)) return false;
    if (!is_doubtful(context.piece(i))) return true;
    const bool month = months().contains(context.piece(i));
    // "Sat 2 hours on the tarmac": a number makes a month certain, but no day.
    return (month && is_next_to_number(context, i)) || follows_word_of_time(context, i, month) ||
           is_joined_to_day(context, i) || is_certain(context, next_before(context, i)) ||
           is_certain(context, next_behind(context, i));
}

/// Is it clear whether the dot behind an abbreviation ends a sentence? Not in "on Fri. and now".
bool has_clear_dot(const Context& context, std::size_t i) {
    static const WordSet kGoesOn("night morning evening afternoon noon at was is are were");
    if (!context.glued(i + 1) || !context.is_mark(i + 1, ".") || !context.is_word(i + 2)) return true;
    return begins_with_capital(context.piece(i + 2)) || begins_with_digit(context, i + 2) ||
           kGoesOn.contains(context.piece(i + 2));
}

/// "Thu's" is no way to write "Thursday's".
bool is_date_to_abbreviate(const Context& context, const PhraseMatcher::Match& match) {
    return is_date(context, match) && possessive_length(context.piece(match.last)) == 0;
}

bool is_date_to_expand(const Context& context, const PhraseMatcher::Match& match) {
    return is_date(context, match) && has_clear_dot(context, match.last);
}

std::vector<WordList> lists(bool expand) {
    const auto list = [&](const char* lexicon) {
        return WordList{.file = "words",
                        .lexicon = lexicon,
                        .field = "abbreviation",
                        .backwards = expand,
                        .way = "",
                        .read_alike = true,
                        .takes_dot = expand};
    };
    return {list("weekday"), list("month")};
}

}  // namespace

Definition define_abbreviate_dates() {
    return define_word_swap(
        {"abbreviate-dates", "Abbreviates months and days: \"Monday\" becomes \"Mon\"", {}, true}, "1",
        lists(false), is_date_to_abbreviate);
}

Definition define_expand_dates() {
    return define_word_swap(
        {"expand-dates", "Writes months and days in full: \"Mon\" becomes \"Monday\"", {}, true}, "1",
        lists(true), is_date_to_expand);
}

}  // namespace assay
