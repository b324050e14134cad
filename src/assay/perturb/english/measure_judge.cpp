#include "measure_judge.hpp"

#include "numeral_reader.hpp"

#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {
namespace {

/// Is the unit what it seems to be, in this place?
class MeasureJudge {
public:
    MeasureJudge(const Context& context, const Measure& measure)
        : context_(context), measure_(measure), after_(context.word_after(measure.last)) {}

    bool fits() const {
        if (is_part_of_larger() || is_title() || is_saying() || !is_unit()) return false;
        if (is(NumberStyle::article) && !article_means_one()) return false;
        if (measure_.unit->dimension == Dimension::temperature) return !is_difference();
        return measure_.value > 0 && (!measure_.from || measure_.from->value > 0);
    }

private:
    std::string_view before() const { return context_.word_before(measure_.first); }
    bool is(const Unit& unit) const { return measure_.unit == &unit; }
    bool is(NumberStyle style) const { return measure_.number_style == style; }
    bool brief(std::string_view text) const { return measure_.unit_text == text; }

    /// "5, 10 miles", "a hundred and 10 miles", "three quarters of a mile", "5 miles or 6"
    bool is_part_of_larger() const {
        static const WordSet kParts("half quarter point"), kA("a an one another"), kFeet("feet foot ft");
        const std::size_t i = measure_.first;
        if (is(kInch) && kFeet.contains(before())) return true;
        if (kParts.contains(before()) || continues_numeral(context_, i)) return true;
        if (!is(NumberStyle::digits) && is_numeral(before())) return true;
        if (is(NumberStyle::half) && kA.contains(before())) return true;
        return follows_number(i) || goes_on_with_number() || goes_on_with_fraction();
    }

    /// "5 or", "five to", "20° to" before token i
    bool follows_number(std::size_t i) const {
        if (i < 2 || !(joins_numbers(context_, i - 1) || context_.is_mark(i - 1, ","))) return false;
        const bool degrees = i > 2 && (context_.is_mark(i - 2, "°") || context_.piece(i - 2) == "degrees");
        return is_bare_number(degrees ? i - 3 : i - 2);
    }

    /// "5", "5th" and "five", not "5km"
    bool is_bare_number(std::size_t i) const {
        static const WordSet kMore("zero half quarter");
        const std::string_view piece = context_.piece(i);
        if (is_numeral(piece) || is_scale(piece) || kMore.contains(piece)) return true;
        if (!begins_with_digit(context_, i)) return false;
        const auto number = read_number(context_.text(), context_[i].begin);
        return !number || number->end == context_[i].end || unit_at(context_.text(), number->end) == nullptr;
    }

    /// "5 miles or 6.", not "5 miles or 10 minutes", "20°C to 30°C"
    bool goes_on_with_number() const {
        static const WordSet kJoints("or to");
        const std::size_t number = measure_.last + 2;
        if (!kJoints.contains(after_) || number >= context_.size() || !is_bare_number(number)) return false;
        if (unit_at(context_.text(), context_[number].end) != nullptr) return false;
        const std::string_view next = context_.word_after(number);
        return next.empty() || function_words().contains(next);
    }

    /// "a mile and a half"
    bool goes_on_with_fraction() const {
        static const WordSet kAnd("and"), kA("a one three"), kParts("half quarter quarters third");
        const std::size_t last = measure_.last;
        return kAnd.contains(after_) && kA.contains(context_.word_after(last + 1)) &&
               kParts.contains(context_.word_after(last + 2));
    }

    /// "about a mile", "a mile from here", but not "by a mile", "5 dollars a mile" or "smelled it a mile
    /// away"
    bool article_means_one() const {
        static const WordSet kFar("away from of above below apart down up off outside north south east west");
        static const WordSet kSize("long wide high deep thick tall");
        static const WordSet kAbout(
            "about around over under nearly almost than roughly approximately just only within");
        static const WordSet kShares(
            "of from dollars dollar bucks buck cents cent euros euro pounds quid times minutes minute hours "
            "hour");
        static const WordSet kSense(
            "streak see saw seen spot spotted smell smelled smelt hear heard tell coming");
        static const WordSet kBy("by");
        constexpr std::size_t kReach = 6, kNear = 2;
        const std::size_t i = measure_.first;
        if (kShares.contains(before()) || any_before(context_, i, kReach, kSense)) return false;
        if (any_before(context_, i, kNear, kBy) || (i > 0 && context_[i - 1].kind == TokenKind::number))
            return false;
        if (is(kInch) && before() == "within") return false;  // "of his life"
        if (kSize.contains(after_)) return ends_phrase(measure_.last + 1);
        if (kFar.contains(after_)) return true;
        return kAbout.contains(before()) && !is(kYard) && !is(kFoot) && ends_phrase(measure_.last);
    }

    /// "a mile long.", "about a mile and", but not "a mile long line"
    bool ends_phrase(std::size_t i) const {
        const std::string_view next = context_.word_after(i);
        return next.empty() || function_words().contains(next);
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
        if (measure_.value <= 4 && (kWhose.contains(before()) || (before() == "on" && after_ != "of")))
            return true;
        return after_ == "pole" || after_ == "under";
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
            "weigh weighs weighed weighing weight lose loses lost losing gain gained gaining shed lift lifts "
            "lifted lifting bench carry carried carrying hold holds");
        static const WordSet kMoney(
            "cost costs pay paid pays spend spent charge charged price priced worth save saved bet won "
            "refund refunded owe owes");
        static const WordSet kHeavy("heavier lighter overweight underweight");
        static const WordSet kHeavyThings(
            "dog cat bag suitcase baby box package turkey dumbbell dumbbells man woman kettlebell weight "
            "weights puppy fish machine laptop");
        constexpr std::size_t kReach = 4;
        if (any_before(context_, measure_.first, kReach, kMoney)) return false;
        const bool plain_number = is(NumberStyle::digits) || is(NumberStyle::words);
        if (measure_.separator == "-" || (measure_.style == UnitStyle::one && plain_number))
            return kHeavyThings.contains(after_);
        static const WordSet kToo("too"), kHeavyOrLight("heavy light");
        const bool too =
            kToo.contains(after_) && kHeavyOrLight.contains(context_.word_after(measure_.last + 1));
        return too || kHeavy.contains(after_) || is_of_substance() ||
               any_before(context_, measure_.first, kReach, kWeigh);
    }

    /// "5 pounds of flour"
    bool is_of_substance() const {
        static const WordSet kNoSubstance(
            "my your his her our their the credit debt change money store flesh");
        return after_ == "of" && !kNoSubstance.contains(context_.word_after(measure_.last + 1));
    }

    /// "rose by 5°C", "5 degrees C warmer": one of the scales has no zero there.
    bool is_difference() const {
        static const WordSet kBefore(
            "by minus difference differ differs rise rises risen rose drop drops dropped fell fall falls "
            "increase increased change changed warm warmed within plus every each per seat row section");
        static const WordSet kAfter(
            "below above warmer cooler hotter colder higher lower less more difference increase drop change "
            "rise off apart too");
        static const WordSet kLevels("to at below above under over");  // "dropped to 5°C"
        constexpr std::size_t kReach = 3;
        if (kLevels.contains(before())) return false;
        return kAfter.contains(after_) || any_before(context_, measure_.first, kReach, kBefore);
    }

    const Context& context_;
    const Measure& measure_;
    std::string_view after_;
};

}  // namespace

bool fits_here(const Context& context, const Measure& measure) {
    return MeasureJudge(context, measure).fits();
}

}  // namespace assay
