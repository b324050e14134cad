/// Words by a regular expression, as scikit-learn's token_pattern: written in the syntax of Python's re, with
/// its meaning, and run by RE2, so that no pattern and no text takes more than linear time.
///
/// RE2 knows \b for ASCII only, and has no \B. So the text that it sees is marked: where it stands at a place
/// that the pattern asks for (an edge of a word for \b, any other place for \B, the beginning for ^ and \A,
/// the end for $ and \Z) a character goes in that is none and may not stand in texts. \b then is that mark,
/// and everything that a pattern can match may have marks before it. Each stands there three times, as one
/// place may have to answer a \b at the end of a token and another at the beginning of the next. Classes and
/// what IGNORECASE makes of characters are written out as ranges, since Python's sets are not RE2's.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Immutable; safe to use from many threads.
class TokenPattern {
public:
    /// Throws Error, saying what and where, for what is no regular expression and for what linear time or a
    /// token rules out: look-around, back references, possessive quantifiers, flags other than u, i, m and s
    /// at the beginning, and more than one capturing group.
    explicit TokenPattern(std::string_view pattern);
    TokenPattern(TokenPattern&&) noexcept;
    TokenPattern& operator=(TokenPattern&&) noexcept;
    ~TokenPattern();

    /// What re.findall gives (the one group, if there is one), but for empty matches, which are left out.
    std::vector<std::string> find_all(std::string_view text) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace assay
