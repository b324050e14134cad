/// Any bytes are rows of text, or refused with an Error. The first byte chooses the format, the fields and
/// whether there are labels. Every row that is accepted can be read, as UTF-8 and in the order of its lines,
/// and comes back equal when it is written again.

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/dataset.hpp>

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace assay;

constexpr std::array kFormats = {DataFormat::csv, DataFormat::tsv, DataFormat::jsonl, DataFormat::lines};

void require(bool holds) {
    if (!holds) std::abort();
}

DatasetOptions options_from(std::uint8_t choice) {
    DatasetOptions options;
    options.format = kFormats[choice % kFormats.size()];
    if (choice & 0x10) options.label_column = "label";
    if (choice & 0x20) options.text_columns = {"text", "other"};
    options.fields = options.text_columns.size();
    if (choice & 0x40) options.fields = 2;
    return options;
}

/// Every row as its fields and its label.
using Row = std::vector<std::string>;

std::vector<Row> rows_of(const Dataset& data) {
    std::vector<Row> rows;
    std::size_t line = 0;
    for (std::size_t row = 0; row < data.size(); ++row) {
        TextBatch texts(data.fields());
        data.append_text(row, texts);
        require(texts.size() == 1 && data.line(row) > line);
        line = data.line(row);
        rows.emplace_back();
        for (std::size_t f = 0; f < data.fields(); ++f) rows.back().emplace_back(texts.field(0, f));
        if (data.has_labels()) rows.back().push_back(data.label(row));
        for (const std::string& field : rows.back()) require(!invalid_utf8_at(field));
    }
    return rows;
}

std::string in_quotes(std::string_view field) {
    std::string text = "\"";
    for (const char c : field) text.append(c == '"' ? 2 : 1, c);
    return text + '"';
}

/// The same rows in the two formats that can hold any text.
std::string csv_of(const std::vector<Row>& rows, const Row& header) {
    std::string bytes;
    const auto add = [&](const Row& row) {
        for (std::size_t i = 0; i < row.size(); ++i) bytes += (i > 0 ? "," : "") + in_quotes(row[i]);
        bytes += '\n';
    };
    add(header);
    for (const Row& row : rows) add(row);
    return bytes;
}

std::string jsonl_of(const std::vector<Row>& rows, const Row& header) {
    std::string bytes;
    for (const Row& row : rows) {
        nlohmann::ordered_json object;
        for (std::size_t i = 0; i < row.size(); ++i) object[header[i]] = row[i];
        bytes += object.dump() + '\n';
    }
    return bytes;
}

void check(const Dataset& data) {
    const std::vector<Row> rows = rows_of(data);
    if (rows.empty()) return;  // an empty file has no columns
    DatasetOptions options;
    options.text_columns = {"text"};
    if (data.fields() == 2) options.text_columns.push_back("other");
    options.fields = data.fields();
    Row header = options.text_columns;
    if (data.has_labels()) header.push_back(*(options.label_column = "label"));
    options.format = DataFormat::csv;
    require(rows_of(Dataset::from_bytes(csv_of(rows, header), "again.csv", options)) == rows);
    options.format = DataFormat::jsonl;
    require(rows_of(Dataset::from_bytes(jsonl_of(rows, header), "again.jsonl", options)) == rows);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    std::optional<Dataset> dataset;
    try {
        dataset = Dataset::from_bytes(std::move(bytes), "fuzz", options_from(data[0]));
    } catch (const InputError& error) {
        require(!error.problem().message.empty());
        return 0;
    } catch (const Error&) {
        return 0;
    }
    check(*dataset);  // nothing may be thrown any more
    return 0;
}
