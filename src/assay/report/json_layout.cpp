#include <assay/report/json_layout.hpp>

#include <assay/base/ci_commands.hpp>
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr std::size_t kLineWidth = 110;
constexpr std::size_t kIndent = 2;

/// The library leaves DEL, C1 and bidirectional controls as they are, which JSON allows and a terminal obeys.
std::string json_string(const std::string& text) {
    return json_for_log(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string number(double value) {
    if (!std::isfinite(value))
        throw Error("a result holds a number that is not finite, which JSON cannot say");
    // "-0" would read back as the integer 0, without its sign.
    return value == 0 ? "0" : format_number(value);
}

std::string scalar(const Json& value) {
    if (value.is_string()) return json_string(value.get_ref<const std::string&>());
    if (value.is_number_float()) return number(value.get<double>());
    return value.dump();
}

bool is_list_of_numbers(const Json& value) {
    return value.is_array() &&
           std::all_of(value.begin(), value.end(), [](const Json& item) { return item.is_number(); });
}

/// A value on one line, given up as soon as it is too wide: so each level of a document costs one line's work
/// at most.
class Line {
public:
    explicit Line(std::size_t width) : width_(width) {}

    /// False once the line is too wide.
    bool add(const Json& value) {
        if (!value.is_structured()) return add_text(scalar(value));
        if (!add_text(value.is_object() ? "{" : "[")) return false;
        for (auto member = value.begin(); member != value.end(); ++member) {
            if (member != value.begin() && !add_text(", ")) return false;
            if (value.is_object() && !add_text(json_string(member.key()) + ": ")) return false;
            if (!add(*member)) return false;
        }
        return add_text(value.is_object() ? "}" : "]");
    }
    const std::string& text() const { return text_; }

private:
    bool add_text(const std::string& text) {
        text_ += text;
        used_ += code_point_count(text);
        return used_ <= width_;
    }

    std::size_t width_;
    std::size_t used_ = 0;
    std::string text_;
};

/// `used` is the width of what stands before the value on its line, or will stand after it.
void append(std::string& out, const Json& value, std::size_t indent, std::size_t used) {
    const bool always = !value.is_structured() || is_list_of_numbers(value);
    Line line(always ? std::string::npos : kLineWidth - std::min(used, kLineWidth));
    if (line.add(value)) {
        out += line.text();
        return;
    }
    out += value.is_object() ? '{' : '[';
    const std::string margin = '\n' + std::string(indent + kIndent, ' ');
    for (auto member = value.begin(); member != value.end(); ++member) {
        if (member != value.begin()) out += ',';
        const std::string key = value.is_object() ? json_string(member.key()) + ": " : std::string();
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
