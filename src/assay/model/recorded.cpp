#include <assay/model/recorded.hpp>

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/model/recorded_kinds.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace assay {
namespace {

struct NamedFormat {
    const char* name;
    RecordedFormat format;
};

constexpr std::array kFormats = {
    NamedFormat{"jsonl", RecordedFormat::jsonl},
    NamedFormat{"pred_only", RecordedFormat::pred_only},
    NamedFormat{"softmax", RecordedFormat::softmax},
    NamedFormat{"binary_conf", RecordedFormat::binary_conf},
    NamedFormat{"pred_and_conf", RecordedFormat::pred_and_conf},
    NamedFormat{"pred_and_softmax", RecordedFormat::pred_and_softmax},
};

}  // namespace

RecordedFormat parse_recorded_format(std::string_view name) {
    std::vector<std::string> names;
    for (const NamedFormat& known : kFormats) {
        if (known.name == name) return known.format;
        names.emplace_back(known.name);
    }
    throw Error(fmt::format("--format: there is no format '{}'{}\nthe formats are: {}", printable(name),
                            did_you_mean(name, names), fmt::join(names, " ")));
}

std::unique_ptr<RecordedModel> read_predictions(std::string bytes, const std::string& name,
                                                const RecordedOptions& options) {
    ModelInfo info;
    info.kind = "predictions";
    info.name = name;
    info.sha256 = sha256(bytes);
    info.recorded = true;
    info.positional = options.format != RecordedFormat::jsonl;
    const SourceText source(std::move(bytes), name);
    if (source.text().find_first_not_of(" \t\r\n") == std::string_view::npos)
        throw Error(fmt::format("'{}' holds no predictions", printable(name)));
    return info.positional ? read_positional(source, std::move(info), options)
                           : read_matched(source, std::move(info), options);
}

std::unique_ptr<RecordedModel> open_predictions(const std::filesystem::path& file,
                                                const RecordedOptions& options) {
    return read_predictions(read_file(file, SourceText::kMaxBytes), file.string(), options);
}

}  // namespace assay
