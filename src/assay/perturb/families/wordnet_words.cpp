// wordnet-synonyms, wordnet-antonyms, wordnet-hypernyms and wordnet-hyponyms: words become others that
// WordNet relates them to, in the same form.
#include <assay/perturb/editing/word_choice.hpp>
#include <assay/perturb/english/article.hpp>
#include <assay/perturb/english/word_places.hpp>
#include <assay/perturb/english/wordnet_exceptions.hpp>
#include <assay/perturb/word_families.hpp>
#include <assay/text/letter_case.hpp>

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <span>

namespace assay {
namespace {

constexpr std::string_view kAnyPart = "any";

class WordNetWords final : public Perturbation {
public:
    WordNetWords(const Arguments& arguments, WordRelation relation, bool nouns_only)
        : words_(arguments),
          swaps_(arguments.lexicons().library.wordnet(), options_of(arguments, relation, nouns_only)),
          places_(swaps_.readings()),
          relation_(relation) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const TokenNumbers words =
            words_.draw(context, random, [&](std::size_t i) { return !choices_at(context, i).empty(); });
        if (words.empty()) return std::nullopt;
        Editor editor(text);
        for (const std::size_t i : words) {
            const Choices choices = choices_at(context, i);
            const std::string& drawn = *choices[choices.size() == 1 ? 0 : random.below(choices.size())];
            const std::string_view piece = context.piece(i);
            const std::string with = copy_case(piece, to_lower(piece), drawn);
            adjust_article(context, i, with, editor);
            editor.replace(context[i].begin, context[i].end, with);
        }
        return std::move(editor).finish();
    }

private:
    static WordNetSwapOptions options_of(const Arguments& arguments, WordRelation relation, bool nouns_only) {
        WordNetSwapOptions options;
        options.relation = relation;
        options.phrases = yes_or_no(arguments, "phrases");
        if (nouns_only) {
            options.parts = {PartOfSpeech::noun};
            return options;
        }
        std::vector<std::string> names = {std::string(kAnyPart)};
        names.insert(names.end(), part_of_speech_names().begin(), part_of_speech_names().end());
        const std::size_t chosen = arguments.one_of("pos", names);
        for (std::size_t part = 0; part < part_of_speech_names().size(); ++part)
            if (chosen == 0 || chosen == part + 1) options.parts.push_back(static_cast<PartOfSpeech>(part));
        return options;
    }

    /// What may become of the word, or null: it stands where it is what the table takes it for.
    const WordNetSwap* swap_at(const Context& context, std::size_t i) const {
        const std::span<const WordNetSwap> swaps = swaps_.find(context.piece(i));
        if (swaps.empty() || !may_be_edited(context, i)) return nullptr;
        const auto fits = std::find_if(swaps.begin(), swaps.end(), [&](const WordNetSwap& swap) {
            return places_.fits(context, i, swap);
        });
        if (fits == swaps.end() || is_in_fixed_phrase(context, i)) return nullptr;
        return relation_ == WordRelation::antonyms && is_in_phrase_without_opposite(context, i) ? nullptr
                                                                                                : &*fits;
    }

    using Choices = boost::container::small_vector<const std::string*, 8>;

    /// What may become of the word; not what is named beside it ("the doctor or physician").
    Choices choices_at(const Context& context, std::size_t i) const {
        Choices choices;
        if (const WordNetSwap* swap = swap_at(context, i))
            for (const std::string& with : swap->with)
                if (!is_named_near(context, i, with)) choices.push_back(&with);
        return choices;
    }

    static bool is_named_near(const Context& context, std::size_t i, std::string_view word) {
        constexpr std::size_t kNear = 8;  // tokens
        const std::size_t first = i < kNear ? 0 : i - kNear, end = std::min(i + kNear + 1, context.size());
        for (std::size_t near = first; near < end; ++near)
            if (context.piece(near).size() == word.size() && to_lower(context.piece(near)) == word)
                return true;
        return false;
    }

    /// No name, no part of a compound, no word in capitals that may be an abbreviation.
    static bool may_be_edited(const Context& context, std::size_t i) {
        constexpr std::size_t kLongestAbbreviation = 4;
        const std::string_view piece = context.piece(i);
        if (context.hyphenated(i, i)) return false;
        switch (letter_case(piece)) {
            case LetterCase::lower:
                return true;
            case LetterCase::capitalised:
                return context.starts_sentence(i) && !begins_with_capital(context.word_after(i));
            case LetterCase::upper:
                return piece.size() > kLongestAbbreviation;
            default:
                return false;
        }
    }

    WordChoice words_;
    WordNetSwaps swaps_;
    WordPlaces places_;
    WordRelation relation_;
};

Definition define_wordnet_words(std::string name, std::string help, bool keeps_label, WordRelation relation,
                                bool nouns_only) {
    std::vector<ParameterInfo> own;
    if (!nouns_only)
        own.push_back({"pos", "any, or only noun, verb, adjective or adverb", std::string(kAnyPart)});
    own.push_back({"phrases", "yes: nouns may become several words", "no"});
    return {{std::move(name), std::move(help), with_word_parameters(std::move(own), "0.3"), keeps_label},
            [relation, nouns_only](const Arguments& arguments) -> std::unique_ptr<Perturbation> {
                return std::make_unique<WordNetWords>(arguments, relation, nouns_only);
            }};
}

}  // namespace

Definition define_wordnet_synonyms() {
    return define_wordnet_words("wordnet-synonyms",
                                "Swaps words for synonyms of WordNet: \"buy\", \"purchase\"", true,
                                WordRelation::synonyms, false);
}

Definition define_wordnet_antonyms() {
    return define_wordnet_words("wordnet-antonyms", "Swaps words for antonyms of WordNet: \"buy\", \"sell\"",
                                false, WordRelation::antonyms, false);
}

Definition define_wordnet_hypernyms() {
    return define_wordnet_words("wordnet-hypernyms",
                                "Swaps things for what they are: \"coffee\", \"beverage\"", false,
                                WordRelation::hypernyms, true);
}

Definition define_wordnet_hyponyms() {
    return define_wordnet_words("wordnet-hyponyms", "Swaps things for a kind of them: \"dog\", \"puppy\"",
                                false, WordRelation::hyponyms, true);
}

}  // namespace assay
