#include "measure_reader.hpp"

#include "measure_judge.hpp"
#include "numeral_reader.hpp"

#include <assay/perturb/editing/word_set.hpp>
#include <assay/text/characters.hpp>

#include <algorithm>
#include <string>

namespace assay {
namespace {

class MeasureReader {
public:
    explicit MeasureReader(const Context& context) : context_(context), text_(context.text()) {}

    std::optional<Measure> read(std::size_t i) const {
        const auto quantity = quantity_at(i);
        if (!quantity) return std::nullopt;
        auto measure = with_unit(i, *quantity);
        if (!measure) measure = range(i, *quantity);
        if (!measure) measure = feet_with_marks(i);
        if (!measure || !take_smaller_unit(*measure) || !stands_free(*measure)) return std::nullopt;
        take_dot(*measure);
        return fits_here(context_, *measure) ? measure : std::nullopt;
    }

private:
    struct Quantity {
        WrittenNumber number;
        NumberStyle style = NumberStyle::digits;
    };

    /// "5", "five", "two and a half", "half a", "a"
    std::optional<Quantity> quantity_at(std::size_t i) const {
        static const WordSet kArticles("a an"), kHalf("half");
        static const WrittenNumber kOne = in_digits(1), kOneHalf = in_digits(0.5);
        if (i >= context_.size() || is_protected(context_[i].kind)) return std::nullopt;
        const std::string_view piece = context_.piece(i);
        if (is_ascii_digit(piece[0])) {
            const auto number = read_number(text_, context_[i].begin);
            if (!number) return std::nullopt;
            return Quantity{with_half(i, *number), NumberStyle::digits};
        }
        if (kArticles.contains(piece)) return Quantity{in_words(i, i, kOne), NumberStyle::article};
        if (kHalf.contains(piece) && kArticles.contains(context_.word_after(i)))
            return Quantity{in_words(i, i + 1, kOneHalf), NumberStyle::half};
        const auto numeral = is_numeral(piece) ? read_numeral(context_, i) : std::nullopt;
        if (!numeral) return std::nullopt;
        const WrittenNumber number =
            in_words(i, numeral->last, in_digits(static_cast<double>(numeral->value)));
        return Quantity{with_half(numeral->last, number), NumberStyle::words};
    }

    WrittenNumber in_words(std::size_t first, std::size_t last, WrittenNumber number) const {
        number.begin = context_[first].begin;
        number.end = context_[last].end;
        return number;
    }

    /// A value as if it stood there in digits.
    static WrittenNumber in_digits(double value) { return *read_number(write_number(value, 1, false), 0); }

    /// "two and a half": the number that ends in token `last`, or with the half behind it.
    WrittenNumber with_half(std::size_t last, const WrittenNumber& number) const {
        static const WordSet kAnd("and"), kA("a"), kHalf("half");
        const bool half = number.decimals == 0 && number.end == context_[last].end &&
                          kAnd.contains(context_.word_after(last)) &&
                          kA.contains(context_.word_after(last + 1)) &&
                          kHalf.contains(context_.word_after(last + 2));
        if (!half) return number;
        WrittenNumber more = in_words(last, last + 3, in_digits(number.value + 0.5));
        more.begin = number.begin;
        return more;
    }

    /// A quantity and a unit, whatever stands around them.
    std::optional<Measure> with_unit(std::size_t i, const Quantity& quantity) const {
        const WrittenNumber& number = quantity.number;
        const bool apart =
            number.end < text_.size() && (text_[number.end] == ' ' || text_[number.end] == '-');
        const std::size_t unit_begin = number.end + (apart ? 1 : 0);
        const UnitSpelling* spelling = unit_at(text_, unit_begin);
        if (spelling == nullptr || (!apart && quantity.style != NumberStyle::digits)) return std::nullopt;
        const std::size_t end = unit_begin + spelling->text.size();
        const auto last = token_ending_at(i, end);
        if (!last) return std::nullopt;
        return Measure{i,
                       *last,
                       number.begin,
                       end,
                       spelling->unit,
                       spelling->style,
                       number.value,
                       number,
                       quantity.style,
                       text_.substr(number.end, apart ? 1 : 0),
                       text_.substr(unit_begin, spelling->text.size())};
    }

    /// Two numbers with one unit: "5-10 miles", "five to ten miles", "20° to 25°C", "a 5- to 10-mile walk".
    std::optional<Measure> range(std::size_t i, const Quantity& from) const {
        if (from.style == NumberStyle::article) return std::nullopt;
        const std::size_t end = from.number.end;
        const std::size_t degrees = mark_length(end, {"°", "º", " degrees"});
        const std::size_t joint = joint_length(i, end + degrees);
        if (joint == 0) return std::nullopt;
        std::size_t begin = end + degrees + joint;
        const std::size_t sign = text_[begin - 1] == ' ' ? mark_length(begin, {"-", "−"}) : 0;
        const auto next = token_beginning_at(i, begin + sign);
        const auto to = next ? quantity_at(*next) : std::nullopt;
        auto measure = to ? with_unit(*next, *to) : std::nullopt;
        if (!measure || (to->style != NumberStyle::digits && to->style != NumberStyle::words))
            return std::nullopt;
        if (degrees > 0 && measure->unit->dimension != Dimension::temperature) return std::nullopt;
        if (sign > 0) measure->value = -measure->value;
        const std::string_view between = text_.substr(end, degrees + joint);
        if (!is_range(from, *to, between)) return std::nullopt;
        measure->first = i;
        measure->begin = from.number.begin;
        measure->from = RangeStart{from.number, from.number.value, between};
        return measure;
    }

    /// Not "737-500 feet", nor "five or six hundred miles", where it is not said which the five are.
    static bool is_range(const Quantity& from, const Quantity& to, std::string_view joint) {
        constexpr double kScaled = 100;
        const double low = from.number.value, high = to.number.value;
        if (to.style == NumberStyle::words && low < kScaled && high >= kScaled) return false;
        return low < high || std::any_of(joint.begin(), joint.end(), is_ascii_letter);
    }

    /// " to " at this byte, behind the number of token i, and its like; 0 if there is none.
    std::size_t joint_length(std::size_t i, std::size_t begin) const {
        const std::size_t joint = mark_length(
            begin, {" to ", " or ", " by ", "- to ", "- or ", "-to-", "-by-", "-", "–", " - ", " – "});
        return joint == 0 && is_behind_between(i) ? mark_length(begin, {" and "}) : joint;
    }

    /// "between 5", "between -5"
    bool is_behind_between(std::size_t i) const {
        static const WordSet kBetween("between");
        const bool sign =
            i > 0 && context_.glued(i) && (context_.is_mark(i - 1, "-") || context_.is_mark(i - 1, "−"));
        return kBetween.contains(context_.word_before(sign ? i - 1 : i));
    }

    std::optional<std::size_t> token_ending_at(std::size_t i, std::size_t end) const {
        while (i < context_.size() && context_[i].end < end) ++i;
        return i < context_.size() && context_[i].end == end ? std::optional(i) : std::nullopt;
    }

    std::optional<std::size_t> token_beginning_at(std::size_t i, std::size_t begin) const {
        while (i < context_.size() && context_[i].begin < begin) ++i;
        return i < context_.size() && context_[i].begin == begin ? std::optional(i) : std::nullopt;
    }

    /// 5'10", 5′10″, 5’10
    std::optional<Measure> feet_with_marks(std::size_t i) const {
        const auto feet = digits_at(context_[i].begin);
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
                       NumberStyle::digits,
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
        const bool apart = is_spaced(context_, next) && may_be_smaller(measure, next);
        if (!apart) return true;
        const auto quantity = quantity_at(next);
        const auto smaller = quantity ? with_unit(next, *quantity) : std::nullopt;
        if (!smaller || smaller->unit->dimension != measure.unit->dimension ||
            smaller->unit->size >= measure.unit->size)
            return next != measure.last + 1;  // "5 feet 10", but "5 feet, 10 people"
        const bool feet = measure.unit == &kFoot && smaller->unit == &kInch;
        const bool pounds = measure.unit == &kPound && smaller->unit == &kOunce;
        if (!(feet || pounds)) return next != measure.last + 1;  // "5 miles, 5 km"
        if (measure.separator == "-" || measure.number.decimals > 0 || measure.from) return false;
        measure.value += smaller->value * smaller->unit->size / measure.unit->size;
        measure.last = smaller->last;
        measure.end = smaller->end;
        measure.compound = true;
        return true;
    }

    /// "5 feet 10", "five foot two", but "ran five miles two days ago"
    bool may_be_smaller(const Measure& measure, std::size_t i) const {
        if (begins_with_digit(context_, i)) return true;
        return (measure.unit == &kFoot || measure.unit == &kPound) && is_numeral(context_.piece(i));
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
        double& value = measure.from ? measure.from->value : measure.value;
        value = -value;
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

bool may_begin_measure(const Context& context, std::size_t i) {
    static const WordSet kWords("a an half " + std::string(numeral_words()));
    const std::string_view piece = context.piece(i);
    return is_ascii_digit(piece[0]) || kWords.contains(piece);
}

std::optional<Measure> read_measure(const Context& context, std::size_t i) {
    return MeasureReader(context).read(i);
}

}  // namespace assay
