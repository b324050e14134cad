#include "wordnet_swaps.hpp"

#include "wordnet_exceptions.hpp"

#include <assay/perturb/editing/english_words.hpp>
#include <assay/text/characters.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace assay {
namespace {

bool is_plain_word(std::string_view word) {
    return word.size() > 2 && std::all_of(word.begin(), word.end(), is_ascii_lower);
}

bool is_plain_phrase(std::string_view phrase) {
    return std::all_of(phrase.begin(), phrase.end(), [](char c) { return is_ascii_lower(c) || c == '_'; });
}

// Files of the lexicographers (lexnames(5WN)).
constexpr std::size_t kPerson = 18;

bool holds_things(std::size_t file) {
    constexpr std::size_t kAnimal = 5, kArtifact = 6, kBody = 8, kFood = 13, kObject = 17, kPlant = 20,
                          kSubstance = 27;
    for (const std::size_t things : {kAnimal, kArtifact, kBody, kFood, kObject, kPlant, kSubstance})
        if (file == things) return true;
    return false;
}

/// Puts a table together: the common words of each sense first, then what stands for what.
class WordNetSwapBuilder {
public:
    WordNetSwapBuilder(WordNet& wordnet, const WordNetSwapOptions& options,
                       std::span<const TaggedWord> tagged, const Inflection& inflection,
                       const WordReadings& readings, ShortWordMap<std::vector<WordNetSwap>>& swaps)
        : wordnet_(wordnet),
          options_(options),
          tagged_(tagged),
          inflection_(inflection),
          readings_(readings),
          swaps_(swaps) {}

    void build() {
        for (std::size_t i = 0; i < tagged_.size(); ++i) numbers_[{tagged_[i].lemma, tagged_[i].part}] = i;
        find_common_words();
        for (const auto& [sense, words] : common_)
            add_sense(sense.first, wordnet_.synset(sense.first, sense.second));
    }

private:
    using Sense = std::pair<PartOfSpeech, std::size_t>;  ///< a synset
    struct CommonWord {
        std::string word;
        std::size_t count = 0;
    };
    using CommonWords = std::vector<CommonWord>;

    static constexpr std::size_t kLeastCount = 2;

    /// Seven times of ten.
    static bool is_dominant(std::size_t count, std::size_t all) { return count * 10 >= all * 7; }

    bool may_be_put_in(const std::string& lemma, PartOfSpeech part) const {
        if (function_words().contains(lemma) || never_put_in().contains(lemma) ||
            (is(WordRelation::hyponyms) && unlikely_kinds().contains(lemma)) || !may_be_handled(lemma, part))
            return false;
        return is_plain_word(lemma) ||
               (options_.phrases && part == PartOfSpeech::noun && is_plain_phrase(lemma));
    }

    /// Not nouns that are plurals, nor those made of verbs ("fencing"): they do not behave as others do.
    bool may_be_handled(const std::string& lemma, PartOfSpeech part) const {
        return part != PartOfSpeech::noun || !(inflection_.may_be_plural(lemma) || lemma.ends_with("ing"));
    }

    /// Is the word never swapped, by this relation?
    bool stays(std::string_view word) const {
        return never_swapped().contains(word) ||
               (is(WordRelation::hyponyms) && without_kinds().contains(word)) ||
               (is(WordRelation::antonyms) && without_opposite().contains(word));
    }

    bool is(WordRelation relation) const { return options_.relation == relation; }

    bool is_wanted(PartOfSpeech part) const {
        return std::find(options_.parts.begin(), options_.parts.end(), part) != options_.parts.end();
    }

    void find_common_words() {
        for (const TaggedWord& word : tagged_) {
            if (!is_wanted(word.part)) continue;
            if (!may_be_put_in(word.lemma, word.part) || word.counts[0] < kLeastCount) continue;
            const std::size_t all = std::max(readings_.count(word.lemma), word.counts[0]);
            const std::vector<std::size_t> senses = wordnet_.senses(word.lemma, word.part);
            if (is_dominant(word.counts[0], all) && !senses.empty())
                common_[{word.part, senses[0]}].push_back({word.lemma, word.counts[0]});
        }
        for (auto& [sense, words] : common_)
            std::sort(words.begin(), words.end(), [](const CommonWord& a, const CommonWord& b) {
                return a.count != b.count ? a.count > b.count : a.word < b.word;
            });
    }

    void add_sense(PartOfSpeech part, const Synset& synset) {
        if (!has_relation(synset)) return;
        for (std::size_t i = 0; i < synset.words.size(); ++i) {
            const std::string& word = synset.words[i];
            if (!is_plain_word(word) || function_words().contains(word) || stays(word) ||
                !may_be_handled(word, part))
                continue;
            const auto number = numbers_.find({word, part});
            const TaggedWord* tagged = number == numbers_.end() ? nullptr : &tagged_[number->second];
            if (leads_to(word, part, tagged, synset.offset) && !is_marked(synset, i + 1))
                add_word(part, synset, i + 1, tagged);
        }
    }

    /// Kinds are of things that can be touched: those of ideas are too far from each other. Of persons, a
    /// kind is most often somebody else (a woman is no widow), and WordNet's opposites are men and women.
    bool has_relation(const Synset& synset) const {
        switch (options_.relation) {
            case WordRelation::hypernyms:
                return holds_things(synset.file) || synset.file == kPerson;
            case WordRelation::hyponyms:
                return holds_things(synset.file);
            case WordRelation::antonyms:
                return synset.type != 'n' || synset.file != kPerson;
            default:
                return true;
        }
    }

    /// Is the synset what the word mostly means, as this part of speech?
    bool leads_to(const std::string& word, PartOfSpeech part, const TaggedWord* tagged, std::size_t synset) {
        const std::vector<std::size_t> senses = wordnet_.senses(word, part);
        if (senses.empty() || senses[0] != synset) return false;
        if (tagged != nullptr) return tagged->counts[0] >= kLeastCount || senses.size() == 1;
        if (senses.size() > 1 || readings_.count(word) > 0) return false;
        for (std::size_t other = 0; other < part_of_speech_names().size(); ++other)
            if (static_cast<PartOfSpeech>(other) != part &&
                !wordnet_.senses(word, static_cast<PartOfSpeech>(other)).empty())
                return false;
        return true;
    }

    void add_word(PartOfSpeech part, const Synset& synset, std::size_t number, const TaggedWord* tagged) {
        const std::string& word = synset.words[number - 1];
        for (const std::string& with : replacements(part, synset, number))
            if (with != word && !word.starts_with(with)) add_forms(part, word, tagged, with, synset);
    }

    /// The common words that may stand for the word; those of the nearest hypernyms that have some.
    std::vector<std::string> replacements(PartOfSpeech part, const Synset& synset, std::size_t number) {
        constexpr int kSteps = 3;
        constexpr std::size_t kMostAbove = 100;  // in files that mean well, five
        std::vector<Synset> from = {synset};
        for (int step = 0; step < (options_.relation == WordRelation::hypernyms ? kSteps : 1); ++step) {
            std::vector<Synset> to;
            std::vector<std::string> words;
            for (const Synset& sense : from)
                for (Synset& related :
                     wordnet_.related_synsets(sense, step == 0 ? number : 0, options_.relation)) {
                    add_common_words(part, related, words);
                    to.push_back(std::move(related));
                }
            if (!words.empty() || to.size() > kMostAbove) return words;
            from = std::move(to);
        }
        return {};
    }

    /// An antonym is that of a word, so that its synsets hold that word alone.
    void add_common_words(PartOfSpeech part, const Synset& synset, std::vector<std::string>& words) {
        const auto common = common_.find({part, synset.offset});
        if (common == common_.end()) return;
        for (const CommonWord& word : common->second) {
            const std::size_t number = number_in(synset, word.word);
            if (number != 0 && !is_marked(synset, number)) words.push_back(word.word);
        }
    }

    /// From 1; 0 if it is none of them.
    static std::size_t number_in(const Synset& synset, const std::string& word) {
        const auto found = std::find(synset.words.begin(), synset.words.end(), word);
        return found == synset.words.end() ? 0 : static_cast<std::size_t>(found - synset.words.begin()) + 1;
    }

    /// Does WordNet say of the word that it is slang, a slur, archaic, a trade mark and so on? What is merely
    /// colloquial, or an intensifier, is none of these.
    bool is_marked(const Synset& synset, std::size_t word) {
        for (const SynsetPointer& pointer : synset.pointers) {
            if (pointer.symbol != ";u" || (pointer.source != 0 && pointer.source != word)) continue;
            const Synset usage = wordnet_.synset(PartOfSpeech::noun, pointer.offset);
            if (number_in(usage, "intensifier") == 0 && number_in(usage, "colloquialism") == 0) return true;
        }
        return false;
    }

    void add_forms(PartOfSpeech part, const std::string& word, const TaggedWord* tagged,
                   const std::string& with, const Synset& synset) {
        std::string replacement = with;
        std::replace(replacement.begin(), replacement.end(), '_', ' ');
        const std::vector<InflectedWord> theirs = inflection_.forms(replacement, part);
        const std::vector<InflectedWord> ours = inflection_.forms(word, part);
        for (const InflectedWord& form : ours) {
            const std::size_t as_part = readings_.count(form.text, part);
            if (tagged != nullptr && !is_dominant(tagged->counts[0], as_part)) continue;
            const auto same = std::find_if(theirs.begin(), theirs.end(), [&](const InflectedWord& other) {
                return other.form == form.form;
            });
            if (same == theirs.end()) continue;
            if (WordNetSwap* swap = add_form(part, form, same->text)) {
                swap->compared_alike = swap->compared_alike && ours.size() == theirs.size();
                const bool counts = !uncountable_nouns().contains(word);
                swap->countable = swap->countable && counts;
                swap->alike = swap->alike && counts != uncountable_nouns().contains(with);
                static const WordSet kNobodys("person man woman boy girl");
                swap->owned = swap->owned && !kNobodys.contains(with);
                swap->takes_of = swap->owned && !is_kind();
                add_frames(synset, *swap);
            }
        }
    }

    /// The swap that the form has now, or null if it has none.
    WordNetSwap* add_form(PartOfSpeech part, const InflectedWord& form, const std::string& with) {
        std::vector<WordNetSwap>* swaps = swaps_.add(form.text);
        if (swaps == nullptr || form.text == with) return nullptr;
        const auto same = std::find_if(swaps->begin(), swaps->end(),
                                       [&](const WordNetSwap& swap) { return swap.form == form.form; });
        WordNetSwap& swap = same != swaps->end() ? *same : swaps->emplace_back();
        swap.form = form.form;
        swap.certain = readings_.count(form.text) == 0 || readings_.is_mostly(form.text, part);
        if (std::find(swap.with.begin(), swap.with.end(), with) == swap.with.end()) swap.with.push_back(with);
        return &swap;
    }

    bool is_kind() const {
        return options_.relation == WordRelation::hypernyms || options_.relation == WordRelation::hyponyms;
    }

    static void add_frames(const Synset& synset, WordNetSwap& swap) {
        for (const VerbFrame& frame : synset.frames) {
            if (frame.word != 0) continue;
            swap.transitive = swap.transitive || (frame.number >= 8 && frame.number <= 11);
            swap.intransitive = swap.intransitive || frame.number <= 2;
        }
    }

    WordNet& wordnet_;
    const WordNetSwapOptions& options_;
    std::span<const TaggedWord> tagged_;
    const Inflection& inflection_;
    const WordReadings& readings_;
    ShortWordMap<std::vector<WordNetSwap>>& swaps_;
    std::map<std::pair<std::string, PartOfSpeech>, std::size_t> numbers_;  ///< of tagged words
    std::map<Sense, CommonWords> common_;
};

}  // namespace

WordNetSwaps::WordNetSwaps(WordNet& wordnet, const WordNetSwapOptions& options)
    : WordNetSwaps(wordnet, options, wordnet.tagged_words(), Inflection(wordnet)) {}

WordNetSwaps::WordNetSwaps(WordNet& wordnet, const WordNetSwapOptions& options,
                           std::span<const TaggedWord> tagged, const Inflection& inflection)
    : readings_(tagged, inflection), swaps_(1024) {
    WordNetSwapBuilder(wordnet, options, tagged, inflection, readings_, swaps_).build();
}

std::span<const WordNetSwap> WordNetSwaps::find(std::string_view word) const {
    const std::vector<WordNetSwap>* swaps = swaps_.find(word);
    return swaps == nullptr ? std::span<const WordNetSwap>() : *swaps;
}

}  // namespace assay
