/// Numbers in digits where they stand in a text: "70", "1,200", "0.5". Internal to the module.
#pragma once

#include <assay/perturb/editing/context.hpp>
#include <assay/perturb/editing/word_set.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

struct WrittenNumber {
    std::size_t begin = 0, end = 0;  ///< bytes
    double value = 0;
    unsigned decimals = 0;
    unsigned figures = 0;  ///< significant ones; zeros at the end of a whole number are none
    bool grouped = false;  ///< "1,200"
};

/// The number whose first digit is at this byte. Nothing for what is no number of a known form ("1.2.3",
/// "10,5", "007") or has more than 12 digits.
std::optional<WrittenNumber> read_number(std::string_view text, std::size_t begin);

/// The value with at most so many decimals, none of them a zero at the end; 1200 as "1,200" if grouped.
std::string write_number(double value, unsigned decimals, bool grouped);

/// Is there any? Most texts have none, and are done.
bool has_digit(std::string_view text);

/// Does nothing touch token i from before but what opens (a bracket, a quotation mark)?
bool stands_free_before(const Context& context, std::size_t i);
/// Does nothing touch token i from behind but marks of the sentence ("3.", not "3:30")?
bool stands_free_behind(const Context& context, std::size_t i);

/// The tokens that are looked at around token i for words that tell what a number means: some 60 to each
/// side, so that many numbers in a long text take linear time.
struct Neighbourhood {
    std::size_t begin = 0, end = 0;
};
Neighbourhood neighbourhood_of(const Context& context, std::size_t i);

/// Is one of these among the `reach` tokens before token i?
bool any_before(const Context& context, std::size_t i, std::size_t reach, const WordSet& words);

/// Does the token begin with a digit?
bool begins_with_digit(const Context& context, std::size_t i);
/// Is there a token i, one blank behind the token before it?
bool is_spaced(const Context& context, std::size_t i);
/// Is token i what joins two numbers: "to", "or", "-", "x"?
bool joins_numbers(const Context& context, std::size_t i);

}  // namespace assay
