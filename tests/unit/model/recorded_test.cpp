#include "model_support.hpp"

#include <assay/base/files.hpp>
#include <assay/model/recorded.hpp>

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <string>

using namespace assay;
using namespace assay::testing;

TEST_CASE("a format is known by its name") {
    CHECK(parse_recorded_format("jsonl") == RecordedFormat::jsonl);
    CHECK(parse_recorded_format("pred_only") == RecordedFormat::pred_only);
    CHECK(parse_recorded_format("softmax") == RecordedFormat::softmax);
    CHECK(parse_recorded_format("binary_conf") == RecordedFormat::binary_conf);
    CHECK(parse_recorded_format("pred_and_conf") == RecordedFormat::pred_and_conf);
    CHECK(parse_recorded_format("pred_and_softmax") == RecordedFormat::pred_and_softmax);
    CHECK(message_of([] { parse_recorded_format("soft_max"); }) ==
          "--format: there is no format 'soft_max'; did you mean 'softmax'?\n"
          "the formats are: jsonl pred_only softmax binary_conf pred_and_conf pred_and_softmax");
}

TEST_CASE("a file of predictions is read with its name and its hash") {
    const auto file = std::filesystem::temp_directory_path() / "assay_recorded_test.jsonl";
    const std::string bytes = "\xEF\xBB\xBF{\"text\": \"a\", \"label\": \"x\"}\n";
    write_file(file, bytes);
    const auto model = open_predictions(file, {});
    std::filesystem::remove(file);
    CHECK(model->info().kind == "predictions");
    CHECK(model->info().name == file.string());
    CHECK(model->info().sha256 == sha256(bytes));
    CHECK(model->info().recorded);
    CHECK_FALSE(model->info().positional);
    CHECK_FALSE(model->info().prefers_unique);
    CHECK(message_of([] { open_predictions("/nowhere/p.jsonl", {}); }) ==
          "there is no file '/nowhere/p.jsonl'");
}

TEST_CASE("a file without predictions is refused") {
    for (const RecordedFormat format : {RecordedFormat::jsonl, RecordedFormat::softmax})
        for (const char* bytes : {"", "\n", " \r\n\n", "\xEF\xBB\xBF"})
            CHECK(message_of([&] {
                      read_predictions(bytes, "p.txt", {format, {}, 1});
                  }) == "'p.txt' holds no predictions");
}

TEST_CASE("open answers are read from every format that can hold them") {
    const LabelSet open = LabelSet::of_answers([](std::string_view answer) { return std::string(answer); });
    const auto answers = [&](const std::string& bytes, RecordedFormat format) {
        const auto model = read_predictions(bytes, "p", {format, {open, false}, 1});
        model->show(batch_of({"a", "b"}));
        model->end_of_texts();
        CHECK(model->info().labels == open);
        const Predictions made = predict(*model, batch_of({"a", "b"}));
        return open.name(made.label(0)) + " | " + open.name(made.label(1));
    };
    CHECK(answers("{\"text\": \"b\", \"label\": \"New York\"}\n{\"text\": \"a\", \"label\": 12}\n",
                  RecordedFormat::jsonl) == "12 | New York");
    CHECK(answers("New York\n7\n", RecordedFormat::pred_only) == "New York | 7");
    CHECK(answers("New York 0.5\n  Rio 1\n", RecordedFormat::pred_and_conf) == "New York | Rio");
    const auto refused = [&](const std::string& bytes, RecordedFormat format) {
        return message_of([&] { read_predictions(bytes, "p", {format, {open, false}, 1}); });
    };
    for (const auto& [format, name] : {std::pair(RecordedFormat::softmax, "softmax"),
                                       {RecordedFormat::binary_conf, "binary_conf"},
                                       {RecordedFormat::pred_and_softmax, "pred_and_softmax"}})
        CHECK(refused("0 1\n", format) == "--format " + std::string(name) +
                                              " has probabilities, but the answers of this suite are open; "
                                              "pred_only, pred_and_conf and JSON "
                                              "Lines can hold them");
    for (const char* probabilities : {"[0.5, 0.5]", "{\"x\": 1}"})
        CHECK(refused("{\"text\": \"a\", \"probabilities\": " + std::string(probabilities) + "}\n",
                      RecordedFormat::jsonl)
                  .find("the answers of this suite are open, so there are no labels that could have "
                        "probabilities; give the 'label' alone, or with its 'confidence'") !=
              std::string::npos);
}
