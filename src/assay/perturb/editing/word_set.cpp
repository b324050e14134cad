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
        add_lengths(word);
        const ShortWord key = *short_word(word);
        slots_[slot_of(key)] = key;
    }
}

void WordSet::add_lengths(std::string_view word) {
    std::uint32_t lengths = std::uint32_t{1} << word.size();
    if (word.find_first_of("'k") != std::string_view::npos) lengths |= lengths << 2;
    const auto add = [lengths](std::array<std::uint32_t, 256>& table, char letter) {
        table[byte(letter)] |= lengths;
        if (is_ascii_lower(letter)) table[byte(letter) - 32] |= lengths;
    };
    add(by_first_, word.front());
    add(by_last_, word.back());
    for (std::size_t other = 0x80; other < by_last_.size(); ++other) by_last_[other] |= lengths;
}

bool WordSet::holds(std::string_view word) const {
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
