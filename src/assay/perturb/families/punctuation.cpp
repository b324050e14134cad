// strip-punctuation and add-punctuation.
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/context.hpp>
#include <assay/perturb/editing/text_end.hpp>
#include <assay/text/characters.hpp>

#include <algorithm>
#include <array>

namespace assay {
namespace {

const std::vector<std::string> kStrippedPlaces = {"end", "all"};

// Marks that stand for a word or a thing rather than structure a sentence.
bool is_meaningful(std::string_view mark) {
    return mark.size() == 1 && std::string_view("#%&*/@\\_").find(mark[0]) != std::string_view::npos;
}

bool has_word(const Context& context) {
    for (std::size_t i = 0; i < context.size(); ++i)
        if (context[i].kind != TokenKind::punctuation) return true;
    return false;
}

class StripPunctuation final : public Perturbation {
public:
    explicit StripPunctuation(const Arguments& arguments)
        : all_(arguments.one_of("where", kStrippedPlaces) == 1) {}

    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        if (!has_word(context)) return std::nullopt;
        Editor editor(text);
        if (all_)
            strip_all(context, editor);
        else
            strip_end(context, editor);
        return std::move(editor).finish_if_edited();
    }

private:
    /// The run of marks at the end, also with white space between; closing quotes and brackets behind it
    /// stay.
    static void strip_end(const Context& context, Editor& editor) {
        std::size_t last = context.size();
        while (last > 0 && is_plain(context, last - 1) && is_closer(context.piece(last - 1))) --last;
        std::size_t first = last;
        while (first > 0 && is_plain(context, first - 1) && is_strippable(context.piece(first - 1))) --first;
        if (first == last) return;
        const std::size_t begin = first > 0 ? context[first - 1].end : context[first].begin;
        editor.replace(begin, context[last - 1].end, "");
    }

    static bool is_plain(const Context& context, std::size_t i) {
        return context[i].kind == TokenKind::punctuation;
    }

    static bool is_strippable(std::string_view mark) {
        static constexpr std::array<std::string_view, 8> kOthers = {",", ";", ":", "-", "–", "—", "、", "،"};
        return is_sentence_mark(mark) || std::find(kOthers.begin(), kOthers.end(), mark) != kOthers.end();
    }

    /// All marks but those inside words and numbers ("well-made", "3.50") and those that mean something
    /// ("%"). A run of marks takes white space along if that would be double or at the end, and leaves a
    /// blank where words would run together.
    static void strip_all(const Context& context, Editor& editor) {
        const std::string_view text = context.text();
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (!goes(context, i)) continue;
            const std::size_t first = i;
            while (i + 1 < context.size() && goes(context, i + 1)) ++i;
            std::size_t begin = context[first].begin, end = context[i].end;
            const bool spaced_before = !context.glued(first), spaced_after = !context.glued(i + 1);
            if (spaced_before && i + 1 == context.size())
                begin = first > 0 ? context[first - 1].end : 0;
            else if (spaced_before && end < text.size() && is_ascii_space(text[end]))
                ++end;
            editor.replace(begin, end, spaced_before || spaced_after ? "" : " ");
        }
    }

    static bool goes(const Context& context, std::size_t i) {
        if (!is_plain(context, i) || is_meaningful(context.piece(i))) return false;
        const bool inside =
            context.glued(i) && context.glued(i + 1) && is_solid(context, i - 1) && is_solid(context, i + 1);
        return !inside;
    }

    static bool is_solid(const Context& context, std::size_t i) {
        return context[i].kind == TokenKind::word || context[i].kind == TokenKind::number;
    }

    bool all_;
};

class AddPunctuation final : public Perturbation {
public:
    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        static constexpr std::array<std::string_view, 3> kMarks = {".", "!", "…"};
        const TextEnd at = end_of_text(text);
        const std::string_view old = text.substr(at.marks, at.closers - at.marks);
        if (old.empty() && !at.takes_stop) return std::nullopt;
        // A question would no longer be one.
        if (old.find('?') != std::string_view::npos || old.find("？") != std::string_view::npos ||
            old.find("؟") != std::string_view::npos)
            return std::nullopt;
        const auto known = std::find(kMarks.begin(), kMarks.end(), old);
        const auto skipped = static_cast<std::size_t>(known - kMarks.begin());
        std::size_t pick = random.below(known == kMarks.end() ? kMarks.size() : kMarks.size() - 1);
        if (pick >= skipped) ++pick;
        Editor editor(text);
        if (old.empty())
            editor.replace(at.end, at.end, kMarks[pick]);
        else
            editor.replace(at.marks, at.closers, kMarks[pick]);
        return std::move(editor).finish();
    }
};

}  // namespace

Definition define_strip_punctuation() {
    return {{"strip-punctuation",
             "Removes punctuation",
             {{"where", "end: the marks at the end of the text; all: also those inside", "end"}},
             true},
            make_from_arguments<StripPunctuation>};
}

Definition define_add_punctuation() {
    return {{"add-punctuation", "Ends the text with another of . ! … than it has", {}, true},
            make_plain<AddPunctuation>};
}

}  // namespace assay
