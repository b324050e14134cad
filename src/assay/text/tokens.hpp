/// Cuts a text into words, punctuation and spans that must stay as they are, each with its place in bytes.
///
/// Meant for editing text: every byte that is not white space belongs to exactly one token, in order, and
/// tokens begin and end between code points. A word is a run of letters, digits, marks and underscores, with
/// apostrophes between letters inside ("can't", "O'Brien", "Chicago's"); a hyphen ends a word ("well-made" is
/// three tokens).
///
/// Limits: scripts that write no spaces (Chinese, Thai) give one word for each run of letters. A bare domain
/// such as "chicago.com" is known by a short list of endings, or by a path that follows it. Costs linear
/// time.
#pragma once

#include <boost/container/small_vector.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace assay {

enum class TokenKind : std::uint8_t {
    word,
    number,       ///< digits only: "20", not "3rd"
    punctuation,  ///< one code point
    symbol,  ///< one code point that is none of the above (currency, emoji), with marks and joiners after it
    url,     ///< "https://t.co/x", "www.chicago.com", "bit.ly/2fQ"
    email,
    handle,     ///< "@Chicago"
    hashtag,    ///< "#Chicago"; "#1" is none
    reference,  ///< an HTML character reference: "&amp;"
    emoticon,   ///< ":-)", "<3"
};

/// Nothing may be edited inside such a token.
constexpr bool is_protected(TokenKind kind) {
    return kind >= TokenKind::url;
}

struct Token {
    std::size_t begin = 0, end = 0;
    TokenKind kind = TokenKind::word;
    bool operator==(const Token&) const = default;
};

/// Room for the tokens of a short text without an allocation.
using TokenList = boost::container::small_vector<Token, 48>;

TokenList tokenize(std::string_view text);

}  // namespace assay
