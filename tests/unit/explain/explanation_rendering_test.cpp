#include <assay/explain/explanation_html.hpp>
#include <assay/explain/explanation_json.hpp>
#include <assay/explain/explanation_svg.hpp>
#include <assay/explain/explanation_words.hpp>
#include <assay/explain/linear_explanation.hpp>

#include <assay/base/error.hpp>

#include "support/golden.hpp"
#include "toy_models.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

using namespace assay;
using namespace assay::testing;

namespace {

/// Whatever a text may hold that means something in a page, a picture, a terminal or a log.
constexpr const char* kHostile =
    "good <script>alert(1)</script> &amp; \"bad\" '] ]]> --> \x1b[31mred\u202e ::error::x ##[group]\n\tnot "
    "good 你好 😡";

std::vector<Explanation> some_explanations() {
    const TextClassifier classifier = toy_classifier();
    LinearExplainer explainer(classifier);
    std::vector<Explanation> explanations = {
        explainer.explain(
            "It is not good: a bad, bad film, but a film it is, good old film of many reels and "
            "with a very long line.",
            0),
        explainer.explain(kHostile, 0)};
    Explanation lime = explanations[0];
    lime.method = ExplanationMethod::lime;
    lime.features.clear();
    lime.r_squared = 0.9312;
    lime.label = "<x>";
    explanations.push_back(lime);
    explanations.push_back(explainer.explain(""));
    return explanations;
}

bool is_well_formed(const std::string& xml) {
    const auto file = std::filesystem::path(ASSAY_BINARY_DIR) / "explanation.svg";
    write_file(file, xml);
    return std::system(("xmllint --noout --nonet '" + file.string() + "'").c_str()) == 0;
}

}  // namespace

TEST_CASE("explanations as they stand, hostile texts among them") {
    const auto explanations = some_explanations();
    const std::string svg = explanations_svg(explanations, 6);
    CHECK(is_well_formed(svg));
    test::check_golden("explain/explanations.svg", svg);
    const std::string html = explanations_html(explanations, 6);
    test::check_golden("explain/explanations.html", html);
    for (const std::string& output : {svg, html}) {
        CHECK(output.find("<script") == std::string::npos);
        CHECK(output.find('\x1b') == std::string::npos);
        CHECK(output.find("\u202e") == std::string::npos);
    }
    nlohmann::ordered_json json;
    for (const Explanation& explanation : explanations) json.push_back(to_json(explanation));
    test::check_golden("explain/explanations.json", json.dump(1) + "\n");
}

TEST_CASE("a page keeps lines, and parts of a text make no command in a log of it") {
    Explanation explanation;
    explanation.text = "a good\nday\n::error::x\n##vso[task]\tb";
    explanation.words = {{{2, 10}, 1.0}, {{13, 18}, 0}, {{25, 28}, 0}};
    const std::string html = explanations_html({&explanation, 1}, 0);
    CHECK(html.find(">good\nday</mark>\n&#58;:error&#58;:x\n##vso&#91;task]\\tb</p>") != html.npos);
}

TEST_CASE("weights as they stand") {
    auto classes = class_weights(toy_classifier());
    classes.push_back({"</title>", -0.001, {{"<b>&", 1e-3}, {std::string(200, 'x'), -1e3}}});
    classes.push_back({"none", 0, {}});
    const std::string svg = weights_svg(classes, 3);
    CHECK(is_well_formed(svg));
    test::check_golden("explain/weights.svg", svg);
    test::check_golden("explain/weights.html", weights_html(classes, 3));
    test::check_golden("explain/weights.json", to_json(classes).dump(1) + "\n");
}

TEST_CASE("places in JSON count characters") {
    const TextClassifier classifier = toy_classifier();
    LinearExplainer explainer(classifier);
    const auto json = to_json(explainer.explain("Ä good 😡", 1));
    CHECK(json["words"][1]["begin"] == 2);
    CHECK(json["words"][1]["end"] == 6);
    CHECK(json["words"][2]["begin"] == 7);
    CHECK(json["words"][2]["end"] == 8);
}

TEST_CASE("numbers, headlines and sums in words") {
    CHECK(signed_number(1.235) == "+1.24");
    CHECK(signed_number(-0.004) == "0.00");
    CHECK(signed_number(0) == "0.00");
    CHECK(signed_number(-12) == "-12.00");
    const auto explanations = some_explanations();
    CHECK(headline_of(explanations[0]) == "negative 0.9399");
    CHECK(sum_of(explanations[0]) == "log-odds +2.75 = intercept -0.50, words +3.25");
    CHECK(headline_of(explanations[2]) == "<x> 0.9399 (predicted: negative)");
    CHECK(sum_of(explanations[2]) ==
          "log-odds +2.75; weights of a linear model around the text (LIME, R² 0.93)");
    CHECK(in_words(explanations[3], 3) == "\"\": positive 0.6225.");
    CHECK_THROWS_WITH_AS(
        parse_explanation_method("lim"),
        "there is no method 'lim' of explaining: linear, occlusion, lime; did you mean 'lime'?", Error);
    CHECK(parse_explanation_method("lime") == ExplanationMethod::lime);
}
