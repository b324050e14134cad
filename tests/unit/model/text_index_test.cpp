#include <assay/model/text_index.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>
#include <string>
#include <vector>

using namespace assay;

namespace {

TextBatch batch_of(const std::vector<std::string>& texts) {
    TextBatch batch;
    for (const std::string& text : texts) batch.append_field(text);
    return batch;
}

}  // namespace

TEST_CASE("a text is found where an equal one was added first") {
    const bool holds = rc::check([](const std::vector<std::string>& texts) {
        const TextBatch batch = batch_of(texts);
        TextIndex index;
        std::map<std::string, std::uint32_t> oracle;
        for (std::uint32_t i = 0; i < batch.size(); ++i) {
            const auto [place, is_new] = oracle.emplace(texts[i], i);
            RC_ASSERT(index.find(batch, batch, i).has_value() == !is_new);
            const auto found = index.find_or_add(batch, batch, i, i);
            RC_ASSERT(found.value_or(i) == place->second);
        }
        for (std::uint32_t i = 0; i < batch.size(); ++i)
            RC_ASSERT(index.find(batch, batch, i) == oracle.at(texts[i]));
    });
    CHECK(holds);
}

TEST_CASE("growing loses nothing, and what was never added is not found") {
    constexpr std::uint32_t kMany = 200'000;  // so many that some pairs have equal hashes of 32 bits
    TextBatch stored, others;
    TextIndex index;
    for (std::uint32_t i = 0; i < kMany; ++i) {
        stored.append_field("text " + std::to_string(i));
        others.append_field("other " + std::to_string(i));
        REQUIRE_FALSE(index.find_or_add(stored, stored, i, i));
    }
    for (std::uint32_t i = 0; i < kMany; ++i) {
        REQUIRE(index.find(stored, stored, i) == i);
        REQUIRE_FALSE(index.find(stored, others, i));
    }
    index.clear();
    CHECK_FALSE(index.find(stored, stored, 0));
}

TEST_CASE("pairs are equal if both fields are, wherever the bytes are cut") {
    TextBatch pairs(2);
    for (const char* field : {"ab", "c", "a", "bc", "ab", "c", "c", "ab"}) pairs.append_field(field);
    TextIndex index;
    CHECK_FALSE(index.find_or_add(pairs, pairs, 0, 0));
    CHECK_FALSE(index.find_or_add(pairs, pairs, 1, 1));
    CHECK(index.find_or_add(pairs, pairs, 2, 2) == 0);
    CHECK_FALSE(index.find_or_add(pairs, pairs, 3, 3));
}
