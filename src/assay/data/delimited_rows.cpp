/// CSV and TSV. One cursor walks the fields of a row, for finding rows and for decoding one: what was checked
/// when the file was opened is what is read later.
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/rows.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace assay {
namespace {

struct Syntax {
    char separator = ',';
    bool quotes = true;
};

/// Walks over the fields of one row.
class FieldCursor {
public:
    FieldCursor(std::string_view text, std::size_t row, Syntax syntax)
        : text_(text), position_(row), syntax_(syntax) {}

    /// Moves to the next field; false behind the last one of the row. Throws SyntaxError with an offset in
    /// the text; one for a quote that never closes says so in is_open().
    bool next() {
        if (at_end_) return false;
        begin_ = position_;
        has_doubled_quotes_ = false;
        if (syntax_.quotes && position_ < text_.size() && text_[position_] == '"') {
            quoted();
        } else {
            plain();
        }
        return true;
    }
    /// Where the field begins, its quote included; behind the last field, where the next line begins.
    std::size_t begin() const { return begin_; }
    std::size_t position() const { return position_; }
    bool is_open() const { return is_open_; }
    void append_to(std::string& text) const {
        if (!has_doubled_quotes_) {
            text.append(field_);
            return;
        }
        for (std::size_t i = 0; i < field_.size(); ++i) {
            text += field_[i];
            if (field_[i] == '"') ++i;  // the second of the pair
        }
    }

private:
    void plain() {
        const char* const data = text_.data();
        std::size_t end = position_;
        while (end < text_.size() && data[end] != syntax_.separator && data[end] != '\n') ++end;
        field_ = text_.substr(position_, end - position_);
        if (end < text_.size() && data[end] == '\n' && field_.ends_with('\r')) field_.remove_suffix(1);
        move_behind(end);
    }

    void quoted() {
        std::size_t end = position_ + 1;
        for (;; end += 2) {
            end = text_.find('"', end);
            if (end == std::string_view::npos) {
                is_open_ = true;
                throw SyntaxError("this quote never closes", begin_);
            }
            if (end + 1 == text_.size() || text_[end + 1] != '"') break;
            has_doubled_quotes_ = true;
        }
        field_ = text_.substr(begin_ + 1, end - begin_ - 1);
        ++end;
        if (text_.substr(end, 2) == "\r\n") ++end;
        if (end < text_.size() && text_[end] != syntax_.separator && text_[end] != '\n')
            throw SyntaxError("text behind a closing quote; a quote inside a quoted field is written \"\"",
                              end);
        move_behind(end);
    }

    void move_behind(std::size_t end) {
        at_end_ = end == text_.size() || text_[end] == '\n';
        position_ = std::min(end + 1, text_.size());
    }

    std::string_view text_;
    std::size_t position_;
    Syntax syntax_;
    std::size_t begin_ = 0;
    std::string_view field_;
    bool has_doubled_quotes_ = false;
    bool at_end_ = false;
    bool is_open_ = false;
};

class DelimitedRows final : public Rows {
public:
    DelimitedRows(const SourceText& source, const DatasetOptions& options, Syntax syntax)
        : source_(source), options_(options), syntax_(syntax) {}

    std::size_t find(std::vector<std::uint32_t>& offsets, bool last) override {
        last_ = last;
        std::size_t row = first_row(0);
        if (column_count_ == 0) {
            if (row == source_.text().size() && !last) return row;
            const std::optional<std::size_t> next = read_header(row);
            if (!next) return row;
            row = first_row(*next);
        }
        RowFaults faults;
        const std::size_t end = find_rows(row, offsets, faults);
        faults.throw_any();
        return end;
    }

    std::vector<std::string> header() const {
        std::vector<std::string> names;
        for_each_field(first_row(0),
                       [&](const FieldCursor& cursor) { cursor.append_to(names.emplace_back()); });
        return names;
    }

    void append_text(std::size_t row, TextBatch& texts) const override {
        for (const std::size_t column : text_columns_) {
            cursor_at(row, column).append_to(texts.buffer());
            texts.end_field();
        }
    }

    std::string label(std::size_t row) const override {
        std::string text;
        cursor_at(row, label_column_).append_to(text);
        return text;
    }

private:
    /// From a row on; gives where they end. Rows with too many or too few columns are told all; behind a
    /// quote that stands wrong nobody knows where the next row begins.
    std::size_t find_rows(std::size_t row, std::vector<std::uint32_t>& offsets, RowFaults& faults) const {
        while (row < source_.text().size()) {
            std::optional<std::size_t> next;
            faults.keep([&] { next = check_row(row, faults); });
            if (!next) return row;
            offsets.push_back(static_cast<std::uint32_t>(row));
            row = first_row(*next);
        }
        return row;
    }

    FieldCursor cursor_at(std::size_t row, std::size_t column) const {
        FieldCursor cursor(source_.text(), row, syntax_);
        for (std::size_t i = 0; i <= column; ++i) cursor.next();
        return cursor;
    }

    /// The first line from here on that is not blank.
    std::size_t first_row(std::size_t offset) const {
        const std::string_view text = source_.text();
        for (;;) {
            if (offset < text.size() && text[offset] == '\n') {
                ++offset;
            } else if (text.substr(offset, 2) == "\r\n") {
                offset += 2;
            } else {
                return offset;
            }
        }
    }

    /// Calls `field` with the cursor at each field of a row; returns where the next line begins, or nothing
    /// where the piece of the file ends inside of the row.
    template <typename Field>
    std::optional<std::size_t> for_each_field(std::size_t row, Field field) const {
        FieldCursor cursor(source_.text(), row, syntax_);
        try {
            while (cursor.next()) field(cursor);
        } catch (const SyntaxError& fault) {
            if (last_ || !cursor.is_open()) refuse(cursor.begin(), fault);
            check_length(row, source_.text().substr(row));
            return std::nullopt;
        }
        check_length(row, source_.text().substr(row, cursor.position() - row));
        return cursor.position();
    }

    void check_length(std::size_t row, std::string_view bytes) const {
        if (bytes.ends_with('\n')) bytes.remove_suffix(bytes.ends_with("\r\n") ? 2 : 1);
        if (bytes.size() > options_.max_row_bytes)
            throw InputError(source_.line_problem(
                row,
                fmt::format("a row of more than {} bytes; is a quote left open?", options_.max_row_bytes)));
    }

    [[noreturn]] void refuse(std::size_t field, const SyntaxError& fault) const {
        Problem problem = source_.problem(fault.offset(), fault.what());
        const std::size_t opened = source_.line_number(field);
        if (opened != problem.place.line)
            problem.message += fmt::format(" (the field opens in line {})", opened);
        throw InputError(std::move(problem));
    }

    std::optional<std::size_t> check_row(std::size_t row, RowFaults& faults) const {
        std::size_t count = 0;
        std::size_t first_extra = 0;
        const auto next = for_each_field(row, [&](const FieldCursor& cursor) {
            if (count++ == column_count_) first_extra = cursor.begin();
        });
        if (!next || count == column_count_) return next;
        std::string message =
            fmt::format("{} in this row, but {} in the header", counted(count, "column"), column_count_);
        if (count < column_count_) {
            faults.add(source_.line_problem(row, std::move(message)));
            return next;
        }
        message +=
            syntax_.quotes ? "; a text that holds a comma is written in \"…\"" : "; a text cannot hold a tab";
        faults.add(source_.problem(first_extra, std::move(message)));
        return next;
    }

    std::optional<std::size_t> read_header(std::size_t row) {
        if (row == source_.text().size())
            throw InputError(
                source_.line_problem(row, "the file is empty; it should begin with a line of column names"));
        std::vector<std::string> names;
        std::vector<std::size_t> begins;
        const auto next = for_each_field(row, [&](const FieldCursor& cursor) {
            cursor.append_to(names.emplace_back());
            begins.push_back(cursor.begin());
        });
        if (!next) return next;
        column_count_ = names.size();
        for (const std::string& name : options_.text_columns)
            text_columns_.push_back(find_column(name, names, begins));
        if (options_.label_column) label_column_ = find_column(*options_.label_column, names, begins);
        return next;
    }

    std::size_t find_column(const std::string& name, const std::vector<std::string>& names,
                            const std::vector<std::size_t>& begins) const {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) {
            const std::string advice =
                advice_on_missing(name, names, "the columns are") + advice_on_separator(names);
            throw InputError(
                source_.line_problem(begins[0], fmt::format("there is no column '{}'{}", name, advice)));
        }
        const auto second = std::find(found + 1, names.end(), name);
        if (second != names.end())
            throw InputError(source_.problem(begins[static_cast<std::size_t>(second - names.begin())],
                                             fmt::format("the column '{}' occurs twice", name)));
        return static_cast<std::size_t>(found - names.begin());
    }

    /// A file of spreadsheets or databases, which separate columns by other characters, too.
    std::string advice_on_separator(const std::vector<std::string>& names) const {
        if (names.size() > 1) return {};
        for (const char separator : {',', '\t', ';', '|'}) {
            if (separator == syntax_.separator || names.front().find(separator) == std::string::npos)
                continue;
            if (separator == '\t') return "; the columns seem to be separated by tabs: call the file .tsv";
            if (separator == ',') return "; the columns seem to be separated by commas: call the file .csv";
            return fmt::format(
                "; the columns seem to be separated by '{}': save it with commas, or with tabs as .tsv",
                separator);
        }
        return {};
    }

    const SourceText& source_;
    DatasetOptions options_;
    Syntax syntax_;
    bool last_ = true;              ///< does the file end with the source?
    std::size_t column_count_ = 0;  ///< 0: the header was not read yet
    std::vector<std::size_t> text_columns_;
    std::size_t label_column_ = 0;
};

}  // namespace

namespace {

Syntax syntax_of(DataFormat format) {
    return format == DataFormat::csv ? Syntax{',', true} : Syntax{'\t', false};
}

}  // namespace

std::unique_ptr<Rows> delimited_rows(const SourceText& source, const DatasetOptions& options,
                                     DataFormat format) {
    return std::make_unique<DelimitedRows>(source, options, syntax_of(format));
}

std::vector<std::string> delimited_columns(const SourceText& source, DataFormat format) {
    return DelimitedRows(source, {}, syntax_of(format)).header();
}

}  // namespace assay
