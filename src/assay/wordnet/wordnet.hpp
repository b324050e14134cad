/// Words that mean the same as a word, the opposite, or something more or less general, out of WordNet.
///
/// WordNet is a folder of database files as wndb(5WN) describes them: index.noun, data.noun, noun.exc and the
/// same of verb, adj and adv, and cntlist.rev. They are read as they are; nothing of them comes with assay.
/// Each line that is looked at is checked to its end, and every offset that it names must be the beginning of
/// a line that says so itself.
#pragma once

#include <assay/wordnet/synset.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace assay {

enum class PartOfSpeech { noun, verb, adjective, adverb };
const std::vector<std::string>& part_of_speech_names();
std::string_view name_of(PartOfSpeech part);

/// synonyms: the other words of a sense. antonyms: what WordNet calls one of the word itself. hypernyms,
/// hyponyms: one step up or down. related: the other hyponyms of the hypernyms; similar adjectives and the
/// others that are similar to the same one; verbs of the same group; "see also".
enum class WordRelation { synonyms, antonyms, hypernyms, hyponyms, related };
const std::vector<std::string>& word_relation_names();

struct WordSense {
    PartOfSpeech part = PartOfSpeech::noun;
    std::size_t number = 0;          ///< from 1, the most frequent one first
    std::string gloss;               ///< what it means
    std::vector<std::string> words;  ///< in WordNet's order, without those of senses before
    bool operator==(const WordSense&) const = default;
};

struct RelatedWords {
    bool known = false;             ///< does WordNet have the word at all, as the part of speech asked for?
    std::vector<WordSense> senses;  ///< those with words: nouns, verbs, adjectives, adverbs
};

/// How often a word was met in the texts whose senses were marked by hand, by sense; senses that never were
/// may be missing at the end.
struct TaggedWord {
    std::string lemma;
    PartOfSpeech part = PartOfSpeech::noun;
    std::vector<std::size_t> counts;
};

/// A form that no rule explains: "children" of "child".
struct ExceptionalForm {
    std::string form, base;
};

class WordNet {
public:
    static constexpr std::uint64_t kMaxFileBytes = std::uint64_t{1} << 28;  ///< 256 MiB
    static constexpr std::uint64_t kMaxLookedAt = std::uint64_t{1}
                                                  << 28;  ///< bytes of lines, in one question

    /// Throws Error, naming the package to install, if the folder holds no WordNet.
    explicit WordNet(std::filesystem::path folder);

    // Words are asked for in their base form, in any case, "air_travel" or "air travel". Files are read when
    // they are needed, and kept. All throw Error for files that cannot be read or are too large, InputError
    // for what is broken in them.

    RelatedWords related(std::string_view word, WordRelation relation,
                         std::optional<PartOfSpeech> part = std::nullopt);

    /// The offsets of the senses of a word, the most frequent first; none if the index does not have it.
    std::vector<std::size_t> senses(std::string_view word, PartOfSpeech part);
    /// The synset of such an offset.
    Synset synset(PartOfSpeech part, std::size_t offset);
    /// What has the relation to a word (from 1) of a synset; a synset keeps only the word that is meant where
    /// that is a single one. The synset itself for synonyms.
    std::vector<Synset> related_synsets(const Synset& sense, std::size_t word, WordRelation relation);

    /// In the order of cntlist.rev.
    std::vector<TaggedWord> tagged_words();
    std::vector<ExceptionalForm> exceptional_forms(PartOfSpeech part);

private:
    /// Where the line of each word begins.
    using Lines = std::unordered_map<std::string_view, std::size_t>;

    const std::string& bytes_of(const std::string& name);
    const Lines& lines_of(PartOfSpeech part);
    std::vector<std::size_t> senses_of(const std::string& lemma, PartOfSpeech part);
    Synset synset_at(PartOfSpeech part, std::size_t offset);
    void add_targets(const Synset& from, std::size_t word, std::span<const std::string_view> symbols,
                     std::vector<Synset>& found);
    std::vector<Synset> targets(const Synset& sense, std::size_t word, WordRelation relation);
    void add_words(const Synset& sense, const std::string& lemma, WordRelation relation,
                   std::vector<std::string>& words);
    template <typename Take>
    void for_each_line(const std::string& name, const Take& take);

    std::filesystem::path folder_;
    std::map<std::string, std::string> files_;
    std::map<PartOfSpeech, Lines> lines_;
    std::uint64_t looked_at_ = 0;
};

/// What /usr/share/wordnet is on Debian and Ubuntu.
std::filesystem::path default_wordnet_folder();

}  // namespace assay
