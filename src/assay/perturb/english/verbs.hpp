/// Forms of common English verbs. Internal to the module.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace assay {

struct Verb {
    std::string base;        ///< "take"
    std::string third;       ///< "takes"
    std::string past;        ///< "took"
    std::string participle;  ///< "taken"
};

/// All that are known and whose forms tell the tense.
std::span<const Verb> common_verbs();

/// The verb that a word, whatever its case, may be a form of, and of which forms it may be. Where a word is a
/// form of two verbs, the commoner one is meant ("found" is of "find", "left" of "leave"). Of verbs whose
/// past is their base (put, read) only the third person is listed, as the others do not tell the tense; "be"
/// and "do" are not listed.
struct VerbReading {
    const Verb* verb = nullptr;  ///< null if the word is no form of a listed verb
    bool base = false, third = false, past = false, participle = false;
};
VerbReading read_verb(std::string_view word);

/// The verb that has this form, whatever its case, or null.
const Verb* verb_by_base(std::string_view word);
const Verb* verb_by_third(std::string_view word);
const Verb* verb_by_past(std::string_view word);

/// Could the word follow "have" ("been", "gone", "waited")? Regular ones are known by their ending.
bool may_be_participle(std::string_view word);

}  // namespace assay
