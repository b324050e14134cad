// delete-words, remove-stop-words, swap-words and split-words.
#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/letters.hpp>
#include <assay/perturb/editing/word_choice.hpp>
#include <assay/perturb/word_families.hpp>
#include <assay/text/characters.hpp>

#include <span>

namespace assay {
namespace {

/// Takes words out, each with the blank before it or, at the beginning, behind it. One word of the text stays
/// in any case; nothing if that is all.
std::optional<EditedText> without(const Context& context, const TokenNumbers& words) {
    std::size_t all = 0;
    for (std::size_t i = 0; i < context.size(); ++i) all += context.is_word(i);
    const bool keeps_last = words.size() == all && all > 0;
    const std::span<const std::size_t> taken(words.data(), words.size() - (keeps_last ? 1 : 0));
    if (taken.empty()) return std::nullopt;
    Editor editor(context.text());
    std::size_t done = 0;
    for (const std::size_t i : taken) {
        std::size_t begin = context[i].begin, end = context[i].end;
        if (i > 0 && !context.glued(i) && context[i - 1].end >= done)
            begin = context[i - 1].end;
        else if (i + 1 < context.size())
            end = context[i + 1].begin;
        editor.replace(begin, end, "");
        done = end;
    }
    return std::move(editor).finish();
}

/// Words that are no part of a longer one ("well-made", "A380's").
bool is_whole_word(const Context& context, std::size_t i) {
    const auto joined = [&](std::size_t gap, std::size_t mark) {
        return context.glued(gap) && (context.is_mark(mark, "-") || context.is_mark(mark, "/") ||
                                      context[mark].kind != TokenKind::punctuation);
    };
    return !(i > 0 && joined(i, i - 1)) && !(i + 1 < context.size() && joined(i + 1, i + 1));
}

class DeleteWords final : public Perturbation {
public:
    explicit DeleteWords(const Arguments& arguments) : words_(arguments) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        return without(
            context, words_.draw(context, random, [&](std::size_t i) { return is_whole_word(context, i); }));
    }

private:
    WordChoice words_;
};

/// Not "not" and what else denies.
class RemoveStopWords final : public Perturbation {
public:
    explicit RemoveStopWords(const Arguments& arguments) : words_(arguments) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        static const WordSet kDenying("no not nor never without but although though unless");
        const Context context(text);
        return without(context, words_.draw(context, random, [&](std::size_t i) {
            const std::string_view word = context.piece(i);
            return function_words().contains(word) && !kDenying.contains(word) && is_whole_word(context, i);
        }));
    }

private:
    WordChoice words_;
};

/// A word and the one behind it change places.
class SwapWords final : public Perturbation {
public:
    explicit SwapWords(const Arguments& arguments) : words_(arguments) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const TokenNumbers words = words_.editable(context);
        TokenNumbers firsts;
        for (std::size_t at = 0; at + 1 < words.size(); ++at)
            if (words[at + 1] == words[at] + 1 && may_swap(context, words[at])) firsts.push_back(words[at]);
        if (firsts.empty()) return std::nullopt;
        words_.thin(firsts, random);
        Editor editor(text);
        std::size_t done = 0;
        for (const std::size_t i : firsts) {
            if (i < done) continue;  // the word has moved already
            const std::size_t begin = context[i].begin, end = context[i + 1].end;
            std::string with(context.piece(i + 1));
            with += context.between(context[i].end, context[i + 1].begin);
            with += context.piece(i);
            editor.replace(begin, end, with);
            done = i + 2;
        }
        return std::move(editor).finish();
    }

private:
    static bool may_swap(const Context& context, std::size_t i) {
        return !context.word_after(i).empty() && is_whole_word(context, i) && is_whole_word(context, i + 1) &&
               context.piece(i) != context.piece(i + 1);
    }

    WordChoice words_;
};

/// A blank inside a word, between two letters.
class SplitWords final : public Perturbation {
public:
    explicit SplitWords(const Arguments& arguments) : words_(arguments) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        Letters letters;
        const auto read = [&](std::size_t i) {
            read_letters(text, context[i].begin, context[i].end, letters);
        };
        const TokenNumbers words = words_.draw(context, random, [&](std::size_t i) {
            read(i);
            return !gaps(letters).empty();
        });
        if (words.empty()) return std::nullopt;
        Editor editor(text);
        for (const std::size_t i : words) {
            read(i);
            const TokenNumbers places = gaps(letters);
            const std::size_t at = letters[places[random.below(places.size())]].begin;
            editor.replace(at, at, " ");
        }
        return std::move(editor).finish();
    }

private:
    /// The letters that a blank could come before.
    static TokenNumbers gaps(const Letters& letters) {
        TokenNumbers places;
        for (std::size_t i = 1; i < letters.size(); ++i)
            if (is_letter(letters[i - 1].code) && is_letter(letters[i].code)) places.push_back(i);
        return places;
    }

    WordChoice words_;
};

}  // namespace

Definition define_delete_words() {
    return {{"delete-words", "Leaves words out", with_word_parameters({}, "0.1")},
            make_from_arguments<DeleteWords>};
}

Definition define_remove_stop_words() {
    return {{"remove-stop-words", "Leaves out articles, pronouns, prepositions and their like",
             with_word_parameters({}, "1")},
            make_from_arguments<RemoveStopWords>};
}

Definition define_swap_words() {
    return {{"swap-words", "Swaps neighbouring words", with_word_parameters({}, "0.1")},
            make_from_arguments<SwapWords>};
}

Definition define_split_words() {
    return {
        {"split-words", "Puts blanks into words: \"pl ease\"", with_word_parameters({}, "0.1", "4"), true},
        make_from_arguments<SplitWords>};
}

}  // namespace assay
