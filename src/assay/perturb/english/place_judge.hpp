/// Tells which mentions of a known name in a text are places. Internal to the module.
///
/// A wrong swap makes a wrong test, so that doubt means no:
/// - a mention that is part of a longer name ("Chicago Bulls", "Paris Hilton", "Air France", "Bank of China")
/// is none;
/// - a city with its region ("Austin, TX", "Paris, France") is none, and neither is the region: only both
/// together
///   could be swapped;
/// - a name that is an ordinary word too ("Nice", "Turkey") counts where it is capitalised behind a
/// preposition of
///   place; one that is a person's name too ("Austin", "Jordan") behind "in" and its like, or behind "to" and
///   "from" if the sentence speaks of travelling; both before "airport", and in an enumeration behind another
///   place;
/// - in small letters a single word ("chicago") counts behind such a preposition, several ("new york")
/// always.
#pragma once

#include <assay/perturb/editing/phrase_matcher.hpp>
#include <assay/perturb/editing/swap_pool.hpp>

#include <string>
#include <vector>

namespace assay {

/// A phrase of the lexicons that was found in the text.
struct Sighting {
    PhraseMatcher::Match match;
    const SwapEntry* entry = nullptr;
    bool is_region = false;  ///< a country or a state
    bool accepted = false;
};

class PlaceJudge {
public:
    /// `abbreviations` of states ("TX"), sorted.
    PlaceJudge(const Context& context, const std::vector<std::string>& abbreviations)
        : context_(context), abbreviations_(abbreviations) {}

    /// Sets `accepted`. The sightings are in the order of the text.
    void judge(std::vector<Sighting>& sightings) const;

private:
    enum class Shape { as_listed, upper, lower, other };

    Shape shape_of(const Sighting& sighting) const;
    bool is_free_standing(const Sighting& sighting) const;
    bool is_part_of_name(const Sighting& sighting) const;
    bool names_go_on_before(const Sighting& sighting) const;
    bool names_go_on_after(const Sighting& sighting) const;
    bool has_region(const std::vector<Sighting>& sightings, std::size_t k) const;
    bool is_region_of_previous(const std::vector<Sighting>& sightings, std::size_t k) const;
    bool has_enough_evidence(const std::vector<Sighting>& sightings, std::size_t k) const;
    bool stands_where_words_do(const Sighting& sighting) const;
    bool stands_where_people_do_not(const std::vector<Sighting>& sightings, std::size_t k) const;
    bool speaks_of_motion(std::size_t token) const;
    bool continues_enumeration(const std::vector<Sighting>& sightings, std::size_t k) const;
    bool is_before_airport(const Sighting& sighting) const;
    bool has_possessive(const Sighting& sighting) const;
    bool names_person(const Sighting& sighting) const;
    void accept_repetitions(std::vector<Sighting>& sightings) const;

    const Context& context_;
    const std::vector<std::string>& abbreviations_;
};

}  // namespace assay
