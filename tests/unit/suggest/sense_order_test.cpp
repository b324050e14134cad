#include <assay/suggest/sense_order.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace assay;

namespace {

/// "2 (river, water) 1": the numbers of the senses in their order, with what they share.
std::string order(const std::string& text, const std::string& word, const std::vector<std::string>& glosses) {
    std::vector<WordSense> senses;
    for (const std::string& gloss : glosses)
        senses.push_back({PartOfSpeech::noun, senses.size() + 1, gloss, {"x"}});
    std::string all;
    for (const SenseInText& one : order_senses(senses, parse_masked_text(text), word)) {
        all += (all.empty() ? "" : " ") + std::to_string(one.sense.number);
        for (const std::string& shared : one.shared) all += ":" + shared;
    }
    return all;
}

const std::vector<std::string> kBank = {"an office that keeps the money of its customers",
                                        "the edge of a river; \"they sat on its bank, by the water\"",
                                        "a row of switches"};

}  // namespace

TEST_CASE("the sense whose explanation shares most with the text comes first") {
    CHECK(order("The water of the river rose over the {mask}.", "bank", kBank) == "2:river:water 1 3");
    CHECK(order("My {mask} lost my Money!", "bank", kBank) == "1:Money 2 3");
    CHECK(order("Rivers have {mask}.", "bank", kBank) == "2:Rivers 1 3");
}

TEST_CASE("where nothing tells, the order stays") {
    CHECK(order("The {mask} was fine.", "bank", kBank) == "1 2 3");
    CHECK(order("{mask}", "bank", kBank) == "1 2 3");
    // Neither the word itself, nor words that are everywhere, nor short ones.
    CHECK(order("The bank of the {mask} is on it.", "bank", kBank) == "1 2 3");
    CHECK(order("The {mask}", "bank", {}).empty());
}

TEST_CASE("senses that share equally many words stay in their order") {
    CHECK(order("money, switches and a river {mask}", "bank", kBank) == "1:money 2:river 3:switches");
}
