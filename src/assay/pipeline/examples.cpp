#include <assay/pipeline/examples.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <limits>
#include <utility>

namespace assay {
namespace {

void check_shape(const RowStream& rows) {
    const std::string name = printable(rows.name());
    if (!rows.has_labels())
        throw Error(fmt::format("{}: there is no column of labels; --label names it", name));
    if (rows.fields() != 1)
        throw Error(fmt::format("{}: classifiers of assay read one text, not {}; name one column with --text",
                                name, rows.fields()));
}

[[noreturn]] void refuse_empty(const RowStream& rows) {
    throw Error(fmt::format("{}: there are no rows", printable(rows.name())));
}

/// Numbers labels as they come.
class LabelCounter {
public:
    std::uint32_t number_of(std::string label, const RowStream& rows) {
        const auto next = static_cast<std::uint32_t>(numbers_.size());
        const auto [found, added] = numbers_.emplace(std::move(label), next);
        if (added && found->first.empty())
            throw InputError(Place{rows.name(), rows.line(), 0}, "the label is empty");
        if (numbers_.size() > kMaxClasses)
            throw Error(fmt::format(
                "{}: there are more than {} different labels; does --label name the right column?",
                printable(rows.name()), kMaxClasses));
        return found->second;
    }

    /// In alphabetical order, as the map has them; and what each number becomes in it.
    std::pair<LabelSet, std::vector<std::uint32_t>> in_order(const RowStream& rows) const {
        if (numbers_.size() == 1)
            throw Error(
                fmt::format("{}: every row has the label '{}'; a classifier needs two labels at least",
                            printable(rows.name()), printable(numbers_.begin()->first)));
        std::vector<std::string> names;
        std::vector<std::uint32_t> places(numbers_.size());
        for (const auto& [name, number] : numbers_) {
            places[number] = static_cast<std::uint32_t>(names.size());
            names.push_back(name);
        }
        return {LabelSet(std::move(names)), std::move(places)};
    }

private:
    std::map<std::string, std::uint32_t> numbers_;
};

}  // namespace

Examples read_examples(RowStream rows) {
    check_shape(rows);
    Examples examples;
    LabelCounter labels;
    while (rows.next()) {
        examples.classes.push_back(labels.number_of(rows.label(), rows));
        rows.append_text(examples.texts);
    }
    if (examples.size() == 0) refuse_empty(rows);
    auto [names, places] = labels.in_order(rows);
    for (std::uint32_t& label : examples.classes) label = places[label];
    examples.labels = std::move(names);
    return examples;
}

Examples read_examples(RowStream rows, const LabelSet& labels) {
    Examples examples;
    ExampleStream(std::move(rows), labels).next(examples, std::numeric_limits<std::size_t>::max());
    return examples;
}

ExampleStream::ExampleStream(RowStream rows, const LabelSet& labels)
    : rows_(std::move(rows)), labels_(labels) {
    check_shape(rows_);
    for (std::size_t c = 0; c < labels.size(); ++c)
        class_of_.emplace(labels.name(c), static_cast<std::uint32_t>(c));
}

bool ExampleStream::next(Examples& examples, std::size_t most) {
    examples.texts.clear();
    examples.classes.clear();
    examples.labels = labels_;
    while (examples.size() < most && rows_.next()) {
        const std::string label = rows_.label();
        const auto found = class_of_.find(label);
        if (found == class_of_.end())
            throw InputError(
                Place{rows_.name(), rows_.line(), 0},
                fmt::format("the model has no label '{}' (it has {}){}", label,
                            format_label_list(labels_.names()), did_you_mean(label, labels_.names())));
        rows_.append_text(examples.texts);
        examples.classes.push_back(found->second);
    }
    if (examples.size() == 0 && !any_) refuse_empty(rows_);
    any_ = true;
    return examples.size() > 0;
}

}  // namespace assay
