/// The words of a text, as explanations speak of them, and the text without some of them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Bytes of a text, begin <= end.
struct TextSpan {
    std::size_t begin = 0, end = 0;
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
    bool operator==(const TextSpan&) const = default;
};

/// The tokens of tokenize() (text/tokens.hpp) but for punctuation: words ("don't" is one), numbers, URLs,
/// handles, hashtags, emoji, emoticons. In the order of the text, apart from each other. Throws Error for a
/// text that is not UTF-8.
std::vector<TextSpan> words_of(std::string_view text);

/// The numbers of those words that share a byte with the span; `words` as words_of() gives them.
std::vector<std::size_t> words_in(std::span<const TextSpan> words, TextSpan span);

/// The text without each word for which `kept` is false, and without the white space behind it. `kept` is as
/// long as `words`.
std::string with_words_kept(std::string_view text, std::span<const TextSpan> words,
                            const std::vector<bool>& kept);

}  // namespace assay
