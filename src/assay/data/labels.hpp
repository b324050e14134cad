/// The labels of a suite or a model, and the little list syntax in which they are written.
#pragma once

#include <assay/data/answer_table.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Names in a fixed order; a label is its index. Names are not empty and differ from each other. Or open
/// answers: every text is a name, and gets its index where it is first looked up.
class LabelSet {
public:
    LabelSet() = default;
    /// Throws Error if a name is empty or occurs twice.
    explicit LabelSet(std::vector<std::string> names);
    /// Open answers. Copies share them.
    static LabelSet of_answers(AnswerTable::Form form);

    bool is_open() const { return answers_ != nullptr; }
    /// Of open answers: those that have occurred so far.
    std::size_t size() const { return answers_ ? answers_->size() : names_.size(); }
    bool empty() const { return !answers_ && names_.empty(); }
    const std::string& name(std::size_t label) const {
        return answers_ ? answers_->text(label) : names_[label];
    }
    /// None of open answers.
    const std::vector<std::string>& names() const { return names_; }
    /// Linear in size(): keep the index where it is needed often. Of open answers always something, at once.
    std::optional<std::size_t> find(std::string_view name) const;
    bool operator==(const LabelSet&) const = default;

private:
    std::vector<std::string> names_;
    std::shared_ptr<AnswerTable> answers_;
};

struct NamedLabel {
    std::string name;
    std::size_t offset = 0;  ///< byte offset in the list
    bool operator==(const NamedLabel&) const = default;
};

/// Labels separated by white space; one that holds spaces, or a quote, is written '…' ('' inside is one
/// quote). Throws SyntaxError for a quote that never closes, an empty label, or text that follows a closing
/// quote directly.
std::vector<NamedLabel> parse_label_list(std::string_view text);

/// The list that parse_label_list reads back.
std::string format_label_list(const std::vector<std::string>& names);

/// What an expectation compares: the predicted label's probability, one label's, or a difference of two.
/// Written "predicted", "positive", "positive - negative", with '…' around labels that hold spaces.
struct ScoreSyntax {
    bool predicted = false;
    NamedLabel label;  ///< empty name where predicted
    std::optional<NamedLabel> subtracted;
    bool operator==(const ScoreSyntax&) const = default;
};
/// Throws SyntaxError. A label called predicted is written 'predicted'.
ScoreSyntax parse_score(std::string_view text);

}  // namespace assay
