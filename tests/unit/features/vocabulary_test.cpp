#include <assay/features/vocabulary.hpp>

#include <assay/base/error.hpp>

#include <doctest/doctest.h>

using namespace assay;

TEST_CASE("a vocabulary numbers its terms in their order") {
    const Vocabulary vocabulary({"good", "not good", "so", "é"});
    CHECK(vocabulary.size() == 4);
    CHECK(vocabulary.longest() == 2);
    CHECK(Vocabulary().longest() == 0);
    std::vector<std::string> features(4);
    std::size_t only_prefixes = 0;
    for (NgramTrie::Node node = 0; node < vocabulary.trie().size(); ++node) {
        if (vocabulary.feature_of(node) == Vocabulary::kNoFeature)
            ++only_prefixes;
        else
            features[vocabulary.feature_of(node)] = vocabulary.trie().term(node);
    }
    CHECK(features == vocabulary.terms());
    CHECK(only_prefixes == 1);  // "not"
}

TEST_CASE("terms that no n-gram is written as are features that no text has") {
    const Vocabulary words({"", "a  b", " a", "a b c d e f g h i", "b", "a"});
    CHECK(words.size() == 6);
    CHECK(words.trie().size() == 2);
    CHECK(words.longest() == 1);
    const Vocabulary characters({"", "a b", "123456789", "é!"}, TermUnits::characters);
    CHECK(characters.longest() == 3);
    const Vocabulary whole({"", "a b", " a"}, TermUnits::whole);
    CHECK(whole.longest() == 1);
    CHECK(whole.trie().size() == 2);
}

TEST_CASE("a term that occurs twice is refused") {
    for (const char* term : {"a", "a b", "", "a  b"})
        CHECK_THROWS_WITH_AS((Vocabulary{{term, "x", term}}),
                             ("the term '" + std::string(term) + "' occurs twice in the vocabulary").c_str(),
                             Error);
}
