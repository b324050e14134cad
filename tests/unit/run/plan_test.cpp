// Which cases are looked at, and how they are called.

#include "support/suite_folder.hpp"

#include <assay/run/plan.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

namespace assay {
namespace {

using test::in_suite;
using test::SuiteFolder;

std::string test_of(const std::string& name, const std::string& attributes, const std::string& text = "x") {
    return "<test name='" + name + "' " + attributes + "><template><text>" + text +
           "</text><text>y</text></template><expect label='positive'/></test>";
}

Suite several() {
    return SuiteFolder(in_suite(test_of("add typos", "type='INV' capability='Robustness'") +
                                test_of("add [more] typos", "type='INV' capability='Robustness'") +
                                test_of("words", "type='MFT' capability='Vocabulary'") +
                                test_of("plain", "type='DIR'")))
        .read();
}

std::string selected(const Suite& suite, const Selection& selection) {
    std::string names;
    for (const TestPlan& plan : plan_tests(suite, selection))
        names += (names.empty() ? "" : ", ") + plan.test().name;
    return names;
}

std::string error_of(const Suite& suite, const Selection& selection) {
    try {
        plan_tests(suite, selection);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

Selection by(std::vector<std::string> tests, std::vector<std::string> capabilities = {},
             std::vector<TestType> types = {}) {
    Selection selection;
    selection.tests = std::move(tests);
    selection.capabilities = std::move(capabilities);
    selection.types = std::move(types);
    return selection;
}

TEST_CASE("tests are chosen by name, capability and type, in the order of the suite") {
    const Suite suite = several();
    CHECK(selected(suite, {}) == "add typos, add [more] typos, words, plain");
    CHECK(selected(suite, by({"words"})) == "words");
    CHECK(selected(suite, by({"add*"})) == "add typos, add [more] typos");
    CHECK(selected(suite, by({"add [more] typos"})) ==
          "add [more] typos");  // also a pattern, which does not fit
    CHECK(selected(suite, by({"plain", "add t*"})) == "add typos, plain");
    CHECK(selected(suite, by({"*"}, {"Robustness"})) == "add typos, add [more] typos");
    CHECK(selected(suite, by({}, {"Vocabulary", "Robustness"})) == "add typos, add [more] typos, words");
    CHECK(selected(suite, by({}, {}, {TestType::MFT, TestType::DIR})) == "words, plain");
    CHECK(selected(suite, by({"w*"}, {"Vocabulary"}, {TestType::MFT})) == "words");
}

TEST_CASE("a selection that fits no test says which part of it") {
    const Suite suite = several();
    CHECK(error_of(suite, by({"words", "wrods"})) ==
          "the suite 's' has no test 'wrods'; did you mean 'words'?");
    CHECK(error_of(suite, by({"zzz*"})) == "the suite 's' has no test 'zzz*'");
    CHECK(error_of(suite, by({"*"}, {"Robustness", "Vocabluary"})) ==
          "the suite 's' has no capability 'Vocabluary', but Robustness, Vocabulary; did you mean "
          "'Vocabulary'?");
    CHECK(error_of(suite, by({"words"}, {"Robustness"})) ==
          "no test of the suite 's' fits the name, capability and type together");
    CHECK(error_of(suite, by({"words"}, {}, {TestType::INV})) ==
          "no test of the suite 's' fits the name, capability and type together");
}

Suite one_of(int values) {
    std::string text = "{0";
    for (int i = 1; i < values; ++i) text += "|" + std::to_string(i);
    return SuiteFolder(
               in_suite(test_of("t", "type='MFT'", text + "}") + test_of("u", "type='MFT'", text + "}")))
        .read();
}

std::vector<std::uint64_t> indexes(const Test& test, std::optional<std::uint64_t> sample,
                                   std::uint64_t seed = 0) {
    Selection selection;
    selection.sample = sample;
    selection.seed = seed;
    const TestPlan plan(test, selection);
    std::vector<std::uint64_t> result;
    for (std::uint64_t rank = 0; rank < plan.size(); ++rank) result.push_back(plan.index(rank));
    return result;
}

TEST_CASE("all cases are looked at in order") {
    const Suite suite = one_of(5);
    const std::vector<std::uint64_t> all = {0, 1, 2, 3, 4};
    CHECK(indexes(suite.tests[0], std::nullopt) == all);
    CHECK(indexes(suite.tests[0], 5) == all);
    CHECK(indexes(suite.tests[0], 1'000'000) == all);
    CHECK(indexes(suite.tests[0], 0).empty());
}

TEST_CASE("a sample depends on the seed and the test's name") {
    const Suite suite = one_of(2000);
    CHECK(indexes(suite.tests[0], 50) == indexes(suite.tests[0], 50));
    CHECK(indexes(suite.tests[0], 50) != indexes(suite.tests[0], 50, 1));
    CHECK(indexes(suite.tests[0], 50) != indexes(suite.tests[1], 50));
}

TEST_CASE("the sample of 500 begins the sample of 1,000") {
    const Suite suite = one_of(2000);
    const auto half = indexes(suite.tests[0], 500);
    const auto whole = indexes(suite.tests[0], 1000);
    CHECK(std::equal(half.begin(), half.end(), whole.begin()));
    CHECK(std::set<std::uint64_t>(whole.begin(), whole.end()).size() == 1000);
}

TEST_CASE("property: a sample holds different cases, and begins every larger one") {
    const Suite suite = one_of(100);
    CHECK(rc::check([&] {
        const auto count = *rc::gen::inRange<std::uint64_t>(0, 99);
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        const auto small = indexes(suite.tests[0], count, seed);
        const auto large = indexes(suite.tests[0], 99, seed);
        RC_ASSERT(small.size() == count);
        RC_ASSERT(std::equal(small.begin(), small.end(), large.begin()));
        RC_ASSERT(std::set<std::uint64_t>(large.begin(), large.end()).size() == 99u);
        RC_ASSERT(*std::max_element(large.begin(), large.end()) < 100u);
    }));
}

TEST_CASE("a test of 2^60 cases is sampled like any other") {
    std::string text;
    for (int i = 0; i < 15; ++i) text += "{a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p}";
    const SuiteFolder folder(in_suite(test_of("t", "type='MFT'", text)));
    const Suite suite = folder.read();
    CHECK(suite.tests[0].cases->size() == std::uint64_t{1} << 60);
    const auto sample = indexes(suite.tests[0], 1000);
    CHECK(std::set<std::uint64_t>(sample.begin(), sample.end()).size() == 1000);
}

TEST_CASE("an id names a test and an index, and splits at its last #") {
    const SuiteFolder folder(
        in_suite(test_of("a", "type='MFT'", "{x|y}") + test_of("a#1", "type='MFT'", "{x|y|z}")));
    const Suite suite = folder.read();
    CHECK(case_id("a#1", 2) == "a#1#2");
    CHECK(find_case(suite, "a#1").test == &suite.tests[0]);
    CHECK(find_case(suite, "a#1").index == 1);
    CHECK(find_case(suite, "a#1#2").test == &suite.tests[1]);
    CHECK(find_case(suite, "a#1#2").index == 2);
    const auto error = [&](const std::string& id) {
        try {
            find_case(suite, id);
        } catch (const Error& fault) {
            return std::string(fault.what());
        }
        return std::string();
    };
    CHECK(error("a") == "'a' is no case id; write \"test name#index\"");
    CHECK(error("") == "'' is no case id; write \"test name#index\"");
    CHECK(error("a#") == "'a#' is no case id; write \"test name#index\"");
    CHECK(error("a#-1") == "'a#-1' is no case id; write \"test name#index\"");
    CHECK(error("a#1x") == "'a#1x' is no case id; write \"test name#index\"");
    CHECK(error("a#18446744073709551616") ==
          "'a#18446744073709551616' is no case id; write \"test name#index\"");
    CHECK(error("a#2") == "the test 'a' has 2 cases, so there is no case 2; they count from 0");
    CHECK(error("b#0") == "the suite 's' has no test 'b'; did you mean 'a'?");
}

}  // namespace
}  // namespace assay
