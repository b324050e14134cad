#include <assay/suite/perturb_reader.hpp>

#include <assay/base/numbers.hpp>
#include <assay/perturb/registry.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

bool explains(const Definitions& definitions, const std::string& value) {
    if (is_slot_name(value)) return definitions.explains_slot(value);
    try {
        for (const PatternPart& part : parse_pattern(value).parts)
            if (const auto* slot = std::get_if<SlotReference>(&part);
                slot && definitions.explains_slot(slot->name))
                return true;
    } catch (const SyntaxError&) {
        return false;
    }
    return false;
}

/// Does a parameter name a lexicon that is known to be wrong? Then what comes of it is no news.
bool explained(const Definitions& definitions, const std::vector<Parameter>& parameters) {
    return std::any_of(parameters.begin(), parameters.end(),
                       [&](const Parameter& parameter) { return explains(definitions, parameter.value); });
}

bool has_parameter(std::string_view perturbation, std::string_view parameter) {
    const PerturbationInfo* info = find_perturbation(perturbation);
    return info != nullptr &&
           std::any_of(info->parameters.begin(), info->parameters.end(),
                       [&](const ParameterInfo& known) { return known.name == parameter; });
}

void report(const Node& node, const std::string& perturbation, const XmlAttribute& wrong,
            const ParameterError& error) {
    if (has_parameter(perturbation, wrong.name))
        node.problem(wrong, error.what(), error.offset());
    else if (node.name() == "step" &&
             (wrong.name == "in" || wrong.name == "variants" || wrong.name == "group"))
        node.problem_at_name(wrong,
                             fmt::format("{}= belongs on the <perturb>, for all of its steps", wrong.name));
    else
        node.problem_at_name(wrong, error.what());
}

/// The perturbation `with`; null, and every parameter that is wrong reported, if there is none.
std::unique_ptr<Perturbation> make_step(const Node& node, const std::string& with,
                                        std::vector<Parameter> parameters,
                                        std::vector<const XmlAttribute*> attributes,
                                        const SuiteContext& context, LexiconLibrary& library) {
    const ProblemCount problems(node);
    for (;;) {  // one that is wrong hides the others, so they are tried without it
        try {
            auto step = make_perturbation(with, parameters, context.suite.lexicons, library);
            return problems.grew() ? nullptr : std::move(step);
        } catch (const ParameterError& error) {
            const auto at = static_cast<std::ptrdiff_t>(error.parameter());
            report(node, with, *attributes.at(error.parameter()), error);
            parameters.erase(parameters.begin() + at);
            attributes.erase(attributes.begin() + at);
        } catch (const InputError& error) {  // in a lexicon that is installed with the program
            node.problem(error);
            return nullptr;
        } catch (const Error& error) {
            if (!problems.grew()) node.problem(*node.element().attribute("with"), error.what());
            return nullptr;
        }
    }
}

/// One edit, or null. All attributes but `own` are parameters of the perturbation.
std::unique_ptr<Perturbation> read_step(const Node& node, const SuiteContext& context,
                                        LexiconLibrary& library,
                                        std::initializer_list<std::string_view> own) {
    node.allow_children({});
    node.forbid_text();
    const auto with = node.required("with");
    if (!with) return nullptr;
    std::vector<Parameter> parameters;
    std::vector<const XmlAttribute*> attributes;
    for (const XmlAttribute& attribute : node.element().attributes) {
        if (attribute.name.starts_with("xml:") ||
            std::find(own.begin(), own.end(), attribute.name) != own.end())
            continue;
        parameters.push_back({attribute.name, attribute.value.text});
        attributes.push_back(&attribute);
    }
    if (explained(context.definitions, parameters)) return nullptr;
    return make_step(node, *with, std::move(parameters), std::move(attributes), context, library);
}

/// The field that is edited, in a suite with several.
std::size_t read_field(const Node& node, const Suite& suite) {
    const XmlAttribute* field = node.element().attribute("in");
    if (!field) return 0;
    const auto at = std::find(suite.fields.begin(), suite.fields.end(), field->value.text);
    if (at == suite.fields.end())
        node.problem(*field, fmt::format("the suite has no field '{}'{}", field->value.text,
                                         did_you_mean(field->value.text, suite.fields)));
    return static_cast<std::size_t>(at - suite.fields.begin());
}

std::uint32_t read_group(const Node& node, GroupNames& groups) {
    if (!node.has("group")) return kNoGroup;
    try {
        if (const auto name = node.required("group")) return groups.number_of(*name);
    } catch (const Error& error) {
        node.problem(*node.element().attribute("group"), error.what());
    }
    return kNoGroup;
}

std::vector<std::unique_ptr<Perturbation>> read_steps(const Node& node, const SuiteContext& context,
                                                      LexiconLibrary& library) {
    std::vector<std::unique_ptr<Perturbation>> steps;
    const std::vector<Node> children = node.children("step");
    if (!node.has("with")) {
        node.allow_attributes({"with", "variants", "in", "group"});
        node.allow_children({"step"});
        node.forbid_text();
        for (const Node& child : children) steps.push_back(read_step(child, context, library, {"with"}));
        if (children.empty()) node.problem("<perturb> needs the attribute 'with', or <step> elements");
    } else if (!children.empty()) {
        node.problem("a <perturb> has either the attribute 'with' or <step> elements");
    } else {
        steps.push_back(read_step(node, context, library, {"with", "variants", "in", "group"}));
    }
    return steps;
}

}  // namespace

std::optional<PerturbationChain> read_chain(const Node& node, const SuiteContext& context,
                                            LexiconLibrary& library, GroupNames& groups) {
    const ProblemCount problems(node);
    const auto variants = node.count("variants", 1, kMostVariants);
    const std::size_t field = read_field(node, context.suite);
    const std::uint32_t group = read_group(node, groups);
    auto steps = read_steps(node, context, library);
    if (problems.grew() || std::find(steps.begin(), steps.end(), nullptr) != steps.end()) return std::nullopt;
    PerturbationChain chain(std::move(steps), variants, field, group);
    if (chain.tries() <= kMostVariants) return chain;
    node.problem(fmt::format("this would make {} variants of each text; variants=\"10\" takes ten of them",
                             format_count(chain.tries(), true)));
    return std::nullopt;
}

}  // namespace assay
