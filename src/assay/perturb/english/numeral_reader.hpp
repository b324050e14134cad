/// Numbers in words where they stand in a text: "five", "twenty-five", "three hundred and five thousand".
/// Internal to the module.
#pragma once

#include <assay/perturb/editing/context.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace assay {

struct Numeral {
    std::size_t last = 0;  ///< token
    std::uint64_t value = 0;
};

/// The longest number from 1 to 999,999 that begins with token `first`. A walk of at most a dozen tokens.
std::optional<Numeral> read_numeral(const Context& context, std::size_t first);

/// one, two, … nineteen, twenty, thirty, … ninety, with blanks between
std::string_view numeral_words();
/// Is it one of these, in any case?
bool is_numeral(std::string_view word);
/// hundred, thousand, million …
bool is_scale(std::string_view word);
/// Is a numeral at token i the end of a longer one: "a hundred and ten", "twelve hundred fifty"?
bool continues_numeral(const Context& context, std::size_t i);

}  // namespace assay
