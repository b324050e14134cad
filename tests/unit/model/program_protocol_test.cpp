#include "model_support.hpp"

#include <assay/model/program_protocol.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace assay;
using namespace assay::testing;

namespace {

std::string announcement_of(std::size_t labels) {
    std::string line = R"({"assay": 1, "labels": [)";
    for (std::size_t i = 0; i < labels; ++i) line += (i > 0 ? ",\"" : "\"") + std::to_string(i) + '"';
    return line + "]}";
}

std::string request_of(const TextBatch& texts) {
    std::string lines;
    append_request(lines, 7, texts, 0);
    return lines;
}

}  // namespace

TEST_CASE("a question is one line, whatever the text holds") {
    CHECK(request_of(batch_of({"a \"b\" \\ \r\n\t\x7f"})) ==
          "{\"id\":7,\"text\":\"a \\\"b\\\" \\\\ \\r\\n\\t\x7f\"}\n");
    CHECK(request_of(batch_of({"ü 中 😀"})) == "{\"id\":7,\"text\":\"ü 中 😀\"}\n");
    CHECK(request_of(batch_of({"bad \xff"})) == "{\"id\":7,\"text\":\"bad \xEF\xBF\xBD\"}\n");
    std::string lines = request_of(batch_of({"a"}));
    append_request(lines, UINT64_MAX, batch_of({"b"}), 0);
    CHECK(lines == "{\"id\":7,\"text\":\"a\"}\n{\"id\":18446744073709551615,\"text\":\"b\"}\n");
}

TEST_CASE("an announcement counts only as the first line after a start") {
    AnswerReader reader({});
    CHECK_FALSE(reader.read(R"({"assay": 1, "labels": ["x", "y"]})"));
    CHECK(reader.labels() == LabelSet({"x", "y"}));
    CHECK(reader.read(R"({"id": 3, "label": "y"})")->row.label == 1);
    CHECK(message_of([&] { reader.read(R"({"assay": 1})"); }).find("lacks the 'id'") != std::string::npos);
    reader.begin();
    CHECK_FALSE(reader.read(R"({"assay": 1, "labels": ["x", "y"]})"));
    reader.begin();
    CHECK(reader.read(R"({"id": 3, "label": "x"})")->row.label == 0);  // it need not repeat itself
    reader.begin();
    CHECK(message_of([&] { reader.read(R"({"assay": 1, "labels": ["y", "x"]})"); }) ==
          "announced other labels after its restart than before");
}

TEST_CASE("an answer is a prediction, an error, or at fault") {
    AnswerReader reader({LabelSet({"no", "yes"}), true});
    const Answer good = *reader.read(R"({"probabilities": {"yes": 1}, "id": 12, "took": 0.1})");
    CHECK(good.id == 12);
    CHECK_FALSE(good.error);
    CHECK(good.fault.empty());
    CHECK(good.row.probabilities == std::vector<double>{0, 1});
    CHECK(reader.read(R"({"id": 1, "error": "no memory"})")->error == "no memory");
    CHECK(reader.read(R"({"error": ["no", "memory"]})")->error == R"(["no","memory"])");
    CHECK_FALSE(reader.read(R"({"id": 1, "error": null, "probabilities": [1, 0]})")->error);
    CHECK(reader.read(R"({"id": 1, "label": "yes"})")
              ->fault.starts_with("this row has a label only, but those before it have "
                                  "probabilities; all rows must say equally much: "));
}

TEST_CASE("a program may announce 10,000 labels") {
    for (const std::size_t count : {kMostAnnouncedLabels - 1, kMostAnnouncedLabels}) {
        AnswerReader reader({});
        CHECK_FALSE(reader.read(announcement_of(count)));
        CHECK(reader.labels().size() == count);
    }
    AnswerReader reader({});
    CHECK(message_of([&] { reader.read(announcement_of(kMostAnnouncedLabels + 1)); }) ==
          "announced more than 10000 labels");
}
