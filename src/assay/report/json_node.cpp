#include <assay/report/json_node.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace assay {
namespace {

constexpr std::size_t kLongestDetail = 200;  ///< bytes of what the parser says, which may quote the document

/// Watches a document while it is parsed. The parser itself would keep one of two equal members without a
/// word, and looks each new member up among all earlier ones of its object, which their number must bound.
class Watch {
public:
    explicit Watch(const std::string& name) : name_(name) {}

    bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
        using Event = Json::parse_event_t;
        const bool begins = event == Event::object_start || event == Event::array_start;
        if (begins && depth >= kDeepestJson)
            fail(fmt::format("more than {} levels of objects and arrays", kDeepestJson));
        if (event == Event::object_start) seen_.emplace_back();
        if (event == Event::object_end) seen_.pop_back();
        if (event == Event::key) note(parsed.get_ref<const std::string&>());
        return true;
    }

private:
    void note(const std::string& key) {
        if (!seen_.back().insert(key).second) fail(fmt::format("an object has two members '{}'", key));
        if (seen_.back().size() > kMostMembers)
            fail(fmt::format("an object has more than {} members", kMostMembers));
    }
    [[noreturn]] void fail(const std::string& message) const {
        throw InputError(Place{name_, 0, 0}, message);
    }

    const std::string& name_;
    std::vector<std::set<std::string>> seen_;  ///< one for each object that is open
};

/// Where a byte stands; the parser counts bytes from 1.
Place place_of(std::string_view bytes, std::size_t byte, const std::string& name) {
    const std::string_view before = bytes.substr(0, byte > 0 ? std::min(byte - 1, bytes.size()) : 0);
    const std::size_t line_begin = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    return Place{name, line, code_point_count(before.substr(line_begin)) + 1};
}

/// What the parser says, without its "[json.exception.parse_error.101] parse error at line 1, column 2: ".
std::string detail_of(const std::exception& error) {
    std::string text = error.what();
    if (text.starts_with('[')) text.erase(0, text.find(' ') + 1);
    if (text.starts_with("parse error at ")) text.erase(0, text.find(": ") + 2);
    return shortened(text, kLongestDetail);
}

}  // namespace

Json parse_json(std::string_view bytes, const std::string& name) {
    try {
        return Json::parse(bytes.begin(), bytes.end(), Watch(name));
    } catch (const Json::parse_error& error) {
        throw InputError(place_of(bytes, error.byte, name), "not JSON: " + detail_of(error));
    } catch (const Json::out_of_range& error) {
        throw InputError(Place{name, 0, 0}, "not JSON: " + detail_of(error));
    }
}

std::string JsonNode::text() const {
    if (!value_->is_string()) fail_kind("a text");
    return value_->get<std::string>();
}

bool JsonNode::flag() const {
    if (!value_->is_boolean()) fail_kind("true or false");
    return value_->get<bool>();
}

double JsonNode::number() const {
    if (!value_->is_number()) fail_kind("a number");
    return value_->get<double>();
}

double JsonNode::share() const {
    const double value = number();
    if (value < 0 || value > 1 || std::signbit(value))
        fail("must be from 0 to 1, but is " + format_number(value));
    return value;
}

std::uint64_t JsonNode::whole() const {
    if (!value_->is_number_unsigned()) fail_kind("a whole number from 0 to 2^64-1");
    return value_->get<std::uint64_t>();
}

std::uint64_t JsonNode::count() const {
    if (!value_->is_number_unsigned() || value_->get<std::uint64_t>() > kLargestCount)
        fail_kind("a whole number from 0 to 2^53");
    return value_->get<std::uint64_t>();
}

std::vector<JsonNode> JsonNode::items() const {
    if (!value_->is_array()) fail_kind("an array");
    std::vector<JsonNode> items;
    items.reserve(value_->size());
    for (const Json& item : *value_)
        items.emplace_back(item, *document_, fmt::format("{}[{}]", path_, items.size()));
    return items;
}

const Json& JsonNode::object() const {
    if (!value_->is_object()) fail_kind("an object");
    return *value_;
}

std::vector<std::pair<std::string, JsonNode>> JsonNode::members() const {
    std::vector<std::pair<std::string, JsonNode>> members;
    for (const auto& [key, value] : object().items())
        members.emplace_back(key, JsonNode(value, *document_, path_.empty() ? key : path_ + '.' + key));
    return members;
}

JsonNode JsonNode::operator[](std::string_view name) const {
    const auto found = object().find(std::string(name));
    if (found == value_->end()) fail(fmt::format("the member '{}' is missing", name));
    return JsonNode(*found, *document_,
                    path_.empty() ? std::string(name) : fmt::format("{}.{}", path_, name));
}

bool JsonNode::has(std::string_view name) const {
    return object().contains(std::string(name));
}

void JsonNode::allow_only(std::initializer_list<std::string_view> names) const {
    for (const auto& [key, value] : object().items()) {
        if (std::find(names.begin(), names.end(), key) != names.end()) continue;
        const std::vector<std::string> known(names.begin(), names.end());
        fail(fmt::format("there is no member '{}' here{}", key, did_you_mean(key, known)));
    }
}

void JsonNode::fail(const std::string& message) const {
    throw InputError(Place{*document_, 0, 0}, path_.empty() ? message : path_ + ": " + message);
}

void JsonNode::fail_kind(std::string_view wanted) const {
    const std::string found = value_->is_number() ? value_->dump() : std::string(value_->type_name());
    fail(fmt::format("must be {}, but is {}", wanted, found));
}

}  // namespace assay
