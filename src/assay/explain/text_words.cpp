#include <assay/explain/text_words.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/normalise.hpp>
#include <assay/text/tokens.hpp>

#include <algorithm>

namespace assay {
namespace {

std::size_t behind_space(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        std::size_t next = at;
        if (!is_space_character(next_code_point(text, next))) break;
        at = next;
    }
    return at;
}

}  // namespace

std::vector<TextSpan> words_of(std::string_view text) {
    if (invalid_utf8_at(text)) throw Error("a text to explain is not valid UTF-8");
    std::vector<TextSpan> words;
    for (const Token& token : tokenize(text))
        if (token.kind != TokenKind::punctuation) words.push_back({token.begin, token.end});
    return words;
}

std::vector<std::size_t> words_in(std::span<const TextSpan> words, TextSpan span) {
    const auto first = std::partition_point(words.begin(), words.end(),
                                            [span](TextSpan word) { return word.end <= span.begin; });
    std::vector<std::size_t> found;
    for (auto word = first; word != words.end() && word->begin < span.end; ++word)
        found.push_back(static_cast<std::size_t>(word - words.begin()));
    return found;
}

std::string with_words_kept(std::string_view text, std::span<const TextSpan> words,
                            const std::vector<bool>& kept) {
    std::string rest;
    std::size_t from = 0;
    for (std::size_t word = 0; word < words.size(); ++word) {
        if (kept[word]) continue;
        rest += text.substr(from, words[word].begin - from);
        from = behind_space(text, words[word].end);
    }
    return rest += text.substr(from);
}

}  // namespace assay
