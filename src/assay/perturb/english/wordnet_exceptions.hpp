/// Words for which WordNet's counts, or its idea of a relation, mislead: found by reading what becomes of
/// texts. Internal to the module.
#pragma once

#include <assay/perturb/editing/context.hpp>
#include <assay/perturb/editing/word_set.hpp>

namespace assay {

/// Words whose most frequent sense in WordNet's texts (of the 1960s, mostly) is not what they mostly mean in
/// reviews and messages, and words with company of their own ("big deal", "public transport").
const WordSet& never_swapped();
/// Words that are no even exchange for those that they are synonyms of: dated ("perish"), of another tone
/// ("petition" for "request"), or narrower; slurs; and what is too general to be said of a thing
/// ("entity").
const WordSet& never_put_in();
/// Nouns whose kinds are too far from each other to stand for them ("instrument", "machine"), or that mean
/// something else in reviews and messages ("drugs").
const WordSet& without_kinds();
/// Kinds that are seldom meant where the whole is named: a window is hardly ever a skylight.
const WordSet& unlikely_kinds();
/// Words whose opposite in WordNet is that of a narrower sense, or hardly a word.
const WordSet& without_opposite();
/// Nouns without a plural, or that have one only for kinds: "furniture", "coffee".
const WordSet& uncountable_nouns();
/// Is token i part of a fixed phrase ("under the rug"), whose words do not mean what they mean elsewhere?
bool is_in_fixed_phrase(const Context& context, std::size_t i);
/// Is it part of a phrase with which its opposite would say something else, or nothing ("guilty pleasure",
/// "would be nice", "sell us a card")?
bool is_in_phrase_without_opposite(const Context& context, std::size_t i);

}  // namespace assay
