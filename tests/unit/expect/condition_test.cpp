// The language of conditions: what each part means, what is refused and where, and that nothing else gets in.
#include <assay/expect/condition_parser.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

using namespace assay;

namespace {

const LabelSet kLabels({"negative", "neutral", "positive", "very good", "label", "non-toxic"});

std::uint32_t no_slots(std::string_view slot, std::size_t offset) {
    if (slot == "thing.label") return 0;
    throw SyntaxError("no slot " + std::string(slot), offset);
}

/// The original is positive (.5), the text negative (.6); gold is negative or neutral, the slot says neutral.
struct Example {
    explicit Example(Certainty certainty = Certainty::probabilities) {
        predictions.reset(certainty, kLabels.size());
        const std::vector<double> original = {.25, .25, .5, 0, 0, 0}, text = {.625, .125, .25, 0, 0, 0};
        if (certainty == Certainty::probabilities) {
            predictions.add_probabilities(original);
            predictions.add_probabilities(text);
        } else if (certainty == Certainty::confidence) {
            predictions.add_confidence(2, .5);
            predictions.add_confidence(0, .625);
        } else {
            predictions.add_label(2);
            predictions.add_label(0);
        }
    }
    Condition::View view() const { return {predictions, 1, 0, gold, slots}; }

    Predictions predictions;
    LabelList gold = {0, 1};
    std::vector<LabelList> slots = {{1}};
};

std::string result(const std::string& text, const Example& example = Example()) {
    const auto holds = parse_condition(text, kLabels, no_slots).holds(example.view());
    return !holds ? "skipped" : *holds ? "yes" : "no";
}

/// "OFFSET: MESSAGE"
std::string fault(const std::string& text) {
    try {
        parse_condition(text, kLabels, no_slots);
    } catch (const SyntaxError& error) {
        return std::to_string(error.offset()) + ": " + error.what();
    }
    return "accepted";
}

}  // namespace

TEST_CASE("every part means what it says") {
    for (const char* yes : {"label == negative",
                            "label != positive",
                            "original.label == positive",
                            "label != original.label",
                            "'very good' != label",
                            "label == 'negative'",
                            "prob(negative) == 0.625",
                            "prob(negative) == 62.5%",
                            "original.prob(positive) == .5",
                            "confidence == 0.625",
                            "original.confidence == 0.5",
                            "label in (neutral, negative)",
                            "label not in (positive, 'very good')",
                            "label == gold",
                            "label in gold",
                            "original.label != gold",
                            "original.label not in gold",
                            "label != slot.thing.label",
                            "not label == slot.thing.label",
                            "prob(negative) - original.prob(negative) > 0.3",
                            "1 - 2 - 3 == -4",
                            "2 + 3 * 4 == 14",
                            "(2 + 3) * 4 == 20",
                            "12 / 2 / 3 == 2",
                            "- 2 * -3 == 6",
                            "--2 == 2",
                            "abs(1 - 3) == 2",
                            "min(2, 1 + 2) == 2",
                            "max(2, 1 + 2) == 3",
                            "1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3",
                            "1 > 2 or 2 > 1",
                            "not 1 > 2 and not (1 > 2 or 2 > 3)",
                            "1 > 2 and 1 > 2 or 2 > 1",
                            "label == negative or label == positive and 1 > 2",
                            "1 == 1 or 1 / 0 > 0",
                            "label != 'label'",
                            "label != non-toxic",
                            "prob(non-toxic) == 0",
                            "prob(\"very good\") == 0"}) {
        CAPTURE(yes);
        CHECK(result(yes) == "yes");
    }
    for (const char* no :
         {"label == positive", "label in (positive, neutral)", "original.label == gold", "0 / 0 == 0 / 0",
          "0 / 0 < 1", "label == slot.thing.label", "not (1 < 2)", "1 > 2 or 2 > 3"}) {
        CAPTURE(no);
        CHECK(result(no) == "no");
    }
}

TEST_CASE(
    "a case without the labels that are asked for is skipped, and so are predictions that tell too little") {
    Example bare;
    bare.gold.clear();
    CHECK(result("label == gold or 1 < 2", bare) == "skipped");
    bare.slots = {{}};
    CHECK(result("label == slot.thing.label", bare) == "skipped");
    bare.slots.clear();
    CHECK(result("label == slot.thing.label", bare) == "skipped");
    CHECK(result("prob(negative) > 0", Example(Certainty::confidence)) == "skipped");
    CHECK(result("confidence > 0.6", Example(Certainty::confidence)) == "yes");
    CHECK(result("confidence > 0", Example(Certainty::label_only)) == "skipped");
    CHECK(result("label == negative", Example(Certainty::label_only)) == "yes");
}

TEST_CASE("a condition knows what it needs") {
    const auto needs = [](const std::string& text) {
        const Condition condition = parse_condition(text, kLabels, no_slots);
        return std::pair(condition.needed_certainty(), condition.needs_gold());
    };
    CHECK(needs("label == original.label") == std::pair(Certainty::label_only, false));
    CHECK(needs("label == gold or confidence > 0") == std::pair(Certainty::confidence, true));
    CHECK(needs("confidence > original.prob(positive)") == std::pair(Certainty::probabilities, false));
}

TEST_CASE("its values are shown, each once") {
    const Example example;
    const Condition condition = parse_condition(
        "label == original.label or prob(negative) > 0.7 or prob(negative) - original.prob(negative) < "
        "confidence "
        "or original.confidence > 2",
        kLabels, no_slots);
    CHECK(condition.values(example.view(), kLabels) ==
          "label = negative, original.label = positive, prob(negative) = 0.625, original.prob(negative) = "
          "0.25, "
          "confidence = 0.625, original.confidence = 0.5");
}

TEST_CASE("what is wrong is said where it is") {
    struct Row {
        const char* text;
        const char* message;
    };
    for (const Row& row :
         {Row{"", "0: the condition ends here, where a number, a label or a condition belongs"},
          Row{"label", "0: here belongs a condition, but this is a label"},
          Row{"prob(positive)", "0: here belongs a condition, but this is a number"},
          Row{"label == ", "9: the condition ends here, where a number, a label or a condition belongs"},
          Row{"label == positve", "9: 'positve' is no label of the suite; did you mean 'positive'?"},
          Row{"lable == positive", "0: 'lable' is no label of the suite; did you mean 'label'?"},
          Row{"label == 0.5", "9: here belongs a label, but this is a number"},
          Row{"label < positive", "0: here belongs a number, but this is a label"},
          Row{"label = positive", "6: here belongs a comparison, not '='; did you mean '=='?"},
          Row{"1 < 2 && 2 < 3",
              "6: here belongs 'and' or 'or' between conditions, not '&&'; did you mean 'and'?"},
          Row{"1 < 2 < 3", "6: here belongs 'and' or 'or' between conditions, not '<'"},
          Row{"(1 < 2", "6: the condition ends here, where ')' belongs"},
          Row{"1 < 2)", "5: here belongs 'and' or 'or' between conditions, not ')'"},
          Row{"label + 1 == 2", "0: here belongs a number, but this is a label"},
          Row{"(1 < 2) == (2 < 3)", "0: conditions are joined by 'and' and 'or', not compared"},
          Row{"not 1", "4: here belongs a condition, but this is a number"},
          Row{"1 and 2 < 3", "0: here belongs a condition, but this is a number"},
          Row{"gold == label", "0: 'gold' and slots stand on the right: label == gold"},
          Row{"gold", "0: 'gold' and slots stand on the right: label == gold"},
          Row{"label == (gold)", "9: 'gold' and slots stand on the right: label == gold"},
          Row{"2 < 1 == 0 > 1", "6: here belongs 'and' or 'or' between conditions, not '=='"},
          Row{"label in positive", "9: here belongs '(', not 'positive'"},
          Row{"label in ()", "10: ')' is no label of the suite"},
          Row{"1 in (positive)", "0: here belongs a label, but this is a number"},
          Row{"prob(positve) > 0", "5: 'positve' is no label of the suite; did you mean 'positive'?"},
          Row{"system(1) > 0", "0: there is no function 'system'"},
          Row{"mx(1, 2) > 0", "0: there is no function 'mx'; did you mean 'max'?"},
          Row{"min(1) > 0", "5: here belongs ',', not ')'"},
          Row{"original.text == label",
              "0: the original has a label, a confidence and prob(LABEL), but no 'text'"},
          Row{"label == slot.thng", "14: no slot thng"},
          Row{"label == 'positive", "9: this quote is not closed"},
          Row{"1.2.3 < 4", "0: '1.2.3' is no number"},
          Row{"label == positive negative",
              "18: here belongs 'and' or 'or' between conditions, not 'negative'"}}) {
        CAPTURE(row.text);
        CHECK(fault(row.text) == row.message);
    }
}

TEST_CASE("a condition is not too long, nor too deep") {
    CHECK(fault(std::string(10'001, ' ')) == "0: a condition has at most 10,000 bytes");
    CHECK(fault(std::string(40, '(') + "1 < 2" + std::string(40, ')')) == "accepted");
    CHECK(fault(std::string(41, '(') + "1 < 2" + std::string(41, ')')).find("more than 40") !=
          std::string::npos);
    CHECK(fault(std::string(5'000, '-') + "1 < 2").find("more than 40") != std::string::npos);
    std::string nots;
    for (int i = 0; i < 41; ++i) nots += "not ";
    CHECK(fault(nots + "1 < 2").find("more than 40") != std::string::npos);
    std::string sum = "1";
    for (int i = 0; i < 2'000; ++i) sum += "+1";
    CHECK(result(sum + " == 2001") == "yes");
}
