/// Rows of text from a file: CSV, TSV, JSON Lines or plain lines.
#pragma once

#include <assay/data/source_text.hpp>
#include <assay/data/text_batch.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// csv: RFC 4180 with a header line. A field that begins with a quote ends with one, holds commas, line
/// breaks and "" (one quote), and nothing but a comma or the end of the line may follow it; a quote inside
/// any other field is literal. tsv: a header line, tabs, quotes are literal. jsonl: one object a line. lines:
/// one text a line, no columns (a column name other than `text` is an error). Lines end with LF or CRLF; a
/// lone CR is a character like any other. The columns are found by their exact names.
enum class DataFormat { csv, tsv, jsonl, lines };

/// From the extension: .csv, .tsv, .jsonl/.ndjson/.json, .txt. Throws Error naming those for any other.
DataFormat data_format_of(const std::filesystem::path& path);

/// The names of the columns: the header line's, the keys of the first object, or `text` for plain lines.
/// Empty if the file is. Throws like Dataset::open.
std::vector<std::string> columns_of(const std::filesystem::path& path,
                                    std::optional<DataFormat> format = std::nullopt);

/// What to say of a name that is not there: the nearest that is, otherwise "; the columns are 'a', 'b', …",
/// where `are` is "the columns are".
std::string advice_on_missing(std::string_view name, std::span<const std::string> known,
                              std::string_view are);

struct DatasetOptions {
    std::optional<DataFormat> format = {};             ///< from the extension if unset
    std::vector<std::string> text_columns = {"text"};  ///< one a field
    std::optional<std::string> label_column = {};      ///< rows have no label if unset
    /// The fields of a text where JSON Lines hold them in one column: with one text column and more than one
    /// field, its value is an array of exactly so many strings. Otherwise 1, or the number of text columns.
    std::size_t fields = 1;
    /// The limits; lowered in tests. Larger files or rows are an error.
    std::uint64_t max_file_bytes = SourceText::kMaxBytes;
    std::size_t max_row_bytes = kMaxRowBytes;
};

/// The rows of one file: its bytes, and an offset of four bytes for each row. A text is decoded when it is
/// asked for. Opening reads the whole file once and refuses it with an InputError where it is broken, or with
/// InputErrors where several rows are: first
/// invalid UTF-8 or a NUL byte anywhere, then rows with a quote that never closes, text behind a
/// closing quote, a wrong number of columns, bad JSON, a text that is no string, a label that is neither
/// string nor whole number, or a missing column (with the nearest known name); a header that names a used
/// column twice. Options that do not fit the format are an Error. Blank lines are passed over: empty ones in
/// CSV and TSV, those of white space in the others; a byte order mark is dropped. Safe to read from many
/// threads. A file of 0 rows is allowed here. Limits: 4 GiB a file, 16 MiB a row (counted to its line break),
/// JSON as strict as JsonReader has it.
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
    /// Appends the text of a row to a batch with as many fields. row < size(). Costs the length of the row.
    void append_text(std::size_t row, TextBatch& texts) const;
    /// The label as it stands in the file, whole numbers in JSON in decimal; empty without a label column.
    std::string label(std::size_t row) const;
    /// The line of the file where the row begins, from 1. Counts from the start of the file: for messages.
    std::size_t line(std::size_t row) const;
    const std::string& name() const;

private:
    struct State;
    explicit Dataset(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace assay
