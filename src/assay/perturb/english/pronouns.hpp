/// he, she and their forms in a text, each with what it does there. Internal to the module.
#pragma once

#include <assay/perturb/editing/context.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace assay {

enum class PronounRole { subject, object, determiner, possessive, reflexive };

/// One person in all forms, small letters.
struct PronounSet {
    std::string_view subject, object, determiner, possessive, reflexive;
    std::string_view form(PronounRole role) const;
};

inline constexpr PronounSet kHe = {"he", "him", "his", "his", "himself"};
inline constexpr PronounSet kShe = {"she", "her", "her", "hers", "herself"};

struct Pronoun {
    std::size_t token = 0;
    std::size_t begin = 0, end = 0;  ///< bytes; "'s" and the like lie behind `end`
    PronounRole role = PronounRole::subject;
    bool female = false;

    std::string_view listed() const { return (female ? kShe : kHe).form(role); }
};

/// All of them, in order; nothing if one is unclear: "I gave her money", "he or she", "his/her".
std::optional<std::vector<Pronoun>> find_pronouns(const Context& context);

/// What follows the apostrophe of a word: "s" of "she's", otherwise empty.
std::string_view clitic_of(std::string_view word);

}  // namespace assay
