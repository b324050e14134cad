// CheckList's formats: the prediction in line n belongs to text n.
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>
#include <assay/model/line_reader.hpp>
#include <assay/model/recorded_kinds.hpp>
#include <assay/model/shown.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace assay {
namespace {

constexpr std::size_t kMostLineBytes = std::size_t{1} << 24;

class PositionalPredictions final : public RecordedModel {
public:
    PositionalPredictions(const SourceText& source, ModelInfo info, const RecordedOptions& options)
        : info_(std::move(info)), labels_are_found_(options.labels.labels.empty()) {
        LineReader reader(options.format, options.labels);
        PredictionRows rows;
        RowFaults faults;
        // What is wrong with the first of the blank lines at the end is said of them all.
        const std::size_t blank_end = source.text().find_last_not_of(" \t\r\n") + 1;
        for (std::size_t offset = 0; offset < source.text().size(); offset = source.next_line(offset)) {
            faults.keep([&] { rows.add(read_line(source, offset, blank_end, reader), reader.labels()); });
            if (faults.any() && offset >= blank_end) break;
        }
        faults.throw_any();
        predictions_ = rows.take(reader.labels());
        info_.labels = reader.labels().label_set();
        info_.certainty = predictions_.certainty();
    }

    const ModelInfo& info() const override { return info_; }

    void show(const TextBatch& texts) override {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (shown_++ == predictions_.size()) first_missing_ = shown(texts, i);
            if (hashes_.size() < kMostHashes) hashes_.push_back(hash_of(texts, i));
        }
    }

    void cases_shown(std::uint64_t cases) override { cases_ = cases; }

    void end_of_texts() override {
        if (shown_ != predictions_.size())
            throw Error(
                fmt::format("{}: {}\n{}", printable(info_.name), what_does_not_fit(), probable_mistake()));
        hashes_ = {};
    }

    void predict(const TextBatch& texts, BatchPosition position, Predictions& out) override {
        if (position.first > predictions_.size() || texts.size() > predictions_.size() - position.first)
            throw Error(fmt::format("{}: there is no prediction in line {}", printable(info_.name),
                                    position.first + texts.size()));
        out.reset(predictions_.certainty(), predictions_.label_count());
        for (std::size_t i = 0; i < texts.size(); ++i) out.append(predictions_, position.first + i);
    }

private:
    /// Enough to recognise a file that leaves out repeats; a larger run does without that advice.
    static constexpr std::size_t kMostHashes = std::size_t{1} << 22;

    static std::uint64_t hash_of(const TextBatch& texts, std::size_t i) {
        std::uint64_t hash = 0;
        for (std::size_t f = 0; f < texts.fields(); ++f) hash = hash_bytes(texts.field(i, f), hash);
        return hash;
    }

    static const PredictionRow& read_line(const SourceText& source, std::size_t offset, std::size_t blank_end,
                                          LineReader& reader) {
        const std::string_view line = source.line_at(offset);
        if (line.size() > kMostLineBytes)
            throw InputError(
                source.line_problem(offset, fmt::format("a row of more than {} bytes", kMostLineBytes)));
        try {
            return reader.read(line);
        } catch (const SyntaxError& error) {
            throw InputError(
                source.problem(offset + error.offset(), error.what() + advice_on(source, offset, blank_end)));
        }
    }

    /// What a line is likely to be if it is no prediction: blank ones at the end, or a first line of its own
    /// kind.
    static std::string advice_on(const SourceText& source, std::size_t offset, std::size_t blank_end) {
        const std::string_view line = source.line_at(offset);
        if (offset >= blank_end) return advice_on_blank_end(source, offset);
        if (offset > 0 || is_blank(line)) return {};
        if (line.find_first_of("{[") == line.find_first_not_of(" \t"))
            return "; this looks like JSON Lines, which needs no --format";
        const bool has_digit = line.find_first_of("0123456789") != std::string_view::npos;
        return has_digit ? "" : "; if the first line is a header, remove it";
    }

    static std::string advice_on_blank_end(const SourceText& source, std::size_t offset) {
        std::uint64_t lines = 0;
        for (; offset < source.text().size(); offset = source.next_line(offset)) ++lines;
        if (lines == 1) return "; this one is the last: remove it";
        return fmt::format("; nothing follows but such: remove the last {} lines", lines);
    }

    std::string what_does_not_fit() const {
        const std::uint64_t lines = predictions_.size();
        const std::string both = fmt::format("{} for {}: ", counted(lines, "prediction", "predictions"),
                                             counted(shown_, "text", "texts"));
        if (lines < shown_)
            return both + fmt::format(
                              "{} no prediction: there is no line {}, which would be that of '{}', unless "
                              "one is missing above",
                              counted(shown_ - lines, "text has", "texts have"), lines + 1, first_missing_);
        return both + fmt::format("{} to no text, the first: '{}' in line {}",
                                  counted(lines - shown_, "prediction belongs", "predictions belong"),
                                  shown(info_.labels.name(predictions_.label(shown_))), shown_ + 1);
    }

    std::string probable_mistake() const {
        const std::uint64_t lines = predictions_.size();
        if (labels_are_found_ && lines == shown_ + 1 && first_label_is_alone())
            return fmt::format("the first line, '{}', looks like a header: remove it",
                               shown(info_.labels.name(predictions_.label(0))));
        if (lines == cases_)
            return "there is one prediction for each case: the variants of a text need predictions of their "
                   "own";
        if (lines == distinct_texts())
            return "there is one prediction for each different text: repeats need a line of their own";
        return kSameExpansion;
    }

    bool first_label_is_alone() const {
        for (std::size_t i = 1; i < predictions_.size(); ++i)
            if (predictions_.label(i) == predictions_.label(0)) return false;
        return true;
    }

    std::uint64_t distinct_texts() const {
        if (hashes_.size() < shown_) return 0;
        std::vector<std::uint64_t> sorted = hashes_;
        std::sort(sorted.begin(), sorted.end());
        return static_cast<std::uint64_t>(std::unique(sorted.begin(), sorted.end()) - sorted.begin());
    }

    ModelInfo info_;
    bool labels_are_found_;  ///< so a header would count as a label
    Predictions predictions_;
    std::uint64_t shown_ = 0;
    std::uint64_t cases_ = 0;  ///< 0: nobody told
    std::string first_missing_;
    std::vector<std::uint64_t> hashes_;
};

}  // namespace

std::unique_ptr<RecordedModel> read_positional(const SourceText& source, ModelInfo info,
                                               const RecordedOptions& options) {
    return std::make_unique<PositionalPredictions>(source, std::move(info), options);
}

}  // namespace assay
