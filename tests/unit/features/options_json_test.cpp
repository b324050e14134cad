#include <assay/features/options_json.hpp>

#include <assay/base/error.hpp>
#include <assay/features/stop_words.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace assay;
using Json = nlohmann::json;

TEST_CASE("options read back from JSON as they were") {
    VectorizerOptions options;
    options.analyzer = {.kind = AnalyzerKind::word,
                        .lowercase = false,
                        .strip_accents = StripAccents::unicode,
                        .min_token_length = 3,
                        .token_pattern = "[a-z]+",
                        .stop_words = {"a", "the"},
                        .mark_negation = true};
    options.ngram_range = {2, 4};
    options.min_df = DocumentFrequency::share(0.25);
    options.max_df = DocumentFrequency::count(7);
    options.max_features = 9;
    options.binary = true;
    CHECK(vectorizer_options_from(to_json(options)) == options);
    CHECK(vectorizer_options_from(to_json(VectorizerOptions())) == VectorizerOptions());
    const TfidfOptions tfidf{Norm::none, false, false, true};
    CHECK(tfidf_options_from(to_json(tfidf)) == tfidf);
    CHECK(tfidf_options_from(Json::object()) == TfidfOptions());
    const HashingOptions hashing{.analyzer = {.kind = AnalyzerKind::chars},
                                 .ngram_range = {1, 2},
                                 .n_features = 5,
                                 .binary = true,
                                 .norm = Norm::l1,
                                 .alternate_sign = false};
    CHECK(hashing_options_from(to_json(hashing)) == hashing);
}

TEST_CASE("values are written as in Python") {
    CHECK(vectorizer_options_from({{"stop_words", "english"}}).analyzer.stop_words == english_stop_words());
    CHECK(vectorizer_options_from({{"stop_words", {"b", "a", "b"}}}).analyzer.stop_words ==
          std::vector<std::string>{"a", "b"});
    CHECK(vectorizer_options_from({{"min_df", 1.0}}).min_df == DocumentFrequency::share(1));
    CHECK(vectorizer_options_from({{"min_df", 1}}).min_df == DocumentFrequency::count(1));
    CHECK(vectorizer_options_from({{"vocabulary", {{"b", 0}, {"a", 1}}}}).vocabulary ==
          std::vector<std::string>{"b", "a"});
    CHECK(vectorizer_options_from({{"token_pattern", "(?u)\\b\\w+\\b"}}).analyzer ==
          AnalyzerOptions{.min_token_length = 1});
    CHECK_NOTHROW(vectorizer_options_from({{"encoding", "utf-8"},
                                           {"input", "content"},
                                           {"preprocessor", nullptr},
                                           {"strip_accents", nullptr}}));
}

TEST_CASE("values of a wrong kind are refused, and say what they should be") {
    struct Row {
        const char* json;
        const char* message;
    };
    for (const Row& row : {
             Row{"[]", "options of the vectorizer are no JSON object"},
             Row{R"({"lowercase": 1})", "lowercase cannot be 1; it is true or false"},
             Row{R"({"analyzer": "words"})",
                 "there is no analyzer 'words': word, char or char_wb; did you mean 'word'?"},
             Row{R"({"analyzer": 3})", "analyzer cannot be 3; it is word, char or char_wb"},
             Row{R"({"ngram_range": [1]})",
                 "ngram_range cannot be [1]; it is a pair of whole numbers such as [1, 2]"},
             Row{R"({"ngram_range": [1, 2.5]})",
                 "ngram_range cannot be [1,2.5]; it is a pair of whole numbers such as [1, 2]"},
             Row{R"({"ngram_range": [2, 1]})",
                 "ngram_range 2..1 is not possible; it goes from 1 to at most 8"},
             Row{R"({"min_df": -1})",
                 "min_df cannot be -1; it is a number of texts such as 2, or a share from 0.0 to 1.0"},
             Row{R"({"max_df": 1.5})",
                 "max_df cannot be 1.5; it is a number of texts such as 2, or a share from 0.0 to 1.0"},
             Row{R"({"max_features": 0})", "max_features cannot be 0; it is a whole number from 1"},
             Row{R"({"stop_words": "french"})",
                 "stop_words cannot be \"french\"; it is \"english\", null or a list of words"},
             Row{R"({"vocabulary": {"a": 0, "b": 0}})",
                 "vocabulary cannot be {\"a\":0,\"b\":0}; it is a list of terms, or an object with a column, "
                 "from 0, for each"},
             Row{R"({"vocabulary": []})", "the vocabulary given is empty"},
             Row{R"({"encoding": "latin-1"})", "encoding cannot be \"latin-1\"; it is always \"utf-8\" here"},
             Row{R"({"ngrams": [1, 2]})", "options of the vectorizer: there is no 'ngrams'"},
             Row{R"({"token_pattern": "("})", "token_pattern '(' is no regular expression: missing ): ("},
         }) {
        CAPTURE(row.json);
        CHECK_THROWS_WITH_AS(vectorizer_options_from(Json::parse(row.json)), row.message, Error);
    }
    CHECK_THROWS_WITH_AS(hashing_options_from({{"n_features", -1}}),
                         "n_features cannot be -1; it is a whole number from 1", Error);
    CHECK_THROWS_WITH_AS(tfidf_options_from({{"norm", 2}}), "norm cannot be 2; it is \"l1\", \"l2\" or null",
                         Error);
}
