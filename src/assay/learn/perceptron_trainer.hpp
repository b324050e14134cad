/// Backpropagation with minibatch stochastic gradient descent for the perceptron with one hidden layer.
#pragma once

#include <assay/learn/perceptron.hpp>
#include <assay/learn/scaled_weights.hpp>
#include <assay/learn/trainer.hpp>

namespace assay {

struct PerceptronOptions {
    SgdOptions sgd;
    std::size_t hidden = 16;  ///< units, 1 to Perceptron::kMaxHidden
    Activation activation = Activation::tanh;
    std::size_t batch = 32;  ///< texts for one step, > 0; the last batch of an epoch may be smaller
    bool operator==(const PerceptronOptions&) const = default;
};

/// Throws Error that names the option which is out of its range.
void check(const PerceptronOptions& options);

/// Initial weights are uniform in ±√(6 / (inputs + outputs)) (Glorot & Bengio 2010, eq. 16), biases 0.
/// Rows stay sparse: a step touches the input weights of the words in its texts, and no others.
class PerceptronTrainer : public Trainer {
public:
    /// Borrows the rows. Throws Error if an option is out of range.
    PerceptronTrainer(const TrainingRows& data, const PerceptronOptions& options);

    void run_epoch() override;
    double loss() const override;
    /// Input weights by feature, hidden biases, output weights by class, output biases.
    std::vector<double> parameters() const override;
    void set_parameters(std::span<const double> parameters) override;
    std::unique_ptr<Classifier> classifier() const override;

private:
    using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using Vector = Eigen::VectorXd;

    /// What a text activates.
    struct Pass {
        Vector hidden;
        Vector scores;
    };
    void forward(const SparseRow& row, Pass& pass) const;
    /// One step down the mean gradient of these rows.
    void step(std::span<const std::uint32_t> rows, double rate);
    void update_input(std::span<const std::uint32_t> rows, double rate);

    TrainingRows data_;
    PerceptronOptions options_;
    std::size_t epoch_ = 0;

    ScaledWeights input_;  ///< features × hidden
    Vector hidden_bias_;
    Matrix output_;  ///< classes × hidden
    Vector output_bias_;

    // Of one step.
    Pass pass_;
    Matrix hidden_errors_;  ///< batch × hidden
    Matrix output_gradient_;
    Vector output_bias_gradient_;
};

}  // namespace assay
