#include <assay/data/csv_text.hpp>

#include <assay/data/dataset.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

using namespace assay;

TEST_CASE("a field is in quotes where it has to be") {
    CHECK(csv_field("plain text") == "plain text");
    CHECK(csv_field("") == "");
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("say \"so\"") == "\"say \"\"so\"\"\"");
    CHECK(csv_field("two\nlines") == "\"two\nlines\"");
    CHECK(csv_row({"a", "", "b,c"}) == "a,,\"b,c\"\n");
}

TEST_CASE("what is written is read back") {
    const auto law = [] {
        const auto piece =
            rc::gen::element<std::string>("a", ",", "\"", "\n", "\r", "\r\n", " ", "é", "\t", "'");
        const auto pieces = *rc::gen::container<std::vector<std::string>>(piece);
        std::string text;
        for (const std::string& each : pieces) text += each;
        DatasetOptions options;
        options.label_column = "label";
        const Dataset data =
            Dataset::from_bytes(csv_row({"text", "label"}) + csv_row({text, "x"}), "made.csv", options);
        RC_ASSERT(data.size() == 1u);
        TextBatch texts;
        data.append_text(0, texts);
        RC_ASSERT(texts[0] == text);
        RC_ASSERT(data.label(0) == "x");
    };
    CHECK(rc::check("law of written CSV", law));
}
