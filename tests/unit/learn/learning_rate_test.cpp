#include <assay/learn/learning_rate.hpp>

#include <assay/base/error.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace assay;

namespace {

Schedule schedule(ScheduleKind kind) {
    return {.kind = kind, .learning_rate = 0.8, .decay = 0.5, .factor = 0.7, .period = 3};
}

}  // namespace

TEST_CASE("rates by epoch are those of the formulas, the same in all steps of an epoch but for the cosine") {
    const std::size_t steps = 4;
    for (unsigned step = 0; step < 40; ++step) {
        CAPTURE(step);
        const double epoch = std::floor(step / 4.0);
        const auto rate = [&](ScheduleKind kind) { return schedule(kind).rate(step, steps); };
        CHECK(rate(ScheduleKind::constant) == 0.8);
        CHECK(rate(ScheduleKind::inverse_time) == doctest::Approx(0.8 / (1 + 0.5 * epoch)));
        CHECK(rate(ScheduleKind::step) == doctest::Approx(0.8 * std::pow(0.7, std::floor(epoch / 3))));
        CHECK(rate(ScheduleKind::exponential) == doctest::Approx(0.8 * std::pow(0.7, epoch)));
        const double cosine = step < 12 ? 0.4 * (1 + std::cos(std::acos(-1.0) * step / 12)) : 0;
        CHECK(rate(ScheduleKind::cosine) == doctest::Approx(cosine).epsilon(1e-14));
    }
}

TEST_CASE("the cosine keeps its precision from end to end") {
    const Schedule cosine{.kind = ScheduleKind::cosine, .learning_rate = 1, .period = 1};
    for (unsigned step = 0; step <= 1000; ++step)
        CHECK(std::fabs(cosine.rate(step, 1000) - (1 + std::cos(std::acos(-1.0) * step / 1000)) / 2) < 1e-15);
    CHECK(cosine.rate(0, 1000) == 1);
    CHECK(cosine.rate(1000, 1000) == 0);
}

TEST_CASE("a warm-up rises in equal steps, and then the schedule begins") {
    for (const ScheduleKind kind : {ScheduleKind::constant, ScheduleKind::inverse_time, ScheduleKind::step,
                                    ScheduleKind::exponential, ScheduleKind::cosine}) {
        CAPTURE(name_of(kind));
        const Schedule cold = schedule(kind);
        Schedule warm = cold;
        warm.warm_up = 1.25;  // five steps of four in an epoch
        for (unsigned step = 0; step < 5; ++step)
            CHECK(warm.rate(step, 4) == doctest::Approx(0.8 * (step + 1.0) / 5));
        for (std::size_t step = 0; step < 30; ++step) CHECK(warm.rate(5 + step, 4) == cold.rate(step, 4));
    }
}

TEST_CASE("schedules have names, and options out of range are refused") {
    CHECK(parse_schedule_kind("inverse-time") == ScheduleKind::inverse_time);
    CHECK_THROWS_WITH_AS(
        parse_schedule_kind("cosin"),
        "there is no schedule 'cosin': constant, inverse-time, step, exponential or cosine; did you mean "
        "'cosine'?",
        Error);
    struct Row {
        Schedule schedule;
        const char* message;
    };
    for (const Row& row :
         {Row{{.learning_rate = 0}, "learning rate 0 is not possible; it must be above 0"},
          Row{{.learning_rate = std::numeric_limits<double>::infinity()},
              "learning rate inf is not possible; it must be above 0"},
          Row{{.decay = -1}, "decay -1 is not possible; it must be 0 or more"},
          Row{{.factor = 0}, "factor 0 is not possible; it must be above 0 and at most 1"},
          Row{{.factor = 1.5}, "factor 1.5 is not possible; it must be above 0 and at most 1"},
          Row{{.period = 0}, "a period of 0 epochs is not possible; the shortest is 1"},
          Row{{.warm_up = -1}, "warm-up -1 is not possible; it must be 0 to 1,000,000 epochs"}})
        CHECK_THROWS_WITH_AS(check(row.schedule), row.message, Error);
}
