/// Finds the phrases of a lexicon in a text, the longest first: "South Sudan" before "Sudan". Internal to the
/// module.
///
/// A trie over words: each word of the lexicon has a number, each node of the trie knows the words that go on
/// from it. Whole words only; case is ignored and ’ is '; white space must stand where the phrase has some
/// and nowhere else. The last word may carry a possessive 's, which is not part of the match. Most words of a
/// text fall through a bitmap over their first three bytes. Not to be added to while it is being asked.
#pragma once

#include "context.hpp"
#include "short_word.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

class PhraseMatcher {
public:
    /// Words longer than this many bytes (folded) are never found, nor are phrases that hold one.
    static constexpr std::size_t kLongestWord = 64;
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    struct Match {
        std::uint32_t phrase = 0;
        std::size_t first = 0, last = 0;  ///< tokens
        std::size_t begin = 0, end = 0;   ///< bytes; a possessive lies behind `end`
    };

    PhraseMatcher();
    /// The number of the phrase, counted from 0 in the order of adding; phrases that are equal but for case
    /// share one. kNone if the phrase holds nothing that can be found.
    std::uint32_t add(std::string_view phrase);
    std::uint32_t size() const { return phrases_; }

    /// Could a phrase begin with this word? Says no to most words, at once.
    bool may_begin(std::string_view word) const;
    /// The longest phrase that begins at token `first`.
    std::optional<Match> longest(const Context& context, std::size_t first) const;

private:
    /// Open addressing from non-zero keys to numbers.
    class Table {
    public:
        std::uint32_t find(std::uint64_t key) const;  ///< kNone if missing
        void insert(std::uint64_t key, std::uint32_t value);

    private:
        struct Slot {
            std::uint64_t key = 0;
            std::uint32_t value = 0;
        };
        std::vector<Slot> slots_ = std::vector<Slot>(16);
        std::size_t used_ = 0;
    };

    struct Word {
        ShortWord beginning;
        std::string rest;  ///< folded, of words that are no short ones
        bool operator==(const Word&) const = default;
    };

    std::uint32_t word_number(std::string_view word) const;
    std::uint32_t add_word(std::string_view word);
    std::uint32_t step(std::uint32_t node, std::uint32_t word, bool glued) const;
    std::uint32_t step(std::uint32_t node, std::string_view piece, bool glued) const;
    std::uint32_t add_step(std::uint32_t node, std::uint32_t word, bool glued);

    std::array<std::uint64_t, 128> beginnings_{};  ///< bitmap of the first three bytes of first words, hashed
    std::vector<Word> words_;
    Table word_numbers_;                    ///< by hash; words_ tells whether it is the same word
    Table steps_;                           ///< by node, word and whether they are glued together
    std::vector<std::uint32_t> phrase_at_;  ///< by node; kNone if no phrase ends there
    std::uint32_t phrases_ = 0;
};

}  // namespace assay
