/// Which cases of a suite are looked at, and in what order: the same for a run, an expansion and a replay.
#pragma once

#include <assay/base/random.hpp>
#include <assay/suite/suite.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct Selection {
    std::vector<std::string> tests;                ///< globs over test names; all if empty
    std::vector<std::string> capabilities;         ///< all if empty
    std::vector<TestType> types;                   ///< all if empty
    std::optional<std::uint64_t> sample = 10'000;  ///< cases a test at most; unset: all
    std::uint64_t seed = 0;
};

/// The cases of one test that are looked at: all of them in order, or a sample without replacement. The
/// sample of 500 begins the sample of 1,000.
class TestPlan {
public:
    TestPlan(const Test& test, const Selection& selection);
    const Test& test() const { return *test_; }
    std::uint64_t population() const { return test_->cases->size(); }
    std::uint64_t size() const { return size_; }
    /// The index in the test of the case at this rank. rank < size().
    std::uint64_t index(std::uint64_t rank) const { return permutation_ ? (*permutation_)(rank) : rank; }

private:
    const Test* test_;
    std::uint64_t size_;
    std::optional<KeyedPermutation> permutation_;
};

/// The selected tests in suite order. Throws Error, with the nearest name, if one of the names or globs fits
/// no test, or all together don't.
std::vector<TestPlan> plan_tests(const Suite& suite, const Selection& selection);

/// "test name#index".
std::string case_id(std::string_view test_name, std::uint64_t index);

struct CaseReference {
    const Test* test = nullptr;
    std::uint64_t index = 0;
};
/// The case that an id names; it splits at the last '#'. Throws Error that says what is wrong with it.
CaseReference find_case(const Suite& suite, std::string_view id);

}  // namespace assay
