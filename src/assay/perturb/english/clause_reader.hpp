/// Reads one clause: its subject and its finite verb. What clause_parser.hpp is made of. Internal to the
/// module.
#pragma once

#include "clause_parser.hpp"
#include "clause_words.hpp"

#include <assay/perturb/editing/word_set.hpp>

#include <boost/container/small_vector.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace assay {

/// Keeps a view of the context. Tokens before `first` and from `end` on are as if they were not there: what
/// asks after one is answered with no.
class ClauseReader {
public:
    ClauseReader(const Context& context, std::size_t first, std::size_t end);

    /// The clause whose subject begins with token i; nothing if that is not clear.
    std::optional<Clause> clause_at(std::size_t i) const;

protected:
    struct Word {
        std::uint32_t classes = 0;
        VerbReading verb;  ///< none for names and function words
    };

    struct Subject {
        std::size_t first = 0, last = 0;
        std::size_t verb = 0;  ///< where its finite verb stands
        std::optional<bool> plural = {};
    };

    const Context& context() const { return context_; }
    std::size_t first() const { return first_; }
    std::size_t end() const { return end_; }
    const Word& word(std::size_t i) const;
    bool is(std::size_t i, std::uint32_t classes) const { return (word(i).classes & classes) != 0; }
    bool is_word(std::size_t i) const { return i >= first_ && i < end_ && context_.is_word(i); }
    /// A word of no closed class.
    bool is_open(std::size_t i) const { return is_word(i) && word(i).classes == 0; }
    bool has_piece(std::size_t i, const WordSet& set) const {
        return is_word(i) && set.contains(context_.piece(i));
    }

    /// The first token from i on that is no adverb.
    std::size_t behind_adverbs(std::size_t i) const;
    /// The token before i that is no adverb; end() if there is none.
    std::size_t before_adverbs(std::size_t i) const;

    /// Can the word be the finite verb of such a subject?
    bool is_finite(std::size_t i, std::optional<bool> plural) const;
    /// What the verb of this subject is.
    std::optional<Clause> clause_of(const Subject& subject) const;
    /// Does something follow that makes the word a verb rather than a noun?
    bool has_complement(std::size_t i) const;

    /// Was there a word that may be a verb or not?
    bool is_unclear() const { return unclear_; }
    void set_unclear() const { unclear_ = true; }

private:
    /// "The food at the bar", "My wife and I", "Two waiters", "Breakfast"
    struct NounPhrase {
        std::size_t head = 0;  ///< the last noun that was found, 0 before there is one
        std::optional<bool> plural = {};
        bool frozen = false;  ///< the head of the whole was found: "the food at"
        bool wants_noun = true;
        bool opens = false;                   ///< the sentence, or what a conjunction begins
        std::optional<bool> determined = {};  ///< plural, as its determiner tells

        std::optional<bool> number() const { return frozen || !determined ? plural : determined; }
    };

    Word read(std::size_t i) const;
    std::optional<Subject> subject_at(std::size_t i) const;
    std::optional<Subject> pronoun_subject(std::size_t i) const;
    std::optional<Subject> noun_subject(std::size_t first) const;
    std::optional<Subject> bare_subject(std::size_t first) const;
    bool goes_with_i(const Subject& subject) const;
    bool is_verb_of(const NounPhrase& phrase, std::size_t i) const;
    bool may_be_noun_or_participle(const NounPhrase& phrase, std::size_t i) const;
    bool extend(NounPhrase& phrase, std::size_t i) const;
    bool join(NounPhrase& phrase, std::size_t i) const;
    bool extend_by_preposition(NounPhrase& phrase) const;
    std::optional<Clause> clitic_clause(std::size_t i) const;
    void set_have(Clause& clause) const;
    void set_do(Clause& clause) const;
    bool is_surely_verb(std::size_t i) const;

    const Context& context_;
    std::size_t first_, end_;
    boost::container::small_vector<Word, 48> words_;
    mutable bool unclear_ = false;  // set by what only looks
};

/// Is a noun plural, by its form? Nothing if that does not tell.
std::optional<bool> is_plural_noun(std::string_view noun);

}  // namespace assay
