#include <assay/base/error.hpp>
#include <assay/data/answer_table.hpp>
#include <assay/data/labels.hpp>

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <thread>
#include <vector>

using namespace assay;

namespace {

std::string first_letter(std::string_view answer) {
    return std::string(answer.substr(0, 1));
}

}  // namespace

TEST_CASE("answers of one form have one number, and are called by it") {
    AnswerTable answers(first_letter);
    CHECK(answers.size() == 0);
    CHECK(answers.number_of("apple") == 0);
    CHECK(answers.number_of("bee") == 1);
    CHECK(answers.number_of("ant") == 0);
    CHECK(answers.number_of("") == 2);
    CHECK(answers.size() == 3);
    CHECK(answers.text(0) == "a");
    CHECK(answers.text(2).empty());
}

TEST_CASE("threads that meet the same answers agree on their numbers") {
    AnswerTable answers([](std::string_view answer) { return std::string(answer); });
    constexpr std::size_t kThreads = 4, kAnswers = 2'000;
    std::vector<std::vector<std::size_t>> numbers(kThreads, std::vector<std::size_t>(kAnswers));
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            for (std::size_t i = 0; i < kAnswers; ++i) {
                const std::size_t answer = t % 2 == 0 ? i : kAnswers - 1 - i;
                numbers[t][answer] = answers.number_of("answer " + std::to_string(answer));
            }
        });
    for (std::thread& thread : threads) thread.join();
    for (const auto& of_thread : numbers) CHECK(of_thread == numbers[0]);
    CHECK(std::set<std::size_t>(numbers[0].begin(), numbers[0].end()).size() == kAnswers);
    CHECK(answers.size() == kAnswers);
    for (std::size_t i = 0; i < kAnswers; ++i)
        CHECK(answers.text(numbers[0][i]) == "answer " + std::to_string(i));
}

TEST_CASE("a set of open answers has every name, and its copies share them") {
    const LabelSet labels = LabelSet::of_answers(first_letter), copy = labels;
    CHECK(labels.is_open());
    CHECK_FALSE(labels.empty());
    CHECK(labels.size() == 0);
    CHECK(labels.find("bee") == 0);
    CHECK(copy.find("apple") == 1);
    CHECK(labels.find("ant") == 1);
    CHECK(labels.name(1) == "a");
    CHECK(copy.size() == 2);
    CHECK(labels.names().empty());
    CHECK(labels == copy);
    CHECK_FALSE(labels == LabelSet::of_answers(first_letter));
    CHECK_FALSE(LabelSet({"a"}).is_open());
}
