#include <assay/explain/data_map_recorder.hpp>

#include <doctest/doctest.h>

using namespace assay;

namespace {

/// Words that tell the label, except in the last text, whose label is wrong.
Examples reviews() {
    Examples examples;
    examples.labels = LabelSet({"negative", "positive"});
    for (int i = 0; i < 8; ++i) {
        examples.texts.append_field("a good and fine film");
        examples.classes.push_back(1);
        examples.texts.append_field("a bad and dull film");
        examples.classes.push_back(0);
    }
    examples.texts.append_field("good and fine");
    examples.classes.push_back(0);
    return examples;
}

}  // namespace

TEST_CASE("training is recorded epoch by epoch, as the classifier sees it then") {
    const Examples examples = reviews();
    TrainingOptions options = TrainingOptions::defaults(ClassifierKind::logistic);
    options.epochs = 4;
    DataMapRecorder recorder(examples);
    DataMap expected(examples.classes, 2);
    train(examples, nullptr, options, [&](const TrainingStatus& status) {
        recorder.look(status);
        CHECK(recorder.map().epochs() == status.epoch);
        if (status.epoch == 0) return;
        const SparseRows rows = status.representation.transform(examples.texts);
        std::vector<double> all;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            double probabilities[2];
            status.trainer.classifier()->probabilities(rows[row], probabilities);
            all.insert(all.end(), {probabilities[0], probabilities[1]});
        }
        expected.add_epoch(all);
    });
    for (std::size_t text = 0; text < examples.size(); ++text)
        CHECK(recorder.map().at(text) == expected.at(text));
    CHECK(likely_label_errors(recorder.map(), 5) == std::vector<std::size_t>{16});
    CHECK(recorder.map().rival(16) == 1);
    CHECK(recorder.map().at(0).confidence > 0.5);
}
