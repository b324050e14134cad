#include "clause_parser.hpp"

#include "clause_reader.hpp"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kLongestSentence = 200;  ///< tokens; longer ones are unclear

/// Walks through a sentence. Where a clause may begin, it takes one; every other word must be certain to be
/// no finite verb.
class ClauseParser : ClauseReader {
public:
    using ClauseReader::ClauseReader;

    std::optional<Clauses> run() {
        std::size_t i = first();
        bool opening = true;  // may a clause begin here?
        while (i < end()) {
            if (opening) {
                opening = false;
                const std::size_t start = behind_openers(i);
                if (const auto next = enter(start)) {
                    if (headless_ && !is_apart(i, start)) return std::nullopt;
                    i = *next;
                    continue;
                }
                if (is_unclear()) return std::nullopt;
                headless_ = headless_ || i == first();
            }
            if (!step(i, opening)) return std::nullopt;
        }
        if (is_unclear()) return std::nullopt;
        return std::move(clauses_);
    }

private:
    std::size_t behind_openers(std::size_t i) const {
        while (i < end() && (context().is_mark(i, ",") || is(i, kCoordinator | kSubordinator) ||
                             (is(i, kAdverb) && !is(i, kPronoun | kDeterminer))))
            ++i;
        return i;
    }

    /// Takes a clause that begins at `i` or shares its subject with the one before; the token behind its
    /// verb, or nothing. Sets unclear_ if it may be one.
    std::optional<std::size_t> enter(std::size_t i) {
        if (const auto clause = clause_at(i)) return take(*clause);
        const std::size_t relative = before_adverbs(i);
        if (relative < end() && is(relative, kRelative) && is_finite(i, std::nullopt))
            return take(relative_clause(relative, i));
        if (!clauses_.empty() && i > first())
            if (const auto next = enter_shared(i)) return next;
        if (wants_clause(i)) set_unclear();
        return std::nullopt;
    }

    /// Behind what has no verb that was found ("Great seats", "Leave it"), does a clause stand on its own?
    bool is_apart(std::size_t i, std::size_t start) const {
        if (word(first()).verb.base) return false;
        if (start > first() && is(start - 1, kRelative)) return true;
        return i > first() && (!is_word(i - 1) || (i > first() + 1 && !is_word(i - 2))) &&
               !is(start - 1, kSubordinator);
    }

    /// Must a clause begin here, of which the verb was not found: "but now it fleeces", "although tuition"?
    bool wants_clause(std::size_t i) const {
        static const WordSet kWanting("but because although though"), kOf("of");
        std::size_t before = i;
        while (before > first() && is(before - 1, kAdverb)) --before;
        const bool wanting = before > first() && has_piece(before - 1, kWanting);
        if (is(i, kNominative | kYouOrIt)) return wanting || i == first() || is(i, kNominative);
        if (is(i, kDeterminer) || is_open(i)) return wanting && !is(i + 1, kNonfinite);
        return false;
    }

    std::size_t take(const Clause& clause) {
        clauses_.push_back(clause);
        std::size_t i = clause.verb + 1;
        if (clause.kind == VerbKind::be || clause.kind == VerbKind::lexical) return i;
        i = behind_adverbs(i);
        return is_word(i) && !is(i, kPronoun | kDeterminer | kCoordinator | kSubordinator) ? i + 1 : i;
    }

    /// "a waiter who was rude": the noun before tells the number.
    Clause relative_clause(std::size_t relative, std::size_t verb) const {
        Subject subject{relative, relative, verb};
        if (relative > first() && is_open(relative - 1))
            subject.plural = is_plural_noun(context().piece(relative - 1));
        else if (relative > first() && is(relative - 1, kIndefinite))
            subject.plural = false;
        return clause_of(subject).value_or(Clause{relative, relative, verb, VerbKind::modal});
    }

    /// "was late and was cold", "looks nice and works well"
    std::optional<std::size_t> enter_shared(std::size_t i) {
        const Clause& before = clauses_.back();
        Subject subject{before.subject_first, before.subject_last, i, before.plural};
        if (clauses_.size() > 1) subject.plural.reset();  // whose verb is it?
        if (!is_word(i)) return std::nullopt;
        if (is(i, kAuxiliary)) {
            if (const auto clause = clause_of(subject)) return take(*clause);
            return std::nullopt;
        }
        const VerbReading verb = reading_of(i);
        const bool mixes = before.past ? verb.third && has_complement(i) : verb.past;
        if (before.kind == VerbKind::lexical && mixes) set_unclear();  // "comes from Ghana and studied"
        if (verb.verb == nullptr) {
            const bool may_be_verb = before.past ? verb.past : may_be_plural(i) && has_complement(i);
            if (before.kind == VerbKind::lexical && may_be_verb) set_unclear();
            return std::nullopt;
        }
        const bool fits = before.past ? verb.past : before.plural == true ? verb.base : verb.third;
        if (!fits) return std::nullopt;
        if (before.past && !verb.participle) return take(*clause_of(subject));
        if (before.past && before.kind != VerbKind::lexical) {
            if (joins_adjectives(i)) return std::nullopt;
        } else if (has_complement(i) && !context().is_mark(i - 1, ",")) {
            return take(*clause_of(subject));
        } else if (before.plural == true && before.kind == VerbKind::be) {
            return std::nullopt;  // "clean and value for money"
        }
        set_unclear();
        return std::nullopt;
    }

    /// "was cold and overcooked."
    bool joins_adjectives(std::size_t i) const {
        static const WordSet kBy("by");
        return i + 1 >= end() || !is_word(i + 1) || has_piece(i + 1, kBy);
    }

    /// Looks at one token that begins no clause; false if it leaves the sentence unclear.
    bool step(std::size_t& i, bool& opening) {
        if (!is_word(i)) return step_over_mark(i, opening);
        if (is(i, kCoordinator | kSubordinator)) {
            opening = true;
            ++i;
            return true;
        }
        if (may_be_subject(i)) {
            if (const auto clause = clause_at(i)) {
                i = take(*clause);
                return true;
            }
            if (is(i, kNominative | kClitic)) return false;
        }
        return is_harmless(i++);
    }

    bool step_over_mark(std::size_t& i, bool& opening) {
        static constexpr std::string_view kQuotes[] = {"\"", "“", "”", "«", "»", "?"};
        const std::string_view mark = context().piece(i);
        if (std::find(std::begin(kQuotes), std::end(kQuotes), mark) != std::end(kQuotes)) return false;
        const TokenKind kind = context()[i].kind;
        opening = kind != TokenKind::number && mark != "-" && mark != "'" && mark != "/";
        ++i;
        return true;
    }

    /// Could a subject stand here without a conjunction: "I think it is", "the best we had"?
    bool may_be_subject(std::size_t i) const {
        static const WordSet kCausing(
            "let lets make makes made help helps helped have has had see saw watch hear");
        static const WordSet kSaying(
            "think thinks thought believe believes believed say says said hope hopes hoped know "
            "knows knew feel feels felt guess find finds found wish told realised realized "
            "noticed heard saw glad happy sorry sure afraid");
        if (is(i, kNominative | kClitic)) return true;
        if (is(i, kYouOrIt | kIndefinite))
            return !has_piece(i - 1, kCausing) && !is(i - 1, kThere) &&
                   (!is(i - 1, kPreposition) || is(i - 1, kSubordinator));
        return i > first() && has_piece(i - 1, kSaying) && (is(i, kDeterminer | kThere) || is_open(i));
    }

    /// Is the word, which no clause was found for, certainly no finite verb?
    bool is_harmless(std::size_t i) const {
        static const WordSet kHavable("have do be");
        const std::size_t before = i > first() ? i - 1 : end();
        const bool nominal = is(before, kDeterminer | kPreposition | kObjective | kYouOrIt | kIndefinite) ||
                             (before < end() && context()[before].kind == TokenKind::number);
        if (is(i, kAuxiliary)) return nominal && has_piece(i, kHavable) && is(before, kPreposition);
        if (is(i, kTenseless)) return nominal || is(before_adverbs(i), kBe);
        const VerbReading verb = reading_of(i);
        if (i == first()) return begins_harmlessly(i, verb);
        if (verb.past && !verb.participle) return false;
        if (nominal) return true;
        if (verb.past) return is_participle(i);
        if (verb.third) return !has_complement(i) && (is_word(i + 1) || !headless_);
        return !verb.base || !may_be_plural(i - 1) || !has_complement(i);
    }

    /// Verbs that are not listed are known by "-ed".
    VerbReading reading_of(std::size_t i) const {
        VerbReading verb = word(i).verb;
        if (verb.verb == nullptr && looks_like_past(i)) verb.past = verb.participle = true;
        return verb;
    }

    /// Nouns and verbs that end in "s" look the same.
    bool may_be_plural(std::size_t i) const {
        return is_open(i) && is_plural_noun(context().piece(i)) != false;
    }

    bool looks_like_past(std::size_t i) const {
        static const WordSet kOthers("indeed speed hundred wicked naked sacred kindred embed");
        constexpr std::size_t kShortest = 5;
        const std::string_view piece = context().piece(i);
        return is_open(i) && piece.size() >= kShortest && piece.ends_with("ed") && !kOthers.contains(piece) &&
               !piece.ends_with("eed");
    }

    /// Imperatives have no tense; "Love this phone" and "Works well" leave their subject out.
    bool begins_harmlessly(std::size_t i, const VerbReading& verb) const {
        static const WordSet kOwn("love hate like hope wish want need miss guess think feel got");
        return !verb.past && !verb.third && !has_piece(i, kOwn);
    }

    /// A form such as "served" or "left": is it a participle here?
    bool is_participle(std::size_t i) const {
        static const WordSet kLinking(
            "been being be get gets got getting feel felt feels look looked looks seem seems seemed become "
            "became stay stayed left kept having feeling looking");
        const std::size_t before = before_adverbs(i);
        if (before == end() || (before > first() && begins_with_capital(context().piece(before))))
            return false;
        if (is(before, kBe | kHave | kDeterminer | kPreposition | kCoordinator) ||
            has_piece(before, kLinking))
            return true;
        if (!is_word(before)) return joins_adjectives(i);
        if (before + 1 != i) return false;
        return i + 1 >= end() || !is_word(i + 1) || is(i + 1, kPreposition | kCoordinator) || is_open(i + 1);
    }

    Clauses clauses_;
    bool headless_ = false;  ///< the sentence does not begin with a clause
};

}  // namespace

std::optional<Clause> clause_at(const Context& context, std::size_t first, std::size_t end) {
    return ClauseReader(context, first, std::min(end, first + kLongestSentence)).clause_at(first);
}

std::optional<Clauses> clauses_of(const Context& context, std::size_t first, std::size_t end) {
    if (end - first > kLongestSentence) return std::nullopt;
    return ClauseParser(context, first, end).run();
}

}  // namespace assay
