/// Which words may stand for which by WordNet, form by form. Internal to the module.
///
/// WordNet has senses, and a text has words. A word is swapped only if one sense is nearly all of it: the
/// first one, by the counts of tagged texts, or the only one. What is put in must be a common word (it was
/// met in those texts) that mostly means the sense that it is put in for, so that it is not read as something
/// else.
#pragma once

#include "word_readings.hpp"

#include <assay/perturb/editing/short_word_map.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct WordNetSwap {
    WordForm form = WordForm::singular;
    bool certain = false;                           ///< is the word hardly ever another part of speech?
    bool transitive = false, intransitive = false;  ///< verbs: as all words of the sense are used
    /// Adjectives: are both compared by endings, or both by "more"?
    bool compared_alike = true;
    /// Nouns: may both be counted? If only one may, they change places only where that makes no difference.
    bool countable = true, alike = true;
    /// Nouns: is it for nobody in particular ("person"), so that it is not said of what somebody has ("my
    /// person" for "my friend")?
    bool owned = true;
    /// Nouns: does what is "of" something stay so? Not for kinds: an engine of change is no machine of it.
    bool takes_of = true;
    std::vector<std::string> with;  ///< in the same form; the most common one first
};

struct WordNetSwapOptions {
    WordRelation relation = WordRelation::synonyms;
    std::vector<PartOfSpeech> parts;  ///< of words that are swapped
    bool phrases = false;             ///< may nouns of several words be put in?
};

class WordNetSwaps {
public:
    /// Does not need the files any more once it is made.
    WordNetSwaps(WordNet& wordnet, const WordNetSwapOptions& options);

    /// What the word may be and become, in any case; empty for most words.
    std::span<const WordNetSwap> find(std::string_view word) const;
    const WordReadings& readings() const { return readings_; }

private:
    WordNetSwaps(WordNet& wordnet, const WordNetSwapOptions& options, std::span<const TaggedWord> tagged,
                 const Inflection& inflection);

    WordReadings readings_;
    ShortWordMap<std::vector<WordNetSwap>> swaps_;
};

}  // namespace assay
