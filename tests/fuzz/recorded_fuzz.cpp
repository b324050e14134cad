/// Any bytes are predictions, or refused with an Error. The first byte chooses the format and whether labels
/// are known, or answers open. What is read are sound predictions for labels that exist, and every text that
/// stands in a JSON row is found again.

#include <assay/base/error.hpp>
#include <assay/model/recorded.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace assay;
using enum RecordedFormat;

constexpr std::array kFormats = {jsonl, pred_only, softmax, binary_conf, pred_and_conf, pred_and_softmax};

void require(bool holds) {
    if (!holds) std::abort();
}

RecordedOptions options_from(std::uint8_t choice) {
    RecordedOptions options;
    options.format = kFormats[choice % kFormats.size()];
    if (choice & 0x40) options.labels.labels = LabelSet({"negative", "positive"});
    if ((choice & 0x50) == 0x50)
        options.labels.labels =
            LabelSet::of_answers([](std::string_view answer) { return std::string(answer); });
    options.labels.ordered = (choice & 0x80) == 0 || options.labels.labels.empty();
    options.fields = choice & 0x20 ? 2 : 1;
    return options;
}

void check(const Predictions& predictions, const ModelInfo& info) {
    require(predictions.certainty() == info.certainty && predictions.label_count() == info.labels.size());
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        require(predictions.label(i) < info.labels.size());
        if (info.certainty == Certainty::label_only) continue;
        require(predictions.confidence(i) >= 0 && predictions.confidence(i) <= 1);
        if (info.certainty == Certainty::probabilities)
            require(!fault_in_probabilities(predictions.probabilities(i)));
    }
}

void predict_some(RecordedModel& model, std::size_t fields) {
    TextBatch texts(fields);
    for (std::size_t i = 0; i < 2 * fields; ++i) texts.append_field("a");
    model.show(texts);
    model.cases_shown(1);
    Predictions out;
    try {
        model.end_of_texts();
        model.predict(texts, {0}, out);
        require(out.size() == texts.size());
        check(out, model.info());
    } catch (const Error&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const RecordedOptions options = options_from(data[0]);
    try {
        const auto model =
            read_predictions({reinterpret_cast<const char*>(data) + 1, size - 1}, "fuzz", options);
        require(!model->info().labels.empty());
        predict_some(*model, options.fields);
    } catch (const Error&) {
    }
    return 0;
}
