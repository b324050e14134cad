#include "phrase_matcher.hpp"

#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>

#include <algorithm>

namespace assay {
namespace {

constexpr std::uint32_t kRoot = 0;

/// Empty if it is too long.
std::string folded(std::string_view word) {
    std::string result;
    for (std::size_t position = 0; position < word.size();) {
        append_code_point(result, fold(next_code_point(word, position)));
        if (result.size() > PhraseMatcher::kLongestWord) return {};
    }
    return result;
}

/// Keys are never 0, which marks a free slot.
std::uint64_t key_of(const ShortWord& beginning, std::string_view rest) {
    return (rest.empty() ? beginning.hash() : hash_bytes(rest, beginning.hash())) | 1;
}

std::uint64_t key_of(std::uint32_t node, std::uint32_t word, bool glued) {
    return (static_cast<std::uint64_t>(node) << 33 | static_cast<std::uint64_t>(word) << 1 |
            (glued ? 1 : 0)) +
           1;
}

/// The place in the bitmap of a word that begins with these three bytes; some bit is taken for short ones
/// too.
std::size_t beginning(std::string_view word) {
    std::size_t hash = 0;
    for (std::size_t i = 0; i < 3; ++i)
        hash = hash * 37 + (i < word.size() ? static_cast<std::size_t>(word[i] | 0x20) : 0);
    return hash % (std::size_t{128} * 64);
}

/// A typographic apostrophe or another letter folds to other bytes: such words skip the bitmap.
bool begins_in_ascii(std::string_view word) {
    const std::string_view head = word.substr(0, 3);
    return std::all_of(head.begin(), head.end(), [](char c) { return is_ascii(c); });
}

}  // namespace

std::uint32_t PhraseMatcher::Table::find(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = (key * 0x9E3779B97F4A7C15u) >> 32 & mask;
    for (; slots_[i].key != 0; i = (i + 1) & mask)
        if (slots_[i].key == key) return slots_[i].value;
    return kNone;
}

void PhraseMatcher::Table::insert(std::uint64_t key, std::uint32_t value) {
    if (++used_ * 2 > slots_.size()) {
        std::vector<Slot> old(slots_.size() * 2);
        std::swap(old, slots_);
        used_ = 1;
        for (const Slot& slot : old)
            if (slot.key != 0) insert(slot.key, slot.value);
    }
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = (key * 0x9E3779B97F4A7C15u) >> 32 & mask;
    while (slots_[i].key != 0) i = (i + 1) & mask;
    slots_[i] = {key, value};
}

PhraseMatcher::PhraseMatcher() : phrase_at_(1, kNone) {}

bool PhraseMatcher::may_begin(std::string_view word) const {
    if (!begins_in_ascii(word)) return true;
    const std::size_t bit = beginning(word);
    return (beginnings_[bit / 64] >> (bit % 64)) & 1;
}

std::uint32_t PhraseMatcher::word_number(std::string_view word) const {
    if (const auto key = short_word(word)) {
        const std::uint32_t number = word_numbers_.find(key_of(*key, {}));
        return number != kNone && words_[number].beginning == *key && words_[number].rest.empty() ? number
                                                                                                  : kNone;
    }
    const std::string rest = folded(word);
    if (rest.empty()) return kNone;
    const std::uint32_t number = word_numbers_.find(key_of({}, rest));
    return number != kNone && words_[number].rest == rest ? number : kNone;
}

std::uint32_t PhraseMatcher::add_word(std::string_view word) {
    const auto key = short_word(word);
    const Word added{key.value_or(ShortWord{}), key ? std::string() : folded(word)};
    if (!key && added.rest.empty()) return kNone;
    const std::uint64_t hash = key_of(added.beginning, added.rest);
    const std::uint32_t known = word_numbers_.find(hash);
    if (known != kNone) return words_[known] == added ? known : kNone;
    words_.push_back(added);
    word_numbers_.insert(hash, static_cast<std::uint32_t>(words_.size() - 1));
    return static_cast<std::uint32_t>(words_.size() - 1);
}

std::uint32_t PhraseMatcher::step(std::uint32_t node, std::uint32_t word, bool glued) const {
    return word == kNone ? kNone : steps_.find(key_of(node, word, glued));
}

std::uint32_t PhraseMatcher::step(std::uint32_t node, std::string_view piece, bool glued) const {
    return step(node, word_number(piece), glued);
}

std::uint32_t PhraseMatcher::add_step(std::uint32_t node, std::uint32_t word, bool glued) {
    const std::uint32_t known = step(node, word, glued);
    if (known != kNone) return known;
    phrase_at_.push_back(kNone);
    const auto added = static_cast<std::uint32_t>(phrase_at_.size() - 1);
    steps_.insert(key_of(node, word, glued), added);
    return added;
}

std::uint32_t PhraseMatcher::add(std::string_view phrase) {
    const Context context(phrase);
    if (context.size() == 0) return kNone;
    std::uint32_t node = kRoot;
    for (std::size_t i = 0; i < context.size(); ++i) {
        const std::uint32_t word = add_word(context.piece(i));
        if (word == kNone) return kNone;
        node = add_step(node, word, context.glued(i));
    }
    const std::string_view first = context.piece(0);
    if (begins_in_ascii(first))
        beginnings_[beginning(first) / 64] |= std::uint64_t{1} << (beginning(first) % 64);
    if (phrase_at_[node] == kNone) phrase_at_[node] = phrases_++;
    return phrase_at_[node];
}

std::optional<PhraseMatcher::Match> PhraseMatcher::longest(const Context& context, std::size_t first) const {
    std::optional<Match> found;
    if (!may_begin(context.piece(first))) return found;
    std::uint32_t node = kRoot;
    for (std::size_t i = first; i < context.size() && !is_protected(context[i].kind); ++i) {
        const std::string_view piece = context.piece(i);
        const bool glued = i > first && context.glued(i);
        const std::size_t possessive = context.is_word(i) ? possessive_length(piece) : 0;
        const auto accept = [&](std::uint32_t at, std::size_t behind) {
            if (at != kNone && phrase_at_[at] != kNone)
                found = Match{phrase_at_[at], first, i, context[first].begin, context[i].end - behind};
        };
        if (possessive > 0) accept(step(node, piece.substr(0, piece.size() - possessive), glued), possessive);
        node = step(node, piece, glued);
        if (node == kNone) break;
        accept(node, 0);
    }
    return found;
}

}  // namespace assay
