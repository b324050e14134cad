/// Reading the sources of a test: <template>, <data>, <cases>, <case>.
#pragma once

#include <assay/suite/definitions.hpp>
#include <assay/suite/derived_sources.hpp>
#include <assay/suite/label_reader.hpp>
#include <assay/suite/sources.hpp>
#include <assay/suite/suite.hpp>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace assay {

/// A dataset by its file, its text columns, its label column and its format.
using DatasetKey =
    std::tuple<std::string, std::vector<std::string>, std::optional<std::string>, std::optional<DataFormat>>;

/// What all tests of a suite share while it is read.
struct SuiteContext {
    const SuiteOptions& options;
    std::filesystem::path file;
    const Definitions& definitions;
    Suite& suite;
    Labels labels;
    std::map<DatasetKey, const Dataset*> datasets = {};  ///< owned by the suite
    std::set<std::string> used_templates = {};
};

/// A source and what a test has to know about it.
struct ReadSource {
    Node node;
    std::unique_ptr<CaseSource> cases = nullptr;  ///< null if the source is not sound
    std::optional<std::uint64_t> sample = {};
    bool from_file = false;   ///< texts that cannot be changed are left out instead of skipped
    bool lacks_gold = false;  ///< its file, given on the command line, has no labels
    /// The first group that has only one text, and the first case without a gold label: problems without
    /// messages, for the test to say whether they are any.
    std::optional<Problem> single_text = {};
    std::optional<Problem> no_gold = {};
};

/// Problems go to the nodes. `patterns` are the label patterns of the test's expectations.
ReadSource read_template_source(const Node& node, SuiteContext& context,
                                const std::vector<LabelPattern>& patterns);
ReadSource read_data_source(const Node& node, SuiteContext& context,
                            const std::vector<LabelPattern>& patterns, GroupNames& groups);
ReadSource read_cases_file(const Node& node, SuiteContext& context,
                           const std::vector<LabelPattern>& patterns);
/// All inline <case> elements of a test are one source.
ReadSource read_inline_cases(const std::vector<Node>& nodes, SuiteContext& context,
                             const std::vector<LabelPattern>& patterns);

/// A source without slots cannot say what {slot.field} is: a problem for each pattern.
void refuse_patterns(const Node& node, const std::vector<LabelPattern>& patterns);

/// A field of a text, and the element it stands in.
struct PlacedField {
    PlacedText text;
    Node node;
};

/// The fields of the texts in a <template> or <case>, one text after the other: of its <text> children, or of
/// the one text that the element itself is. Problems, and nothing, if they are not sound.
std::optional<std::vector<PlacedField>> read_texts(const Node& node, const Suite& suite);

}  // namespace assay
