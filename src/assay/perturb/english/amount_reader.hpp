/// Amounts of money as texts have them: "$5", "5 million dollars", "USD 5", "50 cents". Internal to the
/// module.
#pragma once

#include "written_number.hpp"

#include <assay/perturb/editing/context.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace assay {

struct Currency {
    std::string_view sign;  ///< "$"
    std::string_view code;  ///< "USD"
    std::string_view one;   ///< "dollar"
    std::string_view many;  ///< "dollars"
};

/// Dollars (of the USA), euros, pounds, rupees (of India).
std::span<const Currency> currencies();

enum class AmountForm {
    sign,        ///< "$5"
    words,       ///< "5 dollars"
    code,        ///< "USD 5"
    sign_after,  ///< "5€"
    code_after,  ///< "5 USD"
    cents,       ///< "50 cents"
};

struct Amount {
    std::size_t first = 0, last = 0;  ///< tokens
    const Currency* currency = nullptr;
    AmountForm form = AmountForm::sign;
    WrittenNumber number;
    std::string_view digits;     ///< "5", "1,200", "20k"
    std::string_view magnitude;  ///< "million", or empty
    std::string_view name;       ///< the currency as written: "$", "dollars", "usd"
    bool hyphenated = false;     ///< "5-dollar"
};

std::string number_text(const Amount& amount);  ///< "5", "5 million"

/// The amount that begins with token i. Left alone are parts of larger things ("$5-10", "5 to 10 dollars",
/// "$5 and 20 cents"), dollars that are not surely those of the USA ("$5 CAD"), and pounds that may be a
/// weight.
std::optional<Amount> read_amount(const Context& context, std::size_t i);

using Amounts = std::vector<Amount>;
/// All of a text; most have none, which costs no allocation.
Amounts read_amounts(const Context& context);

/// Does the token name a currency, by sign, code or word?
bool names_currency(const Context& context, std::size_t i);

}  // namespace assay
