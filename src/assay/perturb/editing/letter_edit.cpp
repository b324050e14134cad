#include "letter_edit.hpp"

#include "word_choice.hpp"

#include <algorithm>

namespace assay {
namespace {

/// The letters of a word between the two that stay, if those do.
struct Stretch {
    std::size_t first = 0, last = 0;  ///< numbers [first, last)
};

class LetterEdit final : public Perturbation {
public:
    LetterEdit(const Arguments& arguments, std::unique_ptr<LetterRule> rule)
        : words_(arguments),
          letters_(share_argument(arguments, "letters")),
          keep_ends_(yes_or_no(arguments, "keep-ends")),
          rule_(std::move(rule)) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        Letters letters;
        const TokenNumbers words = words_.draw(context, random, [&](std::size_t i) {
            read_letters(text, context[i].begin, context[i].end, letters);
            return has_place(letters);
        });
        if (words.empty()) return std::nullopt;
        Editor editor(text);
        for (const std::size_t i : words) {
            read_letters(text, context[i].begin, context[i].end, letters);
            edit_word(text, letters, random, editor);
        }
        return std::move(editor).finish();
    }

private:
    Stretch stretch(const Letters& word) const {
        if (!keep_ends_) return {0, word.size()};
        return word.size() < 3 ? Stretch{} : Stretch{1, word.size() - 1};
    }

    std::size_t reach(const Letters& word, const Stretch& within, std::size_t at) const {
        const std::size_t letters = rule_->reach({word.data(), word.size()}, at);
        return at + letters <= within.last ? letters : 0;
    }

    bool has_place(const Letters& word) const {
        const Stretch within = stretch(word);
        if (rule_->most(word.size()) == 0) return false;
        for (std::size_t at = within.first; at < within.last; ++at)
            if (reach(word, within, at) > 0) return true;
        return false;
    }

    void edit_word(std::string_view text, const Letters& word, Random& random, Editor& editor) const {
        const Stretch within = stretch(word);
        TokenNumbers places;
        for (std::size_t at = within.first; at < within.last; ++at)
            if (reach(word, within, at) > 0) places.push_back(at);
        keep_some(places, std::min(share_of(letters_, places.size()), rule_->most(word.size())), random);
        std::string with;
        std::size_t done = 0;
        for (const std::size_t at : places) {
            if (at < done) continue;  // a pair whose first letter is part of the one before
            const std::span<const Letter> edited(word.data() + at, reach(word, within, at));
            with.clear();
            rule_->write(text, edited, random, with);
            editor.replace(edited.front().begin, edited.back().end, with);
            done = at + edited.size();
        }
    }

    WordChoice words_;
    double letters_;
    bool keep_ends_;
    std::unique_ptr<LetterRule> rule_;
};

}  // namespace

Definition define_letter_edit(PerturbationInfo info, const LetterDefaults& defaults, RuleMaker make_rule) {
    info.parameters = with_word_parameters(std::move(info.parameters), defaults.words, defaults.min_length);
    info.parameters.push_back({"letters",
                               "the share of the letters that it could edit in a chosen word, at least one",
                               defaults.letters, false, true});
    info.parameters.push_back(keep_ends_parameter(defaults.keep_ends));
    info.keeps_label = true;
    return {std::move(info), [make_rule](const Arguments& arguments) -> std::unique_ptr<Perturbation> {
                return std::make_unique<LetterEdit>(arguments, make_rule(arguments));
            }};
}

}  // namespace assay
