#include "model_support.hpp"

#include <assay/model/recorded.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

using namespace assay;
using namespace assay::testing;

namespace {

RecordedOptions options_for(std::vector<std::string> labels, std::size_t fields = 1) {
    return {RecordedFormat::jsonl, {LabelSet(std::move(labels)), true}, fields};
}

const RecordedOptions kTwo = options_for({"negative", "positive"});

std::unique_ptr<RecordedModel> read(const std::string& bytes, const RecordedOptions& options = kTwo) {
    return read_predictions(bytes, "p.jsonl", options);
}

std::string predicted(const std::string& bytes, const std::vector<std::string>& texts,
                      const RecordedOptions& options = kTwo) {
    const auto model = read(bytes, options);
    model->show(batch_of(texts));
    model->end_of_texts();
    return describe(predict(*model, batch_of(texts)));
}

}  // namespace

TEST_CASE("a text gets the prediction of its row") {
    CHECK(predicted(R"({"text": "a", "label": "positive"}
{"text": "b", "label": "negative"})",
                    {"b", "a", "b"}) == "0 1 0");
    CHECK(predicted(
              "{\"text\": \"a\", \"label\": 1}\r\n\n  \r\n{\"text\": \"b\", \"label\": 0, \"more\": [1]}\r\n",
              {"a", "b"}) == "1 0");
    CHECK(predicted(R"({"text": "a", "label": "positive", "confidence": 0.75})", {"a"}) == "1(0.75)");
    CHECK(predicted(R"({"text": "a", "probabilities": [0.25, 0.75]})", {"a"}) == "1[0.25 0.75]");
    CHECK(predicted(R"({"text": "a", "probabilities": [0.5, 0.5]})", {"a"}) == "0[0.5 0.5]");
    CHECK(predicted(R"({"text": "a", "probabilities": {"positive": 0.75, "negative": 0.25}})", {"a"}) ==
          "1[0.25 0.75]");
    CHECK(predicted(R"({"text": "a", "probabilities": {"positive": 1}})", {"a"}) == "1[0 1]");
    CHECK(
        predicted(R"({"text": "a", "label": "negative", "probabilities": [0.25, 0.75], "confidence": 0.25})",
                  {"a"}) == "0[0.25 0.75]");
    CHECK(predicted(R"({"text": "a", "label": 1, "score": 4.5}
{"text": "b", "label": 0, "score": 1})",
                    {"a", "b"}) == "1 0");
    CHECK(predicted(R"({"text": "\u00fc\n\"\\", "label": 0})", {"ü\n\"\\"}) == "0");
    CHECK(predicted(R"({"text": "a", "probabilities": [0.3335, 0.6656]})", {"a"}) == "1[0.3335 0.6656]");
}

TEST_CASE("a pair gets the prediction of its row") {
    const RecordedOptions options = options_for({"different", "same"}, 2);
    const auto model = read(R"({"text": ["a?", "b?"], "label": "same"}
{"text": ["b?", "a?"], "label": "different"})",
                            options);
    TextBatch pairs(2);
    for (const char* field : {"b?", "a?", "a?", "b?"}) pairs.append_field(field);
    model->show(pairs);
    model->end_of_texts();
    CHECK(describe(predict(*model, pairs)) == "0 1");
    CHECK(message_of([&] { predict(*model, batch_of({"a?"})); }) ==
          "p.jsonl: the predictions are for texts of 2 fields, not 1");
}

TEST_CASE("labels that nobody named are those that occur") {
    const RecordedOptions none;
    CHECK(read(R"({"text": "a", "label": "yes"}
{"text": "b", "label": 7}
{"text": "c", "label": "yes"})",
               none)
              ->info()
              .labels.names() == std::vector<std::string>{"yes", "7"});
    CHECK(read(R"({"text": "a", "probabilities": {"no": 0.5, "yes": 0.5}})", none)->info().labels.names() ==
          std::vector<std::string>{"no", "yes"});
    CHECK(read(R"({"text": "a", "probabilities": [0.5, 0.25, 0.25], "label": 2})", none)
              ->info()
              .labels.names() == std::vector<std::string>{"0", "1", "2"});
    const auto model = read(R"({"text": "a", "label": "yes"}
{"text": "b", "label": "no"})",
                            none);
    CHECK(predict(*model, batch_of({"a"})).label_count() == 2);
}

TEST_CASE("equal texts may repeat their prediction but not change it") {
    CHECK(predicted(R"({"text": "a", "label": "positive"}
{"text": "a", "label": 1})",
                    {"a"}) == "1");
    CHECK(message_of([] {
              read(R"({"text": "a", "probabilities": [0.25, 0.75]}
{"text": "b", "probabilities": [0.25, 0.75]}
{"text": "a", "probabilities": [0.25, 0.7501]})");
          }) ==
          "p.jsonl:3:10: error: line 1 predicts something else for the same text; equal texts need equal "
          "predictions\n"
          "{\"text\": \"a\", \"probabilities\": [0.25, 0.7501]}\n"
          "         ^");
}

TEST_CASE("a file that does not fit the suite is refused as a whole") {
    const std::string two = R"({"text": "a", "label": 0}
{"text": "b\u0007", "label": 1})";
    auto model = read(two);
    model->show(batch_of({"a", "c\n"}));
    model->show(batch_of({"a", "c\n", "d"}));
    CHECK(message_of([&] { model->end_of_texts(); }) ==
          "p.jsonl: 3 of 5 texts have no prediction, the first: 'c\\n'\n"
          "1 of 2 predictions belongs to no text, the first: 'b\\x07'\n"
          "the file must be made from `assay expand` with the same suite, --seed, --sample and --data");

    model = read(two);
    model->show(batch_of({"a", "b\a", "c"}));
    CHECK(message_of([&] { model->end_of_texts(); }) ==
          "p.jsonl: 1 of 3 texts has no prediction, the first: 'c'\n"
          "the file must be made from `assay expand` with the same suite, --seed, --sample and --data");

    model = read(two);
    model->show(batch_of({std::string(200, 'x')}));
    CHECK(message_of([&] { model->end_of_texts(); }) ==
          "p.jsonl: 1 of 1 text has no prediction, the first: '" + std::string(80, 'x') +
              "…'\n"
              "2 of 2 predictions belong to no text, the first: 'a'\n"
              "no text fits: is it the file of another suite, or are the texts changed? "
              "the file must be made from `assay expand` with the same suite, --seed, --sample and --data");
    CHECK(message_of([&] { predict(*model, batch_of({"x"})); }) == "p.jsonl: there is no prediction for 'x'");

    model = read(two);  // more predictions than texts: a part of the suite is run
    model->show(batch_of({"a"}));
    CHECK(message_of([&] { model->end_of_texts(); }) == "no error");
}

TEST_CASE("a broken row is refused at its place") {
    struct Row {
        std::string line;
        const char* message;  ///< without the source line
    };
    const std::string nested = std::string(65, '[') + std::string(65, ']');
    for (
        const Row& row : {
            // JSON
            Row{"text,label", ":2: error: a row must be one JSON object"},
            Row{R"({"text": "a", "label": "positive")", ":2:34: error: expected ',' or '}'"},
            Row{R"({"text": "a)", ":2:10: error: this string never closes"},
            Row{"{\"text\": \"\xff\", \"label\": 0}",
                ":2:11: error: the byte 0xff is no UTF-8; save the file as UTF-8"},
            Row{R"({"text": "\ud800", "label": 0})", ":2:11: error: \\ud800 is half of a surrogate pair"},
            Row{R"({"text": "a", "probabilities": [NaN, 1]})", ":2:33: error: 'NaN' is no JSON value"},
            Row{R"({"text": "a", "probabilities": [Infinity, 1]})",
                ":2:33: error: 'Infinity' is no JSON value"},
            Row{R"({"text": "a", "probabilities": [-Infinity, 1]})",
                ":2:34: error: a digit is missing in this number"},
            Row{R"({"text": "a", "probabilities": [1e999, 1]})",
                ":2:33: error: a number beyond the range of a double"},
            Row{R"({"text": "a", "label": 0} {})",
                ":2:27: error: unexpected text after the end of the JSON value"},
            Row{R"(["a", 0])", ":2:1: error: a row must be an object {…}, not an array"},
            Row{R"({"text": "a", "label": 0, "label": 1})",
                ":2:27: error: the key 'label' occurs twice in one object"},
            Row{R"({"text": "a", "label": 0, "x": )" + nested + "}",
                ":2:95: error: nested more than 64 levels deep"},
            // the text
            Row{R"({"label": 0})",
                ":2: error: a row needs the 'text' that was predicted; its keys are 'label'"},
            Row{R"({"Text": "a", "label": 0})",
                ":2: error: a row needs the 'text' that was predicted; did you mean 'Text'?"},
            Row{R"({"sentence": "a", "label": 0})",
                ":2: error: a row needs the 'text' that was predicted; its keys are 'sentence', 'label'"},
            Row{R"({"text": 7, "label": 0})", ":2:10: error: 'text' must be a string, not a number"},
            Row{R"({"text": null, "label": 0})", ":2:10: error: 'text' must be a string, not null"},
            Row{R"({"text": ["a", "b"], "label": 0})", ":2:10: error: 'text' must be a string, not an array"},
            // the label
            Row{R"({"text": "a"})", ":2: error: a row needs a 'label' or 'probabilities'"},
            Row{R"({"text": "a", "lable": 0})", ":2:24: error: unknown key 'lable'; did you mean 'label'?"},
            Row{R"({"text": "a", "label": "POSITIVE"})",
                ":2:24: error: unknown label 'POSITIVE'; did you mean 'positive'? --labels POSITIVE=positive "
                "maps it"},
            Row{R"({"text": "a", "label": "LABEL_0"})",
                ":2:24: error: unknown label 'LABEL_0'; the labels are negative positive, and --labels "
                "LABEL_0=… maps another "
                "name to one of them"},
            Row{R"({"text": "a", "label": ""})",
                ":2:24: error: unknown label ''; the labels are negative positive, and --labels =… maps "
                "another name to one of "
                "them"},
            Row{R"({"text": "a", "label": 2})",
                ":2:24: error: label 2 is outside 0 to 1; numbers count the labels negative positive from 0"},
            Row{R"({"text": "a", "label": -1})",
                ":2:24: error: label -1 is outside 0 to 1; numbers count the labels negative positive from "
                "0"},
            Row{R"({"text": "a", "label": 1.0})",
                ":2:24: error: 'label' must be a name or a whole number, not a fraction"},
            Row{R"({"text": "a", "label": 18446744073709551615})",
                ":2:24: error: 'label' must be a name or a whole number, not one beyond 64 bits"},
            Row{R"({"text": "a", "label": true})",
                ":2:24: error: 'label' must be a name or a whole number, not true"},
            Row{R"({"text": "a", "label": null})",
                ":2:24: error: 'label' must be a name or a whole number, not null"},
            Row{R"({"text": "a", "label": ["positive"]})",
                ":2:24: error: 'label' must be a name or a whole number, not an array"},
            // probabilities
            Row{R"({"text": "a", "probabilities": 0.5})",
                ":2:32: error: 'probabilities' must be [p, …] in the order of the labels or {\"label\": p, "
                "…}, not a number"},
            Row{R"({"text": "a", "probabilities": [0.5, 0.25, 0.25]})",
                ":2:32: error: 3 probabilities for 2 labels (negative positive); --model-labels names the "
                "model's labels in "
                "its order"},
            Row{R"({"text": "a", "probabilities": [1]})",
                ":2:32: error: 1 probability for 2 labels (negative positive); --model-labels names the "
                "model's labels in its "
                "order"},
            Row{R"({"text": "a", "probabilities": []})",
                ":2:32: error: 0 probabilities for 2 labels (negative positive); --model-labels names the "
                "model's labels in "
                "its order"},
            Row{R"({"text": "a", "probabilities": ["0.5", 0.5]})",
                ":2:32: error: 'probabilities' must hold numbers, not a string"},
            Row{R"({"text": "a", "probabilities": [0.5, 0.498]})",
                ":2:32: error: the probabilities sum to 0.998 instead of 1"},
            Row{R"({"text": "a", "probabilities": [0.5, 0.502]})",
                ":2:32: error: the probabilities sum to 1.002 instead of 1"},
            Row{R"({"text": "a", "probabilities": [-0.5, 1.5]})", ":2:32: error: -0.5 is not a probability"},
            Row{R"({"text": "a", "probabilities": [3.2, -1.1]})", ":2:32: error: 3.2 is not a probability"},
            Row{R"({"text": "a", "probabilities": {}})",
                ":2:32: error: the probabilities sum to 0 instead of 1"},
            Row{R"({"text": "a", "probabilities": {"positve": 1}})",
                ":2:32: error: unknown label 'positve'; did you mean 'positive'? --labels positve=positive "
                "maps it"},
            Row{R"({"text": "a", "probabilities": {"positive": null}})",
                ":2:32: error: 'probabilities' must hold numbers, not null"},
            Row{R"({"text": "a", "label": 0, "probabilites": [0.5, 0.5]})",
                ":2:43: error: unknown key 'probabilites'; did you mean 'probabilities'?"},
            Row{R"({"text": "a", "scores": [0.5, 0.5]})",
                ":2:25: error: unknown key 'scores'; it is called 'probabilities' here"},
            Row{R"({"text": "a", "label": 0, "probs": [0.5, 0.5]})",
                ":2:36: error: unknown key 'probs'; it is called 'probabilities' here"},
            // confidence
            Row{R"({"text": "a", "label": "positive", "score": 0.99})",
                ":2:45: error: unknown key 'score'; it is called 'confidence' here"},
            Row{R"({"text": "a", "confidence": 0.5})",
                ":2:29: error: a confidence needs the 'label' that it is for"},
            Row{R"({"text": "a", "label": 0, "confidence": 1.5})",
                ":2:41: error: 1.5 is not a confidence; it must be from 0 to 1"},
            Row{R"({"text": "a", "label": 0, "confidence": "high"})",
                ":2:41: error: 'confidence' must hold numbers, not a string"},
            Row{R"({"text": "a", "label": 0, "probabilities": [0.5, 0.5], "confidence": 0.75})",
                ":2:70: error: the confidence 0.75 contradicts the probability 0.5 of 'negative'"},
            // certainty
            Row{R"({"text": "a", "probabilities": [0.5, 0.5]})",
                ":2: error: this row has probabilities, but those before it have a label only; all rows must "
                "say equally much"},
            Row{R"({"text": "a", "label": 0, "confidence": 0.5})",
                ":2: error: this row has a confidence, but those before it have a label only; all rows must "
                "say equally much"},
        }) {
        CAPTURE(row.line);
        const std::string first =
            row.line.starts_with("text") ? "\n" : "{\"text\": \"first\", \"label\": 0}\n";
        const std::string certain = row.message + std::string();
        const std::string message =
            message_of([&] { read(first + row.line + "\n{\"text\": \"z\", \"label\": 0}\n"); });
        CHECK(message.substr(0, std::string("p.jsonl").size()) == "p.jsonl");
        CHECK(message.substr(7, certain.size()) == certain);
    }
}

TEST_CASE("numbers mean nothing where the order of the labels is not known") {
    RecordedOptions options = kTwo;
    options.labels.ordered = false;
    CHECK(predicted(R"({"text": "a", "label": "positive"})", {"a"}, options) == "1");
    CHECK(predicted(R"({"text": "a", "probabilities": {"positive": 1}})", {"a"}, options) == "1[0 1]");
    CHECK(message_of([&] { read(R"({"text": "a", "label": 1})", options); }) ==
          "p.jsonl:1:24: error: label 1 is a number, but the order of the labels is not known; "
          "--model-labels names it\n"
          "{\"text\": \"a\", \"label\": 1}\n"
          "                       ^");
    CHECK(message_of([&] { read(R"({"text": "a", "probabilities": [0, 1]})", options); }) ==
          "p.jsonl:1:32: error: these probabilities have no names, and the order of the labels is not known; "
          "--model-labels "
          "names it\n{\"text\": \"a\", \"probabilities\": [0, 1]}\n                               ^");
}

TEST_CASE("a number is the label of that name before it is an index") {
    const RecordedOptions stars = options_for({"2", "1", "0"});
    CHECK(predicted(R"({"text": "a", "label": 2}
{"text": "b", "label": "0"})",
                    {"a", "b"}, stars) == "0 2");
}

TEST_CASE("pairs must be pairs") {
    const RecordedOptions options = options_for({"different", "same"}, 2);
    const auto message = [&](const char* text) {
        const std::string whole =
            message_of([&] { read(fmt::format("{{\"text\": {}, \"label\": 0}}", text), options); });
        return whole.substr(0, whole.find('\n'));
    };
    CHECK(message("\"a\"") == "p.jsonl:1:10: error: 'text' must be an array of 2 strings, not a string");
    CHECK(message("[\"a\"]") ==
          "p.jsonl:1:10: error: 'text' has 1 field, but the texts of this suite have 2");
    CHECK(message("[\"a\", 1]") == "p.jsonl:1:10: error: 'text' must be an array of 2 strings, not a number");
}

TEST_CASE("limits: bytes of a row, labels that nobody named") {
    const auto row_of = [](std::size_t bytes) {
        const std::string head = R"({"label": 0, "text": ")";
        return head + std::string(bytes - head.size() - 2, 'x') + "\"}";
    };
    constexpr std::size_t kMost = std::size_t{1} << 24;
    CHECK(read(row_of(kMost - 1))->info().labels.size() == 2);
    CHECK(read(row_of(kMost))->info().labels.size() == 2);
    CHECK(message_of([&] {
              read(row_of(kMost + 1));
          }).starts_with("p.jsonl:1: error: a row of more than 16777216 bytes\n{\"label\": 0, "));

    const auto file_of = [](int labels) {
        std::string bytes;
        for (int i = 0; i < labels; ++i)
            bytes += fmt::format("{{\"text\": \"{}\", \"label\": \"label {}\"}}\n", i, i);
        return bytes;
    };
    const RecordedOptions none;
    CHECK(read(file_of(999), none)->info().labels.size() == 999);
    CHECK(read(file_of(1000), none)->info().labels.size() == 1000);
    CHECK(message_of([&] { read(file_of(1001), none); }) ==
          "p.jsonl:1001:27: error: more than 1000 different labels; --model-labels names them\n"
          "{\"text\": \"1000\", \"label\": \"label 1000\"}\n                          ^");
}

TEST_CASE("a file cut at any byte is read whole or refused") {
    const std::string whole =
        R"({"text": "ü\u00fc", "label": "positive", "probabilities": {"negative": 0.25, "positive": 0.75}}
{"text": "b", "probabilities": [1, 0]}
)";
    for (std::size_t length = 1; length < whole.size(); ++length) {
        const std::string cut = whole.substr(0, length);
        const bool complete =
            cut.ends_with('}') && cut.find("\"b\"") == cut.npos ? cut.ends_with("}}") : cut.ends_with('}');
        const bool read_well = message_of([&] { read(cut); }) == "no error";
        CAPTURE(cut);
        CHECK(read_well == (complete || cut.ends_with("}}\n")));
    }
}
