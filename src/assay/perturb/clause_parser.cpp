#include "clause_parser.hpp"

#include "clause_words.hpp"
#include "word_set.hpp"

#include <assay/text/characters.hpp>

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kLongestSubject = 14;    ///< tokens
constexpr std::size_t kLongestSentence = 200;  ///< tokens; longer ones are unclear

const Verb& verb_have() {
    static const Verb& kHaveVerb = *verb_by_base("have");
    return kHaveVerb;
}

const Verb& verb_do() {
    static const Verb kDoVerb = {"do", "does", "did", "done"};
    return kDoVerb;
}

struct Subject {
    std::size_t first = 0, last = 0;
    std::size_t verb = 0;  ///< where its finite verb stands
    std::optional<bool> plural = {};
};

class ClauseParser {
public:
    ClauseParser(const Context& context, std::size_t first, std::size_t end)
        : context_(context), first_(first), end_(std::min(end, context.size())) {
        for (std::size_t i = first_; i < end_; ++i) words_.push_back(read(i));
    }

    std::optional<Clause> clause_at(std::size_t i) const {
        if (is(i, kClitic)) return clitic_clause(i);
        const std::optional<Subject> subject = subject_at(i);
        if (!subject) return std::nullopt;
        return clause_of(*subject);
    }

    std::optional<Clauses> run() {
        std::size_t i = first_;
        bool opening = true;  // may a clause begin here?
        while (i < end_) {
            if (opening) {
                opening = false;
                const std::size_t start = behind_openers(i);
                if (const auto next = enter(start)) {
                    if (headless_ && !is_apart(i, start)) return std::nullopt;
                    i = *next;
                    continue;
                }
                if (unclear_) return std::nullopt;
                headless_ = headless_ || i == first_;
            }
            if (!step(i, opening)) return std::nullopt;
        }
        if (unclear_) return std::nullopt;
        return std::move(clauses_);
    }

private:
    struct Word {
        std::uint32_t classes = 0;
        VerbReading verb;
    };

    Word read(std::size_t i) const {
        if (!context_.is_word(i)) return {};
        const std::string_view piece = context_.piece(i);
        Word word{word_classes(piece), read_verb(piece)};
        // A capital inside a sentence is that of a name; function words are no verbs, but for "like".
        const bool is_name =
            i > first_ && begins_with_capital(piece) && piece.size() > 1 && !is_ascii_upper(piece[1]);
        if (is_name || (word.classes & ~kPreposition)) word.verb = {};
        if (is_name && word.classes == kModal) word.classes = 0;  // May, Will
        return word;
    }

    const Word& word(std::size_t i) const {
        static const Word kNoWord;
        return i >= first_ && i < end_ ? words_[i - first_] : kNoWord;
    }
    bool is(std::size_t i, std::uint32_t classes) const { return (word(i).classes & classes) != 0; }
    bool is_word(std::size_t i) const { return i >= first_ && i < end_ && context_.is_word(i); }
    /// A word of no closed class.
    bool is_open(std::size_t i) const { return is_word(i) && word(i).classes == 0; }
    bool has_piece(std::size_t i, const WordSet& set) const {
        return is_word(i) && set.contains(context_.piece(i));
    }
    bool is_any_verb(std::size_t i) const { return word(i).verb.verb != nullptr; }

    std::size_t behind_adverbs(std::size_t i) const {
        static const WordSet kNo("no"), kLonger("longer");
        for (;;) {
            if (is_word(i) && is(i, kAdverb) && !is(i, kAuxiliary))
                ++i;
            else if (has_piece(i, kNo) && has_piece(i + 1, kLonger))
                i += 2;
            else
                return i;
        }
    }
    /// The token before i that is no adverb; end_ if there is none.
    std::size_t before_adverbs(std::size_t i) const {
        while (i > first_)
            if (--i; !is(i, kAdverb)) return i;
        return end_;
    }

    // ---- Subjects ----

    std::optional<Subject> subject_at(std::size_t i) const {
        if (!is_word(i))
            return i < end_ && context_[i].kind == TokenKind::number ? noun_subject(i) : std::nullopt;
        if (is(i, kIndefinite) && is(i + 1, kPreposition)) return noun_subject(i);
        if (is(i, kPronoun)) return pronoun_subject(i);
        if (is(i, kDemonstrative))
            if (const auto subject = pronoun_subject(i)) return subject;
        if (is(i, kDeterminer)) return noun_subject(i);
        if (word(i).classes != 0 || is_any_verb(i)) return std::nullopt;
        return bare_subject(i);
    }

    std::optional<Subject> pronoun_subject(std::size_t i) const {
        Subject subject{i, i, behind_adverbs(i + 1), is(i, kPlural)};
        if (is(i, kThere)) {
            subject.plural.reset();
            if (!is(subject.verb, kBe)) return std::nullopt;
        }
        if (!is_finite(subject.verb, subject.plural) || !goes_with_i(subject)) return std::nullopt;
        return subject;
    }

    /// "am" goes with "I" alone, which goes with "was".
    bool goes_with_i(const Subject& subject) const {
        static const WordSet kI("i"), kAm("am"), kWas("was wasn't"), kWere("were weren't are is");
        if (has_piece(subject.verb, kAm)) return has_piece(subject.first, kI);
        return !has_piece(subject.first, kI) || !has_piece(subject.verb, kWere);
    }

    /// Can the word be the finite verb of such a subject?
    bool is_finite(std::size_t i, std::optional<bool> plural) const {
        if (!is_word(i)) return false;
        if (is(i, kAuxiliary)) {
            if (is(i, kBe) && is(i, kPast)) return true;  // "I was", "you were"
            if (!plural || !is(i, kSingular | kPlural)) return true;
            static const WordSet kAm("am");
            return has_piece(i, kAm) || is(i, *plural ? kPlural : kSingular);
        }
        const VerbReading& verb = word(i).verb;
        return verb.past || (verb.third && plural != true) || (verb.base && plural == true);
    }

    /// "The food at the bar", "My wife and I", "Two waiters", "Breakfast"
    struct NounPhrase {
        std::size_t head = 0;  ///< the last noun that was found, 0 before there is one
        std::optional<bool> plural = {};
        bool frozen = false;  ///< the head of the whole was found: "the food at"
        bool wants_noun = true;
        bool opens = false;  ///< the sentence
    };

    /// Without a determiner, only what is no list of nouns: not "sly jokes" behind "detours and".
    std::optional<Subject> bare_subject(std::size_t first) const {
        const auto subject = noun_subject(first);
        if (!subject || is(subject->verb, kAuxiliary)) return subject;
        const bool opens = first == first_ || is(first - 1, kSubordinator);
        if (opens && !word(subject->verb).verb.base && is_word(subject->verb + 1)) return subject;
        if (opens) unclear_ = true;  // "Desserts change with the season"
        return std::nullopt;
    }

    std::optional<Subject> noun_subject(std::size_t first) const {
        static const WordSet kOf("of");
        NounPhrase phrase;
        phrase.opens = first == first_ || is(first - 1, kSubordinator);
        std::optional<bool> determined;
        std::size_t i = first;
        for (; is(i, kDeterminer) && i < end_; ++i) {
            if (is(i, kSingular)) determined = false;
            if (is(i, kPlural)) determined = true;
        }
        if (i == first && is(i, kIndefinite)) {  // "everything on the menu"
            phrase = {i++, false, false, false, phrase.opens};
        } else if (has_piece(i, kOf) && i > first) {  // "two of the lamps"
            phrase = {i - 1, determined, false, false, phrase.opens};
        }
        const std::size_t limit = std::min(end_, first + kLongestSubject);
        for (; i < limit; ++i) {
            if (!phrase.wants_noun && is_verb_of(phrase, determined, i))
                return Subject{first, before_adverbs(i), i, number_of(phrase, determined)};
            if (!extend(phrase, determined, i)) return std::nullopt;
        }
        return std::nullopt;
    }

    static std::optional<bool> number_of(const NounPhrase& phrase, std::optional<bool> determined) {
        return phrase.frozen || !determined ? phrase.plural : determined;
    }

    /// Does the subject end before token i, which is its verb?
    bool is_verb_of(const NounPhrase& phrase, std::optional<bool> determined, std::size_t i) const {
        if (!is_finite(i, number_of(phrase, determined))) return false;
        if (is(i, kAuxiliary)) return true;
        // "phone calls were": a noun, if a verb follows at once.
        const std::size_t next = behind_adverbs(i + 1);
        if (is(next, kAuxiliary) && !word(i).verb.past) return false;
        const bool doubtful = word(i).verb.third && word(next).verb.base && !is_surely_verb(i);
        if (!doubtful && !may_be_noun_or_participle(phrase, i)) return true;  // not "page numbers differ"
        unclear_ = true;
        return false;
    }

    /// "a seat and a broken promise.", "no nasty surprises on the bill", "not a bit overpriced."
    bool may_be_noun_or_participle(const NounPhrase& phrase, std::size_t i) const {
        const VerbReading& verb = word(i).verb;
        if (is(i, kPreposition)) return true;  // "the floor like"
        if (verb.past) return verb.participle && !phrase.opens && !is_word(i + 1);
        return phrase.opens ? !is_word(i + 1) : !has_complement(i);
    }

    bool extend(NounPhrase& phrase, std::optional<bool> determined, std::size_t i) const {
        static const WordSet kVague(
            "lot lots plenty most some all half rest couple number none majority any "
            "variety bunch either neither part kind type sort percent");
        if (context_[i].kind == TokenKind::number) return !phrase.frozen;
        if (context_.is_mark(i, "-")) return context_.glued(i) && context_.glued(i + 1);
        if (!is_word(i)) return false;
        if (is(i, kAdverb)) return true;
        if (is(i, kDeterminer)) return phrase.wants_noun && phrase.frozen;
        if (is(i, kCoordinator)) {
            static const WordSet kAnd("and &");
            if (phrase.wants_noun) return false;
            phrase.plural = has_piece(i, kAnd) && !phrase.frozen ? std::optional(true) : std::nullopt;
            phrase.frozen = phrase.wants_noun = true;
            return true;
        }
        if (is(i, kPreposition) && !is(i, kSubordinator)) {
            if (phrase.wants_noun) return false;
            if (!phrase.frozen && has_piece(phrase.head, kVague))
                phrase.plural.reset();
            else if (!phrase.frozen && determined)
                phrase.plural = determined;
            phrase.frozen = phrase.wants_noun = true;
            return true;
        }
        if (is(i, kNominative) && phrase.wants_noun && phrase.frozen) {
            phrase.wants_noun = false;  // "my wife and I"
            return true;
        }
        if (word(i).classes & ~kObjective & ~kTenseless) return false;
        phrase.head = i;
        phrase.wants_noun = possessive_length(context_.piece(i)) > 0;
        if (!phrase.frozen) phrase.plural = is_plural_noun(context_.piece(i));
        return true;
    }

    // ---- Verbs ----

    std::optional<Clause> clitic_clause(std::size_t i) const {
        Clause clause{i, i, i};
        const std::size_t next = behind_adverbs(i + 1);
        clause.plural = is(i, kPlural);
        clause.kind = is(i, kBe) ? VerbKind::be : is(i, kHave) ? VerbKind::perfect : VerbKind::modal;
        // "it's broken" and "it's rained": is or has?
        if (is(i, kBe) && is(i, kSingular) && is_word(next) && may_be_participle(context_.piece(next)))
            return std::nullopt;
        return clause;
    }

    std::optional<Clause> clause_of(const Subject& subject) const {
        Clause clause{subject.first, subject.last, subject.verb};
        clause.plural = subject.plural;
        const std::size_t i = subject.verb;
        static const WordSet kUsed("used"), kTo("to");
        if (has_piece(i, kUsed) && has_piece(i + 1, kTo)) {
            unclear_ = true;
            return std::nullopt;
        }
        clause.past = is(i, kPast);
        if (is(i, kBe)) return clause;
        if (is(i, kModal)) {
            clause.kind = VerbKind::modal;
        } else if (is(i, kHave)) {
            set_have(clause);
        } else if (is(i, kDo)) {
            set_do(clause);
        } else {
            clause.kind = VerbKind::lexical;
            clause.lexical = word(i).verb.verb;
            clause.past = word(i).verb.past;
        }
        return clause;
    }

    void set_have(Clause& clause) const {
        static const WordSet kBetter("better");
        const std::size_t next = behind_adverbs(clause.verb + 1);
        if (has_piece(next, kBetter)) {
            clause.kind = VerbKind::modal;
        } else if (is(clause.verb, kNegative) || (is_word(next) && may_be_participle(context_.piece(next)))) {
            clause.kind = VerbKind::perfect;
        } else {
            clause.kind = VerbKind::lexical;
            clause.lexical = &verb_have();
        }
    }

    void set_do(Clause& clause) const {
        static const WordSet kBare("have do be");
        const std::size_t next = behind_adverbs(clause.verb + 1);
        const bool helps = is(clause.verb, kNegative) || word(next).verb.base || has_piece(next, kBare);
        clause.kind = helps ? VerbKind::auxiliary : VerbKind::lexical;
        if (!helps) clause.lexical = &verb_do();
    }

    // ---- Walking through a sentence ----

    std::size_t behind_openers(std::size_t i) const {
        while (i < end_ && (context_.is_mark(i, ",") || is(i, kCoordinator | kSubordinator) ||
                            (is(i, kAdverb) && !is(i, kPronoun | kDeterminer))))
            ++i;
        return i;
    }

    /// Takes a clause that begins at `i` or shares its subject with the one before; the token behind its
    /// verb, or nothing. Sets unclear_ if it may be one.
    std::optional<std::size_t> enter(std::size_t i) {
        if (const auto clause = clause_at(i)) return take(*clause);
        const std::size_t relative = before_adverbs(i);
        if (relative < end_ && is(relative, kRelative) && is_finite(i, std::nullopt))
            return take(relative_clause(relative, i));
        if (!clauses_.empty() && i > first_)
            if (const auto next = enter_shared(i)) return next;
        if (wants_clause(i)) unclear_ = true;
        return std::nullopt;
    }

    /// Behind what has no verb that was found ("Great seats", "Leave it"), does a clause stand on its own?
    bool is_apart(std::size_t i, std::size_t start) const {
        if (is_any_verb(first_) && word(first_).verb.base) return false;
        if (start > first_ && is(start - 1, kRelative)) return true;
        return i > first_ && (!is_word(i - 1) || (i > first_ + 1 && !is_word(i - 2))) &&
               !is(start - 1, kSubordinator);
    }

    /// Must a clause begin here, of which the verb was not found: "but now it fleeces", "although tuition"?
    bool wants_clause(std::size_t i) const {
        static const WordSet kWanting("but because although though"), kOf("of");
        std::size_t before = i;
        while (before > first_ && is(before - 1, kAdverb)) --before;
        const bool wanting = before > first_ && has_piece(before - 1, kWanting);
        if (is(i, kNominative | kYouOrIt)) return wanting || i == first_ || is(i, kNominative);
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
        if (relative > first_ && is_open(relative - 1))
            subject.plural = is_plural_noun(context_.piece(relative - 1));
        else if (relative > first_ && is(relative - 1, kIndefinite))
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
        if (before.kind == VerbKind::lexical && mixes) unclear_ = true;  // "comes from Ghana and studied"
        if (verb.verb == nullptr) {
            const bool may_be_verb = before.past ? verb.past : may_be_third_person(i) && has_complement(i);
            if (before.kind == VerbKind::lexical && may_be_verb) unclear_ = true;
            return std::nullopt;
        }
        const bool fits = before.past ? verb.past : before.plural == true ? verb.base : verb.third;
        if (!fits) return std::nullopt;
        if (before.past && !verb.participle) return take(*clause_of(subject));
        if (before.past && before.kind != VerbKind::lexical) {
            if (joins_adjectives(i)) return std::nullopt;
        } else if (has_complement(i) && !context_.is_mark(i - 1, ",")) {
            return take(*clause_of(subject));
        } else if (before.plural == true && before.kind == VerbKind::be) {
            return std::nullopt;  // "clean and value for money"
        }
        unclear_ = true;
        return std::nullopt;
    }

    /// "was cold and overcooked."
    bool joins_adjectives(std::size_t i) const {
        static const WordSet kBy("by");
        return i + 1 >= end_ || !is_word(i + 1) || has_piece(i + 1, kBy);
    }

    /// Does something follow that makes the word a verb rather than a noun?
    bool has_complement(std::size_t i) const {
        static const WordSet kToo("too and or of");
        static const WordSet kParticles("away back up out off down to");
        if (!is_word(i + 1) || has_piece(i + 1, kToo)) return false;
        return is(i + 1, kDeterminer | kObjective | kYouOrIt | kAdverb | kPossessive) ||
               has_piece(i + 1, kParticles) || is_surely_verb(i);
    }

    /// Forms that are seldom nouns.
    bool is_surely_verb(std::size_t i) const {
        static const WordSet kVerbs(
            "feels looks smells tastes sounds seems works goes comes gets makes takes gives keeps feel look "
            "smell taste sound seem work go come get make take give keep");
        return has_piece(i, kVerbs);
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
        const std::string_view mark = context_.piece(i);
        if (std::find(std::begin(kQuotes), std::end(kQuotes), mark) != std::end(kQuotes)) return false;
        const TokenKind kind = context_[i].kind;
        opening = kind != TokenKind::number && mark != "-" && mark != "'" && mark != "/";
        ++i;
        return true;
    }

    /// Could a subject stand here without a conjunction: "I think it is", "the best we had"?
    bool may_be_subject(std::size_t i) const {
        static const WordSet kCausing(
            "let lets make makes made help helps helped have has had see saw watch hear");
        static const WordSet kSaying(
            "think thinks thought believe believes believed say says said hope hopes hoped know knows knew "
            "feel "
            "feels felt guess find finds found wish told realised realized noticed heard saw glad happy "
            "sorry "
            "sure afraid");
        if (is(i, kNominative | kClitic)) return true;
        if (is(i, kYouOrIt | kIndefinite))
            return !has_piece(i - 1, kCausing) && !is(i - 1, kThere) &&
                   (!is(i - 1, kPreposition) || is(i - 1, kSubordinator));
        return i > first_ && has_piece(i - 1, kSaying) && (is(i, kDeterminer | kThere) || is_open(i));
    }

    /// Is the word, which no clause was found for, certainly no finite verb?
    bool is_harmless(std::size_t i) const {
        static const WordSet kHavable("have do be");
        const std::size_t before = i > first_ ? i - 1 : end_;
        const bool nominal = is(before, kDeterminer | kPreposition | kObjective | kYouOrIt | kIndefinite) ||
                             (before < end_ && context_[before].kind == TokenKind::number);
        if (is(i, kAuxiliary)) return nominal && has_piece(i, kHavable) && is(before, kPreposition);
        if (is(i, kTenseless)) return nominal || is(before_adverbs(i), kBe);
        const VerbReading verb = reading_of(i);
        if (i == first_) return begins_harmlessly(i, verb);
        if (verb.past && !verb.participle) return false;
        if (nominal) return true;
        if (verb.past) return is_participle(i);
        if (verb.third) return !has_complement(i) && (is_word(i + 1) || !headless_);
        return !verb.base || !follows_plural(i) || !has_complement(i);
    }

    /// Verbs that are not listed are known by "-ed".
    VerbReading reading_of(std::size_t i) const {
        VerbReading verb = word(i).verb;
        if (verb.verb == nullptr && looks_like_past(i)) verb.past = verb.participle = true;
        return verb;
    }

    bool may_be_third_person(std::size_t i) const {
        return is_open(i) && is_plural_noun(context_.piece(i)) != false;
    }

    bool looks_like_past(std::size_t i) const {
        static const WordSet kOthers("indeed speed hundred wicked naked sacred kindred embed");
        constexpr std::size_t kShortest = 5;
        const std::string_view piece = context_.piece(i);
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
        if (before == end_ || (before > first_ && begins_with_capital(context_.piece(before)))) return false;
        if (is(before, kBe | kHave | kDeterminer | kPreposition | kCoordinator) ||
            has_piece(before, kLinking))
            return true;
        if (!is_word(before)) return joins_adjectives(i);
        if (before + 1 != i) return false;
        return i + 1 >= end_ || !is_word(i + 1) || is(i + 1, kPreposition | kCoordinator) || is_open(i + 1);
    }

    bool follows_plural(std::size_t i) const {
        return is_open(i - 1) && is_plural_noun(context_.piece(i - 1)) != false;
    }

    const Context& context_;
    std::size_t first_, end_;
    boost::container::small_vector<Word, 48> words_;
    Clauses clauses_;
    mutable bool unclear_ = false;
    bool headless_ = false;  ///< the sentence does not begin with a clause
};

}  // namespace

std::optional<Clause> clause_at(const Context& context, std::size_t first, std::size_t end) {
    return ClauseParser(context, first, std::min(end, first + kLongestSentence)).clause_at(first);
}

std::optional<Clauses> clauses_of(const Context& context, std::size_t first, std::size_t end) {
    if (end - first > kLongestSentence) return std::nullopt;
    return ClauseParser(context, first, end).run();
}

std::optional<bool> is_plural_noun(std::string_view noun) {
    static const WordSet kPlural(
        "people men women children feet teeth police gentlemen mice geese folk menus taxis skis");
    static const WordSet kUnclear("series species means headquarters couple data media");
    static const WordSet kSingular(
        "news gas lens christmas canvas atlas bias chaos bus virus bonus campus status focus chorus circus "
        "genius "
        "cactus census surplus minus plus hummus citrus fungus thus stimulus analysis basis crisis tennis "
        "oasis thesis iris pelvis synopsis diagnosis");
    if (kPlural.contains(noun)) return true;
    if (kUnclear.contains(noun)) return std::nullopt;
    const bool in_s = noun.size() > 2 && (noun.back() | 0x20) == 's';
    if (!in_s || kSingular.contains(noun)) return false;
    const char before = static_cast<char>(noun[noun.size() - 2] | 0x20);
    if (before == 's') return false;
    if (before == 'u' || before == 'i') return std::nullopt;
    if (begins_with_capital(noun)) return std::nullopt;
    return possessive_length(noun) == 0;
}

}  // namespace assay
