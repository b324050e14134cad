#include <assay/explain/explanation_json.hpp>

#include <assay/base/utf8.hpp>

namespace assay {
namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(const std::optional<double>& number) {
    return number ? Json(*number) : Json();
}

Json words_to_json(const Explanation& explanation) {
    Json words = Json::array();
    std::size_t bytes = 0, characters = 0;  // so far
    const auto characters_at = [&](std::size_t byte) {
        characters += code_point_count(std::string_view(explanation.text).substr(bytes, byte - bytes));
        bytes = byte;
        return characters;
    };
    for (const WordContribution& word : explanation.words) {
        const std::size_t begin = characters_at(word.place.begin), end = characters_at(word.place.end);
        words.push_back({{"word", word.place.of(explanation.text)},
                         {"begin", begin},
                         {"end", end},
                         {"contribution", word.contribution}});
    }
    return words;
}

Json features_to_json(const Explanation& explanation) {
    Json features = Json::array();
    for (const FeatureContribution& feature : explanation.features)
        features.push_back({{"feature", feature.feature},
                            {"value", feature.value},
                            {"weight", feature.weight},
                            {"contribution", feature.contribution},
                            {"words", feature.words}});
    return features;
}

}  // namespace

Json to_json(std::span<const ClassWeights> classes) {
    Json all = Json::array();
    for (const ClassWeights& one : classes) {
        Json weights = Json::array();
        for (const FeatureWeight& weight : one.weights)
            weights.push_back({{"feature", weight.feature}, {"weight", weight.weight}});
        all.push_back({{"label", one.label},
                       {"intercept", one.intercept},
                       {"before_calibration", one.before_calibration},
                       {"weights", std::move(weights)}});
    }
    return {{"classes", std::move(all)}};
}

Json to_json(const Explanation& explanation) {
    Json json = {{"text", explanation.text},
                 {"label", explanation.label},
                 {"predicted", explanation.predicted},
                 {"probability", number_or_null(explanation.probability)},
                 {"method", name_of(explanation.method)},
                 {"scale", name_of(explanation.scale)},
                 {"score", explanation.score},
                 {"before_calibration", explanation.before_calibration},
                 {"intercept", number_or_null(explanation.intercept)},
                 {"r_squared", number_or_null(explanation.r_squared)},
                 {"words", words_to_json(explanation)}};
    if (explanation.method == ExplanationMethod::linear) {
        json["features"] = features_to_json(explanation);
        json["elsewhere"] = explanation.elsewhere;
    }
    return json;
}

Json to_json(const Agreement& agreement) {
    return {{"precision", agreement.precision},
            {"recall", agreement.recall},
            {"f1", agreement.f1},
            {"chance", agreement.random}};
}

}  // namespace assay
