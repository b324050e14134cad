#include "candidates.hpp"

#include "training_options.hpp"

#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>
#include <assay/learn/softmax.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace assay::cli {
namespace {

/// Options that take whole numbers.
constexpr std::array<std::string_view, 10> kCounts = {
    "epochs",    "patience", "min-token-length", "max-features", "ngrams", "hidden",
    "embedding", "batch",    "period",           "seed"};
/// Options that take a number of texts or a share, as they are written.
constexpr std::array<std::string_view, 2> kCountsOrShares = {"min-df", "max-df"};

/// Given twice, it means two blocks of features.
constexpr std::string_view kRepeatable = "features";

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// "LOW..HIGH" as two numbers.
std::optional<std::pair<double, double>> range_in(const std::string& value) {
    const std::size_t dots = value.find("..");
    if (dots == value.npos) return std::nullopt;
    const auto low = parse_number(trimmed(value.substr(0, dots), " "));
    const auto high = parse_number(trimmed(value.substr(dots + 2), " "));
    if (!low || !high) return std::nullopt;
    return std::pair{*low, *high};
}

void read_range(const std::string& text, std::pair<double, double> range, Axis& axis) {
    const auto [low, high] = range;
    if (!(low > 0 && low < high && std::isfinite(high)))
        throw Error(fmt::format(
            "--try '{}': a range goes from a number above 0 to a larger one, since numbers are drawn so that "
            "each power of ten is as likely as the next",
            printable(text)));
    const bool whole_ends = low == std::floor(low) && high == std::floor(high) && high <= 1e9;
    if (holds(kCounts, axis.option) && !whole_ends)
        throw Error(fmt::format("--try '{}': --{} takes whole numbers", printable(text), axis.option));
    axis.low = low;
    axis.high = high;
    axis.whole = holds(kCounts, axis.option) || (holds(kCountsOrShares, axis.option) && whole_ends);
}

void check_option(const std::string& text, const std::string& option) {
    Options training("", "");
    add_training_options(training);
    if (training.knows(option)) return;
    throw Error(fmt::format("--try '{}': there is no option '--{}' of training{}", printable(text),
                            printable(option), did_you_mean(option, training.names())));
}

std::string shown(const Axis& axis) {
    if (!axis.is_range()) return fmt::format("{}={}", axis.option, fmt::join(axis.values, "|"));
    return fmt::format("{}={}..{}", axis.option, format_number(axis.low), format_number(axis.high));
}

}  // namespace

Axis Axis::parse(const std::string& text) {
    auto [option, values] = split_assignment(text, "try");
    Axis axis;
    axis.option = option.substr(std::min(option.find_first_not_of('-'), option.size()));
    check_option(text, axis.option);
    const std::vector<std::string> parts = split_list(values, '|');
    for (const std::string& part : parts) {
        const std::string value(trimmed(part, " "));
        if (value.empty()) throw Error(fmt::format("--try '{}' has an empty value", printable(text)));
        const auto range = range_in(value);
        if (range && parts.size() > 1)
            throw Error(
                fmt::format("--try '{}': a range stands alone, without other values", printable(text)));
        if (range)
            read_range(text, *range, axis);
        else if (std::find(axis.values.begin(), axis.values.end(), value) == axis.values.end())
            axis.values.push_back(value);
    }
    return axis;
}

/// Functions with the same bits on every machine, and few digits: what is shown can be typed.
std::string Axis::draw(double unit) const {
    const double end = whole ? high + 1 : high;
    const double number = end * exp_nonpositive(-(1 - unit) * logarithm(end / low));
    if (whole) return fmt::format("{:.0f}", std::clamp(std::floor(number), low, high));
    return fmt::format("{:.4g}", std::clamp(number, low, high));
}

Candidates::Candidates(std::span<const std::string> arguments, const Options& options,
                       const SearchOptions& search, AddOptions add_options)
    : arguments_(arguments.begin(), arguments.end()), add_options_(std::move(add_options)) {
    for (const std::string& text : options.list("try")) axes_.push_back(Axis::parse(text));
    if (axes_.empty()) throw Error("say what to try: --try OPTION=VALUE|VALUE, such as --try 'ngrams=1|2|3'");
    check_axes(options, search);
    drawn_ = std::any_of(axes_.begin(), axes_.end(), std::mem_fn(&Axis::is_range));
    if (drawn_)
        draw(search);
    else
        choose_from_grid();
    check_use();
}

void Candidates::check_axes(const Options& options, const SearchOptions& search) const {
    std::set<std::string> seen;
    for (const Axis& axis : axes_) {
        if (axis.is_range() && search.strategy != SearchStrategy::random)
            throw Error(fmt::format(
                "--try '{}' is a range, from which --search random draws; with --search {} name the values, "
                "as in --try '{}={}|{}'",
                shown(axis), assay::name_of(search.strategy), axis.option, format_number(axis.low),
                format_number(axis.high)));
        if (axis.option == kRepeatable) continue;
        if (!seen.insert(axis.option).second)
            throw Error(fmt::format("--try {0} is given twice; write all values in one: --try '{0}=A|B|C'",
                                    axis.option));
        if (options.has(axis.option))
            throw Error(
                fmt::format("--{0} is given, and --try {0} tries others; keep one of the two", axis.option));
    }
}

/// Of those that differ in what is left out only, the one with the first values of it.
void Candidates::choose_from_grid() {
    std::vector<std::size_t> sizes;
    for (const Axis& axis : axes_) sizes.push_back(axis.values.size());
    const Grid grid(std::move(sizes));
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const Choice all = grid.at(i);
        Choice taken = without_misplaced(all);
        bool first = true;
        for (std::size_t axis = 0; axis < axes_.size(); ++axis)
            first = first && (taken[axis] != kLeftOut || all[axis] == 0);
        if (first) candidates_.push_back(std::move(taken));
    }
}

void Candidates::draw(const SearchOptions& search) {
    for (std::size_t trial = 0; trial < search.trials; ++trial) {
        Choice choice;
        for (std::size_t a = 0; a < axes_.size(); ++a) {
            Axis& axis = axes_[a];
            Random random(mix({search.seed, hash_bytes(axis.option), a, trial}));
            if (!axis.is_range()) {
                choice.push_back(random.below(axis.values.size()));
                continue;
            }
            const std::string value = axis.draw(random.unit());
            const auto found = std::find(axis.values.begin(), axis.values.end(), value);
            choice.push_back(static_cast<std::size_t>(found - axis.values.begin()));
            if (found == axis.values.end()) axis.values.push_back(value);
        }
        choice = without_misplaced(std::move(choice));
        if (std::find(candidates_.begin(), candidates_.end(), choice) == candidates_.end())
            candidates_.push_back(std::move(choice));
    }
}

/// What no candidate takes is an error, as it is without a search.
void Candidates::check_use() const {
    for (const auto& [name, why] : misplaced_.begin()->second)
        if (std::all_of(misplaced_.begin(), misplaced_.end(),
                        [&name = name](const auto& entry) { return entry.second.contains(name); }))
            throw Error(why);
}

Options Candidates::parsed(const Choice& choice) const {
    Options options("assay tune --data FILE --try OPTION=VALUE|VALUE [OPTIONS]", "");
    add_options_(options);
    std::vector<std::string> arguments = arguments_;
    for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
        if (choice[axis] == kLeftOut) continue;
        const std::string& option = axes_[axis].option;
        const std::string& value = axes_[axis].values[choice[axis]];
        if (!options.is_flag(option))
            arguments.push_back(fmt::format("--{}={}", option, value));
        else if (value == "yes")
            arguments.push_back("--" + option);
        else if (value != "no")
            throw Error(fmt::format("--try {}: '{}' is neither yes nor no", option, printable(value)));
    }
    options.parse(arguments);
    return options;
}

const Candidates::Misplaced& Candidates::misplaced_in(const Choice& choice) {
    constexpr std::array<std::string_view, 6> kDeciding = {"classifier", "solver",        "penalty",
                                                           "analyzer",   "token-pattern", "hidden"};
    Choice deciding;
    for (std::size_t axis = 0; axis < axes_.size(); ++axis)
        if (holds(kDeciding, axes_[axis].option)) deciding.push_back(choice[axis]);
    const auto found = misplaced_.find(deciding);
    if (found != misplaced_.end()) return found->second;
    return misplaced_[deciding] = misplaced_training_options(parsed(choice));
}

Candidates::Choice Candidates::without_misplaced(Choice choice) {
    const Misplaced& misplaced = misplaced_in(choice);
    for (std::size_t axis = 0; axis < axes_.size(); ++axis)
        if (misplaced.contains(axes_[axis].option)) choice[axis] = kLeftOut;
    return choice;
}

std::string Candidates::name_of(std::size_t candidate) const {
    std::string name;
    for (std::size_t axis = 0; axis < axes_.size(); ++axis)
        if (const std::size_t value = candidates_[candidate][axis]; value != kLeftOut)
            name += fmt::format("{}{}={}", name.empty() ? "" : "  ", axes_[axis].option,
                                axes_[axis].values[value]);
    return name;
}

TrainingOptions Candidates::options_of(std::size_t candidate) const {
    Options options = parsed(candidates_[candidate]);
    for (const auto& [name, why] : misplaced_training_options(options)) options.forget(name);
    return training_options_of(options);
}

std::vector<std::string> Candidates::left_out() const {
    std::vector<std::string> names;
    for (const auto& [deciding, misplaced] : misplaced_)
        for (const auto& [name, why] : misplaced)
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    return names;
}

}  // namespace assay::cli
