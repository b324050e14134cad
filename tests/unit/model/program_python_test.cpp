// The two ends of the protocol together: ProgramModel and adapters/python/assay_model.py.
#include "model_support.hpp"

#include <assay/model/program.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <thread>
#include <vector>

using namespace assay;
using namespace assay::testing;

#ifdef ASSAY_PYTHON

namespace {

std::unique_ptr<Model> start() {
    ProgramOptions options;
    options.command =
        fmt::format("'{}' '{}/tests/unit/model/programs/served.py'", ASSAY_PYTHON, ASSAY_SOURCE_DIR);
    return start_program(options);
}

}  // namespace

TEST_CASE("a model served by the Python adapter answers every text, in batches and from many threads") {
    const auto model = start();
    CHECK(model->info().labels.names() == std::vector<std::string>{"negative", "positive"});
    CHECK(model->info().certainty == Certainty::probabilities);
    CHECK(describe(predict(*model, batch_of({"good ü", "bad \"\n\\", ""}))) ==
          "1[0.25 0.75] 0[0.75 0.25] 1[0.25 0.75]");

    std::vector<std::string> texts;
    for (int i = 0; i < 500; ++i) texts.push_back((i % 7 == 0 ? "bad " : "good ") + std::to_string(i));
    std::vector<Predictions> answers(4);
    std::vector<std::thread> threads;
    for (Predictions& answer : answers)
        threads.emplace_back([&] { answer = predict(*model, batch_of(texts)); });
    for (std::thread& thread : threads) thread.join();
    for (const Predictions& answer : answers)
        for (std::size_t i = 0; i < texts.size(); ++i) REQUIRE(answer.label(i) == (i % 7 == 0 ? 0 : 1));
}

TEST_CASE("an exception in Python reaches the user") {
    const auto model = start();
    const std::string message = message_of([&] { predict(*model, batch_of({"raise"})); });
    CHECK(message.ends_with("served.py'' reported an error for 'raise': RuntimeError: no such text"));
}

#else

TEST_CASE("the Python adapter") {
    MESSAGE("Python 3.8 or newer was not found when the tests were configured: left out");
}

#endif
