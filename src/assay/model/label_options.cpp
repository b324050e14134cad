#include <assay/model/label_options.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

/// The parts between separators that stand outside quotes, still quoted.
std::vector<std::string_view> split_outside_quotes(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    bool quoted = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\'') quoted = !quoted;
        if (text[i] != separator || quoted) continue;
        parts.push_back(text.substr(begin, i - begin));
        begin = i + 1;
    }
    parts.push_back(text.substr(begin));
    return parts;
}

std::string unquoted(std::string_view part, std::string_view option) {
    part = trimmed(part, " ");
    if (part.empty()) throw Error(fmt::format("{}: a label is missing", option));
    if (part.find('\'') == std::string_view::npos) return std::string(part);
    std::string name;
    std::size_t i = 1;
    for (; i < part.size(); ++i) {
        if (part[i] == '\'' && part.substr(i, 2) != "''") break;
        if (part[i] == '\'') ++i;
        name += part[i];
    }
    if (part[0] != '\'' || i + 1 != part.size() || name.empty())
        throw Error(fmt::format("{}: {} is not quoted well; write 'a label', and '' for a quote inside",
                                option, printable(part)));
    return name;
}

void refuse_repeats(std::vector<std::string> names, std::string_view option) {
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice != names.end()) throw Error(fmt::format("{} names '{}' twice", option, printable(*twice)));
}

/// 0 … k-1 in some order, each once?
bool are_all_indexes(const std::vector<LabelRename>& renames) {
    std::vector<bool> seen(renames.size(), false);
    for (const LabelRename& rename : renames) {
        const auto index = parse_unsigned(rename.from);
        if (!index || *index >= seen.size() || std::to_string(*index) != rename.from) return false;
        seen[*index] = true;
    }
    return !renames.empty();  // names are unique, so each was seen
}

/// A list of names under construction; once its order is a guess it stays one.
struct Guess {
    std::vector<std::string> names;
    bool ordered = true;

    void add_in_unknown_place(const std::string& name) {
        if (std::find(names.begin(), names.end(), name) != names.end()) return;
        names.push_back(name);
        ordered = false;
    }
};

/// Each label of the suite as the model calls it: by the names that --labels maps to it, otherwise by its
/// own.
Guess names_before_renaming(const std::vector<std::string>& suite, const std::vector<LabelRename>& renames) {
    Guess guess;
    for (const std::string& label : suite) {
        const std::size_t before = guess.names.size();
        bool renamed_away = false;
        for (const LabelRename& rename : renames) {
            if (rename.to == label) guess.names.push_back(rename.from);
            renamed_away |= rename.from == label;
        }
        const std::size_t found = guess.names.size() - before;
        if (found == 0 && !renamed_away) guess.names.push_back(label);
        if (found > 1 || guess.names.size() == before) guess.ordered = false;
    }
    return guess;
}

}  // namespace

std::vector<LabelRename> parse_label_renames(std::string_view text) {
    constexpr std::string_view kOption = "--labels";
    std::vector<LabelRename> renames;
    std::vector<std::string> keys;
    for (const std::string_view pair : split_outside_quotes(text, ',')) {
        const auto sides = split_outside_quotes(pair, '=');
        if (sides.size() != 2)
            throw Error(fmt::format("{}: '{}' is no pair; write LABEL_0=negative,LABEL_1=positive", kOption,
                                    printable(trimmed(pair, " "))));
        renames.push_back({unquoted(sides[0], kOption), unquoted(sides[1], kOption)});
        keys.push_back(renames.back().from);
    }
    refuse_repeats(std::move(keys), kOption);
    return renames;
}

std::vector<std::string> parse_label_names(std::string_view text, std::string_view option) {
    std::vector<std::string> names;
    for (const std::string_view part : split_outside_quotes(text, ','))
        names.push_back(unquoted(part, option));
    refuse_repeats(names, option);
    return names;
}

NeutralBand parse_neutral_band(std::string_view text) {
    const std::size_t comma = text.find(',');
    const auto low = parse_share(trimmed(text.substr(0, comma), " "));
    const auto high =
        comma == std::string_view::npos ? std::nullopt : parse_share(trimmed(text.substr(comma + 1), " "));
    if (!low || !high || *low >= *high)
        throw Error(fmt::format(
            "--neutral-band: '{}' is not two numbers from 0 to 1, the smaller first; write 0.333,0.667",
            printable(text)));
    return {*low, *high};
}

ExpectedLabels expected_labels(const LabelOptions& options, const LabelSet& suite) {
    if (!options.model_labels.empty()) return {LabelSet(options.model_labels), true};
    if (suite.empty()) return {};
    if (suite.is_open()) return {suite, false};
    std::vector<std::string> base = suite.names();
    if (options.neutral_band && base.size() == 3) base.erase(base.begin() + 1);
    Guess guess;
    if (are_all_indexes(options.renames)) {
        for (std::size_t i = 0; i < options.renames.size(); ++i) guess.names.push_back(std::to_string(i));
    } else {
        guess = names_before_renaming(base, options.renames);
        for (const LabelRename& rename : options.renames) guess.add_in_unknown_place(rename.from);
    }
    for (const std::string& label : options.dropped) {
        const bool is_target = std::any_of(options.renames.begin(), options.renames.end(),
                                           [&](const LabelRename& rename) { return rename.to == label; });
        if (!is_target) guess.add_in_unknown_place(label);
    }
    return {LabelSet(std::move(guess.names)), guess.ordered};
}

}  // namespace assay
