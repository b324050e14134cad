/// Tells which mentions of known names in a text are people. Internal to the module.
///
/// A wrong swap makes a wrong test, so that doubt means no:
/// - a first name must be capitalised, and not be part of another name ("St. Anthony", "Elton John",
/// "Victoria Street",
///   "Sam's Club", "Jean-Paul");
/// - in a text in capitals it must be a name and nothing else;
/// - a first name that is an ordinary word or a place too ("Will", "May", "Paris") counts behind a title
/// ("Aunt May"),
///   behind words that introduce people ("my friend Will", "Dear Grace"), before a family name that is
///   nothing else
///   ("Will Smith", but not at the beginning of a sentence: "Will Smith come?"), or before a verb of people
///   ("Mark said");
/// - who may be known by a name ("David Beckham", "Helen of Troy", "Maria's Pizza") is marked, wherever the
/// text
///   names them;
/// - a family name counts behind a first name that counts or behind a title ("Mr. Young"), and wherever the
/// text
///   repeats it.
#pragma once

#include <assay/perturb/editing/phrase_matcher.hpp>
#include <assay/perturb/editing/swap_pool.hpp>

#include <vector>

namespace assay {

enum class NameRole : std::uint8_t { none, first, last };

/// A phrase of the lexicons that was found in the text.
struct NameSighting {
    PhraseMatcher::Match match;
    const SwapEntry* first = nullptr;  ///< the entry as a first name, if it is one
    const SwapEntry* last = nullptr;   ///< the entry as a family name
    NameRole role = NameRole::none;    ///< set by the judge
    bool has_last_name = false;        ///< a first name whose family name is the next sighting
    bool may_be_known = false;         ///< as somebody of renown, or by a part that is no sighting
};

class NameJudge {
public:
    explicit NameJudge(const Context& context) : context_(context) {}

    /// Sets the roles. The sightings are in the order of the text.
    void judge(std::vector<NameSighting>& sightings) const;

private:
    NameRole role_behind_title(const std::vector<NameSighting>& sightings, std::size_t k) const;
    bool is_first_name(const std::vector<NameSighting>& sightings, std::size_t k) const;
    bool is_well_formed(const NameSighting& sighting, const SwapEntry& entry) const;
    bool is_shouted(const NameSighting& sighting) const;
    bool is_free_standing(const NameSighting& sighting) const;
    bool is_part_of_name(const NameSighting& sighting) const;
    bool is_quoted(const NameSighting& sighting) const;
    bool is_of_renown(const NameSighting& sighting) const;
    bool is_in_state(const NameSighting& sighting) const;
    bool names_go_on_before(const NameSighting& sighting) const;
    bool names_go_on_behind(const NameSighting& sighting) const;
    bool has_evidence(const std::vector<NameSighting>& sightings, std::size_t k) const;
    bool is_introduced(const NameSighting& sighting) const;
    bool is_followed_by_last_name(const std::vector<NameSighting>& sightings, std::size_t k) const;
    void accept_repetitions(std::vector<NameSighting>& sightings) const;
    void mark_known(std::vector<NameSighting>& sightings) const;
    bool is_about_names() const;

    const Context& context_;
};

}  // namespace assay
