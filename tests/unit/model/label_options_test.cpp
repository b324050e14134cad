#include <assay/base/error.hpp>
#include <assay/model/label_options.hpp>

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace assay;

namespace {

using Names = std::vector<std::string>;
using Renames = std::vector<LabelRename>;

std::string message_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("--labels is a list of pairs") {
    struct Row {
        const char* text;
        Renames renames;
    };
    for (const Row& row : {
             Row{"LABEL_0=negative,LABEL_1=positive",
                 Renames{{"LABEL_0", "negative"}, {"LABEL_1", "positive"}}},
             Row{" 0 = a , 1 = b ", Renames{{"0", "a"}, {"1", "b"}}},
             Row{"1 star=bad,'2, or = 3'='it''s ok'", Renames{{"1 star", "bad"}, {"2, or = 3", "it's ok"}}},
             Row{"a=b", Renames{{"a", "b"}}},
         }) {
        CAPTURE(row.text);
        CHECK(parse_label_renames(row.text) == row.renames);
    }
}

TEST_CASE("--model-labels is a list of names") {
    CHECK(parse_label_names("negative,neutral, very positive", "--model-labels") ==
          Names{"negative", "neutral", "very positive"});
    CHECK(parse_label_names("'a,b',''''", "--model-labels") == Names{"a,b", "'"});
}

TEST_CASE("--neutral-band is two shares") {
    CHECK(parse_neutral_band("0.333,0.667") == NeutralBand{0.333, 0.667});
    CHECK(parse_neutral_band("0, 100%") == NeutralBand{0, 1});
}

TEST_CASE("options that are not well written are refused") {
    const auto renames = [](const char* text) { return message_of([&] { parse_label_renames(text); }); };
    CHECK(renames("") == "--labels: '' is no pair; write LABEL_0=negative,LABEL_1=positive");
    CHECK(renames("a=b,c") == "--labels: 'c' is no pair; write LABEL_0=negative,LABEL_1=positive");
    CHECK(renames("a=b=c") == "--labels: 'a=b=c' is no pair; write LABEL_0=negative,LABEL_1=positive");
    CHECK(renames("a=") == "--labels: a label is missing");
    CHECK(renames("=a") == "--labels: a label is missing");
    CHECK(renames("a=b,") == "--labels: '' is no pair; write LABEL_0=negative,LABEL_1=positive");
    CHECK(renames("a=b,a=c") == "--labels names 'a' twice");
    CHECK(renames("'a=b") == "--labels: ''a=b' is no pair; write LABEL_0=negative,LABEL_1=positive");
    CHECK(renames("'a'x=b") ==
          "--labels: 'a'x is not quoted well; write 'a label', and '' for a quote inside");
    CHECK(renames("it's=b") == "--labels: 'it's=b' is no pair; write LABEL_0=negative,LABEL_1=positive");
    CHECK(renames("''=b") == "--labels: '' is not quoted well; write 'a label', and '' for a quote inside");
    CHECK(renames("a\x1b=b,a\x1b=c") == "--labels names 'a\\x1b' twice");

    const auto names = [](const char* text) {
        return message_of([&] { parse_label_names(text, "--model-labels"); });
    };
    CHECK(names("") == "--model-labels: a label is missing");
    CHECK(names("a,,b") == "--model-labels: a label is missing");
    CHECK(names("a,b,a") == "--model-labels names 'a' twice");

    const auto band = [](const char* text) { return message_of([&] { parse_neutral_band(text); }); };
    for (const char* text :
         {"", "0.3", "0.6,0.4", "0.5,0.5", "-0.1,0.5", "0.5,1.1", "a,b", "0.3,0.6,0.9", "nan,1"}) {
        CAPTURE(text);
        CHECK(band(text) == "--neutral-band: '" + std::string(text) +
                                "' is not two numbers from 0 to 1, the smaller first; write 0.333,0.667");
    }
}

TEST_CASE("a model without names of its own uses the suite's labels as they were before renaming") {
    const LabelSet suite({"negative", "neutral", "positive"});
    const auto expected = [&](const LabelOptions& options) {
        const ExpectedLabels labels = expected_labels(options, suite);
        return std::make_pair(labels.labels.names(), labels.ordered);
    };
    using Answer = std::pair<Names, bool>;
    CHECK(expected({}) == Answer{{"negative", "neutral", "positive"}, true});

    LabelOptions options;
    options.model_labels = {"x", "y"};
    options.renames = parse_label_renames("x=negative,y=positive");
    CHECK(expected(options) == Answer{{"x", "y"}, true});

    options = {};
    options.renames = parse_label_renames("POS=positive,NEG=negative");
    CHECK(expected(options) == Answer{{"NEG", "neutral", "POS"}, true});
    options.renames = parse_label_renames("1=positive,0=negative,2=neutral");
    CHECK(expected(options) == Answer{{"0", "1", "2"}, true});
    options.renames = parse_label_renames("negative=positive,positive=negative");
    CHECK(expected(options) == Answer{{"positive", "neutral", "negative"}, true});

    // Several names for one label, or labels that are dropped: no order can be told.
    options.renames = parse_label_renames("1 star=negative,2 stars=negative");
    CHECK(expected(options) == Answer{{"1 star", "2 stars", "neutral", "positive"}, false});
    options.renames = parse_label_renames("negative=positive");
    CHECK(expected(options) == Answer{{"neutral", "negative"}, false});
    options.renames = parse_label_renames("MIX=mixed");
    options.dropped = {"mixed", "none"};
    CHECK(expected(options) == Answer{{"negative", "neutral", "positive", "MIX", "none"}, false});

    options = {};
    options.neutral_band = NeutralBand{0.3, 0.7};
    CHECK(expected(options) == Answer{{"negative", "positive"}, true});

    CHECK(expected_labels(options, LabelSet()).labels.empty());
}
