/// Where clauses begin and what they hold, as far as neighbouring words tell. Internal to the module.
#pragma once

#include <assay/perturb/editing/context.hpp>
#include <assay/perturb/editing/word_set.hpp>

namespace assay {

/// Does a clause begin with token i: at the beginning of a text or line, behind punctuation or an emoji,
/// behind a conjunction or a verb of saying and thinking? There "it" and "you" are subjects.
bool opens_clause(const Context& context, std::size_t i);

/// Does the sentence that token i stands in end in a question mark, as far as a bounded look ahead tells?
bool is_in_question(const Context& context, std::size_t i);

/// Does one of the words stand in the clause behind token i, before the next punctuation?
bool clause_holds_behind(const Context& context, std::size_t i, const WordSet& words);
/// The same before token i.
bool clause_holds_before(const Context& context, std::size_t i, const WordSet& words);

/// Does a negative word before token i deny it: "nothing bad", "not once have they served a bad cup"? Not one
/// of another clause: "it isn't cheap but it is good".
bool is_denied(const Context& context, std::size_t i);

/// Does the rest of the sentence, or how the next one begins, depend on whether the clause of token i is
/// negative: "…, not hers", "… nor did he", "…, the hinge did", "…, at least", "… and isn't cheap", "Not bad
/// at all."? Asked of a clause that is negative itself or of one that is not.
bool is_taken_up(const Context& context, std::size_t i);

/// I, we, they, he, she: subjects wherever they stand. You, it: subjects where a clause begins.
bool is_subject_pronoun(const Context& context, std::size_t i);

/// Is token i, "boring" or its like, a verb with an object: "you're boring me", "is embarrassing itself"?
bool is_participle_with_object(const Context& context, std::size_t i);

/// don't, isn’t
bool ends_with_not(std::string_view word);

/// Words in capitals ("IS") ask for capitals beside them. A single letter tells nothing.
bool is_loud(std::string_view word);

/// not, never, nothing, nobody, isn't and so on
const WordSet& negative_words();
const WordSet& question_words();  ///< what, how, where …
const WordSet& pronouns();        ///< all that can be a subject behind its verb: I, you, it, there …

}  // namespace assay
