/// How often words stand where a mask stands. Internal to the module; corpus.hpp has the formula.
#pragma once

#include "passage.hpp"

#include <assay/suggest/filler.hpp>
#include <assay/suggest/masked_text.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace assay {

class ContextCounts {
public:
    ContextCounts(const MaskedText& text, std::size_t mask);

    void add(const Passage& passage);

    struct Ranked {
        std::string folded;
        Filler filler;
    };
    /// By score, ties in the order of their bytes; all words that were seen.
    std::vector<Ranked> ranked() const;

private:
    static constexpr std::size_t kWindow = 2;
    static constexpr std::size_t kLevels = 2 * kWindow + 1;
    /// counts[l][r]
    using Counts = std::array<std::array<std::uint64_t, kWindow + 1>, kWindow + 1>;
    struct Word {
        Counts longest{};  ///< so many neighbours are the same, and no more
        std::vector<std::pair<std::string, std::uint64_t>> spellings;
    };
    struct Level {
        std::uint64_t sum = 0;
        std::uint64_t words = 0;
    };

    std::size_t same_left(const std::vector<Neighbour>& all, std::size_t at) const;
    std::size_t same_right(const std::vector<Neighbour>& all, std::size_t at) const;
    Counts counts_of(const Word& word) const;
    std::uint64_t count_at(const Counts& counts, std::size_t level) const;
    std::array<Level, kLevels> levels() const;
    double score_of(const Counts& counts, const std::array<Level, kLevels>& levels) const;
    void tell_context(const Counts& counts, Filler& filler) const;
    std::string context_name(std::size_t l, std::size_t r) const;

    std::vector<std::string> left_, right_;  ///< neighbours of the mask, the nearest first
    std::unordered_map<std::string, Word> words_;
};

}  // namespace assay
