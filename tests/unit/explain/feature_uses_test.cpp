#include <assay/explain/feature_uses.hpp>

#include <assay/base/error.hpp>
#include <assay/features/feature_spec.hpp>
#include <assay/features/stop_words.hpp>

#include "toy_models.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace assay;
using assay::testing::counts_of;

namespace {

/// "name value at|at|"
std::string listed(const Representation& representation, std::string_view text) {
    FeatureFinder finder(representation);
    std::string list;
    for (const FeatureUse& use : finder.find(text)) {
        list += fmt::format("{} {}:", representation.feature_name(use.feature), use.value);
        for (const TextSpan place : use.places) list += fmt::format("{}|", place.of(text));
        list += ' ';
    }
    return list;
}

Representation fitted(const std::string& text, const BlockOptions& options) {
    TextBatch texts;
    texts.append_field(text);
    return Representation::fit(texts, {options});
}

VectorizerOptions ngrams(AnalyzerKind kind, NgramRange range) {
    VectorizerOptions options;
    options.analyzer.kind = kind;
    options.ngram_range = range;
    return options;
}

}  // namespace

TEST_CASE("words and their n-grams lead back to the text as it is written") {
    VectorizerOptions options = ngrams(AnalyzerKind::word, {1, 2});
    const Representation words = counts_of(options, {"bad", "good", "not", "not good"});
    CHECK(listed(words, "NOT good, Bad I BAD; not a Good") ==
          "bad 2:Bad|BAD| good 2:good|Good| not 2:NOT|not| not good 2:NOT good|not a Good| ");
    CHECK(listed(words, "") == "");
    options.binary = true;
    CHECK(listed(counts_of(options, {"bad"}), "bad bad") == "bad 1:bad|bad| ");
    CHECK(listed(counts_of(options, {"stanbul", "λόγος"}), "İSTANBUL ΛΌΓΟΣ") ==
          "stanbul 1:STANBUL| λόγος 1:ΛΌΓΟΣ| ");
}

TEST_CASE("words that an analyzer leaves out or marks") {
    VectorizerOptions options = ngrams(AnalyzerKind::word, {1, 2});
    options.analyzer.stop_words = {"he", "the"};
    CHECK(
        listed(counts_of(options, {"breathe", "film", "film seen"}), "The film he breathe, film the seen") ==
        "breathe 1:breathe| film 2:film|film| film seen 1:film the seen| ");
    options = ngrams(AnalyzerKind::word, {1, 1});
    options.analyzer.mark_negation = true;
    CHECK(listed(counts_of(options, {"NOT_good", "good"}), "not good. good") ==
          "NOT_good 1:good| good 1:good| ");
    CHECK(listed(counts_of(options, {"NOT_good", "do", "good"}), "I do n't see a good. I do good") ==
          "NOT_good 1:good| do 2:do|do| good 1:good| ");
    options.analyzer.stop_words = {"not"};
    CHECK(listed(counts_of(options, {"NOT_good"}), "not a good") == "NOT_good 1:good| ");
    options.analyzer.stop_words.clear();
    options.analyzer.mark_negation = false;
    options.analyzer.strip_accents = StripAccents::unicode;
    CHECK(listed(counts_of(options, {"cafe", "ﬁ", "naive"}), "CAFÉ naïve cafe\u0301") ==
          "cafe 2:CAFÉ|cafe\u0301| naive 1:naïve| ");
    options.analyzer.strip_accents = StripAccents::none;
    options.analyzer.token_pattern = "[a-z]+|!";
    CHECK(listed(counts_of(options, {"!", "no"}), "No!!") == "! 2:!|!| no 1:No| ");
}

TEST_CASE("characters, and spaces that stand for more or for none") {
    CHECK(listed(counts_of(ngrams(AnalyzerKind::chars, {2, 2}), {" b", "ab", "b "}), "Ab \t B") ==
          "chars: b 1: \t B| chars:ab 1:Ab| chars:b  1:b \t | ");
    CHECK(listed(counts_of(ngrams(AnalyzerKind::chars_wb, {2, 3}), {" a", " ab", "b "}), " Ab  a") ==
          "chars: a 2:A|a| chars: ab 1:Ab| chars:b  1:b| ");
    CHECK(listed(counts_of(ngrams(AnalyzerKind::chars_wb, {4, 5}), {" a "}), "x A") == "chars: a  1:A| ");
}

TEST_CASE("blocks side by side, weighted values") {
    std::vector<std::unique_ptr<FeatureBlock>> blocks;
    TextBatch texts;
    texts.append_field("a good film");
    texts.append_field("a bad film");
    for (const AnalyzerKind kind : {AnalyzerKind::word, AnalyzerKind::chars_wb})
        blocks.push_back(CountBlock::fit(texts, ngrams(kind, {1, 2}), TfidfOptions{}));
    const Representation both(std::move(blocks));
    FeatureFinder finder(both);
    const SparseRows rows = both.transform(texts);
    const auto uses = finder.find(texts[0]);
    REQUIRE(uses.size() == rows[0].size());
    for (std::size_t i = 0; i < uses.size(); ++i) {
        CHECK(uses[i].feature == rows[0].features[i]);
        CHECK(uses[i].value == rows[0].values[i]);
        CHECK(!uses[i].places.empty());
    }
}

TEST_CASE("occurrences stand where the text has them") {
    const std::string text = "Unhappy!! NOT a very good film...";
    const auto with = [&](const char* spec) { return listed(fitted("a", parse_feature_spec(spec)), text); };
    CHECK(with("prefix:un") == "prefix:un- 1:Unhappy| ");
    CHECK(with("suffix:y") == "suffix:-y 2:Unhappy|very| ");
    CHECK(with("begins_with:unhappy") == "begins:unhappy 1:Unhappy| ");
    CHECK(with("surface:exclamations,at_least=2") == "surface:exclamations>=2 1:!|!| ");
    CHECK(with("surface:ellipses,capitals,words") ==
          "surface:ellipses 1:...| surface:capitals 1:NOT| surface:words 6: ");
    const MentionOptions mentions{MentionPlace::anywhere, {{"praise", {"very good"}}}, {}};
    CHECK(listed(fitted("a", mentions), text) == "lexicon:praise 1:very good| ");
}

TEST_CASE("hashed features lead nowhere") {
    const Representation hashed = fitted("a", HashingOptions{});
    CHECK(!FeatureFinder::takes(hashed));
    CHECK(FeatureFinder::takes(counts_of({}, {"a"})));
    CHECK_THROWS_WITH_AS(
        FeatureFinder{hashed},
        "hashed features cannot be led back to words; occlusion and lime explain such a model", Error);
}

TEST_CASE("every occurrence of every feature of any text has a place, and no other has") {
    CHECK(rc::check(
        [](const std::vector<std::uint8_t>& choices, std::uint8_t kind, std::uint8_t accents, bool negation) {
            constexpr std::string_view kPieces[] = {"a",       "b", " ",      "  ", "'",    ".",    "É",
                                                    "e\u0301", "Σ", "ß",      "İ",  "not ", "the ", "\n",
                                                    "\u00a0",  "ﬁ", "\u0323", "1",  "n't "};
            std::string text = "abc ";
            for (const std::uint8_t choice : choices) text += kPieces[choice % std::size(kPieces)];
            VectorizerOptions options = ngrams(static_cast<AnalyzerKind>(kind % 3), {1, 3});
            options.analyzer.strip_accents = static_cast<StripAccents>(accents % 3);
            options.analyzer.mark_negation = negation && kind % 3 == 0;
            options.analyzer.min_token_length = 1 + accents / 3 % 3;
            if (kind % 3 == 0 && accents > 128) options.analyzer.stop_words = {"a", "the"};
            const Representation representation = fitted(text, CountBlockOptions{options, {}});
            FeatureFinder finder(representation);
            TextBatch texts;
            texts.append_field(text);
            const SparseRows rows = representation.transform(texts);
            const auto uses = finder.find(text);
            RC_ASSERT(uses.size() == rows[0].size());
            for (std::size_t i = 0; i < uses.size(); ++i) {
                RC_ASSERT(static_cast<double>(uses[i].places.size()) == rows[0].values[i]);
                for (const TextSpan place : uses[i].places) RC_ASSERT(place.end <= text.size());
            }
        }));
}
