/// Against scikit-learn itself: vocabularies and counts that version 1.2.1 gave, where they are at hand.
#include <assay/features/count_vectorizer.hpp>

#include <assay/base/files.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <set>

using namespace assay;
using Json = nlohmann::json;

namespace {

DocumentFrequency frequency(const Json& value) {
    return value.is_number_float() ? DocumentFrequency::share(value) : DocumentFrequency::count(value);
}

/// Nothing for options that this vectorizer does not have.
std::optional<VectorizerOptions> options_of(const Json& given) {
    VectorizerOptions options{.min_token_length = 2};
    for (const auto& [name, value] : given.items()) {
        if (name == "lowercase")
            options.lowercase = value;
        else if (name == "ngram_range")
            options.ngram_range = {value[0], value[1]};
        else if (name == "min_df")
            options.min_df = frequency(value);
        else if (name == "max_df")
            options.max_df = frequency(value);
        else if (name == "max_features")
            options.max_features = value.get<std::size_t>();
        else if (name == "binary")
            options.binary = value;
        else if (name == "token_pattern" && value == "(?u)\\b\\w+\\b")
            options.min_token_length = 1;
        else if (!value.is_null())
            return std::nullopt;
    }
    return options;
}

Json counts_of(const CountVectorizer& vectorizer, const TextBatch& texts) {
    Json counts = Json::array();
    const SparseRows rows = vectorizer.transform(texts);
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t i = 0; i < rows[row].size(); ++i)
            counts.push_back({row, rows[row].features[i], static_cast<int>(rows[row].values[i])});
    return counts;
}

}  // namespace

TEST_CASE("vocabularies and counts equal those of scikit-learn") {
    const std::filesystem::path path =
        std::filesystem::path(ASSAY_SOURCE_DIR) / "../shared/data/vectorizer_parity.json";
    if (!std::filesystem::exists(path)) {
        MESSAGE("skipped: there is no " << path.string());
        return;
    }
    const Json file = Json::parse(read_file(path));
    TextBatch texts;
    for (const std::string text : file["texts"]) texts.append_field(text);
    int compared = 0;
    for (const Json& row : file["cases"]) {
        const auto options = options_of(row["options"]);
        if (!options) continue;
        CAPTURE(row["options"].dump());
        const auto vectorizer = CountVectorizer::fit(texts, *options);
        Json vocabulary = Json::object();
        for (std::size_t i = 0; i < vectorizer.vocabulary().size(); ++i)
            vocabulary[vectorizer.vocabulary().terms()[i]] = i;
        CHECK(vocabulary == row["vocabulary"]);
        CHECK(counts_of(vectorizer, texts) == row["counts"]);
        ++compared;
    }
    CHECK(compared >= 9);
}
