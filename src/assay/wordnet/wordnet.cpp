#include <assay/wordnet/wordnet.hpp>

#include "wordnet_lines.hpp"

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/text/letter_case.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace assay {
namespace fs = std::filesystem;

namespace {

/// A part of speech in the files.
struct PartFiles {
    std::string_view extension;
    char letter;             ///< in the index
    std::string_view types;  ///< of its synsets; s are adjectives that are like others
};
constexpr PartFiles kParts[] = {
    {"noun", 'n', "n"}, {"verb", 'v', "v"}, {"adj", 'a', "as"}, {"adv", 'r', "r"}};

const PartFiles& files_of(PartOfSpeech part) {
    return kParts[static_cast<std::size_t>(part)];
}

PartOfSpeech part_of(char letter) {
    for (std::size_t i = 0; i < std::size(kParts); ++i)
        if (kParts[i].types.find(letter) != std::string_view::npos) return static_cast<PartOfSpeech>(i);
    throw Error(fmt::format("'{}' is no part of speech", letter));  // the lines have been checked
}

/// As the index has it.
std::string lemma_of(std::string_view word) {
    std::string lemma = to_lower(word);
    std::replace(lemma.begin(), lemma.end(), ' ', '_');
    return lemma;
}

/// As a text has it.
std::string word_of(std::string lemma) {
    std::replace(lemma.begin(), lemma.end(), '_', ' ');
    return lemma;
}

std::string_view line_at(std::string_view bytes, std::size_t offset) {
    return bytes.substr(offset, std::min(bytes.find('\n', offset), bytes.size()) - offset);
}

InputError fault_at(const fs::path& file, std::string_view bytes, std::size_t offset, std::string message) {
    const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
    const std::size_t begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    return InputError(Place{file.string(), line, code_point_count(before.substr(begin)) + 1},
                      std::move(message));
}

}  // namespace

const std::vector<std::string>& part_of_speech_names() {
    static const std::vector<std::string> kNames = {"noun", "verb", "adjective", "adverb"};
    return kNames;
}

std::string_view name_of(PartOfSpeech part) {
    return name_among(part, part_of_speech_names());
}

const std::vector<std::string>& word_relation_names() {
    static const std::vector<std::string> kNames = {"synonyms", "antonyms", "hypernyms", "hyponyms",
                                                    "related"};
    return kNames;
}

fs::path default_wordnet_folder() {
    return "/usr/share/wordnet";
}

WordNet::WordNet(fs::path folder) : folder_(std::move(folder)) {
    std::error_code error;
    if (!fs::exists(folder_ / "index.noun", error))
        throw Error(fmt::format(
            "there is no WordNet in '{}' (a folder with index.noun, data.noun, …); install it, in Debian and "
            "Ubuntu with 'apt install wordnet-base', or name its folder: --wordnet FOLDER",
            printable(folder_.string())));
}

const std::string& WordNet::bytes_of(const std::string& name) {
    const auto found = files_.find(name);
    if (found != files_.end()) return found->second;
    return files_.emplace(name, read_file(folder_ / name, kMaxFileBytes)).first->second;
}

/// Calls `take` with each line that is not empty; what it throws becomes an error at its place.
template <typename Take>
void WordNet::for_each_line(const std::string& name, const Take& take) {
    const std::string& bytes = bytes_of(name);
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::string_view line = line_at(bytes, begin);
        try {
            if (!line.empty()) take(line);
        } catch (const SyntaxError& error) {
            throw fault_at(folder_ / name, bytes, begin + error.offset(), error.what());
        }
        begin += line.size() + 1;
    }
}

const WordNet::Lines& WordNet::lines_of(PartOfSpeech part) {
    if (const auto found = lines_.find(part); found != lines_.end()) return found->second;
    const std::string name = fmt::format("index.{}", files_of(part).extension);
    const std::string& bytes = bytes_of(name);
    Lines lines;
    lines.reserve(bytes.size() / 32);
    for_each_line(name, [&](std::string_view line) {
        const std::string_view word = line.substr(0, line.find(' '));
        if (word.empty()) return;  // lines that begin with a space are the licence
        lines.emplace(word, static_cast<std::size_t>(line.data() - bytes.data()));
    });
    return lines_.emplace(part, std::move(lines)).first->second;
}

std::vector<std::size_t> WordNet::senses_of(const std::string& lemma, PartOfSpeech part) {
    const Lines& lines = lines_of(part);
    const auto found = lines.find(lemma);
    if (found == lines.end()) return {};
    const std::size_t offset = found->second;
    const std::string name = fmt::format("index.{}", files_of(part).extension);
    const std::string& bytes = bytes_of(name);
    try {
        return parse_index_line(line_at(bytes, offset), files_of(part).letter).offsets;
    } catch (const SyntaxError& error) {
        throw fault_at(folder_ / name, bytes, offset + error.offset(), error.what());
    }
}

Synset WordNet::synset_at(PartOfSpeech part, std::size_t offset) {
    const std::string name = fmt::format("data.{}", files_of(part).extension);
    const std::string& bytes = bytes_of(name);
    if (offset >= bytes.size() || (offset > 0 && bytes[offset - 1] != '\n'))
        throw fault_at(
            folder_ / name, bytes, offset,
            fmt::format("no line begins at the offset {}, though another one points there", offset));
    const std::string_view line = line_at(bytes, offset);
    looked_at_ += line.size();
    if (looked_at_ > kMaxLookedAt)
        throw Error(fmt::format("more than {} bytes of '{}' belong to this word; that is no WordNet",
                                kMaxLookedAt, printable(folder_.string())));
    try {
        Synset synset = parse_synset_line(line, files_of(part).types);
        if (synset.offset != offset)
            throw SyntaxError(fmt::format("the line says that it is at {}, not at {}", synset.offset, offset),
                              0);
        return synset;
    } catch (const SyntaxError& error) {
        throw fault_at(folder_ / name, bytes, offset + error.offset(), error.what());
    }
}

/// The synsets that a word (from 1) of a synset points to, or the synset as a whole; only the word that is
/// pointed to where it is one word. Word 0: whatever any word of the synset points to.
void WordNet::add_targets(const Synset& from, std::size_t word, std::span<const std::string_view> symbols,
                          std::vector<Synset>& found) {
    for (const SynsetPointer& pointer : from.pointers) {
        if (std::find(symbols.begin(), symbols.end(), pointer.symbol) == symbols.end()) continue;
        if (word != 0 && pointer.source != 0 && pointer.source != word) continue;
        Synset target = synset_at(part_of(pointer.part), pointer.offset);
        if (pointer.target > target.words.size())
            throw Error(fmt::format("'{}': the synset at {} points to word {} of that at {}, which has {}",
                                    printable(folder_.string()), from.offset, pointer.target, target.offset,
                                    counted(target.words.size(), "word")));
        if (pointer.target != 0) target.words = {target.words[pointer.target - 1]};
        found.push_back(std::move(target));
    }
}

std::vector<Synset> WordNet::targets(const Synset& sense, std::size_t word, WordRelation relation) {
    using Symbols = std::vector<std::string_view>;
    static const Symbols kUp = {"@", "@i"}, kDown = {"~", "~i"}, kSimilar = {"&"}, kOpposite = {"!"},
                         kBeside = {"&", "^", "$"};
    std::vector<Synset> found;
    switch (relation) {
        case WordRelation::synonyms:
            found.push_back(sense);
            break;
        case WordRelation::antonyms:
            add_targets(sense, word, kOpposite, found);
            break;
        case WordRelation::hypernyms:
            add_targets(sense, word, kUp, found);
            break;
        case WordRelation::hyponyms:
            add_targets(sense, word, kDown, found);
            break;
        case WordRelation::related: {
            add_targets(sense, word, kBeside, found);
            std::vector<Synset> parents;
            add_targets(sense, word, kUp, parents);
            for (const Synset& parent : parents) add_targets(parent, 0, kDown, found);
            parents.clear();
            if (sense.type == 's') add_targets(sense, word, kSimilar, parents);
            for (const Synset& parent : parents) add_targets(parent, 0, kSimilar, found);
        }
    }
    return found;
}

void WordNet::add_words(const Synset& sense, const std::string& lemma, WordRelation relation,
                        std::vector<std::string>& words) {
    const auto own = std::find_if(sense.words.begin(), sense.words.end(),
                                  [&](const std::string& word) { return to_lower(word) == lemma; });
    if (own == sense.words.end())
        throw Error(fmt::format("'{}': the index says that the synset at {} holds '{}', which it does not",
                                printable(folder_.string()), sense.offset, printable(lemma)));
    const auto word = static_cast<std::size_t>(own - sense.words.begin()) + 1;
    for (const Synset& synset : targets(sense, word, relation))
        if (relation != WordRelation::related || synset.offset != sense.offset || synset.type != sense.type)
            words.insert(words.end(), synset.words.begin(), synset.words.end());
}

RelatedWords WordNet::related(std::string_view word, WordRelation relation,
                              std::optional<PartOfSpeech> part) {
    const std::string lemma = lemma_of(word);
    RelatedWords all;
    looked_at_ = 0;
    std::set<std::string> seen = {lemma};
    // A word with white space other than blanks, or none at all, is in no index.
    if (lemma.empty() || std::any_of(lemma.begin(), lemma.end(), [](unsigned char c) { return c <= ' '; }))
        return all;
    for (std::size_t p = 0; p < std::size(kParts); ++p) {
        const auto current = static_cast<PartOfSpeech>(p);
        if (part && *part != current) continue;
        std::size_t number = 0;
        for (const std::size_t offset : senses_of(lemma, current)) {
            all.known = true;
            const Synset synset = synset_at(current, offset);
            WordSense sense{current, ++number, synset.gloss, {}};
            std::vector<std::string> words;
            add_words(synset, lemma, relation, words);
            for (const std::string& found : words)
                if (seen.insert(to_lower(found)).second) sense.words.push_back(word_of(found));
            if (!sense.words.empty()) all.senses.push_back(std::move(sense));
        }
    }
    return all;
}

std::vector<std::size_t> WordNet::senses(std::string_view word, PartOfSpeech part) {
    return senses_of(lemma_of(word), part);
}

Synset WordNet::synset(PartOfSpeech part, std::size_t offset) {
    looked_at_ = 0;
    return synset_at(part, offset);
}

std::vector<Synset> WordNet::related_synsets(const Synset& sense, std::size_t word, WordRelation relation) {
    looked_at_ = 0;
    return targets(sense, word, relation);
}

std::vector<TaggedWord> WordNet::tagged_words() {
    constexpr PartOfSpeech kTypes[] = {PartOfSpeech::noun, PartOfSpeech::verb, PartOfSpeech::adjective,
                                       PartOfSpeech::adverb, PartOfSpeech::adjective};
    std::vector<TaggedWord> words;
    std::map<std::pair<std::string, PartOfSpeech>, std::size_t> numbers;
    for_each_line("cntlist.rev", [&](std::string_view line) {
        SenseCount sense = parse_count_line(line);
        const PartOfSpeech part = kTypes[sense.type - 1];
        const auto [at, added] = numbers.try_emplace({sense.lemma, part}, words.size());
        if (added) words.push_back({std::move(sense.lemma), part, {}});
        std::vector<std::size_t>& counts = words[at->second].counts;
        if (counts.size() < sense.number) counts.resize(sense.number);
        counts[sense.number - 1] = sense.count;
    });
    return words;
}

std::vector<ExceptionalForm> WordNet::exceptional_forms(PartOfSpeech part) {
    std::vector<ExceptionalForm> forms;
    for_each_line(fmt::format("{}.exc", files_of(part).extension), [&](std::string_view line) {
        auto [form, base] = parse_exception_line(line);
        forms.push_back({std::move(form), std::move(base)});
    });
    return forms;
}

}  // namespace assay
