#include <assay/learn/newton_system.hpp>

#include <assay/learn/fixed_width.hpp>
#include <assay/learn/vector_sums.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace assay {
namespace {

constexpr std::uint32_t kOwn = 0xFFFFFFFF;

/// Room for the scores of one row: on the stack where their number is known.
template <std::size_t Width>
struct RowScores {
    explicit RowScores(std::size_t) {}
    std::array<double, Width> values;
    double& operator[](std::size_t s) { return values[s]; }
};
template <>
struct RowScores<0> {
    explicit RowScores(std::size_t width) : values(width) {}
    std::vector<double> values;
    double& operator[](std::size_t s) { return values[s]; }
};

/// u becomes M̃ u = q ∘ (u − Σ q u / Σ q), or q u of one score.
template <typename Scores>
void apply_curvature(const double* q, std::size_t width, Scores& u) {
    if (width == 1) {
        u[0] *= q[0];
        return;
    }
    double sum = 0, weighted = 0;
    for (std::size_t s = 0; s < width; ++s) {
        sum += q[s];
        weighted += q[s] * u[s];
    }
    const double mean = sum > 0 ? weighted / sum : 0;
    for (std::size_t s = 0; s < width; ++s) u[s] = q[s] * (u[s] - mean);
}

}  // namespace

NewtonSystem::NewtonSystem(const LogisticObjective& objective)
    : objective_(objective), width_(objective.score_count()) {
    copy_entries(number_features());
}

std::size_t NewtonSystem::number_features() {
    const SparseRows& rows = objective_.data().rows;
    std::vector<std::uint32_t> counts(rows.columns());
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (const std::uint32_t feature : rows[row].features) ++counts[feature];
    // Without a penalty nothing says how own features share what they do.
    const std::uint32_t least = objective_.options().l2 > 0 ? 2 : 1;
    std::size_t shared = 0;
    for (std::uint32_t feature = 0; feature < counts.size(); ++feature) {
        if (counts[feature] < least) continue;
        features_.push_back(feature);
        shared += counts[feature];
    }
    std::stable_sort(features_.begin(), features_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
    places_.assign(rows.columns(), kOwn);
    for (std::uint32_t place = 0; place < features_.size(); ++place) places_[features_[place]] = place;
    return shared;
}

void NewtonSystem::copy_entries(std::size_t shared) {
    const SparseRows& rows = objective_.data().rows;
    entry_places_.reserve(shared);
    entry_values_.reserve(shared);
    own_.reserve(rows.stored() - shared);
    own_squares_.resize(rows.size());
    ends_.reserve(rows.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        const SparseRow x = rows[row];
        for (std::size_t i = 0; i < x.size(); ++i) {
            if (places_[x.features[i]] != kOwn) {
                entry_places_.push_back(places_[x.features[i]]);
                entry_values_.push_back(x.values[i]);
            } else {
                own_.push_back({row, x.features[i], x.values[i]});
                own_squares_[row] += x.values[i] * x.values[i];
            }
        }
        ends_.push_back(entry_places_.size());
    }
}

std::vector<double> NewtonSystem::curvatures(std::span<const double> probabilities) const {
    const double l2 = objective_.options().l2;
    std::vector<double> curvatures(probabilities.size());
    for (std::size_t row = 0; row < ends_.size(); ++row) {
        const double own = own_squares_[row] > 0 ? own_squares_[row] / l2 : 0;
        for (std::size_t i = row * width_; i < (row + 1) * width_; ++i) {
            const double p = probabilities[i];
            const double m = objective_.share(row) * (width_ == 1 ? p * (1 - p) : p);
            curvatures[i] = m / (1 + own * m);
        }
    }
    return curvatures;
}

void NewtonSystem::times_curvature(std::span<const double> curvatures, std::span<double> scores) const {
    for (std::size_t row = 0; row < ends_.size(); ++row) {
        double* u = scores.data() + row * width_;
        apply_curvature(curvatures.data() + row * width_, width_, u);
    }
}

std::vector<double> NewtonSystem::scores_of(std::span<const double> shared) const {
    std::vector<double> scores(ends_.size() * width_);
    const double* const intercepts = shared.data() + features_.size() * width_;
    std::size_t entry = 0;
    for (std::size_t row = 0; row < ends_.size(); ++row) {
        double* const u = scores.data() + row * width_;
        std::copy(intercepts, intercepts + width_, u);
        for (; entry < ends_[row]; ++entry)
            for (std::size_t s = 0; s < width_; ++s)
                u[s] += entry_values_[entry] * shared[entry_places_[entry] * width_ + s];
    }
    return scores;
}

std::vector<double> NewtonSystem::gather(std::span<const double> scores) const {
    std::vector<double> sums(size());
    double* const intercepts = sums.data() + features_.size() * width_;
    std::size_t entry = 0;
    for (std::size_t row = 0; row < ends_.size(); ++row) {
        const double* const v = scores.data() + row * width_;
        for (; entry < ends_[row]; ++entry)
            for (std::size_t s = 0; s < width_; ++s)
                sums[entry_places_[entry] * width_ + s] += entry_values_[entry] * v[s];
        for (std::size_t s = 0; s < width_; ++s) intercepts[s] += v[s];
    }
    return sums;
}

/// A row at a time, there and back, while what it touches is near.
void NewtonSystem::multiply(std::span<const double> curvatures, std::span<const double> direction,
                            std::span<double> product) const {
    const double l2 = objective_.options().l2;
    const std::size_t weights = features_.size() * width_;
    for (std::size_t i = 0; i < weights; ++i) product[i] = l2 * direction[i];
    std::fill(product.begin() + static_cast<std::ptrdiff_t>(weights), product.end(), 0.0);
    with_width(width_, [&](auto fixed) {
        constexpr std::size_t kFixed = decltype(fixed)::value;
        const std::size_t width = kFixed > 0 ? kFixed : width_;
        const double* const from = direction.data();
        double* const to = product.data();
        const std::uint32_t* const places = entry_places_.data();
        const double* const values = entry_values_.data();
        RowScores<kFixed> u(width);
        std::size_t begin = 0;
        for (std::size_t row = 0; row < ends_.size(); ++row) {
            const std::size_t end = ends_[row];
            for (std::size_t s = 0; s < width; ++s) u[s] = from[weights + s];
            for (std::size_t i = begin; i < end; ++i) {
                const double* const d = from + places[i] * width;
                for (std::size_t s = 0; s < width; ++s) u[s] += values[i] * d[s];
            }
            apply_curvature(curvatures.data() + row * width, width, u);
            for (std::size_t i = begin; i < end; ++i) {
                double* const sums = to + places[i] * width;
                for (std::size_t s = 0; s < width; ++s) sums[s] += values[i] * u[s];
            }
            for (std::size_t s = 0; s < width; ++s) to[weights + s] += u[s];
            begin = end;
        }
    });
}

std::vector<double> NewtonSystem::diagonal(std::span<const double> curvatures) const {
    constexpr double kLeast = 1e-12;  // where probabilities are 0 and 1
    std::vector<double> own(curvatures.begin(), curvatures.end());
    if (width_ > 1)
        for (std::size_t row = 0; row < ends_.size(); ++row) {
            double sum = 0;
            for (std::size_t s = 0; s < width_; ++s) sum += curvatures[row * width_ + s];
            for (std::size_t i = row * width_; i < (row + 1) * width_; ++i)
                own[i] -= sum > 0 ? own[i] * own[i] / sum : 0;
        }
    std::vector<double> diagonal(size());
    const std::size_t weights = features_.size() * width_;
    std::size_t entry = 0;
    for (std::size_t row = 0; row < ends_.size(); ++row) {
        const double* const m = own.data() + row * width_;
        for (; entry < ends_[row]; ++entry)
            for (std::size_t s = 0; s < width_; ++s)
                diagonal[entry_places_[entry] * width_ + s] +=
                    entry_values_[entry] * entry_values_[entry] * m[s];
        for (std::size_t s = 0; s < width_; ++s) diagonal[weights + s] += m[s];
    }
    for (std::size_t i = 0; i < diagonal.size(); ++i)
        diagonal[i] = std::max(diagonal[i] + (i < weights ? objective_.options().l2 : 0), kLeast);
    return diagonal;
}

void NewtonSystem::precondition(std::span<const double> diagonal, std::span<const double> residual,
                                std::span<double> z) const {
    if (width_ == 1) {
        for (std::size_t i = 0; i < z.size(); ++i) z[i] = residual[i] / diagonal[i];
        return;
    }
    with_width(width_, [&](auto fixed) {
        constexpr std::size_t kFixed = decltype(fixed)::value;
        const std::size_t width = kFixed > 0 ? kFixed : width_;
        const auto count = static_cast<double>(width);
        for (std::size_t i = 0; i < z.size(); i += width) {
            double mean = 0, mean_z = 0;
            for (std::size_t s = 0; s < width; ++s) mean += residual[i + s];
            for (std::size_t s = 0; s < width; ++s) {
                z[i + s] = (residual[i + s] - mean / count) / diagonal[i + s];
                mean_z += z[i + s];
            }
            for (std::size_t s = 0; s < width; ++s) z[i + s] -= mean_z / count;
        }
    });
}

std::vector<double> NewtonSystem::conjugate_gradients(std::span<const double> curvatures,
                                                      std::vector<double>& residual, double enough) const {
    constexpr std::size_t kMostProducts = 250;
    const std::vector<double> scale = diagonal(curvatures);
    std::vector<double> solution(size()), z(size()), product(size());
    precondition(scale, residual, z);
    std::vector<double> search = z;
    double rz = dot(residual, z);
    for (std::size_t i = 0; i < kMostProducts && dot(residual, residual) > enough * enough; ++i) {
        multiply(curvatures, search, product);
        const double curvature = dot(search, product);
        if (!(curvature > 0)) break;
        const double step = rz / curvature;
        add_scaled<double>(step, search, solution);
        add_scaled<double>(-step, product, residual);
        precondition(scale, residual, z);
        const double before = std::exchange(rz, dot(residual, z));
        const double keep = rz / before;
        for (std::size_t j = 0; j < search.size(); ++j) search[j] = z[j] + keep * search[j];
    }
    return solution;
}

std::vector<double> NewtonSystem::solve(std::span<const double> probabilities,
                                        std::span<const double> gradient, double enough) const {
    const double l2 = objective_.options().l2;
    const std::size_t weights = features_.size() * width_;
    const std::vector<double> curvatures = this->curvatures(probabilities);

    // What own features would do alone, as scores: Σ a g / λ.
    std::vector<double> alone(probabilities.size());
    for (const Own& own : own_)
        for (std::size_t s = 0; s < width_; ++s)
            alone[own.row * width_ + s] += own.value * gradient[own.feature * width_ + s] / l2;
    std::vector<double> bent = alone;
    times_curvature(curvatures, bent);
    std::vector<double> residual = own_.empty() ? std::vector<double>(size()) : gather(bent);
    std::vector<double> common(features_.size());  // of each feature: the mean of its gradient
    for (std::size_t place = 0; place < features_.size(); ++place) {
        const double* const g = gradient.data() + features_[place] * width_;
        if (width_ > 1) common[place] = std::accumulate(g, g + width_, 0.0) / static_cast<double>(width_);
        for (std::size_t s = 0; s < width_; ++s) residual[place * width_ + s] -= g[s] - common[place];
    }
    for (std::size_t s = 0; s < width_; ++s) residual[weights + s] -= gradient[objective_.weight_count() + s];

    const std::vector<double> shared = conjugate_gradients(curvatures, residual, enough);
    std::vector<double> direction(gradient.size());
    if (l2 > 0)  // for own features there is more to come; those of no row only shrink
        for (std::size_t i = 0; i < objective_.weight_count(); ++i) direction[i] = -gradient[i] / l2;
    for (std::size_t place = 0; place < features_.size(); ++place)
        for (std::size_t s = 0; s < width_; ++s)
            direction[features_[place] * width_ + s] =
                shared[place * width_ + s] - (l2 > 0 ? common[place] / l2 : 0);
    for (std::size_t s = 0; s < width_; ++s) direction[objective_.weight_count() + s] = shared[weights + s];

    // λ d = −g − a M̃ (u − Σ a g / λ) for own features, u the scores of the others.
    std::vector<double> scores = scores_of(shared);
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] -= alone[i];
    times_curvature(curvatures, scores);
    for (const Own& own : own_)
        for (std::size_t s = 0; s < width_; ++s)
            direction[own.feature * width_ + s] -= own.value * scores[own.row * width_ + s] / l2;
    return direction;
}

}  // namespace assay
