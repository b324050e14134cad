#include "library.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace assay;
using assay_test::make;

namespace {

/// All results over many seeds, in order, joined by " / ".
std::string results(const Perturbation& perturbation, std::string_view text) {
    std::set<std::string> all;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        Random random(seed);
        const auto edited = perturbation.apply(text, random);
        if (!edited) continue;
        assay_test::check_promises(text, *edited);
        all.insert(edited->text);
    }
    std::string joined;
    for (const std::string& text_of_one : all) joined += (joined.empty() ? "" : " / ") + text_of_one;
    return joined.empty() ? "unchanged" : joined;
}

struct Row {
    std::string text, expected;
};

void check(const Perturbation& perturbation, std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(results(perturbation, row.text) == row.expected);
    }
}

}  // namespace

TEST_CASE("add-negation: auxiliaries and forms of be behind their subject") {
    check(*make("add-negation"), {{"The food is good.", "The food is not good."},
                                  {"They are late", "They are not late"},
                                  {"It was a great flight", "It was not a great flight"},
                                  {"we can help", "we cannot help"},
                                  {"THE FOOD IS GOOD", "THE FOOD IS NOT GOOD"},
                                  {"WE CAN HELP", "WE CANNOT HELP"},
                                  {"I will come back", "I will not come back"},
                                  {"I would recommend it", "I would not recommend it"},
                                  {"The flight has been delayed", "The flight has not been delayed"},
                                  {"I have a bag", "I don't have a bag"},
                                  {"The room has a view", "The room doesn't have a view"},
                                  {"we had to wait", "we didn't have to wait"},
                                  {"He had cried twice", "He had not cried twice"},
                                  {"I do like it", "I do not like it"},
                                  {"I am happy", "I am not happy"}});
}

TEST_CASE("add-negation: contractions and verbs of pronouns") {
    check(*make("add-negation"),
          {{"I'm happy", "I'm not happy"},
           {"it's good", "it's not good"},
           {"It’s good", "It’s not good"},
           {"They've arrived", "They haven't arrived"},
           {"I'll come", "I won't come"},
           {"I like it", "I don't like it"},
           {"I LOVE IT", "I DON'T LOVE IT"},
           {"She likes it", "She doesn't like it"},
           {"they liked it", "they didn't like it"},
           {"I really like it", "I don't really like it"},
           {"We really enjoyed it", "We didn't really enjoy it"},
           {"I think you lost it", "I don't think you lost it / I think you didn't lose it"}});
}

TEST_CASE("add-negation leaves alone what it does not understand") {
    check(*make("add-negation"), {{"", "unchanged"},
                                  {"Is it good?", "unchanged"},
                                  {"How good is it", "unchanged"},
                                  {"Why is my bag late?", "unchanged"},
                                  {"The food is not good", "unchanged"},
                                  {"The food isn't good", "unchanged"},
                                  {"Nothing is good", "unchanged"},
                                  {"It never works", "unchanged"},
                                  {"as good as it is.", "unchanged"},
                                  {"better than I could hope", "unchanged"},
                                  {"a trash can", "unchanged"},
                                  {"on it's way home", "unchanged"},
                                  {"It is just right", "unchanged"},
                                  {"It is already late", "unchanged"},
                                  {"I frobnicate it", "unchanged"},
                                  {"I had lots of it", "unchanged"},
                                  {"whatever the actors were saying", "unchanged"},
                                  {"the most fun I have had", "unchanged"},
                                  {"Only an expert could like it", "unchanged"},
                                  {"When I arrived", "unchanged"},
                                  {"It was his fault, not hers.", "unchanged"},
                                  {"They could have called, at least.", "unchanged"},
                                  {"If it has a flaw, I haven't found it.", "unchanged"},
                                  {"It's light and doesn't break.", "unchanged"},
                                  {"The fries were good, the burger was not.", "unchanged"},
                                  {"Somebody has stolen it", "unchanged"},
                                  {"The bus was late and made me wait", "unchanged"},
                                  {"@united is it late", "unchanged"},
                                  {"http://is.good.com/is", "unchanged"},
                                  {"I am, he is", "unchanged"}});
}

TEST_CASE("remove-negation: not, n't and cannot") {
    check(*make("remove-negation"),
          {{"The food is not good", "The food is good"},
           {"The food isn't good", "The food is good"},
           {"It isn’t good", "It is good"},
           {"I'm not happy", "I'm happy"},
           {"I cannot come", "I can come"},
           {"I CAN'T COME", "I CAN COME"},
           {"I won't come", "I will come"},
           {"I don't like it", "I like it"},
           {"She doesn't like it", "She likes it"},
           {"She does not go", "She goes"},
           {"They didn't come", "They came"},
           {"They did not frobnicate", "They did frobnicate"},
           {"Don't go", "Go"},
           {"DON'T GO", "GO"},
           {"Why don't you like it?", "Why do you like it?"},
           {"Isn't it good?", "Is it good?"},
           {"I have not seen it. We weren't there",
            "I have not seen it. We were there / I have seen it. We weren't there"}});
}

TEST_CASE("remove-negation keeps what the sentence needs") {
    check(*make("remove-negation"), {{"", "unchanged"},
                                     {"The food is good", "unchanged"},
                                     {"I can't wait", "unchanged"},
                                     {"It couldn't be better", "unchanged"},
                                     {"I don't have any bags", "unchanged"},
                                     {"It hasn't come yet", "unchanged"},
                                     {"not only good", "unchanged"},
                                     {"It is not only good", "unchanged"},
                                     {"It is not good but cheap", "unchanged"},
                                     {"whether or not", "unchanged"},
                                     {"Not good", "unchanged"},
                                     {"I ain't going", "unchanged"},
                                     {"Don't you dare", "unchanged"},
                                     {"It isn't hot, nor is it cold.", "unchanged"},
                                     {"The handle didn't break, the hinge did.", "unchanged"},
                                     {"It's not bad. Not bad at all.", "unchanged"},
                                     {"It still hasn't come", "unchanged"},
                                     {"It isn't a bed, it's a board.", "unchanged"},
                                     {"I don't want tea, I want milk.", "unchanged"},
                                     {"It isn't cheap, but it is good.", "unchanged"},
                                     {"what five emails couldn't", "unchanged"},
                                     {"they're not and I am", "unchanged"},
                                     {"@isnt #not http://x.y/not", "unchanged"}});
}

TEST_CASE("removing takes back what adding did") {
    const auto add = make("add-negation"), remove = make("remove-negation");
    for (const std::string text :
         {"The food is good.", "we can come", "I like it", "She likes it", "they liked it", "I'm happy",
          "I have a bag", "I will come back", "THE FOOD IS GOOD", "I LOVE IT"}) {
        CAPTURE(text);
        CHECK(results(*remove, results(*add, text)) == text);
    }
}
