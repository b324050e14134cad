/// JSON Lines.
#include <assay/base/numbers.hpp>
#include <assay/data/json_lines.hpp>
#include <assay/data/rows.hpp>

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

namespace assay {
namespace {

using simdjson::dom::element;

class JsonRows final : public Rows {
public:
    JsonRows(const SourceText& source, const DatasetOptions& options) : source_(source), options_(options) {}

    std::size_t find(std::vector<std::uint32_t>& offsets, bool) override {
        RowFaults faults;
        JsonLines rows(source_, options_.max_row_bytes);
        for_each_row(rows, faults, [&] {
            check(rows);
            offsets.push_back(static_cast<std::uint32_t>(rows.offset()));
        });
        return source_.text().size();
    }

    void append_text(std::size_t offset, TextBatch& texts) const override {
        const element row = read_again(offset);
        if (fields_in_array()) {
            const simdjson::dom::array fields = row.at_key(options_.text_columns[0]).get_array();
            for (const element& field : fields) texts.append_field(field.get_string().value());
        } else {
            for (const std::string& column : options_.text_columns)
                texts.append_field(row.at_key(column).get_string().value());
        }
    }

    std::string label(std::size_t offset) const override {
        const element value = read_again(offset).at_key(*options_.label_column).value();
        if (value.is_string()) return std::string(value.get_string().value());
        return value.is_int64() ? std::to_string(value.get_int64().value())
                                : std::to_string(value.get_uint64().value());
    }

private:
    bool fields_in_array() const { return options_.text_columns.size() < options_.fields; }

    /// Each thread has a parser of its own, which keeps its buffers.
    element read_again(std::size_t offset) const {
        static thread_local JsonReader reader;
        return reader.parse_again(source_.line_at(offset));
    }

    void check(const JsonLines& rows) const {
        for (const std::string& column : options_.text_columns) {
            const element value = value_of(rows, column);
            if (fields_in_array()) {
                check_fields(rows, column, value);
            } else if (!value.is_string()) {
                rows.fail(column, fmt::format("'{}' must be a string, not {}", column, kind_name(value)));
            }
        }
        if (!options_.label_column) return;
        const element value = value_of(rows, *options_.label_column);
        if (!value.is_string() && !value.is_int64() && !value.is_uint64())
            rows.fail(*options_.label_column, fmt::format("'{}' must be a string or a whole number, not {}",
                                                          *options_.label_column, kind_name(value)));
    }

    void check_fields(const JsonLines& rows, const std::string& column, const element& value) const {
        simdjson::dom::array fields;
        bool strings = !value.get(fields) && fields.size() == options_.fields;
        if (strings)
            strings =
                std::all_of(fields.begin(), fields.end(), [](const element& e) { return e.is_string(); });
        if (!strings)
            rows.fail(column, fmt::format("'{}' must be an array of {} strings", column, options_.fields));
    }

    static element value_of(const JsonLines& rows, const std::string& key) {
        element value;
        if (!rows.row().at_key(key).get(value)) return value;
        rows.fail(key, fmt::format("there is no '{}' in this row{}", key, rows.advice_on_missing(key)));
    }

    const SourceText& source_;
    DatasetOptions options_;
};

}  // namespace

std::unique_ptr<Rows> json_rows(const SourceText& source, const DatasetOptions& options) {
    return std::make_unique<JsonRows>(source, options);
}

}  // namespace assay
