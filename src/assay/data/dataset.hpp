/// Rows of text from a file: CSV, TSV, JSON Lines or plain lines.
#pragma once

#include <assay/data/text_batch.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// csv: RFC 4180 with a header line. tsv: a header line, tabs, quotes are literal.
/// jsonl: one object a line. lines: one text a line, no columns (a column name other than `text` is an error).
enum class DataFormat { csv, tsv, jsonl, lines };

/// From the extension: .csv, .tsv, .jsonl/.ndjson, .txt. Throws Error naming those for any other.
DataFormat data_format_of(const std::filesystem::path& path);

struct DatasetOptions {
    std::optional<DataFormat> format;              ///< from the extension if unset
    std::vector<std::string> text_columns = {"text"};  ///< one a field
    std::optional<std::string> label_column;       ///< rows have no label if unset
};

/// The rows of one file with an offset kept for each row, and the file's bytes mapped.
/// Opening reads the whole file once and refuses it with an InputError at the first row that is broken (a quote
/// that never closes, a wrong number of columns, invalid UTF-8, a NUL byte, bad JSON, a text that is no string, a
/// missing column with the nearest known name). Blank lines are passed over; a byte order mark is dropped.
/// Safe to read from many threads. A file of 0 rows is allowed here.
class Dataset {
public:
    static Dataset open(const std::filesystem::path& path, const DatasetOptions& options);
    /// `name` is what errors call it.
    static Dataset from_bytes(std::string bytes, std::string name, const DatasetOptions& options);
    Dataset(Dataset&&) noexcept;
    Dataset& operator=(Dataset&&) noexcept;
    ~Dataset();

    std::size_t size() const;
    std::size_t fields() const;
    bool has_labels() const;
    /// Appends the text of a row to a batch with as many fields. row < size().
    void append_text(std::size_t row, TextBatch& texts) const;
    /// The label as it stands in the file, numbers in JSON as written; empty without a label column.
    std::string label(std::size_t row) const;
    /// The line of the file where the row begins, from 1.
    std::size_t line(std::size_t row) const;
    const std::string& name() const;

private:
    struct State;
    explicit Dataset(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace assay
