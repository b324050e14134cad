#include <assay/explain/occlusion.hpp>

#include <assay/explain/label_scorer.hpp>

namespace assay {

Explanation explain_by_occlusion(Model& model, std::string_view text, std::optional<std::size_t> label) {
    LabelScorer scorer(model);
    Explanation explanation = scorer.begin(text, label);
    explanation.method = ExplanationMethod::occlusion;
    const std::vector<TextSpan> words = words_of(text);
    std::vector<bool> kept(words.size(), true);
    const auto scores = scorer.scores(words.size(), [&](std::size_t word, TextBatch& variants) {
        kept[word] = false;
        variants.append_field(with_words_kept(text, words, kept));
        kept[word] = true;
    });
    for (std::size_t word = 0; word < words.size(); ++word)
        explanation.words[word].contribution = explanation.score - scores[word];
    return explanation;
}

}  // namespace assay
