#include "word_readings.hpp"

#include <numeric>

namespace assay {

WordReadings::WordReadings(std::span<const TaggedWord> words, const Inflection& inflection)
    : counts_(words.size() * 2) {
    for (const TaggedWord& word : words) {
        const auto count = static_cast<std::uint32_t>(
            std::accumulate(word.counts.begin(), word.counts.end(), std::size_t{0}));
        for (const InflectedWord& form : inflection.forms(word.lemma, word.part))
            if (Counts* counts = counts_.add(form.text)) {
                const std::uint32_t bit = std::uint32_t{1} << static_cast<unsigned>(form.form);
                // A form that the lemma has twice ("used", "used") counts once.
                const bool again = form.form == WordForm::participle && (counts->forms & (bit >> 1)) != 0;
                if (!again) counts->parts[static_cast<std::size_t>(word.part)] += count;
                counts->forms |= bit;
            }
    }
}

std::size_t WordReadings::Counts::all() const {
    return std::accumulate(parts.begin(), parts.end(), std::size_t{0});
}

bool WordReadings::Counts::is_mostly(PartOfSpeech part) const {
    const std::size_t as_part = parts[static_cast<std::size_t>(part)];
    return as_part > 0 && as_part * 10 >= all() * 9;
}

std::size_t WordReadings::count(std::string_view form, PartOfSpeech part) const {
    const Counts* counts = counts_.find(form);
    return counts == nullptr ? 0 : counts->parts[static_cast<std::size_t>(part)];
}

std::size_t WordReadings::count(std::string_view form) const {
    const Counts* counts = counts_.find(form);
    return counts == nullptr ? 0 : counts->all();
}

bool WordReadings::is_mostly(std::string_view form, PartOfSpeech part) const {
    const Counts* counts = counts_.find(form);
    return counts != nullptr && counts->is_mostly(part);
}

bool WordReadings::is_verb(std::string_view form, WordForm verb_form) const {
    const Counts* counts = counts_.find(form);
    return counts != nullptr && (counts->forms >> static_cast<unsigned>(verb_form) & 1) != 0 &&
           counts->is_mostly(PartOfSpeech::verb);
}

}  // namespace assay
