/// A text with masks, "I really {mask} the flight.": the places for which words are looked for.
///
/// It is written in the language of templates ("{{" is a brace). A mask is {mask}, or {mask1}, {mask2}, …
/// where they are to be told apart; {mask} twice are two masks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

inline constexpr std::size_t kMostMasks = 5;

struct MaskedText {
    std::vector<std::string> names;     ///< "mask", or "mask1", "mask2", …, as they stand in the text
    std::vector<std::string> literals;  ///< before, between and behind them: one more than names

    std::size_t masks() const { return names.size(); }
    bool operator==(const MaskedText&) const = default;
};

/// Throws Error for a text without a mask or with more than kMostMasks, a numbered mask twice, any other slot
/// or choice, and for what is no template.
MaskedText parse_masked_text(std::string_view text);

/// The text with a word for each mask.
std::string filled(const MaskedText& text, const std::vector<std::string>& words);

}  // namespace assay
