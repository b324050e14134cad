#include <assay/explain/rationale.hpp>

#include <assay/base/error.hpp>

#include <doctest/doctest.h>

using namespace assay;

namespace {

using Numbers = std::vector<std::size_t>;

Explanation with_contributions(const std::vector<double>& contributions) {
    Explanation explanation;
    for (const double contribution : contributions) {
        const std::size_t at = explanation.text.size();
        explanation.text += "w ";
        explanation.words.push_back({{at, at + 1}, contribution});
    }
    return explanation;
}

}  // namespace

TEST_CASE("rationales are spans, words and phrases") {
    const auto rows = read_rationales(
        "{\"text\": \"Ä bad, bad film.\", \"label\": \"negative\", \"rationale\": [[2, 5], [11, 15]]}\n"
        "{\"text\": \"Ä bad, bad film.\", \"label\": 0, \"rationale\": [\"bad\", \"bad film\", \"bad\"]}\n"
        "{\"text\": \"badly bad\", \"rationale\": [\"bad\"], \"more\": 1}\n"
        "{\"text\": \"\", \"rationale\": []}\n"
        "{\"text\": \"one two three\", \"rationale\": [[2, 6], [3, 4]]}\n",
        "r.jsonl");
    REQUIRE(rows.size() == 5);
    CHECK(rows[0] == RationaleRow{"Ä bad, bad film.", "negative", {1, 3}});
    CHECK(rows[1] == RationaleRow{"Ä bad, bad film.", "0", {1, 2, 3}});
    CHECK(rows[2] == RationaleRow{"badly bad", std::nullopt, {1}});
    CHECK(rows[3] == RationaleRow{"", std::nullopt, {}});
    CHECK(rows[4].words == Numbers{0, 1});
}

TEST_CASE("what is no rationale is refused where it stands") {
    struct Row {
        const char *json, *message;
    };
    for (const Row& row :
         {Row{R"({"rationale": []})", "r.jsonl:1: error: there is no key \"text\""},
          Row{R"({"text": 1, "rationale": []})",
              "r.jsonl:1:10: error: \"text\" must be a string, not a number"},
          Row{R"({"text": "a", "label": null, "rationale": []})",
              "r.jsonl:1:24: error: \"label\" must be a string, not null"},
          Row{R"({"text": "a"})",
              "r.jsonl:1: error: \"rationale\" must be a list of spans [begin, end] or of words"},
          Row{R"({"text": "a", "rationale": "a"})",
              "r.jsonl:1:28: error: \"rationale\" must be a list of spans [begin, end] or of words"},
          Row{R"({"text": "a", "rationale": [1]})",
              "r.jsonl:1:28: error: a member of \"rationale\" must be a span [begin, end] of whole numbers, "
              "or a "
              "word"},
          Row{R"({"text": "a", "rationale": [[0, 1, 1]]})",
              "r.jsonl:1:28: error: a member of \"rationale\" must be a span [begin, end] of whole numbers, "
              "or a "
              "word"},
          Row{R"({"text": "a", "rationale": [[-1, 1]]})",
              "r.jsonl:1:28: error: a member of \"rationale\" must be a span [begin, end] of whole numbers, "
              "or a "
              "word"},
          Row{R"({"text": "ä", "rationale": [[0, 2]]})",
              "r.jsonl:1:28: error: there is no span [0, 2] in a text of 1 characters"},
          Row{R"({"text": "a", "rationale": [[1, 1]]})",
              "r.jsonl:1:28: error: there is no span [1, 1] in a text of 1 characters"},
          Row{R"({"text": "badly", "rationale": ["bad"]})",
              "r.jsonl:1:32: error: 'bad' does not occur in the text as whole words"},
          Row{R"({"text": "a", "rationale": [""]})",
              "r.jsonl:1:28: error: '' does not occur in the text as whole words"},
          Row{R"({"text": "a", "rationale": ["a", "a"]})",
              "r.jsonl:1:28: error: 'a' does not occur once more in the text as whole words"}}) {
        CAPTURE(row.json);
        std::string message;
        try {
            read_rationales(row.json, "r.jsonl");
        } catch (const InputError& error) {
            message = error.what();
        }
        CHECK(message.substr(0, message.find('\n')) == row.message);
    }
}

TEST_CASE("as many words are chosen as people marked, of those that speak for the label") {
    const Explanation explanation = with_contributions({0.5, -3, 2, 1, 0});
    CHECK(agreement_of(explanation, {2, 3}) == Agreement{1, 1, 1, 0.4});
    CHECK(agreement_of(explanation, {1, 2}) == Agreement{0.5, 0.5, 0.5, 0.4});
    CHECK(agreement_of(explanation, {4}) == Agreement{0, 0, 0, 0.2});
    const Agreement all = agreement_of(explanation, {0, 1, 2, 3, 4});
    CHECK(all.precision == 1);
    CHECK(all.recall == doctest::Approx(0.6));
    CHECK(all.f1 == doctest::Approx(0.75));
    CHECK(agreement_of(with_contributions({-1, 0}), {0}) == Agreement{0, 0, 0, 0.5});
}

TEST_CASE("means over texts") {
    MeanAgreement mean;
    CHECK(mean.mean() == Agreement{});
    mean.add({1, 0.5, 0.25, 0});
    mean.add({0, 0.5, 0.75, 1});
    CHECK(mean.texts() == 2);
    CHECK(mean.mean() == Agreement{0.5, 0.5, 0.5, 0.5});
}
