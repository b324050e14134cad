/// Finite fields and direct products of them: the arithmetic behind orthogonal arrays.
///
/// GF(q) exists for every prime power q = p^n. Its elements are the numbers below q: for n = 1 the residues
/// modulo p, otherwise polynomials over GF(p) whose coefficients are the digits of the number in base p.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace assay {

/// The prime powers whose product is n, one for each prime: 12 is {4, 3}. Empty for n < 2. O(√n).
std::vector<std::uint32_t> prime_power_factors(std::uint32_t n);

class GaloisField {
public:
    static constexpr std::uint32_t kMaxExtension = 1u << 16;  ///< of orders that are no primes
    static constexpr std::uint32_t kMaxPrime = 1u << 24;

    /// Is there a field of this order, within the limits above?
    static bool exists(std::uint32_t order);

    /// exists(order), otherwise Error. O(1) for primes; other orders take tables of O(order) numbers, made
    /// from the first polynomial (in the order of its number) whose root generates the field.
    explicit GaloisField(std::uint32_t order);

    std::uint32_t order() const { return order_; }
    /// Arguments are below order(). O(1); adding takes O(n) where n > 1 and p > 2.
    std::uint32_t add(std::uint32_t a, std::uint32_t b) const;
    std::uint32_t multiply(std::uint32_t a, std::uint32_t b) const;

private:
    bool find_generator(std::uint32_t reduction);

    std::uint32_t order_;
    std::uint32_t prime_;
    std::vector<std::uint32_t> power_;      ///< power_[i]: the generator to the i-th; empty for primes
    std::vector<std::uint32_t> logarithm_;  ///< of each element but 0
};

/// The direct product of GF(q1), GF(q2), … for the prime power factors q of any order: a ring. The first
/// point_count() numbers name elements whose differences are all units, which is what polynomials over the
/// ring are evaluated at (MacNeish 1922).
class FiniteRing {
public:
    /// Do all fields exist?
    static bool exists(std::uint32_t order);
    /// How many points the ring of this order has: its smallest prime power factor.
    static std::uint32_t point_count(std::uint32_t order);

    /// exists(order), otherwise Error.
    explicit FiniteRing(std::uint32_t order);

    std::uint32_t order() const { return order_; }
    bool is_field() const { return fields_.size() == 1; }
    /// sum * point + term, elements of the ring but for the point: one step of Horner's rule.
    std::uint32_t horner(std::uint32_t sum, std::uint32_t point, std::uint32_t term) const;

private:
    std::uint32_t order_;
    std::vector<GaloisField> fields_;  ///< an element is a mixed-radix number of theirs, the first lowest
};

}  // namespace assay
