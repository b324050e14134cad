#include <assay/data/json_lines.hpp>

#include <assay/base/utf8.hpp>
#include <assay/data/json_fault.hpp>
#include <assay/data/rows.hpp>

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <vector>

namespace assay {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

/// Looks through a parsed document for what simdjson does not mind. Says whether there is any.
class StrictCheck {
public:
    explicit StrictCheck(std::vector<std::string_view>& keys) : keys_(keys) {}

    bool has_fault(const element& value, std::size_t depth = 1) {
        switch (value.type()) {
            case element_type::OBJECT:
                return depth > kJsonDepth || object_has_fault(value.get_object(), depth);
            case element_type::ARRAY:
                return depth > kJsonDepth || array_has_fault(value.get_array(), depth);
            case element_type::STRING:
                return holds_nul(value.get_string());
            default:
                return false;
        }
    }

private:
    // simdjson turns \u0000 into a NUL byte.
    static bool holds_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

    bool object_has_fault(const simdjson::dom::object& object, std::size_t depth) {
        // The keys of one object stand together at the end of the buffer.
        const auto begin = static_cast<std::ptrdiff_t>(keys_.size());
        for (const auto& member : object) {
            if (holds_nul(member.key)) return true;
            keys_.push_back(member.key);
        }
        std::sort(keys_.begin() + begin, keys_.end());
        if (std::adjacent_find(keys_.begin() + begin, keys_.end()) != keys_.end()) return true;
        return std::any_of(object.begin(), object.end(),
                           [&](const auto& member) { return has_fault(member.value, depth + 1); });
    }

    bool array_has_fault(const simdjson::dom::array& array, std::size_t depth) {
        return std::any_of(array.begin(), array.end(),
                           [&](const element& value) { return has_fault(value, depth + 1); });
    }

    std::vector<std::string_view>& keys_;
};

[[noreturn]] void throw_fault(std::string_view text) {
    const JsonFault unknown{"no strict JSON: a key occurs twice in one object", 0};
    const JsonFault fault = JsonScan(text).fault().value_or(unknown);
    throw SyntaxError(fault.message, fault.offset);
}

}  // namespace

struct JsonReader::State {
    simdjson::dom::parser parser;
    std::vector<std::string_view> keys;
};

JsonReader::JsonReader() : state_(std::make_unique<State>()) {}
JsonReader::JsonReader(JsonReader&&) noexcept = default;
JsonReader& JsonReader::operator=(JsonReader&&) noexcept = default;
JsonReader::~JsonReader() = default;

element JsonReader::checked(std::string_view text, bool copy) {
    element value;
    if (state_->parser.parse(text.data(), text.size(), copy).get(value)) throw_fault(text);
    state_->keys.clear();
    if (StrictCheck(state_->keys).has_fault(value)) throw_fault(text);
    return value;
}

element JsonReader::parse(std::string_view text) {
    return checked(text, true);
}

element JsonReader::parse_line(std::string_view line) {
    return checked(line, false);
}

element JsonReader::parse_again(std::string_view line) {
    return state_->parser.parse(line.data(), line.size(), false).value();
}

std::string text_or_json(const simdjson::dom::element& value) {
    return value.is_string() ? std::string(value.get_string().value()) : simdjson::minify(value);
}

std::optional<element> member(const element& value, std::string_view key) {
    simdjson::dom::object members;
    element found;
    if (value.get_object().get(members) || members.at_key(key).get(found)) return std::nullopt;
    return found;
}

std::optional<std::string> reported_error(const element& answer) {
    const auto error = member(answer, "error");
    return error && !error->is_null() ? std::optional(text_or_json(*error)) : std::nullopt;
}

std::string_view kind_name(const element& value) {
    switch (value.type()) {
        case element_type::OBJECT:
            return "an object";
        case element_type::ARRAY:
            return "an array";
        case element_type::STRING:
            return "a string";
        case element_type::BOOL:
            return value.get_bool() ? "true" : "false";
        case element_type::NULL_VALUE:
            return "null";
        default:
            return "a number";
    }
}

std::size_t offset_of_member(std::string_view object, std::string_view key) {
    for (const JsonScan scan(object); const JsonScan::Member& member : scan.members())
        if (member.key == key) return member.value_offset;
    return 0;
}

JsonLines::JsonLines(const SourceText& source, std::size_t max_row_bytes)
    : source_(source), max_row_bytes_(max_row_bytes), row_(std::make_unique<element>()) {}
JsonLines::~JsonLines() = default;

bool JsonLines::next() {
    std::string_view line;
    do {
        offset_ = next_offset_;
        if (offset_ == source_.text().size()) return false;
        line = source_.line_at(offset_);
        next_offset_ = source_.next_line(offset_);
    } while (is_blank(line));
    if (line.size() > max_row_bytes_) refuse_array(line);
    if (line.size() > max_row_bytes_)
        throw InputError(
            source_.line_problem(offset_, fmt::format("a row of more than {} bytes", max_row_bytes_)));
    try {
        *row_ = reader_.parse_line(line);
    } catch (const SyntaxError& fault) {
        refuse_array(line);
        throw InputError(source_.problem(offset_ + fault.offset(), fault.what()));
    }
    if (row_->is_array()) refuse_array(line);
    if (!row_->is_object())
        throw InputError(
            source_.problem(offset_, fmt::format("a row must be an object {{…}}, not {}", kind_name(*row_))));
    return true;
}

/// Such a file would have to be read as a whole.
void JsonLines::refuse_array(std::string_view line) const {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t bracket = line.find_first_not_of(kSpace);
    if (bracket == line.npos || line[bracket] != '[') return;
    const std::size_t next = source_.text().find_first_not_of(kSpace, offset_ + bracket + 1);
    if (next != std::string_view::npos && source_.text()[next] != '{') return;
    throw InputError(source_.line_problem(
        offset_,
        "this is an array; rows are objects, each on a line of its own, without [ ] around them and commas "
        "between them: `jq -c '.[]' FILE.json > FILE.jsonl` writes them so"));
}

const element& JsonLines::row() const {
    return *row_;
}

std::string JsonLines::advice_on_missing(std::string_view key) const {
    std::vector<std::string> keys;
    const simdjson::dom::object object = row_->get_object();
    for (const auto& member : object) keys.emplace_back(member.key);
    return assay::advice_on_missing(key, keys, "its keys are");
}

void JsonLines::fail(std::string_view key, std::string message) const {
    const std::size_t in_line = offset_of_member(source_.line_at(offset_), key);
    if (in_line == 0) throw InputError(source_.line_problem(offset_, std::move(message)));
    throw InputError(source_.problem(offset_ + in_line, std::move(message)));
}

}  // namespace assay
