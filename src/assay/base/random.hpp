/// Randomness that is a function of a key: the same on every machine, thread and shard.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace assay {

/// XXH3 with 64 bits. Stable: seeds and samples depend on it.
std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0);

/// One key out of several; order matters.
std::uint64_t mix(std::initializer_list<std::uint64_t> keys);

/// SplitMix64 (Steele, Lea & Flood 2014). Small enough to make one for each decision.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// Uniform in [0, bound), without bias (Lemire 2019). bound > 0.
    std::uint64_t below(std::uint64_t bound);
    /// Uniform in [0, 1), a multiple of 2^-53.
    double unit();

private:
    std::uint64_t state_;
};

/// A permutation of [0, size) that is computed, not stored: a six-round Feistel network over the next even
/// power of two, walked until it falls inside (Black & Rogaway 2002). The first n values of the permutation
/// are a sample of n without replacement, and begin every larger sample with the same key.
class KeyedPermutation {
public:
    KeyedPermutation(std::uint64_t size, std::uint64_t key);
    /// index < size
    std::uint64_t operator()(std::uint64_t index) const;
    std::uint64_t size() const { return size_; }

private:
    std::uint64_t encrypt(std::uint64_t value) const;

    static constexpr int kRounds = 6;
    std::uint64_t size_;
    unsigned half_bits_ = 1;
    std::uint64_t mask_ = 1;
    std::uint64_t round_keys_[kRounds];
};

}  // namespace assay
