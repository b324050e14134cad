#include <assay/learn/nb_logistic_trainer.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/learn/linear_model.hpp>
#include <assay/learn/naive_bayes.hpp>
#include <assay/learn/vector_sums.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace assay {

void check(const NbLogisticOptions& options, std::size_t class_count) {
    check(options.logistic, class_count);
    if (options.logistic.l1 > 0) throw Error("logistic regression over naive Bayes takes an L2 penalty only");
    check(NaiveBayesOptions{.alpha = options.alpha});
    if (!(options.beta >= 0 && options.beta <= 1))
        throw Error(fmt::format("beta {} is not possible; it goes from 0 to 1", format_number(options.beta)));
}

NbLogisticTrainer::NbLogisticTrainer(const TrainingRows& data, const NbLogisticOptions& options)
    : options_(options) {
    check(options_, data.class_count);
    const std::vector<std::vector<double>> sums = term_sums(data);
    for (std::size_t label = data.class_count == 2 ? 1 : 0; label < data.class_count; ++label)
        problems_.push_back(problem_of(data, sums, label));
}

std::unique_ptr<NbLogisticTrainer::Problem> NbLogisticTrainer::problem_of(
    const TrainingRows& data, const std::vector<std::vector<double>>& sums, std::size_t label) const {
    auto problem = std::make_unique<Problem>();
    std::vector<double> outside(data.rows.columns());
    for (std::size_t other = 0; other < sums.size(); ++other)
        if (other != label) add_scaled<double>(1, sums[other], outside);
    problem->ratio = log_count_ratio(sums[label], outside, options_.alpha);
    for (const std::uint32_t label_of_row : data.classes)
        problem->classes.push_back(label_of_row == label ? 1 : 0);
    problem->rows = SparseRows(data.rows.columns());
    for (std::size_t row = 0; row < data.rows.size(); ++row) {
        const SparseRow x = data.rows[row];
        for (std::size_t i = 0; i < x.size(); ++i)
            problem->rows.append(x.features[i], x.values[i] * problem->ratio[x.features[i]]);
        problem->rows.end_row();
    }
    LogisticOptions logistic = options_.logistic;
    if (data.class_count > 2 && !logistic.class_weights.empty())
        logistic.class_weights = {1, logistic.class_weights[label]};
    problem->trainer =
        std::make_unique<NewtonTrainer>(TrainingRows{problem->rows, problem->classes, 2}, logistic);
    return problem;
}

void NbLogisticTrainer::run_epoch() {
    for (const auto& problem : problems_)
        if (!problem->trainer->converged()) problem->trainer->run_epoch();
}

bool NbLogisticTrainer::converged() const {
    return std::all_of(problems_.begin(), problems_.end(),
                       [](const auto& problem) { return problem->trainer->converged(); });
}

double NbLogisticTrainer::loss() const {
    double sum = 0;
    for (const auto& problem : problems_) sum += problem->trainer->loss();
    return sum / static_cast<double>(problems_.size());
}

std::vector<double> NbLogisticTrainer::parameters() const {
    std::vector<double> all;
    for (const auto& problem : problems_) {
        const std::vector<double> own = problem->trainer->parameters();
        all.insert(all.end(), own.begin(), own.end());
    }
    return all;
}

void NbLogisticTrainer::set_parameters(std::span<const double> parameters) {
    const std::size_t each = parameters.size() / problems_.size();
    for (std::size_t i = 0; i < problems_.size(); ++i)
        problems_[i]->trainer->set_parameters(parameters.subspan(i * each, each));
}

/// w' = (1 − β) w̄ + β w with w̄ = ‖w‖₁ / |V|, then r ∘ w' (Wang & Manning 2012, section 2.3).
std::vector<double> NbLogisticTrainer::folded(const Problem& problem) const {
    std::vector<double> weights = problem.trainer->parameters();
    double mean = 0;
    for (std::size_t f = 0; f < problem.ratio.size(); ++f) mean += std::fabs(weights[f]);
    mean /= static_cast<double>(std::max<std::size_t>(1, problem.ratio.size()));
    for (std::size_t f = 0; f < problem.ratio.size(); ++f)
        weights[f] = problem.ratio[f] * ((1 - options_.beta) * mean + options_.beta * weights[f]);
    return weights;
}

std::unique_ptr<Classifier> NbLogisticTrainer::classifier() const {
    const std::size_t width = problems_.size();
    const std::size_t features = problems_.front()->ratio.size();
    std::vector<double> weights(features * width), intercepts(width);
    for (std::size_t s = 0; s < width; ++s) {
        const std::vector<double> own = folded(*problems_[s]);
        for (std::size_t f = 0; f < features; ++f) weights[f * width + s] = own[f];
        intercepts[s] = own.back();
    }
    return std::make_unique<LinearModel>(weights, intercepts);
}

}  // namespace assay
