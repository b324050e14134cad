/// Documents that are almost XML: a few sound ones, and what random edits make of them.
#pragma once

#include <assay/base/random.hpp>

#include <string>

namespace assay {

/// Edits one of the sound documents 1 to 4 times: deletes, repeats, moves or inserts a piece. Depends on
/// `random` alone.
std::string almost_xml(Random& random);

}  // namespace assay
