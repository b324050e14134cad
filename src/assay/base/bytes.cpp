#include <assay/base/bytes.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <cmath>

namespace assay {

std::string_view ByteReader::get_bytes(std::size_t count) {
    if (count > bytes_.size())
        throw Error(fmt::format("{} missing", counted(count - bytes_.size(), "byte is", "bytes are")));
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
}

double ByteReader::get_double() {
    const auto value = std::bit_cast<double>(get<std::uint64_t>());
    if (!std::isfinite(value)) throw Error("a weight is not finite");
    return value;
}

float ByteReader::get_float() {
    const auto value = std::bit_cast<float>(get<std::uint32_t>());
    if (!std::isfinite(value)) throw Error("a weight is not finite");
    return value;
}

std::size_t ByteReader::get_count(std::size_t bytes_each) {
    const auto count = get<std::uint64_t>();
    if (count > bytes_.size() / bytes_each)
        throw Error(fmt::format("a list of {} does not fit into the {} left",
                                counted(count, "entry", "entries"),
                                counted(bytes_.size(), "byte that is", "bytes that are")));
    return static_cast<std::size_t>(count);
}

}  // namespace assay
