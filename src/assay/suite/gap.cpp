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
    return kGapMeasureWords[static_cast<std::size_t>(measure)].second;
}

}  // namespace assay
