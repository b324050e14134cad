/// What the tests of suggestions share.
#pragma once

#include <assay/suggest/filler.hpp>
#include <support/message_of.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

namespace assay::testing {

/// "enjoyed 0.25 3 (really _ the)" for each, one a line.
inline std::string described(const std::vector<Filler>& fillers) {
    std::string all;
    for (const Filler& filler : fillers) {
        all += fmt::format("{}", fmt::join(filler.words, ", "));
        if (filler.score) all += fmt::format(" {:.4g}", *filler.score);
        if (filler.count) all += fmt::format(" {}", *filler.count);
        if (!filler.context.empty()) all += fmt::format(" ({})", filler.context);
        all += '\n';
    }
    return all;
}

}  // namespace assay::testing
