/// The families of words; each file defines its own. Internal to the module.
#pragma once

#include "definitions.hpp"

namespace assay {

Definition define_abbreviate();            // listed_words.cpp
Definition define_abbreviate_dates();      // dates.cpp
Definition define_add_discourse_marker();  // spoken_phrases.cpp
Definition define_add_farewell();          // spoken_phrases.cpp
Definition define_add_fillers();           // spoken_phrases.cpp
Definition define_add_greeting();          // spoken_phrases.cpp
Definition define_add_intensifiers();      // degree.cpp
Definition define_add_reducers();          // degree.cpp
Definition define_adjective_antonyms();    // adjectives.cpp
Definition define_adjective_synonyms();    // adjectives.cpp
Definition define_american_spelling();     // listed_words.cpp
Definition define_british_spelling();      // listed_words.cpp
Definition define_change_color();          // listed_words.cpp
Definition define_change_inflections();    // inflections.cpp
Definition define_correct_spelling();      // listed_words.cpp
Definition define_delete_words();          // word_order.cpp
Definition define_dyslexia_swaps();        // listed_words.cpp
Definition define_expand_abbreviations();  // listed_words.cpp
Definition define_expand_dates();          // dates.cpp
Definition define_homophones();            // listed_words.cpp
Definition define_misspell();              // listed_words.cpp
Definition define_numbers_to_words();      // numbers_to_words.cpp
Definition define_remove_intensifiers();   // degree.cpp
Definition define_remove_reducers();       // reducers_removed.cpp
Definition define_remove_stop_words();     // word_order.cpp
Definition define_slang();                 // listed_words.cpp
Definition define_split_words();           // word_order.cpp
Definition define_swap_words();            // word_order.cpp
Definition define_wordnet_antonyms();      // wordnet_words.cpp
Definition define_wordnet_hypernyms();     // wordnet_words.cpp
Definition define_wordnet_hyponyms();      // wordnet_words.cpp
Definition define_wordnet_synonyms();      // wordnet_words.cpp
Definition define_words_to_numbers();      // words_to_numbers.cpp

}  // namespace assay
