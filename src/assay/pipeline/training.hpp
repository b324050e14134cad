/// From labelled rows to a TextClassifier.
#pragma once

#include <assay/learn/network_trainer.hpp>
#include <assay/learn/trainer.hpp>
#include <assay/pipeline/examples.hpp>
#include <assay/pipeline/text_classifier.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

enum class ClassifierKind { logistic, nb_logistic, multinomial_nb, bernoulli_nb, complement_nb, mlp };

/// "logistic", "nb-logistic" …
std::string_view name_of(ClassifierKind kind);
/// Throws Error naming the known ones.
ClassifierKind parse_classifier_kind(std::string_view name);

/// Naive Bayes counts once; all others learn in epochs.
bool learns_in_epochs(ClassifierKind kind);

/// How logistic regression is trained.
enum class Solver {
    automatic,   ///< newton, or with an L1 part of the penalty coordinate
    newton,      ///< NewtonTrainer: the optimum, in some ten passes
    coordinate,  ///< CoordinateTrainer: the optimum, with any penalty
    sgd          ///< LogisticTrainer: the textbook's stochastic gradient descent
};
std::string_view name_of(Solver solver);
Solver parse_solver(std::string_view name);

enum class Penalty { l2, l1, elasticnet, none };
std::string_view name_of(Penalty penalty);
Penalty parse_penalty(std::string_view name);

/// All that, besides the data, decides what is learnt.
struct TrainingOptions {
    /// What suits a few thousand sentences or tweets: chosen on the development split of SST-2 (all 6,920
    /// sentences, and 2,000 of them) and on a fifth of the airline tweets' training data.
    static TrainingOptions defaults(ClassifierKind classifier);

    ClassifierKind classifier = ClassifierKind::logistic;
    std::uint64_t seed = 0;  ///< of whatever is drawn at random
    /// Counts without tf-idf are made binary for bernoulli_nb and nb_logistic, which are about occurrences.
    RepresentationOptions features = {CountBlockOptions{}};

    // Logistic regression, on plain features or on those weighted by naive Bayes (L2 only, newton):
    Solver solver = Solver::automatic;
    Penalty penalty = Penalty::l2;
    /// scikit-learn's: the smaller, the stronger the penalty. Unset: 1; for sgd, sgd.l2 says how strong.
    std::optional<double> C;
    double l1_ratio = 0.5;  ///< of elasticnet: the share of L1, 0 to 1
    double tolerance = 1e-5;
    bool balanced = false;  ///< class weights that make up for how frequent classes are
    std::map<std::string, double> class_weights = {};  ///< by label; 1 where none is said
    double beta = 1;                                   ///< of nb_logistic

    // Naive Bayes:
    double alpha = 1;
    bool fit_prior = true;
    bool normalise = false;  ///< of complement_nb

    SgdOptions sgd;          ///< of logistic regression by stochastic gradient descent, but for its seed
    NetworkOptions network;  ///< of mlp, but for its seed
    /// At most kMaxEpochs; 0: 20 of stochastic gradient descent; otherwise until the optimum, at most 1000.
    std::size_t epochs = 0;
    /// Stop after so many epochs without a better macro-F1 on the development set, and go back to the best.
    /// 0: never.
    std::size_t patience = 0;

    static constexpr std::size_t kMaxEpochs = 100'000;

    /// The solver that `automatic` stands for; of networks sgd, of naive Bayes none of these.
    Solver effective_solver() const;
    std::size_t effective_epochs() const;
};

/// Where training stands, for whoever watches. Valid during the call.
struct TrainingStatus {
    std::size_t epoch = 0;  ///< epochs done: 0 before the first
    bool last = false;      ///< none follows
    const Examples& examples;
    const Representation& representation;
    const SparseRows& rows;      ///< of the examples
    const Trainer& trainer;      ///< loss() is computed when asked for, in a pass over the rows
    std::optional<Metrics> dev;  ///< where there is patience
};
using TrainingWatcher = std::function<void(const TrainingStatus&)>;

/// Did a solver that looks for the optimum come to its limit of epochs before it was there?
bool ended_early(const TrainingRecord& training);

/// Equal examples and options give equal bytes of the model file. `dev` is needed for patience only, and has
/// the labels of `examples`. Throws Error for options out of range, a vocabulary that is empty, and weights
/// that grow without end.
TextClassifier train(const Examples& examples, const Examples* dev, const TrainingOptions& options,
                     const TrainingWatcher& watch = {});

}  // namespace assay
