#include <assay/run/plan.hpp>

#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace assay {
namespace {

std::vector<std::string> test_names(const Suite& suite) {
    std::vector<std::string> names;
    for (const Test& test : suite.tests) names.push_back(test.name);
    return names;
}

bool is_selected(const Test& test, const Selection& selection) {
    const bool type = selection.types.empty() || std::find(selection.types.begin(), selection.types.end(),
                                                           test.type) != selection.types.end();
    return type && (selection.capability.empty() || selection.capability == test.capability) &&
           (selection.test == test.name || matches_glob(selection.test, test.name));
}

/// Why nothing is selected: the first condition that no test meets.
[[noreturn]] void nothing_selected(const Suite& suite, const Selection& selection) {
    std::set<std::string> capabilities;
    bool name_fits = false;
    for (const Test& test : suite.tests) {
        if (!test.capability.empty()) capabilities.insert(test.capability);
        name_fits = name_fits || selection.test == test.name || matches_glob(selection.test, test.name);
    }
    if (!name_fits)
        throw Error(fmt::format("the suite '{}' has no test '{}'{}", suite.name, selection.test,
                                did_you_mean(selection.test, test_names(suite))));
    const std::vector<std::string> known(capabilities.begin(), capabilities.end());
    if (!selection.capability.empty() && capabilities.count(selection.capability) == 0)
        throw Error(fmt::format("the suite '{}' has no capability '{}', but {}{}", suite.name,
                                selection.capability,
                                known.empty() ? "none at all" : fmt::format("{}", fmt::join(known, ", ")),
                                did_you_mean(selection.capability, known)));
    throw Error(
        fmt::format("no test of the suite '{}' fits the name, capability and type together", suite.name));
}

}  // namespace

TestPlan::TestPlan(const Test& test, const Selection& selection)
    : test_(&test), size_(std::min(test.cases->size(), selection.sample.value_or(test.cases->size()))) {
    if (size_ < population())
        permutation_.emplace(population(), mix({selection.seed, hash_bytes(test.name), 2}));
}

std::vector<TestPlan> plan_tests(const Suite& suite, const Selection& selection) {
    std::vector<TestPlan> plans;
    for (const Test& test : suite.tests)
        if (is_selected(test, selection)) plans.emplace_back(test, selection);
    if (plans.empty()) nothing_selected(suite, selection);
    return plans;
}

std::string case_id(std::string_view test_name, std::uint64_t index) {
    return fmt::format("{}#{}", test_name, index);
}

CaseReference find_case(const Suite& suite, std::string_view id) {
    const std::size_t hash = id.rfind('#');
    const auto index = hash == std::string_view::npos ? std::nullopt : parse_unsigned(id.substr(hash + 1));
    if (!index) throw Error(fmt::format("'{}' is no case id; write \"test name#index\"", id));
    const std::string_view name = id.substr(0, hash);
    for (const Test& test : suite.tests) {
        if (test.name != name) continue;
        if (*index < test.cases->size()) return {&test, *index};
        throw Error(fmt::format("the test '{}' has {}, so there is no case {}; they count from 0", name,
                                counted(test.cases->size(), "case"), *index));
    }
    throw Error(fmt::format("the suite '{}' has no test '{}'{}", suite.name, name,
                            did_you_mean(name, test_names(suite))));
}

}  // namespace assay
