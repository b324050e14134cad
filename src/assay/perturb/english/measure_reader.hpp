/// Measures as texts have them: "5 miles", "6-foot", "70°F", "5'10\"", "7 lbs 3 oz". Internal to the module.
#pragma once

#include "units.hpp"
#include "written_number.hpp"

#include <assay/perturb/editing/context.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace assay {

struct Measure {
    std::size_t first = 0, last = 0;  ///< tokens; the sign of a temperature is one
    std::size_t begin = 0, end = 0;   ///< bytes
    const Unit* unit = nullptr;
    UnitStyle style = UnitStyle::many;
    double value = 0;            ///< in that unit
    WrittenNumber number;        ///< as written, of the larger unit where there are two
    std::string_view separator;  ///< between number and unit: " ", "-" or none
    std::string_view unit_text;  ///< as written
    bool compound = false;       ///< two units: "5 feet 10 inches"
};

/// The measure that begins with token i. Left alone are parts of larger things ("5 to 10 miles", "5 km/s",
/// "5 feet" of "5 feet and 3 toes") and units that are something else where they stand: miles of frequent
/// flyers, pounds of money, the "m" of millions.
std::optional<Measure> read_measure(const Context& context, std::size_t i);

}  // namespace assay
