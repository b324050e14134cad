// Bytes as conditions on predictions. Whatever is accepted can be asked about any text; whatever is refused
// says where.
#include <assay/base/utf8.hpp>
#include <assay/expect/condition_parser.hpp>

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

using namespace assay;

void require(bool holds) {
    if (!holds) std::abort();
}

void ask(const Condition& condition, const LabelSet& labels, Certainty certainty) {
    Predictions predictions;
    predictions.reset(certainty, labels.size());
    const std::vector<double> probabilities = {0.25, 0.75, 0};
    for (int text = 0; text < 2; ++text) {
        if (certainty == Certainty::probabilities)
            predictions.add_probabilities(probabilities);
        else if (certainty == Certainty::confidence)
            predictions.add_confidence(1, 0.75);
        else
            predictions.add_label(1);
    }
    const LabelList gold = {1};
    const std::vector<LabelList> slots = {{0, 1}};
    const Condition::View view{predictions, 1, 0, gold, slots};
    const bool answered = condition.holds(view).has_value();
    require(answered == (condition.needed_certainty() <= certainty));
    require(!invalid_utf8_at(condition.values(view, labels)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const LabelSet kLabels({"negative", "positive", "very good"});
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        const Condition condition =
            parse_condition(text, kLabels, [](std::string_view, std::size_t) { return std::uint32_t{0}; });
        for (const Certainty certainty :
             {Certainty::label_only, Certainty::confidence, Certainty::probabilities})
            ask(condition, kLabels, certainty);
    } catch (const SyntaxError& error) {
        require(error.offset() <= text.size() && (invalid_utf8_at(text) || !invalid_utf8_at(error.what())));
    }
    return 0;
}
