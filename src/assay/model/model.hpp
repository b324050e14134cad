/// Anything that can predict.
#pragma once

#include <assay/data/labels.hpp>
#include <assay/data/predictions.hpp>
#include <assay/data/text_batch.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace assay {

struct ModelInfo {
    /// "file", "predictions", "command", "url"; "function" for a model of a program that uses the library
    std::string kind = "function";
    std::string name;    ///< as the user named it
    std::string sha256;  ///< of its file, or empty
    LabelSet labels;     ///< in the order of its probabilities
    Certainty certainty = Certainty::probabilities;
    std::size_t batch = 256;      ///< texts that it likes in one call
    std::size_t concurrency = 0;  ///< calls that it takes at once; 0: as many as there are threads
    bool prefers_unique = false;  ///< a call is dear: score equal texts of a batch once
    bool positional = false;      ///< predictions belong to positions, not to texts
    bool recorded = false;        ///< must be shown all texts first (RecordedModel)
};

/// Where the texts of a batch stand among all texts of a run, in the order of `assay expand`; used by
/// positional models only.
struct BatchPosition {
    std::uint64_t first = 0;
};

class Model {
public:
    virtual ~Model() = default;
    virtual const ModelInfo& info() const = 0;
    /// Overwrites `out` with one prediction for each text. Safe to call from info().concurrency threads.
    /// Throws ModelError, or Error where the texts do not fit the model (pairs for a model of single texts).
    virtual void predict(const TextBatch& texts, BatchPosition position, Predictions& out) = 0;
};

/// Predictions made elsewhere. Before the run it is shown every text that will be scored, in the order of
/// `assay expand`, so that a file which does not fit the suite is refused as a whole. One thread does this.
class RecordedModel : public Model {
public:
    virtual void show(const TextBatch& texts) = 0;
    /// Optional, before end_of_texts(): to how many cases the texts belong. It helps to name the mistake.
    virtual void cases_shown(std::uint64_t) {}
    /// After the last text. Throws Error that says how many texts have no prediction and how many predictions
    /// belong to no text, with one of each.
    virtual void end_of_texts() = 0;
    /// After end_of_texts(): what the user should know but need not change; mostly empty.
    virtual std::string unused_note() const { return {}; }
};

}  // namespace assay
