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

TEST_CASE("terms that are none are refused") {
    struct Row {
        std::vector<std::string> terms;
        const char* message;
    };
    for (const Row& row :
         {Row{{""}, "the term '' holds an empty word"}, Row{{" a"}, "the term ' a' holds an empty word"},
          Row{{"a "}, "the term 'a ' holds an empty word"},
          Row{{"a  b"}, "the term 'a  b' holds an empty word"},
          Row{{"b", "a"}, "the term 'a' is out of order or occurs twice"},
          Row{{"a", "a"}, "the term 'a' is out of order or occurs twice"},
          Row{{"a b c d e f g h i"}, "the term 'a b c d e f g h i' has 9 words; at most 8 are allowed"}})
        CHECK_THROWS_WITH_AS(Vocabulary{row.terms}, row.message, Error);
    CHECK_NOTHROW(Vocabulary({"a b c d e f g h"}));
}
