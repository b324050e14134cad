#include <assay/data/predictions.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

using namespace assay;

TEST_CASE("predictions keep what the model tells") {
    Predictions list;
    list.reset(Certainty::probabilities, 3);
    list.add_probabilities(std::vector{0.2, 0.7, 0.1});
    list.add_probabilities(std::vector{0.4, 0.4, 0.2});
    list.add_probabilities(std::vector{0.4, 0.4, 0.2}, 2);  // the model's own label wins
    CHECK(list.size() == 3);
    CHECK(list.at(0) == Prediction{1, 0.7, {0.2, 0.7, 0.1}});
    CHECK(list.at(1) == Prediction{0, 0.4, {0.4, 0.4, 0.2}});
    CHECK(list.at(2) == Prediction{2, 0.2, {0.4, 0.4, 0.2}});

    list.reset(Certainty::confidence, 3);
    CHECK(list.size() == 0);
    list.add_confidence(2, 0.9);
    CHECK(list.at(0) == Prediction{2, 0.9, {}});

    list.reset(Certainty::label_only, 3);
    list.add_label(1);
    CHECK(list.at(0) == Prediction{1, std::nullopt, {}});
}

TEST_CASE("a prediction is taken over from another batch") {
    for (const Certainty certainty :
         {Certainty::label_only, Certainty::confidence, Certainty::probabilities}) {
        Predictions from;
        from.reset(certainty, 2);
        for (const std::size_t label : {0u, 1u}) {
            if (certainty == Certainty::label_only) from.add_label(label);
            if (certainty == Certainty::confidence)
                from.add_confidence(label, 0.5 + 0.1 * static_cast<double>(label));
            if (certainty == Certainty::probabilities) from.add_probabilities(std::vector{0.25, 0.75}, label);
        }
        Predictions to;
        to.reset(certainty, 2);
        to.append(from, 1);
        to.append(from, 0);
        CHECK(to.at(0) == from.at(1));
        CHECK(to.at(1) == from.at(0));
    }
}

TEST_CASE("the most probable is the first on ties") {
    CHECK(most_probable(std::vector{0.1, 0.9}) == 1);
    CHECK(most_probable(std::vector{0.2, 0.4, 0.4}) == 1);
    CHECK(most_probable(std::vector{0.0}) == 0);
}

TEST_CASE("faults in probabilities") {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    constexpr double kInfinite = std::numeric_limits<double>::infinity();
    struct Row {
        std::vector<double> probabilities;
        std::string fault;
    };
    const std::vector<Row> rows = {
        {{1.0}, ""},
        {{0, 1}, ""},
        {{0.333, 0.333, 0.333}, ""},
        {{0.5, 0.501}, ""},
        {{0.5, 0.499}, ""},
        {{0.5, 0.5011}, "sum to 1.0011 instead of 1"},
        {{0.5, 0.7}, "sum to 1.2 instead of 1"},
        {{0.5, 0.4989}, "sum to 0.9989 instead of 1"},
        {{}, "sum to 0 instead of 1"},
        {{0, 0}, "sum to 0 instead of 1"},
        {{kNan, 1}, "nan is not a probability"},
        {{kInfinite, 0}, "inf is not a probability"},
        {{-0.1, 1.1}, "-0.1 is not a probability"},
        {{1.5, -0.5}, "1.5 is not a probability"},
        {{95, 5}, "95 is not a probability"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.fault);
        CHECK(fault_in_probabilities(row.probabilities).value_or("") == row.fault);
    }
}
