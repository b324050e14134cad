#include <assay/suite/test_reader.hpp>

#include <assay/base/numbers.hpp>
#include <assay/perturb/registry.hpp>
#include <assay/suite/expectation_reader.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr std::uint64_t kMostVariants = 10'000;

std::unique_ptr<Perturbation> read_step(const Node& node, const SuiteContext& context,
                                        LexiconLibrary& library,
                                        std::initializer_list<std::string_view> own) {
    node.allow_children({"step"});
    node.forbid_text();
    const auto with = node.required("with");
    if (!with) return nullptr;
    std::vector<Parameter> parameters;
    std::vector<const XmlAttribute*> attributes;
    for (const XmlAttribute& attribute : node.element().attributes) {
        if (std::find(own.begin(), own.end(), attribute.name) != own.end()) continue;
        parameters.push_back({attribute.name, attribute.value.text});
        attributes.push_back(&attribute);
    }
    try {
        return make_perturbation(*with, parameters, context.lexicons, library);
    } catch (const ParameterError& error) {
        node.problem(*attributes[error.parameter()], error.what(), error.offset());
    } catch (const InputError& error) {
        node.problem(*node.element().attribute("with"), error.what());
    } catch (const Error& error) {
        node.problem(*node.element().attribute("with"), error.what());
    }
    return nullptr;
}

std::optional<std::size_t> read_field(const Node& node, const Suite& suite) {
    const XmlAttribute* field = node.element().attribute("field");
    if (!field) return 0;
    const auto at = std::find(suite.fields.begin(), suite.fields.end(), field->value.text);
    if (at != suite.fields.end()) return static_cast<std::size_t>(at - suite.fields.begin());
    node.problem(*field, fmt::format("the suite has no field '{}'{}", field->value.text,
                                     did_you_mean(field->value.text, suite.fields)));
    return std::nullopt;
}

std::optional<PerturbationChain> read_chain(const Node& node, const SuiteContext& context,
                                            LexiconLibrary& library) {
    const auto variants = node.count("variants", 1, kMostVariants);
    const auto field = read_field(node, context.suite);
    std::vector<std::unique_ptr<Perturbation>> steps;
    bool sound = field.has_value();
    if (node.attribute("with")) {
        if (!node.children().empty()) {
            node.problem("a <perturb> has either the attribute 'with' or <step> elements");
            return std::nullopt;
        }
        steps.push_back(read_step(node, context, library, {"with", "variants", "field"}));
    } else {
        node.allow_attributes({"variants", "field"});
        node.allow_children({"step"});
        node.forbid_text();
        for (const Node& child : node.children())
            steps.push_back(read_step(child, context, library, {"with"}));
        if (steps.empty()) node.problem("<perturb> needs the attribute 'with', or <step> elements");
    }
    sound = sound && !steps.empty() &&
            std::all_of(steps.begin(), steps.end(), [](const auto& step) { return step != nullptr; });
    if (!sound) return std::nullopt;
    PerturbationChain chain(std::move(steps), variants, *field);
    if (chain.tries() <= kMostVariants) return chain;
    node.problem(fmt::format("this would make {} variants of each text; variants=\"10\" takes ten of them",
                             format_count(chain.tries(), true)));
    return std::nullopt;
}

/// The parts of a <test>, by kind.
struct Parts {
    std::vector<Node> sources, cases, perturbs, expectations;
};

Parts parts_of(const Node& node) {
    Parts parts;
    for (const Node& child : node.children()) {
        if (child.name() == "template" || child.name() == "data" || child.name() == "cases")
            parts.sources.push_back(child);
        if (child.name() == "case") parts.cases.push_back(child);
        if (child.name() == "perturb") parts.perturbs.push_back(child);
        if (child.name() == "expect" || child.name() == "any") parts.expectations.push_back(child);
    }
    return parts;
}

class TestReader {
public:
    TestReader(const Node& node, SuiteContext& context, LexiconLibrary& library)
        : node_(node), context_(context), library_(library) {}

    std::optional<Test> read(std::optional<double> default_gate) {
        read_head(default_gate);
        const Parts parts = parts_of(node_);
        read_expectations(parts.expectations);
        auto cases = std::make_unique<TestCases>();
        read_chains(parts.perturbs, *cases);
        std::vector<ReadSource> sources = read_sources(parts);
        if (!sound_) return std::nullopt;
        check_sources(sources, !cases->chains().empty());
        if (!sound_) return std::nullopt;
        put_together(std::move(sources), *cases);
        test_.cases = std::move(cases);
        return sound_ ? std::optional(std::move(test_)) : std::nullopt;
    }

private:
    void fault(const Node& node, std::string message) {
        node.problem(std::move(message));
        sound_ = false;
    }

    void read_head(std::optional<double> default_gate) {
        node_.allow_attributes(
            {"name", "type", "capability", "description", "max-failure-rate", "min-pass-rate"});
        node_.allow_children({"template", "data", "cases", "case", "perturb", "expect", "any"});
        node_.forbid_text();
        const auto name = node_.required("name");
        const auto type = node_.required("type") ? node_.one_of("type", {"MFT", "INV", "DIR"}) : std::nullopt;
        sound_ = name && type;
        test_.name = name.value_or("");
        test_.type = static_cast<TestType>(type.value_or(0));
        test_.capability = node_.attribute("capability").value_or("");
        test_.description = node_.attribute("description").value_or("");
        test_.place = node_.place();
        test_.max_failure_rate = read_gate(node_);
        if (!test_.max_failure_rate) test_.max_failure_rate = default_gate;
    }

    void read_expectations(const std::vector<Node>& nodes) {
        for (const Node& node : nodes) {
            auto expectation = read_expectation(node, context_.suite.labels, patterns_);
            sound_ = sound_ && expectation.has_value();
            if (expectation) test_.expectations.push_back(std::move(*expectation));
        }
        if (nodes.empty()) fault(node_, "a <test> needs an <expect>");
    }

    void read_chains(const std::vector<Node>& nodes, TestCases& cases) {
        std::vector<PerturbationChain> chains;
        for (const Node& node : nodes) {
            auto chain = read_chain(node, context_, library_);
            sound_ = sound_ && chain.has_value();
            if (chain) chains.push_back(std::move(*chain));
        }
        cases.set_chains(std::move(chains));
    }

    std::vector<ReadSource> read_sources(const Parts& parts) {
        std::vector<ReadSource> sources;
        const auto take = [&](std::optional<ReadSource> source) {
            sound_ = sound_ && source.has_value();
            if (source) sources.push_back(std::move(*source));
        };
        for (const Node& node : parts.sources) {
            if (node.name() == "template") take(read_template_source(node, context_, patterns_));
            if (node.name() == "data") take(read_data_source(node, context_, patterns_));
            if (node.name() == "cases") take(read_cases_file(node, context_, patterns_));
        }
        if (!parts.cases.empty()) take(read_inline_cases(parts.cases, context_, patterns_));
        if (parts.sources.empty() && parts.cases.empty())
            fault(node_, "a <test> needs a <template>, <data>, <cases> or <case>");
        return sources;
    }

    void check_sources(const std::vector<ReadSource>& sources, bool perturbed) {
        const bool needs_gold = needs_of(test_.expectations).gold;
        for (const ReadSource& source : sources) {
            if (test_.type != TestType::MFT && !perturbed && source.single_texts)
                fault(source.node,
                      fmt::format(
                          "{} tests compare texts, but here is only one; add a <perturb>, or a second <text>",
                          name_of(test_.type)));
            if (needs_gold && source.lacks_gold) test_.lacks_gold = true;
            if (needs_gold && !source.has_gold && !source.lacks_gold)
                fault(source.node, fmt::format("the test expects the gold label, but this <{}> has no label=",
                                               source.node.name()));
        }
    }

    void put_together(std::vector<ReadSource> sources, TestCases& cases) {
        const std::uint64_t key = mix({context_.options.seed, hash_bytes(test_.name)});
        for (std::size_t i = 0; i < sources.size(); ++i) {
            ReadSource& source = sources[i];
            std::unique_ptr<CaseSource> made = std::move(source.cases);
            try {
                if (!cases.chains().empty())
                    made = std::make_unique<PerturbedSource>(std::move(made), cases.chains(), mix({key, i}),
                                                             source.from_file
                                                                 ? PerturbedSource::Unchanged::leave_out
                                                                 : PerturbedSource::Unchanged::skip);
                if (source.sample)
                    made = std::make_unique<SampledSource>(std::move(made), *source.sample, mix({key, i, 1}));
                cases.add(std::move(made));
            } catch (const Error& error) {
                fault(source.node, error.what());
            }
        }
    }

    Node node_;
    SuiteContext& context_;
    LexiconLibrary& library_;
    Test test_;
    std::vector<LabelPattern> patterns_;
    bool sound_ = true;
};

}  // namespace

std::optional<double> read_gate(const Node& node) {
    const auto most = node.share("max-failure-rate");
    const auto least = node.share("min-pass-rate");
    if (node.attribute("max-failure-rate") && node.attribute("min-pass-rate"))
        node.problem(*node.element().attribute("min-pass-rate"),
                     "max-failure-rate and min-pass-rate say the same thing; keep one");
    if (most || !least) return most;
    return complement_of_share(*least);
}

std::optional<Test> read_test(const Node& node, SuiteContext& context, LexiconLibrary& library,
                              std::optional<double> default_gate) {
    return TestReader(node, context, library).read(default_gate);
}

}  // namespace assay
