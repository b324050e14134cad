/// The learning rate in the course of training.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace assay {

enum class ScheduleKind : std::uint8_t { constant, inverse_time, step, exponential, cosine };

std::string_view name_of(ScheduleKind kind);
/// Throws Error naming the known ones.
ScheduleKind parse_schedule_kind(std::string_view name);

/// With α the learning rate, e the whole epochs done since the warm-up and t the same with their fraction:
/// constant      α
/// inverse_time  α / (1 + decay · e)
/// step          α · factor^⌊e / period⌋
/// exponential   α · factor^e
/// cosine        α / 2 · (1 + cos(π · t / period)), and 0 after `period` (Loshchilov & Hutter 2017, SGDR,
///               eq. 5, without restarts)
/// Computed with basic arithmetic alone: the same bits on every machine.
struct Schedule {
    ScheduleKind kind = ScheduleKind::constant;
    double learning_rate = 0.1;  ///< α > 0
    double decay = 0;            ///< >= 0
    double factor = 0.5;         ///< above 0, at most 1
    std::size_t period = 10;     ///< in epochs, > 0
    /// Epochs, or a part of one, in which the rate first rises in equal steps to α; >= 0. Step s = 1, 2, … of
    /// n has α · s / n.
    double warm_up = 0;
    bool operator==(const Schedule&) const = default;

    /// The rate of a step, counted from 0. steps_per_epoch > 0.
    double rate(std::size_t step, std::size_t steps_per_epoch) const;
};

/// Throws Error that names what is out of its range.
void check(const Schedule& schedule);

}  // namespace assay
