// rewrite-amounts: the same amount of money with a sign, in words or by a code.
#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/english/amount_reader.hpp>
#include <assay/perturb/english/article.hpp>
#include <assay/perturb/rewrites.hpp>

#include <fmt/format.h>
#include <boost/container/static_vector.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace assay {
namespace {

const std::vector<std::string> kAmountForms = {"any", "sign", "words", "code"};
constexpr std::array<AmountForm, 3> kDrawnForms = {AmountForm::sign, AmountForm::words, AmountForm::code};

/// One amount in other forms.
class AmountWriter {
public:
    AmountWriter(const Context& context, const Amount& amount)
        : context_(context), amount_(amount), next_(context.word_after(amount.last)) {}

    bool can_be(AmountForm form) const {
        if (form == plain_form()) return false;
        if (form == AmountForm::code) return !follows_article() || is_pounds();  // "a EUR 9 ticket", or "an"?
        if (form == AmountForm::words)
            return role_ != Role::unclear && !(role_ == Role::adjective && is_pounds());
        return true;
    }

    bool can_be_or_is(AmountForm form) const { return form == plain_form() || can_be(form); }

    std::string write(AmountForm form) const {
        const Currency& currency = *amount_.currency;
        if (amount_.form == AmountForm::cents) {
            const std::string value = fmt::format("0.{:02.0f}", amount_.number.value);
            return std::string(form == AmountForm::sign ? currency.sign : currency.code) +
                   (form == AmountForm::sign ? "" : " ") + value;
        }
        const std::string number = number_text(amount_);
        if (form == AmountForm::sign) return std::string(currency.sign) + number;
        if (form == AmountForm::code) return std::string(currency.code) + " " + number;
        return in_words(number);
    }

private:
    /// What the amount is to the words around it.
    enum class Role {
        alone,      ///< "I paid $5 yesterday"
        adjective,  ///< "a $5 coffee"
        unclear,    ///< "$5 coffee"
    };

    AmountForm plain_form() const {
        switch (amount_.form) {
            case AmountForm::sign_after:
                return AmountForm::sign;
            case AmountForm::code_after:
                return AmountForm::code;
            case AmountForm::cents:
                return AmountForm::words;
            default:
                return amount_.form;
        }
    }

    std::string in_words(const std::string& number) const {
        const Currency& currency = *amount_.currency;
        const WrittenNumber& value = amount_.number;
        const bool cents = value.value < 1 && value.value > 0 && value.decimals == 2 &&
                           amount_.magnitude.empty() && amount_.digits.back() != 'k';
        if (cents && !is_pounds() && currency.sign != "₹") {
            const unsigned count = static_cast<unsigned>(std::lround(value.value * 100));
            const std::string_view name = count == 1 || role_ == Role::adjective ? "cent" : "cents";
            return fmt::format("{}{}{}", count, role_ == Role::adjective ? "-" : " ", name);
        }
        if (role_ == Role::adjective)
            return number + (amount_.magnitude.empty() ? "-" : " ") + std::string(currency.one);
        return number + " " + std::string(number == "1" ? currency.one : currency.many);
    }

    Role role() const {
        static const WordSet kBehind(
            "per each extra back off less later today yesterday tomorrow tonight total cash ago apiece "
            "monthly weekly daily annually yearly altogether worth instead cheaper short once twice "
            "upfront online towards toward usually monday tuesday wednesday thursday friday saturday sunday "
            "depending going coming waiting sitting left higher lower overall alone earlier poorer richer");
        static const WordSet kDeterminers("the this that my your his her our their its another");
        if (follows_article())  // "a $5 off coupon"
            return function_words().contains(next_) || next_ == "off" ? Role::unclear : Role::adjective;
        if (next_.empty() || function_words().contains(next_) || kBehind.contains(next_)) return Role::alone;
        const bool verb = next_.ends_with('s') || next_.ends_with("ed");  // "my $40 disappeared"
        return !verb && kDeterminers.contains(context_.word_before(amount_.first)) ? Role::adjective
                                                                                   : Role::unclear;
    }

    /// "A 75-pound coat" weighs that much.
    bool is_pounds() const { return amount_.currency->sign == "£"; }

    bool follows_article() const {
        static const WordSet kArticles("a an");
        return kArticles.contains(context_.word_before(amount_.first));
    }

    const Context& context_;
    const Amount& amount_;
    std::string_view next_;
    Role role_ = role();
};

class RewriteAmounts final : public Perturbation {
public:
    explicit RewriteAmounts(const Arguments& arguments) : form_(arguments.one_of("to", kAmountForms)) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        if (!has_digit(text)) return std::nullopt;
        const Context context(text);
        const Amounts amounts = read_amounts(context);
        if (amounts.empty()) return std::nullopt;
        const auto form = form_for(context, amounts, random);
        if (!form) return std::nullopt;
        Editor editor(text);
        for (const Amount& amount : amounts) {
            const AmountWriter writer(context, amount);
            if (!writer.can_be(*form)) continue;
            const std::string with = writer.write(*form);
            adjust_article(context, amount.first, with, editor);
            editor.replace(context[amount.first].begin, context[amount.last].end, with);
        }
        return std::move(editor).finish_if_edited();
    }

private:
    /// That of the parameter, or one that the first amount could have, and all of them if there is such a
    /// one.
    std::optional<AmountForm> form_for(const Context& context, const Amounts& amounts, Random& random) const {
        if (form_ > 0) return kDrawnForms[form_ - 1];
        boost::container::static_vector<AmountForm, kDrawnForms.size()> first, all;
        for (const AmountForm form : kDrawnForms) {
            if (!AmountWriter(context, amounts.front()).can_be(form)) continue;
            first.push_back(form);
            if (std::all_of(amounts.begin(), amounts.end(), [&](const Amount& amount) {
                    return AmountWriter(context, amount).can_be_or_is(form);
                }))
                all.push_back(form);
        }
        const auto& forms = all.empty() ? first : all;
        if (forms.empty()) return std::nullopt;
        return forms[random.below(forms.size())];
    }

    std::size_t form_;
};

}  // namespace

Definition define_rewrite_amounts() {
    return {{"rewrite-amounts",
             "Writes amounts of money in another way: \"$5\" becomes \"5 dollars\" or \"USD 5\"",
             {{"to", "sign, words, code, or any: one of those that fit", "any"}},
             true},
            make_from_arguments<RewriteAmounts>};
}

}  // namespace assay
