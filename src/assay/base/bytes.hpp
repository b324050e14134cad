/// Numbers in a byte string, little-endian whatever the machine.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace assay {

class ByteWriter {
public:
    template <typename Number>
    void put(Number value) {
        static_assert(std::is_integral_v<Number>);
        for (std::size_t i = 0; i < sizeof value; ++i)
            bytes_ += static_cast<char>(static_cast<std::make_unsigned_t<Number>>(value) >> (8 * i));
    }
    void put_double(double value) { put(std::bit_cast<std::uint64_t>(value)); }
    void put_float(float value) { put(std::bit_cast<std::uint32_t>(value)); }
    void put_bytes(std::string_view bytes) { bytes_ += bytes; }
    const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

/// Reads what ByteWriter wrote. Throws Error, and never reads on, where the bytes end too early.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    template <typename Number>
    Number get() {
        static_assert(std::is_integral_v<Number>);
        const std::string_view taken = get_bytes(sizeof(Number));
        std::make_unsigned_t<Number> value = 0;
        for (std::size_t i = 0; i < sizeof value; ++i)
            value = static_cast<decltype(value)>(
                value | static_cast<decltype(value)>(static_cast<unsigned char>(taken[i])) << (8 * i));
        return static_cast<Number>(value);
    }
    /// Finite, otherwise Error.
    double get_double();
    float get_float();
    std::string_view get_bytes(std::size_t count);
    /// A number of things of `bytes_each` bytes (> 0) that are still to come. Throws Error if the rest cannot
    /// hold them, so that nothing is allocated for a count that lies.
    std::size_t get_count(std::size_t bytes_each);
    std::size_t left() const { return bytes_.size(); }

private:
    std::string_view bytes_;
};

}  // namespace assay
