/// What the command line says about a model's labels, and what follows for a model that does not name its
/// own.
#pragma once

#include <assay/data/labels.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// `from` is a label of the model, or a number: the label with that index, where no label has that very name.
struct LabelRename {
    std::string from;
    std::string to;
    bool operator==(const LabelRename&) const = default;
};

/// Where p(positive) of a binary model means neutral; 0 <= low < high <= 1, both ends included.
struct NeutralBand {
    double low = 0;
    double high = 0;
    bool operator==(const NeutralBand&) const = default;
};

struct LabelOptions {
    std::vector<LabelRename> renames;       ///< --labels
    std::vector<std::string> model_labels;  ///< --model-labels, in the model's order
    std::vector<std::string> dropped;       ///< --drop-label
    std::optional<NeutralBand> neutral_band;
};

/// "LABEL_0=negative,1=positive". A name that holds a comma, '=', a quote or outer spaces is written '…' (''
/// inside is one quote). All three throw Error that names the option.
std::vector<LabelRename> parse_label_renames(std::string_view text);

/// "negative,neutral,positive" as `option` (such as "--model-labels") gives it; quoting as above.
std::vector<std::string> parse_label_names(std::string_view text, std::string_view option);

/// "0.333,0.667"
NeutralBand parse_neutral_band(std::string_view text);

/// The labels that a model without names of its own is taken to use.
struct ExpectedLabels {
    LabelSet labels;  ///< empty: unknown; those that occur are the labels
    bool ordered =
        true;  ///< false: the names are known but not their order, so numbers and arrays mean nothing
};

/// --model-labels; otherwise the suite's open answers; otherwise its labels as they were before --labels
/// renamed them. Numbers as in
/// --labels 0=no,1=yes are an order of their own. Labels that are dropped belong to the model too, in an
/// unknown place; the neutral one of a --neutral-band does not.
ExpectedLabels expected_labels(const LabelOptions& options, const LabelSet& suite);

}  // namespace assay
