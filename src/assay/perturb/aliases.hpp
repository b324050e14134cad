/// What other tools call our perturbations. Internal to the module.
#pragma once

#include <assay/perturb/registry.hpp>

#include <vector>

namespace assay {

/// Sorted by name.
const std::vector<PerturbationAlias>& perturbation_aliases();

}  // namespace assay
