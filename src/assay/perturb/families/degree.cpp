// add-intensifiers, add-reducers and remove-intensifiers, by the lexicons of assay:sentiment: "good" becomes
// "very good" or "somewhat good", and "very good" "good".
#include <assay/perturb/editing/word_choice.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/article.hpp>
#include <assay/perturb/english/clauses.hpp>
#include <assay/perturb/english/degree_place.hpp>
#include <assay/perturb/word_families.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {
namespace {

/// Words that fit between an article and an adjective, too: not "a sort of good", nor "a so good".
bool fits_everywhere(std::string_view degree) {
    return degree != "so" && degree.find(' ') == std::string_view::npos;
}

class AddDegree final : public Perturbation {
public:
    AddDegree(const Arguments& arguments, std::string_view lexicon) : words_(arguments) {
        LexiconLibrary& library = arguments.lexicons().library;
        for (const LexiconEntry& entry : library_lexicon(library, "sentiment", lexicon).entries)
            if (fits_everywhere(entry.value)) degrees_.push_back(entry.value);
        for (const char* adjectives : {"gradable_pos_adj", "gradable_neg_adj"})
            for (const LexiconEntry& entry : library_lexicon(library, "sentiment", adjectives).entries)
                adjectives_.add(entry.value);
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const TokenNumbers words =
            words_.draw(context, random, [&](std::size_t i) { return fits(context, i); });
        if (words.empty()) return std::nullopt;
        Editor editor(text);
        for (const std::size_t i : words) {
            const std::string& degree = degrees_[random.below(degrees_.size())];
            adjust_article(context, i, degree, editor);
            editor.replace(context[i].begin, context[i].begin, degree + " ");
        }
        return std::move(editor).finish();
    }

private:
    bool fits(const Context& context, std::size_t i) const {
        return adjectives_.longest(context, i).has_value() && takes_degree(context, i);
    }

    WordChoice words_;
    std::vector<std::string> degrees_;
    PhraseMatcher adjectives_;
};

class RemoveIntensifiers final : public Perturbation {
public:
    explicit RemoveIntensifiers(const Arguments& arguments) : words_(arguments) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const TokenNumbers words =
            words_.draw(context, random, [&](std::size_t i) { return may_go(context, i); });
        if (words.empty()) return std::nullopt;
        Editor editor(text);
        std::size_t done = 0;
        for (const std::size_t i : words) {
            if (i == 0 || context[i - 1].begin >= done)
                adjust_article(context, i, std::string(context.word_after(i)), editor);
            editor.replace(context[i].begin, context[i + 1].begin, "");
            done = context[i + 1].begin;
        }
        return std::move(editor).finish();
    }

private:
    /// Between two words, where what follows can stand without it: not "the very first", "very much".
    static bool may_go(const Context& context, std::size_t i) {
        static const WordSet kIntensifiers(
            "very really truly genuinely extremely incredibly unbelievably remarkably exceptionally "
            "particularly especially seriously absolutely totally utterly completely thoroughly immensely");
        static const WordSet kBound(
            "much many few little first last next same best worst own well soon often");
        static const WordSet kHolds("not never no so how too as the that this my your his her its our their");
        if (!kIntensifiers.contains(context.piece(i)) ||
            letter_case(context.piece(i)) == LetterCase::capitalised)
            return false;
        const std::string_view before = context.word_before(i), after = context.word_after(i);
        return !before.empty() && !after.empty() && !kHolds.contains(before) && !ends_with_not(before) &&
               !kBound.contains(after) && !kIntensifiers.contains(after);
    }

    WordChoice words_;
};

Definition define_degree(std::string name, std::string help, bool keeps_label, std::string_view lexicon) {
    return {{std::move(name), std::move(help), with_word_parameters({}, "1"), keeps_label},
            [lexicon](const Arguments& arguments) -> std::unique_ptr<Perturbation> {
                return std::make_unique<AddDegree>(arguments, lexicon);
            }};
}

}  // namespace

Definition define_add_intensifiers() {
    return define_degree("add-intensifiers", "Strengthens adjectives: \"good\" becomes \"very good\"", true,
                         "intensifier");
}

Definition define_add_reducers() {
    return define_degree("add-reducers", "Weakens adjectives: \"good\" becomes \"somewhat good\"", false,
                         "reducer");
}

Definition define_remove_intensifiers() {
    return {{"remove-intensifiers", "Takes \"very\" and its like from before words",
             with_word_parameters({}, "1"), true},
            make_from_arguments<RemoveIntensifiers>};
}

}  // namespace assay
