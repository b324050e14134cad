/// Closed classes of English words that more than one perturbation asks for. Internal to the module.
#pragma once

#include "word_set.hpp"

namespace assay {

/// Articles, pronouns, prepositions, conjunctions, auxiliaries and the like: words that are capitalised only
/// for their place (in a title or at the beginning of a sentence), and are never part of a name.
const WordSet& function_words();
const WordSet& months();  ///< with their abbreviations
const WordSet& weekdays();
/// Mr, Mrs, Ms, Miss, Dr, Prof and so on, without their dot.
const WordSet& honorifics();
/// man, neighbor, passengers, family, nurse …: words for people.
const WordSet& person_nouns();
/// fly, flight, trip, drive, move …: words that make "to" and "from" speak of places.
const WordSet& words_of_motion();

/// A month or a day of the week?
bool is_calendar_word(std::string_view word);

}  // namespace assay
