/// Which part of speech a form of a word mostly is, by the texts that WordNet's senses were counted in.
/// Internal to the module.
#pragma once

#include "inflection.hpp"

#include <assay/perturb/editing/short_word_map.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace assay {

class WordReadings {
public:
    WordReadings(std::span<const TaggedWord> words, const Inflection& inflection);

    /// How often the form was met as this part of speech; each lemma that has the form counts in full.
    std::size_t count(std::string_view form, PartOfSpeech part) const;
    std::size_t count(std::string_view form) const;
    /// Is it this part of speech nine times of ten?
    bool is_mostly(std::string_view form, PartOfSpeech part) const;
    /// Is it mostly a verb, and may it be this form of one?
    bool is_verb(std::string_view form, WordForm verb_form) const;

private:
    struct Counts {
        std::array<std::uint32_t, 4> parts{};  ///< by PartOfSpeech
        std::uint32_t forms = 0;               ///< bits by WordForm

        std::size_t all() const;
        bool is_mostly(PartOfSpeech part) const;
    };

    ShortWordMap<Counts> counts_;
};

}  // namespace assay
