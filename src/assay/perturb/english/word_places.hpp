/// Does a word stand where a word of its part of speech and form stands, as far as its neighbours tell?
/// Internal to the module.
///
/// No tagger: each form asks for neighbours that hardly any other reading of the word would have ("the … was"
/// for a noun, "to … the" for a verb), and what is not sure is left alone.
#pragma once

#include "wordnet_swaps.hpp"

#include <assay/perturb/editing/context.hpp>

#include <cstddef>

namespace assay {

class WordPlaces {
public:
    /// Keeps the reference.
    explicit WordPlaces(const WordReadings& readings) : readings_(readings) {}

    bool fits(const Context& context, std::size_t i, const WordNetSwap& swap) const;

private:
    bool is_adjective(std::string_view word) const;
    bool is_noun(std::string_view word) const;
    bool ends_noun_phrase(const Context& context, std::size_t i) const;
    std::size_t behind_determiner(const Context& context, std::size_t i) const;

    bool fits_noun(const Context& context, std::size_t i, const WordNetSwap& swap) const;
    bool fits_adjective(const Context& context, std::size_t i, const WordNetSwap& swap) const;
    bool fits_adverb(const Context& context, std::size_t i) const;
    bool fits_verb(const Context& context, std::size_t i, const WordNetSwap& swap) const;
    bool leads_to_verb(const Context& context, std::size_t i, WordForm form) const;
    bool verb_follows(const Context& context, std::size_t determiner) const;
    bool has_object(const Context& context, std::size_t i) const;

    const WordReadings& readings_;
};

}  // namespace assay
