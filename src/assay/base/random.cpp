#include <assay/base/random.hpp>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <bit>

namespace assay {
namespace {

std::uint64_t finalise(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15u;

}  // namespace

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) {
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::uint64_t mix(std::initializer_list<std::uint64_t> keys) {
    std::uint64_t state = kGolden;
    for (const std::uint64_t key : keys) state = finalise((state ^ key) + kGolden);
    return state;
}

std::uint64_t Random::next() {
    return finalise(state_ += kGolden);
}

std::uint64_t Random::below(std::uint64_t bound) {
    auto product = static_cast<Wide>(next()) * bound;
    if (static_cast<std::uint64_t>(product) < bound) {
        const std::uint64_t threshold = -bound % bound;
        while (static_cast<std::uint64_t>(product) < threshold) product = static_cast<Wide>(next()) * bound;
    }
    return static_cast<std::uint64_t>(product >> 64);
}

double Random::unit() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

KeyedPermutation::KeyedPermutation(std::uint64_t size, std::uint64_t key) : size_(size) {
    const auto bits = static_cast<unsigned>(std::bit_width(size > 0 ? size - 1 : 0));
    half_bits_ = bits < 2 ? 1 : (bits + 1) / 2;
    mask_ = half_bits_ == 32 ? 0xFFFFFFFFu : (std::uint64_t{1} << half_bits_) - 1;
    Random random(key);
    for (std::uint64_t& round_key : round_keys_) round_key = random.next();
}

std::uint64_t KeyedPermutation::encrypt(std::uint64_t value) const {
    std::uint64_t left = value >> half_bits_;
    std::uint64_t right = value & mask_;
    for (const std::uint64_t round_key : round_keys_) {
        const std::uint64_t next = left ^ (finalise(right + round_key) & mask_);
        left = right;
        right = next;
    }
    return (left << half_bits_) | right;
}

std::uint64_t KeyedPermutation::operator()(std::uint64_t index) const {
    do index = encrypt(index);
    while (index >= size_);
    return index;
}

}  // namespace assay
