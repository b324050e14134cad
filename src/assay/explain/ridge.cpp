#include <assay/explain/ridge.hpp>

#include <cmath>

namespace assay {
namespace {

/// A symmetric matrix, by rows; below the diagonal only.
class Lower {
public:
    explicit Lower(std::size_t size) : size_(size), numbers_(size * size) {}
    std::size_t size() const { return size_; }
    double& at(std::size_t row, std::size_t column) { return numbers_[row * size_ + column]; }
    double at(std::size_t row, std::size_t column) const { return numbers_[row * size_ + column]; }

private:
    std::size_t size_;
    std::vector<double> numbers_;
};

/// What the normal equations are made of. Means are weighted.
struct Sums {
    double weight = 0, target_mean = 0;
    std::vector<double> means;
    Lower matrix;  ///< of the centred columns
    std::vector<double> right;
};

void add_row(std::span<const std::uint8_t> row, double weight, double target, Sums& sums,
             std::vector<std::size_t>& present) {
    present.clear();
    for (std::size_t column = 0; column < row.size(); ++column)
        if (row[column] != 0) present.push_back(column);
    for (std::size_t i = 0; i < present.size(); ++i) {
        sums.means[present[i]] += weight;
        sums.right[present[i]] += weight * target;
        for (std::size_t j = 0; j <= i; ++j) sums.matrix.at(present[i], present[j]) += weight;
    }
    sums.weight += weight;
    sums.target_mean += weight * target;
}

Sums sums_of(const BinaryRows& rows) {
    Sums sums{0, 0, std::vector<double>(rows.columns), Lower(rows.columns),
              std::vector<double>(rows.columns)};
    std::vector<std::size_t> present;
    for (std::size_t i = 0; i < rows.size(); ++i)
        add_row(rows.row(i), rows.weights[i], rows.targets[i], sums, present);
    sums.target_mean /= sums.weight;
    for (double& mean : sums.means) mean /= sums.weight;
    for (std::size_t i = 0; i < rows.columns; ++i) {
        sums.right[i] -= sums.weight * sums.means[i] * sums.target_mean;
        for (std::size_t j = 0; j <= i; ++j)
            sums.matrix.at(i, j) -= sums.weight * sums.means[i] * sums.means[j];
    }
    return sums;
}

/// Overwrites a positive definite matrix by L, where L Lᵀ is the matrix.
void factor(Lower& matrix) {
    for (std::size_t i = 0; i < matrix.size(); ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = matrix.at(i, j);
            for (std::size_t k = 0; k < j; ++k) rest -= matrix.at(i, k) * matrix.at(j, k);
            matrix.at(i, j) = i == j ? std::sqrt(rest) : rest / matrix.at(j, j);
        }
}

/// x with L Lᵀ x = right.
std::vector<double> solve(const Lower& factor, std::vector<double> right) {
    const std::size_t size = factor.size();
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t k = 0; k < i; ++k) right[i] -= factor.at(i, k) * right[k];
        right[i] /= factor.at(i, i);
    }
    for (std::size_t i = size; i-- > 0;) {
        for (std::size_t k = i + 1; k < size; ++k) right[i] -= factor.at(k, i) * right[k];
        right[i] /= factor.at(i, i);
    }
    return right;
}

double r_squared_of(const BinaryRows& rows, const RidgeFit& fit, double mean) {
    double residuals = 0, deviations = 0, squares = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        double fitted = fit.intercept;
        for (std::size_t column = 0; column < rows.columns; ++column)
            if (rows.row(i)[column] != 0) fitted += fit.coefficients[column];
        const double residual = rows.targets[i] - fitted, deviation = rows.targets[i] - mean;
        residuals += rows.weights[i] * residual * residual;
        deviations += rows.weights[i] * deviation * deviation;
        squares += rows.weights[i] * rows.targets[i] * rows.targets[i];
    }
    constexpr double kRounding = 1e-20;  // of the mean of equal targets, squared
    return deviations <= kRounding * squares ? 1 : 1 - residuals / deviations;
}

}  // namespace

RidgeFit fit_ridge(const BinaryRows& rows, double penalty) {
    Sums sums = sums_of(rows);
    for (std::size_t i = 0; i < rows.columns; ++i) sums.matrix.at(i, i) += penalty;
    factor(sums.matrix);
    RidgeFit fit{sums.target_mean, solve(sums.matrix, std::move(sums.right)), 0};
    for (std::size_t i = 0; i < rows.columns; ++i) fit.intercept -= fit.coefficients[i] * sums.means[i];
    fit.r_squared = r_squared_of(rows, fit, sums.target_mean);
    return fit;
}

}  // namespace assay
