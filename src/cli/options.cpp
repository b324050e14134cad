#include "options.hpp"

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay::cli {
namespace {

constexpr unsigned kHelpWidth = 100;

std::string without_dashes(std::string option) {
    option.erase(0, option.find_first_not_of('-'));
    return option.substr(0, option.find('='));
}

}  // namespace

Options::Options(std::string usage, std::string text, std::string examples)
    : usage_(std::move(usage)), text_(std::move(text)), examples_(std::move(examples)) {}

po::options_description& Options::group(const std::string& heading) {
    return *groups_.emplace_back(
        std::make_unique<po::options_description>(heading, kHelpWidth, kHelpWidth / 2));
}

void Options::positional(const std::string& name, int most) {
    if (most == 1)
        positional_options_.add_options()(name.c_str(), po::value<std::string>());
    else
        positional_options_.add_options()(name.c_str(), po::value<std::vector<std::string>>());
    positional_.add(name.c_str(), most);
}

std::string shown_name(const std::string& option) {
    return option[0] >= 'A' && option[0] <= 'Z' ? option : "--" + option;
}

std::string Options::help() const {
    std::string text = "Usage: " + usage_ + "\n\n" + text_ + "\n";
    for (const auto& group : groups_) text += "\n" + (std::ostringstream() << *group).str();
    return examples_.empty() ? text : text + "\nExamples:\n" + examples_;
}

std::vector<std::string> Options::names() const {
    std::vector<std::string> names;
    for (const auto& group : groups_)
        for (const auto& option : group->options()) names.push_back(option->long_name());
    return names;
}

bool Options::knows(const std::string& name) const {
    const std::vector<std::string> known = names();
    return std::find(known.begin(), known.end(), name) != known.end();
}

bool Options::is_flag(const std::string& name) const {
    for (const auto& group : groups_)
        for (const auto& option : group->options())
            if (option->long_name() == name) return option->semantic()->max_tokens() == 0;
    return false;
}

bool Options::parse(std::span<const std::string> arguments) {
    group("Help").add_options()("help,h", po::bool_switch(), "show this");
    po::options_description all;
    for (const auto& group : groups_) all.add(*group);
    all.add(positional_options_);
    const auto parser = [&] {
        po::command_line_parser made(std::vector<std::string>(arguments.begin(), arguments.end()));
        made.options(all).style(po::command_line_style::unix_style & ~po::command_line_style::allow_guessing);
        return made;
    };
    try {
        const po::parsed_options parsed = parser().positional(positional_).run();
        given_ = parsed.options;
        po::store(parsed, values_);
        po::notify(values_);
    } catch (const po::unknown_option& error) {
        const std::string name = without_dashes(error.get_option_name());
        const auto guess = nearest(name, names());
        throw Error(fmt::format("there is no option '{}'{}\nusage: {}", error.get_option_name(),
                                guess ? "; did you mean '--" + *guess + "'?" : "", usage_));
    } catch (const po::too_many_positional_options_error&) {
        const auto words = po::collect_unrecognized(parser().run().options, po::include_positional);
        throw Error(fmt::format(
            "too many arguments, '{}' is the first; one that holds spaces is written in quotes\nusage: {}",
            words.at(positional_.max_total_count()), usage_));
    } catch (const po::error& error) {
        throw Error(fmt::format("{}\nusage: {}", error.what(), usage_));
    }
    if (flag("help")) fmt::print("{}", help());
    return flag("help");
}

std::string Options::argument(const std::string& name) const {
    const auto value = get<std::string>(name);
    if (!value || value->empty()) throw Error(fmt::format("{} is missing\nusage: {}", name, usage_));
    return *value;
}

std::optional<std::uint64_t> Options::count(const std::string& name, std::uint64_t low,
                                            std::uint64_t high) const {
    const auto text = get<std::string>(name);
    if (!text) return std::nullopt;
    const auto value = parse_unsigned(*text);
    if (value && *value >= low && *value <= high) return value;
    throw Error(
        high == UINT64_MAX
            ? fmt::format("--{} must be a whole number from {} on, not '{}'", name, low, *text)
            : fmt::format("--{} must be a whole number from {} to {}, not '{}'", name, low, high, *text));
}

std::optional<double> Options::number(const std::string& name, double low, double high) const {
    const auto text = get<std::string>(name);
    if (!text) return std::nullopt;
    const auto value = parse_number(*text);
    if (value && *value >= low && *value <= high) return value;
    throw Error(fmt::format("--{} must be a number from {} to {}, not '{}'", name, low, high, *text));
}

std::optional<double> Options::positive(const std::string& name, double high) const {
    const auto text = get<std::string>(name);
    if (!text) return std::nullopt;
    const auto value = parse_number(*text);
    if (value && *value > 0 && *value <= high) return value;
    throw Error(fmt::format("--{} must be a number above 0, at most {}, not '{}'", name, high, *text));
}

std::optional<double> Options::share(const std::string& name) const {
    const auto text = get<std::string>(name);
    if (!text) return std::nullopt;
    const auto value = parse_share(*text);
    if (!value) throw Error(fmt::format("--{} must be a share such as 0.15 or 15%, not '{}'", name, *text));
    return value;
}

std::string Options::one_of(const std::string& name, const std::vector<std::string>& words,
                            const std::string& otherwise) const {
    const std::string value = text(name, otherwise);
    if (std::find(words.begin(), words.end(), value) != words.end()) return value;
    throw Error(fmt::format("{} must be one of {}, not '{}'{}", shown_name(name), fmt::join(words, ", "),
                            value, did_you_mean(value, words)));
}

std::vector<std::string> Options::values(const std::string& name) const {
    if (!has(name)) return {};
    const auto* several = boost::any_cast<std::vector<std::string>>(&values_[name].value());
    return several != nullptr ? *several : std::vector{text(name)};
}

std::vector<std::string> Options::values_in_order(const std::vector<std::string>& names) const {
    std::vector<std::string> values;
    for (const po::option& option : given_)
        if (std::find(names.begin(), names.end(), option.string_key) != names.end())
            values.insert(values.end(), option.value.begin(), option.value.end());
    return values;
}

std::string Options::again(const std::vector<std::string>& names) const {
    std::string words;
    for (const std::string& name : names) {
        if (!has(name)) continue;
        if (is_flag(name)) {
            words += " --" + name;
            continue;
        }
        for (const std::string& value : values(name))
            words += fmt::format(" --{} {}", name, shell_quoted(value));
    }
    return words;
}

std::pair<std::string, std::string> split_assignment(const std::string& text, const std::string& option) {
    const std::size_t at = text.find('=');
    if (at == std::string::npos || at == 0 || at + 1 == text.size())
        throw Error(fmt::format("--{} takes NAME=VALUE, not '{}'", option, text));
    return {text.substr(0, at), text.substr(at + 1)};
}

std::vector<std::string> split_list(const std::string& text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::string shell_quoted(const std::string& word) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_-./=:,+@%").find(c) != std::string_view::npos;
    };
    if (!word.empty() && std::all_of(word.begin(), word.end(), plain)) return word;
    return shell_word(word);
}

}  // namespace assay::cli
