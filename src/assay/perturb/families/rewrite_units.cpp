// rewrite-units: metric measures become those of the USA, and the other way round.
#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/english/article.hpp>
#include <assay/perturb/english/clauses.hpp>
#include <assay/perturb/english/measure_reader.hpp>
#include <assay/perturb/rewrites.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

enum class UnitSystem { other, metric, imperial };
const std::vector<std::string> kUnitSystems = {"other", "metric", "imperial"};

struct Rounded {
    double value = 0;
    unsigned decimals = 0;
};

/// To so many significant figures.
Rounded rounded_to(double value, unsigned figures) {
    double step = 1;
    unsigned decimals = 0;
    while (value / step >= 10) step *= 10;
    while (value / step < 1) step /= 10;
    for (unsigned i = 1; i < figures; ++i) step /= 10;
    const double rounded = std::round(value / step) * step;
    while (step < 0.99) {
        step *= 10;
        ++decimals;
    }
    return {rounded, decimals};
}

/// To the figures that the number had, two at least, and one more where that would be off by more than 2%: 65
/// mph are 105 km/h, not 100.
Rounded rounded_like(const WrittenNumber& number, double value) {
    constexpr unsigned kLeastFigures = 2;
    constexpr double kMostError = 0.02;
    const unsigned figures = std::max(number.figures, kLeastFigures);
    const Rounded rounded = rounded_to(value, figures);
    return std::abs(rounded.value - value) > kMostError * value ? rounded_to(value, figures + 1) : rounded;
}

class UnitWriter {
public:
    UnitWriter(const Context& context, const Measure& measure) : context_(context), measure_(measure) {}

    std::string write() const {
        if (measure_.unit->dimension == Dimension::temperature) return temperature();
        const Unit& unit = counterpart_unit();
        const double ratio = measure_.unit->size / unit.size;
        const Rounded rounded = measure_.compound ? compound(measure_.value * ratio, unit)
                                                  : rounded_like(measure_.number, measure_.value * ratio);
        std::string number = write_number(rounded.value, rounded.decimals, is_grouped(rounded.value));
        const std::string text = unit_text(unit, number);
        if (measure_.from) {
            const Rounded from = rounded_like(measure_.from->number, measure_.from->value * ratio);
            number.insert(0, write_number(from.value, from.decimals, is_grouped(from.value)) +
                                 std::string(measure_.from->joint));
        }
        const bool brief = measure_.style == UnitStyle::brief && text == unit.brief;
        const std::string_view separator =
            measure_.separator.empty() && !brief ? std::string_view(" ") : measure_.separator;
        return number + std::string(separator) + text;
    }

private:
    const Unit& counterpart_unit() const {
        if (measure_.compound) return measure_.unit == &kFoot ? kCentimeter : kKilogram;
        return counterpart(*measure_.unit, measure_.value);
    }

    /// Whole centimeters, hundredths of a kilogram.
    static Rounded compound(double value, const Unit& unit) {
        if (&unit == &kCentimeter) return {std::round(value), 0};
        return {std::round(value * 100) / 100, 2};
    }

    bool is_grouped(double value) const {
        constexpr double kFour = 1000, kFive = 10'000;
        const bool was_long = measure_.number.value >= kFour;
        return value >= kFour && (measure_.number.grouped || !was_long || value >= kFive);
    }

    std::string unit_text(const Unit& unit, std::string_view number) const {
        const std::string_view found = measure_.unit_text;
        const bool loud = is_loud(found);
        if (measure_.style == UnitStyle::brief && !unit.brief.empty()) {
            const std::string_view brief = unit.brief == "lbs" && number == "1" ? "lb" : unit.brief;
            return loud ? to_upper(brief) : std::string(brief);
        }
        const std::string_view text = is_singular(number) ? unit.one : unit.many;
        return loud ? to_upper(text) : std::string(text);
    }

    /// "a 5-mile walk", "a 5 mile walk"; of "1 mile" it is the next word that tells.
    bool is_singular(std::string_view number) const {
        if (measure_.separator == "-" || number == "1") return true;
        if (measure_.number_style == NumberStyle::half || measure_.number_style == NumberStyle::article)
            return false;
        const bool before_noun = stands_before_noun();
        if (measure_.style == UnitStyle::brief) return before_noun;
        return measure_.style == UnitStyle::one && (measure_.value > 1 || before_noun);
    }

    bool stands_before_noun() const {
        static const WordSet kBehind(
            "away long tall wide high deep thick apart later ahead further farther "
            "square today yesterday "
            "tomorrow tonight north south east west left right each total daily "
            "weekly upstream downstream "
            "shorter longer taller wider higher lower deeper thicker thinner "
            "narrower bigger smaller larger "
            "closer nearer heavier lighter back");
        const std::string_view next = context_.word_after(measure_.last);
        return !next.empty() && is_ascii_lower(next[0]) && !function_words().contains(next) &&
               !kBehind.contains(next);
    }

    std::string temperature() const {
        std::string text = degrees(measure_.value, measure_.number);
        if (measure_.from) text.insert(0, temperature_before(text));
        return text + std::string(measure_.separator) + scale_name();
    }

    /// "68-" of "68-77°F"; no hyphen beside a sign.
    std::string temperature_before(const std::string& to) const {
        const std::string from = degrees(measure_.from->value, measure_.from->number);
        const std::string_view joint = measure_.from->joint;
        const bool signs = from.starts_with('-') || to.starts_with('-');
        return from + (signs && joint == "-" ? " to " : std::string(joint));
    }

    std::string degrees(double value, const WrittenNumber& number) const {
        constexpr double kRatio = 1.8, kFreezing = 32;
        const double other =
            measure_.unit->metric ? value * kRatio + kFreezing : (value - kFreezing) / kRatio;
        const unsigned decimals = std::min(number.decimals, 1U);
        const double scale = decimals == 0 ? 1 : 10;
        return write_number(std::round(other * scale) / scale + 0.0, decimals,
                            false);  // no -0
    }

    /// "degrees F" becomes "degrees C": only the last word or letter is another.
    std::string scale_name() const {
        const Unit& unit = counterpart(*measure_.unit, measure_.value);
        const std::string_view found = measure_.unit_text;
        std::size_t letters = found.size();
        while (letters > 0 && is_ascii_letter(found[letters - 1])) --letters;
        const std::string_view name = found.substr(letters);
        const std::string other = name.size() == 1 ? copy_case(name, "c", to_lower(unit.brief))
                                                   : copy_case(name, "celsius", to_lower(unit.one));
        return std::string(found.substr(0, letters)) +
               (is_ascii_lower(name[0]) && name.size() > 1 ? to_lower(other) : other);
    }

    const Context& context_;
    const Measure& measure_;
};

class RewriteUnits final : public Perturbation {
public:
    explicit RewriteUnits(const Arguments& arguments)
        : target_(static_cast<UnitSystem>(arguments.one_of("to", kUnitSystems))) {}

    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        Editor editor(text);
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (!may_begin_measure(context, i)) continue;
            const auto measure = read_measure(context, i);
            if (!measure) continue;
            i = measure->last;
            if (target_ == (measure->unit->metric ? UnitSystem::metric : UnitSystem::imperial)) continue;
            const std::string with = UnitWriter(context, *measure).write();
            adjust_article(context, measure->first, with, editor);
            editor.replace(measure->begin, measure->end, with);
        }
        return std::move(editor).finish_if_edited();
    }

private:
    UnitSystem target_;
};

}  // namespace

Definition define_rewrite_units() {
    return {{"rewrite-units",
             "Writes measures in other units: \"5 miles\" becomes \"8 kilometers\"",
             {{"to",
               "metric, imperial (units of the USA), or other: each in the other "
               "system",
               "other"}},
             true},
            make_from_arguments<RewriteUnits>};
}

}  // namespace assay
