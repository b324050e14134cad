#include <assay/suite/diagnostics.hpp>

#include <assay/base/numbers.hpp>
#include <assay/suite/xml_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace assay {
namespace {

std::vector<std::string> strings(std::initializer_list<std::string_view> words) {
    return {words.begin(), words.end()};
}

std::optional<double> read_share(std::string_view text) {
    const auto value = parse_share(text);
    if (value && text.ends_with('%'))
        return complement_of_share(complement_of_share(*value));  // 0.7% is 0.007, not 0.7 / 100
    return value;
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
        while (end < raw.text.size() && is_xml_space(raw.text[end])) ++end;
        const bool outer = i == 0 || end == raw.text.size();
        const bool breaks = raw.text.substr(i, end - i).find('\n') != std::string::npos;
        if (end > i && !outer && breaks) put(' ', i);
        if (end > i && !outer && !breaks)
            for (std::size_t j = i; j < end; ++j) put(raw.text[j], j);
        for (i = end; i < raw.text.size() && !is_xml_space(raw.text[i]); ++i) put(raw.text[i], i);
    }
    result.offsets.push_back(raw.offsets.back());
    return result;
}

}  // namespace

void Diagnostics::add(Problem problem) {
    if (found_++ < kMost) problems_.push_back(std::move(problem));
}

std::vector<Problem> Diagnostics::take(const std::string& main_file) {
    std::map<std::string, std::size_t> rank_of_file;  // in the order of appearance, the main file last
    for (const Problem& problem : problems_)
        rank_of_file.try_emplace(problem.place.file, rank_of_file.size());
    rank_of_file[main_file] = kMost;
    const auto key = [&](const Problem& problem) {
        return std::tuple(rank_of_file.at(problem.place.file), problem.place.line, problem.place.column);
    };
    std::vector<Problem> sorted;
    std::set<std::pair<Place, std::string>> seen;
    for (Problem& problem : problems_)
        if (seen.emplace(problem.place, problem.message).second) sorted.push_back(std::move(problem));
    problems_.clear();
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const Problem& a, const Problem& b) { return key(a) < key(b); });
    if (found_ > kMost) {
        Problem rest;
        rest.place.file = main_file;
        rest.message = fmt::format("and {} more", format_count(found_ - kMost));
        sorted.push_back(std::move(rest));
    }
    return sorted;
}

std::vector<ListedWord> listed_words(std::string_view list) {
    std::vector<ListedWord> words;
    for (std::size_t i = 0; i < list.size();) {
        std::size_t end = i;
        while (end < list.size() && !is_xml_space(list[end])) ++end;
        if (end > i) words.push_back({std::string(list.substr(i, end - i)), i});
        i = end + 1;
    }
    return words;
}

Node::Node(const XmlDocument& document, const XmlElement& element, Diagnostics& diagnostics, bool keeps_space)
    : document_(&document), element_(&element), diagnostics_(&diagnostics), keeps_space_(keeps_space) {
    if (const XmlAttribute* space = element.attribute("xml:space"))
        keeps_space_ = space->value.text == "preserve";
}

std::vector<Node> Node::children() const {
    std::vector<Node> nodes;
    for (const XmlElement* child : element_->elements())
        nodes.emplace_back(*document_, *child, *diagnostics_, keeps_space_);
    return nodes;
}

std::vector<Node> Node::children(std::string_view child_name) const {
    std::vector<Node> nodes = children();
    std::erase_if(nodes, [&](const Node& child) { return child.name() != child_name; });
    return nodes;
}

void Node::problem(std::string message) const {
    diagnostics_->add(document_->problem(element_->offset, std::move(message)));
}

void Node::problem(const InputError& error) const {
    const auto* several = dynamic_cast<const InputErrors*>(&error);
    if (several == nullptr) return diagnostics_->add(error.problem());
    for (const Problem& problem : several->problems()) diagnostics_->add(problem);
}

void Node::problem(const XmlAttribute& attribute, std::string message, std::size_t offset) const {
    problem(attribute.value, offset, std::move(message));
}

void Node::problem_at_name(const XmlAttribute& attribute, std::string message) const {
    diagnostics_->add(document_->problem(attribute.offset, std::move(message)));
}

void Node::problem(const PlacedText& text, std::size_t offset, std::string message) const {
    const std::size_t at =
        text.offsets.empty() ? element_->offset : text.offsets[std::min(offset, text.offsets.size() - 1)];
    diagnostics_->add(document_->problem(at, std::move(message)));
}

void Node::allow_attributes(std::initializer_list<std::string_view> known) const {
    one_of("xml:space", {"preserve", "default"});
    for (const XmlAttribute& attribute : element_->attributes) {
        if (attribute.name.starts_with("xml:") ||
            std::find(known.begin(), known.end(), attribute.name) != known.end())
            continue;
        problem_at_name(attribute, fmt::format("<{}> has no attribute '{}'{}", name(), attribute.name,
                                               did_you_mean(attribute.name, strings(known))));
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
    const auto first = std::find_if_not(own.text.begin(), own.text.end(), is_xml_space);
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
    const bool percent = found->value.text.ends_with('%');
    const auto value = percent ? read_share(found->value.text) : parse_number(found->value.text);
    if (value && *value >= low && *value <= high) return value;
    problem(*found, fmt::format("{} must be a number from {} to {}, not '{}'", attribute_name, low, high,
                                found->value.text));
    return std::nullopt;
}

std::optional<double> Node::share(std::string_view attribute_name) const {
    const XmlAttribute* found = element_->attribute(attribute_name);
    if (!found) return std::nullopt;
    const auto value = read_share(found->value.text);
    if (value) return value;
    problem(*found, fmt::format("{} must be a share from 0 to 1, such as 0.15 or 15%, not '{}'",
                                attribute_name, found->value.text));
    return std::nullopt;
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
    return keeps_space_ ? own : normalised(own);
}

}  // namespace assay
