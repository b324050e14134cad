/// Cases as lines that tests can read.
#pragma once

#include "support/suite_folder.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace assay::test {

inline std::string joined(const std::vector<std::string>& parts, const std::string& by) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) text += (i > 0 ? by : std::string()) + parts[i];
    return text;
}

inline std::vector<std::string> label_names(const LabelList& list, const LabelSet& labels) {
    std::vector<std::string> names;
    for (const std::uint32_t label : list) names.push_back(labels.name(label));
    return names;
}

/// "first text | second text = gold", fields joined by " + ", several gold labels by ","; behind it the
/// labels that slots give, "[positive]". A case that is skipped is "(clash)" or "(unchanged)".
inline std::string shown(const Case& made, const LabelSet& labels) {
    if (made.skip == SkipReason::clash) return "(clash)";
    if (made.skip == SkipReason::unchanged) return "(unchanged)";
    std::vector<std::string> texts;
    for (std::size_t t = 0; t < made.texts.size(); ++t) {
        std::vector<std::string> fields;
        for (std::size_t f = 0; f < made.texts.fields(); ++f) fields.emplace_back(made.texts.field(t, f));
        texts.push_back(joined(fields, " + "));
    }
    std::string line = joined(texts, " | ");
    if (!made.gold.empty()) line += " = " + joined(label_names(made.gold, labels), ",");
    for (const LabelList& list : made.slot_labels)
        line += " [" + joined(label_names(list, labels), ",") + "]";
    return line;
}

inline Case made(const CaseSource& cases, std::uint64_t index, Detail detail = Detail::texts) {
    Case one;
    cases.make(index, one, detail);
    return one;
}

/// All cases of a test, or the first `most`.
inline std::vector<std::string> shown_cases(const Suite& suite, std::size_t test = 0,
                                            std::uint64_t most = 100) {
    std::vector<std::string> lines;
    const CaseSource& cases = *suite.tests[test].cases;
    for (std::uint64_t i = 0; i < std::min(cases.size(), most); ++i)
        lines.push_back(shown(made(cases, i), suite.labels));
    return lines;
}

inline std::vector<std::string> shown_cases(const std::string& suite, const std::vector<File>& files = {}) {
    return shown_cases(SuiteFolder(suite, files).read());
}

using Lines = std::vector<std::string>;

}  // namespace assay::test
