#include "model_support.hpp"

#include <assay/model/reply_reader.hpp>

#include <doctest/doctest.h>

using namespace assay;
using namespace assay::testing;

namespace {

const ExpectedLabels kLabels{LabelSet({"negative", "positive"}), true};

std::string described(ReplyReader& reader, const std::vector<PredictionRow>& rows) {
    Predictions predictions;
    predictions.reset(*reader.certainty(), reader.labels().size());
    for (const PredictionRow& row : rows) row.add_to(predictions);
    return describe(predictions);
}

std::string many(const std::string& reply, std::size_t count, const std::string& pointer = {}) {
    ReplyReader reader(kLabels, pointer);
    return described(reader, reader.read(reply, count, true));
}

std::string one(const std::string& reply, const std::string& pointer = {}) {
    ReplyReader reader(kLabels, pointer);
    return described(reader, reader.read(reply, 1, false));
}

std::string fault(const std::string& reply, std::size_t count, const std::string& pointer = {},
                  bool in_array = true) {
    return message_of([&] { ReplyReader(kLabels, pointer).read(reply, count, in_array); });
}

}  // namespace

TEST_CASE("every form of an answer is read") {
    CHECK(many(R"(["positive", " negative\n"])", 2) == "1 0");
    CHECK(many(R"([1, 0])", 2) == "1 0");
    CHECK(many(R"([[0.25, 0.75], [1, 0]])", 2) == "1[0.25 0.75] 0[1 0]");
    CHECK(many(R"([{"label": "positive", "score": 0.75}])", 1) == "1(0.75)");
    CHECK(many(R"([[{"label": "positive", "score": 0.75}, {"label": "negative", "score": 0.25}]])", 1) ==
          "1[0.25 0.75]");
    CHECK(many(R"([[{"label": "positive", "score": 0.75}]])", 1) == "1(0.75)");
    CHECK(many(R"([{"sequence": "x", "labels": ["positive", "negative"], "scores": [0.75, 0.25]}])", 1) ==
          "1[0.25 0.75]");
    CHECK(many(R"([{"negative": 0.25, "positive": 0.75}, {"positive": 1}])", 2) == "1[0.25 0.75] 1[0 1]");
    CHECK(many(R"([{"label": 1, "probabilities": [0.25, 0.75], "score": 3}])", 1) == "1[0.25 0.75]");
    CHECK(many(R"([{"label": "positive", "confidence": 0.5}])", 1) == "1(0.5)");
}

TEST_CASE("answers are found where servers put them, or where the user says") {
    CHECK(many(R"({"predictions": [1, 0], "model": "m"})", 2) == "1 0");
    CHECK(many(R"({"outputs": [[0, 1]]})", 1) == "1[0 1]");
    CHECK(many(R"({"response": {"a/b": [1, 0]}})", 2, "/response/a~1b") == "1 0");
    CHECK(many(R"({"results": [{"p": {"q": 1}}, {"p": {"q": 0}}]})", 2, "/results/*/p/q") == "1 0");
    CHECK(many(R"([["positive"], ["negative"]])", 2, "/*/0") == "1 0");
    CHECK(one(R"({"choices": [{"message": {"content": "positive"}}]})", "/choices/0/message/content") == "1");
    CHECK(one(R"({"label": "positive", "data": [1, 2]})") == "1");
    CHECK(one(R"("negative")") == "0");
    CHECK(one(R"([0.25, 0.75])") == "1[0.25 0.75]");
    CHECK(one(R"([[0.25, 0.75]])") == "1[0.25 0.75]");
    CHECK(one(R"({"predictions": [[0.25, 0.75]]})") == "1[0.25 0.75]");
    CHECK(one(R"([{"label": "positive", "score": 0.75}, {"label": "negative", "score": 0.25}])") ==
          "1[0.25 0.75]");
    CHECK(one(R"([[{"label": "positive", "score": 0.75}, {"label": "negative", "score": 0.25}]])") ==
          "1[0.25 0.75]");
}

TEST_CASE("labels that nobody has named are those that occur") {
    ReplyReader reader({}, {});
    CHECK(described(reader, reader.read(R"([[{"label": "x", "score": 0.75}, {"label": "y", "score": 0.25}]])",
                                        1, true)) == "0[0.75 0.25]");
    CHECK(reader.labels().names() == std::vector<std::string>{"x", "y"});
    CHECK(!reader.labels().is_open());
}

TEST_CASE("replies that have no answer for each text are refused, with the reason") {
    const std::vector<std::pair<std::string, std::string>> faults = {
        {"", "byte 1"},
        {"<html>", "byte 1"},
        {R"([{"label": "positive"})", "byte"},
        {R"([{"label": "positive", "label": "negative"}])", "twice"},
        {R"("positive")", "it has a string instead of an array with an answer for each of 1 text"},
        {R"({"label": "positive"})", "--answer /NAME says which holds it"},
        {R"({"preds": [1]})", "its members are preds"},
        {R"([])", "it has 0 answers for 1 text"},
        {R"([1, 0])", "it has 2 answers for 1 text"},
        {R"([null])", "null is no answer"},
        {R"([true])", "true is no answer"},
        {R"([2])", "2"},
        {R"([0.5])", "a fraction"},
        {R"(["neutral"])", "neutral"},
        {R"(["positve"])", "did you mean 'positive'?"},
        {R"([[]])", "an answer that is an array"},
        {R"([["positive"]])", "an answer that is an array"},
        {R"([[0.5, 0.4]])", "sum to 0.9"},
        {R"([[0.5, 0.25, 0.25]])", "3"},
        {R"([[1.5, -0.5]])", "1.5"},
        {R"([[{"label": "positive", "score": 0.5}, {"label": "positive", "score": 0.5}]])", "twice"},
        {R"([[{"label": "positive", "score": 0.9}, {"label": "negative", "score": 0.9}]])", "sum to 1.8"},
        {R"([{"label": "positive", "score": 2}])", "2 is not a confidence"},
        {R"([{"label": "positive", "score": "high"}])", "must hold numbers"},
        {R"([{"labels": ["positive"], "scores": []}])", "unknown key 'labels'"},
        {R"([{"prediction": "positive"}])", "needs a 'label' or 'probabilities'"},
        {R"([{"prediction": 1}])", "needs a 'label' or 'probabilities'"},
        {R"([{"positive": 1, "other": 0}])", "needs a 'label' or 'probabilities'"},
        {R"([{}])", "needs a 'label' or 'probabilities'"},
        {R"([{"error": "out of memory"}])", "it reports an error: out of memory"},
        {R"({"error": {"code": 7}})", R"(it reports an error: {"code":7})"},
        {R"([{"label": "positive", "probabilities": {"positive": NaN}}])", "byte"},
    };
    for (const auto& [reply, part] : faults) {
        CAPTURE(reply);
        const std::string message = fault(reply, 1);
        CAPTURE(message);
        CHECK(message.find(part) != std::string::npos);
    }
}

TEST_CASE("all answers must say equally much") {
    ReplyReader reader(kLabels, {});
    reader.read(R"([[0.5, 0.5]])", 1, true);
    CHECK(message_of([&] { reader.read(R"(["positive"])", 1, true); }).find("equally much") !=
          std::string::npos);
}

TEST_CASE("pointers that lead nowhere, or are none, are refused") {
    const std::string reply = R"({"results": [{"p": 1}], "n": 5})";
    CHECK(fault(reply, 1, "results") ==
          "--answer 'results' is no JSON Pointer; it begins with '/', as in /choices/0/text");
    CHECK(fault(reply, 1, "/a~2b").find("must be followed by 0") != std::string::npos);
    CHECK(fault(reply, 1, "/*/*").find("'*' twice") != std::string::npos);
    CHECK(fault(reply, 1, "/result") ==
          "--answer: there is no 'result' in an object with results n; did you mean 'results'?");
    CHECK(fault(reply, 1, "/results/1").find("there is no '1' in an array of 1") != std::string::npos);
    CHECK(fault(reply, 1, "/results/00").find("there is no '00' in an array of 1") != std::string::npos);
    CHECK(fault(reply, 1, "/results/x").find("there is no 'x' in an array of 1") != std::string::npos);
    CHECK(fault(reply, 1, "/n/x").find("'x' leads into a number") != std::string::npos);
    CHECK(fault(reply, 2, "/results/*/p").find("1 answer for 2 texts") != std::string::npos);
    CHECK(fault(reply, 1, "/results/*/q").find("there is no 'q'") != std::string::npos);
    CHECK(fault(reply, 1, "/n").find("a number instead of an array") != std::string::npos);
}
