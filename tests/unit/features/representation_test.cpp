#include <assay/features/representation.hpp>

#include <assay/base/error.hpp>
#include <assay/features/feature_spec.hpp>

#include "support/texts.hpp"

#include <doctest/doctest.h>

using namespace assay;

namespace {

std::vector<PhraseList> toy_lists(const std::string&, const std::vector<std::string>&) {
    return {{"good", {"good", "bad film", "été", "I"}}, {"bad", {"bad", "not bad"}}};
}

RepresentationOptions options_of(std::initializer_list<const char*> specs) {
    RepresentationOptions options;
    for (const char* spec : specs) options.push_back(parse_feature_spec(spec, toy_lists));
    return options;
}

const std::initializer_list<std::initializer_list<const char*>> kAll = {
    {"word"},
    {"word:ngrams=2,binary", "char_wb:ngrams=2-3,tfidf"},
    {"char:ngrams=1-3,sublinear_tf,norm=l1", "hash:n_features=64", "word:token_pattern='[a-z]+'"},
    {"word:ngrams=2-3,mark_negation,use_idf=no,stop_words=english,strip_accents=unicode,min_token_length=1"},
    {"prefix:un,i,é", "suffix:d,m,value=log1p", "mentions:all,scale=0.25", "word"},
    {"begins_with:good,a,value=binary", "mentions:all,at_least=2", "surface",
     "surface:words,capitals,value=log1p"}};

TextBatch texts() {
    Random random(5);
    TextBatch batch = testing::batch_of({"a good film, not a bad one", "not bad at all"});
    for (int i = 0; i < 20; ++i) batch.append_field(testing::random_text(random) + " good not bad film");
    return batch;
}

}  // namespace

TEST_CASE("blocks stand side by side") {
    const TextBatch batch = texts();
    const auto both = Representation::fit(batch, options_of({"word", "char:ngrams=2-2,tfidf"}));
    const auto words = Representation::fit(batch, options_of({"word"}));
    const auto pairs = Representation::fit(batch, options_of({"char:ngrams=2-2,tfidf"}));
    CHECK(both.size() == words.size() + pairs.size());
    CHECK(both.feature_name(0) == words.feature_name(0));
    const auto first = static_cast<std::uint32_t>(words.size());
    CHECK(both.feature_name(first) == pairs.feature_name(0));
    CHECK(both.feature_name(first).starts_with("chars:"));
    const SparseRows all = both.transform(batch), left = words.transform(batch),
                     right = pairs.transform(batch);
    for (std::size_t row = 0; row < all.size(); ++row) {
        REQUIRE(all[row].size() == left[row].size() + right[row].size());
        for (std::size_t i = 0; i < all[row].size(); ++i) {
            const bool in_left = i < left[row].size();
            const SparseRow& part = in_left ? left[row] : right[row];
            const std::size_t at = in_left ? i : i - left[row].size();
            REQUIRE(all[row].features[i] == part.features[at] + (in_left ? 0 : words.size()));
            REQUIRE(all[row].values[i] == part.values[at]);
        }
    }
    CHECK(words.counts() != nullptr);
    CHECK(pairs.counts() == nullptr);
    CHECK(both.counts() == nullptr);
}

TEST_CASE("a representation reads back as it was written, and gives the same rows") {
    const TextBatch batch = texts();
    for (const auto& specs : kAll) {
        const auto written = Representation::fit(batch, options_of(specs));
        ByteWriter out;
        written.write(out);
        ByteReader in(out.bytes());
        const auto read = Representation::read(in);
        CHECK(in.left() == 0);
        ByteWriter again;
        read.write(again);
        CHECK(again.bytes() == out.bytes());
        CHECK(read.transform(batch) == written.transform(batch));
    }
}

TEST_CASE("damaged bytes are refused or read as something sound") {
    const TextBatch batch = texts();
    for (const auto& specs : kAll) {
        ByteWriter out;
        Representation::fit(batch, options_of(specs)).write(out);
        const std::string whole = out.bytes();
        for (std::size_t size = 0; size < whole.size(); ++size) {
            ByteReader in(std::string_view(whole).substr(0, size));
            REQUIRE_THROWS_AS(Representation::read(in), Error);
        }
        std::string bytes = whole;
        for (std::size_t at = 0; at < bytes.size(); at += 3) {
            bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
            ByteReader in(bytes);
            try {
                Representation::read(in).transform(batch);
            } catch (const Error&) {
            }
            bytes[at] = whole[at];
        }
    }
}

TEST_CASE("a row depends on its text alone") {
    const TextBatch batch = texts();
    const auto representation =
        Representation::fit(batch, options_of({"word:ngrams=2,tfidf", "char_wb:ngrams=3"}));
    const SparseRows together = representation.transform(batch);
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const SparseRows alone = representation.transform(testing::batch_of({std::string(batch[i])}));
        REQUIRE(std::vector<double>(alone[0].values.begin(), alone[0].values.end()) ==
                std::vector<double>(together[i].values.begin(), together[i].values.end()));
    }
}

TEST_CASE("a representation of nothing is refused") {
    CHECK_THROWS_WITH_AS(Representation::fit(texts(), {}),
                         "a representation needs at least one block of features", Error);
}
