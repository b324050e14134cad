#include <assay/features/ngram_trie.hpp>

#include <assay/base/error.hpp>
#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace assay {

std::uint64_t NgramTrie::hash_long(Word word) {
    return hash_bytes(word.text());
}

std::string_view NgramTrie::last_word(Node node) const {
    const std::uint32_t word = last_[node];
    const std::size_t begin = word == 0 ? 0 : ends_[word - 1];
    return std::string_view(spelling_).substr(begin, ends_[word] - begin);
}

bool NgramTrie::is_word(Node node, Word word) const {
    return last_word(node) == word.text();
}

void NgramTrie::Table::place(const Slot& slot) {
    // At half full a run of this length does not happen by chance (its odds are below 2^-100).
    constexpr std::size_t kLongestRun = 2000;
    std::size_t at = hash(slot.key) & mask_;
    for (std::size_t steps = 0; slots_[at].node != kNone; at = (at + 1) & mask_)
        if (++steps > kLongestRun)
            throw Error("the words collide in the vocabulary's hash table, as only words made for that do");
    slots_[at] = slot;
}

void NgramTrie::Table::grow() {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old)
        if (slot.node != kNone) place(slot);
}

void NgramTrie::Table::insert(const Slot& slot) {
    if (++used_ * 2 > slots_.size()) grow();
    place(slot);
}

NgramTrie::Node NgramTrie::add_node(Node parent, std::uint32_t word) {
    if (size() >= kMaxNodes)
        throw Error(fmt::format(
            "more than {} different n-grams; a larger min_df or a smaller ngram_range leaves fewer",
            kMaxNodes));
    parents_.push_back(parent);
    last_.push_back(word);
    return static_cast<Node>(size() - 1);
}

NgramTrie::Node NgramTrie::add(Word word) {
    if (const Node known = find(word); known != kNone) return known;
    spelling_.append(word.text());
    ends_.push_back(spelling_.size());
    const Node node = add_node(kNone, static_cast<std::uint32_t>(ends_.size() - 1));
    words_.insert({key_of(word), tag_of(word), node});
    return node;
}

NgramTrie::Node NgramTrie::add(Node prefix, Node word) {
    if (const Node known = find(prefix, word); known != kNone) return known;
    const Node node = add_node(prefix, last_[word]);
    ngrams_.insert({key_of(prefix, word), 0, node});
    return node;
}

NgramTrie::Words NgramTrie::words_of(std::string_view term) const {
    if (term.empty()) return {};
    if (units_ == TermUnits::whole) return Words(1, term);
    Words words;
    for (std::size_t begin = 0; begin <= term.size() && words.size() <= kMaxLength;) {
        std::size_t end = begin;
        if (units_ == TermUnits::words)
            end = std::min(term.find(' ', begin), term.size());
        else if (begin < term.size())
            next_code_point(term, end);
        else
            break;
        if (end == begin) return {};  // an empty word
        words.push_back(term.substr(begin, end - begin));
        begin = units_ == TermUnits::words ? end + 1 : end;
    }
    return words.size() <= kMaxLength ? words : Words();
}

NgramTrie::Node NgramTrie::add_term(std::string_view term) {
    std::string padded(term);
    padded.append(Word::kPadding, '\0');
    Node node = kNone;
    for (const std::string_view text : words_of(std::string_view(padded).substr(0, term.size()))) {
        const Node word = add(Word{text.data(), text.size()});
        node = node == kNone ? word : add(node, word);
    }
    return node;
}

std::string NgramTrie::term(Node node) const {
    std::string_view words[kMaxLength];  // the last one first
    std::size_t count = 0, size = 0;
    for (; node != kNone; node = parents_[node]) {
        words[count] = last_word(node);
        size += words[count++].size() + 1;
    }
    std::string text;
    text.reserve(size);
    while (count > 0) {
        text += words[--count];
        if (count > 0 && units_ == TermUnits::words) text += ' ';
    }
    return text;
}

std::size_t NgramTrie::length(Node node) const {
    std::size_t length = 0;
    for (; node != kNone; node = parents_[node]) ++length;
    return length;
}

}  // namespace assay
