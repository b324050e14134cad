// add-typos: swaps neighbouring letters. A place is drawn by its byte and looked at on its own, which rarely
// takes more than a few tries and never a walk through the text; only where that fails are all places listed.
#include <assay/base/utf8.hpp>
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/word_choice.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/tokens.hpp>

#include <algorithm>

namespace assay {
namespace {

/// Two neighbouring letters: text[begin, middle) and text[middle, end).
struct LetterPair {
    std::size_t begin = 0, middle = 0, end = 0;
};

constexpr std::uint64_t kMostTypos = 1000;

/// The pair that begins at this byte: two letters that differ, the second without a combining mark.
std::optional<LetterPair> pair_at(std::string_view text, std::size_t begin) {
    if (begin + 1 >= text.size()) return std::nullopt;
    LetterPair pair{begin, begin, 0};
    const char32_t first = next_code_point(text, pair.middle);
    if (!is_letter(first) || pair.middle >= text.size()) return std::nullopt;
    pair.end = pair.middle;
    const char32_t second = next_code_point(text, pair.end);
    if (!is_letter(second) || first == second) return std::nullopt;
    if (pair.end < text.size() && !is_ascii(text[pair.end])) {
        std::size_t after = pair.end;
        if (is_mark(next_code_point(text, after))) return std::nullopt;
    }
    return pair;
}

/// The stretch around a place without ASCII white space holds letters, and marks that open no protected span.
/// False also where that cannot be told from at most kFar bytes on each side.
bool is_surely_free(std::string_view text, const LetterPair& pair) {
    constexpr std::size_t kFar = 40;
    const auto harmless = [](char c) {
        return is_ascii_alphanumeric(c) || !is_ascii(c) ||
               std::string_view("'\",!?()-*~").find(c) != std::string_view::npos;
    };
    std::size_t i = pair.begin;
    for (std::size_t steps = 0; i > 0 && !is_ascii_space(text[i - 1]); --i)
        if (++steps > kFar || !harmless(text[i - 1])) return false;
    i = pair.end;
    for (std::size_t steps = 0; i < text.size() && !is_ascii_space(text[i]); ++i) {
        // A stop that ends the stretch ends a sentence; one inside may belong to an address.
        const bool last = i + 1 == text.size() || is_ascii_space(text[i + 1]);
        const bool stop = last && (text[i] == '.' || text[i] == ':' || text[i] == ';');
        if (++steps > kFar || !(stop || harmless(text[i]))) return false;
    }
    return true;
}

void append_pairs(std::string_view text, const Token& word, std::vector<LetterPair>& pairs) {
    for (std::size_t i = word.begin; i < word.end; next_code_point(text, i))
        if (const auto pair = pair_at(text, i); pair && pair->end <= word.end) pairs.push_back(*pair);
}

std::vector<LetterPair> all_pairs(std::string_view text) {
    std::vector<LetterPair> pairs;
    for (const Token& token : tokenize(text))
        if (token.kind == TokenKind::word) append_pairs(text, token, pairs);
    return pairs;
}

class AddTypos final : public Perturbation {
public:
    explicit AddTypos(const Arguments& arguments)
        : count_(static_cast<std::size_t>(arguments.number("count", 1, kMostTypos))),
          words_(arguments),
          by_words_(arguments.has("words")),
          keep_ends_(yes_or_no(arguments, "keep-ends")) {
        if (by_words_ && arguments.has("count"))
            arguments.fail("words",
                           "either 'count' (swaps in the text) or 'words' (one in each of a share of them)");
        for (const char* name : {"words", "max", "min-length", "stop-words", "protect", "keep-ends"})
            anywhere_ = anywhere_ && !arguments.has(name);
        if (arguments.has("max"))
            count_ =
                std::min(count_, static_cast<std::size_t>(arguments.number("max", 1, WordChoice::kMost)));
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        if (text.size() < 2) return std::nullopt;
        if (count_ == 1 && anywhere_)
            if (const auto pair = draw(text, random)) return swapped(text, {&*pair, 1});
        const std::vector<LetterPair> chosen = by_words_   ? one_in_each_word(text, random)
                                               : anywhere_ ? choose(all_pairs(text), random)
                                                           : choose(limited_pairs(text), random);
        if (chosen.empty()) return std::nullopt;
        return swapped(text, chosen);
    }

private:
    std::vector<LetterPair> pairs_of(std::string_view text, const Token& word) const {
        std::vector<LetterPair> pairs;
        append_pairs(text, word, pairs);
        if (keep_ends_)
            std::erase_if(pairs, [&](const LetterPair& pair) {
                return pair.begin == word.begin || pair.end == word.end;
            });
        return pairs;
    }

    std::vector<LetterPair> limited_pairs(std::string_view text) const {
        const Context context(text);
        std::vector<LetterPair> pairs;
        for (const std::size_t i : words_.editable(context))
            for (const LetterPair& pair : pairs_of(text, context[i])) pairs.push_back(pair);
        return pairs;
    }

    std::vector<LetterPair> one_in_each_word(std::string_view text, Random& random) const {
        const Context context(text);
        std::vector<std::vector<LetterPair>> words;
        for (const std::size_t i : words_.editable(context))
            if (auto pairs = pairs_of(text, context[i]); !pairs.empty()) words.push_back(std::move(pairs));
        if (words.empty()) return {};
        words_.thin(words, random);
        std::vector<LetterPair> chosen;
        for (const std::vector<LetterPair>& pairs : words)
            chosen.push_back(pairs[random.below(pairs.size())]);
        return chosen;
    }

    static std::optional<LetterPair> draw(std::string_view text, Random& random) {
        constexpr int kTries = 16;
        for (int i = 0; i < kTries; ++i) {
            const std::size_t begin = random.below(text.size() - 1);
            if (!is_ascii(text[begin]) && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) continue;
            const auto pair = pair_at(text, begin);
            if (pair && is_surely_free(text, *pair)) return pair;
        }
        return std::nullopt;
    }

    /// Up to count_ pairs without a common letter, each set equally likely to begin with (a partial shuffle).
    std::vector<LetterPair> choose(std::vector<LetterPair> pairs, Random& random) const {
        std::vector<LetterPair> chosen;
        for (std::size_t left = pairs.size(); left > 0 && chosen.size() < count_; --left) {
            std::swap(pairs[random.below(left)], pairs[left - 1]);
            const LetterPair& pair = pairs[left - 1];
            const bool apart = std::all_of(chosen.begin(), chosen.end(), [&](const LetterPair& other) {
                return pair.end <= other.begin || other.end <= pair.begin;
            });
            if (apart) chosen.push_back(pair);
        }
        std::sort(chosen.begin(), chosen.end(),
                  [](const LetterPair& a, const LetterPair& b) { return a.begin < b.begin; });
        return chosen;
    }

    static EditedText swapped(std::string_view text, std::span<const LetterPair> pairs) {
        Editor editor(text);
        for (const LetterPair& pair : pairs) {
            char letters[8];
            char* out = std::copy(text.begin() + pair.middle, text.begin() + pair.end, letters);
            out = std::copy(text.begin() + pair.begin, text.begin() + pair.middle, out);
            editor.replace(pair.begin, pair.end, {letters, static_cast<std::size_t>(out - letters)});
        }
        return std::move(editor).finish();
    }

    std::size_t count_;
    WordChoice words_;
    bool by_words_, keep_ends_;
    bool anywhere_ = true;  ///< no limit is set: a place may be drawn without a look at its word
};

}  // namespace

Definition define_add_typos() {
    PerturbationInfo info{"add-typos", "Swaps neighbouring letters inside words",
                          with_word_parameters({{"count", "how many swaps, 1 to 1000", "1"}}, ""), true};
    info.parameters.push_back(keep_ends_parameter("no"));
    return {std::move(info), make_from_arguments<AddTypos>};
}

}  // namespace assay
