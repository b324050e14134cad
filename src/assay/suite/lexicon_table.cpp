#include <assay/suite/lexicon_table.hpp>

#include <assay/base/utf8.hpp>
#include <assay/data/dataset.hpp>
#include <assay/data/json_lines.hpp>

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <map>
#include <vector>

namespace assay {
namespace {

using simdjson::dom::element;

std::string field_name_of(std::string column) {
    std::replace(column.begin(), column.end(), ' ', '_');
    return column;
}

void refuse_equal_fields(const std::string& file, const std::vector<std::string>& columns) {
    std::map<std::string, std::string> column_of;
    for (const std::string& column : columns) {
        const auto [at, added] = column_of.emplace(field_name_of(column), column);
        if (!added && at->second != column)
            throw InputError(Place{file, 1, 0},
                             fmt::format("the columns '{}' and '{}' are one field, '{}'; rename one of them",
                                         at->second, column, at->first));
    }
}

using Fields = decltype(LexiconEntry::fields);

/// What is wrong with one value of a JSON document.
class ValueFault : public Error {
public:
    using Error::Error;
};

class TableReader {
public:
    TableReader(const std::string& file, const TakeEntry& take) : file_(file), take_(take) {}

    void read(const std::optional<std::string>& value_column) {
        const DataFormat format = data_format_of(file_);
        std::optional<SourceText> json;
        if (format == DataFormat::jsonl) {
            json.emplace(std::filesystem::path(file_));
            if (read_document(*json, value_column)) return;
        }
        const std::vector<std::string> columns = columns_of(file_);
        if (columns.empty()) throw Error(fmt::format("{} is empty", file_));
        value_column_ = value_column.value_or(columns.front());
        const auto at = std::find(columns.begin(), columns.end(), value_column_);
        if (at == columns.end())
            throw NoSuchColumn(fmt::format("{} has no column '{}'{}", file_, value_column_,
                                           advice_on_missing(value_column_, columns, "the columns are")));
        refuse_equal_fields(file_, columns);
        if (json)
            read_objects(*json);
        else
            read_rows(columns, static_cast<std::size_t>(at - columns.begin()), format);
    }

private:
    /// False if the file is no array and no object of arrays.
    bool read_document(const SourceText& source, const std::optional<std::string>& value_column) {
        JsonReader reader;
        element document;
        try {
            document = reader.parse(source.text());
        } catch (const SyntaxError& fault) {
            if (!trimmed(source.text()).starts_with('[')) return false;
            throw InputError(source.problem(fault.offset(), fault.what()));
        }
        if (!is_lists(document)) return false;
        if (document.is_array()) {
            read_list(document, {}, value_column);
        } else {
            const simdjson::dom::object lists = document.get_object();
            for (const auto& member : lists)
                read_list(member.value, {{"key", std::string(member.key)}}, value_column);
        }
        faults_.throw_any();
        return true;
    }

    static bool is_lists(const element& document) {
        if (document.is_array()) return true;
        if (!document.is_object()) return false;
        const simdjson::dom::object lists = document.get_object();
        return lists.size() > 0 && std::all_of(lists.begin(), lists.end(),
                                               [](const auto& member) { return member.value.is_array(); });
    }

    /// `fields` are those of all its entries.
    void read_list(const element& list, const Fields& fields,
                   const std::optional<std::string>& value_column) {
        const simdjson::dom::array items = list.get_array();
        for (const element& item : items) {
            try {
                if (item.is_object()) {
                    take(entry_of(item.get_object(), value_column, fields), 0, "an empty value");
                    continue;
                }
                if (value_column)
                    throw NoSuchColumn(
                        fmt::format("{} holds no columns, but lists of values: leave out value=", file_));
                LexiconEntry entry{item.is_array() ? std::string() : text_of(item), {}};
                if (item.is_array()) entry = entry_of(item.get_array());
                entry.fields.insert(entry.fields.end(), fields.begin(), fields.end());
                take(std::move(entry), 0, "an empty value");
            } catch (const ValueFault& fault) {
                faults_.add({{file_, 0, 0}, fault.what(), {}});
            }
        }
    }

    static std::string text_of(const element& value) {
        if (value.is_string() || value.is_number()) return text_or_json(value);
        throw ValueFault(fmt::format("a value must be a string or a number, not {}", kind_name(value)));
    }

    /// A tuple: its parts are the fields 0, 1, … and stand side by side in its value.
    static LexiconEntry entry_of(const simdjson::dom::array& parts) {
        LexiconEntry entry;
        for (const element& part : parts) {
            const std::string text = text_of(part);
            if (!entry.fields.empty()) entry.value += ", ";
            entry.value += text;
            entry.fields.emplace_back(std::to_string(entry.fields.size()), text);
        }
        return entry;
    }

    static LexiconEntry entry_of(const simdjson::dom::object& row,
                                 const std::optional<std::string>& value_column, const Fields& fields) {
        LexiconEntry entry{{}, fields};
        std::vector<std::string> keys;
        for (const auto& member : row) {
            const bool is_value = value_column ? member.key == *value_column : keys.empty();
            keys.emplace_back(member.key);
            if (member.value.is_null()) continue;
            std::string text = text_of(member.value);
            const std::string field = field_name_of(keys.back());
            if (is_value) {
                entry.value = std::move(text);
            } else if (entry.field(field)) {
                throw ValueFault(fmt::format("an object gives the field '{}' twice", field));
            } else if (!text.empty()) {
                entry.fields.emplace_back(field, std::move(text));
            }
        }
        if (value_column && std::find(keys.begin(), keys.end(), *value_column) == keys.end())
            throw ValueFault(fmt::format("there is no '{}' in an object{}", *value_column,
                                         advice_on_missing(*value_column, keys, "it has")));
        return entry;
    }

    void read_objects(const SourceText& source) {
        JsonLines rows(source);
        for_each_row(rows, faults_, [&] {
            element value;
            if (rows.row().at_key(value_column_).get(value))
                rows.fail(value_column_, fmt::format("there is no '{}' in this row{}", value_column_,
                                                     rows.advice_on_missing(value_column_)));
            LexiconEntry entry;
            const std::string_view line = source.line_at(rows.offset());
            const simdjson::dom::object row = rows.row().get_object();
            for (const auto& member : row) {
                std::string key(member.key);
                std::string text = text_of_member(rows, line, key, member.value);
                if (key == value_column_)
                    entry.value = std::move(text);
                else if (!text.empty())
                    entry.fields.emplace_back(field_name_of(std::move(key)), std::move(text));
            }
            take(std::move(entry), source.line_number(rows.offset()), no_value());
        });
    }

    /// A number as it is written: 3.50 stays so.
    static std::string text_of_member(const JsonLines& rows, std::string_view line, const std::string& key,
                                      const element& value) {
        if (value.is_null()) return {};
        if (value.is_string()) return std::string(value.get_string().value());
        if (!value.is_number())
            rows.fail(key, fmt::format("'{}' must be a string or a number, not {}", key, kind_name(value)));
        const std::size_t begin = offset_of_member(line, key);
        if (begin == 0) return text_or_json(value);  // a key with escapes
        return std::string(line.substr(begin, line.find_first_of(" \t\r,}", begin) - begin));
    }

    void read_rows(const std::vector<std::string>& columns, std::size_t value_column, DataFormat format) {
        DatasetOptions options;
        options.text_columns = columns;
        const Dataset rows = Dataset::open(file_, options);
        TextBatch row(columns.size());
        for (std::size_t r = 0; r < rows.size(); ++r) {
            row.clear();
            rows.append_text(r, row);
            std::string_view value = row.field(0, value_column);
            if (format == DataFormat::lines) value = trimmed(value);
            LexiconEntry entry{std::string(value), {}};
            for (std::size_t c = 0; c < columns.size(); ++c)
                if (c != value_column && !row.field(0, c).empty())
                    entry.fields.emplace_back(field_name_of(columns[c]), row.field(0, c));
            take(std::move(entry), rows.line(r), no_value());
        }
        faults_.throw_any();
    }

    std::string no_value() const { return fmt::format("no value in the column '{}'", value_column_); }

    void take(LexiconEntry entry, std::size_t line, const std::string& if_empty) {
        std::string problem = entry.value.empty() ? if_empty : take_(std::move(entry));
        if (!problem.empty()) faults_.add({{file_, line, 0}, std::move(problem), {}});
    }

    const std::string& file_;
    const TakeEntry& take_;
    std::string value_column_;
    RowFaults faults_;
};

}  // namespace

void read_lexicon_table(const std::string& file, const std::optional<std::string>& value_column,
                        const TakeEntry& take) {
    TableReader(file, take).read(value_column);
}

}  // namespace assay
