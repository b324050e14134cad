/// What a source suggests for the masks of a text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assay {

struct Filler {
    std::vector<std::string> words;           ///< one for each mask
    std::optional<double> score;              ///< the higher the better, where the source has one
    std::optional<std::uint64_t> count = {};  ///< how often it was seen in that context
    std::string context = {};                 ///< "really _ the": where the corpus has it
    bool operator==(const Filler&) const = default;
};

}  // namespace assay
