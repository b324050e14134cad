/// Word lists with fields: what fills the slots of a template and what perturbations swap.
#pragma once

#include <assay/base/error.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

class WordNet;

struct LexiconEntry {
    std::string value;
    std::vector<std::pair<std::string, std::string>> fields;  ///< name and value, in the order of the file
    /// The field's value, or null.
    const std::string* field(std::string_view name) const;
    bool operator==(const LexiconEntry&) const = default;
};

/// Not empty; a value occurs once (a second entry with the same value is an error when the lexicon is read).
struct Lexicon {
    std::string name;
    std::vector<LexiconEntry> entries;
    Place place;
    /// The names of all fields that some entry has, sorted.
    std::vector<std::string> field_names() const;
    bool operator==(const Lexicon&) const = default;
};

/// The lexicons that a suite sees, by name.
class LexiconSet {
public:
    /// False, and nothing added, if the name is taken.
    bool add(Lexicon lexicon);
    /// Stays valid as long as the set: adding others does not move it.
    const Lexicon* find(std::string_view name) const;
    std::vector<std::string> names() const;

private:
    std::map<std::string, Lexicon, std::less<>> lexicons_;
};

struct DialogueOptions;

/// Where perturbations find words: the lexicons that are installed with the program ("people", "places",
/// "words"), and WordNet; and what they may do beside.
class LexiconLibrary {
public:
    virtual ~LexiconLibrary() = default;
    /// The lexicons of `assay:NAME`. Throws Error if there is no such file. The reference stays valid.
    virtual const LexiconSet& load(std::string_view name) = 0;
    /// How to talk with programs that the suite names; null: it may start none.
    virtual const DialogueOptions* programs() const { return nullptr; }
    /// Opened when it is first asked for. Throws Error, naming the package to install, if there is none.
    virtual WordNet& wordnet() = 0;
};

}  // namespace assay
