#include "first_words.hpp"

#include "clause_words.hpp"

#include <assay/perturb/arguments.hpp>
#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/swap_pool.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

/// Things that reviews and messages speak of without an article.
const WordSet& bare_nouns() {
    static const WordSet kNouns(
        "breakfast lunch dinner service delivery shipping parking food drinks coffee tea beer "
        "wine water music staff checkout luggage baggage boarding reception registration traffic "
        "training support customer payment access battery bedding cleaning communication cooking "
        "dessert desserts furniture housekeeping information installation internet lighting "
        "maintenance management meals nurses prices pricing quality returns rooms seats security "
        "setup sound tickets towels translations volume waiters wifi work waiting getting booking "
        "ordering acting editing dialogue half trains buses flights portions seating signage "
        "packaging assembly breakfasts vegetables vegetarians children kids teenagers snacks "
        "visitors pets dogs cats");
    return kNouns;
}

/// Capitals wherever they stand. "March", "May" and "August" begin a sentence as words, too.
const WordSet& days_and_months() {
    static const WordSet kWords(
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays "
        "fridays saturdays sundays january february april june july september october november december "
        "christmas easter");
    return kWords;
}

/// "NASA's", "TVs", "JetBlue", "YouTube": a capital behind the first letter, which no ordinary word has.
bool has_capital_inside(std::string_view word) {
    const std::string_view rest = word.substr(0, word.size() - possessive_length(word)).substr(1);
    return std::any_of(rest.begin(), rest.end(), is_ascii_upper);
}

bool is_ordinary(std::string_view word) {
    return word_classes(word) != 0 || function_words().contains(word) || person_nouns().contains(word) ||
           bare_nouns().contains(word);
}

}  // namespace

FirstWords::FirstWords(LexiconLibrary& library) {
    add_names(library, "people", "first_name");
    add_names(library, "people", "last_name");
    add_names(library, "people", "nationality");
    add_names(library, "places", "city");
    add_names(library, "places", "country");
    add_names(library, "places", "us_state");
}

void FirstWords::add_names(LexiconLibrary& library, const char* file, const char* lexicon) {
    static const WordSet kWords("polish");
    for (const LexiconEntry& entry : library_lexicon(library, file, lexicon).entries) {
        if (also_means(entry) == AlsoMeans::word || kWords.contains(entry.value)) continue;
        names_.add(entry.value);
        names_.add(without_accents(entry.value));
    }
}

std::optional<std::string> FirstWords::inside(const Context& context, std::size_t i) const {
    static const WordSet kI("i i'm i've i'd i'll");
    const std::string_view word = context.piece(i);
    if (kI.contains(word) || !begins_with_capital(word)) return std::string(word);
    if (word.size() > 1 && letter_case(word) != LetterCase::capitalised) return std::string(word);  // "NASA"
    if (is_ordinary(word) && !names_.longest(context, i)) return to_lower(word);
    const bool name =
        has_capital_inside(word) || days_and_months().contains(word) || names_.longest(context, i);
    return name ? std::optional(std::string(word)) : std::nullopt;
}

}  // namespace assay
