#include <assay/report/results_json.hpp>

#include <assay/base/error.hpp>
#include <assay/report/json_layout.hpp>

#include "random_results.hpp"
#include "sample_results.hpp"
#include "support/golden.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <functional>
#include <string>

using namespace assay;

namespace {

/// The message for a result after a change of its JSON; "accepted" if there is none.
std::string fault_after(const std::function<void(Json&)>& change,
                        const RunResult& result = test::everything()) {
    Json document = Json::parse(to_json(result));
    change(document);
    try {
        from_json(document.dump(), "r.json");
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

}  // namespace

TEST_CASE("results.json as it stands") {
    test::check_golden("report/everything.json", to_json(test::everything()));
    test::check_golden("report/all_well.json", to_json(test::all_well()));
    test::check_golden("report/nothing_judged.json", to_json(test::nothing_judged()));
}

TEST_CASE("what was written reads back equal") {
    for (const RunResult& result : {test::everything(), test::all_well(), test::interrupted(),
                                    test::nothing_judged(), test::stopped(), test::empty()}) {
        const std::string bytes = to_json(result);
        CHECK(from_json(bytes, "r.json") == result);
        CHECK(to_json(from_json(bytes, "r.json")) == bytes);
    }
    CHECK(rc::check("any result reads back equal", [] {
        const RunResult result = *test::random_result();
        RC_ASSERT(from_json(to_json(result), "r.json") == result);
    }));
}

TEST_CASE("malformed UTF-8 is replaced, not refused") {
    RunResult result = test::all_well();
    result.suite_name = "a\xFFz";
    CHECK(from_json(to_json(result), "r.json").suite_name == "a\xEF\xBF\xBDz");
}

TEST_CASE("a result that breaks its own promises is not written") {
    RunResult result = test::everything();
    result.tests[0].examples[0].predictions[0].label = 3;
    CHECK_THROWS_WITH_AS(
        to_json(result),
        "the example 'negated positive verb#1234' has label number 3, but there are 3 labels", Error);
    result = test::everything();
    result.tests[0].examples[0].texts[0].clear();
    CHECK_THROWS_WITH_AS(to_json(result),
                         "the example 'negated positive verb#1234' holds a text without fields", Error);
    result = test::everything();
    result.model_kind = "oracle";
    CHECK_THROWS_WITH_AS(
        to_json(result),
        "the kind of a model is one of file, predictions, command, url, function; 'oracle' is none", Error);
}

TEST_CASE("another schema is refused with what to do") {
    CHECK(fault_after([](Json& j) { j["schema"] = "assay.results/2"; }) ==
          "r.json: error: schema: 'assay.results/2' is not assay.results/1, the only version that this "
          "program reads; "
          "use the version of assay that wrote the file, or run the suite again");
    CHECK(fault_after([](Json& j) { j.erase("schema"); }) == "r.json: error: the member 'schema' is missing");
    CHECK(fault_after([](Json& j) { j = Json::array(); }) ==
          "r.json: error: must be an object, but is array");
    CHECK(fault_after([](Json& j) { j["schema"] = 1; }) == "r.json: error: schema: must be a text, but is 1");
}

TEST_CASE("unknown members are refused wherever they stand") {
    struct Row {
        const char* pointer;
        const char* message;
    };
    for (const Row& row :
         {Row{"/sead", "r.json: error: there is no member 'sead' here; did you mean 'seed'?"},
          Row{"/suite/labelz",
              "r.json: error: suite: there is no member 'labelz' here; did you mean 'labels'?"},
          Row{"/model/x", "r.json: error: model: there is no member 'x' here"},
          Row{"/tests/0/fail",
              "r.json: error: tests[0]: there is no member 'fail' here; did you mean 'failed'?"},
          Row{"/tests/0/gate/verdit",
              "r.json: error: tests[0].gate: there is no member 'verdit' here; did you mean 'verdict'?"},
          Row{"/tests/0/interval/x", "r.json: error: tests[0].interval: there is no member 'x' here"},
          Row{"/tests/0/slots/0/x", "r.json: error: tests[0].slots[0]: there is no member 'x' here"},
          Row{"/tests/0/slots/0/values/1/x",
              "r.json: error: tests[0].slots[0].values[1]: there is no member 'x' here"},
          Row{"/tests/0/examples/0/text",
              "r.json: error: tests[0].examples[0]: there is no member 'text' here; did you mean 'texts'?"},
          Row{"/tests/0/examples/0/predictions/0/x",
              "r.json: error: tests[0].examples[0].predictions[0]: there is no member 'x' here"},
          Row{"/totals/x", "r.json: error: totals: there is no member 'x' here"}}) {
        CHECK(fault_after([&](Json& j) { j[Json::json_pointer(row.pointer)] = 1; }) == row.message);
    }
}

TEST_CASE("values of the wrong kind and contradictions are refused with their path") {
    struct Row {
        const char* pointer;
        Json value;
        const char* message;
    };
    for (
        const Row& row : {
            Row{"/complete", 1, "complete: must be true or false, but is 1"},
            Row{"/seed", -1, "seed: must be a whole number from 0 to 2^64-1, but is -1"},
            Row{"/sample", "all", "sample: must be a whole number from 0 to 2^64-1, but is string"},
            Row{"/suite/labels/1", "negative", "suite.labels[1]: the label 'negative' occurs twice"},
            Row{"/model/labels/0", "", "model.labels[0]: a label is empty"},
            Row{"/suite/labels/0", "",
                "tests[1].examples[0].predictions[1].label: 'negative' is none of suite.labels"},
            Row{"/model/certainty", "label", "model.probabilities: contradicts certainty"},
            Row{"/model/certainty", "lable",
                "model.certainty: 'lable' is none of label, confidence, probabilities; did you mean "
                "'label'?"},
            Row{"/tests/0/type", "mft", "tests[0].type: 'mft' is none of MFT, INV, DIR; did you mean 'MFT'?"},
            Row{"/tests/1/name", "negated positive verb", "tests[1].name: another test has the same name"},
            Row{"/tests/0/population", "-1",
                "tests[0].population: must be a whole number in a string, from 0 to 2^64-1"},
            Row{"/tests/0/population", "18446744073709551616",
                "tests[0].population: must be a whole number in a string, from 0 to 2^64-1"},
            Row{"/tests/0/population", "0320000000000",
                "tests[0].population: must be a whole number in a string, from 0 to 2^64-1"},
            Row{"/tests/0/population", "9999", "tests[0].cases: more than the population"},
            Row{"/sample", 9999, "tests[0].cases: more than sample"},
            Row{"/tests/0/population", 5, "tests[0].population: must be a text, but is 5"},
            Row{"/tests/0/skipped", 10001, "tests[0].skipped: more than there are cases"},
            Row{"/tests/0/failed", 10001, "tests[0].failed: more than were judged (cases - skipped)"},
            Row{"/tests/0/failed", 813,
                "tests[0].failure_rate: must be 813 / 10000, the failed among the judged cases"},
            Row{"/tests/0/failure_rate", nullptr,
                "tests[0].failure_rate: must be 812 / 10000, the failed among the judged cases"},
            Row{"/tests/7/failure_rate", 0, "tests[7].failure_rate: must be null where no case was judged"},
            Row{"/tests/0/interval", nullptr,
                "tests[0].interval: must be null where failure_rate is, and only there"},
            Row{"/tests/0/interval/low", 0.5, "tests[0].interval: low is above high"},
            Row{"/tests/0/interval/level", 95,
                "tests[0].interval.level: must be above 0 and below 1, but is 95"},
            Row{"/tests/0/interval/method", "wald",
                "tests[0].interval.method: 'wald' is not clopper-pearson"},
            Row{"/tests/0/interval/level", 0,
                "tests[0].interval.level: must be above 0 and below 1, but is 0"},
            Row{"/tests/0/interval/level", 1,
                "tests[0].interval.level: must be above 0 and below 1, but is 1"},
            Row{"/tests/0/interval/level", -0.0,
                "tests[0].interval.level: must be above 0 and below 1, but is -0"},
            Row{"/tests/0/interval/low", -0.0, "tests[0].interval.low: must be from 0 to 1, but is -0"},
            Row{"/tests/0/interval/high", 1.5, "tests[0].interval.high: must be from 0 to 1, but is 1.5"},
            Row{"/tests/0/interval/low", 0.082, "tests[0].interval: failure_rate lies outside it"},
            Row{"/tests/0/interval/high", 0.08, "tests[0].interval: failure_rate lies outside it"},
            Row{"/tests/9/failure_rate", -0.0, "tests[9].failure_rate: must be from 0 to 1, but is -0"},
            Row{"/tests/0/gate/max_failure_rate", 1.5,
                "tests[0].gate.max_failure_rate: must be from 0 to 1, but is 1.5"},
            Row{"/tests/0/gate/max_failure_rate", 0.05,
                "tests[0].gate.verdict: contradicts failure_rate and max_failure_rate"},
            Row{"/tests/0/gate/verdict", "failed",
                "tests[0].gate.verdict: contradicts failure_rate and max_failure_rate"},
            Row{"/tests/0/gate/max_failure_rate", nullptr,
                "tests[0].gate.verdict: there is no max_failure_rate to judge by, and no gap"},
            Row{"/tests/7/gate/verdict", "passed", "tests[7].gate.verdict: passed, but no case was judged"},
            Row{"/tests/0/gate/verdict", "pass",
                "tests[0].gate.verdict: 'pass' is none of passed, failed, none, not-applicable; did you "
                "mean 'passed'?"},
            Row{"/tests/0/gate/verdict", "none",
                "tests[0].gate.verdict: none, but there is a max_failure_rate, or a gap"},
            Row{"/tests/0/gate/verdict", "not-applicable",
                "tests[0].gate.verdict: not-applicable, but cases were judged"},
            Row{"/tests/0/gate/reason", "x",
                "tests[0].gate.reason: there is a reason, but cases were judged"},
            Row{"/tests/1/skip_reasons/x", 1,
                "tests[1].skip_reasons.x: the reasons add up to more than skipped"},
            Row{"/tests/4/skip_reasons/clash", 0,
                "tests[4].skip_reasons: the reasons add up to less than skipped"},
            Row{"/tests/1/skip_reasons/x", "1",
                "tests[1].skip_reasons.x: must be a whole number from 0 to 2^53, but is string"},
            Row{"/tests/0/slots/0/values/0/failed", 121,
                "tests[0].slots[0].values[0]: more failed than there were cases"},
            Row{"/tests/0/slots/0/values/0/cases", 0,
                "tests[0].slots[0].values[0].cases: must be 1 at least: values that did not occur are left "
                "out"},
            Row{"/tests/0/slots/0/values/2/cases", 5001,
                "tests[0].slots[0].values[2].cases: the values of the slot have more cases than were judged"},
            Row{"/tests/0/slots/0/values/0/cases", 9'007'199'254'740'992u,
                "tests[0].slots[0].values[0].cases: the values of the slot have more cases than were judged"},
            Row{"/tests/0/slots/0/values/0/failed", 113,
                "tests[0].slots[0]: its values add up to 813 failed of 10000, but the test has 812 of 10000"},
            Row{"/tests/0/slots/0/values/0/failed", 111,
                "tests[0].slots[0]: its values add up to 811 failed of 10000, but the test has 812 of 10000"},
            Row{"/tests/10/gaps/0/in", "score-rate",
                "tests[10].gaps[0].in: 'score-rate' is none of failure-rate, label-rate, score"},
            Row{"/tests/10/gaps/1/at_most", 3, "tests[10].gaps[1].at_most: must be from 0 to 2, but is 3"},
            Row{"/tests/10/gaps/0/at_most", 1.5,
                "tests[10].gaps[0].at_most: must be from 0 to 1, but is 1.5"},
            Row{"/tests/10/gaps/0/of", "",
                "tests[10].gaps[0].of: must be empty for a failure-rate, and only there"},
            Row{"/tests/10/gaps/2/groups/0/count", 401,
                "tests[10].gaps[2].groups: the groups have more cases than were judged"},
            Row{"/tests/10/gaps/0/min_count", 0, "tests[10].gaps[0].min_count: must be 1 at least"},
            Row{"/tests/10/gaps/0/groups/0/value", -0.5,
                "tests[10].gaps[0].groups[0].value: must be from 0 to 1, but is -0.5"},
            Row{"/tests/10/gaps/1/groups/0/value", -1.5,
                "tests[10].gaps[1].groups[0].value: must be from -1 to 1, but is -1.5"},
            Row{"/tests/10/gaps/0/groups/0/count", 0,
                "tests[10].gaps[0].groups[0].count: must be 1 at least: groups that did not occur are left "
                "out"},
            Row{"/tests/10/gaps/0/groups/0/group", "male",
                "tests[10].gaps[0].groups[1].group: another group has the same name"},
            Row{"/tests/10/gaps/0/gap", 0.2,
                "tests[10].gaps[0].gap: must be the largest value less the smallest, of groups with "
                "min_count at least"},
            Row{"/tests/10/gaps/2/gap", 0,
                "tests[10].gaps[2].gap: must be the largest value less the smallest, of groups with "
                "min_count at least"},
            Row{"/tests/10/gaps/0/p_value", nullptr,
                "tests[10].gaps[0].p_value: must be null where gap is, and only there"},
            Row{"/tests/10/gaps/0/passed", true, "tests[10].gaps[0].passed: contradicts gap and at_most"},
            Row{"/tests/10/gaps/1/passed", false, "tests[10].gaps[1].passed: contradicts gap and at_most"},
            Row{"/tests/10/gate/verdict", "passed",
                "tests[10].gate.verdict: contradicts failure_rate, max_failure_rate and gaps"},
            Row{"/tests/0/slots/1/slot", "negation",
                "tests[0].slots[1].slot: another slot has the same name"},
            Row{"/tests/0/slots/0/values/1/value", "never",
                "tests[0].slots[0].values[2].value: another value of the slot is the same"},
            Row{"/suite/sha256", "", "suite.sha256: must be 64 digits of 0-9 and a-f"},
            Row{"/suite/sha256", std::string(64, 'A'), "suite.sha256: must be 64 digits of 0-9 and a-f"},
            Row{"/suite/sha256", std::string(63, 'a'), "suite.sha256: must be 64 digits of 0-9 and a-f"},
            Row{"/model/sha256", std::string(64, 'g'),
                "model.sha256: must be 64 digits of 0-9 and a-f, or empty"},
            Row{"/model/kind", "files",
                "model.kind: 'files' is none of file, predictions, command, url, function; did you mean "
                "'file'?"},
            Row{"/tests/0/examples/0/id", "negated positive verb",
                "tests[0].examples[0].id: 'negated positive verb' is no test name#index"},
            Row{"/tests/0/examples/0/id", "negated positive verb#",
                "tests[0].examples[0].id: 'negated positive verb#' is no test name#index"},
            Row{"/tests/0/examples/0/id", "negated positive verb#01",
                "tests[0].examples[0].id: 'negated positive verb#01' is no test name#index"},
            Row{"/tests/0/examples/0/id", "swap locations#17",
                "tests[0].examples[0].id: names another test than the one it stands in"},
            Row{"/tests/0/examples/0/id", "negated positive verb#320000000000",
                "tests[0].examples[0].id: there is no case with this number"},
            Row{"/tests/0/examples/0/texts", Json::array(), "tests[0].examples[0].texts: holds no text"},
            Row{"/tests/0/examples/0/texts/0",
                {"a"},
                "tests[0].examples[0].texts[0]: an array stands for a text of two or more fields; write a "
                "single one as "
                "a string"},
            Row{"/tests/1/examples/0/texts/1",
                {"a", "b"},
                "tests[1].examples[0].texts[1]: must have as many fields as the first text"},
            Row{"/tests/1/examples/0/edits/1/0",
                {12, 19, 12},
                "tests[1].examples[0].edits[1][0]: an edit is [from_begin, from_end, to_begin, to_end]"},
            Row{"/tests/1/examples/0/edits/1/0",
                {12, 11, 12, 18},
                "tests[1].examples[0].edits[1][0]: edits must be in order and must not overlap"},
            Row{"/tests/1/examples/0/edits/1/0",
                {12, 36, 12, 18},
                "tests[1].examples[0].edits[1][0]: lies outside the text"},
            Row{"/tests/1/examples/0/edits/1/0",
                {12, 19, 12, 35},
                "tests[1].examples[0].edits[1][0]: lies outside the text"},
            Row{"/tests/1/examples/0/edits/1/0",
                {13, 19, 12, 18},
                "tests[1].examples[0].edits[1][0]: the texts differ before this edit"},
            Row{"/tests/1/examples/0/edits/1/0",
                {12, 18, 12, 18},
                "tests[1].examples[0].edits[1]: the texts differ behind the last edit"},
            Row{"/tests/1/examples/0/edits/2/0",
                {23, 25, 23, 27},
                "tests[1].examples[0].edits[2][0]: begins or ends inside a character"},
            Row{"/tests/1/examples/0/edits/3", Json::array(),
                "tests[1].examples[0].edits: holds more lists than there are texts"},
            Row{"/tests/0/examples/0/bindings/thing", nullptr,
                "tests[0].examples[0].bindings.thing: must be a text, but is null"},
            Row{"/tests/0/examples/0/predictions/0/label", "neutrl",
                "tests[0].examples[0].predictions[0].label: 'neutrl' is none of suite.labels; did you mean "
                "'neutral'?"},
            Row{"/tests/0/examples/0/predictions/0/confidence", 1.5,
                "tests[0].examples[0].predictions[0].confidence: must be from 0 to 1, but is 1.5"},
            Row{"/tests/0/examples/0/predictions/0/confidence", 0.8,
                "tests[0].examples[0].predictions[0].confidence: is not the probability of the label"},
            Row{"/tests/0/examples/0/predictions/0/probabilities/1", 1e308,
                "tests[0].examples[0].predictions[0].probabilities[1]: must be from 0 to 1, but is 1e+308"},
            Row{"/tests/0/examples/0/predictions/0/probabilities/1", 0.2,
                "tests[0].examples[0].predictions[0].probabilities: sum to 1.1 instead of 1"},
            Row{"/tests/0/examples/0/predictions/0/probabilities",
                {0.5, 0.5},
                "tests[0].examples[0].predictions[0].probabilities: must hold 3 numbers, one for each of "
                "suite.labels, "
                "but holds 2"},
            Row{"/tests/0/examples/0/predictions", Json::array(),
                "tests[0].examples[0].predictions: must hold one prediction for each of 1 text, but holds "
                "0"},
            Row{"/tests/0/examples/0/failed_texts/0", 1,
                "tests[0].examples[0].failed_texts[0]: there is no text with this number"},
            Row{"/tests/0/examples/0/failed_texts", Json::array(),
                "tests[0].examples[0].failed_texts: is empty, but the case failed"},
            Row{"/tests/1/examples/0/failed_texts/0", 0,
                "tests[1].examples[0].failed_texts[0]: the original is not judged"},
            Row{"/tests/1/examples/0/failed_texts/1", 1,
                "tests[1].examples[0].failed_texts[1]: must be above the number before it"},
            Row{"/totals/cases", 1, "totals.cases: the tests add up to 11960"},
            Row{"/totals/gates_failed", 0, "totals.gates_failed: the tests add up to 5"},
            Row{"/totals/failure_rate", 0.5,
                "totals.failure_rate: must be 903 / 11922, the failed among the judged cases"},
            Row{"/totals/interval", nullptr,
                "totals.interval: must be null where failure_rate is, and only there"},
        }) {
        CHECK(fault_after([&](Json& j) { j[Json::json_pointer(row.pointer)] = row.value; }) ==
              "r.json: error: " + std::string(row.message));
    }
}

TEST_CASE("predictions hold what the model gives") {
    struct Row {
        const char* certainty;
        Json prediction;
        const char* fault;
    };
    const Json label = {{"label", "neutral"}};
    const Json confidence = {{"label", "neutral"}, {"confidence", 0.5}};
    const Json probabilities = {
        {"label", "neutral"}, {"confidence", 0.5}, {"probabilities", {0.25, 0.5, 0.25}}};
    for (const Row& row :
         {Row{"label", label, ""},
          Row{"label", confidence, ".confidence: contradicts model.certainty, which is label"},
          Row{"confidence", label, ": the member 'confidence' is missing"}, Row{"confidence", confidence, ""},
          Row{"confidence", probabilities,
              ".probabilities: contradicts model.certainty, which is confidence"},
          Row{"probabilities", confidence, ": the member 'probabilities' is missing"},
          Row{"probabilities", probabilities, ""}}) {
        CAPTURE(row.certainty);
        CAPTURE(row.prediction);
        const std::string fault = fault_after([&](Json& j) {
            j["model"]["certainty"] = row.certainty;
            j["model"]["probabilities"] = std::string(row.certainty) == "probabilities";
            for (Json& each : j["tests"]) {
                if (each["name"] == "negated positive verb")
                    each["examples"][0]["predictions"][0] = row.prediction;
                else
                    each["examples"] = Json::array();
            }
        });
        const std::string path = "r.json: error: tests[0].examples[0].predictions[0]";
        CHECK(fault == (*row.fault ? path + row.fault : "accepted"));
    }
}

TEST_CASE("examples are failing cases, each once") {
    CHECK(fault_after([](Json& j) { j["tests"][0]["examples"].push_back(j["tests"][0]["examples"][0]); }) ==
          "r.json: error: tests[0].examples[1].id: another example has the same id");
    CHECK(fault_after([](Json& j) {
              Json examples = Json::array();
              for (int i = 0; i < 4; ++i) {
                  examples.push_back(j["tests"][2]["examples"][0]);
                  examples[i]["id"] = "add negative phrases#" + std::to_string(i);
              }
              j["tests"][2]["examples"] = examples;
          }) == "r.json: error: tests[2].examples: holds more cases than failed");
}

TEST_CASE("only a failed gate stops a run early") {
    const auto fault = [](const std::function<void(Json&)>& change) {
        return fault_after(change, test::stopped());
    };
    CHECK(fault([](Json&) {}) == "accepted");
    CHECK(fault([](Json& j) { j["not_run"] = 0; }) ==
          "r.json: error: not_run: must be 1 at least: it is left out where every test was run");
    const std::string why =
        "r.json: error: not_run: only the failed gate of the last test stops a run, unless it is interrupted";
    CHECK(fault([](Json& j) { j["complete"] = false; }) == why);
    CHECK(fault([](Json& j) { j["allow_not_applicable"] = true; }) == why);
    CHECK(fault([](Json& j) {
              j["tests"] = Json::array();
              j["totals"]["tests"] = j["totals"]["not_applicable"] = 0;
          }) == why);
}

TEST_CASE("an interrupted run may not have come to a gate") {
    CHECK(fault_after([](Json& j) {
              j["complete"] = false;
              j["tests"][0]["gate"]["verdict"] = "none";
              j["totals"]["gates_passed"] = j["totals"]["gates_passed"].get<int>() - 1;
          }) == "accepted");
}

TEST_CASE("counts cannot add up to a number that wraps") {
    CHECK(fault_after([](Json& j) {
              for (Json& each : j["tests"])
                  each["gate"] = {{"max_failure_rate", nullptr}, {"verdict", "none"}};
              j["sample"] = nullptr;
              for (const int i : {5, 6}) {
                  Json& test = j["tests"][i];
                  test["cases"] = test["skipped"] = test["skip_reasons"]["x"] = 9'007'199'254'740'992u;
                  test["population"] = "9007199254740992";
              }
          }) == "r.json: error: tests[5].cases: the tests hold more than 2^53 cases together");
}

TEST_CASE("the file cut at any byte is refused") {
    const std::string bytes = to_json(test::everything());
    // The last line break may be missing.
    for (std::size_t length = 0; length + 1 < bytes.size(); ++length) {
        CAPTURE(length);
        REQUIRE_THROWS_AS(from_json(std::string_view(bytes).substr(0, length), "r.json"), InputError);
    }
}

TEST_CASE("the file with any byte changed is refused or read, never more") {
    CHECK(rc::check("a changed byte", [] {
        static const std::string bytes = to_json(test::everything());
        std::string changed = bytes;
        changed[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
        try {
            // What is read is whole: it can be written and rendered.
            to_json(from_json(changed, "r.json"));
        } catch (const InputError&) {
        }
    }));
}

TEST_CASE("any member left out is refused") {
    const Json whole = Json::parse(to_json(test::everything()));
    const Json flat = whole.flatten();
    for (const auto& member : flat.items()) {
        const std::string path = member.key();  // clang 14 cannot capture a structured binding
        const Json::json_pointer pointer(path);
        const Json::json_pointer parent = pointer.parent_pointer();
        const std::string name = pointer.back();
        const bool optional = name == "reason" || path.find("/bindings/") != path.npos ||
                              path.find("/skip_reasons/") != path.npos;
        if (!whole[parent].is_object() || optional) continue;
        CAPTURE(path);
        Json cut = whole;
        cut[parent].erase(name);
        CHECK_THROWS_AS(from_json(cut.dump(), "r.json"), InputError);
    }
}
