/// Reading <lexicon> elements: entries, lines, tables, and what one lexicon takes from others.
#pragma once

#include <assay/lexicon/lexicon.hpp>
#include <assay/suite/diagnostics.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Collects the lexicons of a suite and of all the files that it uses.
class LexiconReader {
public:
    /// Of all lexicons together, those that they take from each other counted again.
    static constexpr std::size_t kMostEntries = 5'000'000;
    /// The limit is lowered in tests.
    explicit LexiconReader(std::size_t most_entries = kMostEntries) : room_{most_entries, most_entries} {}

    /// `table` is the file that from= names, if it could be found. Problems: no name or none that a slot
    /// could have, a name that is taken, an entry without a value or with one that the lexicon already has,
    /// no entry at all, a table that cannot be read, too many entries, where= with nothing to choose from.
    void read(const Node& node, const std::optional<std::filesystem::path>& table);
    /// Resolves `extends` and `where`, and hands over the lexicons. Problems: one that is not defined, a
    /// circle, more than 32 that extend each other in a chain, a condition that cannot be meant. Call once,
    /// after the last read.
    LexiconSet take();

    /// Some lexicon could not be read, and nobody knows its name.
    void miss() { incomplete_ = true; }
    /// Was there a problem with the lexicon of this slot, so that what is wrong with the slot is no news?
    bool explains(std::string_view slot) const;

    /// For how many entries more there is room.
    struct Room {
        std::size_t left;
        std::size_t most;
    };

private:
    struct Draft {
        Node node;
        Lexicon lexicon;
        std::size_t from_table = 0;  ///< so many of its entries, the first ones, come from a file
        bool sound = true;
        std::size_t depth = 0;  ///< lexicons from this one down to the last that it extends; 0: not resolved
    };

    Draft* begin(const Node& node);  ///< null if its name is wrong or taken
    void read_body(Draft& draft, const std::optional<std::filesystem::path>& table);
    void extend(Draft& draft);
    void inherit(Draft& draft, const std::vector<const Draft*>& parents);
    void choose(Draft& draft, std::vector<LexiconEntry>& taken_over);
    Draft* parent_of(Draft& draft, const ListedWord& name);
    Draft* unknown_parent(const Draft& draft, const XmlAttribute& extends, const ListedWord& name) const;
    void refuse_depth(Draft& draft);
    std::string circle_from(const Draft& first) const;

    std::map<std::string, Draft, std::less<>> drafts_;
    std::vector<const Draft*> open_;  ///< from the first down to the one that is being resolved
    std::set<std::string, std::less<>> sound_, broken_;  ///< names, known after take()
    Room room_;
    bool incomplete_ = false;
    bool too_deep_ = false;  ///< has been reported
};

}  // namespace assay
