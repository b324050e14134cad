/// Dates as texts have them: "March 3, 2020", "the 3rd of March", "2020-03-03", "3/15/2020". Internal to the
/// module.
#pragma once

#include <assay/perturb/editing/context.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace assay {

enum class DateForm {
    month_first,  ///< "March 3, 2020", "Mar 3rd"
    day_first,    ///< "3 March 2020", "the 3rd of March"
    iso,          ///< "2020-03-03", "2020/3/3"
    numeric,      ///< "3/15/2020", "15.03.2020"
};

struct WrittenDate {
    std::size_t first = 0, last = 0;  ///< tokens
    DateForm form = DateForm::month_first;
    unsigned day = 0, month = 0;
    unsigned year = 0;            ///< 0 if there is none
    std::string_view day_text;    ///< "3" or "3rd" as written; empty in numbers alone
    std::string_view month_text;  ///< without the dot of an abbreviation; empty in numbers alone
    bool dotted = false;
};

/// The date that begins with token i, if it is surely one. Left alone are ranges ("March 3-5"), counts ("in
/// March 3 people"), dates that name an event (9/11, the 4th of July) and numbers that could be read with
/// the day or the month first ("3/4/2020").
std::optional<WrittenDate> read_date(const Context& context, std::size_t i);

}  // namespace assay
