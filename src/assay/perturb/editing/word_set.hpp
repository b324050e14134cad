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
/// test, which costs one.
class WordSet {
public:
    /// Lower-case words separated by spaces, each of at most ShortWord::kLongest ASCII characters.
    explicit WordSet(std::string_view words);
    bool contains(std::string_view word) const { return may_contain(word) && holds(word); }

private:
    static std::size_t byte(char c) { return static_cast<unsigned char>(c); }
    bool may_contain(std::string_view word) const {
        if (word.empty() || word.size() > kLongestSpelling) return false;
        return ((by_first_[byte(word.front())] & by_last_[byte(word.back())]) >> word.size()) & 1;
    }
    bool holds(std::string_view word) const;
    void add_lengths(std::string_view word);
    std::size_t slot_of(const ShortWord& word) const;

    /// ’ takes two bytes more than ', and so does the sign of Kelvin, which folds to k.
    static constexpr std::size_t kLongestSpelling = ShortWord::kLongest + 2;

    /// Which lengths words have that begin, or end, with this byte, as bits.
    std::array<std::uint32_t, 256> by_first_{}, by_last_{};
    std::vector<ShortWord> slots_;  ///< open addressing; an empty word marks a free slot
};

struct PlacedWord {
    std::string_view word;
    std::size_t offset = 0;  ///< in the text
};
/// The words between spaces, or what stands between other separators; empty parts are left out.
std::vector<PlacedWord> split_words(std::string_view text, char separator = ' ');

}  // namespace assay
