// contract and expand-contractions, both everywhere in a text, by the lexicon `contraction` of assay:words.
// Done only where grammar allows: "I am" is not contracted at the end of a clause, "don't you" is not
// expanded, and "'s" and
// "'d", which stand for several words, are expanded only where the next word tells which.
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/phrase_matcher.hpp>
#include <assay/perturb/english/clauses.hpp>
#include <assay/perturb/english/verbs.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

struct Contraction {
    std::string contracted, full;
    bool ambiguous = false;
};

/// The pairs by phrase number of a matcher over one of their two forms.
struct PairIndex {
    PhraseMatcher matcher;
    std::vector<Contraction> pairs;

    void add(std::string_view phrase, Contraction pair) {
        const std::uint32_t number = matcher.add(phrase);
        if (number == pairs.size()) pairs.push_back(std::move(pair));
    }
};

/// As listed, all in capitals, all in small letters, or with one capital in front: not "do NOT".
bool is_regular(std::string_view found, std::string_view listed) {
    const LetterCase is = letter_case(found);
    if (is == LetterCase::upper || is == LetterCase::lower) return true;
    return found == listed || letter_case(found.substr(1)) == LetterCase::lower;
}

PairIndex read_pairs(const Arguments& arguments, bool contract) {
    PairIndex index;
    for (const LexiconEntry& entry :
         library_lexicon(arguments.lexicons().library, "words", "contraction").entries) {
        const std::string* full = entry.field("full");
        if (full == nullptr || (contract && entry.field("one_way") != nullptr)) continue;
        const std::string* also = entry.field("also");
        Contraction pair{entry.value, *full, also != nullptr && *also == "ambiguous"};
        const std::string phrase = contract ? pair.full : pair.contracted;
        index.add(phrase, std::move(pair));
    }
    return index;
}

const WordSet& prepositions() {
    static const WordSet kWords("in on at to for of with by from about into like over under than as");
    return kWords;
}

class Contract final : public Perturbation {
public:
    explicit Contract(const Arguments& arguments)
        : index_(read_pairs(arguments, true)), last_words_(last_words(index_.pairs)) {
        for (const Contraction& pair : index_.pairs)
            most_words_ = std::max<std::size_t>(most_words_, split_words(pair.full).size());
    }

    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        Editor editor(text);
        std::size_t done = 0;
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (!context.is_word(i) || !last_words_.contains(context.piece(i))) continue;
            const auto match = match_that_ends_at(context, done, i);
            if (!match) continue;
            const Contraction& pair = index_.pairs[match->phrase];
            const std::string_view found = context.between(match->begin, match->end);
            if (!is_regular(found, pair.full) || !may_contract(context, *match, pair)) continue;
            editor.replace(match->begin, match->end, copy_case(found, pair.full, pair.contracted));
            done = i + 1;
        }
        return std::move(editor).finish_if_edited();
    }

private:
    /// "not", "is", "will" …: far fewer words of a text are among these than among the first ones ("I",
    /// "it").
    static WordSet last_words(const std::vector<Contraction>& pairs) {
        std::string words;
        for (const Contraction& pair : pairs) words += " " + pair.full.substr(pair.full.rfind(' ') + 1);
        return WordSet(words);
    }

    std::optional<PhraseMatcher::Match> match_that_ends_at(const Context& context, std::size_t done,
                                                           std::size_t last) const {
        for (std::size_t first = last + 1 - std::min(most_words_, last + 1 - done); first <= last; ++first) {
            const auto match = index_.matcher.longest(context, first);
            if (match && match->last == last && match->end == context[last].end) return match;
        }
        return std::nullopt;
    }

    static bool may_contract(const Context& context, const PhraseMatcher::Match& match,
                             const Contraction& pair) {
        if (context.between(match.begin, match.end).find('\n') != std::string_view::npos) return false;
        if (context.glued(match.first) && context.is_mark(match.first - 1, "-")) return false;
        if (pair.full.ends_with("not")) return true;
        return stands_before_its_verb(context, match) && is_subject_here(context, match.first);
    }

    /// Contracted auxiliaries lean on what follows: not "as good as I am." or "who they are and".
    static bool stands_before_its_verb(const Context& context, const PhraseMatcher::Match& match) {
        static const WordSet kNever(
            "and or but if because when while than as that though then now today here there again too also "
            "so yet still right");
        static const WordSet kWithNot("are is will would did");
        const std::string_view next = context.word_after(match.last);
        if (next.empty() || kNever.contains(next)) return false;
        // "I won't" and "it isn't" rather than "I'll not" and "it's not"
        static const WordSet kNot("not");
        return !(kNot.contains(next) && kWithNot.contains(context.piece(match.last)));
    }

    static bool is_subject_here(const Context& context, std::size_t first) {
        static const WordSet kComparing("than as");
        static const WordSet kObjectToo("you it that this there who what where how why when here");
        const std::string_view before = context.word_before(first);
        if (kComparing.contains(before) || question_words().contains(before)) return false;
        if (!kObjectToo.contains(context.piece(first))) return true;
        static const WordSet kRelative("that who");
        return opens_clause(context, first) ||
               (kRelative.contains(context.piece(first)) && !prepositions().contains(before));
    }

    PairIndex index_;
    WordSet last_words_;
    std::size_t most_words_ = 1;
};

class ExpandContractions final : public Perturbation {
public:
    explicit ExpandContractions(const Arguments& arguments) : index_(read_pairs(arguments, false)) {}

    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        if (text.find('\'') == std::string_view::npos && text.find("’") == std::string_view::npos)
            return std::nullopt;
        const Context context(text);
        Editor editor(text);
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (!context.is_word(i)) continue;
            const auto match = index_.matcher.longest(context, i);
            if (!match || match->end != context[match->last].end) continue;
            const Contraction& pair = index_.pairs[match->phrase];
            const std::string_view found = context.piece(i);
            if (!is_regular(found, pair.contracted) || !may_expand(context, i, pair)) continue;
            editor.replace(match->begin, match->end, copy_case(found, pair.contracted, pair.full));
        }
        return std::move(editor).finish_if_edited();
    }

private:
    static bool may_expand(const Context& context, std::size_t i, const Contraction& pair) {
        if (pair.contracted.ends_with("n't")) return !asks(context, i);
        if (!pair.ambiguous) return !prepositions().contains(context.word_before(i));
        return pair.contracted.ends_with("'s") ? is_certainly_is(context, i)
                                               : is_certainly_listed(context, i, pair);
    }

    /// "don't you", "Isn't the food", "why can't": expanded, the "not" would stand in the wrong place.
    static bool asks(const Context& context, std::size_t i) {
        static const WordSet kSubjects(
            "i you he she it we they there anyone everyone someone anybody this that these those");
        static const WordSet kNouns("the a an my your his her its our their");
        const std::string_view next = context.word_after(i), before = context.word_before(i);
        if (kSubjects.contains(next) || question_words().contains(before)) return true;
        const bool opening = context.starts_sentence(i) || before.empty();
        return opening && (kNouns.contains(next) || is_in_question(context, i));
    }

    /// Not "has" ("it's been"), and no possessive ("on it's way").
    static bool is_certainly_is(const Context& context, std::size_t i) {
        static const WordSet kSafe(
            "a an the not very so too really just my your his her our their all only in on at about like "
            "going what why how because always never still no nothing almost pretty quite that this it");
        static const WordSet kOften("gone done had got been");
        static const WordSet kAdverbs(
            "not really just never always already still only also even almost actually");
        static const WordSet kAsking("what's where's how's who's when's why's");
        const std::string_view next = context.word_after(i);
        if (next.empty() || may_be_participle(next) || kOften.contains(next)) return false;
        if (kAsking.contains(context.piece(i)) && pronouns().contains(next))
            return false;  // "What's he done?"
        // "it's never let us down" has, "it's never late" is.
        if (kAdverbs.contains(next) &&
            (may_be_participle(context.word_after(i + 1)) || !context.is_word(i + 2)))
            return false;
        if (prepositions().contains(context.word_before(i))) return false;
        return kSafe.contains(next) || next.ends_with("ing") || opens_clause(context, i);
    }

    /// "'d" is "would" before a bare verb; behind a question word it is "did", before a subject.
    static bool is_certainly_listed(const Context& context, std::size_t i, const Contraction& pair) {
        static const WordSet kBare("be have do like love rather never");
        static const WordSet kNotSure("come become run rather never better");
        const std::string_view next = context.word_after(i);
        if (pair.full.ends_with("did")) return pronouns().contains(next);
        if (next.empty() || kNotSure.contains(next)) return false;
        return kBare.contains(next) || verb_by_base(next) != nullptr;
    }

    PairIndex index_;
};

}  // namespace

Definition define_contract() {
    return {{"contract", "Contracts what can be: \"do not\" becomes \"don't\"", {}, true},
            make_from_arguments<Contract>};
}

Definition define_expand_contractions() {
    return {{"expand-contractions", "Expands contractions: \"don't\" becomes \"do not\"", {}, true},
            make_from_arguments<ExpandContractions>};
}

}  // namespace assay
