/// Lexicons for tests, without the reader of suites: written in code, or the installed ones read with pugixml
/// alone.
#pragma once

#include <assay/lexicon/lexicon.hpp>
#include <assay/perturb/perturbation.hpp>
#include <assay/perturb/registry.hpp>

#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay_test {

/// {"Paris", {{"country", "France"}}}
using Entries = std::initializer_list<assay::LexiconEntry>;

assay::Lexicon lexicon(std::string name, Entries entries);

class SmallWordNet;

/// A few of each, and a WordNet of few words (small_wordnet.cpp), enough to know what comes of a swap.
class SmallLibrary final : public assay::LexiconLibrary {
public:
    SmallLibrary();
    ~SmallLibrary() override;
    const assay::LexiconSet& load(std::string_view name) override;
    assay::WordNet& wordnet() override;

private:
    std::map<std::string, assay::LexiconSet, std::less<>> sets_;
    std::unique_ptr<SmallWordNet> wordnet_;
};

/// templates/NAME.xml of this repository, and WordNet as Debian's package has it, or the small one where it
/// is not installed.
class InstalledLibrary final : public assay::LexiconLibrary {
public:
    ~InstalledLibrary() override;
    const assay::LexiconSet& load(std::string_view name) override;
    assay::WordNet& wordnet() override;

private:
    std::map<std::string, assay::LexiconSet, std::less<>> sets_;
    std::unique_ptr<assay::WordNet> wordnet_;
};

/// Is WordNet installed? Says on standard error that tests are left out, once, if it is not.
bool has_installed_wordnet();
/// Does the perturbation need WordNet?
bool needs_wordnet(std::string_view perturbation);

/// Reads `<lexicon name="…"><entry …>…</entry></lexicon>`, as far as examples need it.
assay::Lexicon lexicon_from_xml(const std::string& xml);

/// Both are made once for all tests.
assay::LexiconLibrary& small_library();
assay::LexiconLibrary& installed_library();

using Parameters = std::vector<assay::Parameter>;

std::unique_ptr<assay::Perturbation> make(std::string_view name, const Parameters& parameters = {},
                                          assay::LexiconLibrary& library = small_library(),
                                          const assay::LexiconSet& suite = {});

/// The edited text with its edits in sight, or "unchanged".
std::string shown(const assay::Perturbation& perturbation, std::string_view text, std::uint64_t seed = 0);

/// What is edited over many seeds: the pieces of the text, sorted, joined by " | " (an insertion as "+what"),
/// or "unchanged".
std::string touched(const assay::Perturbation& perturbation, std::string_view text);

/// Throws std::runtime_error saying which promise of EditedText is broken, if one is.
void check_promises(std::string_view original, const assay::EditedText& edited);

}  // namespace assay_test
