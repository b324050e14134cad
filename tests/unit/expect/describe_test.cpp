#include "notation.hpp"

#include <doctest/doctest.h>

using namespace assay;
using namespace assay::notation;

TEST_CASE("an expectation in words") {
    struct Row {
        Expectation expectation;
        std::string words;
    };
    const std::vector<Row> rows = {
        {label({0}), "negative"},
        {label({0, 2}), "negative or positive"},
        {not_label({0}), "not negative"},
        {not_label({0, 1, 2}), "neither negative nor neutral nor positive"},
        {gold(), "the gold label"},
        {slot(0), "the label of its slot"},
        {same(), "the original's label"},
        {same(0.1), "the original's label (±0.1)"},
        {increasing(kPredicted), "the original's label must not fall"},
        {decreasing(kPredicted, 0.1), "the original's label must not rise by more than 0.1"},
        {increasing({2, {}}, 0.05), "positive must not fall by more than 0.05"},
        {decreasing({2, 0}, 0.1), "positive - negative must not rise by more than 0.1"},
        {probability(2, 0.8), "probability of positive at least 0.8"},
        {probability(2, 0, 0.2), "probability of positive at most 0.2"},
        {probability(2, 0.2, 0.8), "probability of positive at least 0.2 and at most 0.8"},
        {any({label({1}), same(0.1), probability(0, 0.5)}),
         "neutral or the original's label (±0.1) or probability of negative at least 0.5"},
        {when({0}, same()), "the original's label where the original is negative"},
        {when({0, 1}, same()), "the original's label where the original is negative or neutral"},
        {when_not({2}, same()), "the original's label where the original is not positive"},
        {when_not({0, 2}, same()),
         "the original's label where the original is neither negative nor positive"},
        {when({0, 1}, when_not({1}, same())),
         "the original's label where the original is negative or neutral and not neutral"},
    };
    for (const Row& row : rows) CHECK(describe(row.expectation, kLabels) == row.words);
}

TEST_CASE("labels that come from the case are named where it is given") {
    const LabelList neutral_or_positive = {1, 2};
    const std::vector<LabelList> slots = {{0}, {2}};
    CHECK(describe(gold(), kLabels, neutral_or_positive) == "neutral or positive");
    CHECK(describe(slot(1), kLabels, {}, slots) == "positive");
    Expectation negated = gold();
    std::get<ExpectLabel>(negated.rule).negated = true;
    CHECK(describe(negated, kLabels) == "not the gold label");
    CHECK(describe(negated, kLabels, neutral_or_positive) == "neither neutral nor positive");
}

TEST_CASE("names that hold spaces are quoted, and labels without names numbered") {
    const LabelSet labels({"not sure", "don't"});
    CHECK(describe(not_label({0}), labels) == "not 'not sure'");
    CHECK(describe(label({0, 1}), labels) == "'not sure' or 'don''t'");
    CHECK(describe(label({1}), LabelSet()) == "#1");
}

TEST_CASE("expectations are values") {
    CHECK(any({label({0}), same(0.1)}) == any({label({0}), same(0.1)}));
    CHECK(any({label({0}), same(0.1)}) != any({label({0}), same(0.2)}));
    CHECK(when({0}, same()) != same());
}
