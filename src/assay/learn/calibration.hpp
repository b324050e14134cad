/// Probabilities that mean what they say: learnt, after a classifier is trained, from texts that it has not
/// seen.
#pragma once

#include <assay/learn/isotonic_curve.hpp>
#include <assay/learn/labelled_probabilities.hpp>
#include <assay/learn/sigmoid_curve.hpp>
#include <assay/learn/temperature.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace assay {

/// temperature: one number, which cannot change any label; for a few hundred texts and more. platt: two
/// numbers a class. isotonic: a free curve a class; for thousands of texts.
enum class CalibrationMethod { temperature, platt, isotonic };

std::string_view name_of(CalibrationMethod method);
/// Throws Error naming the known ones.
CalibrationMethod parse_calibration_method(std::string_view name);

/// A function from the probabilities of one text to better ones. Immutable and safe to use from many threads;
/// the same bits on every machine.
///
/// Platt and isotonic curves are made for two classes, and look at the second one: at its log-odds, cut off
/// at 2^53 to 1, and at its probability. With more classes there is a curve for each against the rest, and
/// what they give is divided by its sum; where all give 0, each class has an equal share. These two may
/// change the label.
class Calibrator {
public:
    /// Throws Error as check(rows) does.
    static Calibrator fit(CalibrationMethod method, const LabelledProbabilities& rows);
    /// Reads what write() wrote. Throws Error for an unknown method and for anything that is damaged.
    static Calibrator read(ByteReader& in, std::size_t class_count);
    void write(ByteWriter& out) const;

    CalibrationMethod method() const { return static_cast<CalibrationMethod>(curves_.index()); }
    std::size_t class_count() const { return class_count_; }
    /// Overwrites class_count() probabilities by others that sum to 1.
    void apply(std::span<double> probabilities) const;
    using Curves = std::variant<Temperature, std::vector<SigmoidCurve>, std::vector<IsotonicCurve>>;
    /// In the order of CalibrationMethod; one curve for two classes, otherwise one a class.
    const Curves& curves() const { return curves_; }
    bool operator==(const Calibrator&) const = default;

private:
    Calibrator(std::size_t class_count, Curves curves)
        : class_count_(class_count), curves_(std::move(curves)) {}

    std::size_t class_count_;
    Curves curves_;
};

/// "temperature 1.35", "platt", "isotonic with 12 knots".
std::string describe(const Calibrator& calibrator);

}  // namespace assay
