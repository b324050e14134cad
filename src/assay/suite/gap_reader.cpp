#include <assay/suite/gap_reader.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/suite/expectation_reader.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

void read_measure(const Node& node, const Labels& labels, Gap& gap) {
    const auto in =
        node.required("in")
            ? node.one_of("in", {name_of(Gap::Measure::failure_rate), name_of(Gap::Measure::label_rate),
                                 name_of(Gap::Measure::mean_score)})
            : std::nullopt;
    const XmlAttribute* of = node.element().attribute("of");
    if (!in) return;
    gap.measure = static_cast<Gap::Measure>(*in);
    if (gap.measure == Gap::Measure::failure_rate) {
        if (of) node.problem(*of, "of= means nothing with in=\"failure-rate\"");
        return;
    }
    if (!of)
        return node.problem(fmt::format("in=\"{}\" needs of=\"…\", {}", name_of(gap.measure),
                                        gap.measure == Gap::Measure::label_rate
                                            ? "the label, or several of which any counts"
                                            : "a label or a difference of two"));
    gap.of = of->value.text;
    if (gap.measure == Gap::Measure::label_rate) {
        gap.labels = labels_of(node, *of, labels).value_or(LabelList());
    } else {
        gap.score = read_score(node, *of, labels);
        if (!gap.score.label && labels.sound && !labels.set.is_open())
            node.problem(*of, "'predicted' is another label from text to text; name one");
    }
}

/// The groups that one slot of a source makes; nothing where it has no such slot.
std::optional<SlotGroups> groups_in(const std::vector<Slot>& slots, std::string_view slot_name,
                                    std::string_view field, GroupNames& names) {
    const auto slot =
        std::find_if(slots.begin(), slots.end(), [&](const Slot& each) { return each.name == slot_name; });
    if (slot == slots.end()) return std::nullopt;
    SlotGroups groups{static_cast<std::size_t>(slot - slots.begin()), {}};
    for (const LexiconEntry& entry : slot->entries) {
        const std::string* group = field.empty() ? &entry.value : entry.field(field);
        groups.of_entry.push_back(group ? names.number_of(*group) : kNoGroup);
    }
    return groups;
}

std::vector<std::string> known_names(const std::vector<std::vector<Slot>>& sources) {
    std::vector<std::string> names;
    for (const auto& slots : sources)
        for (const Slot& slot : slots) {
            names.push_back(slot.name);
            for (const LexiconEntry& entry : slot.entries)
                for (const auto& [field, value] : entry.fields) names.push_back(slot.name + '.' + field);
        }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

GroupNames groups_of_slot(const std::vector<std::vector<Slot>>& slots, Gap& gap) {
    const std::size_t dot = gap.between.find('.');
    const std::string_view between = gap.between;
    const std::string_view field = dot == between.npos ? "" : between.substr(dot + 1);
    GroupNames names;
    for (const auto& source : slots)
        gap.of_source.push_back(groups_in(source, between.substr(0, dot), field, names));
    return names;
}

void find_groups_of_slot(const Node& node, const std::vector<std::vector<Slot>>& slots, Gap& gap) {
    const XmlAttribute& between = *node.element().attribute("between");
    try {
        gap.groups = groups_of_slot(slots, gap).names();
    } catch (const Error& error) {
        return node.problem(between, error.what());
    }
    if (gap.groups.empty())
        node.problem(between, fmt::format("no template of the test has a slot with the values of '{}'{}",
                                          gap.between, did_you_mean(gap.between, known_names(slots))));
}

}  // namespace

std::optional<Gap> read_gap(const Node& node, const Labels& labels) {
    const ProblemCount problems(node);
    node.allow_attributes({"in", "of", "between", "at-most", "significance", "min-count"});
    node.allow_children({});
    node.forbid_text();
    Gap gap;
    read_measure(node, labels, gap);
    if (node.has("between")) gap.between = node.required("between").value_or("");
    if (gap.between.ends_with('.'))
        node.problem(*node.element().attribute("between"),
                     "no field stands behind the dot; write slot.field, or the slot alone");
    const bool difference = gap.score.subtracted.has_value();
    if (!node.has("at-most"))
        node.problem("<gap> needs at-most=\"…\", how large it may be, such as 0.05 or 5%");
    else
        gap.at_most = (difference ? node.number("at-most", 0, 2) : node.share("at-most")).value_or(0);
    gap.significance = node.share("significance");
    gap.min_count = node.count("min-count", 1, UINT32_MAX).value_or(1);
    return problems.grew() || !labels.sound ? std::nullopt : std::optional(std::move(gap));
}

void find_groups(const Node& node, const std::vector<std::vector<Slot>>& slots, const GroupNames& named,
                 Gap& gap) {
    if (gap.between.empty()) {
        gap.groups = named.names();
        if (gap.groups.empty())
            node.problem(
                "there are no groups; write between=\"slot.field\", or group=\"…\" on <perturb> or <data>");
    } else {
        find_groups_of_slot(node, slots, gap);
    }
    if (gap.groups.size() == 1)
        node.problem(fmt::format("there is one group, '{}'; a gap needs two", gap.groups.front()));
}

}  // namespace assay
