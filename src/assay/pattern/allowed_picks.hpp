/// The picks that constraints allow, as a list that can be counted and asked for its i-th member.
#pragma once

#include <assay/pattern/constraint.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace assay {

/// A row of bits in which the i-th set bit is found in O(log size) time (Jacobson 1989, with one count a
/// word).
class RankedBits {
public:
    void push_back(bool bit);
    void append_zeros(std::uint64_t count);
    std::uint64_t count() const { return count_; }  ///< of set bits
    /// The position of the i-th set bit. index < count().
    std::uint64_t select(std::uint64_t index) const;

private:
    std::uint64_t size_ = 0;
    std::uint64_t count_ = 0;
    std::vector<std::uint64_t> words_;
    std::vector<std::uint64_t> before_;  ///< set bits before each word
};

/// All combinations of the slots of one group that a constraint allows, the last slot varying fastest: one
/// bit for each combination, allowed or not.
class AllowedPicks {
public:
    /// `slots` ascend; the product of their sizes is at most Expansion::kMaxJoined. Parts of the constraint
    /// that join other slots are not looked at. Takes time in proportion to the combinations at most.
    AllowedPicks(std::vector<std::size_t> slots, const Constraint& constraint);

    std::uint64_t size() const { return allowed_.count(); }
    const std::vector<std::size_t>& slots() const { return slots_; }
    /// Writes the picks of combination number `index`. index < size().
    void unrank(std::uint64_t index, std::span<std::uint32_t> picks) const;

private:
    void try_from(std::size_t at, std::vector<std::uint32_t>& picks, const Constraint& constraint);

    std::vector<std::size_t> slots_;
    std::vector<std::uint64_t> sizes_;
    std::vector<std::uint64_t> below_;  ///< combinations of all slots behind each
    RankedBits allowed_;
};

}  // namespace assay
