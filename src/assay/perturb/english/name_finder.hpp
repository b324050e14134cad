/// The people that a text names, by the lexicons of assay:people or one of the suite. Internal to the module.
#pragma once

#include "name_judge.hpp"

#include <functional>
#include <string>
#include <vector>

namespace assay {

class NameFinder {
public:
    /// Names that are put in for others share the fields `kept`, and `may_replace` holds for them.
    using MayReplace = std::function<bool(const LexiconEntry&)>;

    /// Those of assay:people.
    NameFinder(LexiconLibrary& library, const std::vector<std::string>& kept, const MayReplace& may_replace);
    /// First names and family names. No lexicon is needed any more afterwards.
    NameFinder(const Lexicon& first_names, const Lexicon& last_names, const std::vector<std::string>& kept,
               const MayReplace& may_replace);
    /// First names of one lexicon.
    NameFinder(const Lexicon& first_names, const std::vector<std::string>& kept,
               const MayReplace& may_replace);

    /// All mentions of known names in the order of the text, judged.
    std::vector<NameSighting> find(const Context& context) const;

    const SwapPool& first_names() const { return first_names_; }
    const SwapPool& last_names() const { return last_names_; }
    /// How many different names there are.
    std::size_t size() const { return matcher_.size(); }

private:
    bool may_be_name(const Context& context, std::size_t i, const std::vector<NameSighting>& sightings) const;

    PhraseMatcher matcher_;
    SwapPool first_names_, last_names_;
};

/// Is a name no word and no place too, so that it may be put in for another?
bool is_name_alone(const LexiconEntry& entry);

/// The names that a text has already, as entities in ascending order.
std::vector<std::uint32_t> taken_first_names(const std::vector<NameSighting>& sightings);
std::vector<std::uint32_t> taken_last_names(const std::vector<NameSighting>& sightings);

}  // namespace assay
