// rewrite-dates: another form of the same date.
#include <assay/perturb/english/article.hpp>
#include <assay/perturb/english/date_reader.hpp>
#include <assay/perturb/english/written_number.hpp>
#include <assay/perturb/rewrites.hpp>

#include <fmt/format.h>
#include <boost/container/static_vector.hpp>

#include <array>

namespace assay {
namespace {

const std::vector<std::string> kDateForms = {"any", "month-first", "day-first", "iso", "numeric"};
using Forms = boost::container::static_vector<DateForm, 4>;

bool can_be(const WrittenDate& date, DateForm form) {
    if (form == date.form) return false;
    constexpr unsigned kEarliest = 1900;  // nobody writes "6/18/1815"
    if (form == DateForm::numeric) return date.year >= kEarliest && (date.day > 12 || date.day == date.month);
    return form != DateForm::iso || date.year != 0;
}

std::string month_of(const WrittenDate& date) {
    static constexpr std::array<std::string_view, 12> kNames = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    return std::string(date.month_text.empty() ? kNames[date.month - 1] : date.month_text);
}

std::string day_of(const WrittenDate& date) {
    return date.day_text.empty() ? std::to_string(date.day) : std::string(date.day_text);
}

std::string written(const WrittenDate& date, DateForm form) {
    switch (form) {
        case DateForm::month_first: {
            const std::string day =
                fmt::format("{}{} {}", month_of(date), date.dotted ? "." : "", day_of(date));
            return date.year == 0 ? day : fmt::format("{}, {}", day, date.year);
        }
        case DateForm::day_first: {
            const std::string day = day_of(date) + " " + month_of(date);
            return date.year == 0 ? day : fmt::format("{} {}", day, date.year);
        }
        case DateForm::iso:
            return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
        case DateForm::numeric:
            break;
    }
    return fmt::format("{}/{}/{}", date.month, date.day, date.year);
}

class RewriteDates final : public Perturbation {
public:
    explicit RewriteDates(const Arguments& arguments) : form_(arguments.one_of("to", kDateForms)) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        if (!has_digit(text)) return std::nullopt;
        const Context context(text);
        Editor editor(text);
        std::optional<DateForm> form;
        for (std::size_t i = 0; i < context.size(); ++i) {
            const auto date = read_date(context, i);
            if (!date) continue;
            i = date->last;
            if (!form) form = form_for(*date, random);
            if (!form || !can_be(*date, *form)) continue;
            const std::string with = written(*date, *form);
            adjust_article(context, date->first, with, editor);
            editor.replace(context[date->first].begin, context[date->last].end, with);
        }
        return std::move(editor).finish_if_edited();
    }

private:
    /// One form for all dates of a text: that of the parameter, or one that this date could have.
    std::optional<DateForm> form_for(const WrittenDate& date, Random& random) const {
        if (form_ > 0) return static_cast<DateForm>(form_ - 1);
        Forms forms;
        for (const DateForm form :
             {DateForm::month_first, DateForm::day_first, DateForm::iso, DateForm::numeric})
            if (can_be(date, form)) forms.push_back(form);
        return forms[random.below(forms.size())];  // one of the written forms is always among them
    }

    std::size_t form_;
};

}  // namespace

Definition define_rewrite_dates() {
    return {{"rewrite-dates",
             "Writes dates in another form: \"March 3, 2020\" becomes \"3 March 2020\" or \"2020-03-03\"",
             {{"to", "month-first, day-first, iso, numeric, or any: one of those that fit", "any"}},
             true},
            make_from_arguments<RewriteDates>};
}

}  // namespace assay
