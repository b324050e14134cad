#include <assay/learn/learning_rate.hpp>

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string>

namespace assay {
namespace {

const std::array<std::string, 5> kSchedules = {"constant", "inverse-time", "step", "exponential", "cosine"};

constexpr double kPi = 3.14159265358979323846;

/// base^exponent by squaring.
double power(double base, std::size_t exponent) {
    double result = 1;
    for (; exponent > 0; exponent /= 2, base *= base)
        if (exponent % 2 == 1) result *= base;
    return result;
}

/// cos² of the angle in [0, π/2]. The Taylor series of the cosine up to x^22, where the rest is below 1e-19.
double squared_cosine(double angle) {
    const double square = angle * angle;
    double sum = 0;
    for (int i = 22; i > 0; i -= 2) sum = (1.0 + sum) * (-square / (i * (i - 1)));
    return (1.0 + sum) * (1.0 + sum);
}

}  // namespace

std::string_view name_of(ScheduleKind kind) {
    return name_among(kind, kSchedules);
}

ScheduleKind parse_schedule_kind(std::string_view name) {
    return parse_choice<ScheduleKind>(name, kSchedules, "there is no schedule");
}

double Schedule::rate(std::size_t step, std::size_t steps_per_epoch) const {
    const double steps = static_cast<double>(steps_per_epoch);
    const auto rising = static_cast<std::size_t>(std::llround(warm_up * steps));
    if (step < rising) return learning_rate * static_cast<double>(step + 1) / static_cast<double>(rising);
    const std::size_t epochs = (step - rising) / steps_per_epoch;
    switch (kind) {
        case ScheduleKind::constant:
            break;
        case ScheduleKind::inverse_time:
            return learning_rate / (1.0 + decay * static_cast<double>(epochs));
        case ScheduleKind::step:
            return learning_rate * power(factor, epochs / period);
        case ScheduleKind::exponential:
            return learning_rate * power(factor, epochs);
        case ScheduleKind::cosine:
            if (epochs >= period) return 0;
            return learning_rate * squared_cosine(kPi / 2 * static_cast<double>(step - rising) /
                                                  (steps * static_cast<double>(period)));
    }
    return learning_rate;
}

void check(const Schedule& schedule) {
    const auto refuse = [](const char* name, double value, const char* range) {
        throw Error(fmt::format("{} {} is not possible; it must be {}", name, format_number(value), range));
    };
    if (!(schedule.learning_rate > 0 && std::isfinite(schedule.learning_rate)))
        refuse("learning rate", schedule.learning_rate, "above 0");
    if (!(schedule.decay >= 0 && std::isfinite(schedule.decay))) refuse("decay", schedule.decay, "0 or more");
    if (!(schedule.factor > 0 && schedule.factor <= 1))
        refuse("factor", schedule.factor, "above 0 and at most 1");
    if (schedule.period == 0) throw Error("a period of 0 epochs is not possible; the shortest is 1");
    if (!(schedule.warm_up >= 0 && schedule.warm_up <= 1e6))
        refuse("warm-up", schedule.warm_up, "0 to 1,000,000 epochs");
}

}  // namespace assay
