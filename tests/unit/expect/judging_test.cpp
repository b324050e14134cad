// Each form of expectation on single cases: the verdict on each text, and the reason for the last one.
#include "notation.hpp"

#include <doctest/doctest.h>

using namespace assay;
using namespace assay::notation;

namespace {

struct Row {
    std::vector<Expectation> expectations;
    std::string predictions;
    std::string verdicts;  ///< of each text: s(kipped), p(assed), f(ailed)
    std::string reason;    ///< for the last text
    LabelList gold = {};
    std::vector<LabelList> slots = {};
};

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.predictions);
        CAPTURE(row.reason);
        const Predictions list = predictions(row.predictions);
        const Judged judged{list, 0, list.size(), row.gold, row.slots};
        std::string verdicts;
        for (std::size_t text = 0; text < list.size(); ++text)
            verdicts += "spf"[static_cast<int>(judge_text(row.expectations, judged, text))];
        CHECK(verdicts == row.verdicts);
        std::string reason;
        for (const std::string& line : explain_text(row.expectations, judged, list.size() - 1, kLabels))
            reason += (reason.empty() ? "" : " + ") + line;
        CHECK(reason == row.reason);
    }
}

}  // namespace

TEST_CASE("label: any of a list") {
    check({
        {{label({0})}, "0 1", "pf", "failed: label neutral, expected negative"},
        {{label({0})}, "0:1,0,0 0:0.4,0.3,0.3", "pp", "passed: label negative, expected negative"},
        {{label({0, 1})}, "0 1 2", "ppf", "failed: label positive, expected negative or neutral"},
        {{not_label({0})}, "0 1", "fp", "passed: label neutral, expected not negative"},
        {{not_label({0, 1})},
         "2@0.9 1@0.5",
         "pf",
         "failed: label neutral, expected neither negative nor neutral"},
        {{gold()}, "0 1", "fp", "passed: label neutral, expected neutral or positive", {1, 2}},
        {{gold()}, "0", "s", "skipped: the case has no label to compare with"},
        {{slot(1)}, "0 1", "fp", "passed: label neutral, expected neutral", {}, {{0}, {1}}},
        {{slot(1)}, "0", "s", "skipped: the case has no label to compare with", {}, {{0}}},
    });
}

TEST_CASE("same: the label is the original's, or its probability moved by at most the tolerance") {
    check({
        {{same()}, "2 2", "pp", "passed: label positive is the original's"},
        {{same()}, "2 1", "pf", "failed: label neutral, the original's is positive"},
        {{same(0.5)},
         "2 1",
         "pf",
         "failed: label neutral, the original's is positive"},  // labels only: no tolerance
        {{same()}, "2:0.1,0.2,0.7 2:0,0,1", "pp", "passed: label positive is the original's"},
        {{same(0.1)},
         "2:0.1,0.4,0.5 1:0.1,0.45,0.42",
         "pp",
         "passed: label neutral, the original's is positive; positive fell from 0.5 to 0.42 (tolerance 0.1)"},
        {{same(0.1)},
         "2:0.1,0.4,0.5 1:0.1,0.6,0.3",
         "pf",
         "failed: label neutral, the original's is positive; positive fell from 0.5 to 0.3 (tolerance 0.1)"},
        {{same(0.25)},
         "2:0,0.5,0.5 1:0,0.75,0.25",
         "pp",  // exactly as much
         "passed: label neutral, the original's is positive; positive fell from 0.5 to 0.25 (tolerance "
         "0.25)"},
        {{same()},
         "2:0,0.5,0.5 1:0,0.5,0.5",
         "pp",
         "passed: label neutral, the original's is positive; positive stayed at 0.5 (tolerance 0)"},
        {{same(0.25)},
         "2@0.125 1@0.125",
         "pp",
         "passed: label neutral, the original's is positive; the two confidences sum to 0.25 (tolerance "
         "0.25)"},
        {{same(0.25)},
         "2@0.9 1@0.5",
         "pf",
         "failed: label neutral, the original's is positive; the two confidences sum to 1.4 (tolerance "
         "0.25)"},
    });
}

TEST_CASE("increasing and decreasing with probabilities") {
    const Score positive{2, {}};
    check({
        {{increasing(positive, 0.1)},
         "2:0,0.09,0.91 1:0,0.58,0.42",
         "pf",
         "failed: positive fell from 0.91 to 0.42 (tolerance 0.1)"},
        {{increasing(positive, 0.1)},
         "1:0,0.6,0.4 1:0,0.65,0.35",
         "pp",
         "passed: positive fell from 0.4 to 0.35 (tolerance 0.1)"},
        {{increasing(positive)},
         "1:0,0.6,0.4 2:0,0.4,0.6",
         "pp",
         "passed: positive rose from 0.4 to 0.6 (tolerance 0)"},
        {{increasing(positive)},
         "1:0,0.6,0.4 1:0,0.6,0.4",
         "pp",
         "passed: positive stayed at 0.4 (tolerance 0)"},
        {{increasing(positive, 0.25)},
         "1:0,0.5,0.5 1:0,0.75,0.25",
         "pp",  // exactly as much
         "passed: positive fell from 0.5 to 0.25 (tolerance 0.25)"},
        {{increasing(positive, 0.1)},
         "1:0,0.9,0.1 1:0,1,0",
         "ss",  // exactly the tolerance
         "skipped: positive is 0.1 for the original and cannot fall by more than 0.1"},
        {{increasing(positive)},
         "1:0,1,0 1:0,1,0",
         "ss",
         "skipped: positive is 0 for the original and cannot fall"},
        {{decreasing(positive)},
         "1:0,0.6,0.4 2:0,0.4,0.6",
         "pf",
         "failed: positive rose from 0.4 to 0.6 (tolerance 0)"},
        {{decreasing(positive, 0.25)},
         "1:0,0.5,0.5 2:0,0.25,0.75",
         "pp",
         "passed: positive rose from 0.5 to 0.75 (tolerance 0.25)"},
        {{decreasing(positive, 0.25)},
         "2:0,0.25,0.75 2:0,0,1",
         "ss",
         "skipped: positive is 0.75 for the original and cannot rise by more than 0.25"},
        {{increasing(kPredicted, 0.1)},
         "0:0.9,0.1,0 2:0.2,0,0.8",
         "pf",
         "failed: negative fell from 0.9 to 0.2 (tolerance 0.1)"},
        // Four digits would say that 0.9 to 0.8 is more than 0.1.
        {{increasing(positive, 0.1)},
         "2:0.1,0,0.9 2:0.2,0,0.7999999",
         "pf",
         "failed: positive fell from 0.9 to 0.7999999 (tolerance 0.1)"},
        {{increasing(positive, 0.1)},
         "2:0,0,0.987654321 2:0,0,0.123456789",
         "pf",
         "failed: positive fell from 0.9877 to 0.1235 (tolerance 0.1)"},
    });
}

TEST_CASE("increasing and decreasing of a difference never skip") {
    const Score difference{2, 0};
    check({
        {{decreasing(difference, 0.5)},
         "0:0.5,0.5,0 2:0,0,1",
         "pf",
         "failed: positive - negative rose from -0.5 to 1 (tolerance 0.5)"},
        {{decreasing(difference, 1.5)},
         "0:0.5,0.5,0 2:0,0,1",
         "pp",
         "passed: positive - negative rose from -0.5 to 1 (tolerance 1.5)"},
        {{increasing(difference)},
         "0:1,0,0 0:1,0,0",
         "pp",
         "passed: positive - negative stayed at -1 (tolerance 0)"},
        {{decreasing(difference)}, "2@0.9 2@0.8", "ss", "skipped: the model gives no probabilities"},
    });
}

TEST_CASE("increasing and decreasing with one confidence follow CheckList's rules for scalars") {
    const Score positive{2, {}};
    check({
        {{increasing(kPredicted, 0.1)},
         "2@0.9 2@0.5",
         "pf",
         "failed: confidence in positive fell from 0.9 to 0.5 (tolerance 0.1)"},
        {{increasing(kPredicted, 0.1)},
         "2@0.9 2@0.85",
         "pp",
         "passed: confidence in positive fell from 0.9 to 0.85 (tolerance 0.1)"},
        {{increasing(kPredicted, 0.1)},
         "2@0.9 1@0.75",
         "pf",
         "failed: label neutral, the original's is positive, which counts as a fall by 0.9 + 0.75 (tolerance "
         "0.1)"},
        {{decreasing(positive, 0.1)},
         "1@0.8 2@0.8",
         "pp",  // even where the label named is the new one
         "passed: label positive, the original's is neutral, which counts as a fall by 0.8 + 0.8 (tolerance "
         "0.1)"},
        {{decreasing(positive)},
         "1@1 2@1",
         "ss",
         "skipped: the confidence is 1 for the original and cannot rise"},
        {{increasing(positive, 0.25)},
         "1@0.25 2@1",
         "ss",
         "skipped: the confidence is 0.25 for the original and cannot fall by more than 0.25"},
        {{increasing(positive)}, "2 1", "ss", "skipped: the model gives no confidence"},
    });
}

TEST_CASE("probability of a label") {
    check({
        {{probability(2, 0.8)},
         "2:0,0.2,0.8 2:0,0.3,0.7",
         "pf",
         "failed: probability of positive is 0.7, expected at least 0.8"},
        {{probability(1, 0, 0.2)},
         "2:0,0.3,0.7 2:0,0.2,0.8",
         "fp",
         "passed: probability of neutral is 0.2, expected at most 0.2"},
        {{probability(1, 0.1, 0.2)},
         "2:0,0.05,0.95 2:0,0.15,0.85",
         "fp",
         "passed: probability of neutral is 0.15, expected at least 0.1 and at most 0.2"},
        {{probability(2, 0.8)}, "2@0.9", "s", "skipped: the model gives no probabilities"},
    });
}

TEST_CASE("conditions on the original's prediction") {
    check({
        {{when({0}, same())},
         "1 2",
         "ss",
         "skipped: the original's label is neutral, when-original asks for negative"},
        {{when({0, 2}, same())},
         "1 2",
         "ss",
         "skipped: the original's label is neutral, when-original asks for negative or positive"},
        {{when({0, 1}, same())}, "1 2", "pf", "failed: label positive, the original's is neutral"},
        {{when_not({1}, same())},
         "1 2",
         "ss",
         "skipped: the original's label is neutral, which when-original-not leaves out"},
        {{when_not({0}, same())}, "1 2", "pf", "failed: label positive, the original's is neutral"},
        {{when({1}, when_not({1}, same()))},
         "1 2",
         "ss",
         "skipped: the original's label is neutral, which when-original-not leaves out"},
    });
}

TEST_CASE("conditions of one's own on a text and its original") {
    check({
        {{when_that("label == positive", label({0}))},
         "2 0 1",
         "fss",
         "skipped: label = neutral, when asks for label == positive"},
        {{when_that("label != original.label", label({0}))},
         "1 2 0 1",
         "sfps",
         "skipped: label = neutral, original.label = neutral, when asks for label != original.label"},
        {{when_that("prob(negative) > 0.5", label({0}))},
         "2:0.6,0.4,0 0:0.5,0.5,0",
         "fs",
         "skipped: prob(negative) = 0.5, when asks for prob(negative) > 0.5"},
        {{when_that("confidence > 0.5", label({0}))},
         "0 2",
         "ss",
         "skipped: the model does not tell enough, when asks for confidence > 0.5"},
        {{when_that("label == gold", label({0}))},
         "0 2",
         "ss",
         "skipped: the case has no label to compare with, when asks for label == gold"},
    });
}

TEST_CASE("with any text one that passes is enough") {
    const auto verdict = [](const std::string& list, bool judge_original, bool any_text) {
        const std::vector<Expectation> expectations = {label({0})};
        const Predictions given = predictions(list);
        return judge_case(expectations, {given, 0, given.size(), {}, {}}, {judge_original, any_text});
    };
    CHECK(verdict("1 0 1", true, true) == Verdict::passed);
    CHECK(verdict("1 0 1", true, false) == Verdict::failed);
    CHECK(verdict("0 1 1", true, true) == Verdict::passed);
    CHECK(verdict("0 1 1", false, true) == Verdict::failed);
    CHECK(verdict("1 1", true, true) == Verdict::failed);
    CHECK(verdict("1", false, true) == Verdict::passed);
    const std::vector<Expectation> skipping = {slot(0)};
    const Predictions given = predictions("0 0");
    const std::vector<LabelList> none = {{}};
    CHECK(judge_case(skipping, {given, 0, 2, {}, none}, {true, true}) == Verdict::skipped);
}

TEST_CASE("over several expectations failed beats passed beats skipped") {
    const std::string no = "skipped: the original's label is neutral, when-original asks for negative";
    check({
        {{label({1}), same()},
         "1 1",
         "pp",
         "passed: label neutral, expected neutral + passed: label neutral is the original's"},
        {{label({1}), same()},
         "1 2",
         "pf",
         "failed: label positive, expected neutral + failed: label positive, the original's is neutral"},
        {{label({2}), same()},
         "1 1",
         "ff",
         "failed: label neutral, expected positive + passed: label neutral is the original's"},
        {{when({0}, same()), label({2})}, "1 2", "fp", no + " + passed: label positive, expected positive"},
        {{when({0}, same()), when({0}, label({2}))}, "1 2", "ss", no + " + " + no},
        {{}, "1", "p", ""},
    });
}

TEST_CASE("within any of several passed beats failed beats skipped") {
    const std::string no = "skipped: the original's label is neutral, when-original asks for negative";
    check({
        {{any({label({0}), label({1})})},
         "1 2",
         "pf",
         "failed: any of (failed: label positive, expected negative; failed: label positive, expected "
         "neutral)"},
        {{any({label({0}), same()})},
         "1 1",
         "pp",
         "passed: any of (failed: label neutral, expected negative; passed: label neutral is the "
         "original's)"},
        {{any({when({0}, same()), label({2})})},
         "1 1",
         "ff",
         "failed: any of (" + no + "; failed: label neutral, expected positive)"},
        {{any({when({0}, same()), label({2})})},
         "1 2",
         "fp",
         "passed: any of (" + no + "; passed: label positive, expected positive)"},
        {{any({when({0}, same())})}, "1 2", "ss", "skipped: any of (" + no + ")"},
        {{any({any({label({0})}), label({1})})},
         "1 0",
         "pp",
         "passed: any of (passed: any of (passed: label negative, expected negative); failed: label "
         "negative, expected neutral)"},
        {{when({0}, any({label({1})}))}, "1 1", "ss", no},
        {{any({label({1})}), label({2})},
         "1 2",
         "ff",
         "failed: any of (failed: label positive, expected neutral) + passed: label positive, expected "
         "positive"},
    });
}

TEST_CASE("premises: the texts behind them, where they have these labels") {
    Expectation expectation = label({2});
    expectation.premises = {2, 0};
    const auto verdicts = [&](const char* row) {
        const Predictions list = predictions(row);
        std::string words;
        for (std::size_t text = 0; text < list.size(); ++text)
            words +=
                "spf"[static_cast<int>(judge_text({&expectation, 1}, {list, 0, list.size(), {}, {}}, text))];
        return words;
    };
    CHECK(verdicts("2 0 2 1") == "sspf");
    CHECK(verdicts("2 1 2 1") == "ssss");
    CHECK(verdicts("0 0 2") == "sss");
    CHECK(verdicts("2 0") == "ss");
    CHECK(verdicts("2") == "s");
    const Predictions list = predictions("2 1 2");
    CHECK(explain_text({&expectation, 1}, {list, 0, 3, {}, {}}, 2, kLabels) ==
          std::vector<std::string>{"skipped: the label of text 2 is neutral, premises asks for negative"});
    CHECK(explain_text({&expectation, 1}, {list, 0, 3, {}, {}}, 1, kLabels) ==
          std::vector<std::string>{"skipped: this text is a premise"});
    CHECK(describe(expectation, kLabels) == "positive where the first texts are positive, negative");
}

TEST_CASE("a case: all texts in MFT, all but the first in INV and DIR; the original alone cannot fail") {
    struct Case {
        Expectation expectation;
        std::string predictions;
        Verdict every, all_but_first;
    };
    constexpr Verdict s = Verdict::skipped, p = Verdict::passed, f = Verdict::failed;
    for (const Case& row :
         {Case{label({1}), "1", p, p}, Case{label({1}), "0", f, p}, Case{label({1}), "0 1", f, p},
          Case{label({1}), "1 0 1", f, f}, Case{label({1}), "0 1 1", f, p}, Case{same(), "0 0 1", f, f},
          Case{when({0}, same()), "1 0 2", s, s}, Case{same(), "2", p, p},
          Case{when({0}, same()), "1", s, s}}) {
        CAPTURE(row.predictions);
        const Predictions list = predictions(row.predictions);
        const Judged judged{list, 0, list.size(), {}, {}};
        CHECK(judge_case({&row.expectation, 1}, judged, {true}) == row.every);
        CHECK(judge_case({&row.expectation, 1}, judged, {false}) == row.all_but_first);
    }
}

TEST_CASE("a case begins anywhere in a batch") {
    const Predictions list = predictions("0 1 1 2");
    const Expectation expectation = same();
    CHECK(judge_case({&expectation, 1}, {list, 1, 2, {}, {}}, {false}) == Verdict::passed);
    CHECK(judge_case({&expectation, 1}, {list, 2, 2, {}, {}}, {false}) == Verdict::failed);
    CHECK(judge_case({&expectation, 1}, {list, 0, 0, {}, {}}, {true}) == Verdict::skipped);
}

TEST_CASE("needs are the union over all expectations") {
    struct Case {
        std::vector<Expectation> expectations;
        bool gold;
        Certainty certainty;
    };
    const std::vector<Case> rows = {
        {{}, false, Certainty::label_only},
        {{label({0}), same(0.1), slot(0)}, false, Certainty::label_only},
        {{gold()}, true, Certainty::label_only},
        {{increasing(kPredicted)}, false, Certainty::confidence},
        {{decreasing({2, {}})}, false, Certainty::confidence},
        {{decreasing({2, 0})}, false, Certainty::probabilities},
        {{probability(0, 0.5)}, false, Certainty::probabilities},
        {{same(), increasing(kPredicted), gold()}, true, Certainty::confidence},
        {{any({label({0}), any({gold(), probability(0, 0.5)})}), increasing(kPredicted)},
         true,
         Certainty::probabilities},
    };
    for (const Case& row : rows) {
        CHECK(needs_of(row.expectations).gold == row.gold);
        CHECK(needs_of(row.expectations).certainty == row.certainty);
    }
}
