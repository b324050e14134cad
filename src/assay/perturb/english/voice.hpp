/// What active-to-passive and passive-to-active have in common: who stands where in a statement of a subject,
/// a verb and an object. Internal to the module.
#pragma once

#include "clause_parser.hpp"
#include "clause_words.hpp"
#include "first_words.hpp"
#include "sentences.hpp"

#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/site.hpp>
#include <assay/perturb/editing/word_set.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace assay {

/// Verbs with one object whose passive with "by" people do say, in their base form.
const WordSet& verbs_with_passive();

/// Somebody or something in a sentence, as subject or object.
struct Party {
    std::size_t first = 0, last = 0;  ///< tokens
    bool first_person = false;        ///< I, me
    bool plural = false;              ///< goes with "are", as does "you"
    bool pronoun = false;
};

/// Asks about one sentence; keeps views of what it is made from.
class VoiceSentence {
public:
    VoiceSentence(const Context& context, const Sentence& sentence, const FirstWords& first_words)
        : context_(context), first_words_(first_words), first_(sentence.first), end_(sentence.stop) {}

    const Context& context() const { return context_; }
    std::size_t end() const { return end_; }
    bool is_word(std::size_t i) const { return i < end_ && context_.is_word(i); }
    bool is(std::size_t i, std::uint32_t classes) const { return (classes_of(i) & classes) != 0; }
    bool has(std::size_t i, const WordSet& set) const {
        return is_word(i) && set.contains(context_.piece(i));
    }

    /// The first token from i on that is no adverb such as "not" or "really".
    std::size_t behind_adverbs(std::size_t i) const;
    /// The clause that the sentence begins with: nothing for "nobody", "there" and what is unclear.
    std::optional<Clause> clause() const;
    /// The object or agent that begins with token i: a pronoun, or a determiner or number with a noun.
    std::optional<Party> party_at(std::size_t i) const;
    /// May the tokens from i on stay at the end of the sentence, whatever becomes subject? Phrases behind a
    /// noun must speak of time, as others could belong to it.
    bool is_tail(std::size_t i, bool behind_pronoun) const;
    /// "his", "their" and the like in [from, end): whose they are could change.
    bool speaks_of_third_person(std::size_t from, std::size_t end) const;

    /// A party as the subject at the beginning of the sentence: "us" → "We".
    std::string as_subject(const Party& party) const;
    /// A subject as an object inside the sentence: "We" → "us", "The waiter" → "the waiter". Nothing where a
    /// capital may be that of a name.
    std::optional<std::string> as_object(const Party& party) const;

    /// "n't" where the finite verb has it, otherwise nothing.
    std::string negation_of(const Clause& clause) const { return is(clause.verb, kNegative) ? "n't" : ""; }

    Site replaced(std::size_t first, std::size_t last, std::string with) const {
        return {context_[first].begin, context_[last].end, std::move(with)};
    }

private:
    std::uint32_t classes_of(std::size_t i) const { return is_word(i) ? word_classes(context_.piece(i)) : 0; }
    bool is_open(std::size_t i) const { return is_word(i) && classes_of(i) == 0; }
    bool is_number(std::size_t i) const { return i < end_ && context_[i].kind == TokenKind::number; }
    std::optional<Party> pronoun_party(std::size_t i) const;
    std::optional<Party> noun_party(std::size_t first) const;
    bool describes(std::size_t i) const;
    bool may_be_in_tail(std::size_t i) const;
    std::string text_of(const Party& party) const;

    const Context& context_;
    const FirstWords& first_words_;
    std::size_t first_, end_;
};

/// A perturbation that turns one of the sentences for which `edits_of` knows how.
using TurnSentence = std::optional<std::vector<Site>> (*)(const VoiceSentence& sentence);
Definition define_change_of_voice(PerturbationInfo info, TurnSentence edits_of);

}  // namespace assay
