#include "context.hpp"

#include "text_end.hpp"
#include "word_set.hpp"

#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {

bool Context::line_breaks_before(std::size_t i) const {
    const std::size_t begin = i > 0 ? tokens_[i - 1].end : 0, end = tokens_[i].begin;
    if (end - begin <= 1) return end > begin && text_[begin] == '\n';
    return between(begin, end).find('\n') != std::string_view::npos;
}

std::string_view Context::word_next_to(std::size_t gap, std::size_t wanted) const {
    if (gap >= size() || gap == 0 || !is_word(wanted) || glued(gap) || line_breaks_before(gap)) return {};
    return piece(wanted);
}

bool Context::is_abbreviation(std::size_t i) const {
    static const WordSet kAbbreviations(
        "mr mrs ms dr st mt ft prof sr jr vs gen sen rep capt lt col rev no approx");
    return is_word(i) && (tokens_[i].end - tokens_[i].begin == 1 || kAbbreviations.contains(piece(i)));
}

bool Context::ends_sentence(std::size_t i) const {
    if (i >= size() || tokens_[i].kind != TokenKind::punctuation) return false;
    const std::string_view mark = piece(i);
    if (mark == ".") return !(glued(i) && is_abbreviation(i - 1));
    return is_sentence_mark(mark);
}

bool Context::starts_sentence(std::size_t i) const {
    for (; i > 0; --i) {
        if (line_breaks_before(i)) return true;
        switch (tokens_[i - 1].kind) {
            case TokenKind::word:
            case TokenKind::number:
            case TokenKind::reference:
                return false;
            case TokenKind::handle:
            case TokenKind::hashtag:
                continue;
            case TokenKind::punctuation: {
                const std::string_view mark = piece(i - 1);
                if (mark == ".") return ends_sentence(i - 1);
                return !(mark == "," || mark == "'" || mark == "&" || mark == "/" || mark == "-");
            }
            default:
                return true;
        }
    }
    return true;
}

bool holds(const Context& context, std::size_t first, std::size_t end, const WordSet& words) {
    for (std::size_t i = first; i < end; ++i)
        if (words.contains(context.piece(i))) return true;
    return false;
}

bool begins_with_capital(std::string_view word) {
    std::size_t position = 0;
    return !word.empty() && is_upper_letter(next_code_point(word, position));
}

std::size_t possessive_length(std::string_view word) {
    if (word.size() < 3 || (word.back() != 's' && word.back() != 'S')) return 0;
    const std::string_view stem = word.substr(0, word.size() - 1);
    if (stem.ends_with('\'')) return 2;
    return stem.size() > 3 && stem.ends_with("’") ? 4 : 0;
}

std::string_view word_before_dot(const Context& context, std::size_t i) {
    const bool dotted = i > 1 && context.is_mark(i - 1, ".") && context.glued(i - 1);
    return dotted ? context.piece(i - 2) : context.word_before(i);
}

bool same_spelling(std::string_view found, std::string_view listed) {
    if (found.size() <= listed.size()) return found == listed;
    constexpr std::string_view kTypographic = "’";
    std::size_t i = 0;
    for (const char c : listed) {
        if (c == '\'' && found.substr(i).starts_with(kTypographic)) {
            i += kTypographic.size();
        } else if (i == found.size() || found[i++] != c) {
            return false;
        }
    }
    return i == found.size();
}

bool is_regular_case(std::string_view found, std::string_view listed) {
    if (same_spelling(found, listed)) return true;
    const LetterCase is = letter_case(found), was = letter_case(listed);
    return is == LetterCase::upper || (is == LetterCase::capitalised && was == LetterCase::lower);
}

}  // namespace assay
