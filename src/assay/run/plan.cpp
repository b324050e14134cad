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

bool fits(const std::string& glob, const Test& test) {
    return glob == test.name || matches_glob(glob, test.name);
}

/// No members at all leave everything in.
template <typename Member, typename Fits>
bool any_or_empty(const std::vector<Member>& members, const Fits& fits_one) {
    return members.empty() || std::any_of(members.begin(), members.end(), fits_one);
}

bool is_selected(const Test& test, const Selection& selection) {
    return any_or_empty(selection.types, [&](TestType type) { return type == test.type; }) &&
           any_or_empty(selection.capabilities,
                        [&](const std::string& capability) { return capability == test.capability; }) &&
           any_or_empty(selection.tests, [&](const std::string& glob) { return fits(glob, test); });
}

/// A name that fits nothing is a slip, though others fit.
void check_names(const Suite& suite, const Selection& selection) {
    for (const std::string& glob : selection.tests)
        if (std::none_of(suite.tests.begin(), suite.tests.end(),
                         [&](const Test& test) { return fits(glob, test); }))
            throw Error(fmt::format("the suite '{}' has no test '{}'{}", suite.name, glob,
                                    did_you_mean(glob, test_names(suite))));
    std::set<std::string> capabilities;
    for (const Test& test : suite.tests)
        if (!test.capability.empty()) capabilities.insert(test.capability);
    const std::vector<std::string> known(capabilities.begin(), capabilities.end());
    for (const std::string& capability : selection.capabilities)
        if (capabilities.count(capability) == 0)
            throw Error(fmt::format("the suite '{}' has no capability '{}', but {}{}", suite.name, capability,
                                    known.empty() ? "none at all" : fmt::format("{}", fmt::join(known, ", ")),
                                    did_you_mean(capability, known)));
}

}  // namespace

TestPlan::TestPlan(const Test& test, const Selection& selection)
    : test_(&test), size_(std::min(test.cases->size(), selection.sample.value_or(test.cases->size()))) {
    if (size_ < population())
        permutation_.emplace(population(), mix({selection.seed, hash_bytes(test.name), 2}));
}

std::vector<TestPlan> plan_tests(const Suite& suite, const Selection& selection) {
    check_names(suite, selection);
    std::vector<TestPlan> plans;
    for (const Test& test : suite.tests)
        if (is_selected(test, selection)) plans.emplace_back(test, selection);
    if (plans.empty())
        throw Error(
            fmt::format("no test of the suite '{}' fits the name, capability and type together", suite.name));
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
