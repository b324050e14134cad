/// What the registry knows of each perturbation; each family's file defines its own. Internal to the module.
#pragma once

#include "arguments.hpp"

#include <assay/perturb/perturbation.hpp>

#include <memory>

namespace assay {

struct Definition {
    PerturbationInfo info;
    std::unique_ptr<Perturbation> (*make)(const Arguments& arguments);
};

Definition define_add_negation();         // negation_added.cpp
Definition define_add_punctuation();      // punctuation.cpp
Definition define_add_typos();            // typos.cpp
Definition define_append();               // phrases.cpp
Definition define_change_location();      // location.cpp
Definition define_change_name();          // name.cpp
Definition define_change_number();        // number.cpp
Definition define_contract();             // contractions.cpp
Definition define_expand_contractions();  // contractions.cpp
Definition define_prepend();              // phrases.cpp
Definition define_remove_negation();      // negation_removed.cpp
Definition define_replace();              // replace.cpp
Definition define_strip_punctuation();    // punctuation.cpp

}  // namespace assay
