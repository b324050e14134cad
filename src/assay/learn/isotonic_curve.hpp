/// Isotonic regression: the nondecreasing curve that fits yes-or-no outcomes best.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace assay {

class ByteReader;
class ByteWriter;

/// From the probability that a classifier gives to the share of texts that have the class, never falling
/// (Zadrozny & Elkan, "Transforming Classifier Scores into Accurate Multiclass Probability Estimates", 2002).
/// Between its knots the curve is straight, before the first and behind the last one it is level: as
/// scikit-learn's IsotonicRegression with out_of_bounds="clip".
class IsotonicCurve {
public:
    struct Knot {
        double x = 0, y = 0;
        bool operator==(const Knot&) const = default;
    };

    /// The curve with the least squared error, found by pooling adjacent violators (Ayer et al. 1955) in
    /// O(n log n). Rows with equal x count as one with their mean. x in [0, 1], as many as classes, at least
    /// one.
    static IsotonicCurve fit(std::span<const double> x, std::span<const std::uint32_t> classes,
                             std::size_t positive);
    /// Throws Error for knots that no fit gives.
    static IsotonicCurve read(ByteReader& in);
    void write(ByteWriter& out) const;

    /// Ascending in x, nondecreasing in y, all in [0, 1]; not empty.
    const std::vector<Knot>& knots() const { return knots_; }
    double operator()(double x) const;
    bool operator==(const IsotonicCurve&) const = default;

private:
    explicit IsotonicCurve(std::vector<Knot> knots) : knots_(std::move(knots)) {}
    std::vector<Knot> knots_;
};

}  // namespace assay
