// change-whitespace: the blanks between words.
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/word_choice.hpp>

namespace assay {
namespace {

enum class Kind { twice, tab, newline, missing };
const std::vector<std::string> kBlanks = {"double", "tab", "newline", "missing"};

class ChangeWhitespace final : public Perturbation {
public:
    explicit ChangeWhitespace(const Arguments& arguments)
        : words_(arguments), kind_(static_cast<Kind>(arguments.one_of("kind", kBlanks))) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const TokenNumbers words =
            words_.draw(context, random, [&](std::size_t i) { return may_change_before(context, i); });
        if (words.empty()) return std::nullopt;
        static constexpr std::string_view kWith[] = {"  ", "\t", "\n", ""};
        Editor editor(text);
        for (const std::size_t i : words)
            editor.replace(context[i - 1].end, context[i].begin, kWith[static_cast<std::size_t>(kind_)]);
        return std::move(editor).finish();
    }

private:
    /// One blank, and for it to go a word on its other side, too.
    bool may_change_before(const Context& context, std::size_t i) const {
        if (i == 0 || context.between(context[i - 1].end, context[i].begin) != " ") return false;
        return kind_ != Kind::missing || context.is_word(i - 1);
    }

    WordChoice words_;
    Kind kind_;
};

}  // namespace

Definition define_change_whitespace() {
    return {{"change-whitespace",
             "Doubles blanks between words, leaves them out, or makes them tabs or new lines",
             with_word_parameters({{"kind", "double, tab, newline or missing", "double"}}, "0.2"), true},
            make_from_arguments<ChangeWhitespace>};
}

}  // namespace assay
