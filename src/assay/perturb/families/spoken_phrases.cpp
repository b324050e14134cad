// add-greeting, add-farewell, add-discourse-marker and add-fillers: what people say around what they mean, by
// lexicons of assay:informal.
#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/text_end.hpp>
#include <assay/perturb/editing/word_choice.hpp>
#include <assay/perturb/word_families.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {
namespace {

/// The values of a lexicon of assay:informal.
class Phrases {
public:
    Phrases(const Arguments& arguments, std::string_view lexicon) {
        for (const LexiconEntry& entry :
             library_lexicon(arguments.lexicons().library, "informal", lexicon).entries)
            phrases_.push_back(entry.value);
    }
    const std::string& draw(Random& random) const { return phrases_[random.below(phrases_.size())]; }

private:
    std::vector<std::string> phrases_;
};

class AddGreeting final : public Perturbation {
public:
    explicit AddGreeting(const Arguments& arguments) : phrases_(arguments, "greeting") {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        static const WordSet kGreetings("hi hello hey dear greetings");
        const Context context(text);
        if (context.size() == 0 || kGreetings.contains(context.piece(0))) return std::nullopt;
        Editor editor(text);
        editor.replace(0, 0, phrases_.draw(random) + " ");
        return std::move(editor).finish();
    }

private:
    Phrases phrases_;
};

class AddFarewell final : public Perturbation {
public:
    explicit AddFarewell(const Arguments& arguments) : phrases_(arguments, "farewell") {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const TextEnd at = end_of_text(text);
        if (at.end == 0) return std::nullopt;
        Editor editor(text);
        editor.replace(at.end, at.end, (at.takes_stop ? ". " : " ") + phrases_.draw(random));
        return std::move(editor).finish();
    }

private:
    Phrases phrases_;
};

/// "The food" becomes "Well, the food": the first word goes small if its capital is only for its place.
class AddDiscourseMarker final : public Perturbation {
public:
    explicit AddDiscourseMarker(const Arguments& arguments) : phrases_(arguments, "discourse_marker") {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        if (!context.is_word(0)) return std::nullopt;
        const std::string_view first = context.piece(0);
        const std::string marker = phrases_.draw(random) + " ";
        Editor editor(text);
        editor.replace(context[0].begin, context[0].end,
                       marker + (goes_small(first) ? to_lower(first) : std::string(first)));
        return std::move(editor).finish();
    }

private:
    static bool goes_small(std::string_view word) {
        static const WordSet kI("i i'm i've i'd i'll");
        return letter_case(word) == LetterCase::capitalised && function_words().contains(word) &&
               !kI.contains(word);
    }

    Phrases phrases_;
};

/// ", um," between two words.
class AddFillers final : public Perturbation {
public:
    explicit AddFillers(const Arguments& arguments) : words_(arguments), phrases_(arguments, "filler") {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const TokenNumbers words =
            words_.draw(context, random, [&](std::size_t i) { return !context.word_before(i).empty(); });
        if (words.empty()) return std::nullopt;
        Editor editor(text);
        for (const std::size_t i : words) {
            const std::size_t at = context[i - 1].end;
            editor.replace(at, at, ", " + phrases_.draw(random) + ",");
        }
        return std::move(editor).finish();
    }

private:
    WordChoice words_;
    Phrases phrases_;
};

}  // namespace

Definition define_add_greeting() {
    return {{"add-greeting", "Begins with a greeting", {}, true}, make_from_arguments<AddGreeting>};
}

Definition define_add_farewell() {
    return {{"add-farewell", "Ends with a farewell", {}, true}, make_from_arguments<AddFarewell>};
}

Definition define_add_discourse_marker() {
    return {{"add-discourse-marker", "Begins with \"Well,\" \"Actually,\" and their like", {}, true},
            make_from_arguments<AddDiscourseMarker>};
}

Definition define_add_fillers() {
    return {{"add-fillers", "Puts \"um\", \"you know\" and their like between words",
             with_word_parameters({}, "0.1"), true},
            make_from_arguments<AddFillers>};
}

}  // namespace assay
