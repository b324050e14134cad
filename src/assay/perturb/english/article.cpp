#include "article.hpp"

#include <assay/pattern/pattern.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {

void adjust_article(const Context& context, std::size_t first, const std::string& replacement,
                    Editor& editor) {
    static const WordSet kArticles("a an");
    const std::string_view article = context.word_before(first);
    if (!kArticles.contains(article)) return;
    const std::string phrase = apply_filter(Filter::article, replacement);
    const std::string fitting = phrase.substr(0, phrase.find(' '));
    // "A" may be the capital of a sentence or one of a text in capitals: the other letter of "an" is as the
    // text is.
    const bool loud =
        letter_case(article) == LetterCase::upper && letter_case(replacement) == LetterCase::upper;
    editor.replace(context[first - 1].begin, context[first - 1].end,
                   loud ? to_upper(fitting) : copy_case(article.substr(0, 1), "a", fitting));
}

}  // namespace assay
