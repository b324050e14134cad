/// Common English nouns with their plurals. Internal to the module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct Noun {
    std::string_view singular;
    std::string plural;
};

/// Some 300 that are hardly ever verbs or adjectives, with those that have no good plural (luggage, advice).
const std::vector<Noun>& common_nouns();

}  // namespace assay
