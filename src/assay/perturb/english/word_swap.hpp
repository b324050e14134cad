/// What the families of words have in common that follow a list: words and phrases of a lexicon become what
/// stands beside them. Internal to the module.
#pragma once

#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/context.hpp>
#include <assay/perturb/editing/phrase_matcher.hpp>

#include <string>
#include <vector>

namespace assay {

/// Which lexicon of which installed file, and which way it is read.
///
/// An entry with the field `field` says: the value becomes the field's text, or one of several separated
/// by "|"; without a name of a field, any other value of the lexicon. `backwards` reads it the other way
/// round. Entries with a field `one_way` that is not this perturbation's `way` are left out, where `way` is
/// set. The field `forms` lists endings that both sides take ("s ed ing": color, colors, colored, coloring);
/// a final e goes before a vowel. Where two entries have a word, the first counts.
struct WordList {
    std::string file, lexicon, field;
    bool backwards = false;
    std::string way;
    bool read_alike = false;  ///< an abbreviation is read as what it stands for: an article before it stays
    bool takes_dot = false;  ///< the dot of an abbreviation goes: "Dec. 25", but not at the end of a sentence
    bool no_repetition = false;  ///< a word stays beside the one that it would become
};

/// Is a word of the lists what it seems to be, in this place?
using PlaceRule = bool (*)(const Context& context, const PhraseMatcher::Match& match);

/// A perturbation with the parameters of words (the default share is `words`). Without a rule, every place
/// will do.
Definition define_word_swap(PerturbationInfo info, std::string words, std::vector<WordList> lists,
                            PlaceRule fits = nullptr);

}  // namespace assay
