/// A text cut into tokens, with the questions about neighbours that perturbations ask. Internal to the
/// module.
#pragma once

#include <assay/text/tokens.hpp>

#include <cstddef>
#include <string_view>

namespace assay {

class WordSet;

/// Keeps a view of the text.
class Context {
public:
    explicit Context(std::string_view text) : text_(text), tokens_(tokenize(text)) {}

    std::string_view text() const { return text_; }
    std::size_t size() const { return tokens_.size(); }
    const Token& operator[](std::size_t i) const { return tokens_[i]; }
    std::string_view piece(std::size_t i) const { return between(tokens_[i].begin, tokens_[i].end); }
    std::string_view between(std::size_t begin, std::size_t end) const {
        return text_.substr(begin, end - begin);
    }

    bool is_word(std::size_t i) const { return i < size() && tokens_[i].kind == TokenKind::word; }
    /// Is token i this one punctuation or symbol?
    bool is_mark(std::size_t i, std::string_view mark) const { return i < size() && piece(i) == mark; }
    /// Is there nothing between token i and the one before it?
    bool glued(std::size_t i) const { return i > 0 && i < size() && tokens_[i - 1].end == tokens_[i].begin; }

    /// Does a line end between token i and the one before it?
    bool line_breaks_before(std::size_t i) const;

    /// Does a hyphen join the tokens from `first` to `last` to what stands beside them?
    bool hyphenated(std::size_t first, std::size_t last) const {
        return (glued(first) && is_mark(first - 1, "-")) || (glued(last + 1) && is_mark(last + 1, "-"));
    }

    /// The word before or after token i, with only white space between and no line break; empty if there is
    /// none.
    std::string_view word_before(std::size_t i) const {
        return i > 0 ? word_next_to(i, i - 1) : std::string_view();
    }
    std::string_view word_after(std::size_t i) const { return word_next_to(i + 1, i + 1); }

    /// May the word be capitalised for its place alone? At the beginning of a text, line, sentence, quotation
    /// or bracket, handles and hashtags before it left out; "Dr." and single letters end no sentence.
    bool starts_sentence(std::size_t i) const;
    /// Does a sentence end with token i (. ! ? … and so on, not the dot of an abbreviation)?
    bool ends_sentence(std::size_t i) const;

private:
    /// Token `wanted`, if it is a word and the gap before token `gap` holds blanks only.
    std::string_view word_next_to(std::size_t gap, std::size_t wanted) const;
    bool is_abbreviation(std::size_t i) const;

    std::string_view text_;
    TokenList tokens_;
};

/// Is one of these words among the tokens [first, end)?
bool holds(const Context& context, std::size_t first, std::size_t end, const WordSet& words);

/// Does the word begin with a capital?
bool begins_with_capital(std::string_view word);

/// The length of a possessive 's (or ’s) at the end of a word, otherwise 0.
std::size_t possessive_length(std::string_view word);

/// The word before token i, the dot of an abbreviation ("Mr.", "Feb.") left out.
std::string_view word_before_dot(const Context& context, std::size_t i);

/// Are they equal, ’ taken for '?
bool same_spelling(std::string_view found, std::string_view listed);

/// Is it the word as it is listed, in capitals, or with a capital in front? Not "us" for the listed "US".
bool is_regular_case(std::string_view found, std::string_view listed);

}  // namespace assay
