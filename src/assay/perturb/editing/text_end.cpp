#include "text_end.hpp"

#include "marks.hpp"

#include <assay/text/characters.hpp>
#include <assay/text/tokens.hpp>

#include <array>

namespace assay {
bool is_sentence_mark(std::string_view mark) {
    static constexpr std::array<std::string_view, 9> kMarks = {".",  "!",  "?", "…", "。",
                                                               "！", "？", "؟", "।"};
    return is_one_of(mark, kMarks);
}

bool is_closer(std::string_view mark) {
    static constexpr std::array<std::string_view, 10> kClosers = {"\"", "'", ")", "]", "}",
                                                                  "”",  "’", "»", "›", "」"};
    return is_one_of(mark, kClosers);
}

TextEnd end_of_text(std::string_view text) {
    TextEnd found;
    found.end = text.size();
    while (found.end > 0 && is_ascii_space(text[found.end - 1])) --found.end;
    std::size_t begin = found.end;
    while (begin > 0 && !is_ascii_space(text[begin - 1])) --begin;

    const std::string_view last = text.substr(begin, found.end - begin);
    const TokenList tokens = tokenize(last);
    std::size_t i = tokens.size();
    const auto walk_back = [&](bool (*wanted)(std::string_view), std::size_t from) {
        for (; i > 0 && tokens[i - 1].kind == TokenKind::punctuation && tokens[i - 1].end + begin == from;
             --i) {
            if (!wanted(last.substr(tokens[i - 1].begin, tokens[i - 1].end - tokens[i - 1].begin))) break;
            from = tokens[i - 1].begin + begin;
        }
        return from;
    };
    found.closers = walk_back(is_closer, found.end);
    found.marks = walk_back(is_sentence_mark, found.closers);
    if (i > 0 && found.marks == found.closers) {
        const TokenKind kind = tokens[i - 1].kind;
        const bool percent = last.substr(tokens[i - 1].begin, tokens[i - 1].end - tokens[i - 1].begin) == "%";
        found.takes_stop =
            percent || kind == TokenKind::word || kind == TokenKind::number ||
            (is_protected(kind) && kind != TokenKind::emoticon && kind != TokenKind::reference);
    }
    return found;
}

}  // namespace assay
