/// Reading the sources of a test: <template>, <data>, <cases>, <case>.
#pragma once

#include <assay/suite/derived_sources.hpp>
#include <assay/suite/lexicon_reader.hpp>
#include <assay/suite/sources.hpp>
#include <assay/suite/suite.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace assay {

/// `label="{slot.field}"` of an expectation or a template, parsed.
struct LabelPattern {
    SlotReference slot;
    const XmlAttribute* attribute = nullptr;
};

/// What all tests of a suite share while it is read.
struct SuiteContext {
    const SuiteOptions& options;
    std::filesystem::path file;
    const Definitions& definitions;
    const LexiconSet& lexicons;
    Suite& suite;
    std::map<std::string, const Dataset*> datasets;  ///< by path and columns; owned by the suite
};

/// Label names as labels of the suite; a problem for each that it does not have, with the nearest.
std::optional<LabelList> labels_of(const Node& node, const XmlAttribute& attribute, const LabelSet& labels);

/// `{slot.field}` if the value is one, as a problem or a pattern; nothing if it is an ordinary list.
bool is_label_pattern(const XmlAttribute& attribute);
std::optional<LabelPattern> label_pattern_of(const Node& node, const XmlAttribute& attribute);

/// A source and what a test has to know about it.
struct ReadSource {
    std::unique_ptr<CaseSource> cases;
    bool has_gold = false;
    bool lacks_gold = false;    ///< its file, given on the command line, has no labels
    bool from_file = false;     ///< texts that cannot be changed are left out instead of skipped
    bool single_texts = false;  ///< some group has only one text
    std::optional<std::uint64_t> sample;
    Node node;
};

/// Problems go to the nodes; nothing comes back for a source that has some. `patterns` are the label patterns
/// of the test's expectations.
std::optional<ReadSource> read_template_source(const Node& node, SuiteContext& context,
                                               const std::vector<LabelPattern>& patterns);
std::optional<ReadSource> read_data_source(const Node& node, SuiteContext& context,
                                           const std::vector<LabelPattern>& patterns);
std::optional<ReadSource> read_cases_file(const Node& node, SuiteContext& context,
                                          const std::vector<LabelPattern>& patterns);
/// All inline <case> elements of a test are one source.
std::optional<ReadSource> read_inline_cases(const std::vector<Node>& nodes, SuiteContext& context,
                                            const std::vector<LabelPattern>& patterns);

/// The fields of a <text> (or of a source that is one text): one for an ordinary suite, otherwise its <field>
/// children.
std::optional<std::vector<PlacedText>> read_text_fields(const Node& node, const Suite& suite);

}  // namespace assay
