/// Perturbations that write dates, measures and amounts in another way; each file defines its own. Internal
/// to the module.
#pragma once

#include "definitions.hpp"

namespace assay {

Definition define_change_currency();  // change_currency.cpp
Definition define_rewrite_amounts();  // rewrite_amounts.cpp
Definition define_rewrite_dates();    // rewrite_dates.cpp
Definition define_rewrite_units();    // rewrite_units.cpp

}  // namespace assay
