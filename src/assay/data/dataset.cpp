#include <assay/data/dataset.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/json_lines.hpp>
#include <assay/data/rows.hpp>
#include <assay/data/source_text.hpp>

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <map>

namespace assay {
namespace {

/// One text a line.
class PlainRows final : public Rows {
public:
    PlainRows(const SourceText& source, std::size_t max_row_bytes)
        : source_(source), max_row_bytes_(max_row_bytes) {}

    std::size_t find(std::vector<std::uint32_t>& offsets, bool) override {
        for (std::size_t offset = 0; offset < source_.text().size(); offset = source_.next_line(offset)) {
            const std::string_view line = source_.line_at(offset);
            if (is_blank(line)) continue;
            if (line.size() > max_row_bytes_)
                throw InputError(
                    source_.line_problem(offset, fmt::format("a row of more than {} bytes", max_row_bytes_)));
            offsets.push_back(static_cast<std::uint32_t>(offset));
        }
        return source_.text().size();
    }

    void append_text(std::size_t offset, TextBatch& texts) const override {
        texts.append_field(source_.line_at(offset));
    }
    std::string label(std::size_t) const override { return {}; }

private:
    const SourceText& source_;
    std::size_t max_row_bytes_;
};

std::unique_ptr<Rows> plain_rows(const SourceText& source, const DatasetOptions& options) {
    const std::string name = printable(source.name());
    if (options.label_column)
        throw Error(fmt::format("'{}' holds plain lines, which have no column '{}'", name,
                                printable(*options.label_column)));
    if (options.text_columns != std::vector<std::string>{"text"})
        throw Error(fmt::format(
            "'{}' holds plain lines, which have no column '{}'; leave the column out, or write 'text'", name,
            printable(options.text_columns.back())));
    if (field_count(options) != 1)
        throw Error(
            fmt::format("'{}' holds plain lines, which have one field, not {}", name, field_count(options)));
    return std::make_unique<PlainRows>(source, options.max_row_bytes);
}

}  // namespace

std::unique_ptr<Rows> make_rows(const SourceText& source, const DatasetOptions& options) {
    const DataFormat format = options.format ? *options.format : data_format_of(source.name());
    if (options.text_columns.empty()) throw Error("a data set needs at least one text column");
    const bool in_one_column = format == DataFormat::jsonl && options.text_columns.size() == 1;
    if (options.fields != 1 && options.fields != options.text_columns.size() &&
        !(in_one_column && options.fields > 1))
        throw Error(fmt::format("texts of {} need as many text columns, not {}",
                                counted(options.fields, "field"), options.text_columns.size()));
    switch (format) {
        case DataFormat::lines:
            return plain_rows(source, options);
        case DataFormat::jsonl:
            return json_rows(source, options);
        default:
            return delimited_rows(source, options, format);
    }
}

std::string advice_on_missing(std::string_view name, std::span<const std::string> known,
                              std::string_view are) {
    constexpr std::size_t kShown = 10;
    std::string advice = did_you_mean(name, known);
    if (!advice.empty() || known.empty()) return advice;
    advice = fmt::format("; {} ", are);
    for (std::size_t i = 0; i < std::min(known.size(), kShown); ++i)
        advice += fmt::format("{}'{}'", i > 0 ? ", " : "", known[i]);
    return known.size() > kShown ? advice + ", …" : advice;
}

std::size_t field_count(const DatasetOptions& options) {
    return std::max(options.fields, options.text_columns.size());
}

DataFormat data_format_of(const std::filesystem::path& path) {
    static const std::map<std::string, DataFormat, std::less<>> kFormats = {
        {".csv", DataFormat::csv},      {".tsv", DataFormat::tsv},    {".jsonl", DataFormat::jsonl},
        {".ndjson", DataFormat::jsonl}, {".json", DataFormat::jsonl}, {".txt", DataFormat::lines},
    };
    std::string extension = path.extension().string();
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (const auto found = kFormats.find(extension); found != kFormats.end()) return found->second;
    throw Error(
        fmt::format("the format of '{}' is unknown; files that end in .csv, .tsv, .jsonl, .ndjson, .json or "
                    ".txt can be read",
                    printable(path.string())));
}

std::vector<std::string> columns_of(const std::filesystem::path& path, std::optional<DataFormat> format) {
    const DataFormat known = format ? *format : data_format_of(path);
    if (known == DataFormat::lines) return {"text"};
    const SourceText source(path);
    if (source.text().empty()) return {};
    if (known != DataFormat::jsonl) return delimited_columns(source, known);
    std::vector<std::string> names;
    JsonLines rows(source);
    if (rows.next())
        for (const auto member : simdjson::dom::object(rows.row())) names.emplace_back(member.key);
    return names;
}

struct Dataset::State {
    State(std::string bytes, std::string name, const DatasetOptions& options)
        : source(std::move(bytes), std::move(name), options.max_file_bytes) {
        read(options);
    }
    State(const std::filesystem::path& path, const DatasetOptions& options)
        : source(path, options.max_file_bytes) {
        read(options);
    }
    void read(const DatasetOptions& options) {
        rows = make_rows(source, options);
        rows->find(offsets, true);
        fields = field_count(options);
        has_labels = options.label_column.has_value();
    }

    SourceText source;
    std::unique_ptr<Rows> rows;
    std::vector<std::uint32_t> offsets;  ///< of each row; a file has at most 2^32 bytes
    std::size_t fields = 1;
    bool has_labels = false;
};

Dataset::Dataset(std::unique_ptr<State> state) : state_(std::move(state)) {}
Dataset::Dataset(Dataset&&) noexcept = default;
Dataset& Dataset::operator=(Dataset&&) noexcept = default;
Dataset::~Dataset() = default;

Dataset Dataset::open(const std::filesystem::path& path, const DatasetOptions& options) {
    if (!options.format) data_format_of(path);  // before a large file is read in vain
    return Dataset(std::make_unique<State>(path, options));
}

Dataset Dataset::from_bytes(std::string bytes, std::string name, const DatasetOptions& options) {
    return Dataset(std::make_unique<State>(std::move(bytes), std::move(name), options));
}

std::size_t Dataset::size() const {
    return state_->offsets.size();
}
std::size_t Dataset::fields() const {
    return state_->fields;
}
bool Dataset::has_labels() const {
    return state_->has_labels;
}
void Dataset::append_text(std::size_t row, TextBatch& texts) const {
    state_->rows->append_text(state_->offsets[row], texts);
}
std::string Dataset::label(std::size_t row) const {
    return state_->has_labels ? state_->rows->label(state_->offsets[row]) : std::string();
}
std::size_t Dataset::line(std::size_t row) const {
    return state_->source.line_number(state_->offsets[row]);
}
const std::string& Dataset::name() const {
    return state_->source.name();
}

}  // namespace assay
