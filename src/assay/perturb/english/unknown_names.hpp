/// Words that may be somebody's name although no lexicon of names has them. Internal to the module.
#pragma once

#include <assay/lexicon/lexicon.hpp>
#include <assay/perturb/editing/phrase_matcher.hpp>

namespace assay {

class UnknownNames {
public:
    /// Places and nationalities of assay:places and assay:people are no people, and first names that both men
    /// and women have need no swap.
    explicit UnknownNames(LexiconLibrary& library);

    /// May token i be the name of a person who does something in the text: "met Jack and", "Tony listens",
    /// "Gwendolyn Achieng's politics"? Not "in Chicago", "my Toyota", "Mr. Patel".
    bool at(const Context& context, std::size_t i) const;

private:
    bool is_known(const Context& context, std::size_t i) const;

    PhraseMatcher known_;
};

/// The token of the name behind the word for a person at token i: "my sister Paloma", "a lady called Faith",
/// but not "Mr. Patel"; i if there is none.
std::size_t name_behind(const Context& context, std::size_t i);

}  // namespace assay
