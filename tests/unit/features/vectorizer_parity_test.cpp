/// Against scikit-learn itself: vocabularies, counts and weights that version 1.2.1 gave, where they are at
/// hand.
#include <assay/features/blocks.hpp>

#include <assay/base/files.hpp>
#include <assay/features/options_json.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>

using namespace assay;
using Json = nlohmann::json;

namespace {

Json counts_of(const CountVectorizer& vectorizer, const TextBatch& texts) {
    Json counts = Json::array();
    const SparseRows rows = vectorizer.transform(texts);
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t i = 0; i < rows[row].size(); ++i)
            counts.push_back({row, rows[row].features[i], static_cast<int>(rows[row].values[i])});
    return counts;
}

void check_weights(const CountBlock& block, const TextBatch& texts, const Json& expected) {
    SparseRows rows(block.size());
    const auto reader = block.reader();
    for (std::size_t text = 0; text < texts.size(); ++text) {
        reader->append(texts[text], rows, 0);
        rows.end_row();
    }
    REQUIRE(rows.stored() == expected.size());
    std::size_t entry = 0;
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t i = 0; i < rows[row].size(); ++i, ++entry) {
            REQUIRE(expected[entry][0] == row);
            REQUIRE(expected[entry][1] == rows[row].features[i]);
            REQUIRE(std::fabs(expected[entry][2].get<double>() - rows[row].values[i]) < 1e-9);
        }
}

}  // namespace

TEST_CASE("vocabularies, counts and weights equal those of scikit-learn") {
    const std::filesystem::path path =
        std::filesystem::path(ASSAY_SOURCE_DIR) / "../shared/data/vectorizer_parity.json";
    if (!std::filesystem::exists(path)) {
        MESSAGE("skipped: there is no " << path.string());
        return;
    }
    const Json file = Json::parse(read_file(path));
    TextBatch texts;
    for (const std::string text : file["texts"]) texts.append_field(text);
    for (const Json& row : file["cases"]) {
        CAPTURE(row["options"].dump());
        std::optional<TfidfOptions> tfidf;
        if (row.contains("tfidf_options")) tfidf = tfidf_options_from(row["tfidf_options"]);
        const auto block = CountBlock::fit(texts, vectorizer_options_from(row["options"]), tfidf);
        Json vocabulary = Json::object();
        for (std::size_t i = 0; i < block->size(); ++i)
            vocabulary[block->vectorizer().vocabulary().terms()[i]] = i;
        CHECK(vocabulary == row["vocabulary"]);
        CHECK(counts_of(block->vectorizer(), texts) == row["counts"]);
        if (tfidf) check_weights(*block, texts, row["tfidf"]);
    }
}
