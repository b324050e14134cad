#include <assay/model/recorded.hpp>

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/model/recorded_kinds.hpp>
#include <assay/model/shown.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
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

struct NamedLabelOption {
    const char* option;
    std::string label;
};

/// What the options say of labels of the model, without what the suite or another option knows.
std::vector<NamedLabelOption> names_for_the_file(const LabelOptions& options, const LabelSet& suite) {
    const auto is_known = [&](const std::string& name) {
        const std::vector<std::string>& own = options.model_labels;
        return suite.find(name) || std::find(own.begin(), own.end(), name) != own.end();
    };
    const auto is_target = [&](const std::string& name) {
        return std::any_of(options.renames.begin(), options.renames.end(),
                           [&](const LabelRename& rename) { return rename.to == name; });
    };
    std::vector<NamedLabelOption> names;
    for (const LabelRename& rename : options.renames)
        if (!is_known(rename.from)) names.push_back({"--labels", rename.from});
    for (const std::string& label : options.dropped)
        if (!is_known(label) && !is_target(label)) names.push_back({"--drop-label", label});
    return names;
}

/// Where answers are open.
void refuse_probabilities(RecordedFormat format) {
    for (const NamedFormat& known : kFormats)
        if (known.format == format && format >= RecordedFormat::softmax &&
            format != RecordedFormat::pred_and_conf)
            throw Error(fmt::format(
                "--format {} has probabilities, but the answers of this suite are open; pred_only, "
                "pred_and_conf and JSON Lines can hold them",
                known.name));
}

/// The labels that a file uses, in no special order; nothing where its bytes are no predictions.
std::optional<std::vector<std::string>> labels_in(const std::string& bytes, RecordedFormat format,
                                                  std::size_t fields) {
    RecordedOptions any_label;
    any_label.format = format;
    any_label.fields = fields;
    try {
        return read_predictions(bytes, "", any_label)->info().labels.names();
    } catch (const Error&) {
        return std::nullopt;
    }
}

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
    if (options.labels.labels.is_open()) refuse_probabilities(options.format);
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

void check_label_options(const LabelOptions& options, const LabelSet& suite, const std::string& bytes,
                         RecordedFormat format, std::size_t fields) {
    const std::vector<NamedLabelOption> names = names_for_the_file(options, suite);
    if (names.empty()) return;
    const auto used = labels_in(bytes, format, fields);
    if (!used) return;
    std::vector<std::string> known = *used;
    for (const std::vector<std::string>& more : {suite.names(), options.model_labels})
        known.insert(known.end(), more.begin(), more.end());
    for (const auto& [option, label] : names) {
        const auto number = parse_unsigned(label);
        if ((number && *number < used->size()) || std::find(used->begin(), used->end(), label) != used->end())
            continue;
        throw Error(fmt::format("{}: there is no label '{}'{}\n  file: {}\n  suite: {}", option, shown(label),
                                number ? "" : did_you_mean(label, known), shown_labels(*used),
                                shown_labels(suite.names())));
    }
}

}  // namespace assay
