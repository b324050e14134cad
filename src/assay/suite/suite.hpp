/// A suite: named tests, each with its cases, its expectations and its gate.
#pragma once

#include <assay/base/error.hpp>
#include <assay/data/dataset.hpp>
#include <assay/data/labels.hpp>
#include <assay/expect/expectation.hpp>
#include <assay/lexicon/lexicon.hpp>
#include <assay/process/dialogue.hpp>
#include <assay/suite/case_source.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class TestType { MFT, INV, DIR };
std::string_view name_of(TestType type);

struct Test {
    std::string name;
    TestType type = TestType::MFT;
    std::string capability;  ///< "" where the suite names none
    std::string description;
    Place place;
    std::unique_ptr<CaseSource> cases;
    std::vector<Expectation> expectations;   ///< all must hold; none where gaps are all that is asked
    std::vector<Gap> gaps;                   ///< each must be small enough
    std::vector<std::string> perturbations;  ///< the names of its edits, as the registry has them
    std::vector<std::string> label_changes;  ///< what change_of_label() says of its edits
    std::optional<double> max_failure_rate;
    bool may_be_empty = false;  ///< if no case can be judged there is no gate, rather than one that failed
    /// Are all texts of a case judged, or all but the first? Unset: in MFT all, otherwise all but the first.
    std::optional<bool> judge_original;
    bool any_text = false;    ///< a case passes if one of its judged texts does, rather than all of them
    bool lacks_gold = false;  ///< needs gold labels, but its data (given on the command line) has none
};

struct Suite {
    std::string name;
    std::string file;                 ///< as it was named
    std::string sha256;               ///< of the suite file alone
    LabelSet labels;                  ///< empty if the suite only compares predictions
    std::vector<std::string> fields;  ///< {"text"} for ordinary texts
    LexiconSet lexicons;
    std::unique_ptr<LexiconLibrary> library;         ///< what perturbations took their names and places from
    std::vector<std::unique_ptr<Dataset>> datasets;  ///< each file once; the tests point to them
    std::vector<Test> tests;
};

/// A file in place of the suite's <data>.
struct DataOverride {
    std::string name;  ///< of the <data> that it replaces; empty: all of them
    std::filesystem::path file;
};

struct SuiteOptions {
    std::filesystem::path root;     ///< --root; empty: found from the suite (root_of)
    std::filesystem::path library;  ///< the folder of the files that `assay:NAME` means
    std::filesystem::path wordnet;  ///< the folder of WordNet's files; empty: that of Debian's package
    std::optional<DialogueOptions> programs;  ///< how to talk with programs that the suite names; unset: it
                                              ///< may start none
    std::uint64_t seed = 0;
    std::vector<DataOverride> data;
    std::vector<std::string> text_columns;    ///< for overrides; empty: as the suite says
    std::optional<std::string> label_column;  ///< for overrides
};

/// Everything that is wrong with a suite, and the suite as far as it could be read.
struct SuiteReading {
    Suite suite;
    /// Those in other files first, then those of the suite from top to bottom; each once. What only follows
    /// from another problem (a slot whose lexicon could not be read) is left out.
    std::vector<Problem> problems;
};

/// Reads and checks a suite in one pass. Throws Error if the file itself cannot be read, or for what is wrong
/// with the files and columns that the options give.
/// Limits: 64 MiB an XML file and 64 levels of elements in it; 32 files in a chain of <use>; 32 lexicons in a
/// chain of extends, 5,000,000 entries in all; 10,000 variants of a text in one <perturb>; 16 fields; 1,000
/// problems, the rest is counted.
SuiteReading check_suite(const std::filesystem::path& file, const SuiteOptions& options);

/// Throws InputError for the first problem.
Suite read_suite(const std::filesystem::path& file, const SuiteOptions& options);

/// The lexicons of a <templates> file and of all that it uses, as `assay:NAME` means it; WordNet from its
/// folder, or that of Debian's package where none is named.
class InstalledLexicons final : public LexiconLibrary {
public:
    explicit InstalledLexicons(std::filesystem::path folder, std::filesystem::path wordnet = {});
    ~InstalledLexicons() override;
    const LexiconSet& load(std::string_view name) override;
    WordNet& wordnet() override;
    void allow_programs(const DialogueOptions& options) { programs_ = options; }
    const DialogueOptions* programs() const override { return programs_ ? &*programs_ : nullptr; }

private:
    std::filesystem::path folder_, wordnet_folder_;
    std::unique_ptr<WordNet> wordnet_;
    std::optional<DialogueOptions> programs_;
    std::map<std::string, LexiconSet, std::less<>> loaded_;
};

}  // namespace assay
