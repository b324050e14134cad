/// The letters of a word, each with the marks that belong to it. Internal to the module.
#pragma once

#include <boost/container/small_vector.hpp>

#include <cstddef>
#include <string_view>

namespace assay {

/// text[begin, end): one code point with the combining marks and joiners behind it.
struct Letter {
    std::size_t begin = 0, end = 0;
    char32_t code = 0;  ///< the code point itself, which may be a digit or an apostrophe, too
};

using Letters = boost::container::small_vector<Letter, 24>;

/// Those of text[begin, end), in place of what `letters` held. Malformed bytes must not be among them.
void read_letters(std::string_view text, std::size_t begin, std::size_t end, Letters& letters);

/// A letter of the same alphabet for each number below `letters_of_alphabet(c)`, as large or small as `c`.
/// Alphabets are those of Latin (a to z, whatever accents `c` has), Greek, Cyrillic, Armenian, Georgian,
/// Hebrew, Arabic and Devanagari; 0 for letters of others.
std::size_t letters_of_alphabet(char32_t c);
char32_t letter_of_alphabet(char32_t c, std::size_t number);

}  // namespace assay
