/// The lines that go to a program and come back (docs/model-protocol.md).
#pragma once

#include <assay/base/error.hpp>
#include <assay/data/json_lines.hpp>
#include <assay/data/text_batch.hpp>
#include <assay/model/row_reader.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

inline constexpr int kProtocolVersion = 1;
inline constexpr std::size_t kMostAnnouncedLabels = 10'000;

/// Appends {"id": 7, "text": "…"} and a line break; the text is an array where it has several fields.
void append_request(std::string& lines, std::uint64_t id, const TextBatch& texts, std::size_t i);

struct Answer {
    std::optional<std::uint64_t> id;   ///< an error may lack it
    std::optional<std::string> error;  ///< the program's own words
    std::string fault;                 ///< why the rest is no prediction; empty if it is one
    PredictionRow row;
};

/// Reads what a program prints. Throws Error for a line that is no answer at all.
class AnswerReader {
public:
    explicit AnswerReader(const ExpectedLabels& labels) : rows_(labels) {}

    /// A program starts: its first line may be {"assay": 1, "labels": […]}.
    void begin() { may_announce_ = true; }
    /// Nothing for an announcement. `line` without its line break.
    std::optional<Answer> read(std::string_view line);

    LabelSet labels() { return rows_.labels().label_set(); }
    /// Are there labels that have not been seen yet?
    bool labels_are_open() { return rows_.labels().is_open(); }
    std::optional<Certainty> certainty() const { return rows_.certainty(); }

private:
    void read_announcement(const simdjson::dom::element& row);

    JsonReader json_;
    RowReader rows_;
    bool may_announce_ = true;
    std::optional<std::vector<std::string>> announced_;
};

}  // namespace assay
