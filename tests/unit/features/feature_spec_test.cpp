#include <assay/features/feature_spec.hpp>

#include <assay/base/error.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace assay;

TEST_CASE("a specification reads back from its shortest form") {
    struct Row {
        const char* spec;
        const char* shortest;
    };
    for (const Row& row : {
             Row{"word", "word"},
             Row{"word:ngrams=1", "word"},
             Row{"word:ngrams=3,tfidf", "word:ngrams=1-3,tfidf"},
             Row{"word:tfidf=no", "word"},
             Row{"word:sublinear_tf=no", "word"},
             Row{"word:tfidf=no,sublinear_tf=no", "word"},
             Row{"word:tfidf,sublinear_tf=no", "word:tfidf"},
             Row{"char_wb:ngrams=3-6,sublinear-tf,min_df=2", "char_wb:ngrams=3-6,min_df=2,sublinear_tf"},
             Row{"word:use_idf=no", "word:use_idf=no"},
             Row{"word:norm=none,smooth_idf=no", "word:norm=none,smooth_idf=no"},
             Row{"char:ngrams=2-2,lowercase=no,strip_accents=ascii",
                 "char:ngrams=2-2,lowercase=no,strip_accents=ascii"},
             Row{"word:min_df=0.05,max_df=0.5,max_features=100,binary",
                 "word:min_df=0.05,max_df=0.5,max_features=100,binary"},
             Row{"word:token_pattern='[a-z]{1,3}',stop_words=english",
                 "word:token_pattern='[a-z]{1,3}',stop_words=english"},
             Row{"word:min_token_length=1,mark_negation", "word:min_token_length=1,mark_negation"},
             Row{"hash:n_features=1024,norm=l1", "hash:n_features=1024,norm=l1"},
             Row{"hash:analyzer=char,ngrams=2-3,binary,alternate_sign=no",
                 "hash:analyzer=char,ngrams=2-3,binary,alternate_sign=no"},
             Row{"prefix:un,dis", "prefix:un,dis"},
             Row{"suffix:less,at-least=2", "suffix:less,at_least=2"},
             Row{"suffix:less,at_least=1,scale=0.5", "suffix:less,value=binary,scale=0.5"},
             Row{"begins_with:'a, b',although,value=log1p", "begins_with:'a, b',although,value=log1p"},
             Row{"surface", "surface"},
             Row{"surface:exclamations,questions,value=count", "surface:exclamations,questions"},
         }) {
        CAPTURE(row.spec);
        const BlockOptions block = parse_feature_spec(row.spec);
        CHECK(describe(block) == row.shortest);
        CHECK(parse_feature_spec(row.shortest) == block);
    }
}

TEST_CASE("a specification that is none is refused in words") {
    struct Row {
        const char* spec;
        const char* message;
    };
    for (const Row& row : {
             Row{"words",
                 "features 'words': there are no features 'words': word, char, char_wb, hash, "
                 "prefix, suffix, mentions, begins_with or surface; did you mean 'word'?"},
             Row{"word:tfidf=no,norm=l1",
                 "features 'word:tfidf=no,norm=l1': tfidf=no, and 'norm' is an option of tf-idf; keep one"},
             Row{"word:", "features 'word:': options of the vectorizer: there is no ''"},
             Row{"word:ngrams=x",
                 "features 'word:ngrams=x': 'x' is no range of n-grams; write 3 for 1 to 3, or 2-3"},
             Row{"word:ngrams=1-9",
                 "features 'word:ngrams=1-9': ngram_range 1..9 is not possible; it goes from 1 to at most 8"},
             Row{"word:mindf=2",
                 "features 'word:mindf=2': options of the vectorizer: there is no 'mindf'; did you mean "
                 "'min_df'?"},
             Row{"word:min_df=2,min_df=3", "features 'word:min_df=2,min_df=3': 'min_df' is said twice"},
             Row{"word:binary=maybe",
                 "features 'word:binary=maybe': binary cannot be \"maybe\"; it is true or false"},
             Row{"word:norm=l3", "features 'word:norm=l3': there is no norm 'l3': none, l1 or l2"},
             Row{"word:token_pattern='a", "features 'word:token_pattern='a': a quote is never closed"},
             Row{"word:analyzer=char",
                 "features 'word:analyzer=char': 'analyzer' is what stands before the colon"},
             Row{"hash:tfidf",
                 "features 'hash:tfidf': options of the hashing vectorizer: there is no 'tfidf'"},
         }) {
        CAPTURE(row.spec);
        CHECK_THROWS_WITH_AS(parse_feature_spec(row.spec), row.message, Error);
    }
}

TEST_CASE("lists of phrases are only counted") {
    const BlockOptions block = parse_feature_spec(
        "mentions:x,file=f", [](const std::string& file, const std::vector<std::string>& names) {
            CHECK(file == "f");
            CHECK(names == std::vector<std::string>{"x"});
            return std::vector<PhraseList>{{"x", {"a", "b", "a"}}, {"c", {"c"}}};
        });
    CHECK(describe(block) == "mentions:x=(2 entries),c");
    CHECK(std::get<MentionOptions>(block).lists.front().phrases == std::vector<std::string>{"a", "b"});
}
