/// Texts as sequences of units (words or characters), of whose neighbours n-grams are made: all that
/// AnalyzerOptions can ask for. WordSplitter is the fast way for the plain case.
#pragma once

#include <assay/features/analyzer_options.hpp>
#include <assay/features/token_pattern.hpp>
#include <assay/features/words.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// What reading needs to know, prepared once. Immutable; safe to use from many threads.
class Analyzer {
public:
    /// Throws Error as check(AnalyzerOptions) does.
    explicit Analyzer(AnalyzerOptions options);

    const AnalyzerOptions& options() const { return options_; }
    const TokenPattern* token_pattern() const { return pattern_ ? &*pattern_ : nullptr; }
    bool is_stop_word(std::string_view word) const;

private:
    AnalyzerOptions options_;
    std::optional<TokenPattern> pattern_;
};

/// Reads one text after the other, in buffers that are reused. One reader a thread.
class TextReader {
public:
    /// The analyzer is borrowed.
    explicit TextReader(const Analyzer& analyzer);

    /// Takes a text; units of the last one end. Throws Error if it is longer than
    /// WordSplitter::kMaxTextBytes.
    void read(std::string_view text);

    /// One sequence for a text (or, of char_wb, for each word). N-grams do not reach from one to another.
    std::size_t sequence_count() const { return sequence_ends_.size(); }
    std::span<const Word> sequence(std::size_t i) const {
        const std::size_t begin = i == 0 ? 0 : sequence_ends_[i - 1];
        return std::span(units_).subspan(begin, sequence_ends_[i] - begin);
    }

private:
    struct Token {
        std::size_t begin, size;  ///< in spelling_
        bool after_stop;          ///< punctuation that ends a negation stands before it
    };

    void prepare(std::string_view text);
    void read_words();
    void split_words();
    void match_words();
    /// Also leaves out what is no token: short words and stop words.
    void mark_negations();
    bool is_kept(std::string_view word) const;
    void read_characters();
    void read_words_as_characters();
    void add_token(std::string_view token, std::string_view gap);
    void add_characters(std::string_view text);
    void end_sequence() { sequence_ends_.push_back(units_.size()); }

    const Analyzer& analyzer_;
    WordSplitter words_;
    std::string text_;      ///< lower-cased and stripped
    std::string lowered_;   ///< a buffer
    std::string spelling_;  ///< the units, one behind the other, and padding
    std::vector<Token> tokens_;
    std::vector<Word> units_;
    std::vector<std::size_t> sequence_ends_;
};

}  // namespace assay
