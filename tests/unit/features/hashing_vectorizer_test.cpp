#include <assay/features/hashing_vectorizer.hpp>

#include <assay/base/error.hpp>

#include "support/texts.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace assay;

namespace {

std::string rows_of(const HashingOptions& options) {
    const SparseRows rows =
        HashingVectorizer(options).transform(testing::batch_of({"Good good film", "not a good film, été"}));
    std::string all;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t i = 0; i < rows[row].size(); ++i)
            all += fmt::format("{}:{:.6g} ", rows[row].features[i], rows[row].values[i]);
        all += "; ";
    }
    return all;
}

}  // namespace

// All numbers below are those of scikit-learn 1.2.

TEST_CASE("the hash is MurmurHash3") {
    struct Row {
        const char* text;
        std::uint32_t seed0, seed42;
    };
    for (const Row& row :
         {Row{"", 0, 142593372}, Row{"a", 1009084850, 3001393763u}, Row{"ab", 2613040991u, 3610054215u},
          Row{"abc", 3017643002u, 1313807976}, Row{"abcd", 1139631978, 3898664396u},
          Row{"hello world", 1586663183, 3926694905u}, Row{"été", 865297935, 439823461}}) {
        CHECK(murmur_hash3(row.text, 0) == row.seed0);
        CHECK(murmur_hash3(row.text, 42) == row.seed42);
    }
}

TEST_CASE("rows equal those of scikit-learn, but for zeros, which are left out") {
    CHECK(rows_of({.n_features = 16}) == "1:0.894427 9:-0.447214 ; 1:0.5 4:0.5 9:-0.5 15:0.5 ; ");
    CHECK(rows_of({.ngram_range = {1, 2}, .n_features = 16, .norm = Norm::none, .alternate_sign = false}) ==
          "0:1 1:2 9:1 13:1 ; 0:1 1:1 4:1 9:1 11:1 15:2 ; ");
    CHECK(rows_of({.analyzer = {.kind = AnalyzerKind::chars_wb},
                   .ngram_range = {2, 3},
                   .n_features = 8,
                   .norm = Norm::l1}) ==
          "0:-0.272727 1:-0.363636 5:0.272727 6:-0.0909091 ; "
          "0:-0.0909091 1:-0.0909091 4:0.0909091 5:0.363636 6:0.0909091 7:0.272727 ; ");
    CHECK(rows_of({.n_features = 8, .binary = true, .norm = Norm::none}) == "1:1 ; 1:1 4:1 7:1 ; ");
}

TEST_CASE("a number of columns that cannot be is refused") {
    for (const std::size_t columns : {std::size_t{0}, std::size_t{1} << 31})
        CHECK_THROWS_WITH_AS(
            HashingVectorizer({.n_features = columns}),
            fmt::format("n_features {} is not possible; it goes from 1 to 2147483647", columns).c_str(),
            Error);
}
