#include "date_reader.hpp"

#include "written_number.hpp"

#include <assay/base/numbers.hpp>
#include <assay/perturb/editing/english_words.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

#include <array>

namespace assay {
namespace {

constexpr std::array<unsigned, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool is_year(unsigned year) {
    return year >= 1000 && year <= 2100;
}

/// 1 to 12, or 0 if the word is no month.
unsigned month_number(std::string_view word) {
    if (word.size() < 3 || !months().contains(word)) return 0;
    static constexpr std::string_view kBeginnings = "janfebmaraprmayjunjulaugsepoctnovdec";
    const std::string beginning = to_lower(word.substr(0, 3));
    return static_cast<unsigned>(kBeginnings.find(beginning) / 3 + 1);
}

/// Is it day 1 to the last of that month (29 for a February without a leap)?
bool is_day_of(unsigned day, unsigned month) {
    return month >= 1 && month <= kDays.size() && day >= 1 && day <= kDays[month - 1];
}

const WordSet& ordinal_endings() {
    static const WordSet kEndings("st nd rd th");
    return kEndings;
}

/// "3rd" and its like: the number before the letters, or 0.
unsigned ordinal(std::string_view word) {
    const std::size_t digits = word.size() < 3 ? 0 : word.size() - 2;
    if (digits < 1 || digits > 2) return 0;
    const auto value = parse_unsigned(word.substr(0, digits));
    return value && ordinal_endings().contains(word.substr(digits)) ? static_cast<unsigned>(*value) : 0;
}

class DateReader {
public:
    explicit DateReader(const Context& context) : context_(context) {}

    std::optional<WrittenDate> read(std::size_t i) const {
        if (!stands_free_before(context_, i)) return std::nullopt;
        if (context_[i].kind == TokenKind::number) {
            if (const auto date = numbers_alone(i)) return date;
            return day_first(i);
        }
        if (!context_.is_word(i)) return std::nullopt;
        const std::string_view word = context_.piece(i);
        if (is_ascii_digit(word[0])) return day_first(i);
        static const WordSet kThe("the");
        if (kThe.contains(word)) return the_day_of(i);
        return month_number(word) == 0 ? std::nullopt : month_first(i);
    }

private:
    bool spaced(std::size_t i) const { return is_spaced(context_, i); }
    bool glued_mark(std::size_t i, std::string_view mark) const {
        return context_.glued(i) && context_.is_mark(i, mark);
    }
    bool digit(std::size_t i) const { return begins_with_digit(context_, i); }
    bool joint(std::size_t i) const { return joins_numbers(context_, i); }

    // ---- numbers

    /// Up to so many digits at token i, or 0.
    unsigned number_at(std::size_t i, std::size_t digits) const {
        if (i >= context_.size() || context_[i].kind != TokenKind::number ||
            context_.piece(i).size() > digits)
            return 0;
        return static_cast<unsigned>(parse_unsigned(context_.piece(i)).value_or(0));
    }
    unsigned year_at(std::size_t i) const {
        const unsigned year = number_at(i, 4);
        return is_year(year) ? year : 0;
    }
    /// "3" or "3rd".
    unsigned day_at(std::size_t i) const {
        if (context_.is_word(i)) return ordinal(context_.piece(i));
        return number_at(i, 2);
    }

    /// "2020-03-03", "3/15/2020", "15.3.2020", "12/25/19"
    std::optional<WrittenDate> numbers_alone(std::size_t i) const {
        for (const std::string_view mark : {"-", "/", "."}) {
            if (!glued_mark(i + 1, mark) || !context_.glued(i + 2) || !glued_mark(i + 3, mark) ||
                !context_.glued(i + 4) || !stands_free_behind(context_, i + 4))
                continue;
            const unsigned first = number_at(i, 4), second = number_at(i + 2, 2);
            const std::size_t digits = context_.piece(i).size();
            if (digits == 4 && mark != ".") return in_numbers(i, first, second, number_at(i + 4, 2));
            if (digits <= 2) return month_or_day_first(i, first, second, mark == "/");
        }
        return std::nullopt;
    }

    std::optional<WrittenDate> month_or_day_first(std::size_t i, unsigned first, unsigned second,
                                                  bool slashes) const {
        const std::size_t digits = context_.piece(i + 4).size();
        unsigned year = number_at(i + 4, 4);
        if (digits == 2) {
            // With slashes and the day second nothing else can be meant: "12/25/19".
            constexpr unsigned kLatestOfCentury = 29, kEarliestOfLast = 70;
            if (!slashes || second <= 12 || (year > kLatestOfCentury && year < kEarliestOfLast))
                return std::nullopt;
            year += year <= kLatestOfCentury ? 2000 : 1900;
        } else if (digits != 4) {
            return std::nullopt;
        }
        if (first != second && first <= 12 && second <= 12) return std::nullopt;
        auto date = first > 12 ? in_numbers(i, year, second, first) : in_numbers(i, year, first, second);
        if (date) date->form = DateForm::numeric;
        return date;
    }

    std::optional<WrittenDate> in_numbers(std::size_t i, unsigned year, unsigned month, unsigned day) const {
        constexpr unsigned kEarliest = 1900;
        if (year < kEarliest || !is_year(year) || !is_day_of(day, month)) return std::nullopt;
        return WrittenDate{i, i + 4, DateForm::iso, day, month, year, {}, {}, false};
    }

    // ---- months in words

    std::optional<WrittenDate> month_first(std::size_t i) const {
        WrittenDate date{i, i, DateForm::month_first, 0, 0, 0, {}, {}, false};
        read_month(date, i, true);
        const std::size_t day = date.last + 1;
        if (!spaced(day) || (spaced(i) && digit(i - 1))) return std::nullopt;
        date.day = day_at(day);
        date.day_text = context_.piece(day);
        date.last = day;
        read_year(date);
        return is_sure(date) && !counts_something(date) ? std::optional(date) : std::nullopt;
    }

    std::optional<WrittenDate> day_first(std::size_t i) const {
        WrittenDate date{i, i, DateForm::day_first, day_at(i), 0, 0, context_.piece(i), {}, false};
        const bool of = spaced(i + 1) && context_.piece(i + 1) == "of";
        const std::size_t month = i + (of ? 2 : 1);
        const bool bare = context_[i].kind == TokenKind::number;
        if (date.day == 0 || (of && bare) || !spaced(month)) return std::nullopt;
        // "the 3rd March meeting" or "on the 3rd March"? Only one of them keeps its article.
        static const WordSet kThe("the");
        if (kThe.contains(context_.word_before(i)) && !bare) return std::nullopt;
        if (!read_month(date, month, false)) return std::nullopt;
        read_year(date);
        if (!is_sure(date) || ends_range(i) || (bare && numbers_a_name(i, date))) return std::nullopt;
        return date;
    }

    /// "the 3rd of March", article and all.
    std::optional<WrittenDate> the_day_of(std::size_t i) const {
        if (!spaced(i + 1) || !context_.is_word(i + 1) || !spaced(i + 3)) return std::nullopt;
        WrittenDate date{i, i, DateForm::day_first, day_at(i + 1), 0, 0, context_.piece(i + 1), {}, false};
        if (date.day == 0 || !spaced(i + 2) || context_.piece(i + 2) != "of" ||
            !read_month(date, i + 3, false))
            return std::nullopt;
        read_year(date);
        return is_sure(date) ? std::optional(date) : std::nullopt;
    }

    /// A dot belongs to an abbreviation where more of the date follows it.
    bool read_month(WrittenDate& date, std::size_t i, bool day_follows) const {
        if (!context_.is_word(i)) return false;
        date.month_text = context_.piece(i);
        date.month = month_number(date.month_text);
        constexpr std::size_t kLongestAbbreviation = 4;
        date.dotted = date.month_text.size() <= kLongestAbbreviation && glued_mark(i + 1, ".") &&
                      spaced(i + 2) && (day_follows || year_at(i + 2) != 0);
        date.last = i + (date.dotted ? 1 : 0);
        return date.month != 0;
    }

    void read_year(WrittenDate& date) const {
        const std::size_t behind = date.last + 1, year = behind + (glued_mark(behind, ",") ? 1 : 0);
        if (!spaced(year)) return;
        date.year = year_at(year);
        if (date.year == 0) return;
        date.last = year;
        // "from March 3, 2020, to May 5": the comma belongs to the form.
        static const WordSet kTo("to until till through");
        if (date.form == DateForm::month_first && glued_mark(year + 1, ",") && spaced(year + 2) &&
            kTo.contains(context_.piece(year + 2)))
            date.last = year + 1;
    }

    // ---- what else it could be

    bool is_sure(const WrittenDate& date) const {
        return date.month != 0 && is_day_of(date.day, date.month) &&
               stands_free_behind(context_, date.last) &&
               (is_month_for_sure(date.month_text) || date.year != 0 || follows_word_of_time(date)) &&
               !number_follows(date) && !begins_range(date) && !is_set_in_commas(date) &&
               !is_name_of_event(date);
    }

    static bool is_ordinal(const WrittenDate& date) { return !is_ascii_digit(date.day_text.back()); }

    /// Not "may 3" and "march 3rd", which could be verbs.
    static bool is_month_for_sure(std::string_view word) {
        static const WordSet kAlsoWords("may march mar");
        return begins_with_capital(word) || !kAlsoWords.contains(word);
    }

    bool follows_word_of_time(const WrittenDate& date) const {
        static const WordSet kWords("on since until till by before after for of from next this last");
        return is_ordinal(date) && kWords.contains(context_.word_before(date.first));
    }

    /// "March 3, 5 and 7", "12 March 10", but "12 March, 10 am"
    bool number_follows(const WrittenDate& date) const {
        if (date.year != 0) return false;
        const bool comma = date.form == DateForm::month_first && glued_mark(date.last + 1, ",");
        const std::size_t next = date.last + (comma ? 2 : 1);
        // "Feb 11 th"
        return spaced(next) && (digit(next) || ordinal_endings().contains(context_.piece(next)));
    }

    /// "March 3 to 5"
    bool begins_range(const WrittenDate& date) const {
        return date.form == DateForm::month_first && date.year == 0 && joint(date.last + 1) &&
               digit(date.last + 2);
    }

    /// "3 and 5 March", "3, 5 March"
    bool ends_range(std::size_t day) const {
        return day >= 2 && (joint(day - 1) || context_.is_mark(day - 1, ",")) && digit(day - 2) &&
               context_.piece(day - 2).size() <= 4 && year_at(day - 2) == 0;
    }

    /// "the May 21, 2019, hearing": only this form has the commas.
    bool is_set_in_commas(const WrittenDate& date) const {
        static const WordSet kDeterminers("the a an this that my your his her our their");
        return date.form == DateForm::month_first && date.year != 0 && glued_mark(date.last + 1, ",") &&
               kDeterminers.contains(context_.word_before(date.first));
    }

    static bool is_name_of_event(const WrittenDate& date) {
        return date.year == 0 && ((date.month == 9 && date.day == 11) || (date.month == 7 && date.day == 4));
    }

    /// "in March 3 people came", "since May 20 flights were late", "March 3, 2000 people"
    bool counts_something(const WrittenDate& date) const {
        const std::string_view next = context_.word_after(date.last);
        static const WordSet kOn("on");
        const bool on = kOn.contains(context_.word_before(date.first));
        if (is_ordinal(date) || (date.year != 0 && on)) return false;
        static const WordSet kCounted("of people men women children percent million billion hundred more");
        static const WordSet kNoPlurals("is was has as this does");
        if (kCounted.contains(next)) return true;
        if (next.size() > 1 && is_ascii_lower(next[0]) &&
            (next.ends_with('s') || person_nouns().contains(next)))
            return !kNoPlurals.contains(next);
        static const WordSet kBeforeMonth("in during this last next every each that");
        return date.year == 0 && kBeforeMonth.contains(context_.word_before(date.first));
    }

    /// "Gate 5 March", "iPhone 12 March update", "at 5 March": the number goes with the word before it.
    bool numbers_a_name(std::size_t i, const WrittenDate& date) const {
        static const WordSet kNaming(
            "at no nr number room seat row gate flight chapter page part level version model windows ios "
            "android phase volume season episode grade class day week bus line track tier");
        const std::string_view before = context_.word_before(i);
        if (kNaming.contains(before)) return true;
        if (date.year != 0 || before.empty() || function_words().contains(before) ||
            weekdays().contains(before))
            return false;
        const LetterCase form = letter_case(before);
        return form == LetterCase::mixed ||
               (form == LetterCase::capitalised && !context_.starts_sentence(i - 1));
    }

    const Context& context_;
};

}  // namespace

std::optional<WrittenDate> read_date(const Context& context, std::size_t i) {
    return DateReader(context).read(i);
}

}  // namespace assay
