#include <assay/suite/test_reader.hpp>

#include <assay/base/numbers.hpp>
#include <assay/perturb/registry.hpp>
#include <assay/suite/expectation_reader.hpp>
#include <assay/suite/gap_reader.hpp>
#include <assay/suite/perturb_reader.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

/// Does it compare a text with its original?
bool compares(const Expectation& expectation) {
    if (const auto* any = std::get_if<ExpectAny>(&expectation.rule))
        return std::any_of(any->alternatives.begin(), any->alternatives.end(), compares);
    return std::holds_alternative<ExpectSame>(expectation.rule) ||
           std::holds_alternative<ExpectMonotonic>(expectation.rule);
}

/// Gives a fault that a source noted without a message its message.
void report(const Node& node, Problem noted, std::string message) {
    noted.message = std::move(message);
    node.problem(std::move(noted));
}

class TestReader {
public:
    TestReader(const Node& node, SuiteContext& context, LexiconLibrary& library)
        : node_(node), context_(context), library_(library) {}

    std::optional<Test> read(const Gate& default_gate) {
        const ProblemCount problems(node_);
        read_head(default_gate);
        read_expectations();
        auto cases = std::make_unique<TestCases>();
        read_chains(*cases);
        std::vector<ReadSource> sources = read_sources();
        check_gold(sources);
        check_texts(sources);
        if (!sound_ || problems.grew()) return std::nullopt;
        put_together(std::move(sources), *cases);
        find_gap_groups(cases->slots());
        test_.cases = std::move(cases);
        return problems.grew() ? std::nullopt : std::optional(std::move(test_));
    }

private:
    void read_head(const Gate& default_gate) {
        node_.allow_attributes({"name", "type", "judge", "passes-with", "capability", "description",
                                "max-failure-rate", "min-pass-rate", "may-be-empty"});
        node_.allow_children({"template", "data", "cases", "case", "perturb", "expect", "any", "gap"});
        node_.forbid_text();
        test_.name = node_.required("name").value_or("");
        const auto type = node_.required("type") ? node_.one_of("type", {"MFT", "INV", "DIR"}) : std::nullopt;
        has_type_ = type.has_value();
        test_.type = static_cast<TestType>(type.value_or(0));
        if (node_.attribute("judge"))
            if (const auto judged = node_.one_of("judge", {"variants", "all"}))
                test_.judge_original = *judged == 1;
        test_.any_text = node_.one_of("passes-with", {"all", "any"}) == 1;
        test_.capability = node_.attribute("capability").value_or("");
        test_.description = node_.attribute("description").value_or("");
        test_.place = node_.place();
        const Gate gate = read_gate(node_, default_gate);
        test_.max_failure_rate = gate.max_failure_rate;
        test_.may_be_empty = gate.may_be_empty;
    }

    /// Takes what a reader gives, or notes that it gave nothing.
    template <typename List, typename Part>
    void take(List& list, std::optional<Part> part) {
        sound_ = sound_ && part.has_value();
        if (part) list.push_back(std::move(*part));
    }

    void read_expectations() {
        for (const Node& child : node_.children())
            if (child.name() == "expect" || child.name() == "any")
                take(test_.expectations, read_expectation(child, context_.labels, patterns_));
        for (const Node& child : node_.children("gap")) take(test_.gaps, read_gap(child, context_.labels));
        const bool only_gaps =
            !test_.gaps.empty() && std::none_of(test_.gaps.begin(), test_.gaps.end(), [](const Gap& gap) {
                return gap.measure == Gap::Measure::failure_rate;
            });
        if (sound_ && test_.expectations.empty() && !only_gaps) node_.problem("a <test> needs an <expect>");
    }

    void find_gap_groups(const std::vector<std::vector<Slot>>& slots) {
        const std::vector<Node> nodes = node_.children("gap");
        for (std::size_t g = 0; g < test_.gaps.size(); ++g)
            find_groups(nodes[g], slots, groups_, test_.gaps[g]);
    }

    void read_chains(TestCases& cases) {
        std::vector<PerturbationChain> chains;
        for (const Node& child : node_.children("perturb")) {
            take(chains, read_chain(child, context_, library_, groups_));
            note_edit(child);
            for (const Node& step : child.children("step")) note_edit(step);
        }
        cases.set_chains(std::move(chains));
    }

    void note_edit(const Node& node) {
        const PerturbationInfo* info = find_perturbation(node.attribute("with").value_or(""));
        if (info == nullptr) return;
        test_.perturbations.push_back(info->name);
        std::vector<Parameter> parameters;
        for (const XmlAttribute& attribute : node.element().attributes)
            parameters.push_back({attribute.name, attribute.value.text});
        std::string change = change_of_label(*node.attribute("with"), parameters);
        if (!change.empty()) test_.label_changes.push_back(std::move(change));
    }

    std::vector<ReadSource> read_sources() {
        std::vector<ReadSource> sources;
        for (const Node& child : node_.children()) {
            if (child.name() == "template")
                sources.push_back(read_template_source(child, context_, patterns_));
            if (child.name() == "data")
                sources.push_back(read_data_source(child, context_, patterns_, groups_));
            if (child.name() == "cases") sources.push_back(read_cases_file(child, context_, patterns_));
        }
        const std::vector<Node> cases = node_.children("case");
        if (!cases.empty()) sources.push_back(read_inline_cases(cases, context_, patterns_));
        if (sources.empty()) node_.problem("a <test> needs a <template>, <data>, <cases> or <case>");
        for (const ReadSource& source : sources) sound_ = sound_ && source.cases;
        return sources;
    }

    void check_gold(const std::vector<ReadSource>& sources) {
        if (!needs_of(test_.expectations).gold) return;
        for (const ReadSource& source : sources) {
            if (source.lacks_gold)
                test_.lacks_gold = true;
            else if (source.no_gold)
                report(source.node, *source.no_gold,
                       "the test expects the gold label, but none is given here");
        }
    }

    void check_texts(const std::vector<ReadSource>& sources) {
        if (!has_type_ || !node_.children("perturb").empty() || test_.judge_original) return;
        const bool all_single = test_.type == TestType::MFT;
        const std::string message =
            all_single
                ? "same, increasing and decreasing compare texts, but here is only one; add a <perturb>, or "
                  "a "
                  "second text"
                : fmt::format(
                      "{} tests compare texts, but here is only one; add a <perturb>, or a second text",
                      name_of(test_.type));
        if (all_single && std::none_of(test_.expectations.begin(), test_.expectations.end(), compares))
            return;
        for (const ReadSource& source : sources)
            if (source.single_text) report(source.node, *source.single_text, message);
    }

    void put_together(std::vector<ReadSource> sources, TestCases& cases) {
        const std::uint64_t key = mix({context_.options.seed, hash_bytes(test_.name)});
        for (std::size_t i = 0; i < sources.size(); ++i) {
            try {
                cases.add(derive(sources[i], cases.chains(), mix({key, i})));
            } catch (const Error& error) {
                sources[i].node.problem(error.what());
            }
        }
    }

    static std::unique_ptr<CaseSource> derive(ReadSource& source,
                                              const std::vector<PerturbationChain>& chains,
                                              std::uint64_t key) {
        using Unchanged = PerturbedSource::Unchanged;
        std::unique_ptr<CaseSource> made = std::move(source.cases);
        if (!chains.empty())
            made = std::make_unique<PerturbedSource>(
                std::move(made), chains, key, source.from_file ? Unchanged::leave_out : Unchanged::skip);
        if (source.sample)
            made = std::make_unique<SampledSource>(std::move(made), *source.sample, mix({key, 1}));
        return made;
    }

    Node node_;
    SuiteContext& context_;
    LexiconLibrary& library_;
    Test test_;
    std::vector<LabelPattern> patterns_;
    GroupNames groups_;  ///< that <data> and <perturb> name
    bool has_type_ = false;
    bool sound_ = true;  ///< no part was refused
};

}  // namespace

Gate read_gate(const Node& node, const Gate& otherwise) {
    const auto most = node.share("max-failure-rate");
    const auto least = node.share("min-pass-rate");
    if (node.attribute("max-failure-rate") && node.attribute("min-pass-rate"))
        node.problem(*node.element().attribute("min-pass-rate"),
                     "max-failure-rate and min-pass-rate say the same thing; keep one");
    Gate gate = otherwise;
    if (most)
        gate.max_failure_rate = most;
    else if (least)
        gate.max_failure_rate = complement_of_share(*least);
    if (const auto empty = node.one_of("may-be-empty", {"false", "true"})) gate.may_be_empty = *empty == 1;
    return gate;
}

std::optional<Test> read_test(const Node& node, SuiteContext& context, LexiconLibrary& library,
                              const Gate& default_gate) {
    return TestReader(node, context, library).read(default_gate);
}

}  // namespace assay
