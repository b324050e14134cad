#include "passage.hpp"

#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/tokens.hpp>

namespace assay {
namespace {

std::string folded(std::string_view word) {
    std::string result;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(word, at);
        if (c == kNoCodePoint)
            result.append(word, begin, at - begin);
        else
            append_code_point(result, fold(c));
    }
    return result;
}

bool ends_sentence(std::string_view mark) {
    return mark == "." || mark == "!" || mark == "?" || mark == "…";
}

}  // namespace

void Passage::read(std::string_view text) {
    read_part(text, true, true);
}

void Passage::read_part(std::string_view text, bool begins, bool ends) {
    neighbours_.clear();
    if (begins) add_boundary();
    for (const Token& token : tokenize(text)) {
        const std::string_view spelling = text.substr(token.begin, token.end - token.begin);
        if (token.kind == TokenKind::punctuation && ends_sentence(spelling))
            add_boundary();
        else
            neighbours_.push_back({folded(spelling), spelling, token.kind == TokenKind::word});
    }
    if (ends) add_boundary();
}

void Passage::add_boundary() {
    if (neighbours_.empty() || !neighbours_.back().folded.empty()) neighbours_.emplace_back();
}

}  // namespace assay
