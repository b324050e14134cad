#include <assay/report/json_layout.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr std::size_t kLineWidth = 110;
constexpr std::size_t kIndent = 2;

/// One character as \u.... or as a pair of those; the library does it for all beyond ASCII.
std::string escaped(const std::string& character) {
    if (character == "\x7F") return "\\u007f";
    const std::string quoted = Json(character).dump(-1, ' ', true);
    return quoted.substr(1, quoted.size() - 2);
}

/// The library leaves DEL, C1 and bidirectional controls as they are, which JSON allows and a terminal obeys.
std::string quoted(const std::string& text) {
    const std::string json = Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    if (printable(json) == json) return json;
    std::string out;
    for (std::size_t position = 0; position < json.size();) {
        const std::size_t start = position;
        next_code_point(json, position);
        const std::string one = json.substr(start, position - start);
        out += printable(one) == one ? one : escaped(one);
    }
    return out;
}

std::string number(double value) {
    if (!std::isfinite(value))
        throw Error("a result holds a number that is not finite, which JSON cannot say");
    // "-0" would read back as the integer 0, without its sign.
    return value == 0 ? "0" : format_number(value);
}

std::string scalar(const Json& value) {
    if (value.is_string()) return quoted(value.get_ref<const std::string&>());
    if (value.is_number_float()) return number(value.get<double>());
    return value.dump();
}

std::string on_one_line(const Json& value) {
    if (!value.is_structured()) return scalar(value);
    std::string line;
    for (auto member = value.begin(); member != value.end(); ++member) {
        if (!line.empty()) line += ", ";
        if (value.is_object()) line += quoted(member.key()) + ": ";
        line += on_one_line(*member);
    }
    return value.is_object() ? '{' + line + '}' : '[' + line + ']';
}

bool is_list_of_numbers(const Json& value) {
    return value.is_array() &&
           std::all_of(value.begin(), value.end(), [](const Json& item) { return item.is_number(); });
}

/// `used` is the width of what stands before the value on its line, or will stand after it.
void append(std::string& out, const Json& value, std::size_t indent, std::size_t used) {
    const std::string line = on_one_line(value);
    if (!value.is_structured() || is_list_of_numbers(value) || used + code_point_count(line) <= kLineWidth) {
        out += line;
        return;
    }
    out += value.is_object() ? '{' : '[';
    const std::string margin = '\n' + std::string(indent + kIndent, ' ');
    for (auto member = value.begin(); member != value.end(); ++member) {
        if (member != value.begin()) out += ',';
        const std::string key = value.is_object() ? quoted(member.key()) + ": " : std::string();
        out += margin + key;
        append(out, *member, indent + kIndent, indent + kIndent + code_point_count(key) + 1);
    }
    out += '\n' + std::string(indent, ' ') + (value.is_object() ? '}' : ']');
}

}  // namespace

std::string lay_out(const Json& document) {
    std::string out;
    append(out, document, 0, 0);
    out += '\n';
    return out;
}

}  // namespace assay
