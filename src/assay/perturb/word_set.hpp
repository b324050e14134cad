/// A few English words to ask after: prepositions, pronouns, months. Internal to the module.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace assay {

/// contains() ignores case and takes ’ for '. Costs a few nanoseconds; most words fall through the first
/// test.
class WordSet {
public:
    static constexpr std::size_t kLongest = 16;
    /// Lower-case words separated by spaces, each of at most kLongest ASCII characters.
    explicit WordSet(std::string_view words);
    bool contains(std::string_view word) const;

private:
    struct Key {
        std::uint64_t low = 0, high = 0;
        bool operator==(const Key&) const = default;
    };
    static Key key_of(std::string_view word);
    std::size_t slot_of(const Key& key) const;

    std::array<std::uint32_t, 128> lengths_{};  ///< by first letter: which lengths there are, as bits
    std::vector<Key> slots_;                    ///< open addressing; an empty key marks a free one
};

}  // namespace assay
