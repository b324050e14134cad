#include "explainer.hpp"

#include "model_options.hpp"

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/explain/occlusion.hpp>
#include <assay/pipeline/model_file.hpp>

#include <fmt/format.h>

namespace assay::cli {
namespace {

/// No suite says what labels to expect.
Suite suite_of_texts() {
    Suite suite;
    suite.fields = {"text"};
    return suite;
}

}  // namespace

Explainer::Explainer(const Options& options) {
    if (choose_linear(options)) {
        method_ = ExplanationMethod::linear;
        linear_.emplace(*classifier_);
    } else {
        method_ = parse_explanation_method(options.text("method", "occlusion"));
        model_ = open_model(options, suite_of_texts(), !names_no_model(options));
    }
    if (method_ != ExplanationMethod::lime && (options.has("samples") || options.has("seed")))
        throw Error("--samples and --seed go with --method lime");
    lime_.samples = options.count("samples", 2, LimeOptions::kMaxSamples).value_or(lime_.samples);
    lime_.seed = options.count("seed").value_or(lime_.seed);
}

bool Explainer::choose_linear(const Options& options) {
    const bool asked = options.has("method");
    if (asked && parse_explanation_method(options.text("method")) != ExplanationMethod::linear) return false;
    const std::optional<std::string> elsewhere = asked_elsewhere(options);
    if (elsewhere || changes_labels(options)) {
        if (asked)
            throw Error(
                elsewhere
                    ? fmt::format(
                          "--method linear looks into a model file, not at a --{}; use occlusion or lime",
                          *elsewhere)
                    : "--method linear explains the labels that a model file has; leave out --labels, "
                      "--model-labels, --drop-label and --neutral-band, or use occlusion or lime");
        return false;
    }
    classifier_.emplace(read_model_file(model_file_of(options)));
    return asked || LinearExplainer::takes(*classifier_);
}

const LabelSet& Explainer::labels() const {
    return linear_ ? classifier_->labels() : model_->info().labels;
}

Explanation Explainer::explain(std::string_view text, const std::optional<std::string>& label) {
    std::optional<std::size_t> number;
    if (label) {
        number = labels().find(*label);
        if (!number)
            throw Error(fmt::format("the model has no label '{}'; it has {}{}", printable(*label),
                                    printable(format_label_list(labels().names())),
                                    did_you_mean(*label, labels().names())));
    }
    if (linear_) return linear_->explain(text, number);
    if (method_ == ExplanationMethod::lime) return explain_by_lime(*model_, text, lime_, number);
    return explain_by_occlusion(*model_, text, number);
}

}  // namespace assay::cli
