/// The answers in what a server sends back, however it says them (docs/http-models.md).
#pragma once

#include <assay/base/error.hpp>
#include <assay/data/json_lines.hpp>
#include <assay/model/row_reader.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// A JSON Pointer (RFC 6901), one token of which may be "*": the position of the text.
class AnswerPointer {
public:
    /// Throws Error for text that is none.
    explicit AnswerPointer(std::string_view text);

    /// The answers to `count` texts: where the pointer has no "*", the elements of the array that it leads
    /// to, or that one value if only one text was asked about without an array around it. Throws Error if
    /// there is nothing there, or not an answer for each.
    std::vector<simdjson::dom::element> find(const simdjson::dom::element& reply, std::size_t count,
                                             bool in_array) const;

private:
    std::vector<std::string> before_, after_;  ///< the "*"
    bool has_star_ = false;
};

class ReplyReader {
public:
    ReplyReader(const ExpectedLabels& labels, std::string_view pointer) : pointer_(pointer), rows_(labels) {}

    /// One row for each of `count` texts; `in_array`: they were asked about in an array. Throws Error.
    std::vector<PredictionRow> read(std::string_view reply, std::size_t count, bool in_array);

    LabelBook& labels() { return rows_.labels(); }
    const std::optional<Certainty>& certainty() const { return rows_.certainty(); }

private:
    AnswerPointer pointer_;
    RowReader rows_;
    JsonReader reply_, row_;
};

/// An answer in any of the documented forms as a row that RowReader knows: {"label": …, "confidence": …} or
/// {"probabilities": …}, as JSON. `labels` are those known so far. What is in none of the forms stays as it
/// is. Throws Error for a value that cannot be an answer.
std::string row_of_answer(const simdjson::dom::element& answer, const std::vector<std::string>& labels);

}  // namespace assay
