/// What the tests of suggestions share.
#pragma once

#include <assay/suggest/filler.hpp>
#include <support/message_of.hpp>

#include <string>
#include <vector>

namespace assay::testing {

/// Each as describe() has it, one a line.
inline std::string described(const std::vector<Filler>& fillers) {
    std::string all;
    for (const Filler& filler : fillers) all += describe(filler) + '\n';
    return all;
}

}  // namespace assay::testing
