#include <assay/pipeline/model_file.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>
#include <assay/base/version.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace assay {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kMagic =
    "\x89"
    "ASSAY\r\n";
constexpr std::size_t kHeaderSize = 20;
constexpr std::size_t kChecksumSize = 8;

Json to_json(const DocumentFrequency& frequency) {
    return frequency.is_share ? Json(frequency.value) : Json(static_cast<std::uint64_t>(frequency.value));
}

Json metadata_of(const TextClassifier& classifier) {
    const VectorizerOptions& options = classifier.vectorizer().options();
    Json training = Json::object();
    for (const auto& [name, value] : classifier.training()) training[name] = value;
    return {{"assay", kVersion},
            {"labels", classifier.labels().names()},
            {"vectorizer",
             {{"lowercase", options.lowercase},
              {"min_token_length", options.min_token_length},
              {"ngram_range", {options.ngram_range.shortest, options.ngram_range.longest}},
              {"min_df", to_json(options.min_df)},
              {"max_df", to_json(options.max_df)},
              {"max_features", options.max_features ? Json(*options.max_features) : Json(nullptr)},
              {"binary", options.binary}}},
            {"classifier", classifier.classifier().kind()},
            {"training", training}};
}

void write_vocabulary(const Vocabulary& vocabulary, ByteWriter& out) {
    out.put(static_cast<std::uint64_t>(vocabulary.size()));
    for (const std::string& term : vocabulary.terms()) out.put(static_cast<std::uint32_t>(term.size()));
    for (const std::string& term : vocabulary.terms()) out.put_bytes(term);
}

Vocabulary read_vocabulary(ByteReader& in) {
    const std::size_t count = in.get_count(sizeof(std::uint32_t));
    std::vector<std::uint32_t> lengths(count);
    for (std::uint32_t& length : lengths) length = in.get<std::uint32_t>();
    std::vector<std::string> terms;
    terms.reserve(count);
    for (const std::uint32_t length : lengths) {
        terms.emplace_back(in.get_bytes(length));
        if (invalid_utf8_at(terms.back()))
            throw Error(fmt::format("the term '{}' is no UTF-8", printable(terms.back())));
    }
    return Vocabulary(std::move(terms));
}

const Json& child(const Json& object, const char* name) {
    const auto found = object.is_object() ? object.find(name) : object.end();
    if (found == object.end()) throw Error(fmt::format("its metadata has no '{}'", name));
    return *found;
}

[[noreturn]] void refuse_type(const char* name) {
    throw Error(fmt::format("'{}' in its metadata is of the wrong type", name));
}

// Of exactly this type; nlohmann alone would turn -1 into a large number and 2.5 into 2.
bool read_bool(const Json& object, const char* name) {
    return child(object, name).is_boolean() ? child(object, name).get<bool>() : (refuse_type(name), false);
}

std::size_t read_size(const Json& object, const char* name) {
    return child(object, name).is_number_unsigned() ? child(object, name).get<std::size_t>()
                                                    : (refuse_type(name), 0);
}

std::string read_string(const Json& object, const char* name) {
    if (!child(object, name).is_string()) refuse_type(name);
    return child(object, name).get<std::string>();
}

DocumentFrequency read_frequency(const Json& object, const char* name) {
    const Json& value = child(object, name);
    if (value.is_number_unsigned()) return DocumentFrequency::count(value.get<std::uint64_t>());
    if (value.is_number_float()) return DocumentFrequency::share(value.get<double>());
    refuse_type(name);
}

VectorizerOptions read_options(const Json& object) {
    VectorizerOptions options;
    options.lowercase = read_bool(object, "lowercase");
    options.min_token_length = read_size(object, "min_token_length");
    const Json& range = child(object, "ngram_range");
    if (!range.is_array() || range.size() != 2 || !range[0].is_number_unsigned() ||
        !range[1].is_number_unsigned())
        refuse_type("ngram_range");
    options.ngram_range = {range[0].get<std::size_t>(), range[1].get<std::size_t>()};
    options.min_df = read_frequency(object, "min_df");
    options.max_df = read_frequency(object, "max_df");
    if (!child(object, "max_features").is_null()) options.max_features = read_size(object, "max_features");
    options.binary = read_bool(object, "binary");
    return options;
}

LabelSet read_labels(const Json& metadata) {
    const Json& names = child(metadata, "labels");
    if (!names.is_array() || names.size() < 2 || names.size() > kMaxClasses ||
        !std::all_of(names.begin(), names.end(), [](const Json& name) { return name.is_string(); }))
        throw Error(fmt::format("'labels' in its metadata is no list of 2 to {} names", kMaxClasses));
    return LabelSet(names.get<std::vector<std::string>>());
}

TrainingRecord read_record(const Json& metadata) {
    const Json& object = child(metadata, "training");
    if (!object.is_object()) refuse_type("training");
    TrainingRecord record;
    for (const auto& [name, value] : object.items())
        record.emplace_back(name, read_string(object, name.c_str()));
    return record;
}

Json parse_metadata(std::string_view bytes) {
    Json metadata = Json::parse(bytes, nullptr, false);
    if (metadata.is_discarded()) throw Error("its metadata is no JSON");
    return metadata;
}

TextClassifier read_content(std::string_view content) {
    ByteReader in(content);
    const Json metadata = parse_metadata(in.get_bytes(in.get_count(1)));
    VectorizerOptions options = read_options(child(metadata, "vectorizer"));
    LabelSet labels = read_labels(metadata);
    Vocabulary vocabulary = read_vocabulary(in);
    auto classifier =
        read_classifier(read_string(metadata, "classifier"), in, vocabulary.size(), labels.size());
    if (in.left() > 0) throw Error(fmt::format("{} bytes follow the classifier", in.left()));
    return TextClassifier(CountVectorizer(options, std::move(vocabulary)), std::move(classifier),
                          std::move(labels), read_record(metadata));
}

/// Looks at the frame only. Gives the content.
std::string_view open_frame(std::string_view bytes, const std::string& name) {
    if (!bytes.starts_with(kMagic))
        throw Error(fmt::format("'{}' is no model file of assay; `assay train` makes those", name));
    if (bytes.size() < kHeaderSize) throw Error(fmt::format("the model file '{}' is cut short", name));
    ByteReader header(bytes.substr(kMagic.size()));
    const auto version = header.get<std::uint32_t>();
    if (version > kModelFileVersion)
        throw Error(
            fmt::format("the model file '{}' was made by a newer assay (format {}; this one reads format {})",
                        name, version, kModelFileVersion));
    if (version == 0) throw Error(fmt::format("the model file '{}' is damaged: there is no format 0", name));
    const auto length = header.get<std::uint64_t>();
    if (header.left() < kChecksumSize || length > header.left() - kChecksumSize)
        throw Error(fmt::format("the model file '{}' is cut short", name));
    if (const std::size_t more = header.left() - kChecksumSize - length; more > 0)
        throw Error(
            fmt::format("the model file '{}' is damaged: it goes on for {} bytes after its end", name, more));
    ByteReader checksum(bytes.substr(kHeaderSize + length));
    if (checksum.get<std::uint64_t>() != hash_bytes(bytes.substr(0, kHeaderSize + length)))
        throw Error(fmt::format(
            "the model file '{}' is damaged: its checksum does not match; copy or train it again", name));
    return bytes.substr(kHeaderSize, length);
}

}  // namespace

std::string model_bytes(const TextClassifier& classifier) {
    ByteWriter content;
    const std::string metadata = metadata_of(classifier).dump();
    content.put(static_cast<std::uint64_t>(metadata.size()));
    content.put_bytes(metadata);
    write_vocabulary(classifier.vectorizer().vocabulary(), content);
    classifier.classifier().write(content);

    ByteWriter file;
    file.put_bytes(kMagic);
    file.put(kModelFileVersion);
    file.put(static_cast<std::uint64_t>(content.bytes().size()));
    file.put_bytes(content.bytes());
    file.put(hash_bytes(file.bytes()));
    return file.bytes();
}

TextClassifier read_model(std::string_view bytes, std::string_view name) {
    const std::string shown = printable(name);
    const std::string_view content = open_frame(bytes, shown);
    try {
        return read_content(content);
    } catch (const Error& error) {
        throw Error(fmt::format("the model file '{}' is damaged: {}", shown, error.what()));
    }
}

TextClassifier read_model_file(const std::filesystem::path& path) {
    return read_model(read_file(path), path.string());
}

}  // namespace assay
