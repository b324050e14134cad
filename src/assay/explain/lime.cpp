#include <assay/explain/lime.hpp>

#include <assay/base/error.hpp>
#include <assay/base/random.hpp>
#include <assay/explain/label_scorer.hpp>
#include <assay/explain/ridge.hpp>
#include <assay/learn/softmax.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
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

/// Which words each sample keeps; the first keeps all. Where so many samples hold every choice of words, each
/// choice is one of them.
class Sampler {
public:
    Sampler(std::size_t words, std::size_t samples, std::uint64_t seed)
        : random_(seed), order_(words), kept_(words, true) {
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        all_ = words < std::numeric_limits<std::size_t>::digits && std::size_t{1} << words <= samples;
        count_ = all_ ? std::size_t{1} << words : samples;
    }

    std::size_t count() const { return count_; }
    bool takes_all() const { return all_; }
    const std::vector<bool>& kept() const { return kept_; }
    void next() {
        if (all_)
            leave_out_next();
        else
            leave_out_some();
    }

private:
    void leave_out_next() {
        ++number_;
        for (std::size_t i = 0; i < kept_.size(); ++i) kept_[i] = (number_ >> i & 1) == 0;
    }
    /// A uniform number of words, at least one, each choice of them equally likely.
    void leave_out_some() {
        kept_.assign(kept_.size(), true);
        const std::size_t left_out = 1 + random_.below(order_.size());
        for (std::size_t i = 0; i < left_out; ++i) {
            std::swap(order_[i], order_[i + random_.below(order_.size() - i)]);
            kept_[order_[i]] = false;
        }
    }

    Random random_;
    std::vector<std::size_t> order_;
    std::vector<bool> kept_;
    bool all_ = false;
    std::size_t count_ = 0;
    std::size_t number_ = 0;  ///< whose bits are the words that are left out, where all choices are taken
};

constexpr double kWeightOfSamples = 1000;  ///< of all together
constexpr double kNoise = 1e-9;            ///< of the score; less is no contribution
constexpr double kPenaltyOfAll = 1e-6;     ///< where nothing is left to chance that it could damp

double kernel(const std::vector<bool>& kept, double width) {
    const auto left = static_cast<double>(std::count(kept.begin(), kept.end(), true));
    const double distance = 1 - std::sqrt(left / static_cast<double>(kept.size()));
    return exp_nonpositive(-distance * distance / (2 * width * width));
}

/// `sampler` is of the words of the text.
BinaryRows sample(LabelScorer& scorer, std::string_view text, const LimeOptions& options, Sampler& sampler) {
    const std::vector<TextSpan> words = words_of(text);
    BinaryRows rows{words.size(), {}, {}, {}};
    rows.targets = scorer.scores(sampler.count(), [&](std::size_t i, TextBatch& variants) {
        if (i > 0) sampler.next();
        rows.ones.insert(rows.ones.end(), sampler.kept().begin(), sampler.kept().end());
        rows.weights.push_back(kernel(sampler.kept(), options.kernel_width));
        variants.append_field(with_words_kept(text, words, sampler.kept()));
    });
    const double all = std::accumulate(rows.weights.begin(), rows.weights.end(), 0.0);
    for (double& weight : rows.weights) weight *= kWeightOfSamples / all;
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
    Sampler sampler(explanation.words.size(), options.samples, mix({options.seed, hash_bytes(text)}));
    const double penalty = sampler.takes_all() ? kPenaltyOfAll : options.penalty;
    const RidgeFit fit = fit_ridge(sample(scorer, text, options, sampler), penalty);
    explanation.intercept = fit.intercept;
    explanation.r_squared = fit.r_squared;
    const double noise = kNoise * std::max(1.0, std::fabs(explanation.score));
    for (std::size_t word = 0; word < explanation.words.size(); ++word)
        if (std::fabs(fit.coefficients[word]) > noise)
            explanation.words[word].contribution = fit.coefficients[word];
    return explanation;
}

}  // namespace assay
