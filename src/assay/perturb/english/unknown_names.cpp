#include "unknown_names.hpp"

#include "verbs.hpp"

#include <assay/perturb/arguments.hpp>
#include <assay/perturb/editing/english_words.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {
namespace {

/// Monday, Mondays
bool is_day(std::string_view word) {
    return weekdays().contains(word) ||
           (word.ends_with('s') && weekdays().contains(word.substr(0, word.size() - 1)));
}

bool is_capitalised(std::string_view word) {
    return letter_case(word) == LetterCase::capitalised && !function_words().contains(word) &&
           !is_day(word) && !months().contains(word);
}

/// Words behind which no person is named, but a place, a thing or a day.
bool names_a_thing(std::string_view before) {
    static const WordSet kWords(
        "in at on into onto near from to via through around across towards a an the my your his her our "
        "their its this that these those every each no some any");
    return kWords.contains(before);
}

bool is_verb_of_one(std::string_view word) {
    static const WordSet kWords("is was has had isn't wasn't hasn't said told asked does doesn't");
    return kWords.contains(word) || verb_by_third(word) != nullptr;
}

bool is_plain_title(std::string_view word) {
    static const WordSet kRelatives("aunt auntie uncle lady lord sir");
    static const WordSet kJobs("chef coach nurse sister father");
    return (honorifics().contains(word) && !kRelatives.contains(word)) ||
           (kJobs.contains(word) && begins_with_capital(word));
}

}  // namespace

UnknownNames::UnknownNames(LexiconLibrary& library) {
    for (const char* lexicon : {"city", "country"})
        for (const LexiconEntry& entry : library_lexicon(library, "places", lexicon).entries)
            known_.add(entry.value);
    for (const LexiconEntry& entry : library_lexicon(library, "people", "first_name").entries)
        if (const std::string* gender = entry.field("gender"); gender != nullptr && *gender == "neutral")
            known_.add(entry.value);
    for (const LexiconEntry& entry : library_lexicon(library, "people", "nationality").entries)
        known_.add(entry.value);
}

bool UnknownNames::at(const Context& context, std::size_t i) const {
    if (!context.is_word(i)) return false;
    const std::string_view word = context.piece(i), after = context.word_after(i);
    const bool month = months().contains(word) && is_verb_of_one(after);  // "April is our best nurse"
    if (!month && !is_capitalised(word)) return false;
    if (is_plain_title(word_before_dot(context, i)) || is_known(context, i)) return false;
    if (context.starts_sentence(i))
        return !is_plain_title(word) && (verb_by_third(after) != nullptr || month);
    // "Hong Kong": what the first word is
    constexpr std::size_t kLongest = 4;
    std::size_t first = i;
    while (i - first < kLongest && is_capitalised(context.word_before(first)) &&
           !context.starts_sentence(first - 1))
        --first;
    return !names_a_thing(context.word_before(first));
}

bool UnknownNames::is_known(const Context& context, std::size_t i) const {
    return known_.longest(context, i).has_value();
}

std::size_t name_behind(const Context& context, std::size_t i) {
    static const WordSet kCalled("called named");
    static const WordSet kTitles("mr mrs ms miss sir madam mister ma'am");
    const std::string_view word = context.piece(i);
    if (kTitles.contains(word) || possessive_length(word) > 0) return i;
    // "our waiter, Dimitri,"
    if (context.is_mark(i + 1, ",") && is_capitalised(context.word_after(i + 1)) &&
        context.is_mark(i + 3, ","))
        return i + 2;
    const std::size_t before = kCalled.contains(context.word_after(i)) ? i + 1 : i;
    return is_capitalised(context.word_after(before)) ? before + 1 : i;
}

}  // namespace assay
