// Recorded predictions, and replaying one case.

#include "fake_model.hpp"
#include "sample_suite.hpp"

#include <assay/base/numbers.hpp>
#include <assay/model/recorded.hpp>
#include <assay/run/runner.hpp>

#include <doctest/doctest.h>

#include <map>

namespace assay {
namespace {

using test::by_hash;
using test::FakeModel;
using test::FakeRecording;
using test::in_suite;
using test::SuiteFolder;

Selection all_cases() {
    Selection selection;
    selection.sample.reset();
    return selection;
}

/// Every text of a run in the order of an expansion.
std::vector<std::string> expansion(const Suite& suite, const Selection& selection) {
    std::vector<std::string> texts;
    for (const TestPlan& plan : plan_tests(suite, selection))
        for (std::uint64_t rank = 0; rank < plan.size(); ++rank) {
            Case made;
            plan.test().cases->make(plan.index(rank), made);
            for (std::size_t t = 0; t < made.texts.size(); ++t) texts.emplace_back(made.texts[t]);
        }
    return texts;
}

TEST_CASE("a recorded model is shown every text in the order of an expansion, and asked at those places") {
    const SuiteFolder folder = test::sample_folder();
    const Suite suite = folder.read();
    for (const auto& sample : {std::optional<std::uint64_t>(), std::optional<std::uint64_t>(25)})
        for (const std::size_t batch : {1, 7, 1000})
            for (const std::size_t jobs : {1, 4}) {
                RunOptions options;
                options.selection.sample = sample;
                options.batch = batch;
                options.jobs = jobs;
                FakeRecording model;
                const RunResult result = run_suite(suite, model, options);
                CHECK(model.shown() == expansion(suite, options.selection));
                CHECK(model.ended());
                CHECK(model.misplaced() == 0);
                std::uint64_t expanded = 0;  // cases with texts
                for (const TestResult& test : result.tests) {
                    expanded += test.cases;
                    for (const auto& [reason, count] : test.skip_reasons)
                        if (reason != "the expectation does not apply") expanded -= count;
                }
                CHECK(model.cases() == expanded);
            }
}

TEST_CASE("tests that do not apply are shown too, since an expansion holds their texts") {
    const SuiteFolder folder(
        in_suite("<test name='p' type='MFT'><case>a</case><expect probability-of='positive' "
                 "at-least='0.5'/></test><test name='l' type='MFT'><case>b</case><expect "
                 "label='positive'/></test>"));
    const Suite suite = folder.read();
    RecordedOptions options;
    options.format = RecordedFormat::pred_only;
    options.labels.labels = suite.labels;
    const auto model = read_predictions("negative\npositive\n", "p.txt", options);
    const RunResult result = run_suite(suite, *model, {});
    CHECK(result.tests[0].verdict == GateVerdict::not_applicable);
    CHECK(result.tests[1].failed == 0);
    CHECK(result.tests[1].cases == 1);
    const auto short_file = read_predictions("positive\n", "p.txt", options);
    CHECK_THROWS_AS(run_suite(suite, *short_file, {}), Error);
}

TEST_CASE("predictions in files give the results of the model that made them") {
    const SuiteFolder folder = test::sample_folder();
    const Suite suite = folder.read();
    RunOptions options;
    options.selection.sample = 40;
    FakeModel model(by_hash);
    const RunResult expected = run_suite(suite, model, options);
    std::string matched, positional;
    for (const std::string& text : expansion(suite, options.selection)) {
        const std::vector<double> p = by_hash(text);
        const std::string numbers =
            format_number(p[0]) + "," + format_number(p[1]) + "," + format_number(p[2]);
        matched += "{\"text\": \"" + text + "\", \"probabilities\": [" + numbers + "]}\n";
        positional += format_number(p[0]) + " " + format_number(p[1]) + " " + format_number(p[2]) + "\n";
    }
    RecordedOptions recorded;
    recorded.labels.labels = suite.labels;
    const auto by_text = read_predictions(matched, "p.jsonl", recorded);
    CHECK(run_suite(suite, *by_text, options).tests == expected.tests);
    recorded.format = RecordedFormat::softmax;
    const auto by_place = read_predictions(positional, "p.txt", recorded);
    CHECK(run_suite(suite, *by_place, options).tests == expected.tests);
}

/// Replays every case of the selection and compares with what the run counted.
void check_replays(const Suite& suite, const std::function<std::unique_ptr<Model>()>& model,
                   const Selection& selection) {
    RunOptions options;
    options.selection = selection;
    options.examples = 100'000;
    const auto running = model();
    const RunResult result = run_suite(suite, *running, options);
    const auto replaying = model();
    for (std::size_t t = 0; t < suite.tests.size(); ++t) {
        const TestResult& found = result.tests[t];
        CAPTURE(found.name);
        std::map<std::string, Example> failed;
        for (const Example& example : found.examples) failed[example.id] = example;
        REQUIRE(failed.size() == found.failed);
        std::uint64_t failures = 0, skipped = 0;
        const TestPlan plan(suite.tests[t], selection);
        for (std::uint64_t rank = 0; rank < plan.size(); ++rank) {
            const std::string id = case_id(found.name, plan.index(rank));
            const Replay replay = replay_case(suite, *replaying, selection, id);
            CHECK(replay.index == plan.index(rank));
            CHECK(replay.example.id == id);
            failures += replay.verdict == Verdict::failed ? 1 : 0;
            skipped += replay.verdict == Verdict::skipped ? 1 : 0;
            CHECK((replay.verdict == Verdict::failed) == (failed.count(id) == 1));
            if (replay.verdict == Verdict::failed) CHECK(replay.example == failed[id]);
            CHECK(replay.verdicts.size() == replay.example.texts.size());
            CHECK(replay.explanations.size() == replay.example.texts.size());
        }
        CHECK(failures == found.failed);
        CHECK(skipped == found.skipped);
    }
}

TEST_CASE("every replay agrees with the run") {
    const SuiteFolder folder = test::sample_folder();
    const Suite suite = folder.read();
    check_replays(
        suite, [] { return std::make_unique<FakeModel>(by_hash); }, all_cases());
}

TEST_CASE("every replay on recorded predictions agrees with the run") {
    const SuiteFolder folder(in_suite(
        "<lexicon name='thing'>film\nplot.\nseat</lexicon><test name='a' type='MFT'><template "
        "distinct='true'>{thing1} {thing2}</template><expect label='positive neutral'/></test><test name='b' "
        "type='INV'><template>{thing} {a.|b}</template><perturb with='strip-punctuation'/><expect "
        "same='label'/></test>"));
    const Suite suite = folder.read();
    Selection selection;
    for (const std::uint64_t sample : {4, 100}) {
        selection.sample = sample;
        const std::vector<std::string> texts = expansion(suite, selection);
        std::string lines;
        for (const std::string& text : texts) {
            const std::vector<double> p = by_hash(text);
            lines += format_number(p[0]) + " " + format_number(p[1]) + " " + format_number(p[2]) + "\n";
        }
        // A recorded model is shown its texts once, so that each replay takes a new one.
        RunOptions options;
        options.selection = selection;
        FakeModel model(by_hash);
        const RunResult result = run_suite(suite, model, options);
        for (const TestResult& found : result.tests)
            for (const Example& example : found.examples) {
                RecordedOptions recorded;
                recorded.format = RecordedFormat::softmax;
                recorded.labels.labels = suite.labels;
                const auto predictions = read_predictions(lines, "p.txt", recorded);
                CHECK(replay_case(suite, *predictions, selection, example.id).example == example);
            }
    }
}

TEST_CASE("a case that positional predictions do not hold cannot be replayed") {
    const SuiteFolder folder(
        in_suite("<test name='t' type='MFT'><template>{a|b|c|d|e|f}</template><expect "
                 "label='positive'/></test>"));
    const Suite suite = folder.read();
    Selection selection;
    selection.sample = 2;
    const TestPlan plan(suite.tests[0], selection);
    for (std::uint64_t index = 0; index < 6; ++index) {
        FakeRecording model;
        const bool held = plan.index(0) == index || plan.index(1) == index;
        if (held)
            CHECK_NOTHROW(replay_case(suite, model, selection, case_id("t", index)));
        else
            CHECK_THROWS_WITH_AS(
                replay_case(suite, model, selection, case_id("t", index)),
                "this case is not among those that the predictions were made for; give the --sample, "
                "--seed and --test of then",
                Error);
        CHECK(model.misplaced() == 0);
    }
}

TEST_CASE("a replay tells why, text by text") {
    const SuiteFolder folder(
        in_suite("<test name='a#b' type='INV'><cases src='c.jsonl'/><expect same='label'/></test>"),
        {{"c.jsonl", "{\"texts\": [\"good\", \"fine\", \"good!\"], \"id\": \"seven\"}\n"}});
    const Suite suite = folder.read();
    FakeModel model(test::by_word);
    const Replay replay = replay_case(suite, model, {}, "a#b#0");
    CHECK(replay.own_id == "seven");
    CHECK(replay.verdict == Verdict::failed);
    CHECK(replay.verdicts == std::vector<Verdict>{Verdict::skipped, Verdict::failed, Verdict::passed});
    CHECK(replay.example.failed_texts == std::vector<std::size_t>{1});
    CHECK(replay.explanations[0].empty());
    CHECK(replay.explanations[1].size() == 1);
}

TEST_CASE("a case that is skipped is replayed as such") {
    const SuiteFolder folder(
        in_suite("<lexicon name='l'>a\nb</lexicon><lexicon name='m'>a</lexicon><test name='t' "
                 "type='MFT'><template distinct='true'>{l} {m}</template><expect "
                 "label='positive'/></test>"));
    const Suite suite = folder.read();
    FakeModel model(by_hash);
    const Replay replay = replay_case(suite, model, {}, "t#0");
    CHECK(replay.skip == SkipReason::clash);
    CHECK(replay.verdict == Verdict::skipped);
    CHECK(replay.example.texts.empty());
    CHECK(replay.example.bindings.size() == 2);
    CHECK(model.calls() == 0);
}

TEST_CASE("what cannot be replayed") {
    const SuiteFolder folder(
        in_suite("<test name='t' type='MFT'><case>a</case><expect probability-of='positive' "
                 "at-least='0.5'/></test>"));
    const Suite suite = folder.read();
    FakeModel labels(by_hash, Certainty::label_only);
    CHECK_THROWS_WITH_AS(replay_case(suite, labels, {}, "t#0"),
                         "the test 't' does not apply: the model gives labels only", Error);
    FakeModel model(by_hash);
    CHECK_THROWS_WITH_AS(replay_case(suite, model, {}, "u#0"),
                         "the suite 's' has no test 'u'; did you mean 't'?", Error);
}

}  // namespace
}  // namespace assay
