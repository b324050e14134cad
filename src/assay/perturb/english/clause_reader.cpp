#include "clause_reader.hpp"

#include <assay/text/characters.hpp>

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kLongestSubject = 14;  ///< tokens

const Verb& verb_have() {
    static const Verb& kHaveVerb = *verb_by_base("have");
    return kHaveVerb;
}

const Verb& verb_do() {
    static const Verb kDoVerb = {"do", "does", "did", "done"};
    return kDoVerb;
}

}  // namespace

ClauseReader::ClauseReader(const Context& context, std::size_t first, std::size_t end)
    : context_(context), first_(first), end_(std::min(end, context.size())) {
    for (std::size_t i = first_; i < end_; ++i) words_.push_back(read(i));
}

const ClauseReader::Word& ClauseReader::word(std::size_t i) const {
    static const Word kNoWord;
    return i >= first_ && i < end_ ? words_[i - first_] : kNoWord;
}

std::optional<Clause> ClauseReader::clause_at(std::size_t i) const {
    if (is(i, kClitic)) return clitic_clause(i);
    const std::optional<Subject> subject = subject_at(i);
    if (!subject) return std::nullopt;
    return clause_of(*subject);
}

ClauseReader::Word ClauseReader::read(std::size_t i) const {
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

std::size_t ClauseReader::behind_adverbs(std::size_t i) const {
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

std::size_t ClauseReader::before_adverbs(std::size_t i) const {
    while (i > first_)
        if (--i; !is(i, kAdverb)) return i;
    return end_;
}

// ---- Subjects ----

std::optional<ClauseReader::Subject> ClauseReader::subject_at(std::size_t i) const {
    if (!is_word(i))
        return i < end_ && context_[i].kind == TokenKind::number ? noun_subject(i) : std::nullopt;
    if (is(i, kIndefinite) && is(i + 1, kPreposition)) return noun_subject(i);
    if (is(i, kPronoun)) return pronoun_subject(i);
    if (is(i, kDemonstrative))
        if (const auto subject = pronoun_subject(i)) return subject;
    if (is(i, kDeterminer)) return noun_subject(i);
    if (word(i).classes != 0 || word(i).verb.verb != nullptr) return std::nullopt;
    return bare_subject(i);
}

std::optional<ClauseReader::Subject> ClauseReader::pronoun_subject(std::size_t i) const {
    Subject subject{i, i, behind_adverbs(i + 1), is(i, kPlural)};
    if (is(i, kThere)) {
        subject.plural.reset();
        if (!is(subject.verb, kBe)) return std::nullopt;
    }
    if (!is_finite(subject.verb, subject.plural) || !goes_with_i(subject)) return std::nullopt;
    return subject;
}

/// "am" goes with "I" alone, which goes with "was".
bool ClauseReader::goes_with_i(const Subject& subject) const {
    static const WordSet kI("i"), kAm("am"), kWere("were weren't are is");
    if (has_piece(subject.verb, kAm)) return has_piece(subject.first, kI);
    return !has_piece(subject.first, kI) || !has_piece(subject.verb, kWere);
}

bool ClauseReader::is_finite(std::size_t i, std::optional<bool> plural) const {
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

/// Without a determiner, only what is no list of nouns: not "sly jokes" behind "detours and".
std::optional<ClauseReader::Subject> ClauseReader::bare_subject(std::size_t first) const {
    const auto subject = noun_subject(first);
    if (!subject || is(subject->verb, kAuxiliary)) return subject;
    const bool opens = first == first_ || is(first - 1, kSubordinator);
    if (opens && !word(subject->verb).verb.base && is_word(subject->verb + 1)) return subject;
    if (opens) unclear_ = true;  // "Desserts change with the season"
    return std::nullopt;
}

std::optional<ClauseReader::Subject> ClauseReader::noun_subject(std::size_t first) const {
    static const WordSet kOf("of");
    NounPhrase phrase;
    phrase.opens = first == first_ || is(first - 1, kSubordinator);
    std::size_t i = first;
    for (; is(i, kDeterminer) && i < end_; ++i) {
        if (is(i, kSingular)) phrase.determined = false;
        if (is(i, kPlural)) phrase.determined = true;
    }
    if (i == first && is(i, kIndefinite)) {  // "everything on the menu"
        phrase = {i++, false, false, false, phrase.opens};
    } else if (has_piece(i, kOf) && i > first) {  // "two of the lamps"
        phrase = {i - 1, phrase.determined, false, false, phrase.opens, phrase.determined};
    }
    const std::size_t limit = std::min(end_, first + kLongestSubject);
    for (; i < limit; ++i) {
        if (!phrase.wants_noun && is_verb_of(phrase, i))
            return Subject{first, before_adverbs(i), i, phrase.number()};
        if (!extend(phrase, i)) return std::nullopt;
    }
    return std::nullopt;
}

/// Does the subject end before token i, which is its verb?
bool ClauseReader::is_verb_of(const NounPhrase& phrase, std::size_t i) const {
    if (!is_finite(i, phrase.number())) return false;
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
bool ClauseReader::may_be_noun_or_participle(const NounPhrase& phrase, std::size_t i) const {
    const VerbReading& verb = word(i).verb;
    if (is(i, kPreposition)) return true;  // "the floor like"
    if (verb.past) return verb.participle && !phrase.opens && !is_word(i + 1);
    return phrase.opens ? !is_word(i + 1) : !has_complement(i);
}

/// Takes one more token to the subject; false if it cannot belong there.
bool ClauseReader::extend(NounPhrase& phrase, std::size_t i) const {
    if (context_[i].kind == TokenKind::number) return !phrase.frozen;
    if (context_.is_mark(i, "-")) return context_.glued(i) && context_.glued(i + 1);
    if (!is_word(i)) return false;
    if (is(i, kAdverb)) return true;
    if (is(i, kDeterminer)) return phrase.wants_noun && phrase.frozen;
    if (is(i, kCoordinator)) return join(phrase, i);
    if (is(i, kPreposition) && !is(i, kSubordinator)) return extend_by_preposition(phrase);
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

/// "the soup and", which makes a plural, or "the soup or"
bool ClauseReader::join(NounPhrase& phrase, std::size_t i) const {
    static const WordSet kAnd("and &");
    if (phrase.wants_noun) return false;
    phrase.plural.reset();
    if (has_piece(i, kAnd) && !phrase.frozen) phrase.plural = true;
    phrase.frozen = phrase.wants_noun = true;
    return true;
}

/// "the food at"; of "a lot of" the number is not known.
bool ClauseReader::extend_by_preposition(NounPhrase& phrase) const {
    static const WordSet kVague(
        "lot lots plenty most some all half rest couple number none majority any variety bunch either "
        "neither "
        "part kind type sort percent");
    if (phrase.wants_noun) return false;
    if (!phrase.frozen && has_piece(phrase.head, kVague))
        phrase.plural.reset();
    else if (!phrase.frozen && phrase.determined)
        phrase.plural = phrase.determined;
    phrase.frozen = phrase.wants_noun = true;
    return true;
}

// ---- Verbs ----

std::optional<Clause> ClauseReader::clitic_clause(std::size_t i) const {
    Clause clause{i, i, i};
    const std::size_t next = behind_adverbs(i + 1);
    clause.plural = is(i, kPlural);
    clause.kind = is(i, kBe) ? VerbKind::be : is(i, kHave) ? VerbKind::perfect : VerbKind::modal;
    // "it's broken" and "it's rained": is or has?
    if (is(i, kBe) && is(i, kSingular) && is_word(next) && may_be_participle(context_.piece(next)))
        return std::nullopt;
    return clause;
}

std::optional<Clause> ClauseReader::clause_of(const Subject& subject) const {
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

void ClauseReader::set_have(Clause& clause) const {
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

void ClauseReader::set_do(Clause& clause) const {
    static const WordSet kBare("have do be");
    const std::size_t next = behind_adverbs(clause.verb + 1);
    const bool helps = is(clause.verb, kNegative) || word(next).verb.base || has_piece(next, kBare);
    clause.kind = helps ? VerbKind::auxiliary : VerbKind::lexical;
    if (!helps) clause.lexical = &verb_do();
}

/// Does something follow that makes the word a verb rather than a noun?
bool ClauseReader::has_complement(std::size_t i) const {
    static const WordSet kToo("too and or of");
    static const WordSet kParticles("away back up out off down to");
    if (!is_word(i + 1) || has_piece(i + 1, kToo)) return false;
    return is(i + 1, kDeterminer | kObjective | kYouOrIt | kAdverb) || has_piece(i + 1, kParticles) ||
           is_surely_verb(i);
}

/// Forms that are seldom nouns.
bool ClauseReader::is_surely_verb(std::size_t i) const {
    static const WordSet kVerbs(
        "feels looks smells tastes sounds seems works goes comes gets makes takes gives keeps feel look "
        "smell taste sound seem work go come get make take give keep");
    return has_piece(i, kVerbs);
}

std::optional<bool> is_plural_noun(std::string_view noun) {
    static const WordSet kPlural(
        "people men women children feet teeth police gentlemen mice geese folk menus taxis skis");
    static const WordSet kUnclear("series species means headquarters couple data media");
    static const WordSet kSingular(
        "news gas lens christmas canvas atlas bias chaos bus virus bonus campus status focus "
        "chorus circus genius cactus census surplus minus plus hummus citrus fungus thus stimulus "
        "analysis basis crisis tennis oasis thesis iris pelvis synopsis diagnosis");
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
