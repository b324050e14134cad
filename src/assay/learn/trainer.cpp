#include <assay/learn/trainer.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/random.hpp>

#include <fmt/format.h>

#include <cmath>

namespace assay {

void check(const SgdOptions& options) {
    const auto refuse = [](const char* name, double value, const char* range) {
        throw Error(fmt::format("{} {} is not possible; it must be {}", name, format_number(value), range));
    };
    if (!(options.learning_rate > 0 && std::isfinite(options.learning_rate)))
        refuse("learning rate", options.learning_rate, "above 0");
    if (!(options.decay >= 0 && std::isfinite(options.decay))) refuse("decay", options.decay, "0 or more");
    if (!(options.l2 >= 0 && options.l2 * options.learning_rate < 1))
        refuse("l2", options.l2, "0 or more, and below 1 / learning rate");
}

EpochOrder::EpochOrder(std::size_t rows, std::uint64_t seed, std::size_t epoch) {
    const KeyedPermutation order(rows, mix({seed, epoch}));
    rows_.reserve(rows);
    for (std::size_t i = 0; i < rows; ++i) rows_.push_back(static_cast<std::uint32_t>(order(i)));
}

}  // namespace assay
