#include <assay/pipeline/search.hpp>

#include <assay/base/error.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>

using namespace assay;

namespace {

/// Candidate c is worth c, on however many texts.
std::vector<double> plain(std::span<const std::size_t> candidates, double) {
    return {candidates.begin(), candidates.end()};
}

}  // namespace

TEST_CASE("a grid counts its combinations, the last axis fastest") {
    const Grid grid({2, 1, 3});
    CHECK(grid.size() == 6);
    CHECK(grid.at(0) == std::vector<std::size_t>{0, 0, 0});
    CHECK(grid.at(1) == std::vector<std::size_t>{0, 0, 1});
    CHECK(grid.at(5) == std::vector<std::size_t>{1, 0, 2});
    CHECK(Grid({}).size() == 1);
    CHECK_THROWS_WITH_AS(Grid({2, 0}), "an option to tune has no values", Error);
    CHECK_THROWS_WITH_AS(Grid({10'000, 10'000}), "more than 10,000,000 combinations", Error);
}

TEST_CASE("a grid search looks at every candidate, a random one at different ones") {
    CHECK(run_search(7, {}, plain).size() == 7);
    CHECK(best_of(run_search(7, {}, plain)).candidate == 6);
    const SearchOptions random{.strategy = SearchStrategy::random, .trials = 10, .seed = 4};
    const auto trials = run_search(1000, random, plain);
    std::set<std::size_t> candidates;
    for (const Trial& trial : trials) candidates.insert(trial.candidate);
    CHECK(candidates.size() == 10);
    CHECK(run_search(1000, random, plain) == trials);
    CHECK(run_search(3, random, plain).size() == 3);
    CHECK(run_search(0, random, plain).empty());
}

TEST_CASE("halving gives more texts to fewer candidates, and ends with all texts") {
    const auto trials = run_search(27, {.strategy = SearchStrategy::halving, .eta = 3}, plain);
    std::vector<std::pair<std::size_t, double>> rounds;  // candidates, share
    for (const Trial& trial : trials) {
        if (rounds.empty() || rounds.back().second != trial.share) rounds.push_back({0, trial.share});
        ++rounds.back().first;
    }
    REQUIRE(rounds.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(rounds[i].first == std::vector<std::size_t>{27, 9, 3, 1}[i]);
        CHECK(rounds[i].second == doctest::Approx(std::pow(3.0, static_cast<double>(i) - 3)));
    }
    CHECK(best_of(trials).candidate == 26);
    CHECK(best_of(trials).share == 1);
    for (const std::size_t count : {1u, 2u, 5u, 28u, 100u}) {
        const auto some = run_search(count, {.strategy = SearchStrategy::halving, .eta = 2.5}, plain);
        CHECK(best_of(some).candidate == count - 1);
        CHECK(best_of(some).share == 1);
    }
    CHECK(run_search(9, {.strategy = SearchStrategy::halving, .eta = 3, .least_share = 1}, plain).size() ==
          9);
}

TEST_CASE("the best is the best of those with most texts, the first of equal ones") {
    constexpr double kNone = -std::numeric_limits<double>::infinity();
    CHECK(best_of(std::vector<Trial>{{3, 0.5, 9}, {2, 1, 5}, {1, 1, 5}, {0, 1, 4}}).candidate == 1);
    CHECK(best_of(std::vector<Trial>{{0, 1, kNone}, {1, 0.5, 3}}).candidate == 1);
    CHECK_THROWS_WITH_AS(best_of(std::vector<Trial>{{0, 1, kNone}}), "no candidate could be evaluated",
                         Error);
    CHECK_THROWS_AS(best_of({}), Error);
}

TEST_CASE("options out of range are refused") {
    CHECK_THROWS_WITH_AS(run_search(2, {.trials = 0}, plain), "0 trials find nothing; the least is 1", Error);
    CHECK_THROWS_WITH_AS(run_search(2, {.eta = 1}, plain), "eta 1 is not possible; it is above 1", Error);
    CHECK_THROWS_WITH_AS(run_search(2, {.least_share = 2}, plain),
                         "2 is no share of the texts; it goes from 0 to 1", Error);
    CHECK_THROWS_WITH_AS(parse_search_strategy("gird"),
                         "there is no search 'gird': grid, random or halving; did you mean 'grid'?", Error);
}
