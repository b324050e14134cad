/// How the first word of a sentence is written where the sentence stands inside another one. Internal to the
/// module.
#pragma once

#include <assay/lexicon/lexicon.hpp>
#include <assay/perturb/editing/context.hpp>
#include <assay/perturb/editing/phrase_matcher.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace assay {

class FirstWords {
public:
    /// Knows the names of assay:people and assay:places.
    explicit FirstWords(LexiconLibrary& library);

    /// Token i, which begins a sentence, as it stands inside one: "the" for "The", but "I", "NASA",
    /// "JetBlue", "Monday", "Maria" and the "New" of "New York". Nothing where it may be a name or not.
    std::optional<std::string> inside(const Context& context, std::size_t i) const;

private:
    void add_names(LexiconLibrary& library, const char* file, const char* lexicon);

    PhraseMatcher names_;  ///< those that are no ordinary words, too
};

}  // namespace assay
