#include "model_support.hpp"

#include <assay/model/unique.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

using namespace assay;
using namespace assay::testing;

namespace {

/// Predictions that depend on the text alone, of each certainty.
void by_text(std::string_view text, Predictions& out) {
    const std::size_t label = text.size() % 2;
    const double number = 1.0 / static_cast<double>(1 + text.size());
    switch (out.certainty()) {
        case Certainty::label_only:
            out.add_label(label);
            break;
        case Certainty::confidence:
            out.add_confidence(label, number);
            break;
        case Certainty::probabilities:
            out.add_probabilities(std::vector<double>{number, 1 - number}, label);
            break;
    }
}

std::unique_ptr<FakeModel> fake(Certainty certainty = Certainty::probabilities) {
    auto model = std::make_unique<FakeModel>(std::vector<std::string>{"no", "yes"}, certainty, by_text);
    model->info_.prefers_unique = true;
    return model;
}

}  // namespace

TEST_CASE("equal texts are scored once, and the results are those of direct scoring") {
    for (const Certainty certainty :
         {Certainty::label_only, Certainty::confidence, Certainty::probabilities}) {
        const bool holds = rc::check([certainty] {
            const auto texts = *rc::gen::container<std::vector<std::string>>(
                rc::gen::element<std::string>("", "a", "bb", "ccc", "dddd"));
            const TextBatch batch = batch_of(texts);
            auto inner = fake(certainty);
            const FakeModel& counting = *inner;
            const auto unique = score_equal_texts_once(std::move(inner));
            RC_ASSERT(predict(*unique, batch) == predict(*fake(certainty), batch));
            RC_ASSERT(counting.scored == std::set<std::string>(texts.begin(), texts.end()).size());
        });
        CHECK(holds);
    }
}

TEST_CASE("without repeats the batch is passed on as it is") {
    auto inner = fake();
    const FakeModel& model = *inner;
    const auto unique = score_equal_texts_once(std::move(inner));
    Predictions out;
    unique->predict(batch_of({"a", "bb"}), {5}, out);
    CHECK(model.last_out == &out);
    CHECK(model.last_position == 5);
    CHECK_FALSE(unique->info().prefers_unique);
    CHECK(unique->info().kind == "fake");
}

TEST_CASE("models whose predictions belong to positions, or that do not care, stay as they are") {
    auto positional = fake();
    positional->info_.positional = true;
    auto recorded = fake();
    recorded->info_.recorded = true;
    auto cheap = fake();
    cheap->info_.prefers_unique = false;
    for (std::unique_ptr<FakeModel>* model : {&positional, &recorded, &cheap}) {
        const Model* before = model->get();
        CHECK(score_equal_texts_once(std::move(*model)).get() == before);
    }
}
