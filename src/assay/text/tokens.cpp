#include <assay/text/tokens.hpp>

#include "protected_spans.hpp"

#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>

#include <array>
#include <bit>

namespace assay {
namespace {

constexpr char32_t kZeroWidthNonJoiner = 0x200C, kZeroWidthJoiner = 0x200D;

bool is_extender(char32_t c) {
    return is_mark(c) || c == kZeroWidthJoiner || c == kZeroWidthNonJoiner;
}

// What the loops over bytes ask for, so that each costs one look into a table.
enum Role : std::uint8_t { kWord = 1, kNoDigit = 2, kSpace = 4, kMark = 8, kHint = 16 };

constexpr std::array<std::uint8_t, 256> kRoles = [] {
    std::array<std::uint8_t, 256> roles{};
    for (int i = 0; i < 0x80; ++i) {
        const char c = static_cast<char>(i);
        std::uint8_t role = 0;
        if (is_ascii_alphanumeric(c) || c == '_') role |= kWord;
        if (!is_ascii_digit(c)) role |= kNoDigit;
        if (is_ascii_space(c)) role |= kSpace;
        if (detail::byte_is(c, detail::kPunctuation)) role |= kMark;
        if (detail::hints_at_protected_span(c)) role |= kHint;
        roles[static_cast<std::size_t>(i)] = role;
    }
    return roles;
}();

std::uint8_t role_of(char c) {
    return kRoles[static_cast<unsigned char>(c)];
}

/// How many of eight bytes, from the first on, are ASCII letters, digits or underscores, found without a
/// branch for each: the ends of words are what a processor cannot foresee. The high bit of a byte says yes;
/// sums of bytes below 0x80 do not reach the next one.
class WordBytes {
public:
    explicit WordBytes(const char* bytes) {
        std::uint64_t all = 0;
        for (unsigned i = 0; i < 8; ++i)
            all |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
        const std::uint64_t low = all & ~kHighBits, ascii = ~all & kHighBits;
        const std::uint64_t others = (between(low | kOnes * 0x20, 'a', 'z') | between(low, '_', '_')) & ascii;
        const std::uint64_t words = others | (between(low, '0', '9') & ascii);
        count_ = static_cast<unsigned>(std::countr_zero(words ^ kHighBits)) / 8;
        others_ = count_ == 8 ? others : others & ((std::uint64_t{1} << (8 * count_)) - 1);
    }
    std::size_t count() const { return count_; }
    bool hold_other_than_digits() const { return others_ != 0; }  ///< among those counted

private:
    static constexpr std::uint64_t kOnes = 0x0101010101010101u, kHighBits = kOnes * 0x80;

    static std::uint64_t between(std::uint64_t low, unsigned from, unsigned to) {
        return (low + kOnes * (0x80 - from)) & ~(low + kOnes * (0x7F - to)) & kHighBits;
    }

    std::size_t count_;
    std::uint64_t others_;
};

// Each stretch between white spaces is taken as if it held plain words, and taken again with more care where
// a character hints at a protected span: to look ahead for one would double the cost of most texts.
class Tokenizer {
public:
    Tokenizer(std::string_view text, TokenList& tokens) : text_(text), tokens_(tokens) {}

    void run() {
        while (position_ < text_.size()) {
            if (role_of(text_[position_]) & kSpace)
                ++position_;
            else
                take_stretch();
        }
    }

private:
    void take_stretch() {
        const std::size_t begin = position_, first = tokens_.size();
        while (position_ < text_.size()) {
            const std::uint8_t role = role_of(text_[position_]);
            if (role & kSpace) return;
            if ((role & kHint) && !is_last_of_stretch(position_)) {
                tokens_.resize(first);
                position_ = begin;
                return take_stretch_with_spans();
            }
            take_plain_token(role, text_.size());
        }
    }

    /// A protected span has something behind its hint, so that the full stop of a sentence is none.
    bool is_last_of_stretch(std::size_t position) const {
        return position + 1 == text_.size() || (role_of(text_[position + 1]) & kSpace) != 0;
    }

    void take_stretch_with_spans() {
        std::size_t end = position_;
        while (end < text_.size() && !(role_of(text_[end]) & kSpace)) ++end;
        take_spans(end);
        take_plain(end);
    }

    void take_spans(std::size_t end) {
        spans_.clear();
        detail::find_protected_spans(text_, position_, end, spans_);
        for (const Token& span : spans_) {
            take_plain(span.begin);
            tokens_.push_back(span);
            position_ = span.end;
        }
    }

    void take_plain(std::size_t end) {
        while (position_ < end) take_plain_token(role_of(text_[position_]), end);
    }

    void take_plain_token(std::uint8_t role, std::size_t end) {
        if (role & kWord)
            take_word(position_, end, true);
        else if (role & kMark)
            push(position_, position_ + 1, TokenKind::punctuation);
        else
            take_other(end);
    }

    void push(std::size_t begin, std::size_t end, TokenKind kind) {
        tokens_.push_back({begin, end, kind});
        position_ = end;
    }

    /// ASCII symbols, and all beyond ASCII
    void take_other(std::size_t end) {
        const std::size_t begin = position_;
        const char32_t c = next_code_point(text_, position_);
        if (is_letter(c) || is_digit(c))
            take_word(begin, end, is_digit(c));
        else if (is_punctuation(c))
            push(begin, position_, TokenKind::punctuation);
        else if (!is_space(c))
            take_symbol(begin, end);
    }

    void take_word(std::size_t begin, std::size_t end, bool only_digits) {
        std::size_t next = position_;
        do {
            position_ = end_of_ascii_word(next, end, only_digits);
            next = position_ < end ? end_of_inner(end, only_digits) : position_;
        } while (next > position_);
        push(begin, position_, only_digits ? TokenKind::number : TokenKind::word);
    }

    std::size_t end_of_ascii_word(std::size_t at, std::size_t end, bool& only_digits) const {
        for (; end - at >= 8; at += 8) {
            const WordBytes bytes(text_.data() + at);
            if (bytes.hold_other_than_digits()) only_digits = false;
            if (bytes.count() < 8) return at + bytes.count();
        }
        for (; at < end && (role_of(text_[at]) & kWord); ++at)
            if (role_of(text_[at]) & kNoDigit) only_digits = false;
        return at;
    }

    /// The end of what continues a word here and is not plain ASCII: a letter, a mark, an apostrophe before a
    /// letter.
    std::size_t end_of_inner(std::size_t end, bool& only_digits) const {
        std::size_t next = position_;
        if (is_ascii(text_[next]) && text_[next] != '\'') return position_;
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
        push(begin, position_, TokenKind::symbol);
    }

    std::string_view text_;
    std::size_t position_ = 0;
    TokenList& tokens_;
    TokenList spans_;
};

}  // namespace

TokenList tokenize(std::string_view text) {
    TokenList tokens;
    Tokenizer(text, tokens).run();
    return tokens;
}

}  // namespace assay
