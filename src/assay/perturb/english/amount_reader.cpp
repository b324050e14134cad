#include "amount_reader.hpp"

#include <assay/perturb/editing/word_set.hpp>
#include <assay/text/characters.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace assay {
namespace {

constexpr std::array<Currency, 4> kCurrencies = {{{"$", "USD", "dollar", "dollars"},
                                                  {"€", "EUR", "euro", "euros"},
                                                  {"£", "GBP", "pound", "pounds"},
                                                  {"₹", "INR", "rupee", "rupees"}}};
constexpr const Currency* kDollar = &kCurrencies[0];
constexpr const Currency* kEuro = &kCurrencies[1];
constexpr const Currency* kPounds = &kCurrencies[2];
constexpr const Currency* kRupees = &kCurrencies[3];

template <typename Matches>
const Currency* currency_where(const Matches& matches) {
    const auto found = std::find_if(kCurrencies.begin(), kCurrencies.end(), matches);
    return found == kCurrencies.end() ? nullptr : found;
}

const Currency* by_sign(std::string_view sign) {
    return currency_where([&](const Currency& currency) { return currency.sign == sign; });
}

/// "USD" and "usd".
const Currency* by_code(std::string_view word) {
    return currency_where([&](const Currency& currency) {
        return word == currency.code || (word.size() == 3 && equals_ignoring_case(currency.code, word));
    });
}

const Currency* by_word(std::string_view word) {
    return currency_where([&](const Currency& currency) {
        return equals_ignoring_case(word, currency.one) || equals_ignoring_case(word, currency.many);
    });
}

/// "bucks" are dollars.
const Currency* by_word_or_slang(std::string_view word) {
    return equals_ignoring_case(word, "bucks") || equals_ignoring_case(word, "buck") ? kDollar
                                                                                     : by_word(word);
}

class AmountReader {
public:
    explicit AmountReader(const Context& context) : context_(context), text_(context.text()) {}

    std::optional<Amount> read(std::size_t i) const {
        auto amount = named_first(i);
        if (!amount && begins_with_digit(context_, i)) amount = number_first(i);
        if (!amount || !stands_free(*amount) || is_part(*amount) || is_another_currency(*amount))
            return std::nullopt;
        return amount;
    }

private:
    // ---- reading

    /// "$5", "USD 5"
    std::optional<Amount> named_first(std::size_t i) const {
        Amount amount;
        if (context_[i].kind == TokenKind::symbol && context_.glued(i + 1)) {
            amount.currency = by_sign(context_.piece(i));
            amount.form = AmountForm::sign;
        } else if (context_.is_word(i) && is_spaced(context_, i + 1)) {
            amount.currency = by_code(context_.piece(i));
            amount.form = AmountForm::code;
        }
        if (amount.currency == nullptr || !begins_with_digit(context_, i + 1)) return std::nullopt;
        amount.name = context_.piece(i);
        amount.first = i;
        return read_number_at(amount, i + 1) ? std::optional(amount) : std::nullopt;
    }

    /// "5 dollars", "5-dollar", "5 USD", "5€", "5 €", "50 cents"
    std::optional<Amount> number_first(std::size_t i) const {
        Amount amount;
        amount.first = i;
        if (is_protected(context_[i].kind) || !read_number_at(amount, i)) return std::nullopt;
        std::size_t name = amount.last + 1;
        if (context_.glued(name) && context_.is_mark(name, "-") && context_.glued(name + 1)) {
            ++name;
            amount.hyphenated = true;
        } else if (!is_spaced(context_, name) && !context_.glued(name)) {
            return std::nullopt;
        }
        if (name >= context_.size()) return std::nullopt;
        amount.name = context_.piece(name);
        amount.last = name;
        return take_name(amount, is_spaced(context_, name)) ? std::optional(amount) : std::nullopt;
    }

    bool take_name(Amount& amount, bool spaced) const {
        if (const Currency* currency = by_sign(amount.name); currency && !amount.hyphenated) {
            amount.currency = currency;
            amount.form = AmountForm::sign_after;
            return !spaced || currency->sign == "€";
        }
        if (!spaced && !amount.hyphenated) return false;
        if (const Currency* currency = by_code(amount.name); currency && !amount.hyphenated) {
            amount.currency = currency;
            amount.form = AmountForm::code_after;
            return true;
        }
        if (const Currency* currency = by_word_or_slang(amount.name)) {
            amount.currency = currency;
            amount.form = AmountForm::words;
            return currency != kRupees && (currency != kPounds || is_money(amount.first));
        }
        amount.currency = kDollar;
        amount.form = AmountForm::cents;
        return amount.name == "cents" && !amount.hyphenated && are_cents(amount);
    }

    /// The number with its "k" or "million".
    bool read_number_at(Amount& amount, std::size_t i) const {
        const auto number = read_number(text_, context_[i].begin);
        if (!number) return false;
        amount.number = *number;
        std::size_t end = number->end;
        if (end < text_.size() && (text_[end] == 'k' || text_[end] == 'K')) ++end;
        amount.digits = text_.substr(number->begin, end - number->begin);
        amount.last = i;
        while (amount.last + 1 < context_.size() && context_[amount.last].end < end) ++amount.last;
        if (context_[amount.last].end != end) return false;
        static const WordSet kMagnitudes("thousand million billion trillion");
        if (!kMagnitudes.contains(context_.word_after(amount.last)) || !is_spaced(context_, amount.last + 1))
            return true;
        amount.magnitude = context_.piece(++amount.last);
        return true;
    }

    /// 5 to 99 of them, and no euros about.
    bool are_cents(const Amount& amount) const {
        constexpr double kLeast = 5, kMost = 99;
        if (amount.number.decimals > 0 || amount.number.value < kLeast || amount.number.value > kMost ||
            !amount.magnitude.empty())
            return false;
        const auto [begin, end] = neighbourhood_of(context_, amount.first);
        for (std::size_t i = begin; i < end; ++i)
            if (by_sign(context_.piece(i)) == kEuro || by_word(context_.piece(i)) == kEuro) return false;
        return true;
    }

    bool is_money(std::size_t i) const {
        static const WordSet kMoney(
            "cost costs pay paid pays paying spend spent spending charge charged charges price priced "
            "worth save saved refund refunded owe owes owed fee fare bill bet");
        constexpr std::size_t kReach = 4;
        return any_before(context_, i, kReach, kMoney);
    }

    // ---- judging

    /// "$5/hour" may follow, too.
    bool stands_free(const Amount& amount) const {
        const std::size_t behind = amount.last + 1;
        const bool rate = context_.glued(behind) && context_.is_mark(behind, "/") &&
                          context_.is_word(behind + 1) && context_.glued(behind + 1) &&
                          !begins_with_digit(context_, behind + 1);
        return stands_free_before(context_, amount.first) &&
               (rate || stands_free_behind(context_, amount.last));
    }

    /// "5 to 10 dollars", "$5 or 10", "five or 10 dollars", "$5 and 20 cents"
    bool is_part(const Amount& amount) const {
        const std::size_t first = amount.first, behind = amount.last + 1;
        static const WordSet kNumbers(
            "one two three four five six seven eight nine ten twenty thirty forty fifty hundred thousand "
            "million half");
        if (kNumbers.contains(context_.word_before(first)) && amount.form != AmountForm::sign) return true;
        if (is_spaced(context_, behind) && begins_with_digit(context_, behind)) return true;
        const bool named_first = amount.form == AmountForm::sign || amount.form == AmountForm::code;
        if (joins_numbers(context_, behind) && begins_with_digit(context_, behind + 1)) {
            const std::size_t unit = behind + 2;
            if (unit < context_.size() && context_.piece(unit) == "cents") return true;
            if (named_first && !(unit < context_.size() && names_currency(context_, unit))) return true;
        }
        if (amount.form == AmountForm::cents && first > 0 && joins_numbers(context_, first - 1)) return true;
        if (first < 2 || named_first || has_name_before(first - 2)) return false;
        return (joins_numbers(context_, first - 1) || context_.is_mark(first - 1, ",")) &&
               (begins_with_digit(context_, first - 2) || kNumbers.contains(context_.piece(first - 2)));
    }

    /// Is the last digit group of "$1,200.50" at token i?
    bool has_name_before(std::size_t i) const {
        constexpr std::size_t kMostTokens = 9;  // "$1,200,300,400.50"
        for (std::size_t left = kMostTokens; left > 0 && context_.glued(i) && !names_currency(context_, i);
             --left)
            --i;
        return names_currency(context_, i) || (i > 0 && names_currency(context_, i - 1));
    }

    /// "$5 CAD", "$5 Canadian", "$5 USD", "5 dollars Australian", and signs twice
    bool is_another_currency(const Amount& amount) const {
        const std::size_t behind = amount.last + 1;
        if (behind < context_.size() && names_currency(context_, behind)) return true;
        if (amount.first > 0 && names_currency(context_, amount.first - 1)) return true;
        if (amount.currency != kDollar) return false;
        static const WordSet kOtherDollars(
            "cad aud nzd sgd hkd mxn twd canadian canada australian australia aussie singapore pesos peso "
            "zealand jamaican bahamian namibian liberian");
        const auto [begin, end] = neighbourhood_of(context_, amount.first);
        return holds(context_, begin, end, kOtherDollars);
    }

    const Context& context_;
    std::string_view text_;
};

}  // namespace

std::span<const Currency> currencies() {
    return kCurrencies;
}

std::optional<Amount> read_amount(const Context& context, std::size_t i) {
    return AmountReader(context).read(i);
}

Amounts read_amounts(const Context& context) {
    Amounts amounts;
    for (std::size_t i = 0; i < context.size(); ++i) {
        const auto amount = read_amount(context, i);
        if (!amount) continue;
        amounts.push_back(*amount);
        i = amount->last;
    }
    return amounts;
}

bool names_currency(const Context& context, std::size_t i) {
    const std::string_view piece = context.piece(i);
    if (context[i].kind == TokenKind::symbol) return by_sign(piece) != nullptr;
    if (!context.is_word(i)) return false;
    return by_code(piece) != nullptr || by_word_or_slang(piece) != nullptr;
}

std::string number_text(const Amount& amount) {
    const std::string_view blank = amount.magnitude.empty() ? "" : " ";
    return fmt::format("{}{}{}", amount.digits, blank, amount.magnitude);
}

}  // namespace assay
