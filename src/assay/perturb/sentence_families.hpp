/// The families of whole sentences; each file defines its own. Internal to the module.
#pragma once

#include "definitions.hpp"

namespace assay {

Definition define_active_to_passive();   // active_to_passive.cpp
Definition define_add_sentence();        // sentence_order.cpp
Definition define_change_tense();        // change_tense.cpp
Definition define_delete_sentence();     // sentence_order.cpp
Definition define_duplicate_sentence();  // sentence_order.cpp
Definition define_passive_to_active();   // passive_to_active.cpp
Definition define_quote_and_disagree();  // wrapped_statements.cpp
Definition define_reorder_sentences();   // sentence_order.cpp
Definition define_used_to();             // wrapped_statements.cpp
Definition define_wrap_question();       // wrapped_statements.cpp

}  // namespace assay
