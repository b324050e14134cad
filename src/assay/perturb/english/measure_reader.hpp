/// Measures as texts have them: "5 miles", "five miles", "6-foot", "70°F", "5'10\"", "7 lbs 3 oz", "5-10
/// miles". Internal to the module.
#pragma once

#include "units.hpp"
#include "written_number.hpp"

#include <assay/perturb/editing/context.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace assay {

/// How the number of a measure is written.
enum class NumberStyle {
    digits,
    words,    ///< "five", "two and a half"
    half,     ///< "half a"
    article,  ///< "a"
};

/// The first number of a range, which has the unit of the second.
struct RangeStart {
    WrittenNumber number;
    double value = 0;
    std::string_view joint;  ///< what stands between the numbers: " to ", "-", "° to "
};

struct Measure {
    std::size_t first = 0, last = 0;  ///< tokens; the sign of a temperature is one
    std::size_t begin = 0, end = 0;   ///< bytes
    const Unit* unit = nullptr;
    UnitStyle style = UnitStyle::many;
    double value = 0;      ///< in that unit
    WrittenNumber number;  ///< as written, of the larger unit where there are two
    NumberStyle number_style = NumberStyle::digits;
    std::string_view separator;  ///< between number and unit: " ", "-" or none
    std::string_view unit_text;  ///< as written
    bool compound = false;       ///< two units: "5 feet 10 inches"
    std::optional<RangeStart> from = {};
};

/// Could one begin with token i? Says no to most tokens, at once.
bool may_begin_measure(const Context& context, std::size_t i);

/// The measure that begins with token i. Its number is one in digits or words, or "half a"; "a mile" is one
/// where the words around it say so. Left alone are parts of larger things ("10 miles" of "5, 10 miles", "5
/// km/s", "5 feet" of "5 feet 3") and units that are something else where they stand: miles of frequent
/// flyers, pounds of money, the "m" of millions.
std::optional<Measure> read_measure(const Context& context, std::size_t i);

}  // namespace assay
