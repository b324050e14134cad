#include "phrase_matcher.hpp"

#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>

#include <algorithm>

namespace assay {
namespace {

constexpr std::uint32_t kRoot = 0;

/// A folded word in a buffer of its own.
class FoldedWord {
public:
    explicit FoldedWord(std::string_view word) {
        if (word.size() > 4 * bytes_.size()) return;
        for (std::size_t position = 0; position < word.size();) {
            if (is_ascii(word[position])) {
                if (size_ == bytes_.size()) {
                    size_ = 0;
                    return;
                }
                const char c = word[position++];
                bytes_[size_++] = is_ascii_upper(c) ? static_cast<char>(c + 32) : c;
            } else if (!put(fold(next_code_point(word, position)))) {
                size_ = 0;
                return;
            }
        }
    }
    /// Empty if it is too long.
    std::string_view view() const { return {bytes_.data(), size_}; }

private:
    bool put(char32_t c) {
        std::string encoded;
        append_code_point(encoded, c);
        if (encoded.size() > bytes_.size() - size_) return false;
        std::copy(encoded.begin(), encoded.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
        size_ += encoded.size();
        return true;
    }

    std::array<char, PhraseMatcher::kLongestWord> bytes_;
    std::size_t size_ = 0;
};

/// Never 0, which marks a free slot.
std::uint64_t key_of(std::string_view folded) {
    return hash_bytes(folded) | 1;
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
    return hash % (128 * 64);
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
    const FoldedWord folded(word);
    if (folded.view().empty()) return kNone;
    const std::uint32_t number = word_numbers_.find(key_of(folded.view()));
    return number != kNone && words_[number] == folded.view() ? number : kNone;
}

std::uint32_t PhraseMatcher::add_word(std::string_view word) {
    const FoldedWord folded(word);
    if (folded.view().empty()) return kNone;
    const std::uint64_t key = key_of(folded.view());
    const std::uint32_t known = word_numbers_.find(key);
    if (known != kNone) return words_[known] == folded.view() ? known : kNone;
    words_.emplace_back(folded.view());
    word_numbers_.insert(key, static_cast<std::uint32_t>(words_.size() - 1));
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
