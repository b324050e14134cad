#include <assay/features/text_reader.hpp>

#include <assay/base/error.hpp>
#include <assay/features/stop_words.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace assay;

namespace {

/// "unit|unit / unit": units of each sequence.
std::string units(const AnalyzerOptions& options, std::string_view text) {
    const Analyzer analyzer(options);
    TextReader reader(analyzer);
    reader.read("what was read before must not matter: never, no!");
    reader.read(text);
    std::string all;
    for (std::size_t i = 0; i < reader.sequence_count(); ++i) {
        if (i > 0) all += " / ";
        for (std::size_t unit = 0; unit < reader.sequence(i).size(); ++unit)
            all.append(unit > 0 ? "|" : "").append(reader.sequence(i)[unit].text());
    }
    return all;
}

}  // namespace

TEST_CASE("an analyzer cuts a text into its units") {
    struct Row {
        AnalyzerOptions options;
        const char* text;
        const char* units;
    };
    const AnalyzerOptions ascii{.strip_accents = StripAccents::ascii, .min_token_length = 1};
    for (const Row& row : {
             Row{{}, "Not a GOOD film!", "not|good|film"},
             Row{{.lowercase = false}, "Not a GOOD film!", "Not|GOOD|film"},
             Row{ascii, "Déjà vu ﬁne ℌ 日本", "deja|vu|fine|H"},
             Row{{.strip_accents = StripAccents::unicode}, "Déjà 日本", "deja|日本"},
             Row{{.token_pattern = R"([!]|\w+)"}, "Oh no!", "oh|no|!"},
             Row{{.stop_words = {"film", "not"}}, "Not a good film", "good"},
             Row{{.kind = AnalyzerKind::chars}, "A  bé\t!\n\n", "a| |b|é|\t|!| "},
             Row{{.kind = AnalyzerKind::chars}, "", ""},
             Row{{.kind = AnalyzerKind::chars}, "a\xFF\xC3", "a|\uFFFD|\uFFFD"},
             Row{{.kind = AnalyzerKind::chars_wb}, " a\u2003bé \n", " |a|  /  |b|é| "},
             Row{{.kind = AnalyzerKind::chars_wb}, "  ", ""},
         }) {
        CAPTURE(row.text);
        CHECK(units(row.options, row.text) == row.units);
    }
}

TEST_CASE("words after a negation are marked until the clause ends") {
    const AnalyzerOptions marked{.min_token_length = 1, .mark_negation = true};
    struct Row {
        AnalyzerOptions options;
        const char* text;
        const char* units;
    };
    for (const Row& row : {
             Row{marked, "not so good, but fine", "not|NOT_so|NOT_good|but|fine"},
             Row{marked, "I don't like it. I do", "i|don|t|NOT_like|NOT_it|i|do"},
             Row{marked, "I don\u2019t like it", "i|don|t|NOT_like|NOT_it"},
             Row{marked, "never not good", "never|not|NOT_good"},
             Row{marked, "(no) good", "no|NOT_good"},
             Row{marked, "t good", "t|good"},
             Row{{.token_pattern = R"([\w']+|[.,])", .mark_negation = true},
                 "I can't go, sorry",
                 "i|can't|NOT_go|,|sorry"},
             Row{{.stop_words = {"not"}, .mark_negation = true}, "not good", "NOT_good"},
             Row{{.stop_words = {"it"}, .mark_negation = true}, "no, it is not it", "no|is|not"},
             Row{{.mark_negation = true}, "I don't like it. I do", "don|NOT_like|NOT_it|do"},
             Row{{.mark_negation = true}, "they do n't work, a b", "they|do|NOT_work"},
             Row{{.mark_negation = true}, "can\u2019t say é no éé", "can|NOT_say|no|NOT_éé"},
             Row{{.min_token_length = 4, .mark_negation = true}, "no fun at all; fine film", "fine|film"},
             Row{{.min_token_length = 4, .mark_negation = true}, "not a good film", "NOT_good|NOT_film"},
             Row{{.min_token_length = 3, .token_pattern = R"(\w+)", .mark_negation = true},
                 "don't go",
                 "don|t|NOT_go"},
         }) {
        CAPTURE(row.text);
        CHECK(units(row.options, row.text) == row.units);
    }
}

TEST_CASE("options that cannot be are refused") {
    CHECK_THROWS_WITH_AS(Analyzer({.kind = AnalyzerKind::chars, .mark_negation = true}),
                         "negation is marked on words; the characters of a text have no such marks", Error);
    CHECK_THROWS_WITH_AS(parse_analyzer_kind("chars"),
                         "there is no analyzer 'chars': word, char or char_wb; did you mean 'char'?", Error);
    CHECK_THROWS_AS(Analyzer({.token_pattern = "("}), Error);
    const Analyzer analyzer({});
    TextReader reader(analyzer);
    CHECK_THROWS_AS(reader.read(std::string(WordSplitter::kMaxTextBytes + 1, 'a')), Error);
}

TEST_CASE("the english stop words are 318, in order") {
    const auto& words = english_stop_words();
    CHECK(words.size() == 318);
    CHECK(std::is_sorted(words.begin(), words.end()));
    CHECK(words.front() == "a");
    CHECK(words.back() == "yourselves");
}
