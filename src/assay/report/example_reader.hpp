/// Reading the examples of results.json: failing cases with their texts, edits and predictions.
#pragma once

#include <assay/report/json_node.hpp>
#include <assay/run/result.hpp>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace assay {

/// Strict: throws InputError, with the path of the member, for an id that does not name a case of the test,
/// edits that do not lead from the first text to theirs, predictions of another kind than the model's or
/// without a label of the run, numbers that are no probabilities, and failed texts that were not judged.
class ExampleReader {
public:
    /// `labels` of the run; must outlive the reader.
    ExampleReader(const std::vector<std::string>& labels, Certainty certainty);

    /// The name, type and counts of the test have been read.
    std::vector<Example> read(const JsonNode& examples, const TestResult& test) const;

private:
    Example example(const JsonNode& node, const TestResult& test) const;
    std::size_t label(const JsonNode& node) const;
    Prediction prediction(const JsonNode& node) const;
    std::vector<double> probabilities(const JsonNode& node) const;

    const std::vector<std::string>& labels_;
    Certainty certainty_;
    /// A file may hold many predictions, and many labels.
    std::unordered_map<std::string, std::size_t> positions_;
};

}  // namespace assay
