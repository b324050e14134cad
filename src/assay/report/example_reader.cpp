#include <assay/report/example_reader.hpp>

#include <assay/base/numbers.hpp>
#include <assay/report/results_words.hpp>

#include <fmt/format.h>

#include <set>

namespace assay {
namespace {

/// "test name#index" splits at its last #.
std::string id_of(const JsonNode& node, const TestResult& test) {
    std::string id = node.text();
    const std::size_t hash = id.rfind('#');
    const std::string number = hash == id.npos ? "" : id.substr(hash + 1);
    const auto index = parse_unsigned(number);
    if (!index || std::to_string(*index) != number) node.fail(fmt::format("'{}' is no test name#index", id));
    if (std::string_view(id).substr(0, hash) != test.name)
        node.fail("names another test than the one it stands in");
    if (*index >= test.population) node.fail("there is no case with this number");
    return id;
}

std::vector<std::string> fields_of(const JsonNode& node) {
    if (node.is_text()) return {node.text()};
    std::vector<std::string> fields;
    for (const JsonNode& item : node.items()) fields.push_back(item.text());
    if (fields.size() < 2)
        node.fail("an array stands for a text of two or more fields; write a single one as a string");
    return fields;
}

std::vector<std::vector<std::string>> texts_of(const JsonNode& node) {
    std::vector<std::vector<std::string>> texts;
    for (const JsonNode& item : node.items()) {
        texts.push_back(fields_of(item));
        if (texts.back().size() != texts.front().size())
            item.fail("must have as many fields as the first text");
    }
    if (texts.empty()) node.fail("holds no text");
    return texts;
}

Edit edit_of(const JsonNode& node) {
    const std::vector<JsonNode> numbers = node.items();
    if (numbers.size() != 4) node.fail("an edit is [from_begin, from_end, to_begin, to_end]");
    return {numbers[0].count(), numbers[1].count(), numbers[2].count(), numbers[3].count()};
}

/// Does a character begin or the text end here?
bool is_boundary(std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// Nothing but the edits makes one text out of the other, so that whoever shows them need not look again.
std::vector<Edit> edits_of(const JsonNode& node, std::string_view from, std::string_view to) {
    std::vector<Edit> edits;
    Edit last;
    for (const JsonNode& item : node.items()) {
        const Edit edit = edit_of(item);
        const bool ordered = last.from_end <= edit.from_begin && last.to_end <= edit.to_begin &&
                             edit.from_begin <= edit.from_end && edit.to_begin <= edit.to_end;
        if (!ordered) item.fail("edits must be in order and must not overlap");
        if (edit.from_end > from.size() || edit.to_end > to.size()) item.fail("lies outside the text");
        if (!is_boundary(from, edit.from_begin) || !is_boundary(from, edit.from_end) ||
            !is_boundary(to, edit.to_begin) || !is_boundary(to, edit.to_end))
            item.fail("begins or ends inside a character");
        if (from.substr(last.from_end, edit.from_begin - last.from_end) !=
            to.substr(last.to_end, edit.to_begin - last.to_end))
            item.fail("the texts differ before this edit");
        edits.push_back(edit);
        last = edit;
    }
    if (!edits.empty() && from.substr(last.from_end) != to.substr(last.to_end))
        node.fail("the texts differ behind the last edit");
    return edits;
}

std::vector<std::vector<Edit>> edits_of(const JsonNode& node,
                                        const std::vector<std::vector<std::string>>& texts) {
    const std::vector<JsonNode> items = node.items();
    if (items.size() > texts.size()) node.fail("holds more lists than there are texts");
    std::vector<std::vector<Edit>> edits;
    for (std::size_t i = 0; i < items.size(); ++i)
        edits.push_back(edits_of(items[i], texts.front().front(), texts[i].front()));
    return edits;
}

/// The case failed, so one of its texts did; in INV and DIR the original is not judged.
std::vector<std::size_t> failed_texts_of(const JsonNode& node, std::size_t texts, bool judges_original) {
    std::vector<std::size_t> failed;
    for (const JsonNode& item : node.items()) {
        const std::size_t text = item.count();
        if (text >= texts) item.fail("there is no text with this number");
        if (text == 0 && !judges_original) item.fail("the original is not judged");
        if (!failed.empty() && text <= failed.back()) item.fail("must be above the number before it");
        failed.push_back(text);
    }
    if (failed.empty()) node.fail("is empty, but the case failed");
    return failed;
}

}  // namespace

ExampleReader::ExampleReader(const std::vector<std::string>& labels, Certainty certainty)
    : labels_(labels), certainty_(certainty) {
    for (std::size_t i = 0; i < labels.size(); ++i) positions_[labels[i]] = i;
}

std::size_t ExampleReader::label(const JsonNode& node) const {
    const std::string name = node.text();
    const auto found = positions_.find(name);
    if (found == positions_.end())
        node.fail(fmt::format("'{}' is none of suite.labels{}", name, did_you_mean(name, labels_)));
    return found->second;
}

std::vector<double> ExampleReader::probabilities(const JsonNode& node) const {
    std::vector<double> probabilities;
    for (const JsonNode& item : node.items()) probabilities.push_back(item.share());
    if (probabilities.size() != labels_.size())
        node.fail(fmt::format("must hold {}, one for each of suite.labels, but holds {}",
                              counted(labels_.size(), "number"), probabilities.size()));
    if (const auto fault = fault_in_probabilities(probabilities)) node.fail(*fault);
    return probabilities;
}

/// The model gives what model.certainty says, no less and no more.
Prediction ExampleReader::prediction(const JsonNode& node) const {
    node.allow_only({"label", "confidence", "probabilities"});
    Prediction prediction;
    prediction.label = label(node["label"]);
    const bool confident = certainty_ != Certainty::label_only;
    const bool probable = certainty_ == Certainty::probabilities;
    for (const auto& [name, given] :
         {std::pair("confidence", confident), std::pair("probabilities", probable)})
        if (node.has(name) && !given)
            node[name].fail(fmt::format("contradicts model.certainty, which is {}",
                                        word_of(kCertaintyWords, certainty_)));
    if (confident) prediction.confidence = node["confidence"].share();
    if (probable) prediction.probabilities = probabilities(node["probabilities"]);
    if (probable && prediction.confidence != prediction.probabilities[prediction.label])
        node["confidence"].fail("is not the probability of the label");
    return prediction;
}

Example ExampleReader::example(const JsonNode& node, const TestResult& test) const {
    node.allow_only({"id", "texts", "edits", "bindings", "expected", "predictions", "failed_texts"});
    Example example;
    example.id = id_of(node["id"], test);
    example.texts = texts_of(node["texts"]);
    example.edits = edits_of(node["edits"], example.texts);
    for (const auto& [slot, value] : node["bindings"].members())
        example.bindings.emplace_back(slot, value.text());
    example.expected = node["expected"].text();
    for (const JsonNode& item : node["predictions"].items()) example.predictions.push_back(prediction(item));
    if (example.predictions.size() != example.texts.size())
        node["predictions"].fail(fmt::format("must hold one prediction for each of {}, but holds {}",
                                             counted(example.texts.size(), "text"),
                                             example.predictions.size()));
    example.failed_texts = failed_texts_of(node["failed_texts"], example.texts.size(), test.type == "MFT");
    return example;
}

std::vector<Example> ExampleReader::read(const JsonNode& examples, const TestResult& test) const {
    std::vector<Example> read;
    std::set<std::string> seen;
    for (const JsonNode& item : examples.items()) {
        read.push_back(example(item, test));
        if (!seen.insert(read.back().id).second) item["id"].fail("another example has the same id");
    }
    if (read.size() > test.failed) examples.fail("holds more cases than failed");
    return read;
}

}  // namespace assay
