#include <assay/model/label_book.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/model/shown.hpp>

#include <fmt/format.h>

namespace assay {
namespace {

Error label_not_known(std::string_view name, const std::vector<std::string>& known) {
    const std::string written = shown(name);
    const auto guess = nearest(name, known);
    if (guess)
        return Error(fmt::format("unknown label '{}'; did you mean '{}'? --labels {}={} maps it", written,
                                 printable(*guess), written, printable(*guess)));
    return Error(fmt::format(
        "unknown label '{}'; the labels are {}, and --labels {}=… maps another name to one of them", written,
        shown_labels(known), written));
}

/// All of a row, so that one look tells what --labels has to say.
Error unknown_labels(const std::vector<std::string>& names, const std::vector<std::string>& known) {
    if (names.size() == 1) return label_not_known(names.front(), known);
    std::vector<std::string> written, renames;
    for (const std::string& name : names) {
        const auto guess = nearest(name, known);
        written.push_back(fmt::format("'{}'", shown(name)));
        renames.push_back(fmt::format("{}={}", shown(name), guess ? printable(*guess) : "…"));
    }
    return Error(fmt::format("unknown labels {}; the labels are {}, and --labels {} maps other names to them",
                             fmt::join(written, ", "), shown_labels(known), fmt::join(renames, ",")));
}

}  // namespace

LabelBook::LabelBook(const ExpectedLabels& expected)
    : answers_(expected.labels.is_open() ? expected.labels : LabelSet()),
      names_(expected.labels.names()),
      ordered_(expected.ordered),
      open_(expected.labels.empty()) {
    for (std::size_t i = 0; i < names_.size(); ++i) positions_[names_[i]] = i;
}

std::size_t LabelBook::add(std::string_view name) {
    if (name.empty()) throw Error("a label cannot be empty");
    if (names_.size() == kMostOpen)
        throw Error(fmt::format("more than {} different labels; --model-labels names them", kMostOpen));
    names_.emplace_back(name);
    positions_.emplace(name, names_.size() - 1);
    return names_.size() - 1;
}

std::size_t LabelBook::of_name(std::string_view name, std::size_t likely) {
    if (takes_answers()) return *answers_.find(name);
    if (likely < names_.size() && names_[likely] == name) return likely;
    const auto found = positions_.find(name);
    if (found != positions_.end()) return found->second;
    if (open_) return add(name);
    throw label_not_known(name, names_);
}

void LabelBook::refuse_unknown(const std::vector<std::string>& names) const {
    std::vector<std::string> unknown;
    for (const std::string& name : names)
        if (!open_ && !takes_answers() && positions_.count(name) == 0) unknown.push_back(name);
    if (!unknown.empty()) throw unknown_labels(unknown, names_);
}

std::size_t LabelBook::checked_index(std::int64_t number) const {
    if (!ordered_)
        throw Error(fmt::format(
            "label {} is a number, but the order of the labels is not known; --model-labels names it",
            number));
    if (number < 0 || static_cast<std::uint64_t>(number) >= names_.size())
        throw Error(fmt::format("label {} is outside 0 to {}; numbers count the labels {} from 0", number,
                                names_.size() - 1, shown_labels(names_)));
    return static_cast<std::size_t>(number);
}

std::size_t LabelBook::of_number(std::int64_t number) {
    const std::string written = std::to_string(number);
    if (takes_answers()) return *answers_.find(written);
    const auto found = positions_.find(written);
    if (found != positions_.end()) return found->second;
    return open_ ? add(written) : checked_index(number);
}

std::size_t LabelBook::of_word(std::string_view word) {
    if (takes_answers()) return *answers_.find(word);
    const auto found = positions_.find(word);
    if (found != positions_.end()) return found->second;
    const bool negative = word.starts_with('-');
    const auto number = parse_unsigned(negative ? word.substr(1) : word);
    if (open_ || !number || *number > INT64_MAX) return of_name(word);
    return checked_index(negative ? -static_cast<std::int64_t>(*number) : static_cast<std::int64_t>(*number));
}

void LabelBook::expect_probabilities() const {
    if (takes_answers())
        throw Error(
            "the answers of this suite are open, so there are no labels that could have probabilities; "
            "give the 'label' alone, or with its 'confidence'");
}

void LabelBook::expect_count(std::size_t count) {
    expect_probabilities();
    if (open_ && names_.empty())
        for (std::size_t i = 0; i < count; ++i) add(std::to_string(i));
    if (!ordered_)
        throw Error(
            "these probabilities have no names, and the order of the labels is not known; --model-labels "
            "names it");
    if (count == 2 && names_.size() == 3)
        throw Error(
            fmt::format("2 probabilities for 3 labels ({}); --neutral-band 0.333,0.667 makes the one "
                        "in the middle out of two, --model-labels names the model's labels in its "
                        "order",
                        shown_labels(names_)));
    if (count != names_.size())
        throw Error(fmt::format("{} for {} ({}); --model-labels names the model's labels in its order",
                                counted(count, "probability", "probabilities"),
                                counted(names_.size(), "label"), shown_labels(names_)));
}

}  // namespace assay
