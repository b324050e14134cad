/// Small models of which everything is known.
#pragma once

#include <assay/features/blocks.hpp>
#include <assay/learn/linear_model.hpp>
#include <assay/learn/softmax.hpp>
#include <assay/model/model.hpp>
#include <assay/pipeline/text_classifier.hpp>

#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace assay::testing {

/// Words are what stands between spaces; the log-odds of "yes" are a sum over them.
class AdditiveModel : public Model {
public:
    AdditiveModel(double intercept, std::map<std::string, double> weights,
                  Certainty certainty = Certainty::probabilities)
        : intercept_(intercept), weights_(std::move(weights)) {
        info_.labels = LabelSet({"no", "yes"});
        info_.certainty = certainty;
        info_.batch = 7;
    }

    const ModelInfo& info() const override { return info_; }
    void predict(const TextBatch& texts, BatchPosition, Predictions& out) override {
        out.reset(info_.certainty, 2);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            ++asked;
            const double score = log_odds(texts[i]);
            const std::size_t label = score > 0 ? 1 : 0;
            if (info_.certainty == Certainty::label_only) out.add_label(label);
            if (info_.certainty == Certainty::confidence)
                out.add_confidence(label, sigmoid(label == 1 ? score : -score));
            if (info_.certainty == Certainty::probabilities)
                out.add_probabilities(std::vector<double>{sigmoid(-score), sigmoid(score)});
        }
    }

    double log_odds(std::string_view text) const {
        double sum = intercept_;
        std::istringstream words{std::string(text)};
        for (std::string word; words >> word;)
            if (const auto found = weights_.find(word); found != weights_.end()) sum += found->second;
        return sum;
    }

    std::size_t asked = 0;  ///< texts
    ModelInfo info_;

private:
    double intercept_;
    std::map<std::string, double> weights_;
};

inline Representation counts_of(VectorizerOptions options, std::vector<std::string> terms,
                                std::optional<TfidfTransformer> tfidf = std::nullopt) {
    CountVectorizer vectorizer(options, Vocabulary(std::move(terms), term_units_of(options)));
    std::vector<std::unique_ptr<FeatureBlock>> blocks;
    blocks.push_back(std::make_unique<CountBlock>(std::move(vectorizer), std::move(tfidf)));
    return Representation(std::move(blocks));
}

/// `weights` by feature, then by score.
inline TextClassifier linear_classifier(Representation representation, const std::vector<double>& weights,
                                        const std::vector<double>& intercepts,
                                        std::vector<std::string> labels) {
    return TextClassifier(std::move(representation), std::make_unique<LinearModel>(weights, intercepts),
                          LabelSet(std::move(labels)), {});
}

/// "good" speaks for "positive", "bad" and "not good" against it.
inline TextClassifier toy_classifier() {
    VectorizerOptions options;
    options.ngram_range = {1, 2};
    return linear_classifier(counts_of(options, {"bad", "film", "good", "not good"}), {-2, 0.25, 1.5, -3},
                             {0.5}, {"negative", "positive"});
}

}  // namespace assay::testing
