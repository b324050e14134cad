/// Do groups differ by more than chance?
#pragma once

#include <cstdint>
#include <span>

namespace assay {

/// How often something happened in a group.
struct GroupCount {
    std::uint64_t hits = 0;
    std::uint64_t count = 0;  ///< hits <= count
};

/// How probable it is that groups with one rate in common differ as these do, or more: Pearson's chi-square
/// test of homogeneity (Pearson 1900), with one degree of freedom less than there are groups. 1 where nothing
/// or everything is a hit. Needs two groups and a count in each; throws Error otherwise. An approximation,
/// good where some five hits and five misses are to be expected in each group.
double homogeneity_p(std::span<const GroupCount> groups);

/// A group of numbers.
struct GroupMoments {
    std::uint64_t count = 0;
    double mean = 0;
    double squares = 0;  ///< the sum of the squared deviations from the mean
};

/// How probable it is that groups with one mean in common differ as these do, or more: the F test of a
/// one-way analysis of variance (Fisher 1925). 0 where groups differ and nothing varies within them, 1 where
/// the means are equal or no group holds two numbers. Needs two groups and a number in each; throws Error
/// otherwise. Assumes that the numbers spread alike in all groups.
double equal_means_p(std::span<const GroupMoments> groups);

}  // namespace assay
