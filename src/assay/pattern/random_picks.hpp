/// Picks drawn at random, by weight: a case is a function of the key and its number, like any other, but may
/// be the same as another one.
#pragma once

#include <assay/pattern/binding.hpp>
#include <assay/pattern/constraint.hpp>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace assay {

class RandomPicks {
public:
    /// `weights` tell for a lexicon by its name which field holds the weights of its entries; every entry of
    /// others weighs the same, and so does every alternative of a choice. The slots that the constraint was
    /// made for outlive this. Throws Error for an entry without the field, a weight that is no finite number
    /// from 0, and weights that are all 0.
    RandomPicks(const Binding& binding, const std::map<std::string, std::string, std::less<>>& weights,
                Constraint constraint, std::uint64_t key);

    /// Draws until the constraint holds, kMostTries times at most. False if it never did.
    bool draw(std::uint64_t index, std::span<std::uint32_t> picks) const;
    static constexpr std::uint64_t kMostTries = 1'000;

private:
    void set_weights(std::size_t slot, const Lexicon& lexicon, const std::string& field);

    std::vector<std::size_t> sizes_;
    /// Of each slot its weights, added up; empty where all are equal.
    std::vector<std::vector<double>> sums_;
    Constraint constraint_;
    std::uint64_t key_;
};

}  // namespace assay
