#include <assay/data/text_batch.hpp>

#include <doctest/doctest.h>

using namespace assay;

TEST_CASE("texts of one field") {
    TextBatch texts;
    CHECK(texts.empty());
    texts.append_field("one");
    texts.append_field("");
    texts.buffer() += "th";
    texts.buffer() += "ree";
    texts.end_field();
    CHECK(texts.size() == 3);
    CHECK(texts[0] == "one");
    CHECK(texts[1] == "");
    CHECK(texts[2] == "three");
}

TEST_CASE("texts of two fields") {
    TextBatch pairs(2);
    for (const char* field : {"a?", "b?", "c?", "d?"}) pairs.append_field(field);
    CHECK(pairs.size() == 2);
    CHECK(pairs[1] == "c?");
    CHECK(pairs.field(1, 1) == "d?");

    TextBatch more(2);
    more.append(pairs, 1);
    more.append(pairs);
    CHECK(more.size() == 3);
    CHECK(more.field(0, 1) == "d?");
    CHECK(more.field(2, 0) == "c?");

    more.clear();
    CHECK(more.size() == 0);
    CHECK(more == TextBatch(2));
    more.reset(1);
    CHECK(more == TextBatch());
}
