/// Units of length, weight, volume, area, speed and temperature, metric and those of the USA. Internal to the
/// module.
#pragma once

#include <cstddef>
#include <string_view>

namespace assay {

enum class Dimension { length, weight, volume, area, speed, temperature };

struct Unit {
    Dimension dimension;
    bool metric;
    double size;             ///< in meters, kilograms, liters, square meters, kilometers per hour
    std::string_view one;    ///< "mile"
    std::string_view many;   ///< "miles"
    std::string_view brief;  ///< "mi"; empty where no abbreviation is clear
};

/// How a unit is written.
enum class UnitStyle {
    one,    ///< "mile", also behind a number other than 1: "a 5 mile walk"
    many,   ///< "miles", "degrees Celsius"
    brief,  ///< "mi", "°C"
};

struct UnitSpelling {
    std::string_view text;  ///< lower case
    const Unit* unit = nullptr;
    UnitStyle style = UnitStyle::many;
};

/// The longest spelling of a unit with which `text` goes on at byte `begin`, whatever its case; null if there
/// is none. The unit may be a part of a longer word.
const UnitSpelling* unit_at(std::string_view text, std::size_t begin);

extern const Unit kMile, kYard, kFoot, kInch, kPound, kOunce, kKilogram, kCentimeter, kCelsius, kFahrenheit;

/// The unit of the other system in which a measure of so many of these is usually given.
const Unit& counterpart(const Unit& unit, double value);

}  // namespace assay
