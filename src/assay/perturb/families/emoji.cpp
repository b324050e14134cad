// add-emoji, remove-emoji and emoji-to-words, by the lexicon `emoji` of assay:informal; words-to-emoji, too,
// which is a swap of words.
#include <assay/base/utf8.hpp>
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/context.hpp>
#include <assay/perturb/editing/text_end.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/word_swap.hpp>

#include <algorithm>
#include <map>

namespace assay {
namespace {

const std::vector<std::string> kMoods = {"neutral", "positive", "negative"};
const std::vector<std::string> kEmojiKinds = {"emoji", "emoticons"};

const Lexicon& emoji_lexicon(const Arguments& arguments) {
    return library_lexicon(arguments.lexicons().library, "informal", "emoji");
}

char32_t first_code_point(std::string_view text) {
    std::size_t position = 0;
    return next_code_point(text, position);
}

/// Pictures, not the symbols of money and mathematics; skin tones and the letters of flags are among them.
bool is_emoji(char32_t c) {
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x23E9 && c <= 0x23FA) ||
           c == 0x231A || c == 0x231B || c == 0x2B1B || c == 0x2B1C || c == 0x2B50 || c == 0x2B55;
}

bool is_emoji(const Context& context, std::size_t i) {
    return context[i].kind == TokenKind::symbol && is_emoji(first_code_point(context.piece(i)));
}

class AddEmoji final : public Perturbation {
public:
    explicit AddEmoji(const Arguments& arguments) {
        const std::string& mood = kMoods[arguments.one_of("mood", kMoods)];
        const bool emoticons = arguments.one_of("kind", kEmojiKinds) == 1;
        for (const LexiconEntry& entry : emoji_lexicon(arguments).entries)
            if (const std::string* is = entry.field("mood"); is != nullptr && *is == mood)
                add(entry, emoticons);
        if (emoji_.empty() && emoticons)
            arguments.fail("kind", "no emoticon is " + mood + "; mood= says which are wanted");
        if (emoji_.empty())
            throw Error("the lexicon 'emoji' of assay:informal has none with mood=\"" + mood + "\"");
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const std::size_t end = end_of_text(text).end;
        if (end == 0) return std::nullopt;
        Editor editor(text);
        editor.replace(end, end, " " + emoji_[random.below(emoji_.size())]);
        return std::move(editor).finish();
    }

private:
    void add(const LexiconEntry& entry, bool emoticons) {
        if (!emoticons) {
            emoji_.push_back(entry.value);
        } else if (const std::string* all = entry.field("emoticons")) {
            for (const PlacedWord& emoticon : split_words(*all)) emoji_.emplace_back(emoticon.word);
        }
    }

    std::vector<std::string> emoji_;
};

/// All emoji and emoticons go, with the blank before them; a text of nothing else stays.
class RemoveEmoji final : public Perturbation {
public:
    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        Editor editor(text);
        bool others = false;
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (!goes(context, i)) {
                others = true;
                continue;
            }
            const std::size_t first = i;
            while (i + 1 < context.size() && goes(context, i + 1)) ++i;
            remove(context, first, i, editor);
        }
        if (!others) return std::nullopt;
        return std::move(editor).finish_if_edited();
    }

private:
    static bool goes(const Context& context, std::size_t i) {
        return context[i].kind == TokenKind::emoticon || is_emoji(context, i);
    }

    static void remove(const Context& context, std::size_t first, std::size_t last, Editor& editor) {
        const bool opening = first == 0, closing = last + 1 == context.size();
        const std::size_t begin = opening ? context[first].begin : context[first - 1].end;
        const std::size_t end = closing || !opening ? context[last].end : context[last + 1].begin;
        const bool run_together = !opening && !closing && context.glued(last + 1) &&
                                  context[last + 1].kind != TokenKind::punctuation;
        editor.replace(begin, end, run_together ? " " : "");
    }
};

class EmojiToWords final : public Perturbation {
public:
    explicit EmojiToWords(const Arguments& arguments) {
        for (const LexiconEntry& entry : emoji_lexicon(arguments).entries) {
            const std::string* name = entry.field("name");
            if (name == nullptr) continue;
            names_.emplace(first_code_point(entry.value), *name);
            if (const std::string* emoticons = entry.field("emoticons"))
                for (const PlacedWord& emoticon : split_words(*emoticons))
                    names_of_emoticons_.emplace(std::string(emoticon.word), *name);
        }
    }

    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        Editor editor(text);
        for (std::size_t i = 0; i < context.size(); ++i) {
            const std::string* name = name_of(context, i);
            if (name == nullptr) continue;
            std::string with = context.glued(i) ? " " + *name : *name;
            // A skin tone belongs to the emoji before it.
            std::size_t last = i;
            while (context.glued(last + 1) && is_skin_tone(first_code_point(context.piece(last + 1)))) ++last;
            if (context.glued(last + 1) && context[last + 1].kind != TokenKind::punctuation &&
                name_of(context, last + 1) == nullptr)
                with += " ";
            editor.replace(context[i].begin, context[last].end, with);
            i = last;
        }
        return std::move(editor).finish_if_edited();
    }

private:
    static bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

    const std::string* name_of(const Context& context, std::size_t i) const {
        if (context[i].kind == TokenKind::symbol) {
            const auto found = names_.find(first_code_point(context.piece(i)));
            return found == names_.end() ? nullptr : &found->second;
        }
        if (context[i].kind != TokenKind::emoticon) return nullptr;
        std::string_view emoticon = context.piece(i);  // ":)))" is ":)"
        while (emoticon.size() > 2 && emoticon.back() == emoticon[emoticon.size() - 2])
            emoticon.remove_suffix(1);
        const auto found = names_of_emoticons_.find(emoticon);
        return found == names_of_emoticons_.end() ? nullptr : &found->second;
    }

    std::map<char32_t, std::string> names_;
    std::map<std::string, std::string, std::less<>> names_of_emoticons_;
};

}  // namespace

Definition define_add_emoji() {
    return {{"add-emoji",
             "Adds an emoji at the end",
             {{"mood", "neutral, positive or negative", "neutral"},
              {"kind", "emoji, or emoticons such as :), which are never neutral", "emoji"}},
             true,
             {{"mood", "positive"}, {"mood", "negative"}}},
            make_from_arguments<AddEmoji>};
}

Definition define_remove_emoji() {
    return {{"remove-emoji", "Removes emoji and emoticons", {}}, make_plain<RemoveEmoji>};
}

Definition define_emoji_to_words() {
    return {
        {"emoji-to-words", "Writes emoji and emoticons as words: \"😂\" becomes \"tears of joy\"", {}, true},
        make_from_arguments<EmojiToWords>};
}

Definition define_words_to_emoji() {
    return define_word_swap({"words-to-emoji", "Writes words as emoji: \"pizza\" becomes \"🍕\"", {}, true},
                            "1", {{"informal", "emoji", "word", true, ""}});
}

}  // namespace assay
