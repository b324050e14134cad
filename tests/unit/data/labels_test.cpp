#include <assay/base/error.hpp>
#include <assay/data/labels.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace assay;

namespace {

/// "name@offset" of each label, or "offset: message".
std::string list_of(const std::string& text) {
    try {
        std::string shown;
        for (const NamedLabel& label : parse_label_list(text))
            shown += (shown.empty() ? "" : " ") + ("[" + label.name + "]@" + std::to_string(label.offset));
        return shown;
    } catch (const SyntaxError& error) {
        return std::to_string(error.offset()) + ": " + error.what();
    }
}

std::string score_of(const std::string& text) {
    try {
        const ScoreSyntax score = parse_score(text);
        const auto shown = [](const NamedLabel& label) {
            return "[" + label.name + "]@" + std::to_string(label.offset);
        };
        return (score.predicted ? "predicted@" + std::to_string(score.label.offset) : shown(score.label)) +
               (score.subtracted ? " - " + shown(*score.subtracted) : "");
    } catch (const SyntaxError& error) {
        return std::to_string(error.offset()) + ": " + error.what();
    }
}

struct Row {
    std::string text;
    std::string shown;
};

}  // namespace

TEST_CASE("label sets") {
    const LabelSet labels({"negative", "neutral", "positive"});
    CHECK(labels.size() == 3);
    CHECK(labels.name(1) == "neutral");
    CHECK(labels.find("positive") == 2);
    CHECK(labels.find("Positive") == std::nullopt);
    CHECK(LabelSet().empty());
    CHECK(labels == LabelSet({"negative", "neutral", "positive"}));
    CHECK_THROWS_WITH_AS(LabelSet({"a", ""}), "a label cannot be empty", Error);
    CHECK_THROWS_WITH_AS(LabelSet({"a", "b\n", "b\n"}), "the label 'b\\n' occurs twice", Error);
}

TEST_CASE("label lists") {
    const std::vector<Row> rows = {
        {"", ""},
        {" \t\n", ""},
        {"positive", "[positive]@0"},
        {" negative\tneutral\n positive ", "[negative]@1 [neutral]@10 [positive]@19"},
        {"'very good' bad", "[very good]@0 [bad]@12"},
        {"'don''t know'", "[don't know]@0"},
        {"''''", "[']@0"},
        {"non-hate,x", "[non-hate,x]@0"},
        {"a 'b", "2: this quote never closes"},
        {"'", "0: this quote never closes"},
        {"'a''", "0: this quote never closes"},
        {"a ''", "2: a label cannot be empty"},
        {"'a'b", "3: a space is missing between labels; a quote inside '…' is written ''"},
        {"'a b''c'd", "8: a space is missing between labels; a quote inside '…' is written ''"},
        {"don't", "3: a label that holds a quote is written in quotes: 'don''t'"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(list_of(row.text) == row.shown);
    }
}

TEST_CASE("a list that was written is read back") {
    CHECK(format_label_list({"a", "b c", "d'e", "-"}) == "a 'b c' 'd''e' -");
    const bool holds = rc::check([] {
        const auto label =
            rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab' \t\n-"))));
        const auto names = *rc::gen::container<std::vector<std::string>>(label);
        std::vector<std::string> read;
        for (const NamedLabel& one : parse_label_list(format_label_list(names))) read.push_back(one.name);
        RC_ASSERT(read == names);
    });
    CHECK(holds);
}

TEST_CASE("scores") {
    const std::vector<Row> rows = {
        {"predicted", "predicted@0"},
        {" predicted ", "predicted@1"},
        {"'predicted'", "[predicted]@0"},
        {"positive", "[positive]@0"},
        {"non-hate", "[non-hate]@0"},
        {"'very good'", "[very good]@0"},
        {"positive - negative", "[positive]@0 - [negative]@11"},
        {"'very good'  -\n'-'", "[very good]@0 - [-]@15"},
        {"'predicted' - negative", "[predicted]@0 - [negative]@14"},
        {"", "0: a score is missing; write predicted, a label, or a difference: positive - negative"},
        {"  ", "0: a score is missing; write predicted, a label, or a difference: positive - negative"},
        {"-", "0: the label before '-' is missing"},
        {"- negative", "0: the label before '-' is missing"},
        {"positive -", "9: the label after '-' is missing"},
        {"positive - -", "9: the label after '-' is missing"},
        {"good -bad", "5: write spaces around the minus: 'good - bad'"},
        {"good- bad", "6: write spaces around the minus: 'good - bad'"},
        {"'good-' bad", "8: expected ' - ' between two labels; a label that holds spaces is written '…'"},
        {"very good", "5: expected ' - ' between two labels; a label that holds spaces is written '…'"},
        {"positive '-' negative",
         "9: expected ' - ' between two labels; a label that holds spaces is written '…'"},
        {"a - b - c", "6: a score has at most two labels; this is one too many"},
        {"predicted - a",
         "0: a difference is between two labels, and predicted is none; a label of that name is written "
         "'predicted'"},
        {"a - predicted",
         "4: a difference is between two labels, and predicted is none; a label of that name is written "
         "'predicted'"},
        {"a - 'a'", "4: the difference of a label and itself is always 0"},
        {"'a", "0: this quote never closes"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(score_of(row.text) == row.shown);
    }
}
