#include <assay/pipeline/search.hpp>

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

namespace assay {
namespace {

const std::array<std::string, 3> kStrategies = {"grid", "random", "halving"};

void check(const SearchOptions& options) {
    if (options.trials == 0) throw Error("0 trials find nothing; the least is 1");
    if (!(options.eta > 1)) throw Error(fmt::format("eta {} is not possible; it is above 1", options.eta));
    if (!(options.least_share >= 0 && options.least_share <= 1))
        throw Error(fmt::format("{} is no share of the texts; it goes from 0 to 1", options.least_share));
}

void add_round(std::vector<Trial>& trials, std::span<const std::size_t> candidates, double share,
               const EvaluateRound& evaluate) {
    const std::vector<double> scores = evaluate(candidates, share);
    for (std::size_t i = 0; i < candidates.size(); ++i) trials.push_back({candidates[i], share, scores[i]});
}

std::vector<std::size_t> numbered(std::size_t count) {
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

std::vector<std::size_t> drawn(std::size_t candidates, const SearchOptions& options) {
    const KeyedPermutation order(candidates, options.seed);
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < std::min(candidates, options.trials); ++i) chosen.push_back(order(i));
    return chosen;
}

bool better(const Trial& a, const Trial& b) {
    return a.score != b.score ? a.score > b.score : a.candidate < b.candidate;
}

/// Rounds until one candidate is left, or the texts are all in use.
void halve(std::vector<Trial>& trials, std::size_t candidates, const SearchOptions& options,
           const EvaluateRound& evaluate) {
    double power =
        1;  // of eta: as many times fewer texts in the first round as leave one candidate in the last
    while (power < static_cast<double>(candidates) * (1 - 1e-9)) power *= options.eta;
    double share = options.least_share > 0 ? options.least_share : 1 / power;
    std::vector<std::size_t> alive = numbered(candidates);
    while (true) {
        share = std::min(1.0, share);
        add_round(trials, alive, share, evaluate);
        if (share >= 1.0) return;
        std::vector<Trial> round(trials.end() - static_cast<std::ptrdiff_t>(alive.size()), trials.end());
        std::sort(round.begin(), round.end(), better);
        const auto keep =
            static_cast<std::size_t>(std::ceil(static_cast<double>(alive.size()) / options.eta));
        alive.clear();
        for (std::size_t i = 0; i < std::max<std::size_t>(1, keep); ++i) alive.push_back(round[i].candidate);
        std::sort(alive.begin(), alive.end());
        share *= options.eta;
        if (alive.size() == 1) share = 1;
    }
}

}  // namespace

std::string_view name_of(SearchStrategy strategy) {
    return name_among(strategy, kStrategies);
}

SearchStrategy parse_search_strategy(std::string_view name) {
    return parse_choice<SearchStrategy>(name, kStrategies, "there is no search");
}

Grid::Grid(std::vector<std::size_t> sizes) : sizes_(std::move(sizes)) {
    constexpr std::size_t kMost = 10'000'000;
    for (const std::size_t size : sizes_) {
        if (size == 0) throw Error("an option to tune has no values");
        size_ *= size;
        if (size_ > kMost) throw Error(fmt::format("more than {} combinations", format_count(kMost)));
    }
}

std::vector<std::size_t> Grid::at(std::size_t candidate) const {
    std::vector<std::size_t> values(sizes_.size());
    for (std::size_t axis = sizes_.size(); axis-- > 0;) {
        values[axis] = candidate % sizes_[axis];
        candidate /= sizes_[axis];
    }
    return values;
}

std::vector<Trial> run_search(std::size_t candidates, const SearchOptions& options,
                              const EvaluateRound& evaluate) {
    check(options);
    std::vector<Trial> trials;
    if (candidates == 0) return trials;
    switch (options.strategy) {
        case SearchStrategy::grid:
            add_round(trials, numbered(candidates), 1, evaluate);
            break;
        case SearchStrategy::random:
            add_round(trials, drawn(candidates, options), 1, evaluate);
            break;
        case SearchStrategy::halving:
            halve(trials, candidates, options, evaluate);
            break;
    }
    return trials;
}

Trial best_of(std::span<const Trial> trials) {
    double most = 0;
    for (const Trial& trial : trials)
        if (std::isfinite(trial.score)) most = std::max(most, trial.share);
    const Trial* best = nullptr;
    for (const Trial& trial : trials)
        if (trial.share == most && std::isfinite(trial.score) && (best == nullptr || better(trial, *best)))
            best = &trial;
    if (best == nullptr) throw Error("no candidate could be evaluated");
    return *best;
}

}  // namespace assay
