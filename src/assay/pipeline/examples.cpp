#include <assay/pipeline/examples.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <map>
#include <set>

namespace assay {
namespace {

void check_shape(const Dataset& data) {
    const std::string name = printable(data.name());
    if (!data.has_labels())
        throw Error(fmt::format("{}: there is no column of labels; --label names it", name));
    if (data.fields() != 1)
        throw Error(fmt::format("{}: classifiers of assay read one text, not {}; name one column with --text",
                                name, data.fields()));
    if (data.size() == 0) throw Error(fmt::format("{}: there are no rows", name));
}

LabelSet labels_in(const Dataset& data) {
    std::set<std::string> names;
    for (std::size_t row = 0; row < data.size(); ++row) {
        std::string label = data.label(row);
        if (label.empty()) throw InputError(Place{data.name(), data.line(row), 0}, "the label is empty");
        names.insert(std::move(label));
        if (names.size() > kMaxClasses)
            throw Error(fmt::format(
                "{}: there are more than {} different labels; does --label name the right column?",
                printable(data.name()), kMaxClasses));
    }
    if (names.size() == 1)
        throw Error(fmt::format("{}: every row has the label '{}'; a classifier needs two labels at least",
                                printable(data.name()), printable(*names.begin())));
    return LabelSet(std::vector<std::string>(names.begin(), names.end()));
}

}  // namespace

Examples read_examples(const Dataset& data) {
    check_shape(data);
    return read_examples(data, labels_in(data));
}

Examples read_examples(const Dataset& data, const LabelSet& labels) {
    check_shape(data);
    std::map<std::string, std::uint32_t> class_of;
    for (std::size_t c = 0; c < labels.size(); ++c)
        class_of.emplace(labels.name(c), static_cast<std::uint32_t>(c));
    Examples examples;
    examples.labels = labels;
    for (std::size_t row = 0; row < data.size(); ++row) {
        const std::string label = data.label(row);
        const auto found = class_of.find(label);
        if (found == class_of.end())
            throw InputError(
                Place{data.name(), data.line(row), 0},
                fmt::format("the model has no label '{}' (it has {}){}", label,
                            format_label_list(labels.names()), did_you_mean(label, labels.names())));
        data.append_text(row, examples.texts);
        examples.classes.push_back(found->second);
    }
    return examples;
}

}  // namespace assay
