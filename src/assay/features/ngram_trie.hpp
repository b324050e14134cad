/// N-grams as paths in a tree: "not", "not so", "not so good" are three nodes, each found from the one before
/// and one word. So all n-grams of a text are looked up word by word, without building a string. What is said
/// of words here holds for characters too: the trie calls its units words.
#pragma once

#include <assay/features/words.hpp>

#include <boost/container/static_vector.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// What the words of a trie are, and so how its n-grams are written.
enum class TermUnits {
    words,       ///< "not so good": a space between
    characters,  ///< "not s": nothing between code points
    whole        ///< a term is one word, whatever it holds
};

/// Grows only. Looking up is O(1), allocates nothing and is safe from many threads. No false matches: keys
/// are exact, and words too long for a key are compared byte by byte.
class NgramTrie {
public:
    using Node = std::uint32_t;
    static constexpr Node kNone = 0xFFFFFFFF;

    explicit NgramTrie(TermUnits units = TermUnits::words) : units_(units) {}

    /// The node of a word, or kNone.
    Node find(Word word) const { return words_.find(key_of(word), tag_of(word), IsWord{*this, word}); }
    /// The node of the n-gram `prefix` followed by a word, or kNone. Neither is kNone.
    Node find(Node prefix, Node word) const { return ngrams_.find(key_of(prefix, word), 0, always); }

    /// As find, but adds a node where there was none. Nodes are numbered from 0 in the order of adding.
    /// Throws Error above kMaxNodes, or if the keys collide as only made-up ones do.
    Node add(Word word);
    Node add(Node prefix, Node word);
    /// Adds a term as it is written; kNone, and nothing added, if no n-gram of at most kMaxLength words is
    /// written so.
    Node add_term(std::string_view term);

    std::size_t size() const { return parents_.size(); }
    /// The n-gram as it is written.
    std::string term(Node node) const;
    /// Its words.
    std::size_t length(Node node) const;
    TermUnits units() const { return units_; }

    static constexpr std::size_t kMaxLength = 8;  ///< words in an n-gram

    static constexpr std::size_t kMaxNodes = std::size_t{1} << 28;

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t tag = 0;
        Node node = kNone;  ///< kNone: free
    };

    /// Open addressing with linear probing, at most half full.
    class Table {
    public:
        template <typename Matches>
        Node find(std::uint64_t key, std::uint32_t tag, Matches matches) const {
            for (std::size_t at = hash(key) & mask_;; at = (at + 1) & mask_) {
                const Slot& slot = slots_[at];
                if (slot.node == kNone || (slot.key == key && slot.tag == tag && matches(slot.node)))
                    return slot.node;
            }
        }
        void insert(const Slot& slot);

    private:
        /// The halves of a product with an odd constant, folded (as in wyhash, Wang Yi 2019).
        static std::size_t hash(std::uint64_t key) {
            __extension__ using Wide = unsigned __int128;
            const Wide product = static_cast<Wide>(key ^ 0x2D358DCCAA6C78A5u) * 0x9E3779B97F4A7C15u;
            return static_cast<std::size_t>(static_cast<std::uint64_t>(product) ^
                                            static_cast<std::uint64_t>(product >> 64));
        }
        void place(const Slot& slot);
        void grow();

        std::vector<Slot> slots_ = std::vector<Slot>(16);
        std::size_t mask_ = 15;
        std::size_t used_ = 0;
    };

    struct IsWord {  ///< words of at most eight bytes are their own key
        const NgramTrie& trie;
        Word word;
        bool operator()(Node node) const { return word.size <= 8 || trie.is_word(node, word); }
    };

    static constexpr auto always = [](Node) { return true; };
    static std::uint64_t key_of(Node prefix, Node word) { return std::uint64_t{prefix} << 32 | word; }
    static std::uint64_t key_of(Word word) {
        if (word.size > 8) return hash_long(word);
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, word.data, sizeof bytes);  // the padding makes this safe
        if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
        return bytes & (~std::uint64_t{0} >> (64 - 8 * word.size));
    }
    static std::uint32_t tag_of(Word word) { return static_cast<std::uint32_t>(word.size); }
    static std::uint64_t hash_long(Word word);
    bool is_word(Node node, Word word) const;
    std::string_view last_word(Node node) const;
    Node add_node(Node parent, std::uint32_t word);
    using Words = boost::container::static_vector<std::string_view, kMaxLength + 1>;
    Words words_of(std::string_view term) const;

    TermUnits units_;
    Table words_;
    Table ngrams_;
    std::vector<Node> parents_;        ///< of each node; kNone for a single word
    std::vector<std::uint32_t> last_;  ///< of each node: the number of its last word
    std::vector<std::size_t> ends_;    ///< of each word in spelling_
    std::string spelling_;             ///< the words, one behind the other
};

/// The n-grams of one text as it is read word by word: how far each n-gram that may still grow has come.
class NgramCursor {
public:
    explicit NgramCursor(std::size_t longest) : longest_(longest) {}

    void start_text() { open_ = 0; }

    /// Reads a word (its node, or kNone if no n-gram holds it) and calls visit(node, words) for each known
    /// n-gram that ends with it, the shortest first. `extend(prefix, word)` gives the node of a longer
    /// n-gram, or kNone.
    template <typename Extend, typename Visit>
    void read(NgramTrie::Node word, Extend&& extend, Visit&& visit) {
        if (word == NgramTrie::kNone) {
            open_ = 0;
            return;
        }
        visit(word, std::size_t{1});
        NgramTrie::Node previous = word;
        const std::size_t candidates = open_;
        open_ = candidates + 1 < longest_ ? candidates + 1 : longest_ - 1;
        for (std::size_t i = 0; i < candidates; ++i) {
            const NgramTrie::Node grown =
                ends_[i] == NgramTrie::kNone ? NgramTrie::kNone : extend(ends_[i], word);
            if (grown != NgramTrie::kNone) visit(grown, i + 2);
            ends_[i] = previous;
            previous = grown;
        }
        if (open_ > candidates) ends_[candidates] = previous;
    }

private:
    std::size_t longest_;
    std::size_t open_ = 0;                         ///< how many of ends_ are in use, < longest_
    NgramTrie::Node ends_[NgramTrie::kMaxLength];  ///< [i]: the n-gram of the last i + 1 words, or kNone
};

}  // namespace assay
