#include <assay/base/parallel.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

using namespace assay;

TEST_CASE("every index is visited once, on any number of threads") {
    for (const std::size_t threads : {0u, 1u, 3u, 50u})
        for (const std::size_t count : {0u, 1u, 20u}) {
            std::vector<std::atomic<int>> visits(count);
            parallel_for(count, threads, [&](std::size_t i) { ++visits[i]; });
            for (const auto& visited : visits) CHECK(visited == 1);
        }
}

TEST_CASE("the error is that of the smallest index, and work ends") {
    for (const std::size_t threads : {1u, 4u})
        for (int round = 0; round < 50; ++round) {
            std::atomic<int> begun = 0;
            CHECK_THROWS_WITH(parallel_for(1000, threads,
                                           [&](std::size_t i) {
                                               ++begun;
                                               if (i >= 5) throw std::runtime_error(std::to_string(i));
                                           }),
                              "5");
            CHECK(begun < 1000);
        }
}
