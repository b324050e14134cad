/// What the registry knows of each perturbation; each family's file defines its own. Internal to the module.
#pragma once

#include "arguments.hpp"

#include <assay/perturb/perturbation.hpp>

#include <functional>
#include <memory>

namespace assay {

struct Definition {
    PerturbationInfo info;
    std::function<std::unique_ptr<Perturbation>(const Arguments& arguments)> make;
};

/// The usual way of making one: a class that reads its own arguments.
template <typename Made>
std::unique_ptr<Perturbation> make_from_arguments(const Arguments& arguments) {
    return std::make_unique<Made>(arguments);
}

/// The same for one without arguments.
template <typename Made>
std::unique_ptr<Perturbation> make_plain(const Arguments&) {
    return std::make_unique<Made>();
}

Definition define_add_accents();           // accents.cpp
Definition define_add_emoji();             // emoji.cpp
Definition define_add_handle();            // social.cpp
Definition define_add_negation();          // negation_added.cpp
Definition define_add_punctuation();       // punctuation.cpp
Definition define_add_typos();             // typos.cpp
Definition define_add_url();               // social.cpp
Definition define_append();                // phrases.cpp
Definition define_change_case();           // change_case.cpp
Definition define_change_location();       // location.cpp
Definition define_change_name();           // name.cpp
Definition define_change_number();         // number.cpp
Definition define_change_whitespace();     // whitespace.cpp
Definition define_change_age();            // identity.cpp
Definition define_change_disability();     // identity.cpp
Definition define_change_gender();         // change_gender.cpp
Definition define_change_nationality();    // identity.cpp
Definition define_change_orientation();    // identity.cpp
Definition define_change_pronouns();       // change_pronouns.cpp
Definition define_change_race();           // identity.cpp
Definition define_change_religion();       // identity.cpp
Definition define_contract();              // contractions.cpp
Definition define_delete_letters();        // letter_typos.cpp
Definition define_emoji_to_words();        // emoji.cpp
Definition define_expand_contractions();   // contractions.cpp
Definition define_homoglyphs();            // look_alikes.cpp
Definition define_insert_letters();        // letter_typos.cpp
Definition define_invisible_characters();  // invisible.cpp
Definition define_keyboard_typos();        // keyboard.cpp
Definition define_leet();                  // look_alikes.cpp
Definition define_make_hashtags();         // social.cpp
Definition define_ocr_errors();            // look_alikes.cpp
Definition define_prepend();               // phrases.cpp
Definition define_program();               // program.cpp
Definition define_remove_accents();        // accents.cpp
Definition define_remove_emoji();          // emoji.cpp
Definition define_remove_negation();       // negation_removed.cpp
Definition define_repeat_letters();        // letter_typos.cpp
Definition define_replace();               // replace.cpp
Definition define_strip_punctuation();     // punctuation.cpp
Definition define_substitute_letters();    // letter_typos.cpp
Definition define_words_to_emoji();        // emoji.cpp

}  // namespace assay
