/// Any bytes are a model file, or refused with an Error. Random bytes would never get past the checksum: so
/// the file is also read with its version, length and checksum put right, as somebody who forges one would.
/// What is accepted predicts probabilities; written and read again, it is written as the same bytes.
///
/// The seeds are made by `assay train`; after a change of the format, which makes them useless, train them
/// again:
///   printf 'text,label\nso good,p\nso bad,n\nfine,p\nawful,n\n' > t.csv
///   assay train --data t.csv --model tests/fuzz/corpus/model_file/NAME --classifier …

#include <assay/base/error.hpp>
#include <assay/base/random.hpp>
#include <assay/pipeline/model_file.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace assay;

void require(bool holds) {
    if (!holds) std::abort();
}

template <typename Number>
void put(std::string& bytes, std::size_t at, Number number) {
    static_assert(std::endian::native == std::endian::little);
    std::memcpy(bytes.data() + at, &number, sizeof number);
}

/// The frame of model_file.hpp around what stands in its place.
std::string framed(std::string bytes) {
    constexpr std::size_t kVersion = 8, kLength = 12, kContent = 20, kChecksum = 8;
    if (bytes.size() < kContent + kChecksum) return bytes;
    const std::size_t end = bytes.size() - kChecksum;
    bytes.replace(0, kVersion,
                  "\x89"
                  "ASSAY\r\n");
    put(bytes, kVersion, kModelFileVersion);
    put(bytes, kLength, std::uint64_t{end - kContent});
    put(bytes, end, hash_bytes(std::string_view(bytes).substr(0, end)));
    return bytes;
}

void check(const TextClassifier& classifier) {
    TextBatch texts(1);
    for (const char* text : {"", "so good", "\xF0\x9F\x99\x82 not \xC3\xA9 bad, A1"})
        texts.append_field(text);
    Predictions out;
    classifier.predict(texts, out);
    require(out.size() == texts.size() && out.label_count() == classifier.labels().size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        require(out.label(i) < out.label_count());
        require(!fault_in_probabilities(out.probabilities(i)));
    }
}

void read(const std::string& bytes) {
    std::optional<TextClassifier> classifier;
    try {
        classifier = read_model(bytes, "fuzz");
    } catch (const Error&) {
        return;
    }
    check(*classifier);  // nothing may be thrown any more
    const std::string written = model_bytes(*classifier);
    require(model_bytes(read_model(written, "again")) == written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    read(bytes);
    read(framed(bytes));
    return 0;
}
