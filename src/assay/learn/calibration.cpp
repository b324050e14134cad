#include <assay/learn/calibration.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace assay {
namespace {

const std::array<std::string, 3> kMethodNames = {"temperature", "platt", "isotonic"};

}  // namespace

std::string_view name_of(CalibrationMethod method) {
    return name_among(method, kMethodNames);
}

CalibrationMethod parse_calibration_method(std::string_view name) {
    return parse_choice<CalibrationMethod>(name, kMethodNames, "there is no calibration");
}

namespace {

std::size_t curve_count(std::size_t class_count) {
    return class_count == 2 ? 1 : class_count;
}

/// The class that a curve speaks of.
std::size_t class_of_curve(std::size_t curve, std::size_t class_count) {
    return class_count == 2 ? 1 : curve;
}

/// What a curve looks at: log-odds for sigmoids, the probability itself for isotonic curves.
double log_odds(double probability, double of_the_rest) {
    constexpr double kSmallest = 0x1p-53;
    return logarithm(std::max(probability, kSmallest)) - logarithm(std::max(of_the_rest, kSmallest));
}
double input_of(const SigmoidCurve*, std::span<const double> row, std::size_t c) {
    return log_odds(row[c], row.size() == 2 ? row[1 - c] : 1 - row[c]);
}
double input_of(const IsotonicCurve*, std::span<const double> row, std::size_t c) {
    return row[c];
}

template <typename Curve>
std::vector<Curve> fit_curves(const LabelledProbabilities& rows) {
    std::vector<Curve> curves;
    std::vector<double> inputs(rows.size());
    for (std::size_t i = 0; i < curve_count(rows.class_count); ++i) {
        const std::size_t c = class_of_curve(i, rows.class_count);
        for (std::size_t row = 0; row < rows.size(); ++row)
            inputs[row] = input_of(static_cast<const Curve*>(nullptr), rows.row(row), c);
        curves.push_back(Curve::fit(inputs, rows.classes, c));
    }
    return curves;
}

template <typename Curve>
std::vector<Curve> read_curves(ByteReader& in, std::size_t class_count) {
    std::vector<Curve> curves;
    for (std::size_t i = 0; i < curve_count(class_count); ++i) curves.push_back(Curve::read(in));
    return curves;
}

/// Divided by its sum, so that it is 1; equal shares where all is 0.
void make_sum_one(std::span<double> probabilities) {
    double sum = 0;
    for (const double probability : probabilities) sum += probability;
    const double equal = 1 / static_cast<double>(probabilities.size());
    for (double& probability : probabilities) probability = sum > 0 ? probability / sum : equal;
}

struct Apply {
    std::span<double> row;

    void operator()(const Temperature& temperature) const { temperature.apply(row); }

    template <typename Curve>
    void operator()(const std::vector<Curve>& curves) const {
        if (row.size() == 2) {
            const double second = curves.front()(input_of(&curves.front(), row, 1));
            row[0] = 1 - second;
            row[1] = second;
            return;
        }
        for (std::size_t c = 0; c < row.size(); ++c) row[c] = curves[c](input_of(&curves[c], row, c));
        make_sum_one(row);
    }
};

struct Write {
    ByteWriter& out;
    void operator()(const Temperature& temperature) const { temperature.write(out); }
    template <typename Curve>
    void operator()(const std::vector<Curve>& curves) const {
        for (const Curve& curve : curves) curve.write(out);
    }
};

}  // namespace

Calibrator Calibrator::fit(CalibrationMethod method, const LabelledProbabilities& rows) {
    check(rows);
    switch (method) {
        case CalibrationMethod::platt:
            return {rows.class_count, fit_curves<SigmoidCurve>(rows)};
        case CalibrationMethod::isotonic:
            return {rows.class_count, fit_curves<IsotonicCurve>(rows)};
        case CalibrationMethod::temperature:
            break;
    }
    return {rows.class_count, Temperature::fit(rows)};
}

void Calibrator::apply(std::span<double> probabilities) const {
    std::visit(Apply{probabilities}, curves_);
}

void Calibrator::write(ByteWriter& out) const {
    out.put(static_cast<std::uint8_t>(curves_.index()));
    std::visit(Write{out}, curves_);
}

Calibrator Calibrator::read(ByteReader& in, std::size_t class_count) {
    const auto method = in.get<std::uint8_t>();
    if (method >= kMethodNames.size())
        throw Error(fmt::format("there is no calibration with the number {}", method));
    switch (static_cast<CalibrationMethod>(method)) {
        case CalibrationMethod::platt:
            return {class_count, read_curves<SigmoidCurve>(in, class_count)};
        case CalibrationMethod::isotonic:
            return {class_count, read_curves<IsotonicCurve>(in, class_count)};
        case CalibrationMethod::temperature:
            break;
    }
    return {class_count, Temperature::read(in)};
}

namespace {

struct Describe {
    std::string operator()(const Temperature& temperature) const {
        return fmt::format("temperature {:.4g}", temperature.value());
    }
    std::string operator()(const std::vector<SigmoidCurve>&) const { return "platt"; }
    std::string operator()(const std::vector<IsotonicCurve>& curves) const {
        std::size_t knots = 0;
        for (const IsotonicCurve& curve : curves) knots += curve.knots().size();
        return fmt::format("isotonic with {} knots", knots);
    }
};

}  // namespace

std::string describe(const Calibrator& calibrator) {
    return std::visit(Describe{}, calibrator.curves());
}

}  // namespace assay
