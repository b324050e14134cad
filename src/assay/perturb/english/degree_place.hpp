/// Where an adjective can take a degree more. Internal to the module.
#pragma once

#include <assay/perturb/editing/context.hpp>

namespace assay {

/// Can "very" or "somewhat" stand before the adjective at token i, so that the sentence keeps its sense? Not
/// where a degree is there already ("so good", "deeply moving", "such a nice man"), where it is denied
/// ("nothing good", "not a bad meal"), in fixed phrases ("a good deal", "good or bad", "bad guys"), and where
/// it is another part of speech ("the good and the bad", "is embarrassing itself").
bool takes_degree(const Context& context, std::size_t i);

}  // namespace assay
