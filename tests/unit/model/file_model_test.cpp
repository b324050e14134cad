#include <assay/model/file_model.hpp>

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/pipeline/model_file.hpp>
#include <assay/pipeline/training.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <thread>

using namespace assay;
namespace fs = std::filesystem;

namespace {

TextClassifier trained() {
    Examples examples;
    examples.labels = LabelSet({"negative", "positive"});
    for (const auto& [text, label] :
         {std::pair{"a good film", 1u}, {"a bad film", 0u}, {"good", 1u}, {"not good", 0u}}) {
        examples.texts.append_field(text);
        examples.classes.push_back(label);
    }
    return train(examples, nullptr, TrainingOptions::defaults(ClassifierKind::logistic));
}

/// A model file in a folder of its own, gone at the end.
struct WrittenModel {
    std::string bytes = model_bytes(trained());
    fs::path path = fs::path(ASSAY_BINARY_DIR) / "file_model_test" / "m.assay";
    WrittenModel() { write_file(path, bytes); }
    ~WrittenModel() { fs::remove_all(path.parent_path()); }
};

}  // namespace

TEST_CASE("a model file says what it is") {
    const WrittenModel file;
    const auto model = open_model_file(file.path);
    const ModelInfo& info = model->info();
    CHECK(info.kind == "file");
    CHECK(info.name == file.path.string());
    CHECK(info.sha256 == sha256(file.bytes));
    CHECK(info.labels.names() == std::vector<std::string>{"negative", "positive"});
    CHECK(info.certainty == Certainty::probabilities);
    CHECK(info.concurrency == 0);
    CHECK_FALSE(info.positional);
    CHECK_FALSE(info.recorded);
}

TEST_CASE("it predicts what the classifier predicts, from many threads at once") {
    const WrittenModel file;
    const auto model = open_model_file(file.path);
    TextBatch texts;
    for (const char* text : {"good film", "bad film", "", "not good at all"}) texts.append_field(text);
    Predictions expected;
    trained().predict(texts, expected);
    std::vector<Predictions> given(4);
    std::vector<std::thread> threads;
    for (Predictions& out : given)
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i) model->predict(texts, {}, out);
        });
    for (std::thread& thread : threads) thread.join();
    for (const Predictions& out : given) CHECK(out == expected);
    CHECK(expected.label(0) == 1);
    CHECK(expected.label(1) == 0);
}

TEST_CASE("pairs are refused with advice") {
    const WrittenModel file;
    TextBatch pairs(2);
    pairs.append_field("a?");
    pairs.append_field("b?");
    Predictions out;
    const std::string message =
        "the model file '" + file.path.string() +
        "' reads single texts, but these have 2 fields each; for them use a model of yours with "
        "--command or --predictions";
    CHECK_THROWS_WITH_AS(open_model_file(file.path)->predict(pairs, {}, out), message.c_str(), Error);
}

TEST_CASE("files that are missing or no models are refused") {
    const WrittenModel file;
    const fs::path folder = file.path.parent_path();
    CHECK_THROWS_WITH_AS(open_model_file(folder / "none.assay"),
                         fmt::format("there is no file '{}'", (folder / "none.assay").string()).c_str(),
                         Error);
    CHECK_THROWS_WITH_AS(open_model_file(folder),
                         fmt::format("'{}' is a folder, not a file", folder.string()).c_str(), Error);
    write_file(folder / "cut.assay", std::string_view(file.bytes).substr(0, 100));
    CHECK_THROWS_WITH_AS(
        open_model_file(folder / "cut.assay"),
        fmt::format("the model file '{}' is cut short", (folder / "cut.assay").string()).c_str(), Error);
}
