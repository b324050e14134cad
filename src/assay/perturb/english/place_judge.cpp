#include "place_judge.hpp"

#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/marks.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>
#include <string_view>

namespace assay {
void PlaceJudge::judge(std::vector<Sighting>& sightings) const {
    for (std::size_t k = 0; k < sightings.size(); ++k) {
        Sighting& sighting = sightings[k];
        sighting.accepted = is_free_standing(sighting) && !is_part_of_name(sighting) &&
                            !has_region(sightings, k) && !is_region_of_previous(sightings, k) &&
                            has_enough_evidence(sightings, k);
    }
    accept_repetitions(sightings);
}

PlaceJudge::Shape PlaceJudge::shape_of(const Sighting& sighting) const {
    const std::string_view found = context_.between(sighting.match.begin, sighting.match.end);
    if (same_spelling(found, sighting.entry->value)) return Shape::as_listed;
    switch (letter_case(found)) {
        case LetterCase::upper:
            return Shape::upper;
        case LetterCase::lower:
            return Shape::lower;
        default:
            return Shape::other;
    }
}

/// What touches it: quotes, brackets and punctuation, "Chicago-based", "Boston/Dallas".
bool PlaceJudge::is_free_standing(const Sighting& sighting) const {
    const std::size_t first = sighting.match.first, next = sighting.match.last + 1;
    if (context_.glued(first)) {
        const std::string_view before = context_.piece(first - 1);
        if (before == "." && first >= 2 && context_.glued(first - 1) && !context_.ends_sentence(first - 1))
            return false;
        if (context_[first - 1].kind != TokenKind::punctuation || is_one_of(before, "-&@#_'%*\\"))
            return false;
    }
    if (!context_.glued(next)) return true;
    const std::string_view after = context_.piece(next);
    if (context_[next].kind != TokenKind::punctuation || is_one_of(after, "&@#_%*\\")) return false;
    if (after != "-") return true;
    return context_.glued(next + 1) && context_.is_word(next + 1) &&
           !begins_with_capital(context_.piece(next + 1));
}

bool PlaceJudge::is_part_of_name(const Sighting& sighting) const {
    const std::string_view before = context_.word_before(sighting.match.first);
    static const WordSet kNever("air saint st mount mt fort ft lake port san santa new old little");
    if (kNever.contains(before)) return true;
    const std::size_t first = sighting.match.first;
    // "St. Paris": the dot of an abbreviation
    if (first >= 2 && context_.is_mark(first - 1, ".") && !context_.ends_sentence(first - 1)) return true;
    static const WordSet kNeverAfter("of day");  // "United States of", "Columbus day"
    static const WordSet kNamedAfter("cream libre sprouts duck accord agreement protocol treaty convention");
    const std::string_view after = context_.word_after(sighting.match.last);
    if (kNeverAfter.contains(after) || kNamedAfter.contains(after)) return true;
    if (shape_of(sighting) == Shape::upper) return false;  // all is in capitals, which tell nothing
    return names_go_on_before(sighting) || names_go_on_after(sighting);
}

bool PlaceJudge::names_go_on_before(const Sighting& sighting) const {
    static const WordSet kOpeners(
        "visit visiting visited love loved loving leaving left fly flying flew stuck missed miss missing "
        "hate see seeing welcome goodbye bye via downtown central greater explore exploring tour touring "
        "enjoy enjoying bring beautiful sunny hello dear poor lovely another next last rainy snowy");
    static const WordSet kQuantities(
        "all most some part parts none out one half because outside inside north south east west");
    const std::size_t first = sighting.match.first;
    const std::string_view before = context_.word_before(first);
    if (before == "of") {
        const std::string_view head = context_.word_before(first - 1);
        return begins_with_capital(head) &&
               !(kQuantities.contains(head) && context_.starts_sentence(first - 2));
    }
    if (!begins_with_capital(before) || function_words().contains(before) || is_calendar_word(before))
        return false;
    return !(kOpeners.contains(before) && context_.starts_sentence(first - 1));
}

bool PlaceJudge::names_go_on_after(const Sighting& sighting) const {
    const std::string_view after = context_.word_after(sighting.match.last);
    if (!begins_with_capital(after) || function_words().contains(after) || is_calendar_word(after))
        return false;
    if (after == "Airport") return false;
    return !(after == "International" && context_.word_after(sighting.match.last + 1) == "Airport");
}

/// "Austin, TX", "Paris, France", "London, Ontario", "Austin Texas"
bool PlaceJudge::has_region(const std::vector<Sighting>& sightings, std::size_t k) const {
    const Sighting& sighting = sightings[k];
    if (sighting.is_region) return false;
    std::size_t next = sighting.match.last + 1;
    const bool comma = context_.is_mark(next, ",");
    if (comma) ++next;
    if (!context_.is_word(next)) return false;
    if (k + 1 < sightings.size() && sightings[k + 1].match.first == next) return sightings[k + 1].is_region;
    const std::string_view word = context_.piece(next);
    if (std::binary_search(abbreviations_.begin(), abbreviations_.end(), word)) return true;
    const bool region_like =
        begins_with_capital(word) && !function_words().contains(word) && !is_calendar_word(word);
    return comma && region_like && shape_of(sighting) == Shape::as_listed;
}

/// "Paris, France", "Texas" in "Austin Texas", and behind a town that is in no lexicon: "Springfield,
/// Vermont", "Melbourne (Australia)". In "France, Spain" each stands for itself.
bool PlaceJudge::is_region_of_previous(const std::vector<Sighting>& sightings, std::size_t k) const {
    if (!sightings[k].is_region) return false;
    const std::size_t first = sightings[k].match.first;
    const bool joined = first >= 2 && (context_.is_mark(first - 1, ",") || context_.is_mark(first - 1, "("));
    if (k > 0 && sightings[k - 1].match.last + (joined ? 2 : 1) == first) return !sightings[k - 1].is_region;
    return joined && context_.is_word(first - 2) && begins_with_capital(context_.piece(first - 2)) &&
           !function_words().contains(context_.piece(first - 2));
}

bool PlaceJudge::has_enough_evidence(const std::vector<Sighting>& sightings, std::size_t k) const {
    const Sighting& sighting = sightings[k];
    const AlsoMeans also = sighting.entry->also;
    const bool several_words = sighting.match.last > sighting.match.first;
    const bool sure = is_before_airport(sighting) || continues_enumeration(sightings, k);
    switch (shape_of(sighting)) {
        case Shape::as_listed:
            if (also == AlsoMeans::nothing) return true;
            if (also == AlsoMeans::word) return sure || stands_where_words_do(sighting);
            return sure || stands_where_people_do_not(sightings, k);
        case Shape::upper:
            if (also == AlsoMeans::nothing) return true;
            return also == AlsoMeans::other_name && (sure || stands_where_people_do_not(sightings, k));
        case Shape::lower:
            if (also == AlsoMeans::nothing) return several_words || sure || stands_where_words_do(sighting);
            return also == AlsoMeans::other_name && stands_where_people_do_not(sightings, k);
        case Shape::other:
            break;
    }
    return also == AlsoMeans::nothing && several_words &&
           begins_with_capital(context_.piece(sighting.match.first));
}

/// Behind a preposition that speaks of places when a name follows it.
bool PlaceJudge::stands_where_words_do(const Sighting& sighting) const {
    static const WordSet kPrepositions(
        "in into near outside inside throughout via downtown across within to from through toward towards "
        "around leaving visit visiting visited");
    return kPrepositions.contains(context_.word_before(sighting.match.first));
}

bool PlaceJudge::has_possessive(const Sighting& sighting) const {
    return context_[sighting.match.last].end != sighting.match.end;
}

bool PlaceJudge::stands_where_people_do_not(const std::vector<Sighting>& sightings, std::size_t k) const {
    static const WordSet kInside("in into near outside throughout via downtown across within");
    static const WordSet kWays("to from for through toward towards leaving between");
    const Sighting& sighting = sightings[k];
    const std::size_t first = sighting.match.first;
    const std::string_view before = context_.word_before(first);
    if (has_possessive(sighting)) return false;
    if (kInside.contains(before)) return true;
    if (!kWays.contains(before)) return false;
    if (speaks_of_motion(first - 1)) return true;
    // "from X to Y"
    const std::size_t next = sighting.match.last + 1;
    const bool to_another = (before == "from") && context_.is_word(next) && context_.piece(next) == "to" &&
                            k + 1 < sightings.size() && sightings[k + 1].match.first == next + 1;
    const bool from_another = before == "to" && k > 0 && sightings[k - 1].match.last + 2 == first &&
                              context_.word_before(sightings[k - 1].match.first) == "from";
    return to_another || from_another;
}

/// Is there a word of motion among the few before this token, in the same sentence?
bool PlaceJudge::speaks_of_motion(std::size_t token) const {
    constexpr std::size_t kReach = 6;
    for (std::size_t i = token, steps = 0; i > 0 && steps < kReach; ++steps) {
        --i;
        if (context_.ends_sentence(i)) return false;
        if (context_.is_word(i) && words_of_motion().contains(context_.piece(i))) return true;
    }
    return false;
}

/// "Paris and Nice", "Boston, Austin": behind a place that was accepted.
bool PlaceJudge::continues_enumeration(const std::vector<Sighting>& sightings, std::size_t k) const {
    if (k == 0 || !sightings[k - 1].accepted) return false;
    if (sightings[k - 1].entry->source != sightings[k].entry->source || has_possessive(sightings[k]))
        return false;
    const std::size_t first = sightings[k].match.first;
    if (sightings[k - 1].match.last + 2 != first) return false;
    const std::string_view joint = context_.piece(first - 1);
    return joint == "and" || joint == "or" || joint == "&" || joint == "/" || joint == "to";
}

bool PlaceJudge::is_before_airport(const Sighting& sighting) const {
    static const WordSet kAirport("airport airports");
    const std::size_t last = sighting.match.last;
    if (kAirport.contains(context_.word_after(last))) return true;
    return context_.word_after(last) == "International" && kAirport.contains(context_.word_after(last + 1));
}

/// A name that was a place once in a text is one again, lest the text speak of two.
void PlaceJudge::accept_repetitions(std::vector<Sighting>& sightings) const {
    std::vector<std::uint32_t> accepted;
    for (const Sighting& sighting : sightings)
        if (sighting.accepted) accepted.push_back(sighting.entry->entity);
    std::sort(accepted.begin(), accepted.end());
    for (Sighting& sighting : sightings) {
        if (sighting.accepted || shape_of(sighting) != Shape::as_listed || !is_free_standing(sighting))
            continue;
        const std::size_t k = static_cast<std::size_t>(&sighting - sightings.data());
        if (is_part_of_name(sighting) || has_region(sightings, k) || is_region_of_previous(sightings, k))
            continue;
        if (sighting.entry->also == AlsoMeans::word && context_.starts_sentence(sighting.match.first))
            continue;
        if (names_person(sighting)) continue;
        sighting.accepted = std::binary_search(accepted.begin(), accepted.end(), sighting.entry->entity);
    }
}

/// "my aunt Florence", "Sydney is my niece"
bool PlaceJudge::names_person(const Sighting& sighting) const {
    static const WordSet kBe("is was"), kOwn("my our his her");
    if (sighting.entry->also != AlsoMeans::other_name) return false;
    const std::size_t last = sighting.match.last;
    const std::string_view before = context_.word_before(sighting.match.first);
    return person_nouns().contains(before) || honorifics().contains(before) ||
           (kBe.contains(context_.word_after(last)) && kOwn.contains(context_.word_after(last + 1)));
}

}  // namespace assay
