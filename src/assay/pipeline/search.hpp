/// Choosing among candidates by a score, with as few evaluations as the strategy allows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace assay {

enum class SearchStrategy {
    grid,    ///< every candidate, on all texts
    random,  ///< some candidates, drawn without replacement (Bergstra & Bengio 2012)
    halving  ///< all of them on few texts, the better part of these on more, and so on (Jamieson & Talwalkar
             ///< 2016)
};
std::string_view name_of(SearchStrategy strategy);
/// Throws Error naming the known ones.
SearchStrategy parse_search_strategy(std::string_view name);

/// All combinations of values: one number below sizes[a] for each axis a, the last axis fastest. Computed,
/// not stored.
class Grid {
public:
    /// Throws Error for an axis without values, and for more than 10 million combinations.
    explicit Grid(std::vector<std::size_t> sizes);
    std::size_t size() const { return size_; }
    std::vector<std::size_t> at(std::size_t candidate) const;  ///< candidate < size()

private:
    std::vector<std::size_t> sizes_;
    std::size_t size_ = 1;
};

struct SearchOptions {
    SearchStrategy strategy = SearchStrategy::grid;
    std::size_t trials = 20;  ///< of random: candidates to draw
    double eta = 3;           ///< of halving: 1 / eta of the candidates go on, with eta times the texts; > 1
    double least_share = 0;   ///< of halving: of the texts in the first round; 0: so that the last has all
    std::uint64_t seed = 0;
};

struct Trial {
    std::size_t candidate = 0;
    double share = 1;  ///< of the texts
    double score = 0;  ///< larger is better; -infinity where it could not be evaluated
    bool operator==(const Trial&) const = default;
};

/// Evaluates the candidates of a round; scores in their order. Rounds do not depend on how they are split.
using EvaluateRound =
    std::function<std::vector<double>(std::span<const std::size_t> candidates, double share)>;

/// All trials in the order in which they were made. Equal arguments and scores give equal trials.
std::vector<Trial> run_search(std::size_t candidates, const SearchOptions& options,
                              const EvaluateRound& evaluate);

/// The best of those trials that had the most texts; of equal ones, the candidate with the smallest number.
/// Throws Error if none could be evaluated.
Trial best_of(std::span<const Trial> trials);

}  // namespace assay
