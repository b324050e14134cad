#include <assay/learn/temperature.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>
#include <assay/base/numbers.hpp>
#include <assay/learn/softmax.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace assay {
namespace {

/// The first two derivatives of the negative log-likelihood Σ (log Σ_k e^{β z_k} − β z_y) by β = 1/T: the
/// sums over all rows of E[z] − z_y and of Var[z], under the probabilities that β gives. Costs a pass over
/// the rows.
class Likelihood {
public:
    struct Slope {
        double first = 0, second = 0;
    };

    explicit Likelihood(const LabelledProbabilities& rows) : rows_(rows) {
        logs_.reserve(rows.probabilities.size());
        for (const double probability : rows.probabilities) logs_.push_back(log_of_probability(probability));
    }

    Slope at(double beta) const {
        Slope slope;
        std::vector<double> scaled(rows_.class_count);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto z = std::span(logs_).subspan(i * rows_.class_count, rows_.class_count);
            for (std::size_t k = 0; k < z.size(); ++k) scaled[k] = beta * z[k];
            softmax(scaled);
            double mean = 0, variance = 0;
            for (std::size_t k = 0; k < z.size(); ++k) mean += scaled[k] * z[k];
            for (std::size_t k = 0; k < z.size(); ++k) variance += scaled[k] * (z[k] - mean) * (z[k] - mean);
            slope.first += mean - z[rows_.classes[i]];
            slope.second += variance;
        }
        return slope;
    }

private:
    const LabelledProbabilities& rows_;
    std::vector<double> logs_;
};

}  // namespace

/// Newton's method on the slope, which only grows; a step that leaves the bracket is replaced by halving it.
Temperature Temperature::fit(const LabelledProbabilities& rows) {
    const Likelihood likelihood(rows);
    double low = 1 / kMost, high = 1 / kLeast;
    if (likelihood.at(low).first >= 0) return Temperature(kMost);
    if (likelihood.at(high).first <= 0) return Temperature(kLeast);
    double beta = 1;
    for (int step = 0; step < 200; ++step) {
        const Likelihood::Slope slope = likelihood.at(beta);
        (slope.first < 0 ? low : high) = beta;
        double next = beta - slope.first / slope.second;
        if (!(next > low && next < high)) next = low + (high - low) / 2;
        if (std::fabs(next - beta) <= 1e-12 * beta) break;
        beta = next;
    }
    return Temperature(std::clamp(1 / beta, kLeast, kMost));
}

void Temperature::apply(std::span<double> probabilities) const {
    for (double& probability : probabilities) probability = log_of_probability(probability) / value_;
    softmax(probabilities);
}

void Temperature::write(ByteWriter& out) const {
    out.put_double(value_);
}

Temperature Temperature::read(ByteReader& in) {
    const double value = in.get_double();
    if (!(value >= kLeast && value <= kMost))
        throw Error(fmt::format("a temperature of {} is not possible", format_number(value)));
    return Temperature(value);
}

}  // namespace assay
