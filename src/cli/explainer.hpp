/// The model that the options name, with the method by which it is explained.
#pragma once

#include "options.hpp"

#include <assay/explain/explanation.hpp>
#include <assay/explain/lime.hpp>
#include <assay/explain/linear_explanation.hpp>
#include <assay/model/model.hpp>
#include <assay/pipeline/text_classifier.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace assay::cli {

class Explainer {
public:
    /// --method, --samples, --seed and the options of add_answering_model_options(). Without a method: linear
    /// where that is possible, otherwise occlusion. Throws Error for options that do not go together.
    explicit Explainer(const Options& options);

    ExplanationMethod method() const { return method_; }
    const LabelSet& labels() const;
    /// Why the text has this label, or the one that is predicted. Throws Error, with the nearest name, for a
    /// label that the model does not have.
    Explanation explain(std::string_view text, const std::optional<std::string>& label);

private:
    bool choose_linear(const Options& options);

    ExplanationMethod method_ = ExplanationMethod::occlusion;
    LimeOptions lime_;
    std::optional<TextClassifier> classifier_;  ///< of the method linear
    std::optional<LinearExplainer> linear_;     ///< borrows it
    std::unique_ptr<Model> model_;              ///< of the others
};

}  // namespace assay::cli
