/// How English verbs are inflected: regular ones by rule, the others by a table. Internal to the module.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct IrregularVerb {
    std::string_view base, past, participle;
};

/// Sorted by base. Those whose past is their base (put, read) are among them; "be" and "do" are not.
const std::vector<IrregularVerb>& irregular_verbs();

/// "is" and "are", "wasn't" and "weren't", "has" and "have" …
struct AuxiliaryPair {
    std::string_view singular, plural;
};
std::span<const AuxiliaryPair> auxiliary_pairs();

/// A word and an ending that begins with "e", such as "ed", "er": "loved", "carried", "nicer".
std::string with_e_ending(const std::string& word, std::string_view ending);

std::string third_person(const std::string& base);  ///< "goes", "carries"
/// "loved", "carried"; with `doubled` "stopped".
std::string regular_past(const std::string& base, bool doubled = false);
/// "loving", "lying"; with `doubled` "stopping".
std::string gerund(const std::string& base, bool doubled = false);

/// Does it end in "y" behind a consonant, which becomes "i" before most endings?
bool ends_in_consonant_and_y(std::string_view word);
bool is_vowel(char c);  ///< a e i o u

}  // namespace assay
