#include <assay/stats/homogeneity.hpp>

#include <assay/base/error.hpp>

#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>

namespace assay {
namespace {

// In double throughout: long double differs between machines.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

template <typename Group>
double check_and_count(std::span<const Group> groups) {
    if (groups.size() < 2) throw Error("a comparison needs two groups");
    double all = 0;
    for (const Group& group : groups) {
        if (group.count == 0) throw Error("a group that is compared holds nothing");
        all += static_cast<double>(group.count);
    }
    return all;
}

}  // namespace

double homogeneity_p(std::span<const GroupCount> groups) {
    const double all = check_and_count(groups);
    double hits = 0;
    for (const GroupCount& group : groups) {
        if (group.hits > group.count) throw Error("a group has more hits than it holds");
        hits += static_cast<double>(group.hits);
    }
    if (hits == 0 || hits == all) return 1;
    const double rate = hits / all;
    double chi_square = 0;
    for (const GroupCount& group : groups) {
        const auto count = static_cast<double>(group.count);
        const double deviation = static_cast<double>(group.hits) - count * rate;
        chi_square += deviation * deviation / (count * rate * (1 - rate));
    }
    const double freedom = static_cast<double>(groups.size()) - 1;
    return boost::math::gamma_q(freedom / 2, chi_square / 2, Policy());
}

double equal_means_p(std::span<const GroupMoments> groups) {
    const double all = check_and_count(groups);
    double mean = 0, within = 0, between = 0;
    for (const GroupMoments& group : groups) mean += static_cast<double>(group.count) * group.mean / all;
    for (const GroupMoments& group : groups) {
        within += group.squares;
        between += static_cast<double>(group.count) * (group.mean - mean) * (group.mean - mean);
    }
    const double first = static_cast<double>(groups.size()) - 1;
    const double second = all - static_cast<double>(groups.size());
    const auto [low, high] =
        std::minmax_element(groups.begin(), groups.end(),
                            [](const GroupMoments& a, const GroupMoments& b) { return a.mean < b.mean; });
    if (low->mean == high->mean) return 1;
    if (second == 0) return 1;  // one number in each group says nothing of how they spread
    if (within == 0) return 0;
    // P(F > f) as a beta distribution, f = (between / first) / (within / second).
    return boost::math::ibeta(second / 2, first / 2, within / (within + between), Policy());
}

}  // namespace assay
