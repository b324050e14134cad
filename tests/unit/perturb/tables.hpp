/// Tables of texts and what a perturbation makes of them.
#pragma once

#include "library.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

namespace assay_test {

struct Row {
    std::string text, expected;
};

/// Is each text edited as expected (see shown())?
inline void check_shown(const assay::Perturbation& perturbation, std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(perturbation, row.text) == row.expected);
    }
}

/// Are the expected pieces of each text edited (see touched())?
inline void check_touched(const assay::Perturbation& perturbation, std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(touched(perturbation, row.text) == row.expected);
    }
}

/// All results over many seeds.
inline std::set<std::string> results(const assay::Perturbation& perturbation, std::string_view text) {
    std::set<std::string> all;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        assay::Random random(seed);
        if (const auto edited = perturbation.apply(text, random)) all.insert(edited->text);
    }
    return all;
}

}  // namespace assay_test
