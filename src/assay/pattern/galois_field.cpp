#include <assay/base/error.hpp>
#include <assay/pattern/galois_field.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

/// The prime of a prime power, or nothing.
std::optional<std::uint32_t> prime_below(std::uint32_t prime_power) {
    for (std::uint32_t divisor = 2; std::uint64_t{divisor} * divisor <= prime_power; ++divisor) {
        if (prime_power % divisor != 0) continue;
        std::uint32_t rest = prime_power;
        while (rest % divisor == 0) rest /= divisor;
        return rest == 1 ? std::optional(divisor) : std::nullopt;
    }
    return prime_power < 2 ? std::nullopt : std::optional(prime_power);
}

/// a + factor * b, digit by digit in base `prime`.
std::uint32_t add_digits(std::uint32_t a, std::uint32_t factor, std::uint32_t b, std::uint32_t prime) {
    std::uint32_t sum = 0, place = 1;
    while (a > 0 || b > 0) {
        sum += (a % prime + factor * (b % prime)) % prime * place;
        a /= prime;
        b /= prime;
        place *= prime;
    }
    return sum;
}

}  // namespace

std::vector<std::uint32_t> prime_power_factors(std::uint32_t n) {
    std::vector<std::uint32_t> factors;
    const auto take = [&](std::uint32_t prime) {
        std::uint32_t power = 1;
        for (; n % prime == 0; n /= prime) power *= prime;
        if (power > 1) factors.push_back(power);
    };
    for (std::uint32_t divisor = 2; std::uint64_t{divisor} * divisor <= n; ++divisor) take(divisor);
    if (n > 1) take(n);
    return factors;
}

bool GaloisField::exists(std::uint32_t order) {
    const auto prime = prime_below(order);
    return prime && order <= (*prime == order ? kMaxPrime : kMaxExtension);
}

GaloisField::GaloisField(std::uint32_t order) : order_(order), prime_(prime_below(order).value_or(0)) {
    if (!exists(order)) throw Error(fmt::format("there is no field of {} elements here", order));
    if (prime_ == order_) return;
    std::uint32_t reduction = 1;
    while (!find_generator(reduction)) ++reduction;
}

/// Writes down the powers of x, where x^n is the polynomial `reduction`. True if they are all elements but 0.
bool GaloisField::find_generator(std::uint32_t reduction) {
    const std::uint32_t top = order_ / prime_;
    power_.assign(1, 1);
    for (std::uint32_t element = 1; power_.size() < order_ - 1;) {
        element = add_digits(element % top * prime_, element / top, reduction, prime_);
        if (element <= 1) return false;  // 0, or back at the beginning too early
        power_.push_back(element);
    }
    logarithm_.assign(order_, order_);
    for (std::uint32_t i = 0; i < power_.size(); ++i) logarithm_[power_[i]] = i;
    return std::count(logarithm_.begin(), logarithm_.end(), order_) == 1;
}

std::uint32_t GaloisField::add(std::uint32_t a, std::uint32_t b) const {
    if (prime_ == 2) return a ^ b;
    if (prime_ == order_) return (a + b) % prime_;
    return add_digits(a, 1, b, prime_);
}

std::uint32_t GaloisField::multiply(std::uint32_t a, std::uint32_t b) const {
    if (prime_ == order_) return static_cast<std::uint32_t>(std::uint64_t{a} * b % prime_);
    if (a == 0 || b == 0) return 0;
    return power_[(logarithm_[a] + logarithm_[b]) % (order_ - 1)];
}

bool FiniteRing::exists(std::uint32_t order) {
    const std::vector<std::uint32_t> factors = prime_power_factors(order);
    return !factors.empty() && std::all_of(factors.begin(), factors.end(), GaloisField::exists);
}

std::uint32_t FiniteRing::point_count(std::uint32_t order) {
    const std::vector<std::uint32_t> factors = prime_power_factors(order);
    return factors.empty() ? 0 : *std::min_element(factors.begin(), factors.end());
}

FiniteRing::FiniteRing(std::uint32_t order) : order_(order) {
    if (!exists(order)) throw Error(fmt::format("there is no ring of {} elements here", order));
    for (const std::uint32_t factor : prime_power_factors(order)) fields_.emplace_back(factor);
}

std::uint32_t FiniteRing::horner(std::uint32_t sum, std::uint32_t point, std::uint32_t term) const {
    std::uint32_t result = 0, place = 1;
    for (const GaloisField& field : fields_) {
        const std::uint32_t q = field.order();
        result += field.add(field.multiply(sum % q, point), term % q) * place;
        sum /= q;
        term /= q;
        place *= q;
    }
    return result;
}

}  // namespace assay
