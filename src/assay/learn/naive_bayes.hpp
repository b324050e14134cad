/// Naive Bayes for counts of words, in three forms; each is a linear model of the counts (McCallum & Nigam
/// 1998).
#pragma once

#include <assay/learn/linear_model.hpp>
#include <assay/learn/trainer.hpp>

#include <vector>

namespace assay {

enum class NaiveBayesKind {
    multinomial,  ///< p(x|y) = Π p(term|y)^count
    bernoulli,  ///< p(x|y) = Π p(term|y) over terms that are there, 1 − p(term|y) over those that are not
    complement  ///< the terms of all other classes speak against a class (Rennie et al. 2003)
};

struct NaiveBayesOptions {
    NaiveBayesKind kind = NaiveBayesKind::multinomial;
    double alpha = 1;        ///< added to every count (Laplace 1, Lidstone less), > 0
    bool fit_prior = true;   ///< learn how frequent the classes are; otherwise all are alike
    bool normalise = false;  ///< of complement: each class's weights are divided by their sum
    bool operator==(const NaiveBayesOptions&) const = default;
};

/// Throws Error that names the option which is out of its range.
void check(const NaiveBayesOptions& options);

/// Formulas and smoothing are those of scikit-learn's MultinomialNB, BernoulliNB and ComplementNB (which,
/// with more than one class, has no prior). Values of rows are not negative. For bernoulli any value above 0
/// is an occurrence in training, and rows to predict must hold ones: count terms once a text (binary).
///
/// Three and more classes have a score each, of which probabilities see the differences alone. So each
/// feature's weights, and the intercepts, are less their mean over the classes, which leaves the softmax as
/// it is: a weight above 0 speaks for its class, one below 0 against it. (As logarithms of probabilities they
/// would all be below 0.) Throws Error for a negative value, and for a class without rows unless the prior is
/// not learnt.
LinearModel fit_naive_bayes(const TrainingRows& data, const NaiveBayesOptions& options);

/// The sum of each feature's values over the rows of each class: [class][feature]. Throws Error for a
/// negative value.
std::vector<std::vector<double>> term_sums(const TrainingRows& data);

/// Naive Bayes as a trainer: one epoch counts, and that is all. Seen as parameters there are none.
class NaiveBayesTrainer : public Trainer {
public:
    /// Borrows the rows. Throws Error as fit_naive_bayes() does.
    NaiveBayesTrainer(const TrainingRows& data, const NaiveBayesOptions& options);

    void run_epoch() override { trained_ = true; }
    bool converged() const override { return trained_; }
    double loss() const override;  ///< the mean cross-entropy
    std::vector<double> parameters() const override { return {}; }
    void set_parameters(std::span<const double>) override {}
    std::unique_ptr<Classifier> classifier() const override { return std::make_unique<LinearModel>(model_); }

private:
    TrainingRows data_;
    LinearModel model_;
    bool trained_ = false;
};

/// log p(term|first) / p(term|second) with `first` and `second` sums of counts by term, smoothed by alpha and
/// normalised: the ratio r of Wang & Manning (2012).
std::vector<double> log_count_ratio(std::span<const double> first, std::span<const double> second,
                                    double alpha);

}  // namespace assay
