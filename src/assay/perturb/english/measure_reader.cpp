#include "measure_reader.hpp"

#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {
namespace {

/// Is the unit what it seems to be, in this place?
class MeasureJudge {
public:
    MeasureJudge(const Context& context, const Measure& measure)
        : context_(context), measure_(measure), after_(context.word_after(measure.last)) {}

    bool fits() const {
        return !is_part_of_range() && !is_title() && !is_saying() && is_unit() &&
               (measure_.unit->dimension == Dimension::temperature ? !is_difference() : measure_.value > 0);
    }

private:
    std::string_view before() const { return context_.word_before(measure_.first); }
    bool is(const Unit& unit) const { return measure_.unit == &unit; }
    bool brief(std::string_view text) const { return measure_.unit_text == text; }

    /// "5 to 10 miles", "5, 10 miles", "five or 10 miles"
    bool is_part_of_range() const {
        const std::size_t i = measure_.first;
        static const WordSet kNumbers(
            "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
            "fifty sixty seventy eighty ninety hundred thousand half");
        static const WordSet kParts("half hundred thousand point");
        if (kParts.contains(before())) return true;
        if (i < 2 || !(joins_numbers(context_, i - 1) || context_.is_mark(i - 1, ","))) return false;
        return is_bare_number(i - 2) || kNumbers.contains(context_.piece(i - 2));
    }

    /// "5" and "5th", not "5km"
    bool is_bare_number(std::size_t i) const {
        if (!begins_with_digit(context_, i)) return false;
        const auto number = read_number(context_.text(), context_[i].begin);
        return !number || number->end == context_[i].end || unit_at(context_.text(), number->end) == nullptr;
    }

    /// "8 Mile"
    bool is_title() const {
        return measure_.style != UnitStyle::brief &&
               letter_case(measure_.unit_text) == LetterCase::capitalised &&
               measure_.unit->dimension != Dimension::temperature;
    }

    /// "the whole 9 yards", "on my own 2 feet", "with 1 foot in the grave", "a 10-foot pole"
    bool is_saying() const {
        static const WordSet kWhose("my his her your our their its own both on hind back");
        static const WordSet kFar("long tall wide high deep away from above below of apart by off");
        if (is(kYard)) return before() == "whole" || before() == "full";
        if (!is(kFoot) || measure_.style == UnitStyle::brief) return false;
        if (measure_.value == 1) return measure_.separator == " " && !kFar.contains(after_);
        return (measure_.value <= 4 && kWhose.contains(before())) || after_ == "pole" || after_ == "under";
    }

    bool is_unit() const {
        if (is(kMile)) return !is_of_frequent_flyer();
        if (is(kPound)) return measure_.style == UnitStyle::brief || is_weight();
        if (is(kOunce)) return false;  // as likely fluid ones
        if (measure_.style != UnitStyle::brief) return true;
        return is_brief_unit();
    }

    /// "5m people", "a 4g phone", "size 2 L", "35mm film"
    bool is_brief_unit() const {
        static const WordSet kFar("long tall wide high deep away from above below apart");
        static const WordSet kCalibers(
            "film lens lenses camera cameras jack pistol gun guns handgun rounds round ammo bullet bullets "
            "headphone headphones plug aux");
        constexpr double kLeastGrams = 10;
        const bool glued = measure_.separator.empty();
        if (brief("m")) return measure_.separator == " " && kFar.contains(after_);
        if (brief("g")) return measure_.value >= kLeastGrams;
        if (brief("L")) return after_ == "of" || (glued && (measure_.number.decimals > 0 || holds_liters()));
        if (brief("Ft")) return false;  // "Ft Myers"
        if (brief("mm"))
            return !kCalibers.contains(after_) && measure_.value != 9 && measure_.value != 35 &&
                   measure_.value != 3.5;
        return !brief("l") && !brief("M") && !brief("G");
    }

    /// "a 2L bottle", but seat 27L
    bool holds_liters() const {
        static const WordSet kVessels(
            "bottle bottles jug jugs tank tanks backpack backpacks engine engines container containers pot "
            "pots carton cartons bag bags box boxes cooler coolers water milk soda v6 v8");
        return kVessels.contains(after_);
    }

    bool is_of_frequent_flyer() const {
        static const WordSet kPoints(
            "earn earned earning redeem redeemed redeeming bonus award awards aadvantage mileageplus "
            "skymiles frequent flyer flier loyalty points point accrue accrued credit credited account "
            "status upgrade upgrades voucher vouchers rewards reward balance expire expired elite dividend "
            "forfeit forfeited");
        static const WordSet kAirline("flight flights airline airlines airways seat seats");
        static const WordSet kFar("away from off per");
        static const WordSet kTravel(
            "drive drives drove driven driving travel traveled travelled traveling ran walked hiked flew fly "
            "rode sailed");
        constexpr double kMany = 10'000, kSome = 500;
        constexpr std::size_t kReach = 4;
        if (measure_.value >= kMany && !kFar.contains(after_) && after_ != "on") return true;
        bool airline = false;
        const auto [begin, end] = neighbourhood_of(context_, measure_.first);
        for (std::size_t i = begin; i < end; ++i) {
            if (kPoints.contains(context_.piece(i))) return true;
            airline |= context_[i].kind == TokenKind::handle || kAirline.contains(context_.piece(i));
        }
        return airline && measure_.value >= kSome && !kFar.contains(after_) &&
               !any_before(context_, measure_.first, kReach, kTravel);
    }

    /// "lost 10 pounds", "5 pounds of", not "cost 10 pounds", "a 10-pound note"
    bool is_weight() const {
        static const WordSet kWeigh(
            "weigh weighs weighed weighing weight lose loses lost losing gain gained gaining shed lift "
            "lifts lifted lifting bench carry carried carrying hold holds");
        static const WordSet kMoney(
            "cost costs pay paid pays spend spent charge charged price priced worth save saved bet won "
            "refund refunded owe owes");
        static const WordSet kHeavy("heavier lighter overweight underweight");
        static const WordSet kHeavyThings(
            "dog cat bag suitcase baby box package turkey dumbbell dumbbells man woman kettlebell weight "
            "weights puppy fish machine laptop");
        constexpr std::size_t kReach = 4;
        if (any_before(context_, measure_.first, kReach, kMoney)) return false;
        if (measure_.separator == "-" || measure_.style == UnitStyle::one)
            return kHeavyThings.contains(after_);
        return kHeavy.contains(after_) || is_of_substance() ||
               any_before(context_, measure_.first, kReach, kWeigh);
    }

    /// "5 pounds of flour"
    bool is_of_substance() const {
        static const WordSet kNoSubstance("my your his her our their the credit debt change money store");
        return after_ == "of" && !kNoSubstance.contains(context_.word_after(measure_.last + 1));
    }

    /// "rose by 5°C", "5 degrees C warmer": one of the scales has no zero there.
    bool is_difference() const {
        static const WordSet kBefore(
            "by minus difference differ differs rise rises risen rose drop drops dropped fell fall falls "
            "increase increased change changed warm warmed within plus every each per seat row section");
        static const WordSet kAfter(
            "below above warmer cooler hotter colder higher lower less more difference increase drop "
            "change rise off apart too");
        static const WordSet kLevels("to at below above under over");  // "dropped to 5°C"
        constexpr std::size_t kReach = 3;
        if (kLevels.contains(before())) return false;
        return kAfter.contains(after_) || any_before(context_, measure_.first, kReach, kBefore);
    }

    const Context& context_;
    const Measure& measure_;
    std::string_view after_;
};

class MeasureReader {
public:
    explicit MeasureReader(const Context& context) : context_(context), text_(context.text()) {}

    std::optional<Measure> read(std::size_t i) const {
        if (is_protected(context_[i].kind) || !begins_with_digit(context_, i)) return std::nullopt;
        auto measure = feet_with_marks(i);
        if (!measure) measure = with_unit(i);
        if (!measure || !take_smaller_unit(*measure) || !stands_free(*measure)) return std::nullopt;
        take_dot(*measure);
        return MeasureJudge(context_, *measure).fits() ? measure : std::nullopt;
    }

private:
    /// A number and a unit, whatever stands around them.
    std::optional<Measure> with_unit(std::size_t i) const {
        const auto number = read_number(text_, context_[i].begin);
        if (!number) return std::nullopt;
        const bool apart =
            number->end < text_.size() && (text_[number->end] == ' ' || text_[number->end] == '-');
        const std::size_t unit_begin = number->end + (apart ? 1 : 0);
        const UnitSpelling* spelling = unit_at(text_, unit_begin);
        if (spelling == nullptr) return std::nullopt;
        const std::size_t end = unit_begin + spelling->text.size();
        const auto last = token_ending_at(i, end);
        if (!last) return std::nullopt;
        return Measure{i,
                       *last,
                       number->begin,
                       end,
                       spelling->unit,
                       spelling->style,
                       number->value,
                       *number,
                       text_.substr(number->end, apart ? 1 : 0),
                       text_.substr(unit_begin, spelling->text.size()),
                       false};
    }

    std::optional<std::size_t> token_ending_at(std::size_t i, std::size_t end) const {
        while (i < context_.size() && context_[i].end < end) ++i;
        return i < context_.size() && context_[i].end == end ? std::optional(i) : std::nullopt;
    }

    /// 5'10", 5′10″, 5’10
    std::optional<Measure> feet_with_marks(std::size_t i) const {
        const auto feet = read_number(text_, context_[i].begin);
        constexpr double kLeast = 3, kMost = 8, kInchesInFoot = 12;
        if (!feet || feet->decimals > 0 || feet->value < kLeast || feet->value > kMost) return std::nullopt;
        const std::size_t mark = mark_length(feet->end, {"'", "’", "′"});
        const auto inches = mark == 0 ? std::nullopt : digits_at(feet->end + mark);
        if (!inches || inches->value >= kInchesInFoot) return std::nullopt;
        std::size_t end = inches->end;
        if (!quotation_is_open(i)) end += mark_length(end, {"\"", "''", "”", "″"});
        const auto last = token_ending_at(i, end);
        if (!last) return std::nullopt;
        return Measure{i,
                       *last,
                       feet->begin,
                       end,
                       &kFoot,
                       UnitStyle::brief,
                       feet->value + inches->value / kInchesInFoot,
                       *feet,
                       " ",
                       text_.substr(feet->end, mark),
                       true};
    }

    std::optional<WrittenNumber> digits_at(std::size_t begin) const {
        return begin < text_.size() ? read_number(text_, begin) : std::nullopt;
    }

    std::size_t mark_length(std::size_t begin, std::initializer_list<std::string_view> marks) const {
        for (const std::string_view mark : marks)
            if (begin <= text_.size() && text_.substr(begin).starts_with(mark)) return mark.size();
        return 0;
    }

    bool quotation_is_open(std::size_t i) const {
        std::size_t quotes = 0;
        for (std::size_t k = neighbourhood_of(context_, i).begin; k < i; ++k)
            quotes += context_.is_mark(k, "\"");
        return quotes % 2 == 1;
    }

    /// Feet with inches and pounds with ounces are one measure. False where a number or another smaller unit
    /// follows, so that what was read is only a part.
    bool take_smaller_unit(Measure& measure) const {
        if (measure.compound) return true;
        std::size_t next = measure.last + 1;
        if (context_.is_mark(next, ".") || context_.is_mark(next, ",")) ++next;
        if (is_spaced(context_, next) && context_.piece(next) == "and") ++next;
        if (!is_spaced(context_, next) || !begins_with_digit(context_, next)) return true;
        const auto smaller = with_unit(next);
        if (!smaller || smaller->unit->dimension != measure.unit->dimension ||
            smaller->unit->size >= measure.unit->size)
            return next != measure.last + 1;  // "5 feet 10", but "5 feet, 10 people"
        const bool feet = measure.unit == &kFoot && smaller->unit == &kInch;
        const bool pounds = measure.unit == &kPound && smaller->unit == &kOunce;
        if (!(feet || pounds)) return next != measure.last + 1;  // "5 miles, 5 km"
        if (measure.separator == "-" || measure.number.decimals > 0) return false;
        measure.value += smaller->value * smaller->unit->size / measure.unit->size;
        measure.last = smaller->last;
        measure.end = smaller->end;
        measure.compound = true;
        return true;
    }

    bool stands_free(Measure& measure) const {
        if (measure.unit->dimension == Dimension::temperature) take_sign(measure);
        if (!stands_free_before(context_, measure.first)) return false;
        if (stands_free_behind(context_, measure.last)) return true;
        const std::size_t behind = measure.last + 1;  // "5-mile-long"
        return measure.separator == "-" && context_.is_mark(behind, "-") && context_.is_word(behind + 1) &&
               context_.glued(behind + 1) && !begins_with_digit(context_, behind + 1) &&
               context_.piece(behind + 1) != "lb" && context_.piece(behind + 1) != "lbs";
    }

    void take_sign(Measure& measure) const {
        const std::size_t sign = measure.first - 1;
        const bool minus = context_.glued(measure.first) &&
                           (context_.is_mark(sign, "-") || context_.is_mark(sign, "−")) &&
                           !context_.glued(sign);
        if (!minus) return;
        measure.first = sign;
        measure.begin = context_[sign].begin;
        measure.value = -measure.value;
    }

    /// The dot of an abbreviation inside a sentence.
    void take_dot(Measure& measure) const {
        const std::size_t dot = measure.last + 1;
        if (measure.style != UnitStyle::brief || !context_.glued(dot) || !context_.is_mark(dot, ".") ||
            context_.ends_sentence(dot) || !is_spaced(context_, dot + 1) ||
            !is_ascii_lower(context_.piece(dot + 1)[0]))
            return;
        measure.last = dot;
        measure.end = context_[dot].end;
    }

    const Context& context_;
    std::string_view text_;
};

}  // namespace

std::optional<Measure> read_measure(const Context& context, std::size_t i) {
    return MeasureReader(context).read(i);
}

}  // namespace assay
