/// What the families of letters have in common: words are chosen, then letters of each, and every chosen
/// letter is edited by the family's rule. Internal to the module.
#pragma once

#include "letters.hpp"

#include <assay/base/random.hpp>
#include <assay/perturb/definitions.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace assay {

/// Immutable, as perturbations are.
class LetterRule {
public:
    virtual ~LetterRule() = default;
    /// How many letters of the word, from number `at` on, one edit would replace; 0 if it can edit nothing
    /// there. Looks at a few letters only.
    virtual std::size_t reach(std::span<const Letter> word, std::size_t at) const = 0;
    /// Appends what takes the place of text[letters.front().begin, letters.back().end), something else than
    /// stands there.
    virtual void write(std::string_view text, std::span<const Letter> letters, Random& random,
                       std::string& out) const = 0;
    /// The most edits of a word with so many letters.
    virtual std::size_t most(std::size_t letters) const { return letters; }
};

/// The defaults of the shares and limits.
struct LetterDefaults {
    std::string words = "0.1", letters = "0.1", min_length = "4", keep_ends = "yes";
};

using RuleMaker = std::unique_ptr<LetterRule> (*)(const Arguments& arguments);

/// Its parameters are its own, then those of the words, then `letters` and `keep-ends`.
Definition define_letter_edit(PerturbationInfo info, const LetterDefaults& defaults, RuleMaker make_rule);

}  // namespace assay
