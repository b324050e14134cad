/// The forms of English words, for putting one word in the place of another. Internal to the module.
#pragma once

#include <assay/wordnet/wordnet.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace assay {

enum class WordForm : std::uint8_t {
    singular,
    plural,
    base,        ///< of a verb: "go"
    third,       ///< "goes"
    past,        ///< "went"
    participle,  ///< "gone"
    gerund,      ///< "going"
    positive,    ///< of an adjective: "big"
    comparative,
    superlative,
    adverb,
};

struct InflectedWord {
    WordForm form = WordForm::singular;
    std::string text;
};

/// Forms by rule and by the lists of exceptions that come with WordNet. Those lists hold doubled consonants
/// ("stopped"), too, and do not tell a past from a participle: a verb that they call irregular has its past
/// forms only if our own table knows it.
class Inflection {
public:
    explicit Inflection(WordNet& wordnet);

    /// Those that are certain, the base form first. Only nouns may be phrases.
    std::vector<InflectedWord> forms(const std::string& word, PartOfSpeech part) const;
    /// Is the noun the plural of another by the lists, or does it look like one ("men", "stairs")?
    bool may_be_plural(const std::string& noun) const;

private:
    using Exceptions = std::map<std::string, std::vector<std::string>>;  ///< the forms of each base

    const std::vector<std::string>& exceptions(const std::string& word, PartOfSpeech part) const;
    void add_plural(const std::string& noun, std::vector<InflectedWord>& forms) const;
    void add_verb_forms(const std::string& verb, std::vector<InflectedWord>& forms) const;
    void add_degrees(const std::string& adjective, std::vector<InflectedWord>& forms) const;

    std::vector<Exceptions> exceptions_;  ///< by part of speech
    std::set<std::string, std::less<>> irregular_plurals_;
};

}  // namespace assay
