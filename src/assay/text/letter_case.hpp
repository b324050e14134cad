/// The case of words: telling it, changing it, and carrying it over to a replacement. Accents, too.
/// Full Unicode mappings without a locale ("straße" in capitals is "STRASSE"; a Turkish i is an English one).
#pragma once

#include <string>
#include <string_view>

namespace assay {

enum class LetterCase {
    none,         ///< no letter that has case: "", "42", "東京"
    lower,        ///< "new york", "can't"
    upper,        ///< "NEW YORK", "A380"; also a single capital, "I"
    capitalised,  ///< begins with a capital and has a small letter: "Paris", "New York", "McDonald", "Rio de
                  ///< Janeiro"
    mixed,        ///< "iPhone", "van Dijk"
};

LetterCase letter_case(std::string_view text);

std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);
/// The first letter as a capital, the rest as it is: "'tis" becomes "'Tis".
std::string capitalise(std::string_view text);

/// Letters without their accents: "São Tomé" becomes "Sao Tome". Letters that do not decompose (ø, ł) stay.
std::string without_accents(std::string_view text);

/// `found` is `listed` in whatever case the text has it; the replacement, listed beside it, is given the same
/// change: ("PARIS", "Paris", "Rome") gives "ROME", ("Do not", "do not", "don't") gives "Don't",
/// ("boston", "Boston", "Los Angeles") gives "los angeles". A found single capital counts as capitalised.
std::string copy_case(std::string_view found, std::string_view listed, std::string_view replacement);

}  // namespace assay
