#include <assay/pipeline/model_file.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
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

Json metadata_of(const TextClassifier& classifier) {
    Json training = Json::object();
    for (const auto& [name, value] : classifier.training()) training[name] = value;
    Json pipelines = Json::array();
    for (const Pipeline& pipeline : classifier.pipelines())
        pipelines.push_back({{"classifier", pipeline.classifier->kind()}, {"weight", pipeline.weight}});
    return {{"assay", kVersion},
            {"labels", classifier.labels().names()},
            {"voting", name_of(classifier.voting())},
            {"pipelines", pipelines},
            {"calibrated", classifier.calibrator() != nullptr},
            {"training", training}};
}

const Json& child(const Json& object, const char* name) {
    const auto found = object.is_object() ? object.find(name) : object.end();
    if (found == object.end()) throw Error(fmt::format("its metadata has no '{}'", name));
    return *found;
}

[[noreturn]] void refuse_type(const char* name) {
    throw Error(fmt::format("'{}' in its metadata is of the wrong type", name));
}

std::string read_string(const Json& object, const char* name) {
    if (!child(object, name).is_string()) refuse_type(name);
    return child(object, name).get<std::string>();
}

double read_weight(const Json& object) {
    if (!child(object, "weight").is_number()) refuse_type("weight");
    return child(object, "weight").get<double>();
}

bool read_flag(const Json& object, const char* name) {
    if (!child(object, name).is_boolean()) refuse_type(name);
    return child(object, name).get<bool>();
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
    LabelSet labels = read_labels(metadata);
    const Voting voting = parse_voting(read_string(metadata, "voting"));
    const Json& kinds = child(metadata, "pipelines");
    if (!kinds.is_array()) refuse_type("pipelines");
    std::vector<Pipeline> pipelines;
    for (const Json& entry : kinds) {
        Representation representation = Representation::read(in);
        auto classifier =
            read_classifier(read_string(entry, "classifier"), in, representation.size(), labels.size());
        pipelines.push_back({std::move(representation), std::move(classifier), read_weight(entry)});
    }
    const std::size_t classes = labels.size();
    TextClassifier classifier(std::move(pipelines), voting, std::move(labels), read_record(metadata));
    if (read_flag(metadata, "calibrated"))
        classifier = std::move(classifier).calibrated(Calibrator::read(in, classes));
    if (in.left() > 0)
        throw Error(fmt::format("{} the classifier", counted(in.left(), "byte follows", "bytes follow")));
    return classifier;
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
    if (version < kModelFileVersion)
        throw Error(
            fmt::format("the model file '{}' was made by an older assay (format {}; this one reads format "
                        "{}): train it again",
                        name, version, kModelFileVersion));
    const auto length = header.get<std::uint64_t>();
    if (header.left() < kChecksumSize || length > header.left() - kChecksumSize)
        throw Error(fmt::format("the model file '{}' is cut short", name));
    if (const std::size_t more = header.left() - kChecksumSize - length; more > 0)
        throw Error(fmt::format("the model file '{}' is damaged: it goes on for {} after its end", name,
                                counted(more, "byte")));
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
    for (const Pipeline& pipeline : classifier.pipelines()) {
        pipeline.representation.write(content);
        pipeline.classifier->write(content);
    }
    if (classifier.calibrator() != nullptr) classifier.calibrator()->write(content);

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
