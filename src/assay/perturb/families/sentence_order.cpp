// reorder-sentences, duplicate-sentence, delete-sentence and add-sentence: a text as a list of sentences.
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/sentences.hpp>
#include <assay/perturb/sentence_families.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <vector>

namespace assay {
namespace {

/// A sentence, or several that stay together, as bytes of the text.
struct Piece {
    std::size_t begin = 0, end = 0;
    bool stops = false;  ///< it ends in . ! ? or the like
    bool leans = false;  ///< it goes on with what the sentence before says
};

/// "But it was late.", "They did."
bool leans_on_former(std::string_view first_word) {
    static const WordSet kWords(
        "and but or so yet because although though however therefore thus hence nevertheless nonetheless "
        "otherwise instead besides moreover furthermore additionally consequently meanwhile likewise "
        "similarly "
        "then also too again still even just only not never plus except especially until since after before "
        "when while which who that that's this these those it it's its he he's she she's they they're them "
        "their his her same such both neither none another others one first second secondly third finally "
        "lastly next later afterwards worse better yes no there here");
    return kWords.contains(first_word);
}

bool is_said(const Context& context, std::size_t i) {
    return context.is_word(i) || context[i].kind == TokenKind::number;
}

/// The sentences without the handles before and the hashtags and links behind them. What holds no word
/// belongs to no piece.
std::vector<Piece> pieces_of(const Context& context) {
    std::vector<Piece> pieces;
    for (const Sentence& sentence : sentences_of(context)) {
        std::size_t first = sentence.first, end = sentence.end;
        while (first < end && is_protected(context[first].kind)) ++first;
        while (end > first && is_protected(context[end - 1].kind)) --end;
        bool said = false;
        for (std::size_t i = first; i < end && !said; ++i) said = is_said(context, i);
        if (!said) continue;
        const bool stops = sentence.stop < end && context.ends_sentence(sentence.stop);
        pieces.push_back({context[first].begin, context[end - 1].end, stops,
                          !pieces.empty() && leans_on_former(context.piece(first))});
    }
    return pieces;
}

/// Those that lean on another are one with it.
std::vector<Piece> joined(const std::vector<Piece>& pieces) {
    std::vector<Piece> all;
    for (const Piece& piece : pieces) {
        if (!piece.leans) {
            all.push_back(piece);
            continue;
        }
        all.back().end = piece.end;
        all.back().stops = piece.stops;
    }
    return all;
}

std::string text_of(std::string_view text, const Piece& piece) {
    return std::string(text.substr(piece.begin, piece.end - piece.begin));
}

class ReorderSentences final : public Perturbation {
public:
    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const std::vector<Piece> pieces = joined(pieces_of(context));
        if (pieces.size() < 2) return std::nullopt;
        const std::vector<std::size_t> order = draw_order(pieces.size(), random);
        Editor editor(text);
        for (std::size_t k = 0; k < pieces.size(); ++k) {
            const Piece& moved = pieces[order[k]];
            const bool last = k + 1 == pieces.size();
            editor.replace(pieces[k].begin, pieces[k].end,
                           text_of(text, moved) + (moved.stops || last ? "" : "."));
        }
        EditedText edited = std::move(editor).finish();
        if (edited.edits.empty()) return std::nullopt;  // "No. No."
        return edited;
    }

private:
    /// Any order but the one that is there (Fisher & Yates).
    static std::vector<std::size_t> draw_order(std::size_t size, Random& random) {
        std::vector<std::size_t> order(size);
        std::iota(order.begin(), order.end(), 0);
        while (std::is_sorted(order.begin(), order.end()))
            for (std::size_t left = size; left > 1; --left)
                std::swap(order[left - 1], order[random.below(left)]);
        return order;
    }
};

class DuplicateSentence final : public Perturbation {
public:
    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const std::vector<Piece> pieces = pieces_of(context);
        if (pieces.empty()) return std::nullopt;
        const Piece& piece = pieces[random.below(pieces.size())];
        Editor editor(text);
        editor.replace(piece.end, piece.end, (piece.stops ? " " : ". ") + text_of(text, piece));
        return std::move(editor).finish();
    }
};

class DeleteSentence final : public Perturbation {
public:
    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const std::vector<Piece> pieces = pieces_of(context);
        std::vector<std::size_t> spare;  // no other sentence leans on it
        for (std::size_t k = 0; k < pieces.size(); ++k)
            if (k + 1 == pieces.size() || !pieces[k + 1].leans) spare.push_back(k);
        if (pieces.size() < 2) return std::nullopt;
        const std::size_t k = spare[random.below(spare.size())];
        const bool last = k + 1 == pieces.size();
        Editor editor(text);
        editor.replace(last ? pieces[k - 1].end : pieces[k].begin, last ? pieces[k].end : pieces[k + 1].begin,
                       "");
        return std::move(editor).finish();
    }
};

class AddSentence final : public Perturbation {
public:
    explicit AddSentence(const Arguments& arguments) {
        static const std::array<std::string, 3> kPlaces = {"any", "start", "end"};
        place_ = static_cast<Place>(arguments.one_of("where", kPlaces));
        const Lexicon& lexicon =
            library_lexicon(arguments.lexicons().library, "informal", "irrelevant_sentence");
        for (const LexiconEntry& entry : lexicon.entries) sentences_.push_back(entry.value);
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const std::vector<Piece> pieces = joined(pieces_of(context));
        if (pieces.empty()) return std::nullopt;
        const std::size_t before = place_ == Place::start ? 0
                                   : place_ == Place::end ? pieces.size()
                                                          : random.below(pieces.size() + 1);
        const std::string& sentence = sentences_[random.below(sentences_.size())];
        Editor editor(text);
        if (before == 0) {
            editor.replace(pieces[0].begin, pieces[0].begin, sentence + " ");
        } else {
            const Piece& piece = pieces[before - 1];
            editor.replace(piece.end, piece.end, (piece.stops ? " " : ". ") + sentence);
        }
        return std::move(editor).finish();
    }

private:
    enum class Place { any, start, end };

    Place place_ = Place::any;
    std::vector<std::string> sentences_;
};

}  // namespace

Definition define_reorder_sentences() {
    return {{"reorder-sentences", "Puts the sentences into another order", {}, true},
            make_plain<ReorderSentences>};
}

Definition define_duplicate_sentence() {
    return {{"duplicate-sentence", "Says one of the sentences twice", {}, true},
            make_plain<DuplicateSentence>};
}

Definition define_delete_sentence() {
    return {{"delete-sentence", "Leaves one of the sentences out", {}}, make_plain<DeleteSentence>};
}

Definition define_add_sentence() {
    return {{"add-sentence",
             "Adds a sentence that has nothing to do with the text",
             {{"where", "start, end, or any: one of them or between two sentences, by chance", "any"}},
             true},
            make_from_arguments<AddSentence>};
}

}  // namespace assay
