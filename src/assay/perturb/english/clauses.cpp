#include "clauses.hpp"

#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kClauseReach = 12;  ///< words of a clause that are looked at in each direction
constexpr std::size_t kSentenceReach = 60;

bool breaks_clause(const Context& context, std::size_t i) {
    if (context[i].kind == TokenKind::word || context[i].kind == TokenKind::number) return false;
    if (is_protected(context[i].kind)) return context[i].kind == TokenKind::emoticon;
    const std::string_view mark = context.piece(i);
    return mark != "'" && mark != "’" && mark != "-" && mark != "/" && mark != "\"" && mark != "$" &&
           mark != "%";
}

/// Does the sentence from `begin` to `end` close with a clause that leaves its verb out: "…, the hinge did."?
bool ends_in_auxiliary(const Context& context, std::size_t begin, std::size_t end) {
    static const WordSet kAuxiliaries(
        "do does did is are was were has have had will would can could should didn't doesn't don't isn't "
        "aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't");
    static const WordSet kNot("not");
    constexpr std::size_t kLongest = 5;
    if (end > begin && end <= context.size() && kNot.contains(context.piece(end - 1))) --end;
    if (end > context.size() || !context.is_word(end - 1) || !kAuxiliaries.contains(context.piece(end - 1)))
        return false;
    for (std::size_t k = end - 1; k > begin && k + kLongest > end - 1; --k)
        if (context.is_mark(k - 1, ",")) return true;
    return false;
}

/// Does the sentence behind token `end` begin with "Not" or its like?
bool is_denied_by_next(const Context& context, std::size_t end) {
    static const WordSet kDenying("not nor neither");
    while (end < context.size() && context.ends_sentence(end)) ++end;
    return context.is_word(end) && kDenying.contains(context.piece(end));
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
    const std::size_t end = std::min(context.size(), i + 1 + kClauseReach);
    for (++i; i < end && !breaks_clause(context, i); ++i)
        if (context.is_word(i) && words.contains(context.piece(i))) return true;
    return false;
}

bool clause_holds_before(const Context& context, std::size_t i, const WordSet& words) {
    for (std::size_t steps = 0; i > 0 && steps < kClauseReach && !breaks_clause(context, i - 1); --i, ++steps)
        if (context.is_word(i - 1) && words.contains(context.piece(i - 1))) return true;
    return false;
}

bool is_denied(const Context& context, std::size_t i) {
    static const WordSet kTurns("but because although though while whereas since so and");
    static const WordSet kAnd("and");
    static const WordSet kDenying("few rarely seldom"), kA("a");
    for (std::size_t steps = 0; i > 0 && steps < kClauseReach && !breaks_clause(context, i - 1);
         --i, ++steps) {
        if (!context.is_word(i - 1)) continue;
        const std::string_view word = context.piece(i - 1);
        if (negative_words().contains(word) || ends_with_not(word) ||
            (kDenying.contains(word) && !kA.contains(context.word_before(i - 1))))
            return true;
        if (kTurns.contains(word) && (!kAnd.contains(word) || is_subject_pronoun(context, i))) return false;
    }
    return false;
}

bool is_taken_up(const Context& context, std::size_t i) {
    static const WordSet kAlways("nor neither either");
    static const WordSet kBehindNot("even hers his mine yours ours theirs");
    static const WordSet kAnd("and or"), kNot("not"), kLeast("least"), kAt("at"), kIf("if"), kToo("too");
    static const WordSet kAnything("anything");
    const bool conditional = clause_holds_before(context, i, kIf);
    const std::size_t begin = i + 1, end = std::min(context.size(), i + kSentenceReach);
    for (i = begin; i < end && !context.ends_sentence(i); ++i) {
        if (!context.is_word(i)) continue;
        const std::string_view word = context.piece(i), before = context.word_before(i);
        const bool behind_comma = context.is_mark(i - 1, ",");
        if (kAlways.contains(word) || (behind_comma && (kNot.contains(word) || kToo.contains(word))))
            return true;
        if (kNot.contains(word) && kBehindNot.contains(context.word_after(i))) return true;
        if ((kLeast.contains(word) && kAt.contains(before)) ||
            (kAnything.contains(word) && kIf.contains(before)))
            return true;
        if (conditional && negative_words().contains(word)) return true;
        if (kAnd.contains(before) && (ends_with_not(word) || kNot.contains(word))) return true;
    }
    return ends_in_auxiliary(context, begin, i) || is_denied_by_next(context, i);
}

bool is_subject_pronoun(const Context& context, std::size_t i) {
    static const WordSet kNominative("i we they he she");
    static const WordSet kBoth("you it");
    if (!context.is_word(i)) return false;
    return kNominative.contains(context.piece(i)) ||
           (kBoth.contains(context.piece(i)) && opens_clause(context, i));
}

bool is_participle_with_object(const Context& context, std::size_t i) {
    static const WordSet kObjects(
        "me you him her us them it myself yourself himself herself itself ourselves themselves the a an my "
        "your his our their its everyone everybody people");
    return context.piece(i).ends_with("ing") && kObjects.contains(context.word_after(i));
}

bool ends_with_not(std::string_view word) {
    return word.ends_with("n't") || word.ends_with("n’t");
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
