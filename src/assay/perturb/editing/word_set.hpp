/// A few English words to ask after: prepositions, pronouns, months. Internal to the module.
#pragma once

#include "short_word.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace assay {

/// contains() ignores case and takes ’ for '. Costs a few nanoseconds; most words fall through the first
/// test.
class WordSet {
public:
    /// Lower-case words separated by spaces, each of at most ShortWord::kLongest ASCII characters.
    explicit WordSet(std::string_view words);
    bool contains(std::string_view word) const;

private:
    std::size_t slot_of(const ShortWord& word) const;

    std::array<std::uint32_t, 128> lengths_{};  ///< by first letter: which lengths there are, as bits
    std::vector<ShortWord> slots_;              ///< open addressing; an empty word marks a free slot
};

struct PlacedWord {
    std::string_view word;
    std::size_t offset = 0;  ///< in the text
};
/// The words between spaces, or what stands between other separators; empty parts are left out.
std::vector<PlacedWord> split_words(std::string_view text, char separator = ' ');

}  // namespace assay
