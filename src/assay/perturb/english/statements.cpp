#include "statements.hpp"

#include "clause_words.hpp"
#include "clauses.hpp"
#include "sentences.hpp"

#include <assay/perturb/editing/word_set.hpp>

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kShortestStatement = 3, kLongestStatement = 32;  ///< tokens of a statement

bool may_stand_inside(const Context& context, std::size_t i) {
    static const WordSet kNever(
        "but although though however because cause cuz unless if whereas while so yet which "
        "please let lol haha hahaha omg wow thanks thank thx sorry hey hi hello welcome "
        "congratulations btw imo tbh honestly frankly unfortunately fortunately sadly luckily why "
        "anyway ugh yeah nope meh nor since therefore rather hopefully let's lmao smh");
    if (context[i].kind == TokenKind::word) return !kNever.contains(context.piece(i));
    if (context[i].kind == TokenKind::number) return true;
    static constexpr std::string_view kMarks = ",-'%$€£/";
    return context[i].kind != TokenKind::reference && !is_protected(context[i].kind) &&
           kMarks.find(context.piece(i)) != std::string_view::npos;
}

/// Commas are those of a list, "hot, fresh and tasty"; the statement goes on in it.
bool commas_are_of_lists(const Context& context, const Statement& statement) {
    static const WordSet kJoins("and or"),
        kOthers("either leaving making giving including especially plus as");
    constexpr std::size_t kLongestItem = 4;
    std::size_t from_comma = 0, commas = 0;  // from_comma is 0 where none is open
    for (std::size_t i = statement.clause.verb + 1; i < statement.end; ++i) {
        if (context.is_mark(i, ",")) {
            if (from_comma > kLongestItem) return false;
            from_comma = 1;
            ++commas;
        } else if (from_comma > 0) {
            const bool joins = kJoins.contains(context.piece(i));
            if ((joins && from_comma == 1 && commas == 1) || kOthers.contains(context.piece(i))) return false;
            if (word_classes(context.piece(i)) &
                (kAuxiliary | kNominative | kClitic | kYouOrIt | kThere | kIndefinite | kNegative))
                return false;
            from_comma = joins ? 0 : from_comma + 1;
        }
    }
    return from_comma == 0;
}

/// "The food was cold I want my money back": a subject without a conjunction, whose verb has an object of its
/// own, so that it is not "the food I want".
bool begins_anew(const Context& context, const Clause& clause) {
    static const WordSet kSpans("time moment day way reason minute second place week year"), kIt("it");
    if (clause.subject_first == 0 || !(word_classes(context.piece(clause.subject_first)) & kNominative))
        return false;
    const std::string_view before = context.word_before(clause.subject_first);
    const bool bare =
        word_classes(before) == 0 && !kSpans.contains(before) && read_verb(before).verb == nullptr;
    if (before.empty() || (!bare && !kIt.contains(before))) return false;
    const std::string_view behind = context.word_after(clause.verb);
    return clause.kind == VerbKind::be ||
           (word_classes(behind) & (kDeterminer | kObjective | kYouOrIt | kDemonstrative)) != 0;
}

/// Are there two statements that no conjunction joins? "It was cold and I was angry" says two things, too, of
/// which one is about oneself.
bool runs_on(const Context& context, const Statement& statement) {
    static const WordSet kAnd("and"), kSelf("i i'm we we're");
    for (std::size_t i = statement.clause.verb + 1; i + 1 < statement.end; ++i)
        if (kAnd.contains(context.piece(i)) && kSelf.contains(context.piece(i + 1))) return true;
    if (statement.clauses)
        return std::any_of(statement.clauses->begin(), statement.clauses->end(),
                           [&](const Clause& clause) { return begins_anew(context, clause); });
    for (std::size_t i = statement.clause.verb + 1; i < statement.end; ++i)
        if (word_classes(context.piece(i)) & (kAuxiliary | kNominative | kClitic)) return true;
    return false;
}

bool is_in_capitals(const Context& context, std::size_t end) {
    std::size_t loud = 0;
    for (std::size_t i = 0; i < end; ++i) loud += context.is_word(i) && is_loud(context.piece(i));
    return 2 * loud > end;
}

}  // namespace

std::optional<Statement> sole_statement(const Context& context) {
    if (context.size() < kShortestStatement || context.size() > kLongestStatement) return std::nullopt;
    const Sentences sentences = sentences_of(context);
    if (sentences.size() != 1) return std::nullopt;
    Statement statement{{}, sentences[0].stop, {}};
    for (std::size_t i = statement.end; i < context.size(); ++i)
        if (!context.is_mark(i, ".") && !context.is_mark(i, "!")) return std::nullopt;
    for (std::size_t i = 0; i < statement.end; ++i)
        if (!may_stand_inside(context, i)) return std::nullopt;
    const auto clause = clause_at(context, 0, statement.end);
    if (!clause) return std::nullopt;
    statement.clause = *clause;
    static const WordSet kThat("that that's");
    if (kThat.contains(context.piece(0)) || is_in_capitals(context, statement.end)) return std::nullopt;
    if (!commas_are_of_lists(context, statement)) return std::nullopt;
    statement.clauses = clauses_of(context, 0, statement.end);
    return runs_on(context, statement) ? std::nullopt : std::optional(std::move(statement));
}

bool is_about_oneself(const Context& context, const Statement& statement) {
    static const WordSet kSelf("i we i'm i've i'll i'd we're we've we'll we'd");
    return kSelf.contains(context.piece(statement.clause.subject_first));
}

}  // namespace assay
