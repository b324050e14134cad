// append and prepend: a phrase at the end or the beginning of a text. The phrases are the cases of a
// template, so that {negative_phrase} and {a|b} stand for each of theirs.
#include <assay/pattern/expansion.hpp>
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/text_end.hpp>

#include <array>

namespace assay {
namespace {

class PhraseList {
public:
    explicit PhraseList(const Arguments& arguments) : expansion_(compile(arguments)) {}

    std::uint64_t size() const { return expansion_.size(); }

    std::string pick(Random& random, std::optional<std::uint64_t> choice) const {
        const std::uint64_t index = choice ? *choice : random.below(size());
        if (index >= size()) throw Error("a choice must be below the number of choices");
        std::vector<std::uint32_t> picks(expansion_.slots().size());
        std::string phrase;
        if (expansion_.decode(index, picks)) expansion_.render(0, picks, phrase);
        return phrase;
    }

private:
    static Expansion compile(const Arguments& arguments) {
        const std::string_view text = arguments.text("choices");
        if (text.empty()) arguments.fail("choices", "'choices' is empty; write a phrase, {a|b} or {lexicon}");
        try {
            const std::array<Pattern, 1> patterns = {parse_pattern(text)};
            return Expansion::compile(patterns, arguments.lexicons().suite);
        } catch (const SyntaxError& error) {
            arguments.fail("choices", error.what(), error.offset());
        }
    }

    Expansion expansion_;
};

class Append final : public Perturbation {
public:
    explicit Append(const Arguments& arguments) : phrases_(arguments) {}
    std::uint64_t choice_count() const override { return phrases_.size(); }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t> choice) const override {
        const std::string phrase = phrases_.pick(random, choice);
        if (phrase.empty()) return std::nullopt;
        const TextEnd at = end_of_text(text);
        Editor editor(text);
        editor.replace(at.end, text.size(), (at.end == 0 ? "" : at.takes_stop ? ". " : " ") + phrase);
        return std::move(editor).finish();
    }

private:
    PhraseList phrases_;
};

class Prepend final : public Perturbation {
public:
    explicit Prepend(const Arguments& arguments) : phrases_(arguments) {}
    std::uint64_t choice_count() const override { return phrases_.size(); }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t> choice) const override {
        const std::string phrase = phrases_.pick(random, choice);
        if (phrase.empty()) return std::nullopt;
        Editor editor(text);
        editor.replace(0, 0, text.empty() ? phrase : phrase + " ");
        return std::move(editor).finish();
    }

private:
    PhraseList phrases_;
};

ParameterInfo choices(const char* help) {
    return {"choices", help, "", true};
}

}  // namespace

Definition define_append() {
    return {{"append",
             "Adds a phrase at the end",
             {choices("the phrases to add, as a template: \"You are lame.\", {a|b} or {negative_phrase}")}},
            make_from_arguments<Append>};
}

Definition define_prepend() {
    return {{"prepend",
             "Adds a phrase at the beginning",
             {choices("the phrases to add, as a template: \"Honestly,\", {a|b} or {opening}")}},
            make_from_arguments<Prepend>};
}

}  // namespace assay
