#include "sentences.hpp"

#include <assay/perturb/editing/text_end.hpp>

namespace assay {
namespace {

/// Does token i belong to the end of the sentence that ended before it: "?!", quotes, emoji?
bool trails(const Context& context, std::size_t i) {
    if (context[i].kind == TokenKind::emoticon) return true;
    if (context[i].kind == TokenKind::symbol) return context.piece(i).size() > 2;  // emoji, not "$"
    if (context[i].kind != TokenKind::punctuation || !context.glued(i)) return false;
    return is_sentence_mark(context.piece(i)) || is_closer(context.piece(i));
}

}  // namespace

Sentences sentences_of(const Context& context) {
    Sentences sentences;
    Sentence now;
    const auto close = [&](std::size_t stop, std::size_t end) {
        if (end == now.first) return;
        sentences.push_back({now.first, end, stop});
        now.first = end;
    };
    for (std::size_t i = 0; i < context.size(); ++i) {
        if (i > 0 && context.line_breaks_before(i)) close(i, i);
        if (!context.ends_sentence(i)) continue;
        std::size_t end = i + 1;
        while (end < context.size() && !context.line_breaks_before(end) && trails(context, end)) ++end;
        if (end == context.size() || !context.glued(end)) close(i, end);
        i = end - 1;
    }
    close(context.size(), context.size());
    return sentences;
}

bool asks(const Context& context, const Sentence& sentence) {
    return sentence.stop < sentence.end && context.is_mark(sentence.stop, "?");
}

}  // namespace assay
