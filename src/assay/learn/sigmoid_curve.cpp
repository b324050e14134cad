#include <assay/learn/sigmoid_curve.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/logarithm.hpp>
#include <assay/learn/softmax.hpp>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

/// The negative log-likelihood of a line u = slope · f + intercept under soft targets t, and its derivatives.
class SoftTargets {
public:
    struct Line {
        double slope, intercept;
    };
    struct Derivatives {
        double by_slope = 0, by_intercept = 0;
        double slope_slope = 0, slope_intercept = 0, intercept_intercept = 0;
    };

    SoftTargets(std::span<const double> scores, std::span<const std::uint32_t> classes, std::size_t positive)
        : scores_(scores), classes_(classes), positive_(positive) {
        const auto members = static_cast<double>(std::count(classes.begin(), classes.end(), positive));
        const double others = static_cast<double>(classes.size()) - members;
        high_ = (members + 1) / (members + 2);
        low_ = 1 / (others + 2);
        start_ = {0, logarithm((members + 1) / (others + 1))};
    }

    /// The best line of slope 0, nearly.
    const Line& start() const { return start_; }

    /// Σ log(1 + e^u) − t u, in a form that cannot overflow.
    double loss(const Line& line) const {
        double sum = 0;
        for (std::size_t i = 0; i < scores_.size(); ++i) {
            const double u = line.slope * scores_[i] + line.intercept;
            sum += logarithm(1 + exp_nonpositive(-std::fabs(u))) + std::max(u, 0.0) - target(i) * u;
        }
        return sum;
    }

    Derivatives derivatives(const Line& line) const {
        constexpr double kRidge = 1e-12;  // keeps the matrix of second derivatives invertible
        Derivatives sum{0, 0, kRidge, 0, kRidge};
        for (std::size_t i = 0; i < scores_.size(); ++i) {
            const double f = scores_[i];
            const double p = sigmoid(line.slope * f + line.intercept);
            const double first = p - target(i), second = p * (1 - p);
            sum.by_slope += first * f;
            sum.by_intercept += first;
            sum.slope_slope += second * f * f;
            sum.slope_intercept += second * f;
            sum.intercept_intercept += second;
        }
        return sum;
    }

private:
    double target(std::size_t i) const { return classes_[i] == positive_ ? high_ : low_; }

    std::span<const double> scores_;
    std::span<const std::uint32_t> classes_;
    std::size_t positive_;
    double high_, low_;
    Line start_;
};

/// The step of Newton's method: minus the inverse of the second derivatives times the first.
SoftTargets::Line newton_step(const SoftTargets::Derivatives& d) {
    const double determinant = d.slope_slope * d.intercept_intercept - d.slope_intercept * d.slope_intercept;
    return {-(d.intercept_intercept * d.by_slope - d.slope_intercept * d.by_intercept) / determinant,
            -(d.slope_slope * d.by_intercept - d.slope_intercept * d.by_slope) / determinant};
}

constexpr int kMostSteps = 100;
constexpr double kSmallestSlope = 1e-9;  // of the loss: as good as flat
constexpr int kMostHalvings = 33;        // of a step
constexpr double kSufficient = 1e-4;     // of the decrease that the slope promises (Armijo's rule)

/// Goes along the step, or a half, a quarter … of it, until the loss falls; false if it does not fall any
/// more.
bool improve(const SoftTargets& targets, SoftTargets::Line& line, double& loss, const SoftTargets::Line& step,
             double slope_along_step) {
    double part = 1;
    for (int halvings = 0; halvings <= kMostHalvings; ++halvings, part /= 2) {
        const SoftTargets::Line tried{line.slope + part * step.slope, line.intercept + part * step.intercept};
        const double loss_there = targets.loss(tried);
        if (loss_there < loss + kSufficient * part * slope_along_step) {
            line = tried;
            loss = loss_there;
            return true;
        }
    }
    return false;
}

}  // namespace

SigmoidCurve SigmoidCurve::fit(std::span<const double> scores, std::span<const std::uint32_t> classes,
                               std::size_t positive) {
    const SoftTargets targets(scores, classes, positive);
    SoftTargets::Line line = targets.start();
    double loss = targets.loss(line);
    for (int i = 0; i < kMostSteps; ++i) {
        const SoftTargets::Derivatives d = targets.derivatives(line);
        if (std::fabs(d.by_slope) < kSmallestSlope && std::fabs(d.by_intercept) < kSmallestSlope) break;
        const SoftTargets::Line step = newton_step(d);
        const double slope_along_step = d.by_slope * step.slope + d.by_intercept * step.intercept;
        if (!improve(targets, line, loss, step, slope_along_step)) break;
    }
    return {line.slope, line.intercept};
}

double SigmoidCurve::operator()(double score) const {
    return sigmoid(slope_ * score + intercept_);
}

void SigmoidCurve::write(ByteWriter& out) const {
    out.put_double(slope_);
    out.put_double(intercept_);
}

SigmoidCurve SigmoidCurve::read(ByteReader& in) {
    const double slope = in.get_double();
    return {slope, in.get_double()};
}

}  // namespace assay
