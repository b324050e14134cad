/// Training of feed-forward networks by minibatches, on rows that stay sparse.
#pragma once

#include <assay/base/random.hpp>
#include <assay/learn/network_backward.hpp>
#include <assay/learn/network_options.hpp>
#include <assay/learn/scaled_weights.hpp>
#include <assay/learn/trainer.hpp>

namespace assay {

/// An epoch costs O(stored numbers of the rows · width of the table + rows · weights of the layers), whatever
/// the number of features: a step touches the table rows of the features in its batch, and no others. Memory:
/// the weights with 64 bits, and one or two more numbers for each weight as the optimiser needs. loss() is
/// the objective without dropout; it has the penalty l2, not the weight decay.
class NetworkTrainer : public Trainer {
public:
    /// Borrows the rows. Throws Error if an option is out of range.
    NetworkTrainer(const TrainingRows& data, const NetworkOptions& options);

    void run_epoch() override;
    double loss() const override;
    /// The table by feature; then by layer the weights, by input, and the biases.
    std::vector<double> parameters() const override;
    /// The memory of the optimiser and the schedule stay as they are.
    void set_parameters(std::span<const double> parameters) override;
    std::unique_ptr<Classifier> classifier() const override;

private:
    void draw_initial_weights();
    /// One step down the mean gradient of these rows.
    void step(std::span<const std::uint32_t> rows, double rate, Random& random);
    /// The row without the features that dropout takes; draws what else it takes for this row.
    SparseRow drop(const SparseRow& row, Random& random);
    void update(double rate);
    void update_table(double kept, double penalty, double rate);
    void update_list(std::vector<double>& weights, std::vector<double>& gradient, Optimizer& memory,
                     double penalty, double kept, double rate);

    TrainingRows data_;
    NetworkOptions options_;
    std::size_t steps_ = 0;

    ScaledWeights table_;
    std::vector<DenseLayer<double>> layers_;
    Optimizer table_memory_;
    std::vector<Optimizer> memories_;  ///< of each layer its weights, then its biases

    // Of one step.
    NetworkPass pass_;
    NetworkGradients gradients_;
    Backpropagation backpropagation_;
    std::vector<std::uint32_t> kept_features_;
    std::vector<double> kept_values_;
};

}  // namespace assay
