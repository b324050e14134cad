#include "model_support.hpp"

#include <assay/model/recorded.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace assay;
using namespace assay::testing;

namespace {

using Names = std::vector<std::string>;
using enum RecordedFormat;

const Names kTwo = {"negative", "positive"};

std::unique_ptr<RecordedModel> read(RecordedFormat format, const std::string& bytes,
                                    const Names& labels = kTwo) {
    return read_predictions(bytes, "p.txt", {format, {LabelSet(labels), true}, 1});
}

std::string predicted(RecordedFormat format, const std::string& bytes, const Names& labels = kTwo) {
    const auto model = read(format, bytes, labels);
    std::vector<std::string> texts(3, "t");
    model->show(batch_of(texts));
    model->end_of_texts();
    return describe(predict(*model, batch_of(texts)));
}

}  // namespace

TEST_CASE("each format is read as CheckList reads it") {
    CHECK(predicted(pred_only, "0\n1\n1\n") == "0 1 1");
    CHECK(predicted(pred_only, "positive\r\n  1 \t\r\nnegative") == "1 1 0");
    CHECK(predicted(softmax, "0.25 0.75\n0.5 0.5\n1e0 0.0\n") == "1[0.25 0.75] 0[0.5 0.5] 0[1 0]");
    CHECK(predicted(softmax, "0.25\t0.75\n 0.5  0.5 \n7.500000000000000000e-01 2.500000000000000000e-01") ==
          "1[0.25 0.75] 0[0.5 0.5] 0[0.75 0.25]");
    CHECK(predicted(binary_conf, "0.75\n0.5\n0\n") == "1[0.25 0.75] 0[0.5 0.5] 0[1 0]");
    CHECK(predicted(pred_and_conf, "1 0.75\nnegative 1\n0 0\n") == "1(0.75) 0(1) 0(0)");
    CHECK(predicted(pred_and_softmax, "1 0.25 0.75\nnegative 0.25 0.75\n0 1 0\n") ==
          "1[0.25 0.75] 0[0.25 0.75] 0[1 0]");
}

TEST_CASE("names may hold spaces") {
    const Names labels = {"not duplicate", "duplicate"};
    CHECK(predicted(pred_only, "not duplicate\nduplicate\n0\n", labels) == "0 1 0");
    CHECK(predicted(pred_and_conf, "not duplicate 0.5\nduplicate 0.5\n0 0.5\n", labels) ==
          "0(0.5) 1(0.5) 0(0.5)");
    CHECK(predicted(pred_and_softmax, "not duplicate 1 0\nduplicate 1 0\n0 1 0\n", labels) ==
          "0[1 0] 1[1 0] 0[1 0]");
}

TEST_CASE("labels that nobody named are those that occur") {
    const auto labels = [](RecordedFormat format, const char* bytes) {
        return read(format, bytes, {})->info().labels.names();
    };
    CHECK(labels(pred_only, "yes\nno\nyes\n") == Names{"yes", "no"});
    CHECK(labels(pred_only, "1\n0\n") == Names{"1", "0"});
    CHECK(labels(softmax, "0.5 0.25 0.25\n") == Names{"0", "1", "2"});
    CHECK(labels(binary_conf, "0.5\n") == Names{"0", "1"});
    CHECK(labels(pred_and_softmax, "1 0.25 0.75\n") == Names{"0", "1"});
    CHECK(predict(*read(pred_only, "yes\nno\n", {}), batch_of({"t"})).label_count() == 2);
}

TEST_CASE("a prediction belongs to a position") {
    const auto model = read(pred_only, "0\n1\n0\n0\n1\n");
    CHECK(model->info().positional);
    CHECK(model->info().certainty == Certainty::label_only);
    CHECK(describe(predict(*model, batch_of({"t", "t"}), 3)) == "0 1");
    CHECK(message_of([&] {
              predict(*model, batch_of({"t", "t"}), 4);
          }) == "p.txt: there is no prediction in line 6");
    CHECK(message_of([&] { predict(*model, batch_of({"t"}), UINT64_MAX); }) ==
          "p.txt: there is no prediction in line 0");
}

TEST_CASE("a line that is no prediction is refused at its place") {
    struct Row {
        RecordedFormat format;
        std::string line;
        const char* message;
    };
    for (const Row& row : {
             Row{pred_only, "2",
                 "2:1: error: label 2 is outside 0 to 1; numbers count the labels negative positive from 0"},
             Row{pred_only, "-1",
                 "2:1: error: label -1 is outside 0 to 1; numbers count the labels negative positive from 0"},
             Row{pred_only, " positve",
                 "2:2: error: unknown label 'positve'; did you mean 'positive'? --labels "
                 "positve=positive maps it"},
             Row{pred_only, "1.0",
                 "2:1: error: unknown label '1.0'; the labels are negative positive, and --labels 1.0=… maps "
                 "another name to one of them"},
             Row{pred_only, "99999999999999999999",
                 "2:1: error: unknown label '99999999999999999999'; the labels are negative positive, and "
                 "--labels "
                 "99999999999999999999=… maps another name to one of them"},
             Row{pred_only, "", "2:1: error: a blank line; each line holds the prediction for one text"},
             Row{pred_only, " \t", "2:1: error: a blank line; each line holds the prediction for one text"},
             Row{pred_only, "0\xff", "2:2: error: the byte 0xff is no UTF-8; save the file as UTF-8"},
             Row{softmax, "nan 1", "2:1: error: 'nan' is not a probability"},
             Row{softmax, "0 inf", "2:3: error: 'inf' is not a probability"},
             Row{softmax, "-0.5 1.5", "2:1: error: '-0.5' is not a probability"},
             Row{softmax, "1e999 0", "2:1: error: '1e999' is not a probability"},
             Row{softmax, "0.5x 0.5", "2:1: error: '0.5x' is not a probability"},
             Row{softmax, "0.5,0.5",
                 "2:1: error: '0.5,0.5' is not a probability; numbers are separated by spaces"},
             Row{softmax, "[0.5 0.5]", "2:1: error: '[0.5' is not a probability"},
             Row{softmax, "0.5 0.25 0.25",
                 "2:1: error: 3 probabilities for 2 labels (negative positive); --model-labels names "
                 "the model's labels in its order"},
             Row{softmax, "1",
                 "2:1: error: 1 probability for 2 labels (negative positive); --model-labels names the "
                 "model's "
                 "labels in its order"},
             Row{softmax, "0.5 0.6", "2:1: error: the probabilities sum to 1.1 instead of 1"},
             Row{softmax, "", "2:1: error: a blank line; each line holds the prediction for one text"},
             Row{binary_conf, "1.01", "2:1: error: '1.01' is not a probability"},
             Row{binary_conf, "yes", "2:1: error: 'yes' is not a probability"},
             Row{binary_conf, "0.5 0.5",
                 "2:5: error: 2 words in this line; this format wants the probability of the second "
                 "label"},
             Row{pred_and_conf, "1",
                 "2:1: error: one word in this line; this format wants a label and its confidence"},
             Row{pred_and_conf, "1 2", "2:3: error: '2' is not a probability"},
             Row{pred_and_conf, "x 0.5",
                 "2:1: error: unknown label 'x'; the labels are negative positive, and --labels x=… maps "
                 "another name to one of them"},
             Row{pred_and_softmax, "1",
                 "2:1: error: one word in this line; this format wants a label and one probability for "
                 "each label"},
             Row{pred_and_softmax, "1 0.5",
                 "2:3: error: 1 probability for 2 labels (negative positive); --model-labels names "
                 "the model's labels in its order"},
             Row{pred_and_softmax, "1 0.5 0.75", "2:3: error: the probabilities sum to 1.25 instead of 1"},
             Row{pred_and_softmax, "1 2 0.5 0.5",
                 "2:1: error: unknown label '1 2'; the labels are negative positive, and "
                 "--labels 1 2=… maps another name to one of them"},
         }) {
        CAPTURE(row.line);
        const std::string first = row.format == pred_only       ? "1\n"
                                  : row.format == softmax       ? "0 1\n"
                                  : row.format == binary_conf   ? "1\n"
                                  : row.format == pred_and_conf ? "1 1\n"
                                                                : "1 0 1\n";
        const std::string message = message_of([&] { read(row.format, first + row.line + "\n" + first); });
        CHECK(message.substr(0, message.find('\n')) == "p.txt:" + std::string(row.message));
    }
}

TEST_CASE("blank lines at the end are no predictions, and said to be there") {
    const auto first_line = [](const char* bytes) {
        const std::string message = message_of([&] { read(pred_only, bytes); });
        return message.substr(0, message.find('\n'));
    };
    const std::string blank = " error: a blank line; each line holds the prediction for one text";
    CHECK(first_line("0\n1\n\n") == "p.txt:3:1:" + blank + "; this one is the last: remove it");
    CHECK(first_line("0\n1\n \t\r\n") == "p.txt:3:1:" + blank + "; this one is the last: remove it");
    CHECK(first_line("0\n \n\n ") ==
          "p.txt:2:1:" + blank + "; nothing follows but such: remove the last 3 lines");
    CHECK(first_line("\n\n") == "'p.txt' holds no predictions");
    CHECK(first_line("\n1\n") == "p.txt:1:1:" + blank);
}

TEST_CASE("a first line that is something else is recognised") {
    const auto first_line = [](RecordedFormat format, const char* bytes) {
        const std::string message = message_of([&] { read(format, bytes); });
        return message.substr(0, message.find('\n'));
    };
    CHECK(first_line(pred_only, "label\n0\n") ==
          "p.txt:1:1: error: unknown label 'label'; the labels are negative positive, and --labels label=… "
          "maps another name to "
          "one of them; if the first line is a header, remove it");
    CHECK(first_line(softmax, "p_neg p_pos\n0 1\n") ==
          "p.txt:1:1: error: 'p_neg' is not a probability; if the first line is a header, remove it");
    CHECK(first_line(pred_only, "{\"text\": \"a\", \"label\": 0}\n") ==
          "p.txt:1:1: error: unknown label '{\"text\": \"a\", \"label\": 0}'; the labels are negative "
          "positive, and --labels "
          "{\"text\": \"a\", \"label\": 0}=… maps another name to one of them; this looks like JSON Lines, "
          "which needs no "
          "--format");
    CHECK(first_line(binary_conf, "0.5\n0.5\n").empty() == false);
    CHECK(
        message_of([] {
            read(binary_conf, "0.5\n", {"a", "b", "c"});
        }) ==
        "p.txt:1:1: error: 2 probabilities for 3 labels (a b c); --neutral-band 0.333,0.667 makes the one in "
        "the middle out of two, --model-labels names the model's labels in its order\n0.5\n^");
}

TEST_CASE("a file with too few or too many lines is refused with the probable mistake") {
    const std::string kAdvice =
        "the file must be made from `assay expand` with the same suite, --seed, --sample and --data";
    const auto mismatch = [](const std::string& bytes, const std::vector<std::string>& texts,
                             std::uint64_t cases, const Names& labels = kTwo) {
        const auto model = read(pred_only, bytes, labels);
        model->show(batch_of(texts));
        if (cases > 0) model->cases_shown(cases);
        return message_of([&] { model->end_of_texts(); });
    };
    CHECK(mismatch("0\n1\n", {"a", "b"}, 2) == "no error");
    CHECK(mismatch("0\n1\n", {"a", "b", "c\x1b", "d", "e"}, 0) ==
          "p.txt: 2 predictions for 5 texts: 3 texts have no prediction: there is no line 3, which would "
          "be that of 'c\\x1b', unless one is missing above\n" +
              kAdvice);
    CHECK(mismatch("0\n1\n1\n", {"a"}, 0) ==
          "p.txt: 3 predictions for 1 text: 2 predictions belong to no text, the first: 'positive' in line "
          "2\n" +
              kAdvice);
    CHECK(mismatch("0\n1\n1\n", {"a", "b", "c", "d", "e"}, 3) ==
          "p.txt: 3 predictions for 5 texts: 2 texts have no prediction: there is no line 4, which would "
          "be that of 'd', unless one is missing above\n"
          "there is one prediction for each case: the variants of a text need predictions of their own");
    CHECK(mismatch("0\n1\n1\n", {"a", "b", "c", "a"}, 0) ==
          "p.txt: 3 predictions for 4 texts: 1 text has no prediction: there is no line 4, which would be "
          "that of 'a', unless one is missing above\n"
          "there is one prediction for each different text: repeats need a line of their own");
    CHECK(mismatch("label\nyes\nno\nno\n", {"a", "b", "c"}, 0, {}) ==
          "p.txt: 4 predictions for 3 texts: 1 prediction belongs to no text, the first: 'no' in line 4\n"
          "the first line, 'label', looks like a header: remove it");
    CHECK(mismatch("yes\nno\nno\nyes\n", {"a", "b", "c"}, 0, {}) ==
          "p.txt: 4 predictions for 3 texts: 1 prediction belongs to no text, the first: 'yes' in line 4\n" +
              kAdvice);
    CHECK(mismatch("0\n", {}, 0) ==
          "p.txt: 1 prediction for 0 texts: 1 prediction belongs to no text, the first: 'negative' in line "
          "1\n" +
              kAdvice);
}
