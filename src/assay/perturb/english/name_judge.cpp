#include "name_judge.hpp"

#include "clauses.hpp"

#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/marks.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

/// Prepositions behind which a name that is a place's, too, is a place.
const WordSet& places() {
    static const WordSet kWords("in from to at near of via");
    return kWords;
}

}  // namespace

void NameJudge::judge(std::vector<NameSighting>& sightings) const {
    for (std::size_t k = 0; k < sightings.size(); ++k) {
        NameSighting& sighting = sightings[k];
        if (sighting.role != NameRole::none) continue;  // the family name of the one before
        sighting.role = role_behind_title(sightings, k);
        if (sighting.role == NameRole::none && is_first_name(sightings, k)) sighting.role = NameRole::first;
        if (sighting.role == NameRole::first && is_followed_by_last_name(sightings, k)) {
            sighting.has_last_name = true;
            sightings[k + 1].role = NameRole::last;
        }
    }
    accept_repetitions(sightings);
    mark_known(sightings);
}

/// A name that is part of another one somewhere ("Maria's Pizza", "David Beckham") may be the same person's
/// elsewhere, and nobody's is free where the text is about names.
void NameJudge::mark_known(std::vector<NameSighting>& sightings) const {
    const bool all = is_about_names();
    std::vector<std::uint32_t> known;
    for (const NameSighting& sighting : sightings)
        if (sighting.first != nullptr && !sighting.has_last_name && sighting.role != NameRole::last &&
            is_well_formed(sighting, *sighting.first) &&
            (sighting.role == NameRole::none ? is_part_of_name(sighting) : names_go_on_behind(sighting)))
            known.push_back(sighting.first->entity);
    std::sort(known.begin(), known.end());
    for (NameSighting& sighting : sightings)
        sighting.may_be_known =
            all || (sighting.first != nullptr &&
                    std::binary_search(known.begin(), known.end(), sighting.first->entity));
}

/// "She spelled it Kathryn", "nobody calls me Elizabeth"
bool NameJudge::is_about_names() const {
    static const WordSet kSpelling(
        "spell spells spelled spelt misspell misspelled misspelt mispronounce mispronounced nickname "
        "nicknamed namesake");
    static const WordSet kCall("call calls"), kObject("me him her");
    for (std::size_t i = 0; i < context_.size(); ++i) {
        if (!context_.is_word(i)) continue;
        if (kSpelling.contains(context_.piece(i))) return true;
        if (kCall.contains(context_.piece(i)) && kObject.contains(context_.word_after(i)) &&
            begins_with_capital(context_.word_after(i + 1)))
            return true;
    }
    return false;
}

/// "Mr. Smith", "Dr Young", "Aunt May", "Mr. Will Smith"
NameRole NameJudge::role_behind_title(const std::vector<NameSighting>& sightings, std::size_t k) const {
    static const WordSet kFamily("aunt auntie uncle");
    const NameSighting& sighting = sightings[k];
    const std::size_t first = sighting.match.first;
    std::string_view title = context_.word_before(first);
    const bool dotted = first >= 2 && context_.is_mark(first - 1, ".") && context_.glued(first - 1);
    if (dotted && context_.is_word(first - 2)) title = context_.piece(first - 2);
    if (!begins_with_capital(title) || !honorifics().contains(title)) return NameRole::none;
    if (!is_free_standing(sighting)) return NameRole::none;
    if (sighting.first != nullptr && is_well_formed(sighting, *sighting.first) &&
        (is_followed_by_last_name(sightings, k) || sighting.last == nullptr || kFamily.contains(title)))
        return begins_with_capital(context_.word_after(sighting.match.last)) &&
                       !is_followed_by_last_name(sightings, k)
                   ? NameRole::none  // "Mr. Kim Unknown", "Sir Paul McCartney": only half of it is known
                   : NameRole::first;
    if (sighting.last == nullptr || !is_well_formed(sighting, *sighting.last)) return NameRole::none;
    return begins_with_capital(context_.word_after(sighting.match.last)) &&
                   !function_words().contains(context_.word_after(sighting.match.last))
               ? NameRole::none
               : NameRole::last;
}

bool NameJudge::is_first_name(const std::vector<NameSighting>& sightings, std::size_t k) const {
    const NameSighting& sighting = sightings[k];
    if (sighting.first == nullptr || !is_well_formed(sighting, *sighting.first)) return false;
    if (!is_free_standing(sighting) || is_part_of_name(sighting)) return false;
    return sighting.first->also == AlsoMeans::nothing || has_evidence(sightings, k);
}

bool NameJudge::is_well_formed(const NameSighting& sighting, const SwapEntry& entry) const {
    const std::string_view found = context_.between(sighting.match.begin, sighting.match.end);
    return same_spelling(found, entry.value) || (entry.also == AlsoMeans::nothing && is_shouted(sighting));
}

/// In capitals, as the text around it is.
bool NameJudge::is_shouted(const NameSighting& sighting) const {
    constexpr std::size_t kShortest = 4;
    const std::string_view found = context_.between(sighting.match.begin, sighting.match.end);
    return found.size() >= kShortest && is_loud(found) &&
           (is_loud(context_.word_before(sighting.match.first)) ||
            is_loud(context_.word_after(sighting.match.last)));
}

bool NameJudge::is_free_standing(const NameSighting& sighting) const {
    const std::size_t first = sighting.match.first, next = sighting.match.last + 1;
    const auto joins = [&](std::size_t i) {
        return context_[i].kind != TokenKind::punctuation || is_one_of(context_.piece(i), "-&@#_*%\\");
    };
    if (context_.glued(first) && joins(first - 1)) return false;
    if (context_.glued(next) && joins(next)) return false;
    // "Hughes' birthday"
    const std::string_view behind = next < context_.size() ? context_.piece(next) : std::string_view();
    if (context_.glued(next) && (behind == "'" || behind == "’") && context_.piece(next - 1).ends_with('s') &&
        !(first > 0 && context_.glued(first) && context_.piece(first - 1) == "'"))
        return false;
    // "A.John", "Bill.Pay"
    if (context_.glued(first) && context_.is_mark(first - 1, ".") && context_.glued(first - 1)) return false;
    return !(context_.glued(next) && context_.is_mark(next, ".") && context_.glued(next + 1) &&
             context_.is_word(next + 1));
}

bool NameJudge::is_part_of_name(const NameSighting& sighting) const {
    static const WordSet kNever(
        "a an the saint st san santa lake mount mt port fort ft cape camp hotel team radio del de la el le "
        "lady");
    static const WordSet kPlaces(
        "street st avenue ave road rd drive lane boulevard blvd airport county university college hospital "
        "park school bridge hotel beach bay river lake island city stadium church square center centre "
        "club tech motors foods deere hortons awards award prize show falls hill hills heights station "
        "valley creek springs day");
    const std::size_t first = sighting.match.first, last = sighting.match.last;
    if (kNever.contains(context_.word_before(first))) return true;
    if (first >= 2 && context_.is_mark(first - 1, ".") && !context_.ends_sentence(first - 1) &&
        kNever.contains(context_.piece(first - 2)))
        return true;
    const std::string_view after = context_.word_after(last);
    static const WordSet kAirport("airport airfield intl international");
    if (kAirport.contains(after) || kAirport.contains(context_.word_after(last + 1)))
        return true;  // "John Wayne airport"
    const bool possessive = context_[last].end != sighting.match.end;
    if (begins_with_capital(after) &&
        (kPlaces.contains(after) || (possessive && !function_words().contains(after))))
        return true;
    if (begins_with_capital(after) && kPlaces.contains(context_.word_after(last + 1))) return true;
    if (is_quoted(sighting) || is_of_renown(sighting) || is_in_state(sighting)) return true;
    const auto is_and = [&](std::size_t i) {
        return context_.is_mark(i, "&") || context_.is_mark(i, "&amp;");
    };
    if (is_and(last + 1) || (first > 0 && is_and(first - 1))) return true;
    return names_go_on_before(sighting);
}

/// The title "Emma", or the word.
bool NameJudge::is_quoted(const NameSighting& sighting) const {
    const auto is_quote = [&](std::size_t i) {
        const std::string_view mark = context_.piece(i);
        return mark == "\"" || mark == "“" || mark == "”" || mark == "'" || mark == "‘" || mark == "’";
    };
    const std::size_t first = sighting.match.first, next = sighting.match.last + 1;
    return context_.glued(first) && context_.glued(next) && is_quote(first - 1) && is_quote(next);
}

/// "William the Conqueror", "Helen of Troy"
bool NameJudge::is_of_renown(const NameSighting& sighting) const {
    static const WordSet kJoins("the of");
    const std::size_t last = sighting.match.last;
    return kJoins.contains(context_.word_after(last)) && begins_with_capital(context_.word_after(last + 1)) &&
           !is_shouted(sighting);
}

/// "Jackson, Mississippi"
bool NameJudge::is_in_state(const NameSighting& sighting) const {
    static const WordSet kStates(
        "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii "
        "idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan "
        "minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania "
        "tennessee texas utah vermont virginia washington wisconsin wyoming");
    const std::size_t comma = sighting.match.last + 1;
    return context_.is_mark(comma, ",") && kStates.contains(context_.word_after(comma));
}

/// "Elton John", but not "Thanks John" or "then John"
bool NameJudge::names_go_on_before(const NameSighting& sighting) const {
    static const WordSet kOpeners(
        "thanks thank tell told ask asked meet met contact agent rep love loved flying call called happy "
        "congratulations congrats kudos shoutout props poor see saw sister brother mum mom dad friend "
        "waiter server actor actress director dear good great sorry bye goodbye welcome");
    const std::size_t first = sighting.match.first;
    const std::string_view before = context_.word_before(first);
    if (!begins_with_capital(before) || function_words().contains(before)) return false;
    if (is_calendar_word(before) || is_shouted(sighting)) return false;
    return !kOpeners.contains(before);
}

/// "David Beckham", whose family name no lexicon has: who is known by that name would get half a new one. Not
/// "my friend David Beckham" or "thanks to David Beckham", who is anybody.
bool NameJudge::names_go_on_behind(const NameSighting& sighting) const {
    static const WordSet kThanks("thanks thank thx kudos props shoutout"), kTo("to");
    const std::string_view before = context_.word_before(sighting.match.first);
    if (is_introduced(sighting) || person_nouns().contains(before)) return false;
    if (kThanks.contains(kTo.contains(before) ? context_.word_before(sighting.match.first - 1) : before))
        return false;
    const std::string_view after = context_.word_after(sighting.match.last);
    return context_[sighting.match.last].end == sighting.match.end &&
           letter_case(after) == LetterCase::capitalised && !function_words().contains(after) &&
           !is_calendar_word(after);
}

bool NameJudge::has_evidence(const std::vector<NameSighting>& sightings, std::size_t k) const {
    static const WordSet kVerbs(
        "said says told asked replied smiled laughed helped answered explained apologized apologised "
        "thinks wrote shouted whispered nodded insisted assured");
    const NameSighting& sighting = sightings[k];
    if (is_introduced(sighting)) return true;
    if (places().contains(context_.word_before(sighting.match.first))) return false;
    if (kVerbs.contains(context_.word_after(sighting.match.last))) return true;
    if (!is_followed_by_last_name(sightings, k)) return false;
    // Without its accent a name is less sure: "Austin Bergstrom" is an airport.
    const SwapEntry& last = *sightings[k + 1].last;
    const bool sure_last_name = last.also == AlsoMeans::nothing && last.phrase == last.entity;
    const bool verb_like =
        sighting.first->also == AlsoMeans::word && context_.starts_sentence(sighting.match.first);
    return sure_last_name && !verb_like;
}

/// "my friend Grace", "the agent, Will,", "my name is Mark", "Dear Hope"
bool NameJudge::is_introduced(const NameSighting& sighting) const {
    static const WordSet kPeople(
        "friend brother sister husband wife son daughter boyfriend girlfriend cousin nephew niece "
        "neighbour neighbor colleague coworker waiter waitress server host hostess agent rep "
        "representative attendant pilot named bartender driver guide manager owner chef actor actress "
        "director singer author supervisor roommate teacher mum mom dad witness spokesman spokeswoman victim "
        "dr doctor nurse employee");
    static const WordSet kGreetings("hi hello hey dear thanks");
    const std::size_t first = sighting.match.first;
    std::string_view before = context_.word_before(first);
    if (before.empty() && first >= 2 && context_.is_mark(first - 1, ",") && context_.glued(first - 1) &&
        context_.is_word(first - 2))
        before = kPeople.contains(context_.piece(first - 2)) ? context_.piece(first - 2) : std::string_view();
    if (kPeople.contains(before)) return true;
    static const WordSet kName("name name's");
    if (kName.contains(before) && before.size() > 4) return true;
    if (first >= 2 && before == "is" && kName.contains(context_.word_before(first - 1))) return true;
    // A greeting may go to a city, too, and "Thanks Will" may go on.
    const bool ends = !context_.is_word(sighting.match.last + 1);
    return kGreetings.contains(before) && ends && sighting.first->also == AlsoMeans::word;
}

/// Directly behind it, perhaps with an initial between: "Maria Lopez", "Samuel L. Jackson"
bool NameJudge::is_followed_by_last_name(const std::vector<NameSighting>& sightings, std::size_t k) const {
    if (k + 1 == sightings.size()) return false;
    const NameSighting &first = sightings[k], &last = sightings[k + 1];
    if (first.match.end != context_[first.match.last].end) return false;  // "Maria's Lopez"
    if (last.last == nullptr || !is_well_formed(last, *last.last) || !is_free_standing(last)) return false;
    std::size_t next = first.match.last + 1;
    const bool initial = context_.is_word(next) && context_.piece(next).size() == 1 &&
                         !context_.glued(next) && begins_with_capital(context_.piece(next)) &&
                         context_.is_mark(next + 1, ".") && context_.glued(next + 1);
    if (initial) next += 2;
    if (last.match.first != next || context_.glued(next)) return false;
    return context_.between(context_[next - 1].end, context_[next].begin).find('\n') ==
           std::string_view::npos;
}

/// A name that was a person's once in a text is one again.
void NameJudge::accept_repetitions(std::vector<NameSighting>& sightings) const {
    std::vector<std::uint32_t> firsts, lasts;
    for (const NameSighting& sighting : sightings) {
        if (sighting.role == NameRole::first) firsts.push_back(sighting.first->entity);
        if (sighting.role == NameRole::last) lasts.push_back(sighting.last->entity);
    }
    std::sort(firsts.begin(), firsts.end());
    std::sort(lasts.begin(), lasts.end());
    const auto again = [&](const NameSighting& sighting, const SwapEntry* entry,
                           const std::vector<std::uint32_t>& known) {
        const bool placed = entry != nullptr && entry->also != AlsoMeans::nothing &&
                            places().contains(context_.word_before(sighting.match.first));
        return entry != nullptr && !placed && std::binary_search(known.begin(), known.end(), entry->entity) &&
               is_well_formed(sighting, *entry) && is_free_standing(sighting) && !is_part_of_name(sighting) &&
               !(entry->also == AlsoMeans::word && context_.starts_sentence(sighting.match.first));
    };
    for (NameSighting& sighting : sightings) {
        if (sighting.role != NameRole::none) continue;
        if (again(sighting, sighting.first, firsts))
            sighting.role = NameRole::first;
        else if (again(sighting, sighting.last, lasts))
            sighting.role = NameRole::last;
    }
}

}  // namespace assay
