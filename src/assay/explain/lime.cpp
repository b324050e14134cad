#include <assay/explain/lime.hpp>

#include <assay/base/error.hpp>
#include <assay/base/random.hpp>
#include <assay/explain/label_scorer.hpp>
#include <assay/explain/ridge.hpp>
#include <assay/learn/softmax.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace assay {
namespace {

void check(const LimeOptions& options) {
    if (options.samples < 2 || options.samples > LimeOptions::kMaxSamples)
        throw Error(
            fmt::format("lime takes 2 to {} samples, not {}", LimeOptions::kMaxSamples, options.samples));
    if (!(options.kernel_width > 0) || !(options.penalty > 0) || !std::isfinite(options.penalty))
        throw Error("the kernel width and the penalty of lime are above 0");
}

/// Which words each sample keeps; the first keeps all.
class Sampler {
public:
    Sampler(std::size_t words, std::uint64_t seed) : random_(seed), order_(words), kept_(words, true) {
        std::iota(order_.begin(), order_.end(), std::size_t{0});
    }

    const std::vector<bool>& kept() const { return kept_; }
    /// Leaves out a uniform number of words, at least one, each choice of them equally likely.
    void next() {
        kept_.assign(kept_.size(), true);
        const std::size_t left_out = 1 + random_.below(order_.size());
        for (std::size_t i = 0; i < left_out; ++i) {
            std::swap(order_[i], order_[i + random_.below(order_.size() - i)]);
            kept_[order_[i]] = false;
        }
    }

private:
    Random random_;
    std::vector<std::size_t> order_;
    std::vector<bool> kept_;
};

double kernel(const std::vector<bool>& kept, double width) {
    const auto left = static_cast<double>(std::count(kept.begin(), kept.end(), true));
    const double distance = 1 - std::sqrt(left / static_cast<double>(kept.size()));
    return exp_nonpositive(-distance * distance / (2 * width * width));
}

BinaryRows sample(LabelScorer& scorer, std::string_view text, const LimeOptions& options) {
    const std::vector<TextSpan> words = words_of(text);
    Sampler sampler(words.size(), mix({options.seed, hash_bytes(text)}));
    BinaryRows rows{words.size(), {}, {}, {}};
    rows.targets = scorer.scores(options.samples, [&](std::size_t i, TextBatch& variants) {
        if (i > 0) sampler.next();
        rows.ones.insert(rows.ones.end(), sampler.kept().begin(), sampler.kept().end());
        rows.weights.push_back(kernel(sampler.kept(), options.kernel_width));
        variants.append_field(with_words_kept(text, words, sampler.kept()));
    });
    return rows;
}

}  // namespace

Explanation explain_by_lime(Model& model, std::string_view text, const LimeOptions& options,
                            std::optional<std::size_t> label) {
    check(options);
    LabelScorer scorer(model);
    Explanation explanation = scorer.begin(text, label);
    explanation.method = ExplanationMethod::lime;
    if (explanation.words.size() > LimeOptions::kMaxWords)
        throw Error(fmt::format("the text has {} words; lime takes at most {}, occlusion any number",
                                explanation.words.size(), LimeOptions::kMaxWords));
    if (explanation.words.empty()) {
        explanation.intercept = explanation.score;
        explanation.r_squared = 1;
        return explanation;
    }
    const RidgeFit fit = fit_ridge(sample(scorer, text, options), options.penalty);
    explanation.intercept = fit.intercept;
    explanation.r_squared = fit.r_squared;
    for (std::size_t word = 0; word < explanation.words.size(); ++word)
        explanation.words[word].contribution = fit.coefficients[word];
    return explanation;
}

}  // namespace assay
