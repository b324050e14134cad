#include <assay/features/count_value.hpp>

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>
#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <array>
#include <string>

namespace assay {
namespace {

const std::array<std::string, 3> kCountValues = {"count", "binary", "log1p"};

}  // namespace

std::string_view name_of(CountValueKind kind) {
    return name_among(kind, kCountValues);
}
CountValueKind parse_count_value_kind(std::string_view name) {
    return parse_choice<CountValueKind>(name, kCountValues, "there is no value");
}

double CountValue::of(std::uint64_t n) const {
    if (n == 0) return 0;
    switch (kind) {
        case CountValueKind::count:
            return scale * static_cast<double>(n);
        case CountValueKind::binary:
            return n >= at_least ? scale : 0;
        case CountValueKind::log1p:
            return scale * logarithm(1 + static_cast<double>(n));
    }
    return 0;
}

void check(const CountValue& value) {
    if (value.at_least < 1 || value.at_least > CountValue::kMost)
        throw Error(fmt::format("at_least {} is not possible; it goes from 1 to {}", value.at_least,
                                format_count(CountValue::kMost)));
    if (value.at_least > 1 && value.kind != CountValueKind::binary)
        throw Error("at_least goes with value=binary: 1 from so many on, otherwise 0");
    if (!(value.scale > 0 && value.scale <= static_cast<double>(CountValue::kMost)))
        throw Error(fmt::format("scale {} is not possible; it lies above 0 and is at most {}",
                                format_number(value.scale), format_count(CountValue::kMost)));
}

}  // namespace assay
