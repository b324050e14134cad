// change-inflections: words in another of their forms, as learners of English choose them. What comes out is
// meant to be wrong: "She go", "two ticket".
#include <assay/perturb/editing/word_choice.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/nouns.hpp>
#include <assay/perturb/english/verb_forms.hpp>
#include <assay/perturb/english/verbs.hpp>
#include <assay/perturb/word_families.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

enum class Class { noun, verb, auxiliary };

/// Words of which each may stand for each.
struct Paradigm {
    std::vector<std::string> forms;
    Class word_class = Class::noun;
};

std::string gerund_of(const Verb& verb) {
    static const WordSet kDoubledIrregular("begin dig forbid forget get run sit spin swim win");
    return gerund(verb.base,
                  verb.past == regular_past(verb.base, true) || kDoubledIrregular.contains(verb.base));
}

/// More often adjectives than verbs: "was fined" is no slip of a learner.
bool is_rather_adjective(std::string_view base) {
    static const WordSet kWords(
        "brave busy calm clean clear close complete cool correct dirty double dry dull dusty empty exact "
        "faint fine foul "
        "free lame lean light live loose lower mean mellow narrow open own perfect quiet rough secure "
        "separate slim slow "
        "smooth sour still subject tame tense thin tidy upset warm welcome wet");
    return kWords.contains(base);
}

std::vector<Paradigm> paradigms() {
    std::vector<Paradigm> all;
    for (const AuxiliaryPair& pair : auxiliary_pairs())
        all.push_back({{std::string(pair.singular), std::string(pair.plural)}, Class::auxiliary});
    for (const Verb& verb : common_verbs()) {
        if (verb.base == "have" || is_rather_adjective(verb.base)) continue;
        all.push_back({{verb.base, verb.third, verb.past, gerund_of(verb)}, Class::verb});
    }
    for (const Noun& noun : common_nouns())
        if (verb_by_base(noun.singular) == nullptr)
            all.push_back({{std::string(noun.singular), noun.plural}, Class::noun});
    return all;
}

class ChangeInflections final : public Perturbation {
public:
    explicit ChangeInflections(const Arguments& arguments) : words_(arguments), paradigms_(paradigms()) {
        for (std::uint32_t number = 0; number < paradigms_.size(); ++number)
            for (const std::string& form : paradigms_[number].forms) {
                const std::uint32_t phrase = matcher_.add(form);
                if (phrase == paradigm_of_.size()) paradigm_of_.push_back(number);  // the first counts
            }
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const TokenNumbers words =
            words_.draw(context, random, [&](std::size_t i) { return paradigm_at(context, i) != nullptr; });
        if (words.empty()) return std::nullopt;
        Editor editor(text);
        for (const std::size_t i : words)
            editor.replace(context[i].begin, context[i].end,
                           another_form(context.piece(i), *paradigm_at(context, i), random));
        return std::move(editor).finish();
    }

private:
    const Paradigm* paradigm_at(const Context& context, std::size_t i) const {
        const std::string_view word = context.piece(i);
        if (!context.is_word(i) || context.hyphenated(i, i)) return nullptr;
        const auto match = matcher_.longest(context, i);
        if (!match || match->end != context[i].end) return nullptr;  // "waiter's"
        const Paradigm& paradigm = paradigms_[paradigm_of_[match->phrase]];
        if (paradigm.word_class == Class::verb && !is_verb(context, i)) return nullptr;
        const bool name = begins_with_capital(word) && letter_case(word) != LetterCase::upper &&
                          !context.starts_sentence(i);
        return name ? nullptr : &paradigm;
    }

    /// Not "the call", "a book", "like a dream", "the last left turn".
    static bool is_verb(const Context& context, std::size_t i) {
        static const WordSet kBeforeVerb(
            "i you he she it we they who which to not never always really just also usually often do does "
            "did "
            "don't doesn't didn't will won't would wouldn't can can't cannot could couldn't should shouldn't "
            "may might must have has had haven't hasn't hadn't be been was were is are am");
        static const WordSet kAlsoOthers("left saw felt found lost fixed broke spoke treated");
        if (kBeforeVerb.contains(context.word_before(i))) return true;
        return verb_by_past(context.piece(i)) != nullptr && !kAlsoOthers.contains(context.piece(i));
    }

    static std::string another_form(std::string_view found, const Paradigm& paradigm, Random& random) {
        const std::string lower = to_lower(found);
        const auto own = std::find_if(paradigm.forms.begin(), paradigm.forms.end(),
                                      [&](const std::string& form) { return same_spelling(lower, form); });
        const auto at = static_cast<std::size_t>(own - paradigm.forms.begin());
        const std::size_t drawn = random.below(paradigm.forms.size() - 1);
        return copy_case(found, lower, paradigm.forms[drawn < at ? drawn : drawn + 1]);
    }

    WordChoice words_;
    PhraseMatcher matcher_;
    std::vector<Paradigm> paradigms_;
    std::vector<std::uint32_t> paradigm_of_;  ///< by phrase of the matcher
};

}  // namespace

Definition define_change_inflections() {
    return {{"change-inflections",
             "Puts nouns and verbs into wrong forms, as learners do: \"two ticket\", \"she go\"",
             with_word_parameters({}, "0.3"), true},
            make_from_arguments<ChangeInflections>};
}

}  // namespace assay
