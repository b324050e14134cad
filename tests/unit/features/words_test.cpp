#include <assay/features/words.hpp>

#include <assay/base/error.hpp>
#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>

#include "support/texts.hpp"

#include <doctest/doctest.h>

using namespace assay;

namespace {

std::string split(std::string_view text, bool lowercase = true, std::size_t min_token_length = 1) {
    WordSplitter splitter(lowercase, min_token_length);
    splitter.read(text);
    std::string words;
    splitter.for_each_word([&](Word word) {
        if (!words.empty()) words += '|';
        words += word.text();
    });
    return words;
}

}  // namespace

TEST_CASE("words are runs of word characters, lower-cased as Python does") {
    struct Row {
        const char* text;
        const char* words;
    };
    for (const Row& row :
         {Row{"", ""},
          Row{" \t\n", ""},
          Row{"a", "a"},
          Row{"I don't like it.", "i|don|t|like|it"},
          Row{"snake_case __init__ 3.14", "snake_case|__init__|3|14"},
          Row{"@[`{/:", ""},
          Row{"AZaz09_", "azaz09_"},
          Row{"naïve CAFÉ — très", "naïve|café|très"},
          Row{"ΟΔΟΣ ΣΑΣ ΑΣ.Α", "οδος|σας|ασ|α"},  // final sigma; not final before ".Α"
          Row{"İstanbul ISPARTA ığdır",
              "i|stanbul|isparta|ığdır"},  // İ becomes i and a dot, which is no word character
          Row{"Straße STRASSE", "straße|strasse"},
          Row{"x² + y₂ = ½ Ⅳ ①", "x²|y₂|½|ⅳ|①"},
          Row{"日本語 映画", "日本語|映画"},
          Row{"नमस्ते", "नमस|त"},
          Row{"e\u0301toile", "e|toile"},
          Row{"zero\u200bwidth non\u00a0breaking", "zero|width|non|breaking"},
          Row{"😀 great 👍🏽", "great"},
          Row{"\u212A", "k"},  // the Kelvin sign is lower-cased to ASCII
          Row{"bad\xFF"
              "byte \xC3 \xE2\x82",
              "bad|byte"},
          Row{"é", "é"}}) {
        CAPTURE(row.text);
        CHECK(split(row.text) == row.words);
    }
}

TEST_CASE("case stays where it is not lowered") {
    CHECK(split("The İ ΣΑΣ \u212A É", false) == "The|İ|ΣΑΣ|\u212A|É");
}

TEST_CASE("the length of a word counts code points") {
    CHECK(split("a bb é éé 日 日本 ccc", true, 2) == "bb|éé|日本|ccc");
    CHECK(split("a bb ccc dddd ééé éééé", true, 4) == "dddd|éééé");
}

TEST_CASE("a splitter forgets the text before") {
    WordSplitter splitter;
    splitter.read(std::string(300, 'x'));
    splitter.read("ab");
    std::vector<std::string> words;
    splitter.for_each_word([&](Word word) { words.emplace_back(word.text()); });
    CHECK(words == std::vector<std::string>{"ab"});
}

namespace {

/// The obvious way, for ASCII, one byte at a time.
std::string split_slowly(std::string_view text) {
    std::string words;
    bool inside = false;
    for (const char c : text) {
        const bool word =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (word && !inside && !words.empty()) words += '|';
        if (word) words += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        inside = word;
    }
    return words;
}

}  // namespace

TEST_CASE("every ASCII byte at every place of a machine word and of a block") {
    for (int byte = 0; byte < 128; ++byte) {
        for (std::size_t before = 0; before < 10; ++before) {
            const std::string text = std::string(before, 'q') + static_cast<char>(byte) + "Zz";
            CAPTURE(byte);
            CHECK(split(text) == split_slowly(text));
        }
    }
    Random random(1);
    for (int i = 0; i < 500; ++i) {
        std::string text(random.below(200), ' ');
        for (char& c : text) c = "aZ_9 .\x7f"[random.below(7)];
        CHECK(split(text) == split_slowly(text));
    }
}

TEST_CASE("two texts side by side hold the words of the one, then those of the other") {
    Random random(2);
    for (int i = 0; i < 500; ++i) {
        const std::string text = testing::random_text(random);
        const std::string other = testing::random_text(random);
        // Not for a Greek sigma, whose form depends on what stands around it.
        if ((text + other).find("Σ") != std::string::npos) continue;
        std::string expected = split(text);
        const std::string second = split(other);
        if (!expected.empty() && !second.empty()) expected += '|';
        expected += second;
        CHECK(split(text + " . " + other) == expected);
    }
}

TEST_CASE("a text that is too long is refused") {
    WordSplitter splitter;
    const std::string text(WordSplitter::kMaxTextBytes + 1, ' ');
    CHECK_THROWS_WITH_AS(splitter.read(text), "a text has 268435457 bytes; at most 268435456 are allowed",
                         Error);
}
