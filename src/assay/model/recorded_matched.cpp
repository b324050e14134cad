// Predictions matched by text: the texts stand one after the other in a TextBatch, with a hash table beside
// it.
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/json_lines.hpp>
#include <assay/model/recorded_kinds.hpp>
#include <assay/model/row_reader.hpp>
#include <assay/model/shown.hpp>
#include <assay/model/text_index.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace assay {
namespace {

using simdjson::dom::element;

class MatchedPredictions final : public RecordedModel {
public:
    MatchedPredictions(const SourceText& source, ModelInfo info, const RecordedOptions& options)
        : info_(std::move(info)), texts_(options.fields), row_text_(options.fields), reader_(options.labels) {
        expect_json(source);
        RowFaults faults;
        JsonLines rows(source);
        for_each_row(rows, faults, [&] { add_row(source, rows); });
        finish();
    }

    const ModelInfo& info() const override { return info_; }

    void show(const TextBatch& texts) override {
        check_fields(texts);
        shown_ += texts.size();
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (const auto row = index_.find(texts_, texts, i)) {
                asked_for_[*row] = true;
            } else if (missing_++ == 0) {
                first_missing_ = shown(texts, i);
            }
        }
    }

    void end_of_texts() override {
        if (missing_ > 0) throw Error(fmt::format("{}: {}", printable(info_.name), what_does_not_fit()));
    }

    std::string unused_note() const override {
        const auto unused =
            static_cast<std::uint64_t>(std::count(asked_for_.begin(), asked_for_.end(), false));
        if (unused == 0) return {};
        return fmt::format("{}: {} of {} {} to no text of this run", printable(info_.name),
                           format_count(unused), counted(asked_for_.size(), "prediction"),
                           noun_for(unused, "belongs", "belong"));
    }

    void predict(const TextBatch& texts, BatchPosition, Predictions& out) override {
        check_fields(texts);
        out.reset(predictions_.certainty(), predictions_.label_count());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const auto row = index_.find(texts_, texts, i);
            if (!row)
                throw Error(fmt::format("{}: there is no prediction for '{}'", printable(info_.name),
                                        shown(texts, i)));
            out.append(predictions_, *row);
        }
    }

private:
    /// A forgotten --format is likelier than broken JSON.
    static void expect_json(const SourceText& source) {
        const std::size_t first = source.text().find_first_not_of(" \t\r\n");
        if (source.text()[first] == '{') return;
        throw InputError(
            source.line_problem(first,
                                "a row must be one JSON object, such as {\"text\": \"…\", \"label\": "
                                "\"…\"}; --format names CheckList's formats"));
    }

    void add_row(const SourceText& source, const JsonLines& rows) {
        const simdjson::dom::object object = rows.row().get_object();
        try {
            read_text(object, rows);
            const PredictionRow& row = reader_.read(object);
            const auto position = static_cast<std::uint32_t>(rows_.size());
            if (const auto equal = index_.find_or_add(texts_, row_text_, 0, position))
                return check_repeat(source, row, *equal);
            texts_.append(row_text_, 0);
            rows_.add(row, reader_.labels());
            offsets_.push_back(rows.offset());
        } catch (const RowFault& fault) {
            rows.fail(fault.key(), fault.what());
        }
    }

    void read_text(const simdjson::dom::object& object, const JsonLines& rows) {
        element text;
        if (object.at_key("text").get(text))
            throw RowFault("", "a row needs the 'text' that was predicted" + rows.advice_on_missing("text"));
        row_text_.clear();
        if (text.is_string() && texts_.fields() == 1) return row_text_.append_field(text.get_string());
        const bool fits = text.is_array() && text.get_array().size() == texts_.fields();
        if (!fits) throw RowFault("text", wanted_text(text));
        for (const element& field : text.get_array()) {
            if (!field.is_string()) throw RowFault("text", wanted_text(field));
            row_text_.append_field(field.get_string());
        }
    }

    std::string wanted_text(const element& found) const {
        if (texts_.fields() == 1) return fmt::format("'text' must be a string, not {}", kind_name(found));
        if (found.is_array())
            return fmt::format("'text' has {}, but the texts of this suite have {}",
                               counted(found.get_array().size(), "field", "fields"), texts_.fields());
        return fmt::format("'text' must be an array of {} strings, not {}", texts_.fields(),
                           kind_name(found));
    }

    void check_repeat(const SourceText& source, const PredictionRow& row, std::uint32_t first) const {
        if (rows_.equals(first, row)) return;
        throw RowFault(
            "text", fmt::format("line {} predicts something else for the same text; equal texts need equal "
                                "predictions",
                                source.line_number(offsets_[first])));
    }

    void finish() {
        predictions_ = rows_.take(reader_.labels());
        info_.labels = reader_.labels().label_set();
        info_.certainty = predictions_.certainty();
        asked_for_.assign(predictions_.size(), false);
        offsets_ = {};
    }

    void check_fields(const TextBatch& texts) const {
        if (texts.fields() != texts_.fields())
            throw Error(fmt::format("{}: the predictions are for texts of {}, not {}", printable(info_.name),
                                    counted(texts_.fields(), "field", "fields"), texts.fields()));
    }

    std::string what_does_not_fit() const {
        std::string message =
            fmt::format("{} of {} {} no prediction, the first: '{}'", format_count(missing_),
                        counted(shown_, "text", "texts"), noun_for(missing_, "has", "have"), first_missing_);
        std::size_t unused = 0;
        std::optional<std::size_t> first;
        for (std::size_t row = 0; row < asked_for_.size(); ++row) {
            if (asked_for_[row]) continue;
            if (unused++ == 0) first = row;
        }
        if (first)
            message += fmt::format("\n{} of {} {} to no text, the first: '{}'", format_count(unused),
                                   counted(asked_for_.size(), "prediction", "predictions"),
                                   noun_for(unused, "belongs", "belong"), shown(texts_, *first));
        return message + '\n' + probable_mistake(unused);
    }

    std::string probable_mistake(std::size_t unused) const {
        if (unused == asked_for_.size())
            return fmt::format("no text fits: is it the file of another suite, or are the texts changed? {}",
                               kSameExpansion);
        return kSameExpansion;
    }

    ModelInfo info_;
    TextBatch texts_;  ///< each text once
    TextIndex index_;
    Predictions predictions_;
    std::vector<bool> asked_for_;
    std::uint64_t shown_ = 0;
    std::uint64_t missing_ = 0;
    std::string first_missing_;

    // While reading:
    TextBatch row_text_;
    RowReader reader_;
    PredictionRows rows_;
    std::vector<std::size_t> offsets_;  ///< of the lines in the file
};

}  // namespace

std::unique_ptr<RecordedModel> read_matched(const SourceText& source, ModelInfo info,
                                            const RecordedOptions& options) {
    return std::make_unique<MatchedPredictions>(source, std::move(info), options);
}

}  // namespace assay
