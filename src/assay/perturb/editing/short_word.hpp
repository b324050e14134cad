/// A word of at most 16 bytes, folded, in two integers: what tables of English words are asked with, many
/// times for each text. Internal to the module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace assay {

struct ShortWord {
    static constexpr std::size_t kLongest = 16;
    std::uint64_t low = 0, high = 0;  ///< the bytes from the first on, the lowest first; zero behind the end

    bool operator==(const ShortWord&) const = default;
    std::uint64_t hash() const {
        const std::uint64_t mixed = (low ^ (high * 0x9E3779B97F4A7C15u)) * 0xBF58476D1CE4E5B9u;
        return mixed ^ (mixed >> 32);
    }
};

/// Nothing if the word is empty or, folded, longer than kLongest. Folding as in fold() of
/// assay/text/characters.hpp.
std::optional<ShortWord> short_word(std::string_view word);

}  // namespace assay
