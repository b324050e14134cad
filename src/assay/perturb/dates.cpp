// abbreviate-dates and expand-dates, by the lexicons `month` and `weekday` of assay:words. What may be
// another word or a name ("Sun", "MAR", "April") is edited only where the words around it make it a date.
#include "word_families.hpp"
#include "word_set.hpp"
#include "word_swap.hpp"

#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {
namespace {

const WordSet& weekdays() {
    static const WordSet kWords(
        "mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday");
    return kWords;
}

const WordSet& months() {
    static const WordSet kWords(
        "jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august "
        "september october november december");
    return kWords;
}

bool is_doubtful(std::string_view word) {
    static const WordSet kWords("mon wed sat sun jan mar may jun march april june august");
    return kWords.contains(word);
}

/// The token on one side, full stops and commas left out; the size of the text if there is none.
std::size_t next_before(const Context& context, std::size_t i) {
    while (i > 0)
        if (--i; !context.is_mark(i, ".") && !context.is_mark(i, ",")) return i;
    return context.size();
}

std::size_t next_behind(const Context& context, std::size_t i) {
    do ++i;
    while (context.is_mark(i, ".") || context.is_mark(i, ","));
    return i;
}

bool begins_with_digit(const Context& context, std::size_t i) {
    return i < context.size() && is_ascii_digit(context.piece(i)[0]);
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

/// "next Sun", "on Sat", "in March". Words in capitals need more: "THIS SUN".
bool follows_word_of_time(const Context& context, std::size_t i, bool month) {
    static const WordSet kBoth("this next last every each until till since");
    static const WordSet kBeforeMonth("in during early late");
    static const WordSet kBeforeDay("on");
    const std::string_view before = context.word_before(i);
    return letter_case(context.piece(i)) == LetterCase::capitalised &&
           (kBoth.contains(before) || (month ? kBeforeMonth : kBeforeDay).contains(before));
}

bool is_date(const Context& context, const PhraseMatcher::Match& match) {
    const std::size_t i = match.first;
    if (!is_doubtful(context.piece(i))) return true;
    const bool month = months().contains(context.piece(i));
    // "Sat 2 hours on the tarmac": a number makes a month certain, but no day.
    return (month && is_next_to_number(context, i)) || follows_word_of_time(context, i, month) ||
           is_certain(context, next_before(context, i)) || is_certain(context, next_behind(context, i));
}

std::vector<WordList> lists(bool expand) {
    return {{"words", "weekday", "abbreviation", expand, "", true},
            {"words", "month", "abbreviation", expand, "", true}};
}

}  // namespace

Definition define_abbreviate_dates() {
    return define_word_swap(
        {"abbreviate-dates", "Abbreviates months and days: \"Monday\" becomes \"Mon\"", {}, true}, "1",
        lists(false), is_date);
}

Definition define_expand_dates() {
    return define_word_swap(
        {"expand-dates", "Writes months and days in full: \"Mon\" becomes \"Monday\"", {}, true}, "1",
        lists(true), is_date);
}

}  // namespace assay
