#include "name_finder.hpp"

#include <assay/text/characters.hpp>

#include <algorithm>

namespace assay {
namespace {

std::vector<std::uint32_t> taken(const std::vector<NameSighting>& sightings,
                                 const SwapEntry* NameSighting::*part) {
    std::vector<std::uint32_t> entities;
    for (const NameSighting& sighting : sightings)
        if (const SwapEntry* entry = sighting.*part) entities.push_back(entry->entity);
    std::sort(entities.begin(), entities.end());
    return entities;
}

}  // namespace

NameFinder::NameFinder(LexiconLibrary& library, const std::vector<std::string>& kept,
                       const MayReplace& may_replace)
    : NameFinder(library_lexicon(library, "people", "first_name"),
                 library_lexicon(library, "people", "last_name"), kept, may_replace) {}

NameFinder::NameFinder(const Lexicon& first_names, const Lexicon& last_names,
                       const std::vector<std::string>& kept, const MayReplace& may_replace) {
    first_names_.add({first_names, kept, may_replace}, matcher_);
    last_names_.add({last_names, kept, may_replace}, matcher_);
    first_names_.add_plain_spellings(matcher_);
    last_names_.add_plain_spellings(matcher_);
}

NameFinder::NameFinder(const Lexicon& first_names, const std::vector<std::string>& kept,
                       const MayReplace& may_replace) {
    first_names_.add({first_names, kept, may_replace}, matcher_);
}

std::vector<NameSighting> NameFinder::find(const Context& context) const {
    std::vector<NameSighting> sightings;
    for (std::size_t i = 0; i < context.size(); ++i) {
        if (!context.is_word(i) || !may_be_name(context, i, sightings)) continue;
        const auto match = matcher_.longest(context, i);
        if (!match) continue;
        sightings.push_back({*match, first_names_.find(match->phrase), last_names_.find(match->phrase)});
        i = match->last;
    }
    if (!sightings.empty()) NameJudge(context).judge(sightings);
    return sightings;
}

/// A capital, or a particle ("van Dijk") behind a name or a title.
bool NameFinder::may_be_name(const Context& context, std::size_t i,
                             const std::vector<NameSighting>& sightings) const {
    const std::string_view word = context.piece(i);
    if (!matcher_.may_begin(word)) return false;
    if (is_ascii_upper(word[0]) || !is_ascii(word[0])) return true;
    const bool behind_name = !sightings.empty() && sightings.back().match.last + 1 == i;
    return behind_name || begins_with_capital(context.word_before(i)) ||
           (i > 0 && context.is_mark(i - 1, "."));
}

bool is_name_alone(const LexiconEntry& entry) {
    return also_means(entry) == AlsoMeans::nothing;
}

std::vector<std::uint32_t> taken_first_names(const std::vector<NameSighting>& sightings) {
    return taken(sightings, &NameSighting::first);
}

std::vector<std::uint32_t> taken_last_names(const std::vector<NameSighting>& sightings) {
    return taken(sightings, &NameSighting::last);
}

}  // namespace assay
