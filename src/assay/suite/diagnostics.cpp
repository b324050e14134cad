#include <assay/suite/diagnostics.hpp>

#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool belongs_to_xml(std::string_view name) {
    return name == "xml:space" || name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xsi:");
}

std::vector<std::string> strings(std::initializer_list<std::string_view> words) {
    return {words.begin(), words.end()};
}

/// Trims, and turns each run of white space that holds a line break into one space.
PlacedText normalised(const PlacedText& raw) {
    PlacedText result;
    const auto put = [&](char c, std::size_t from) {
        result.text += c;
        result.offsets.push_back(raw.offsets[from]);
    };
    for (std::size_t i = 0; i < raw.text.size();) {
        std::size_t end = i;
        while (end < raw.text.size() && is_space(raw.text[end])) ++end;
        const bool outer = i == 0 || end == raw.text.size();
        const bool breaks = raw.text.substr(i, end - i).find('\n') != std::string::npos;
        if (end > i && !outer && breaks) put(' ', i);
        if (end > i && !outer && !breaks)
            for (std::size_t j = i; j < end; ++j) put(raw.text[j], j);
        for (i = end; i < raw.text.size() && !is_space(raw.text[i]); ++i) put(raw.text[i], i);
    }
    result.offsets.push_back(raw.offsets.back());
    return result;
}

}  // namespace

std::vector<Node> Node::children() const {
    std::vector<Node> nodes;
    for (const XmlElement* child : element_->elements())
        nodes.emplace_back(*document_, *child, *diagnostics_);
    return nodes;
}

void Node::problem(std::string message) const {
    diagnostics_->add(document_->problem(element_->offset, std::move(message)));
}

void Node::problem(const XmlAttribute& attribute, std::string message, std::size_t offset) const {
    problem(attribute.value, offset, std::move(message));
}

void Node::problem(const PlacedText& text, std::size_t offset, std::string message) const {
    const std::size_t at =
        text.offsets.empty() ? element_->offset : text.offsets[std::min(offset, text.offsets.size() - 1)];
    diagnostics_->add(document_->problem(at, std::move(message)));
}

void Node::allow_attributes(std::initializer_list<std::string_view> known) const {
    for (const XmlAttribute& attribute : element_->attributes) {
        if (belongs_to_xml(attribute.name) ||
            std::find(known.begin(), known.end(), attribute.name) != known.end())
            continue;
        diagnostics_->add(document_->problem(
            attribute.offset, fmt::format("<{}> has no attribute '{}'{}", name(), attribute.name,
                                          did_you_mean(attribute.name, strings(known)))));
    }
}

void Node::allow_children(std::initializer_list<std::string_view> known) const {
    for (const Node& child : children()) {
        if (std::find(known.begin(), known.end(), child.name()) != known.end()) continue;
        child.problem(fmt::format("<{}> cannot stand in <{}>{}", child.name(), name(),
                                  did_you_mean(child.name(), strings(known))));
    }
}

void Node::forbid_text() const {
    const PlacedText own = element_->text();
    const auto first = std::find_if_not(own.text.begin(), own.text.end(), is_space);
    if (first != own.text.end())
        problem(own, static_cast<std::size_t>(first - own.text.begin()),
                fmt::format("<{}> holds elements, not text", name()));
}

std::optional<std::string> Node::attribute(std::string_view attribute_name) const {
    const XmlAttribute* found = element_->attribute(attribute_name);
    return found ? std::optional(found->value.text) : std::nullopt;
}

std::optional<std::string> Node::required(std::string_view attribute_name) const {
    const XmlAttribute* found = element_->attribute(attribute_name);
    if (!found) {
        problem(fmt::format("<{}> needs the attribute '{}'", name(), attribute_name));
        return std::nullopt;
    }
    if (found->value.text.empty()) {
        problem(*found, fmt::format("the attribute '{}' is empty", attribute_name));
        return std::nullopt;
    }
    return found->value.text;
}

std::optional<double> Node::number(std::string_view attribute_name, double low, double high) const {
    const XmlAttribute* found = element_->attribute(attribute_name);
    if (!found) return std::nullopt;
    const auto value = parse_number(found->value.text);
    if (value && *value >= low && *value <= high) return value;
    problem(*found, fmt::format("{} must be a number from {} to {}, not '{}'", attribute_name, low, high,
                                found->value.text));
    return std::nullopt;
}

std::optional<double> Node::share(std::string_view attribute_name) const {
    const XmlAttribute* found = element_->attribute(attribute_name);
    if (!found) return std::nullopt;
    const auto value = parse_share(found->value.text);
    if (!value)
        problem(*found, fmt::format("{} must be a share such as 0.15 or 15%, not '{}'", attribute_name,
                                    found->value.text));
    return value;
}

std::optional<std::uint64_t> Node::count(std::string_view attribute_name, std::uint64_t low,
                                         std::uint64_t high) const {
    const XmlAttribute* found = element_->attribute(attribute_name);
    if (!found) return std::nullopt;
    const auto value = parse_unsigned(found->value.text);
    if (value && *value >= low && *value <= high) return value;
    problem(*found, fmt::format("{} must be a whole number from {} to {}, not '{}'", attribute_name, low,
                                format_count(high), found->value.text));
    return std::nullopt;
}

std::optional<std::size_t> Node::one_of(std::string_view attribute_name,
                                        std::initializer_list<std::string_view> words) const {
    const XmlAttribute* found = element_->attribute(attribute_name);
    if (!found) return std::nullopt;
    const auto at = std::find(words.begin(), words.end(), found->value.text);
    if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
    problem(*found, fmt::format("{} must be one of {}, not '{}'{}", attribute_name, fmt::join(words, ", "),
                                found->value.text, did_you_mean(found->value.text, strings(words))));
    return std::nullopt;
}

PlacedText Node::text() const {
    PlacedText own = element_->text();
    return attribute("xml:space") == "preserve" ? own : normalised(own);
}

}  // namespace assay
