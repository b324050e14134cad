#include "word_set.hpp"

#include <assay/base/error.hpp>
#include <assay/text/characters.hpp>

#include <algorithm>
#include <bit>
#include <string>

namespace assay {

WordSet::WordSet(std::string_view words) {
    const std::vector<PlacedWord> parts = split_words(words);
    slots_.resize(std::bit_ceil(parts.size() * 2 + 1));
    for (const auto& [word, offset] : parts) {
        if (word.size() > ShortWord::kLongest || !is_ascii(word[0]))
            throw Error("not a word for a set: " + std::string(word));
        lengths_[static_cast<unsigned char>(word[0])] |= std::uint32_t{1} << word.size();
        const ShortWord key = *short_word(word);
        slots_[slot_of(key)] = key;
    }
}

bool WordSet::contains(std::string_view word) const {
    // A typographic apostrophe is two bytes longer than a plain one.
    if (word.empty() || word.size() > ShortWord::kLongest + 2 || !is_ascii(word[0])) return false;
    const auto first = static_cast<unsigned char>(is_ascii_upper(word[0]) ? word[0] + 32 : word[0]);
    const std::uint32_t lengths = lengths_[first];
    const bool plain = (lengths >> word.size()) & 1;
    const bool typographic = word.size() > 2 && ((lengths >> (word.size() - 2)) & 1);
    if (!plain && !typographic) return false;
    const auto key = short_word(word);
    return key && slots_[slot_of(*key)] == *key;
}

std::size_t WordSet::slot_of(const ShortWord& word) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = word.hash() & mask;
    while (slots_[slot] != ShortWord{} && slots_[slot] != word) slot = (slot + 1) & mask;
    return slot;
}

std::vector<PlacedWord> split_words(std::string_view text, char separator) {
    std::vector<PlacedWord> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        if (end > begin) words.push_back({text.substr(begin, end - begin), begin});
        begin = end + 1;
    }
    return words;
}

}  // namespace assay
