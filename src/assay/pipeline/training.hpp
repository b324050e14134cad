/// From labelled rows to a TextClassifier.
#pragma once

#include <assay/learn/perceptron_trainer.hpp>
#include <assay/learn/trainer.hpp>
#include <assay/pipeline/examples.hpp>
#include <assay/pipeline/text_classifier.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

namespace assay {

enum class ClassifierKind { logistic, mlp };

std::string_view name_of(ClassifierKind kind);
/// Throws Error naming the known ones.
ClassifierKind parse_classifier_kind(std::string_view name);

/// All that, besides the data, decides what is learnt.
struct TrainingOptions {
    /// What suits a few thousand sentences or tweets: chosen on the development split of SST-2 (all 6,920
    /// sentences, and 2,000 of them) and on a fifth of the airline tweets' training data.
    static TrainingOptions defaults(ClassifierKind classifier);

    ClassifierKind classifier = ClassifierKind::logistic;
    RepresentationOptions features = {CountBlockOptions{}};
    SgdOptions sgd;
    std::size_t epochs = 20;  ///< > 0, at most kMaxEpochs
    /// Stop after so many epochs without a better macro-F1 on the development set, and go back to the best.
    /// 0: never.
    std::size_t patience = 0;
    // Of the perceptron only:
    std::size_t hidden = 16;
    Activation activation = Activation::tanh;
    std::size_t batch = 32;

    static constexpr std::size_t kMaxEpochs = 100'000;
};

/// Where training stands, for whoever watches. Valid during the call.
struct TrainingStatus {
    std::size_t epoch = 0;  ///< epochs done: 0 before the first
    const Examples& examples;
    const Representation& representation;
    const Trainer& trainer;      ///< loss() is computed when asked for, in a pass over the rows
    std::optional<Metrics> dev;  ///< where there is patience
};
using TrainingWatcher = std::function<void(const TrainingStatus&)>;

/// Equal examples and options give equal bytes of the model file. `dev` is needed for patience only, and has
/// the labels of `examples`. Throws Error for options out of range, a vocabulary that is empty, and weights
/// that grow without end.
TextClassifier train(const Examples& examples, const Examples* dev, const TrainingOptions& options,
                     const TrainingWatcher& watch = {});

}  // namespace assay
