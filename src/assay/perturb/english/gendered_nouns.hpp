/// Words for men and women beside the pronouns: nouns and titles. Internal to the module.
#pragma once

#include <assay/lexicon/lexicon.hpp>
#include <assay/perturb/editing/context.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

class GenderedNouns {
public:
    struct Noun {
        std::size_t token = 0;
        std::size_t begin = 0, end = 0;  ///< bytes; a possessive 's of one person lies behind `end`
        bool female = false;
        std::string counterpart;  ///< in the case of the noun
    };

    /// By the lexicon `gendered_pair` of assay:people.
    explicit GenderedNouns(const Lexicon& pairs);

    /// The noun at token i; nothing for other words, and where it may be no noun for a person ("Oh boy",
    /// "Mother's Day", "man-made").
    std::optional<Noun> at(const Context& context, std::size_t i) const;

    /// Does the word tell somebody's gender, and yet has nothing that could take its place ("nun",
    /// "countess", "hes")? A text that has one cannot be of another gender.
    static bool has_no_counterpart(std::string_view word);

private:
    struct Listed {
        std::string word, counterpart;
        bool female = false;
    };

    void add(const std::string& word, const std::string& counterpart, bool female);

    std::map<std::string, Listed, std::less<>> listed_;  ///< by the word in small letters
};

}  // namespace assay
