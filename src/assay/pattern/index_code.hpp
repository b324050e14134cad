/// Second stage of an expansion: an index as a number whose digits are the picks of the slots.
///
/// Product: a mixed-radix number, the last slot the lowest digit. With `distinct`, the k-th copy of a lexicon
/// of n entries has a digit of base n-k+1 that counts the entries not yet taken by copies before it (the
/// Lehmer code of a partial permutation), so that copies never clash and no index is lost on them. Slots that
/// constraints join have one digit together, which counts the picks that are allowed. Zip: every digit is the
/// index, or the index-th that is allowed. Cover: the index is a row of a covering array. Random: it is a
/// part of the seed.
#pragma once

#include <assay/pattern/allowed_picks.hpp>
#include <assay/pattern/binding.hpp>
#include <assay/pattern/covering_array.hpp>
#include <assay/pattern/random_picks.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace assay {

/// Division by a number that is known early. One multiplication gives a quotient that is right or one too
/// small: with m = floor((2^64-1) / d), n*m/2^64 > n/d - 1 for every n < 2^64; the remainder tells which.
class Divider {
public:
    explicit Divider(std::uint64_t divisor) : divisor_(divisor), reciprocal_(~std::uint64_t{0} / divisor) {}

    std::uint64_t divisor() const { return divisor_; }
    /// Leaves the remainder in `number` and returns the quotient.
    std::uint64_t divide(std::uint64_t& number) const {
        auto quotient = static_cast<std::uint64_t>((static_cast<Wide>(number) * reciprocal_) >> 64);
        const std::uint64_t remainder = number - quotient * divisor_;
        const bool short_by_one = remainder >= divisor_;
        number = remainder - (short_by_one ? divisor_ : 0);
        return quotient + (short_by_one ? 1 : 0);
    }

private:
    __extension__ using Wide = unsigned __int128;

    std::uint64_t divisor_;
    std::uint64_t reciprocal_;
};

/// Finds two slots that hold the same value. Only values that occur in two lexicons can clash; each has a
/// number.
class ClashFinder {
public:
    ClashFinder() = default;
    explicit ClashFinder(const Binding& binding);
    bool clashes(std::span<const std::uint32_t> picks) const;

private:
    struct SharedSlot {
        std::size_t slot;
        std::size_t numbers;  ///< where the numbers of its entries begin
    };
    std::vector<std::uint32_t> numbers_;  ///< 0: the value is in one lexicon only
    std::vector<SharedSlot> slots_;       ///< those that can clash at all
};

class IndexCode {
public:
    /// Throws as Expansion::compile does. The entries of the binding's slots outlive it.
    IndexCode(const Binding& binding, const ExpansionOptions& options);
    std::uint64_t size() const { return size_; }
    /// As Expansion::decode.
    bool decode(std::uint64_t index, std::span<std::uint32_t> picks) const;

private:
    void set_zip(const Binding& binding, const Constraint& constraint);
    void set_product(const Binding& binding, Constraint& constraint);
    void set_cover(const Binding& binding, const ExpansionOptions& options, Constraint& constraint);
    void leave_distinct_to(Constraint& constraint, const Binding& binding);
    void set_random(const Binding& binding, const ExpansionOptions& options, Constraint& constraint);
    void join_slots(const Binding& binding, const Constraint& constraint, std::vector<std::uint64_t>& bases);
    void unrank_copies(std::span<const std::size_t> copies, std::span<std::uint32_t> picks) const;

    bool zip_;
    bool distinct_;
    std::uint64_t size_ = 1;
    std::vector<Divider> digits_;                   ///< of each slot; none under zip
    std::vector<std::vector<std::size_t>> copies_;  ///< slots of one lexicon, where there are several
    ClashFinder clashes_;
    std::vector<AllowedPicks> joined_;     ///< slots that constraints join; the first of them has the digit
    std::optional<RankedBits> zip_where_;  ///< the allowed ones under zip, if there is a constraint
    std::optional<CoveringArray> cover_;
    std::optional<RandomPicks> random_;
};

}  // namespace assay
