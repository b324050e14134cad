#include <assay/learn/linear_model.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/error.hpp>
#include <assay/learn/softmax.hpp>

#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

using namespace assay;

namespace {

std::vector<double> probabilities_of(const LinearModel& model, const SparseRow& row) {
    std::vector<double> out(model.class_count());
    model.probabilities(row, out);
    return out;
}

LinearModel random_model(std::size_t features, std::size_t scores, double bound) {
    return LinearModel(testing::random_numbers(features * scores, bound, 1),
                       testing::random_numbers(scores, bound, 2));
}

}  // namespace

TEST_CASE("probabilities are those of the weights that were learnt") {
    for (const std::size_t classes : {2u, 3u, 7u}) {
        const std::size_t scores = classes == 2 ? 1 : classes;
        const auto weights = testing::random_numbers(20 * scores, 3, 1),
                   intercepts = testing::random_numbers(scores, 3, 2);
        const LinearModel model(weights, intercepts);
        CHECK(model.class_count() == classes);
        CHECK(model.feature_count() == 20);
        const auto data = testing::random_rows(50, 20, classes, 3);
        for (std::size_t row = 0; row < data.rows.size(); ++row) {
            std::vector<double> expected(intercepts);
            for (std::size_t i = 0; i < data.rows[row].size(); ++i)
                for (std::size_t s = 0; s < scores; ++s)
                    expected[s] +=
                        data.rows[row].values[i] * weights[data.rows[row].features[i] * scores + s];
            if (classes == 2) expected.insert(expected.begin(), 0.0);
            softmax(expected);
            const auto given = probabilities_of(model, data.rows[row]);
            for (std::size_t c = 0; c < classes; ++c)
                CHECK(given[c] == doctest::Approx(expected[c]).epsilon(1e-6));
        }
    }
}

TEST_CASE("scores are whole numbers: any order and any split gives the same bits") {
    const LinearModel model = random_model(30, 3, 5);
    Random random(4);
    for (int round = 0; round < 100; ++round) {
        std::vector<std::uint32_t> terms(random.below(40));
        for (auto& term : terms) term = static_cast<std::uint32_t>(random.below(30));
        const auto sum = [&](std::size_t begin, std::size_t end, std::vector<std::int64_t> scores) {
            for (std::size_t i = begin; i < end; ++i)
                for (std::size_t s = 0; s < 3; ++s) scores[s] += model.weights(terms[i])[s];
            return scores;
        };
        const std::vector<std::int64_t> start(model.intercepts().begin(), model.intercepts().end());
        const auto whole = sum(0, terms.size(), start);
        const std::size_t half = random.below(terms.size() + 1);
        const auto right = sum(half, terms.size(), {0, 0, 0});
        auto parts = sum(0, half, start);
        for (std::size_t s = 0; s < 3; ++s) parts[s] += right[s];
        std::reverse(terms.begin(), terms.end());
        CHECK(parts == whole);
        CHECK(sum(0, terms.size(), start) == whole);
    }
}

TEST_CASE("the class with the largest score is the most probable, the first on ties") {
    const LinearModel binary(std::vector<double>{1.0}, std::vector<double>{0.0});
    std::vector<double> two(2);
    binary.probabilities_of(std::vector<std::int64_t>{0}, two);
    CHECK(two == std::vector<double>{0.5, 0.5});
    for (const std::int64_t score : {1L, 1L << 20, 1L << 40, 1L << 61}) {
        binary.probabilities_of(std::vector<std::int64_t>{score}, two);
        CHECK(two[1] > two[0]);
        binary.probabilities_of(std::vector<std::int64_t>{-score}, two);
        CHECK(two[0] > two[1]);
    }
    const LinearModel three(std::vector<double>{1e-9, 1e-9, 1e-9},
                            std::vector<double>{0, 0, 0});  // finest scale
    std::vector<double> out(3);
    three.probabilities_of(std::vector<std::int64_t>{5, 6, 4}, out);
    CHECK(out[1] > out[0]);
    CHECK(out[0] > out[2]);
    three.probabilities_of(std::vector<std::int64_t>{-(1L << 61), 1L << 61, 1L << 61}, out);
    CHECK(out == std::vector<double>{0, 0.5, 0.5});
}

TEST_CASE("weights of any size keep 31 bits of the largest, and no stored one reaches 2^31") {
    for (const double bound : {1e-12, 1e-3, 1.0, 127.99999, 1e9, 1e20}) {
        CAPTURE(bound);
        const LinearModel model(std::vector<double>{bound, -bound, bound / 3},
                                std::vector<double>{bound / 7});
        for (std::uint32_t f = 0; f < 3; ++f)
            CHECK(std::abs(std::int64_t{model.weights(f)[0]}) <= std::numeric_limits<std::int32_t>::max());
        if (bound > 1e-2)
            CHECK(model.value_of(model.weights(2)[0]) == doctest::Approx(bound / 3).epsilon(1e-8));
        CHECK(model.weights(0)[0] == -model.weights(1)[0]);
    }
    CHECK_NOTHROW(LinearModel(std::vector<double>{0.0}, std::vector<double>{0.0}));
}

TEST_CASE("weights that are no numbers are refused") {
    const std::vector<double> fine = {0.0};
    for (const double weight : {std::nan(""), std::numeric_limits<double>::infinity()}) {
        CHECK_THROWS_WITH_AS(LinearModel(std::vector<double>{weight}, fine),
                             "training went astray: a weight is not finite; try a smaller learning rate",
                             Error);
        CHECK_THROWS_AS(LinearModel(fine, std::vector<double>{weight}), Error);
    }
    CHECK_THROWS_WITH_AS(LinearModel(std::vector<double>{1e40}, fine),
                         "training went astray: a weight grew to 1e+40; try a smaller learning rate", Error);
}

TEST_CASE("a model reads back as it was written") {
    for (const std::size_t classes : {2u, 4u}) {
        const LinearModel model = random_model(9, classes == 2 ? 1 : classes, 2);
        ByteWriter out;
        model.write(out);
        ByteReader in(out.bytes());
        CHECK(LinearModel::read(in, 9, classes) == model);
        CHECK(in.left() == 0);
        ByteReader again(out.bytes());
        CHECK_THROWS_AS(LinearModel::read(again, 8, classes), Error);
        ByteReader once_more(out.bytes());
        CHECK_THROWS_AS(LinearModel::read(once_more, 9, classes + 1), Error);
    }
}
