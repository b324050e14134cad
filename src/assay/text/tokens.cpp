#include "protected_spans.hpp"

#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/tokens.hpp>

#include <algorithm>

namespace assay {
namespace {

constexpr char32_t kZeroWidthNonJoiner = 0x200C, kZeroWidthJoiner = 0x200D;

bool is_extender(char32_t c) {
    return is_mark(c) || c == kZeroWidthJoiner || c == kZeroWidthNonJoiner;
}

class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : text_(text) {}

    TokenList run() && {
        while (position_ < text_.size()) {
            if (is_ascii_space(text_[position_]))
                ++position_;
            else
                take_stretch();
        }
        return std::move(tokens_);
    }

private:
    /// What lies between two ASCII white spaces.
    void take_stretch() {
        std::size_t end = position_;
        bool hint = false;
        for (; end < text_.size() && !is_ascii_space(text_[end]); ++end)
            hint |= detail::hints_at_protected_span(text_[end]);
        if (hint) {
            spans_.clear();
            detail::find_protected_spans(text_, position_, end, spans_);
            for (const Token& span : spans_) {
                take_plain(span.begin);
                tokens_.push_back(span);
                position_ = span.end;
            }
        }
        take_plain(end);
    }

    void take_plain(std::size_t end) {
        while (position_ < end) {
            const std::size_t begin = position_;
            const char32_t c = next_code_point(text_, position_);
            if (is_letter(c) || is_digit(c) || c == '_')
                take_word(begin, end, is_digit(c));
            else if (is_punctuation(c))
                tokens_.push_back({begin, position_, TokenKind::punctuation});
            else if (!is_space(c))
                take_symbol(begin, end);
        }
    }

    void take_word(std::size_t begin, std::size_t end, bool only_digits) {
        while (position_ < end) {
            const char byte = text_[position_];
            if (is_ascii_letter(byte) || byte == '_') {
                only_digits = false;
            } else if (!is_ascii_digit(byte)) {
                const std::size_t next = end_of_inner(end, only_digits);
                if (next == position_) break;
                position_ = next;
                continue;
            }
            ++position_;
        }
        tokens_.push_back({begin, position_, only_digits ? TokenKind::number : TokenKind::word});
    }

    /// The end of what continues a word here and is not plain ASCII: a letter, a mark, an apostrophe before a
    /// letter.
    std::size_t end_of_inner(std::size_t end, bool& only_digits) const {
        std::size_t next = position_;
        const char32_t c = next_code_point(text_, next);
        if (is_digit(c)) return next;
        bool goes_on = is_letter(c) || is_extender(c);
        if (is_apostrophe(c) && next < end) {
            std::size_t after = next;
            goes_on = is_letter(next_code_point(text_, after));
        }
        only_digits &= !goes_on;
        return goes_on ? next : position_;
    }

    void take_symbol(std::size_t begin, std::size_t end) {
        while (position_ < end) {
            std::size_t next = position_;
            if (!is_extender(next_code_point(text_, next))) break;
            position_ = next;
        }
        tokens_.push_back({begin, position_, TokenKind::symbol});
    }

    std::string_view text_;
    std::size_t position_ = 0;
    TokenList tokens_, spans_;
};

}  // namespace

TokenList tokenize(std::string_view text) {
    return Tokenizer(text).run();
}

}  // namespace assay
