/// Texts as an analyzer sees them: lower-cased and without accents, in that order, as in scikit-learn.
#pragma once

#include <string>
#include <string_view>

namespace assay {

/// Python's str.lower. Malformed bytes stay. Throws Error for texts of 2 GiB and more.
void lower_case(std::string_view text, std::string& out);

/// The text with U+FFFD in place of each malformed byte.
std::string well_formed(std::string_view text);

/// \w of Python's re: str.isalnum() or the underscore.
bool is_word_character(char32_t c);

/// White space as str.isspace() has it.
bool is_space_character(char32_t c);

/// scikit-learn's strip_accents_unicode: NFKD without combining characters; ASCII is left as it is.
std::string strip_accents_unicode(std::string_view text);

/// scikit-learn's strip_accents_ascii: NFKD without whatever is not ASCII.
std::string strip_accents_ascii(std::string_view text);

}  // namespace assay
