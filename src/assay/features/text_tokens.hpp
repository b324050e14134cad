/// A text cut by tokenize() (text/tokens.hpp), each token spelled so that case does not matter: what
/// occurrences of words, phrases and marks are looked for in.
#pragma once

#include <assay/features/words.hpp>
#include <assay/text/tokens.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Reads one text after the other. Spelling is fold() of text/characters.hpp for each code point: "It’s" is
/// "it's". Malformed UTF-8 is U+FFFD.
class TextTokens {
public:
    /// Takes a text and keeps a view of it. Throws Error if it is longer than WordSplitter::kMaxTextBytes.
    void read(std::string_view text);

    std::string_view text() const { return text_; }
    std::size_t size() const { return tokens_.size(); }
    const Token& operator[](std::size_t i) const { return tokens_[i]; }
    bool is_word(std::size_t i) const { return i < size() && tokens_[i].kind == TokenKind::word; }
    /// Is there nothing between token i and the one before it?
    bool glued(std::size_t i) const { return i > 0 && i < size() && tokens_[i - 1].end == tokens_[i].begin; }
    bool is_hyphen(std::size_t i) const { return i < size() && spelling(i).text() == "-"; }

    /// The spelling of token i; it ends with the next text.
    Word spelling(std::size_t i) const {
        return {spellings_.data() + begins_[i] + 1, begins_[i + 1] - begins_[i] - 1};
    }
    /// The same, with a byte before it that no spelling has, where the token is glued to the one before.
    Word linked_spelling(std::size_t i) const {
        return glued(i) ? Word{spellings_.data() + begins_[i], begins_[i + 1] - begins_[i]} : spelling(i);
    }

private:
    std::string_view text_;
    TokenList tokens_;
    std::string spellings_;            ///< of all tokens, a byte 0xFF before each, and padding
    std::vector<std::size_t> begins_;  ///< of each token in spellings_, and the end of the last
};

}  // namespace assay
