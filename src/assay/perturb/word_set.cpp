#include "word_set.hpp"

#include <assay/base/error.hpp>
#include <assay/text/characters.hpp>

#include <algorithm>
#include <bit>

namespace assay {
namespace {

constexpr std::string_view kTypographicApostrophe = "’";

char folded(char c) {
    return is_ascii_upper(c) ? static_cast<char>(c + 32) : c;
}

std::vector<std::string_view> split(std::string_view words) {
    std::vector<std::string_view> parts;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (end > 0) parts.push_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return parts;
}

}  // namespace

WordSet::WordSet(std::string_view words) {
    const std::vector<std::string_view> parts = split(words);
    slots_.resize(std::bit_ceil(parts.size() * 2 + 1));
    for (const std::string_view word : parts) {
        if (word.size() > kLongest || !is_ascii(word[0]))
            throw Error("not a word for a set: " + std::string(word));
        lengths_[static_cast<unsigned char>(word[0])] |= std::uint32_t{1} << word.size();
        slots_[slot_of(key_of(word))] = key_of(word);
    }
}

bool WordSet::contains(std::string_view word) const {
    // A typographic apostrophe is two bytes longer than a plain one.
    if (word.empty() || word.size() > kLongest + 2 || !is_ascii(word[0])) return false;
    const std::uint32_t lengths = lengths_[static_cast<unsigned char>(folded(word[0]))];
    const bool plain = (lengths >> word.size()) & 1;
    const bool typographic = word.size() > 2 && ((lengths >> (word.size() - 2)) & 1);
    if (!plain && !typographic) return false;
    const Key key = key_of(word);
    return slots_[slot_of(key)] == key;
}

WordSet::Key WordSet::key_of(std::string_view word) {
    std::array<unsigned char, kLongest> bytes{};
    std::size_t size = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (size == kLongest) return {};
        if (word.substr(i, 3) == kTypographicApostrophe) {
            bytes[size++] = '\'';
            i += 2;
        } else {
            bytes[size++] = static_cast<unsigned char>(folded(word[i]));
        }
    }
    Key key;
    for (std::size_t i = 0; i < kLongest; ++i)
        (i < 8 ? key.low : key.high) |= static_cast<std::uint64_t>(bytes[i]) << (8 * (i % 8));
    return key;
}

std::size_t WordSet::slot_of(const Key& key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = ((key.low ^ (key.high * 31)) * 0x9E3779B97F4A7C15u) >> 32 & mask;
    while (slots_[slot] != Key{} && slots_[slot] != key) slot = (slot + 1) & mask;
    return slot;
}

}  // namespace assay
