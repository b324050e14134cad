#include <assay/report/wording.hpp>

#include <assay/base/utf8.hpp>

#include "random_results.hpp"
#include "sample_results.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>

using namespace assay;

namespace {

/// "label: text", a line each.
std::string shown(const RunResult& result, const TestResult& test, const Example& example) {
    std::string text;
    for (const ExampleLine& line : example_lines(result, test, example))
        text += std::string(line.label) + ": " + line.text + '\n';
    return text;
}

}  // namespace

TEST_CASE("MFT shows the texts that failed") {
    const RunResult result = test::everything();
    CHECK(shown(result, result.tests[0], result.tests[0].examples[0]) ==
          "text: I can't say I love the food.\n"
          "predicted: very positive (0.812)\n"
          "expected: negative\n"
          "replay: assay replay suites/sentiment.xml 'negated positive verb#1234' --model default --seed "
          "18446744073709551615\n");
}

TEST_CASE("INV shows the original and what was changed in the texts that failed") {
    RunResult result = test::everything();
    result.replay_command = "r";
    TestResult& test = result.tests[1];
    Example& example = test.examples[0];
    CHECK(shown(result, test, example) ==
          "original: I flew from Chicago to São Paulo.\n"
          "predicted: neutral (0.700)\n"
          "changed: I flew from [Chicago → Dallas] to São Paulo.\n"
          "predicted: negative (0.600)\n"
          "changed: I flew from Chicago to [São Paulo → Rome].\n"
          "predicted: very positive (0.400)\n"
          "expected: the original's label (±0.1)\n"
          "replay: r\n");
    example.failed_texts = {2};
    CHECK(shown(result, test, example) ==
          "original: I flew from Chicago to São Paulo.\n"
          "predicted: neutral (0.700)\n"
          "changed: I flew from Chicago to [São Paulo → Rome].\n"
          "predicted: very positive (0.400)\n"
          "expected: the original's label (±0.1)\n"
          "replay: r\n");
    example.failed_texts.clear();
    CHECK(shown(result, test, example).find("Dallas") != std::string::npos);
}

TEST_CASE("DIR shows every probability, pairs show both fields") {
    RunResult result = test::everything();
    result.replay_command = "r";
    CHECK(shown(result, result.tests[2], result.tests[2].examples[0]) ==
          "original: The crew was kind.\n"
          "predicted: neutral (negative 0.250, neutral 0.500, very positive 0.250)\n"
          "changed: The crew was kind.[+ I hate it.]\n"
          "predicted: very positive (negative 0.100, neutral 0.200, very positive 0.700)\n"
          "expected: positive - negative must not rise by more than 0.1\n"
          "replay: r\n");
    CHECK(shown(result, result.tests[3], result.tests[3].examples[0]) ==
          "original: Is ]]> safe? | Is <b>it</b>? | ```\n"
          "predicted: negative (1.000)\n"
          "changed: Is []]> → &lt;] safe? | Is <b>it</b>? | ```\n"
          "predicted: very positive (1.000)\n"
          "expected: the original's label\n"
          "replay: r\n");
}

TEST_CASE("three failed texts at most") {
    RunResult result = test::everything();
    result.replay_command = "r";
    TestResult test = result.tests[0];
    Example example = test.examples[0];
    example.texts.assign(5, {"t"});
    example.predictions.assign(5, {0, {}, {}});
    example.failed_texts = {0, 1, 2, 3, 4};
    const std::string text = shown(result, test, example);
    CHECK(
        text.ends_with("text: t\npredicted: negative\n: and 2 more texts\nexpected: negative\nreplay: r\n"));
}

TEST_CASE("long texts are cut, with the first edit in sight") {
    RunResult result = test::everything();
    TestResult test = result.tests[1];
    Example example = test.examples[0];
    std::string before;
    for (int i = 0; i < 1'000; ++i) before += "é";
    const std::size_t at = before.size();
    example.texts = {{before + "Chicago" + before}, {before + "Dallas" + before}};
    example.edits = {{}, {{at, at + 7, at, at + 6}}};
    example.failed_texts = {1};
    const std::vector<ExampleLine> lines = example_lines(result, test, example);
    CHECK(code_point_count(lines[0].text) == 601);
    CHECK(lines[0].text.ends_with("éé…"));
    CHECK(code_point_count(lines[2].text) == 601);
    CHECK(lines[2].text.starts_with("…éé"));
    CHECK(lines[2].text.find("éé[Chicago → Dallas]éé") != std::string::npos);
}

TEST_CASE("an edit near the begin of a long text needs no cut before it") {
    RunResult result = test::everything();
    TestResult test = result.tests[1];
    Example example = test.examples[0];
    example.failed_texts = {1};
    for (const std::size_t at : {0u, 10u, 199u, 200u, 201u}) {
        CAPTURE(at);
        const std::string before(at, 'x'), after(1'000, 'x');
        example.texts = {{before + "Chicago" + after}, {before + "Dallas" + after}};
        example.edits = {{}, {{at, at + 7, at, at + 6}}};
        const std::string shown = example_lines(result, test, example)[2].text;
        CHECK(shown.starts_with((at > 200 ? "…" : "") + std::string(std::min<std::size_t>(at, 200), 'x') +
                                "[Chicago → Dallas]x"));
    }
}

TEST_CASE("edits that do not fit their texts show the text alone") {
    RunResult result = test::everything();
    TestResult test = result.tests[1];
    Example example = test.examples[0];
    for (const Edit& edit :
         {Edit{12, 100, 12, 18}, Edit{12, 19, 12, 100}, Edit{19, 12, 12, 18}, Edit{12, 19, 13, 18}}) {
        example.edits[1] = {edit};
        CHECK(example_lines(result, test, example)[2].text == "I flew from Dallas to São Paulo.");
    }
}

TEST_CASE("whatever the example, its lines are safe to print") {
    CHECK(rc::check("printable", [] {
        RunResult result = *test::random_result();
        for (TestResult& test : result.tests) {
            for (Example& example : test.examples) {
                for (const ExampleLine& line : example_lines(result, test, example))
                    RC_ASSERT(printable(line.text) == line.text);
                // Half an example is no reason to fall over either.
                example.predictions.clear();
                example.failed_texts.push_back(99);
                if (*rc::gen::arbitrary<bool>()) example.texts.clear();
                example_lines(result, test, example);
            }
        }
    }));
}
