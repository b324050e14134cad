#include <assay/features/ngram_trie.hpp>

#include "support/texts.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace assay;

namespace {

/// Looks up a word, with the padding that a splitter would give it.
NgramTrie::Node find_word(const NgramTrie& trie, const std::string& word) {
    const std::string padded = word + "padding!";
    return trie.find(Word{padded.data(), word.size()});
}

}  // namespace

TEST_CASE("terms are found word by word, and nothing else is") {
    NgramTrie trie;
    const auto not_so_good = trie.add_term("not so good");
    CHECK(trie.term(not_so_good) == "not so good");
    CHECK(trie.add_term("not so good") == not_so_good);
    const auto word_not = find_word(trie, "not"), word_so = find_word(trie, "so"),
               good = find_word(trie, "good");
    CHECK(trie.find(trie.find(word_not, word_so), good) == not_so_good);
    CHECK(trie.term(trie.find(word_not, word_so)) == "not so");
    CHECK(trie.find(word_so, word_not) == NgramTrie::kNone);
    CHECK(find_word(trie, "no") == NgramTrie::kNone);
    CHECK(find_word(trie, "nots") == NgramTrie::kNone);
    CHECK(trie.size() == 5);  // not, so, "not so", good, "not so good"
}

TEST_CASE("words of every length around the size of a key are told apart") {
    NgramTrie trie;
    std::map<std::string, NgramTrie::Node> nodes;
    for (std::size_t size = 1; size <= 40; ++size)
        for (const char last : {'a', 'b'}) {
            const std::string word = std::string(size - 1, 'a') + last;
            nodes[word] = trie.add_term(word);
        }
    CHECK(trie.size() == nodes.size());
    for (const auto& [word, node] : nodes) {
        CHECK(find_word(trie, word) == node);
        CHECK(trie.term(node) == word);
    }
}

TEST_CASE("many words survive the growing of the table") {
    NgramTrie trie;
    for (int i = 0; i < 20'000; ++i) trie.add_term(std::to_string(i) + " " + std::to_string(i % 100));
    for (int i = 0; i < 20'000; ++i) {
        const auto first = find_word(trie, std::to_string(i)),
                   second = find_word(trie, std::to_string(i % 100));
        REQUIRE(trie.find(first, second) != NgramTrie::kNone);
        REQUIRE(trie.term(trie.find(first, second)) == std::to_string(i) + " " + std::to_string(i % 100));
    }
}

TEST_CASE("a cursor finds the n-grams of a text, the shortest first") {
    NgramTrie trie;
    for (const char* term : {"a", "b", "a b", "b a", "a b a"}) trie.add_term(term);
    struct Row {
        std::size_t longest;
        std::vector<const char*> words;
        const char* found;
    };
    for (const Row& row : {Row{1, {"a", "b", "a"}, "a,b,a,"}, Row{2, {"a", "b", "a"}, "a,b,a b,a,b a,"},
                           Row{3, {"a", "b", "a"}, "a,b,a b,a,b a,a b a,"}, Row{3, {"a", "?", "b"}, "a,b,"},
                           Row{8, {"b", "b", "a", "b", "a"}, "b,b,a,b a,b,a b,a,b a,a b a,"}}) {
        NgramCursor cursor(row.longest);
        std::string found;
        for (const char* word : row.words)
            cursor.read(
                find_word(trie, word), [&](auto prefix, auto last) { return trie.find(prefix, last); },
                [&](NgramTrie::Node node, std::size_t length) {
                    found += trie.term(node) + ",";
                    CHECK(trie.length(node) == length);
                });
        CHECK(found == row.found);
    }
}
