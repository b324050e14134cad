#include <assay/base/numbers.hpp>
#include <assay/suite/source_reader.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

/// Where a field of a suite with several stands in a text, or a problem.
std::optional<std::size_t> position_of(const Node& field, const Suite& suite) {
    const auto name = field.required("name");
    if (!name) return std::nullopt;
    const auto at = std::find(suite.fields.begin(), suite.fields.end(), *name);
    if (at != suite.fields.end()) return static_cast<std::size_t>(at - suite.fields.begin());
    field.problem(*field.element().attribute("name"),
                  fmt::format("the suite has no field '{}'{}", *name, did_you_mean(*name, suite.fields)));
    return std::nullopt;
}

/// A text that is made of <field> elements.
void read_fields(const Node& text, const Suite& suite, std::vector<PlacedField>& fields) {
    text.forbid_text();
    text.allow_children({"field"});
    std::vector<std::optional<PlacedField>> found(suite.fields.size());
    const ProblemCount problems(text);
    for (const Node& child : text.children("field")) {
        child.allow_children({});
        child.allow_attributes({"name"});
        const auto at = position_of(child, suite);
        if (!at) continue;
        if (found[*at])
            child.problem(fmt::format("the field '{}' is given twice", suite.fields[*at]));
        else
            found[*at].emplace(PlacedField{child.text(), child});
    }
    for (std::size_t f = 0; f < found.size() && !problems.grew(); ++f)
        if (!found[f])
            text.problem(fmt::format("the field '{}' is missing: a text of this suite is made of {}",
                                     suite.fields[f], fmt::join(suite.fields, " and ")));
    for (auto& field : found)
        if (field) fields.push_back(std::move(*field));
}

void read_text(const Node& text, const Suite& suite, std::vector<PlacedField>& fields) {
    if (suite.fields.size() > 1) return read_fields(text, suite, fields);
    for (const Node& child : text.children())
        child.problem(
            child.name() == "field"
                ? "a text of this suite has one field: write it without <field> (several are declared by "
                  "<suite fields=\"first second\">)"
                : fmt::format("<{}> cannot stand in <{}>", child.name(), text.name()));
    fields.push_back({text.text(), text});
}

}  // namespace

std::optional<std::vector<PlacedField>> read_texts(const Node& node, const Suite& suite) {
    const ProblemCount problems(node);
    std::vector<PlacedField> fields;
    const std::vector<Node> texts = node.children("text");
    if (texts.empty()) {
        if (node.children().empty() && node.text().text.empty())
            node.problem(
                fmt::format("<{}> is empty; write <text/> inside if an empty text is meant", node.name()));
        else
            read_text(node, suite, fields);
    } else {
        node.forbid_text();
        node.allow_children({"text"});
    }
    for (const Node& text : texts) {
        text.allow_attributes({});
        read_text(text, suite, fields);
    }
    return problems.grew() ? std::nullopt : std::optional(std::move(fields));
}

void refuse_patterns(const Node& node, const std::vector<LabelPattern>& patterns) {
    for (const LabelPattern& pattern : patterns)
        node.problem(fmt::format("the test expects the label '{}', but a <{}> has no slots",
                                 pattern.attribute->value.text, node.name()));
}

}  // namespace assay
