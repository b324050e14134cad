#include <assay/suite/gap.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>

#include <fmt/format.h>

namespace assay {

std::uint32_t GroupNames::number_of(const std::string& name) {
    const auto [at, added] = numbers_.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
    if (!added) return at->second;
    if (names_.size() == kMost) throw Error(fmt::format("more than {} groups", format_count(kMost)));
    names_.push_back(name);
    return at->second;
}

std::string_view name_of(Gap::Measure measure) {
    switch (measure) {
        case Gap::Measure::failure_rate:
            return "failure-rate";
        case Gap::Measure::label_rate:
            return "label-rate";
        case Gap::Measure::mean_score:
            break;
    }
    return "score";
}

}  // namespace assay
