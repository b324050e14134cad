#include "model_support.hpp"

#include <assay/model/mapped_model.hpp>
#include <assay/model/recorded.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <cmath>
#include <memory>
#include <span>
#include <string>
#include <vector>

using namespace assay;
using namespace assay::testing;

namespace {

using Names = std::vector<std::string>;

/// A text is what the model says: "1" a label, "1 0.5" with a confidence, "[0.25 0.75]" or "1[0.25 0.75]".
void say(std::string_view text, Predictions& out) {
    const std::string copy(text);
    const std::size_t bracket = copy.find('[');
    std::vector<double> numbers;
    const char* at = copy.c_str() + (bracket == copy.npos ? 0 : bracket + 1);
    for (char* end = nullptr;; at = end) {
        const double number = std::strtod(at, &end);
        if (end == at) break;
        numbers.push_back(number);
    }
    switch (out.certainty()) {
        case Certainty::label_only:
            out.add_label(static_cast<std::size_t>(numbers[0]));
            break;
        case Certainty::confidence:
            out.add_confidence(static_cast<std::size_t>(numbers[0]), numbers[1]);
            break;
        case Certainty::probabilities:
            out.add_probabilities(numbers, bracket == 0 ? std::nullopt : std::optional(std::stoul(copy)));
    }
}

std::unique_ptr<FakeModel> fake(Names labels, Certainty certainty = Certainty::probabilities) {
    return std::make_unique<FakeModel>(std::move(labels), certainty, say);
}

struct Flags {
    const char* labels = nullptr;
    const char* model_labels = nullptr;
    const char* drop = nullptr;
    const char* band = nullptr;
};

LabelOptions options_of(const Flags& flags) {
    LabelOptions options;
    if (flags.labels) options.renames = parse_label_renames(flags.labels);
    if (flags.model_labels) options.model_labels = parse_label_names(flags.model_labels, "--model-labels");
    if (flags.drop) options.dropped = parse_label_names(flags.drop, "--drop-label");
    if (flags.band) options.neutral_band = parse_neutral_band(flags.band);
    return options;
}

std::string mapped(Names model, Names suite, const Flags& flags, const Names& texts,
                   Certainty certainty = Certainty::probabilities) {
    MappedModel wrapped(fake(std::move(model), certainty), LabelSet(std::move(suite)), options_of(flags));
    return describe(predict(wrapped, batch_of(texts)));
}

std::string refusal(Names model, Names suite, const Flags& flags,
                    Certainty certainty = Certainty::probabilities) {
    return message_of([&] {
        MappedModel wrapped(fake(std::move(model), certainty), LabelSet(std::move(suite)), options_of(flags));
    });
}

const Names kTwo = {"negative", "positive"};
const Names kThree = {"negative", "neutral", "positive"};

}  // namespace

TEST_CASE("where nothing changes, nothing is copied") {
    auto inner = fake(kTwo);
    const FakeModel& model = *inner;
    MappedModel wrapped(std::move(inner), LabelSet(kTwo), {});
    Predictions out;
    wrapped.predict(batch_of({"[0.25 0.75]"}), {7}, out);
    CHECK(describe(out) == "1[0.25 0.75]");
    CHECK(model.last_out == &out);
    CHECK(model.last_position == 7);
    CHECK(wrapped.note().empty());
    CHECK(wrapped.info().kind == "fake");
}

TEST_CASE("predictions come in the order of the suite") {
    CHECK(mapped({"positive", "negative"}, kTwo, {}, {"[0.75 0.25]", "0[0.25 0.75]"}) ==
          "1[0.25 0.75] 1[0.75 0.25]");
    CHECK(mapped({"positive", "negative"}, kTwo, {}, {"0", "1"}, Certainty::label_only) == "1 0");
    CHECK(mapped({"positive", "negative"}, kTwo, {}, {"0 0.5"}, Certainty::confidence) == "1(0.5)");
}

TEST_CASE("labels that the model lacks have probability 0, and a note says so") {
    MappedModel wrapped(fake(kTwo), LabelSet({"negative", "mixed feelings", "neutral", "positive"}), {});
    CHECK(describe(predict(wrapped, batch_of({"[0.25 0.75]"}))) == "3[0.25 0 0 0.75]");
    CHECK(wrapped.note() == "the model never predicts 'mixed feelings' neutral (it has no such label)");
    CHECK(wrapped.info().labels.size() == 4);
    CHECK(wrapped.original().labels.size() == 2);
}

TEST_CASE("a suite without labels takes the model's") {
    MappedModel wrapped(fake({"a", "b", "c"}), LabelSet(), options_of({.labels = "a=x", .drop = "b"}));
    CHECK(wrapped.info().labels.names() == Names{"x", "c"});
    CHECK(describe(predict(wrapped, batch_of({"[0.25 0.5 0.25]"}))) == "0[0.5 0.5]");
}

TEST_CASE("in a suite of open answers the names of a model's labels are answers") {
    const LabelSet open = LabelSet::of_answers([](std::string_view answer) { return std::string(answer); });
    open.find("yes");
    MappedModel wrapped(fake({"no", "LABEL_1"}), open, options_of({.labels = "LABEL_1=yes"}));
    CHECK(wrapped.info().labels == open);
    CHECK(wrapped.info().certainty == Certainty::confidence);
    CHECK(describe(predict(wrapped, batch_of({"[0.25 0.75]", "[0.5 0.5]"}))) == "0(0.75) 1(0.5)");
    CHECK(open.name(1) == "no");
    MappedModel alone(fake({"no", "yes"}, Certainty::label_only), open, {});
    CHECK(describe(predict(alone, batch_of({"0", "1"}))) == "1 0");

    const auto refused = [&](const Flags& flags) {
        return message_of([&] { MappedModel(fake({"no", "yes"}), open, options_of(flags)); });
    };
    CHECK(refused({.drop = "no"}) == "--drop-label means nothing here: the answers of this suite are open");
    CHECK(refused({.band = "0.3,0.6"}) ==
          "--neutral-band means nothing here: the answers of this suite are open");
    CHECK(refused({.labels = "maybe=yes"}).starts_with("--labels: the model has no label 'maybe'"));
}

TEST_CASE("--labels renames by name, and by number where there is no such name") {
    CHECK(mapped({"LABEL_0", "LABEL_1"}, kTwo, {.labels = "LABEL_0=positive,LABEL_1=negative"},
                 {"[0.75 0.25]"}) == "1[0.25 0.75]");
    CHECK(mapped({"LABEL_0", "LABEL_1"}, kTwo, {.labels = "0=positive,1=negative"}, {"[0.75 0.25]"}) ==
          "1[0.25 0.75]");
    CHECK(mapped({"LABEL_0", "LABEL_1"}, kTwo, {.labels = "LABEL_0=negative,1=positive"}, {"[0.75 0.25]"}) ==
          "0[0.75 0.25]");
    CHECK(mapped({"1", "0"}, kTwo, {.labels = "0=positive,1=negative"}, {"[0.75 0.25]"}) == "0[0.75 0.25]");
    CHECK(mapped(kTwo, kTwo, {.labels = "negative=positive,positive=negative"}, {"[0.75 0.25]"}) ==
          "1[0.25 0.75]");
}

TEST_CASE("--model-labels names the labels by position") {
    CHECK(mapped({"a", "b"}, kTwo, {.model_labels = "positive,negative"}, {"[0.75 0.25]"}) == "1[0.25 0.75]");
    CHECK(mapped({"a", "b"}, kTwo, {.labels = "x=positive", .model_labels = "x,negative"}, {"[0.75 0.25]"}) ==
          "1[0.25 0.75]");
    CHECK(refusal({"a", "b", "c"}, kTwo, {.model_labels = "positive,negative"}) ==
          "--model-labels names 2 labels, but the model has 3: a b c");
}

TEST_CASE("labels that become one share their probability") {
    const Flags stars = {.labels = "1 star=negative,2 stars=negative,3 stars=positive"};
    const Names model = {"1 star", "2 stars", "3 stars"};
    CHECK(mapped(model, kTwo, stars, {"[0.25 0.375 0.375]", "[0.25 0.25 0.5]", "[0.125 0.125 0.75]"}) ==
          "0[0.625 0.375] 0[0.5 0.5] 1[0.25 0.75]");
    CHECK(mapped(model, kTwo, stars, {"1", "2"}, Certainty::label_only) == "0 1");
    CHECK(mapped(model, kTwo, stars, {"1 0.5"}, Certainty::confidence) == "0(0.5)");
}

TEST_CASE("--drop-label removes a label and shares out the rest") {
    CHECK(
        mapped(kThree, kTwo, {.drop = "neutral"}, {"[0.25 0.5 0.25]", "[0.125 0.5 0.375]", "[0.5 0 0.5]"}) ==
        "0[0.5 0.5] 1[0.25 0.75] 0[0.5 0.5]");
    // A label that was given and stays is kept, whatever is most probable.
    CHECK(mapped(kThree, kTwo, {.drop = "neutral"}, {"0[0.125 0.5 0.375]", "1[0.125 0.5 0.375]"}) ==
          "0[0.25 0.75] 1[0.25 0.75]");
    CHECK(mapped(kThree, kTwo, {.drop = "neutral"}, {"[0 1 0]"}) == "0[0.5 0.5]");
    CHECK(mapped({"a", "b", "c", "d"}, {"c", "a"}, {.drop = "b,d"}, {"[0.25 0.25 0.5 0]"}) ==
          "0[0.666667 0.333333]");
    // By the name after --labels, or by the model's own.
    CHECK(mapped({"0", "1", "2"}, kTwo, {.labels = "0=negative,1=neutral,2=positive", .drop = "neutral"},
                 {"[0 1 0]"}) == "0[0.5 0.5]");
    CHECK(mapped({"0", "1", "2"}, kTwo, {.labels = "0=negative,1=neutral,2=positive", .drop = "1"},
                 {"[0 0 1]"}) == "1[0 1]");
    CHECK(mapped(kThree, kTwo, {.drop = "neutral"}, {"0", "2"}, Certainty::label_only) == "0 1");
    CHECK(mapped(kThree, kTwo, {.drop = "neutral"}, {"2 0.5"}, Certainty::confidence) == "1(0.5)");
    for (const Certainty certainty : {Certainty::label_only, Certainty::confidence})
        CHECK(message_of([&] { mapped(kThree, kTwo, {.drop = "neutral"}, {"1 0.5"}, certainty); }) ==
              "ModelError: the model predicts 'neutral' for '1 0.5'; --drop-label removes it, but without "
              "probabilities there "
              "is no other label to choose");
}

TEST_CASE("--neutral-band makes three labels of two") {
    const Flags band = {.band = "0.25,0.75"};
    struct Row {
        const char* model;
        const char* suite;
    };
    for (const Row& row : {
             Row{"[1 0]", "0[1 0 0]"}, Row{"[0.8125 0.1875]", "0[0.8125 0 0.1875]"},
             Row{"[0.75 0.25]", "1[0.5 0.5 0]"},  // both ends belong to the band
             Row{"[0.625 0.375]", "1[0.25 0.75 0]"}, Row{"[0.5 0.5]", "1[0 1 0]"},
             Row{"[0.375 0.625]", "1[0 0.75 0.25]"}, Row{"[0.25 0.75]", "1[0 0.5 0.5]"},
             Row{"[0.1875 0.8125]", "2[0.1875 0 0.8125]"},
             Row{"0[0.1875 0.8125]", "0[0.1875 0 0.8125]"},  // outside it stays as it is
         }) {
        CAPTURE(row.model);
        CHECK(mapped(kTwo, kThree, band, {row.model}) == row.suite);
    }
    CHECK(mapped({"POS", "NEG"}, {"bad", "so-so", "good"}, {.labels = "POS=good,NEG=bad", .band = "0.5,1"},
                 {"[0.875 0.125]"}) == "1[0 0.75 0.25]");
    CHECK(mapped({"negative", "mixed", "positive"}, kThree, {.drop = "mixed", .band = "0.25,0.75"},
                 {"[0.25 0.5 0.25]"}) == "1[0 1 0]");
    MappedModel wrapped(fake(kTwo), LabelSet(kThree), options_of(band));
    CHECK(wrapped.note().empty());
}

TEST_CASE("--neutral-band keeps probabilities that sum to 1, with the neutral one highest inside") {
    const bool holds = rc::check([] {
        const double p = *rc::gen::inRange(0, 1001) / 1000.0;
        const double low = *rc::gen::inRange(0, 500) / 1000.0;
        const double high = *rc::gen::inRange(501, 1001) / 1000.0;
        MappedModel wrapped(fake(kTwo), LabelSet(kThree),
                            options_of({.band = fmt::format("{},{}", low, high).c_str()}));
        const Predictions out = predict(wrapped, batch_of({fmt::format("[{} {}]", 1 - p, p)}));
        RC_ASSERT_FALSE(fault_in_probabilities(out.probabilities(0)).has_value());
        const bool inside = p >= low && p <= high;
        RC_ASSERT((out.label(0) == 1) == inside);
        RC_ASSERT(!inside || out.confidence(0) >= 0.5 - 1e-9);
        RC_ASSERT(inside || out.probabilities(0)[1] == 0.0);
    });
    CHECK(holds);
}

TEST_CASE("renaming, merging and dropping keep every label's share of what stays") {
    const bool holds = rc::check([] {
        const auto weights = *rc::gen::container<std::vector<int>>(4, rc::gen::inRange(0, 100));
        const int all = weights[0] + weights[1] + weights[2] + weights[3];
        const int kept = all - weights[1];
        RC_PRE(kept > 0);
        std::string text = "[";
        for (const int weight : weights) text += fmt::format("{} ", weight / static_cast<double>(all));
        MappedModel wrapped(fake({"a", "b", "c", "d"}), LabelSet({"y", "c", "x"}),
                            options_of({.labels = "a=x,d=x", .drop = "b"}));
        const Predictions out = predict(wrapped, batch_of({text}));
        const double expected[] = {0, weights[2] / double(kept), (weights[0] + weights[3]) / double(kept)};
        for (std::size_t label = 0; label < 3; ++label)
            RC_ASSERT(std::abs(out.probabilities(0)[label] - expected[label]) < 1e-12);
        RC_ASSERT(out.label(0) == most_probable(out.probabilities(0)));
    });
    CHECK(holds);
}

TEST_CASE("labels that do not fit are refused with what helps") {
    CHECK(refusal({"negative", "postive"}, kTwo, {}) ==
          "the model's label 'postive' is not a label of the suite; did you mean 'positive'?\n"
          "  model: negative postive\n  suite: negative positive\n"
          "--labels postive=positive maps it, --drop-label postive removes it");
    CHECK(refusal({"LABEL_0", "LABEL_1"}, kTwo, {}) ==
          "the model's labels 'LABEL_0', 'LABEL_1' are no labels of the suite\n"
          "  model: LABEL_0 LABEL_1\n  suite: negative positive\n"
          "--labels LABEL_0=…,LABEL_1=… maps them, --drop-label LABEL_0 --drop-label LABEL_1 removes them");
    // What --labels must name is the label as --model-labels calls it.
    CHECK(refusal(kTwo, kTwo, {.model_labels = "bad,postive"}) ==
          "the model's labels 'bad' ('negative' in the model), 'postive' ('positive' in the model) are no "
          "labels "
          "of the suite\n  model: negative positive\n  suite: negative positive\n"
          "--labels bad=…,postive=positive maps them, --drop-label bad --drop-label postive removes them");
    CHECK(refusal({"LABEL_0", "LABEL_1"}, kTwo, {.labels = "LABEL_0=negatve,LABEL_1=positive"}) ==
          "the model's label 'negatve' ('LABEL_0' in the model) is not a label of the suite; did you mean "
          "'negative'?\n"
          "  model: LABEL_0 LABEL_1\n  suite: negative positive\n"
          "--labels LABEL_0=negative maps it, --drop-label negatve removes it");
    CHECK(refusal({"a\x1b", "b"}, kTwo, {})
              .starts_with("the model's labels 'a\\x1b', 'b' are no labels of the suite\n"));
    CHECK(refusal(kTwo, kTwo, {.labels = "postive=positive"}) ==
          "--labels: the model has no label 'postive'; did you mean 'positive'?\n  model: negative positive");
    CHECK(refusal(kTwo, kTwo, {.labels = "2=positive"}) ==
          "--labels: the model has no label '2'\n  model: negative positive");
    CHECK(refusal(kTwo, kTwo, {.drop = "neutral"}) ==
          "--drop-label: the model has no label 'neutral'\n  model: negative positive");
    CHECK(refusal(kTwo, kTwo, {.drop = "negative,positive"}) == "--drop-label leaves the model no label");
    Names many;
    for (int i = 0; i < 12; ++i) many.push_back("class " + std::to_string(i));
    CHECK(refusal({"x"}, many, {}) ==
          "the model's label 'x' is not a label of the suite\n  model: x\n"
          "  suite: 'class 0' 'class 1' 'class 2' 'class 3' 'class 4' 'class 5' 'class 6' 'class 7' 'class "
          "8' 'class 9' and 2 "
          "more\n--labels x=… maps it, --drop-label x removes it");
}

TEST_CASE("a neutral band that makes no sense is refused") {
    const Flags band = {.band = "0.3,0.7"};
    CHECK(refusal(kTwo, kThree, band, Certainty::label_only) ==
          "--neutral-band needs probabilities, and this model gives none");
    CHECK(refusal(kTwo, kThree, band, Certainty::confidence) ==
          "--neutral-band needs probabilities, and this model gives none");
    CHECK(refusal(kTwo, kTwo, band) ==
          "--neutral-band needs a suite with three labels in the order negative, neutral, positive; this one "
          "has negative "
          "positive");
    CHECK(refusal(kTwo, {}, band) ==
          "--neutral-band needs a suite with three labels in the order negative, neutral, positive; this one "
          "has none");
    const std::string kUntold =
        "--neutral-band needs a model with two labels, the first and the third of the suite: which one is "
        "positive cannot be "
        "told otherwise\n  model: {}\n  suite: {}\n--model-labels, --labels and --drop-label say what the "
        "model means";
    CHECK(refusal(kThree, kThree, band) ==
          fmt::format(fmt::runtime(kUntold), "negative neutral positive", "negative neutral positive"));
    CHECK(refusal(kTwo, {"negative", "positive", "neutral"}, band) ==
          fmt::format(fmt::runtime(kUntold), "negative positive", "negative positive neutral"));
    CHECK(refusal({"positive"}, kThree, band) ==
          fmt::format(fmt::runtime(kUntold), "positive", "negative neutral positive"));
}

TEST_CASE("a recorded model is shown its texts through the mapping") {
    RecordedOptions options;
    options.format = RecordedFormat::pred_only;
    options.labels.labels = LabelSet({"no", "yes"});
    MappedModel wrapped(read_predictions("0\n1\n", "p.txt", options), LabelSet({"yes", "no"}), {});
    CHECK(wrapped.info().recorded);
    CHECK(wrapped.info().positional);
    wrapped.show(batch_of({"a", "b", "c"}));
    wrapped.cases_shown(2);
    CHECK(message_of([&] { wrapped.end_of_texts(); }) ==
          "p.txt: 2 predictions for 3 texts: 1 text has no prediction: there is no line 3, which would be "
          "that of 'c', unless one is missing above\n"
          "there is one prediction for each case: the variants of a text need predictions of their own");
    CHECK(describe(predict(wrapped, batch_of({"b"}), 1)) == "0");

    MappedModel plain(fake(kTwo), LabelSet(kTwo), {});
    CHECK_FALSE(plain.info().recorded);
    plain.show(batch_of({"a"}));  // nothing to be shown, and no harm
    plain.end_of_texts();
}
