/// Texts as words, the way scikit-learn's default analyzer sees them: lower-cased like Python's str.lower,
/// then split into runs of word characters (\w of Python's re: letters and numbers of any script, and the
/// underscore). Combining marks are no word characters there, so "नमस्ते" is two words here too. Malformed
/// UTF-8 separates words.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// A word in the buffer of its WordSplitter.
struct Word {
    /// Bytes that may be read behind `data + size`, so that a word can be loaded as whole machine words.
    static constexpr std::size_t kPadding = 8;
    const char* data = nullptr;
    std::size_t size = 0;  ///< bytes, > 0
    std::string_view text() const { return {data, size}; }
};

/// Splits one text after the other, in buffers that are reused: no allocation once they have grown. ASCII is
/// read eight bytes at a time; anything else goes through ICU. One splitter a thread.
class WordSplitter {
public:
    /// Longer texts are refused (256 MiB). Scores rely on it: see LinearModel.
    static constexpr std::size_t kMaxTextBytes = std::size_t{1} << 28;
    /// Throws Error if a text is longer than that.
    static void check_size(std::string_view text);

    /// Words of fewer code points than `min_token_length` are passed over.
    explicit WordSplitter(bool lowercase = true, std::size_t min_token_length = 1)
        : lowercase_(lowercase), min_token_length_(min_token_length) {}

    /// Takes a text; words of the last one end. Throws Error if it is longer than kMaxTextBytes.
    void read(std::string_view text);

    /// Calls visit(Word) for each word of the text, from left to right.
    template <typename Visit>
    void for_each_word(Visit&& visit) const {
        const char* const bytes = bytes_.data();
        std::size_t begin = 0;
        std::uint64_t previous = 0;  // was the last byte of the block before part of a word?
        bool inside = false;
        for (std::size_t block = 0; block < word_bytes_.size(); ++block) {
            const std::uint64_t mask = word_bytes_[block];
            // A bit for each place where a word begins or ends; the two alternate.
            for (std::uint64_t edges = mask ^ (mask << 1 | previous); edges != 0; edges &= edges - 1) {
                const std::size_t at = block * 64 + static_cast<std::size_t>(std::countr_zero(edges));
                if (inside && long_enough({bytes + begin, at - begin}))
                    visit(Word{bytes + begin, at - begin});
                inside = !inside;
                begin = at;
            }
            previous = mask >> 63;
        }
    }

private:
    bool long_enough(Word word) const {
        return word.size >= min_token_length_ && (min_token_length_ <= 1 || long_enough_in_code_points(word));
    }
    bool long_enough_in_code_points(Word word) const;
    /// Fills bytes_ and word_bytes_ and says whether the text is ASCII. In what is taken for ASCII although
    /// it is not, every byte from 0x80 on belongs to a word.
    bool classify(std::string_view text);
    void normalise(std::string_view text);

    bool lowercase_;
    std::size_t min_token_length_;
    std::vector<char> bytes_;                ///< the text, lower-cased, and padding
    std::vector<std::uint64_t> word_bytes_;  ///< a bit for each byte of bytes_; the last bit of all is 0
    std::string normalised_;  ///< the text with what is not ASCII lower-cased or turned into a space
    std::string lowered_;
};

}  // namespace assay
