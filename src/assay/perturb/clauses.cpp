#include "clauses.hpp"

#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kReach = 12;  ///< words of a clause that are looked at in each direction
constexpr std::size_t kSentenceReach = 60;

bool breaks_clause(const Context& context, std::size_t i) {
    if (context[i].kind == TokenKind::word || context[i].kind == TokenKind::number) return false;
    if (is_protected(context[i].kind)) return context[i].kind == TokenKind::emoticon;
    const std::string_view mark = context.piece(i);
    return mark != "'" && mark != "’" && mark != "-" && mark != "/" && mark != "\"" && mark != "$" &&
           mark != "%";
}

}  // namespace

bool opens_clause(const Context& context, std::size_t i) {
    static const WordSet kOpeners(
        "and but or so because since if when while that though although unless until before after think "
        "thinks thought know knows knew believe hope guess feel say says said see saw sure glad happy "
        "sorry wow yes yeah no well ok okay then now like lol omg hey hi however plus yet also wish "
        "whether sad afraid mean means once where why");
    if (i == 0) return true;
    const std::string_view before = context.word_before(i);
    if (!before.empty()) return kOpeners.contains(before);
    if (context.is_word(i - 1)) return !context.glued(i);  // a line break lies between
    if (context[i - 1].kind == TokenKind::number || context[i - 1].kind == TokenKind::reference) return false;
    const std::string_view mark = context.piece(i - 1);
    return mark != "'" && mark != "’" && mark != "/" && mark != "-";
}

bool is_in_question(const Context& context, std::size_t i) {
    const std::size_t end = std::min(context.size(), i + kSentenceReach);
    while (i < end && !context.ends_sentence(i)) ++i;
    for (; i < end && context.ends_sentence(i); ++i)
        if (context.piece(i) == "?" || context.piece(i) == "？" || context.piece(i) == "؟") return true;
    return false;
}

bool clause_holds_behind(const Context& context, std::size_t i, const WordSet& words) {
    const std::size_t end = std::min(context.size(), i + 1 + kReach);
    for (++i; i < end && !breaks_clause(context, i); ++i)
        if (context.is_word(i) && words.contains(context.piece(i))) return true;
    return false;
}

bool clause_holds_before(const Context& context, std::size_t i, const WordSet& words) {
    for (std::size_t steps = 0; i > 0 && steps < kReach && !breaks_clause(context, i - 1); --i, ++steps)
        if (context.is_word(i - 1) && words.contains(context.piece(i - 1))) return true;
    return false;
}

bool is_subject_pronoun(const Context& context, std::size_t i) {
    static const WordSet kNominative("i we they he she");
    static const WordSet kBoth("you it");
    if (!context.is_word(i)) return false;
    return kNominative.contains(context.piece(i)) ||
           (kBoth.contains(context.piece(i)) && opens_clause(context, i));
}

bool is_loud(std::string_view word) {
    return word.size() > 1 && letter_case(word) == LetterCase::upper;
}

const WordSet& negative_words() {
    static const WordSet kWords(
        "not never no nothing nobody none nowhere neither nor hardly barely scarcely without cannot can't "
        "don't doesn't didn't won't wouldn't couldn't shouldn't isn't aren't wasn't weren't hasn't haven't "
        "hadn't mustn't needn't ain't cant dont doesnt didnt wont isnt wasnt");
    return kWords;
}

const WordSet& question_words() {
    static const WordSet kWords(
        "what how where when why who whom whose which whatever wherever whenever whoever however whichever");
    return kWords;
}

const WordSet& pronouns() {
    static const WordSet kWords("i you he she it we they there anyone everyone someone anybody everybody");
    return kWords;
}

}  // namespace assay
