/// Forms of common English verbs. Internal to the module.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace assay {

struct Verb {
    std::string_view base;   ///< "like"
    std::string_view third;  ///< "likes"
    std::string_view past;   ///< "liked"
};

/// All that are known.
std::span<const Verb> common_verbs();

/// The verb that has this form, whatever its case, or null. Verbs whose past is their base (put, read) are
/// not listed, as their forms do not tell the tense.
const Verb* verb_by_base(std::string_view word);
const Verb* verb_by_third(std::string_view word);
const Verb* verb_by_past(std::string_view word);

/// Could the word follow "have" ("been", "gone", "waited")? Regular ones are known by their ending.
bool may_be_participle(std::string_view word);

}  // namespace assay
