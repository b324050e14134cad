#include <assay/features/count_vectorizer.hpp>
#include <assay/pipeline/model_file.hpp>
#include <assay/pipeline/training.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/error.hpp>
#include <assay/base/random.hpp>

#include "support.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <functional>

using namespace assay;

namespace {

TextClassifier small(ClassifierKind kind) {
    TrainingOptions options = TrainingOptions::defaults(kind);
    options.epochs = 3;
    options.network.shape.hidden = {2};
    VectorizerOptions& vectorizer = std::get<CountBlockOptions>(options.features[0]).vectorizer;
    vectorizer.min_df = DocumentFrequency::share(0.1);
    vectorizer.analyzer.min_token_length = 1;
    return train(
        testing::examples_of({"negative", "positive"}, {{"a good film", 1}, {"a bad film", 0}, {"été", 1}}),
        nullptr, options);
}

std::string fault_of(const std::string& bytes) {
    try {
        read_model(bytes, "m.assay");
    } catch (const Error& error) {
        return error.what();
    }
    return "read";
}

/// A file around this content, with the right length and checksum: what a forger would write.
std::string framed(std::string_view content) {
    ByteWriter file;
    file.put_bytes(
        "\x89"
        "ASSAY\r\n");
    file.put(kModelFileVersion);
    file.put(static_cast<std::uint64_t>(content.size()));
    file.put_bytes(content);
    file.put(hash_bytes(file.bytes()));
    return file.bytes();
}

std::string content_of(const std::string& file) {
    return file.substr(20, file.size() - 28);
}

/// The content with its metadata changed.
std::string with_metadata(const std::string& file,
                          const std::function<void(nlohmann::ordered_json&)>& change) {
    const std::string content = content_of(file);
    ByteReader in(content);
    const auto size = in.get<std::uint64_t>();
    auto metadata = nlohmann::ordered_json::parse(in.get_bytes(size));
    change(metadata);
    ByteWriter out;
    out.put(static_cast<std::uint64_t>(metadata.dump().size()));
    out.put_bytes(metadata.dump());
    out.put_bytes(in.get_bytes(in.left()));
    return framed(out.bytes());
}

}  // namespace

TEST_CASE("a model reads back as it was written") {
    for (const ClassifierKind kind : {ClassifierKind::logistic, ClassifierKind::mlp}) {
        const TextClassifier classifier = small(kind);
        const std::string bytes = model_bytes(classifier);
        const TextClassifier copy = read_model(bytes, "m.assay");
        CHECK(model_bytes(copy) == bytes);
        CHECK(copy.labels() == classifier.labels());
        CHECK(copy.training() == classifier.training());
        const CountVectorizer& read = *copy.pipelines().front().representation.counts();
        const CountVectorizer& written = *classifier.pipelines().front().representation.counts();
        CHECK(read.options() == written.options());
        CHECK(read.vocabulary().terms() == written.vocabulary().terms());
        Predictions given, again;
        const TextBatch texts = testing::batch_of({"good", "a bad film", "", "été"});
        classifier.predict(texts, given);
        copy.predict(texts, again);
        CHECK(given == again);
    }
}

TEST_CASE("what is no model file, or one of another time, is told apart") {
    const std::string bytes = model_bytes(small(ClassifierKind::logistic));
    const std::string foreign = "'m.assay' is no model file of assay; `assay train` makes those";
    for (const std::string& other :
         {std::string(), std::string("text,label\n"), bytes.substr(1), "\n" + bytes, std::string(100, '\0')})
        CHECK(fault_of(other) == foreign);
    std::string newer = bytes;
    newer[8] = 5;
    CHECK(fault_of(newer) ==
          "the model file 'm.assay' was made by a newer assay (format 5; this one reads format 4)");
    newer[8] = 1;
    CHECK(fault_of(newer) ==
          "the model file 'm.assay' was made by an older assay (format 1; this one reads format 4): train it "
          "again");
    CHECK(fault_of(bytes + "x") ==
          "the model file 'm.assay' is damaged: it goes on for 1 byte after its end");
    std::string as_text = bytes;  // as an old FTP client would send it
    as_text.erase(as_text.find('\r'), 1);
    CHECK(fault_of(as_text) == foreign);
}

TEST_CASE("a file that is cut anywhere is refused") {
    const std::string bytes = model_bytes(small(ClassifierKind::mlp));
    for (std::size_t size = 8; size < bytes.size(); ++size)
        REQUIRE(fault_of(bytes.substr(0, size)) == "the model file 'm.assay' is cut short");
}

TEST_CASE("a file in which any bit is flipped is refused") {
    for (const ClassifierKind kind : {ClassifierKind::logistic, ClassifierKind::mlp}) {
        std::string bytes = model_bytes(small(kind));
        for (std::size_t at = 0; at < bytes.size(); ++at)
            for (const int bit : {1, 16, 128}) {
                bytes[at] = static_cast<char>(bytes[at] ^ bit);
                REQUIRE(fault_of(bytes) != "read");
                bytes[at] = static_cast<char>(bytes[at] ^ bit);
            }
        CHECK(fault_of(bytes) == "read");
    }
}

TEST_CASE("content that lies is refused although its checksum is right") {
    const std::string file = model_bytes(small(ClassifierKind::logistic));
    const auto metadata_fault = [&](const std::function<void(nlohmann::ordered_json&)>& change) {
        const std::string fault = fault_of(with_metadata(file, change));
        const std::string prefix = "the model file 'm.assay' is damaged: ";
        return fault.starts_with(prefix) ? fault.substr(prefix.size()) : fault;
    };
    using Json = nlohmann::ordered_json;
    CHECK(metadata_fault([](Json&) {}) == "read");
    CHECK(metadata_fault([](Json& m) { m["labels"] = {"a", "b", "c"}; }) == "1 scores for 3 labels");
    CHECK(metadata_fault([](Json& m) { m["labels"] = {"a", "a"}; }).find("'a'") != std::string::npos);
    CHECK(metadata_fault([](Json& m) { m["labels"] = {"a"}; }) ==
          "'labels' in its metadata is no list of 2 to 1000 names");
    CHECK(metadata_fault([](Json& m) {
              m["labels"] = {"a", 1};
          }) == "'labels' in its metadata is no list of 2 to 1000 names");
    CHECK(metadata_fault([](Json& m) { m.erase("labels"); }) == "its metadata has no 'labels'");
    CHECK(metadata_fault([](Json& m) { m = Json::array(); }) == "its metadata has no 'labels'");
    CHECK(metadata_fault([](Json& m) { m["pipelines"][0]["classifier"] = "forest"; }) ==
          "there is no classifier of the kind 'forest'");
    CHECK(metadata_fault([](Json& m) { m["pipelines"][0]["classifier"] = "network"; }) != "read");
    CHECK(metadata_fault([](Json& m) { m["pipelines"] = 1; }) ==
          "'pipelines' in its metadata is of the wrong type");
    CHECK(metadata_fault([](Json& m) { m["pipelines"] = Json::array(); }) ==
          "an ensemble needs at least one classifier");
    CHECK(metadata_fault([](Json& m) { m["calibrated"] = 1; }) ==
          "'calibrated' in its metadata is of the wrong type");
    CHECK(metadata_fault([](Json& m) { m["calibrated"] = true; }) != "read");
    CHECK(metadata_fault([](Json& m) { m["pipelines"][0]["weight"] = 0; }) == "0 is no weight of a vote");
    CHECK(metadata_fault([](Json& m) { m["pipelines"][0]["weight"] = "1"; }) ==
          "'weight' in its metadata is of the wrong type");
    CHECK(metadata_fault([](Json& m) {
              m["pipelines"].push_back(m["pipelines"][0]);
          }).ends_with("bytes are missing"));
    CHECK(metadata_fault([](Json& m) { m["voting"] = "loud"; }) == "there is no voting 'loud': soft or hard");
    CHECK(metadata_fault([](Json& m) { m["training"]["epochs"] = 3; }) ==
          "'epochs' in its metadata is of the wrong type");
    CHECK(metadata_fault([](Json& m) { m["training"]["later"] = "anything"; }) == "read");
}

TEST_CASE("counts and terms that lie are refused before anything is built from them") {
    const std::string content = content_of(model_bytes(small(ClassifierKind::logistic)));
    const std::size_t terms_at = content.find(
                                     "\x01"
                                     "a\x01\x04 bad") -
                                 9;
    const auto patched = [&](std::size_t at, std::string_view bytes) {
        std::string changed = content;
        changed.replace(at, bytes.size(), bytes);
        return fault_of(framed(changed));
    };
    const std::string huge(8, '\xFF');
    CHECK(patched(0, huge).find("a list of 18,446,744,073,709,551,615 entries does not fit into the ") !=
          std::string::npos);
    REQUIRE(terms_at < content.size());
    CHECK(patched(terms_at, huge).find("a list of 18,446,744,073,709,551,615 entries does not fit") !=
          std::string::npos);
    CHECK(patched(terms_at + 9, "\xFE").find(" bytes are missing") != std::string::npos);
    CHECK(patched(terms_at + 8, "\x01").find("a term shares more than the one before has") !=
          std::string::npos);
    CHECK(patched(8, "[").find("its metadata is no JSON") != std::string::npos);
    CHECK(patched(terms_at + 10, "\xFF").find("a term is not valid UTF-8") != std::string::npos);
    CHECK(patched(content.size() - 4, std::string("\0\0\0\x80", 4)).find("a weight is out of range") !=
          std::string::npos);
    CHECK(fault_of(framed(content + "x")).find("1 byte follows the classifier") != std::string::npos);
    CHECK(fault_of(framed("")).find("8 bytes are missing") != std::string::npos);
}

TEST_CASE("metadata nested without end is refused, not recursed into") {
    ByteWriter content;
    const std::string deep(1'000'000, '[');
    content.put(static_cast<std::uint64_t>(deep.size()));
    content.put_bytes(deep);
    CHECK(fault_of(framed(content.bytes())) ==
          "the model file 'm.assay' is damaged: its metadata is no JSON");
    ByteWriter closed;
    const std::string nested = "{\"pipelines\":" + deep + std::string(deep.size(), ']') + "}";
    closed.put(static_cast<std::uint64_t>(nested.size()));
    closed.put_bytes(nested);
    CHECK(fault_of(framed(closed.bytes())) ==
          "the model file 'm.assay' is damaged: its metadata has no 'labels'");
}

TEST_CASE("forged content of any kind never gets past as something else") {
    Random random(6);
    const std::string content = content_of(model_bytes(small(ClassifierKind::mlp)));
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string changed = content;
        for (std::uint64_t n = 1 + random.below(3); n > 0; --n)
            changed[random.below(changed.size())] = static_cast<char>(random.next());
        if (random.below(4) == 0) changed.resize(random.below(changed.size()));
        const std::string fault = fault_of(framed(changed));
        CHECK((fault == "read" || fault.starts_with("the model file 'm.assay' is damaged: ")));
        if (fault != "read") ++refused;
    }
    CHECK(refused > 1000);
}
