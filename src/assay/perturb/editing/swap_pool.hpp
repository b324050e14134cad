/// The entries of lexicons that may stand for each other: a city for a city, a woman's name for a woman's
/// name. Internal to the module.
#pragma once

#include "phrase_matcher.hpp"

#include <assay/base/random.hpp>
#include <assay/perturb/arguments.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace assay {

/// What else the value of an entry may mean (its field `also`).
enum class AlsoMeans : std::uint8_t { nothing, other_name, word };

struct SwapEntry {
    std::string value;
    std::uint32_t phrase = 0;  ///< its number in the matcher
    std::uint32_t entity = 0;  ///< the phrase of the entry that an alias stands for, otherwise its own
    std::uint32_t group = 0;   ///< entries of one group may stand for each other
    std::uint32_t source = 0;  ///< which call of add() brought it, from 0
    AlsoMeans also = AlsoMeans::nothing;
};

class SwapPool {
public:
    struct Source {
        const Lexicon& lexicon;
        std::vector<std::string> kept;  ///< fields that must be equal in the entry and its replacement
        /// Which entries may be put in; all of them may be found.
        std::function<bool(const LexiconEntry&)> may_replace = [](const LexiconEntry&) { return true; };
        /// A further thing that must be equal, such as the need of an article.
        std::function<std::string(const LexiconEntry&)> kind = [](const LexiconEntry&) {
            return std::string();
        };
    };

    /// Adds the values to the matcher. Where two lexicons hold a value, the first counts.
    void add(const Source& source, PhraseMatcher& matcher);
    /// Lets a further spelling stand for an entry that is there: "New York City". Nothing happens if it is
    /// not.
    void add_alias(std::string_view alias, std::string_view value, AlsoMeans also, PhraseMatcher& matcher);

    /// Lets each entry be found without its accents, too: "Jose" is José, "Bogota" Bogotá. To be called when
    /// all lexicons are there, as spellings that are values of their own stay what they are ("San Jose").
    void add_plain_spellings(PhraseMatcher& matcher);

    /// The entry of a matched phrase, or null.
    const SwapEntry* find(std::uint32_t phrase) const;
    /// The place of an entry in the order of adding (those that nothing can find left out).
    std::size_t number_of(const SwapEntry& entry) const {
        return static_cast<std::size_t>(&entry - entries_.data());
    }

    /// Another entry of the same group whose entity is not among `taken` (sorted), or null if there is none.
    const SwapEntry* draw(const SwapEntry& entry, std::span<const std::uint32_t> taken, Random& random) const;

private:
    std::vector<SwapEntry> entries_;
    std::vector<std::uint32_t> entry_of_phrase_;
    std::vector<std::vector<std::uint32_t>> groups_;  ///< the entries of each that may be put in
    std::map<std::vector<std::string>, std::uint32_t> group_numbers_;
    std::uint32_t sources_ = 0;
};

/// The fields that the parameter `keep` lists, separated by spaces; each must be one of `known`.
std::vector<std::string> kept_fields(const Arguments& arguments, const std::vector<std::string>& known);

/// Fields with the values that they must have.
using WantedFields = std::vector<std::pair<std::string, std::string>>;
/// Those of the parameter `to`: "origin=arabic gender=female". Each field must be one of `known`, and none of
/// those that are kept; some entry must have them all.
WantedFields wanted_fields(const Arguments& arguments, std::span<const Lexicon* const> lexicons);
/// Fails unless `found`, the number of values of a lexicon of the suite that a text can hold, is two or more.
void demand_two_values(const Arguments& arguments, const Lexicon& lexicon, std::size_t found);
/// The names of all fields of the lexicons.
std::vector<std::string> field_names_of(std::span<const Lexicon* const> lexicons);
bool has_fields(const LexiconEntry& entry, const WantedFields& wanted);

AlsoMeans also_means(const LexiconEntry& entry);

}  // namespace assay
