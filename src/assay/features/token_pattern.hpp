/// Words by a regular expression, as scikit-learn's token_pattern: written in the syntax of Python's re, with
/// \w, \d, \s and \b of Unicode, and run by RE2, so that no pattern and no text takes more than linear time.
///
/// RE2 knows \b for ASCII only. So the text that it sees has marks (three times U+10FFFF, which is no
/// character and may not stand in texts) wherever a word begins or ends; \b stands for one mark, and
/// everything else that a pattern can match may have marks before it. Three, because one place may have to
/// answer a \b at the end of a token and another at the beginning of the next.
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
    /// token rules out: look-around, back references, anchors, \B, flags other than (?u), (?i), (?s), more
    /// than one capturing group, \W, \S or \D inside [].
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
