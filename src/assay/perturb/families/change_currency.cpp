// change-currency: all amounts of one currency become as much of another.
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/amount_reader.hpp>
#include <assay/perturb/english/article.hpp>
#include <assay/perturb/rewrites.hpp>
#include <assay/text/letter_case.hpp>

#include <boost/container/static_vector.hpp>

#include <algorithm>

namespace assay {
namespace {

const std::vector<std::string> kCurrencyNames = {"any", "dollars", "euros", "pounds"};
constexpr std::size_t kDrawn = 3;  // of currencies(): the first three

bool is_singular(const Amount& amount) {
    return to_lower(amount.name) == amount.currency->one;
}

std::string written(const Amount& amount, const Currency& to) {
    const std::string number = number_text(amount);
    switch (amount.form) {
        case AmountForm::code:
        case AmountForm::code_after: {
            const std::string code =
                copy_case(amount.name, to_lower(amount.currency->code), to_lower(to.code));
            return amount.form == AmountForm::code ? code + " " + number : number + " " + code;
        }
        case AmountForm::words: {
            const bool one = is_singular(amount);
            const std::string_view listed = one ? amount.currency->one : amount.currency->many;
            return number + (amount.hyphenated ? "-" : " ") +
                   copy_case(amount.name, listed, std::string(one ? to.one : to.many));
        }
        case AmountForm::sign_after:
            if (to.sign == "€") return number + std::string(to.sign);
            break;
        default:
            break;
    }
    return std::string(to.sign) + number;
}

class ChangeCurrency final : public Perturbation {
public:
    explicit ChangeCurrency(const Arguments& arguments) : target_(arguments.one_of("to", kCurrencyNames)) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        if (!has_digit(text)) return std::nullopt;
        const Context context(text);
        const Amounts amounts = amounts_of_one_currency(context);
        if (amounts.empty()) return std::nullopt;
        const Currency* to = target_for(amounts, random);
        if (to == nullptr) return std::nullopt;
        Editor editor(text);
        for (const Amount& amount : amounts) {
            const std::string with = written(amount, *to);
            adjust_article(context, amount.first, with, editor);
            editor.replace(context[amount.first].begin, context[amount.last].end, with);
        }
        return std::move(editor).finish();
    }

private:
    /// Nothing if the text speaks of money in yet another way ("in dollars", "50 cents", "a buck"): what is
    /// said of one amount would not fit the others.
    static Amounts amounts_of_one_currency(const Context& context) {
        static const WordSet kOther("cent cents buck bucks quid penny pennies pence dime quarter");
        Amounts amounts;
        for (std::size_t i = 0; i < context.size(); ++i) {
            const auto amount = read_amount(context, i);
            const bool other = amount ? amount->form == AmountForm::cents || kOther.contains(amount->name)
                                      : names_currency(context, i) || kOther.contains(context.piece(i));
            if (other || (amount && !amounts.empty() && amount->currency != amounts.front().currency))
                return {};
            if (!amount) continue;
            amounts.push_back(*amount);
            i = amount->last;
        }
        return amounts;
    }

    const Currency* target_for(const Amounts& amounts, Random& random) const {
        boost::container::static_vector<const Currency*, kDrawn> possible;
        for (std::size_t i = 0; i < kDrawn; ++i)
            if ((target_ == 0 || target_ == i + 1) && can_be_in(currencies()[i], amounts))
                possible.push_back(&currencies()[i]);
        return possible.empty() ? nullptr : possible[random.below(possible.size())];
    }

    /// Not "a 9 pound ticket", which would weigh that much.
    static bool can_be_in(const Currency& currency, const Amounts& amounts) {
        return &currency != amounts.front().currency &&
               (currency.sign != "£" || std::none_of(amounts.begin(), amounts.end(), is_adjective));
    }

    static bool is_adjective(const Amount& amount) {
        return amount.form == AmountForm::words && is_singular(amount) && amount.number.value != 1;
    }

    std::size_t target_;
};

}  // namespace

Definition define_change_currency() {
    return {{"change-currency",
             "Swaps the currency of amounts of money, not the numbers: \"$5\" becomes \"€5\"",
             {{"to", "dollars, euros, pounds, or any other than the text has", "any"}},
             true},
            make_from_arguments<ChangeCurrency>};
}

}  // namespace assay
