/// What a linear classifier has learnt: the weight of every feature, the table of β.
#pragma once

#include <assay/learn/linear_model.hpp>
#include <assay/pipeline/text_classifier.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace assay {

struct FeatureWeight {
    std::string feature;
    double weight = 0;
    bool operator==(const FeatureWeight&) const = default;
};

struct ClassWeights {
    std::string label;
    double intercept = 0;
    std::vector<FeatureWeight> weights;  ///< the largest first, equal ones in the order of the features
    bool before_calibration = false;     ///< the scores that these add up to are calibrated afterwards
    bool operator==(const ClassWeights&) const = default;
};

/// The linear model that a classifier consists of, or null: for other classifiers and for ensembles.
const LinearModel* linear_model_of(const TextClassifier& classifier);

/// All features of a linear classifier, in the same form as scikit-learn's coef_: with two labels one entry,
/// for the second of them, whose score β·x + intercept is the log-odds of that label (the first label's
/// weights are these with the other sign); with more, one entry for each label in their order, whose scores
/// go through a softmax. Throws Error for a classifier that is not linear, saying what to do instead.
std::vector<ClassWeights> class_weights(const TextClassifier& classifier);

/// The weights of the first of two labels, from those of the second: with the other sign.
ClassWeights mirrored(const ClassWeights& second, std::string first_label);

/// Of the weights above 0 the `most` largest, and of those below 0 the `most` smallest.
ClassWeights strongest(const ClassWeights& all, std::size_t most);

}  // namespace assay
