// A run finds what the plainest loop finds, whatever the threads and batches.

#include "fake_model.hpp"
#include "run_oracle.hpp"
#include "sample_suite.hpp"

#include <assay/run/runner.hpp>

#include <doctest/doctest.h>

#include <set>
#include <stdexcept>

namespace assay {
namespace {

using test::by_hash;
using test::by_word;
using test::FakeModel;
using test::FakeRecording;
using test::in_suite;
using test::SuiteFolder;

RunResult run(const Suite& suite, Model& model, const RunOptions& options = {}) {
    return run_suite(suite, model, options);
}

TEST_CASE("a result is the same whatever the threads and the size of batches") {
    const SuiteFolder folder = test::sample_folder();
    const Suite suite = folder.read();
    FakeModel model(by_hash);
    for (const std::optional<std::uint64_t> sample :
         {std::optional<std::uint64_t>(), std::optional<std::uint64_t>(37)}) {
        RunOptions options;
        options.selection.sample = sample;
        options.jobs = 1;
        options.batch = 1;
        const RunResult expected = run(suite, model, options);
        CHECK(expected.totals.failed > 20);
        CHECK(expected.totals.skipped > (sample ? 10 : 50));
        for (const std::size_t jobs : {1, 2, 8})
            for (const std::size_t batch : {1, 7, 256, 100'000}) {
                CAPTURE(jobs);
                CAPTURE(batch);
                options.jobs = jobs;
                options.batch = batch;
                CHECK(run(suite, model, options) == expected);
            }
    }
}

TEST_CASE("counts, rates, slots and examples are those of the plainest loop") {
    const SuiteFolder folder = test::sample_folder();
    const Suite suite = folder.read();
    for (const auto& sample : {std::optional<std::uint64_t>(), std::optional<std::uint64_t>(50)})
        for (const std::size_t examples : {0, 1, 10, 1000})
            for (const std::uint64_t seed : {0, 1}) {
                RunOptions options;
                options.selection.sample = sample;
                options.selection.seed = seed;
                options.examples = examples;
                FakeModel model(by_hash);
                const RunResult result = run(suite, model, options);
                test::RunOracle oracle(suite, model, options);
                REQUIRE(result.tests.size() == suite.tests.size());
                for (std::size_t t = 0; t < result.tests.size(); ++t) {
                    const TestResult& found = result.tests[t];
                    CAPTURE(found.name);
                    const TestResult expected = oracle.judge(suite.tests[t]);
                    CHECK(found.type == expected.type);
                    CHECK(found.line == expected.line);
                    CHECK(found.population == expected.population);
                    CHECK(found.cases == expected.cases);
                    CHECK(found.skipped == expected.skipped);
                    CHECK(found.skip_reasons == expected.skip_reasons);
                    CHECK(found.unchanged == expected.unchanged);
                    CHECK(found.failed == expected.failed);
                    CHECK(found.failure_rate == expected.failure_rate);
                    CHECK(found.interval == expected.interval);
                    CHECK(test::sorted(found.slots) == test::sorted(expected.slots));
                    REQUIRE(found.examples.size() == expected.examples.size());
                    for (std::size_t e = 0; e < found.examples.size(); ++e) {
                        CHECK(found.examples[e].id == expected.examples[e].id);
                        CHECK(found.examples[e].failed_texts == expected.examples[e].failed_texts);
                    }
                }
            }
}

TEST_CASE("the sample suite holds every kind of skip") {
    const SuiteFolder folder = test::sample_folder();
    const Suite suite = folder.read();
    FakeModel model(by_hash);
    RunOptions options;
    options.selection.sample.reset();
    const RunResult result = run(suite, model, options);
    std::set<std::string> reasons;
    for (const TestResult& test : result.tests)
        for (const auto& [reason, count] : test.skip_reasons) reasons.insert(reason);
    CHECK(reasons == std::set<std::string>{"nothing to change in the text", "the expectation does not apply",
                                           "two slots hold the same value"});
}

TEST_CASE("what a result says about its run") {
    const SuiteFolder folder(
        in_suite("<test name='t' type='MFT' capability='Vocabulary' description='d' "
                 "max-failure-rate='0.5'><template>{good|bad} film</template><expect "
                 "label='positive'/></test>"));
    const Suite suite = folder.read();
    FakeModel model(by_word);
    RunOptions options;
    options.selection.seed = 7;
    options.selection.sample = 1000;
    const RunResult result = run(suite, model, options);
    CHECK(result.complete);
    CHECK(result.seed == 7);
    CHECK(result.sample == 1000);
    CHECK(result.suite_name == "s");
    CHECK(result.suite_sha256 == suite.sha256);
    CHECK(result.labels == std::vector<std::string>{"negative", "neutral", "positive"});
    CHECK(result.model_kind == "fake");
    CHECK(result.certainty == Certainty::probabilities);
    REQUIRE(result.tests.size() == 1);
    const TestResult& test = result.tests[0];
    CHECK(test.capability == "Vocabulary");
    CHECK(test.description == "d");
    CHECK(test.line == 2);
    CHECK(test.slots == std::vector<SlotTally>{{"choice1", {{"good", 1, 0}, {"bad", 1, 1}}}});
    CHECK(result.totals == totals_of(result.tests));
}

TEST_CASE("an example holds all that went into its verdict") {
    const SuiteFolder folder(
        in_suite("<lexicon name='thing'>film</lexicon><test name='t' type='DIR'><template>good "
                 "{thing}.</template><perturb with='append' choices='{so|bad}'/><expect "
                 "increasing='positive' tolerance='0.1'/></test>"));
    const Suite suite = folder.read();
    FakeModel model(by_word);
    const RunResult result = run(suite, model);
    REQUIRE(result.tests[0].examples.size() == 1);
    const Example& example = result.tests[0].examples[0];
    CHECK(example.id == "t#0");
    CHECK(example.texts ==
          std::vector<std::vector<std::string>>{{"good film."}, {"good film. so"}, {"good film. bad"}});
    CHECK(example.edits == std::vector<std::vector<Edit>>{{}, {{10, 10, 10, 13}}, {{10, 10, 10, 14}}});
    CHECK(example.bindings == std::vector<std::pair<std::string, std::string>>{{"thing", "film"}});
    CHECK(example.expected == "positive must not fall by more than 0.1");
    REQUIRE(example.predictions.size() == 3);
    CHECK(example.predictions[2].label == 0);
    CHECK(example.predictions[2].probabilities == std::vector<double>{0.75, 0.25, 0});
    CHECK(example.failed_texts == std::vector<std::size_t>{2});
}

TEST_CASE("MFT judges every text of a group, INV and DIR all but the original") {
    const auto failed = [](const std::string& type, const std::string& first, const std::string& second) {
        const SuiteFolder folder(in_suite("<test name='t' type='" + type + "'><case><text>" + first +
                                          "</text><text>" + second +
                                          "</text></case><expect label='positive'/></test>"));
        const Suite suite = folder.read();
        FakeModel model(by_word);
        return run(suite, model).tests[0].failed;
    };
    CHECK(failed("MFT", "bad", "good") == 1);
    CHECK(failed("MFT", "good", "bad") == 1);
    CHECK(failed("MFT", "good", "good") == 0);
    for (const char* type : {"INV", "DIR"}) {
        CHECK(failed(type, "bad", "good") == 0);
        CHECK(failed(type, "good", "bad") == 1);
    }
}

TEST_CASE("a sample looks at so many cases of each test") {
    const SuiteFolder folder = test::sample_folder();
    const Suite suite = folder.read();
    FakeModel model(by_hash);
    RunOptions options;
    options.selection.sample = 30;
    for (const TestResult& test : run(suite, model, options).tests)
        CHECK(test.cases == std::min<std::uint64_t>(30, test.population));
    options.selection.sample.reset();
    for (const TestResult& test : run(suite, model, options).tests) CHECK(test.cases == test.population);
}

TEST_CASE("a suite that declares no labels speaks in the model's") {
    const SuiteFolder folder(
        "<suite name='s'><test name='t' type='INV'><case><text>good</text><text>bad</text></case>"
        "<expect same='label'/></test></suite>");
    const Suite suite = folder.read();
    FakeModel model(by_word);
    const RunResult result = run(suite, model);
    CHECK(result.labels == std::vector<std::string>{"negative", "neutral", "positive"});
    CHECK(result.tests[0].failed == 1);
}

TEST_CASE("texts of several fields reach the model whole") {
    const SuiteFolder folder(
        "<suite name='s' labels='negative neutral positive' fields='q r'><test name='t' "
        "type='MFT'><case><field name='q'>so</field><field name='r'>bad</field></case><expect "
        "label='negative'/></test></suite>");
    const Suite suite = folder.read();
    FakeModel model([](std::string_view text) {
        return text == "so|bad" ? std::vector<double>{1, 0, 0} : std::vector<double>{0, 0, 1};
    });
    const RunResult result = run(suite, model);
    CHECK(result.tests[0].failed == 0);
    CHECK(result.tests[0].cases == 1);
}

TEST_CASE("the selection chooses tests") {
    const SuiteFolder folder = test::sample_folder();
    const Suite suite = folder.read();
    FakeModel model(by_hash);
    RunOptions options;
    options.selection.tests = {"slot*"};
    CHECK(run(suite, model, options).tests.size() == 2);
    options.selection.tests = {"no such test"};
    CHECK_THROWS_WITH_AS(run(suite, model, options), "the suite 'sample' has no test 'no such test'", Error);
}

// ==== Threads, observers, stopping ====

TEST_CASE("a model is called by no more threads than it takes") {
    const SuiteFolder folder = test::sample_folder();
    const Suite suite = folder.read();
    for (const auto& [jobs, concurrency, most] :
         {std::tuple<std::size_t, std::size_t, std::uint64_t>{8, 1, 1},
          {1, 8, 1},
          {2, 4, 2},
          {4, 2, 2},
          {3, 0, 3},
          {0, 2, 2}}) {
        FakeModel model(by_hash);
        model.change().concurrency = concurrency;
        RunOptions options;
        options.jobs = jobs;
        options.batch = 1;
        run(suite, model, options);
        CHECK(model.most_running() <= most);
    }
}

struct CountingObserver final : RunObserver {
    void begin(std::uint64_t cases_in_all) override { all = cases_in_all; }
    void advance(const Test&, std::uint64_t cases) override { done += cases; }
    std::uint64_t all = 0;
    std::atomic<std::uint64_t> done{0};
};

TEST_CASE("an observer is told of every case") {
    const SuiteFolder folder = test::sample_folder();
    const Suite suite = folder.read();
    FakeModel model(by_hash);
    CountingObserver observer;
    RunOptions options;
    options.batch = 7;
    const RunResult result = run_suite(suite, model, options, &observer);
    CHECK(observer.all == result.totals.cases);
    CHECK(observer.done == result.totals.cases);
}

/// Raises the flag once so many cases have been judged.
struct StoppingObserver final : RunObserver {
    StoppingObserver(std::atomic<bool>& flag, std::uint64_t cases) : stop(flag), left(cases) {}
    void begin(std::uint64_t) override {}
    void advance(const Test&, std::uint64_t cases) override {
        if ((done += cases) >= left) stop = true;
    }
    std::atomic<bool>& stop;
    std::uint64_t left;
    std::atomic<std::uint64_t> done{0};
};

TEST_CASE("a run that is stopped keeps the tests that were finished, and those are as they would have been") {
    const SuiteFolder folder = test::sample_folder();
    const Suite suite = folder.read();
    FakeModel model(by_hash);
    const RunResult whole = run(suite, model);
    const std::uint64_t first = whole.tests[0].cases;
    for (const std::uint64_t cases : {std::uint64_t{1}, first + 1, first + whole.tests[1].cases + 3}) {
        std::atomic<bool> stop{false};
        StoppingObserver observer(stop, cases);
        RunOptions options;
        options.batch = 1;
        const RunResult result = run_suite(suite, model, options, &observer, &stop);
        CHECK(!result.complete);
        CHECK(exit_code_of(result) == 130);
        CHECK(result.tests.size() == (cases == 1 ? 0 : cases == first + 1 ? 1 : 2));
        for (std::size_t t = 0; t < result.tests.size(); ++t) CHECK(result.tests[t] == whole.tests[t]);
        CHECK(observer.done < whole.totals.cases);
    }
}

TEST_CASE("a run over more cases than anybody can count to is stopped as well") {
    const std::string slot_of_twenty = "{1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20}";
    std::string text;
    for (int slots = 0; slots < 12; ++slots) text += slot_of_twenty;  // 4e15
    const SuiteFolder folder(
        "<suite name='s' labels='negative positive'><test name='t' type='MFT'><template>" + text +
        "</template><expect label='positive'/></test></suite>");
    const Suite suite = folder.read();
    FakeModel model(by_hash);
    RunOptions options;
    options.selection.sample = std::nullopt;
    for (const std::size_t jobs : {1, 2}) {
        std::atomic<bool> stop{false};
        StoppingObserver observer(stop, 1'000);
        options.jobs = jobs;
        CHECK(!run_suite(suite, model, options, &observer, &stop).complete);
    }
}

TEST_CASE("a run that is stopped before it begins has no test") {
    const SuiteFolder folder = test::sample_folder();
    const Suite suite = folder.read();
    const std::atomic<bool> stop{true};
    FakeModel model(by_hash);
    CHECK(run_suite(suite, model, {}, nullptr, &stop).tests.empty());
    CHECK(model.calls() == 0);
    FakeRecording recording;
    CHECK(!run_suite(suite, recording, {}, nullptr, &stop).complete);
    CHECK(recording.shown().empty());
    CHECK(!recording.ended());
}

// ==== Models that break their word ====

struct Broken final : FakeModel {
    using FakeModel::FakeModel;
    void predict(const TextBatch& texts, BatchPosition position, Predictions& out) override {
        break_it(texts, position, out);
    }
    std::function<void(const TextBatch&, BatchPosition, Predictions&)> break_it;
};

TEST_CASE("a model that does not give what it announced is a ModelError, and nothing is read beyond it") {
    const SuiteFolder folder = test::sample_folder();
    const Suite suite = folder.read();
    const auto message = [&](auto break_it) {
        Broken model(by_hash);
        model.break_it = break_it;
        try {
            run(suite, model);
        } catch (const ModelError& error) {
            return std::string(error.what());
        }
        return std::string("no error");
    };
    CHECK(message([](const TextBatch&, BatchPosition, Predictions& out) {
              out.reset(Certainty::probabilities, 3);
          }).starts_with("the model gave 0 predictions for "));
    const auto all = [](Certainty certainty, std::size_t labels, std::size_t label) {
        return [=](const TextBatch& texts, BatchPosition, Predictions& out) {
            out.reset(certainty, labels);
            for (std::size_t i = 0; i < texts.size(); ++i)
                if (certainty == Certainty::probabilities)
                    out.add_probabilities(std::vector<double>(labels, 1.0 / static_cast<double>(labels)),
                                          label);
                else
                    out.add_label(label);
        };
    };
    const std::string other_kind = "the model gave predictions of another kind than it announced";
    CHECK(message(all(Certainty::probabilities, 3, 0)) == "no error");
    CHECK(message(all(Certainty::probabilities, 2, 0)) == other_kind);
    CHECK(message(all(Certainty::probabilities, 3, 3)) == other_kind);
    CHECK(message(all(Certainty::label_only, 3, 0)) == other_kind);
    CHECK(message([](const TextBatch&, BatchPosition, Predictions&) { throw ModelError("it died"); }) ==
          "it died");
}

}  // namespace
}  // namespace assay
