#include <assay/explain/class_weights.hpp>

#include <assay/base/error.hpp>

#include <algorithm>
#include <utility>

namespace assay {
namespace {

const Pipeline* linear_pipeline_of(const TextClassifier& classifier) {
    const auto& pipelines = classifier.pipelines();
    const bool linear = pipelines.size() == 1 && pipelines.front().classifier->linear() != nullptr;
    return linear ? &pipelines.front() : nullptr;
}

}  // namespace

const LinearModel* linear_model_of(const TextClassifier& classifier) {
    const Pipeline* pipeline = linear_pipeline_of(classifier);
    return pipeline == nullptr ? nullptr : pipeline->classifier->linear();
}

std::vector<ClassWeights> class_weights(const TextClassifier& classifier) {
    const Pipeline* pipeline = linear_pipeline_of(classifier);
    if (pipeline == nullptr)
        throw Error(
            "only a linear classifier has a weight for each feature, and this model is none; its predictions "
            "of texts can be explained, with the method occlusion or lime");
    const LinearModel& model = *pipeline->classifier->linear();
    const std::size_t first_label = model.score_count() == 1 ? 1 : 0;
    std::vector<ClassWeights> classes;
    for (std::size_t score = 0; score < model.score_count(); ++score) {
        ClassWeights weights{classifier.labels().name(score + first_label),
                             model.value_of(model.intercepts()[score]),
                             {},
                             classifier.calibrator() != nullptr};
        for (std::uint32_t feature = 0; feature < model.feature_count(); ++feature)
            weights.weights.push_back({pipeline->representation.feature_name(feature),
                                       model.value_of(model.weights(feature)[score])});
        std::stable_sort(weights.weights.begin(), weights.weights.end(),
                         [](const FeatureWeight& a, const FeatureWeight& b) { return a.weight > b.weight; });
        classes.push_back(std::move(weights));
    }
    return classes;
}

ClassWeights mirrored(const ClassWeights& second, std::string first_label) {
    ClassWeights first{std::move(first_label), 0 - second.intercept, second.weights,
                       second.before_calibration};
    for (FeatureWeight& weight : first.weights) weight.weight = 0 - weight.weight;
    // Not reversed: equal ones keep their order.
    std::stable_sort(first.weights.begin(), first.weights.end(),
                     [](const FeatureWeight& a, const FeatureWeight& b) { return a.weight > b.weight; });
    return first;
}

ClassWeights strongest(const ClassWeights& all, std::size_t most) {
    const auto begin = all.weights.begin(), end = all.weights.end();
    const auto zero = std::partition_point(begin, end, [](const FeatureWeight& w) { return w.weight > 0; });
    const auto below = std::partition_point(zero, end, [](const FeatureWeight& w) { return w.weight == 0; });
    const auto limit = static_cast<std::ptrdiff_t>(std::min(most, all.weights.size()));
    ClassWeights some{
        all.label, all.intercept, {begin, begin + std::min(limit, zero - begin)}, all.before_calibration};
    some.weights.insert(some.weights.end(), end - std::min(limit, end - below), end);
    return some;
}

}  // namespace assay
