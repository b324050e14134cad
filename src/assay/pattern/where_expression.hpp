/// The language of constraints between slots: where="thing != place and city.country in ('France', 'Spain')".
///
///     condition  = conjunction { "or" conjunction } ;
///     conjunction = negation { "and" negation } ;
///     negation   = "not" negation | "(" condition ")" | comparison ;
///     comparison = value ( "==" | "!=" ) value | value [ "not" ] "in" "(" value { "," value } ")" ;
///     value      = slot { "." field | "[" digits "]" } | "'" text "'" ;
///
/// A quote inside a text is doubled; texts may stand in double quotes instead. A slot is named as it is in
/// the template, choices as choice1, choice2, … There are two types, values and conditions, and nothing turns
/// one into the other.
#pragma once

#include <assay/base/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct WhereValue {
    bool is_text = false;
    std::string name;   ///< of the slot; or the text itself
    std::string field;  ///< empty if none is named
    std::size_t offset = 0;
    bool operator==(const WhereValue&) const = default;
};

struct WhereCondition {
    enum class Kind {
        any,    ///< of the parts
        all,    ///< parts
        none,   ///< of the parts: one part, negated
        among,  ///< is the first of the values equal to one of the others?
    };
    Kind kind = Kind::all;
    std::vector<WhereCondition> parts;
    std::vector<WhereValue> values;
    std::size_t offset = 0;
    bool operator==(const WhereCondition&) const = default;
};

inline constexpr std::size_t kMaxWhereBytes = 10'000;
inline constexpr std::size_t kMaxWhereDepth = 50;  ///< of parentheses and "not" in each other

/// Throws SyntaxError with the byte offset: what is no condition, a value where a condition belongs, an
/// operator of other languages (with ours), beyond the limits above. Linear time.
WhereCondition parse_where(std::string_view text);

/// "all(none(among(thing, place)), among(city.country, 'France', 'Spain'))", for tests and explanations.
std::string describe(const WhereCondition& condition);

}  // namespace assay
