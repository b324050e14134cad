#include "units.hpp"

#include <assay/text/characters.hpp>

#include <array>
#include <vector>

namespace assay {

// The sizes are exact by definition, but for gallons and quarts (those of the USA) in liters.
const Unit kMile = {Dimension::length, false, 1609.344, "mile", "miles", "mi"};
const Unit kYard = {Dimension::length, false, 0.9144, "yard", "yards", "yd"};
const Unit kFoot = {Dimension::length, false, 0.3048, "foot", "feet", "ft"};
const Unit kInch = {Dimension::length, false, 0.0254, "inch", "inches", ""};
const Unit kPound = {Dimension::weight, false, 0.45359237, "pound", "pounds", "lbs"};
const Unit kOunce = {Dimension::weight, false, 0.028349523125, "ounce", "ounces", "oz"};
const Unit kKilogram = {Dimension::weight, true, 1, "kilogram", "kilograms", "kg"};
const Unit kCentimeter = {Dimension::length, true, 0.01, "centimeter", "centimeters", "cm"};
const Unit kCelsius = {Dimension::temperature, true, 1, "Celsius", "Celsius", "C"};
const Unit kFahrenheit = {Dimension::temperature, false, 1, "Fahrenheit", "Fahrenheit", "F"};

namespace {

const Unit kKilometer = {Dimension::length, true, 1000, "kilometer", "kilometers", "km"};
const Unit kMeter = {Dimension::length, true, 1, "meter", "meters", "m"};
const Unit kMillimeter = {Dimension::length, true, 0.001, "millimeter", "millimeters", "mm"};
const Unit kGram = {Dimension::weight, true, 0.001, "gram", "grams", "g"};
const Unit kGallon = {Dimension::volume, false, 3.785411784, "gallon", "gallons", "gal"};
const Unit kQuart = {Dimension::volume, false, 0.946352946, "quart", "quarts", "qt"};
const Unit kFluidOunce = {Dimension::volume, false, 0.0295735295625, "fluid ounce", "fluid ounces", "fl oz"};
const Unit kLiter = {Dimension::volume, true, 1, "liter", "liters", "L"};
const Unit kMilliliter = {Dimension::volume, true, 0.001, "milliliter", "milliliters", "ml"};
const Unit kAcre = {Dimension::area, false, 4046.8564224, "acre", "acres", ""};
const Unit kSquareFoot = {Dimension::area, false, 0.09290304, "square foot", "square feet", "sq ft"};
const Unit kHectare = {Dimension::area, true, 10000, "hectare", "hectares", ""};
const Unit kSquareMeter = {Dimension::area, true, 1, "square meter", "square meters", "sq m"};
const Unit kMilePerHour = {Dimension::speed, false, 1.609344, "mile per hour", "miles per hour", "mph"};
const Unit kKilometerPerHour = {Dimension::speed,      true,  1, "kilometer per hour",
                                "kilometers per hour", "km/h"};

// "in", "ha", "gal", "k" and "oz" have other meanings too often; "m", "l" and "g" are judged by their place.
constexpr UnitSpelling kSpellings[] = {
    {"mile", &kMile, UnitStyle::one},
    {"miles", &kMile, UnitStyle::many},
    {"mi", &kMile, UnitStyle::brief},
    {"yard", &kYard, UnitStyle::one},
    {"yards", &kYard, UnitStyle::many},
    {"yd", &kYard, UnitStyle::brief},
    {"yds", &kYard, UnitStyle::brief},
    {"foot", &kFoot, UnitStyle::one},
    {"feet", &kFoot, UnitStyle::many},
    {"ft", &kFoot, UnitStyle::brief},
    {"inch", &kInch, UnitStyle::one},
    {"inches", &kInch, UnitStyle::many},
    {"km", &kKilometer, UnitStyle::brief},
    {"kms", &kKilometer, UnitStyle::brief},
    {"kilometer", &kKilometer, UnitStyle::one},
    {"kilometers", &kKilometer, UnitStyle::many},
    {"kilometre", &kKilometer, UnitStyle::one},
    {"kilometres", &kKilometer, UnitStyle::many},
    {"m", &kMeter, UnitStyle::brief},
    {"meter", &kMeter, UnitStyle::one},
    {"meters", &kMeter, UnitStyle::many},
    {"metre", &kMeter, UnitStyle::one},
    {"metres", &kMeter, UnitStyle::many},
    {"cm", &kCentimeter, UnitStyle::brief},
    {"cms", &kCentimeter, UnitStyle::brief},
    {"centimeter", &kCentimeter, UnitStyle::one},
    {"centimeters", &kCentimeter, UnitStyle::many},
    {"centimetre", &kCentimeter, UnitStyle::one},
    {"centimetres", &kCentimeter, UnitStyle::many},
    {"mm", &kMillimeter, UnitStyle::brief},
    {"millimeter", &kMillimeter, UnitStyle::one},
    {"millimeters", &kMillimeter, UnitStyle::many},
    {"millimetre", &kMillimeter, UnitStyle::one},
    {"millimetres", &kMillimeter, UnitStyle::many},
    {"pound", &kPound, UnitStyle::one},
    {"pounds", &kPound, UnitStyle::many},
    {"lb", &kPound, UnitStyle::brief},
    {"lbs", &kPound, UnitStyle::brief},
    {"oz", &kOunce, UnitStyle::brief},
    {"ounce", &kOunce, UnitStyle::one},
    {"ounces", &kOunce, UnitStyle::many},
    {"kg", &kKilogram, UnitStyle::brief},
    {"kgs", &kKilogram, UnitStyle::brief},
    {"kilo", &kKilogram, UnitStyle::one},
    {"kilos", &kKilogram, UnitStyle::many},
    {"kilogram", &kKilogram, UnitStyle::one},
    {"kilograms", &kKilogram, UnitStyle::many},
    {"g", &kGram, UnitStyle::brief},
    {"gram", &kGram, UnitStyle::one},
    {"grams", &kGram, UnitStyle::many},
    {"gallon", &kGallon, UnitStyle::one},
    {"gallons", &kGallon, UnitStyle::many},
    {"quart", &kQuart, UnitStyle::one},
    {"quarts", &kQuart, UnitStyle::many},
    {"fl oz", &kFluidOunce, UnitStyle::brief},
    {"fl. oz", &kFluidOunce, UnitStyle::brief},
    {"fluid ounce", &kFluidOunce, UnitStyle::one},
    {"fluid ounces", &kFluidOunce, UnitStyle::many},
    {"l", &kLiter, UnitStyle::brief},
    {"liter", &kLiter, UnitStyle::one},
    {"liters", &kLiter, UnitStyle::many},
    {"litre", &kLiter, UnitStyle::one},
    {"litres", &kLiter, UnitStyle::many},
    {"ml", &kMilliliter, UnitStyle::brief},
    {"milliliter", &kMilliliter, UnitStyle::one},
    {"milliliters", &kMilliliter, UnitStyle::many},
    {"millilitre", &kMilliliter, UnitStyle::one},
    {"millilitres", &kMilliliter, UnitStyle::many},
    {"acre", &kAcre, UnitStyle::one},
    {"acres", &kAcre, UnitStyle::many},
    {"hectare", &kHectare, UnitStyle::one},
    {"hectares", &kHectare, UnitStyle::many},
    {"square foot", &kSquareFoot, UnitStyle::one},
    {"square feet", &kSquareFoot, UnitStyle::many},
    {"sq ft", &kSquareFoot, UnitStyle::brief},
    {"sq. ft", &kSquareFoot, UnitStyle::brief},
    {"sqft", &kSquareFoot, UnitStyle::brief},
    {"square meter", &kSquareMeter, UnitStyle::one},
    {"square meters", &kSquareMeter, UnitStyle::many},
    {"square metre", &kSquareMeter, UnitStyle::one},
    {"square metres", &kSquareMeter, UnitStyle::many},
    {"sq m", &kSquareMeter, UnitStyle::brief},
    {"sqm", &kSquareMeter, UnitStyle::brief},
    {"m²", &kSquareMeter, UnitStyle::brief},
    {"mph", &kMilePerHour, UnitStyle::brief},
    {"mile per hour", &kMilePerHour, UnitStyle::one},
    {"miles per hour", &kMilePerHour, UnitStyle::many},
    {"miles an hour", &kMilePerHour, UnitStyle::many},
    {"km/h", &kKilometerPerHour, UnitStyle::brief},
    {"kmh", &kKilometerPerHour, UnitStyle::brief},
    {"kph", &kKilometerPerHour, UnitStyle::brief},
    {"kilometer per hour", &kKilometerPerHour, UnitStyle::one},
    {"kilometers per hour", &kKilometerPerHour, UnitStyle::many},
    {"kilometre per hour", &kKilometerPerHour, UnitStyle::one},
    {"kilometres per hour", &kKilometerPerHour, UnitStyle::many},
    {"kilometers an hour", &kKilometerPerHour, UnitStyle::many},
    {"kilometres an hour", &kKilometerPerHour, UnitStyle::many},
    {"celsius", &kCelsius, UnitStyle::many},
    {"degrees c", &kCelsius, UnitStyle::many},
    {"degrees celsius", &kCelsius, UnitStyle::many},
    {"degrees centigrade", &kCelsius, UnitStyle::many},
    {"°c", &kCelsius, UnitStyle::brief},
    {"ºc", &kCelsius, UnitStyle::brief},
    {"° c", &kCelsius, UnitStyle::brief},
    {"fahrenheit", &kFahrenheit, UnitStyle::many},
    {"degrees f", &kFahrenheit, UnitStyle::many},
    {"degrees fahrenheit", &kFahrenheit, UnitStyle::many},
    {"°f", &kFahrenheit, UnitStyle::brief},
    {"ºf", &kFahrenheit, UnitStyle::brief},
    {"° f", &kFahrenheit, UnitStyle::brief},
};

using Spellings = std::vector<const UnitSpelling*>;

/// Those that begin with this byte, whatever its case.
const Spellings& spellings_from(char first) {
    static const std::array<Spellings, 256> kByFirst = [] {
        std::array<Spellings, 256> table;
        for (const UnitSpelling& spelling : kSpellings) {
            const auto byte = static_cast<unsigned char>(spelling.text[0]);
            table[byte].push_back(&spelling);
            if (is_ascii_lower(spelling.text[0])) table[byte - 32].push_back(&spelling);
        }
        return table;
    }();
    return kByFirst[static_cast<unsigned char>(first)];
}

bool goes_on_with(std::string_view text, std::size_t begin, std::string_view lower) {
    return equals_ignoring_case(text.substr(begin, lower.size()), lower);
}

}  // namespace

const UnitSpelling* unit_at(std::string_view text, std::size_t begin) {
    if (begin >= text.size()) return nullptr;
    const UnitSpelling* longest = nullptr;
    for (const UnitSpelling* spelling : spellings_from(text[begin]))
        if ((longest == nullptr || spelling->text.size() > longest->text.size()) &&
            goes_on_with(text, begin, spelling->text))
            longest = spelling;
    return longest;
}

const Unit& counterpart(const Unit& unit, double value) {
    const double size = value * unit.size;
    switch (unit.dimension) {
        case Dimension::length:
            if (unit.metric) return unit.size >= 1000 ? kMile : unit.size >= 1 ? kFoot : kInch;
            if (unit.size > 1000) return kKilometer;
            return &unit == &kInch || size < 1 ? kCentimeter : kMeter;
        case Dimension::weight:
            if (unit.metric) return unit.size >= 1 ? kPound : kOunce;
            return &unit == &kPound ? kKilogram : kGram;
        case Dimension::volume:
            if (!unit.metric) return &unit == &kFluidOunce ? kMilliliter : kLiter;
            return unit.size < 1 ? kFluidOunce : size < kGallon.size ? kQuart : kGallon;
        case Dimension::area:
            if (unit.metric) return &unit == &kHectare ? kAcre : kSquareFoot;
            return &unit == &kAcre ? kHectare : kSquareMeter;
        case Dimension::speed:
            return unit.metric ? kMilePerHour : kKilometerPerHour;
        case Dimension::temperature:
            break;
    }
    return unit.metric ? kFahrenheit : kCelsius;
}

}  // namespace assay
