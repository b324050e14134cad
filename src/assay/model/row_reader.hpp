/// One prediction as JSON writes it, by recorded predictions and by programs alike:
///     {"label": "negative"}   {"label": 0, "confidence": 0.9}   {"probabilities": [0.9, 0.1]}
///     {"label": "negative", "probabilities": {"negative": 0.9, "positive": 0.1}}
#pragma once

#include <assay/base/error.hpp>
#include <assay/model/label_book.hpp>
#include <assay/model/prediction_row.hpp>

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// What is wrong with a row, and the key whose value is to blame (or one that is not there: then the whole
/// row is). Whoever knows where the row stands says so.
class RowFault : public Error {
public:
    RowFault(std::string key, const std::string& message) : Error(message), key_(std::move(key)) {}
    const std::string& key() const { return key_; }

private:
    std::string key_;
};

/// Reads rows that all say equally much. The first decides how much that is.
class RowReader {
public:
    explicit RowReader(const ExpectedLabels& labels) : labels_(labels) {}

    /// The row lives until the next call. Throws RowFault. Keys other than the three are passed over, unless
    /// one is nearly "label", "probabilities" or "confidence" and that one is missing; "score", as others
    /// call a confidence, is no extra either, nor are "scores" and "probs".
    const PredictionRow& read(const simdjson::dom::object& object);

    LabelBook& labels() { return labels_; }
    const std::optional<Certainty>& certainty() const { return certainty_; }

private:
    struct Members {
        std::optional<simdjson::dom::element> label, probabilities, confidence;
    };

    Members find_members(const simdjson::dom::object& object);
    bool is_known_extra(std::string_view key) const;
    void refuse_misspelling(std::string_view key, const simdjson::dom::element& value,
                            const Members& members);
    void read_label(const simdjson::dom::element& value);
    void read_confidence(const simdjson::dom::element& value);
    void read_probabilities(const simdjson::dom::element& value);
    void refuse_names(const simdjson::dom::object& object) const;
    void read_array(const simdjson::dom::array& array);
    std::size_t label_named(std::string_view name, std::size_t likely, const simdjson::dom::object& object);
    void read_named(const simdjson::dom::object& object);
    void check_confidence_agrees() const;
    void check_certainty(Certainty certainty);

    LabelBook labels_;
    std::optional<Certainty> certainty_;
    PredictionRow row_;
    std::vector<std::string> extras_;  ///< keys of no interest that were looked at before
};

}  // namespace assay
