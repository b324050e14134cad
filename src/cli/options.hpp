/// Command lines: Boost.Program_options with help that teaches and errors that suggest.
#pragma once

#include <boost/program_options.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace assay::cli {

namespace po = boost::program_options;

/// The options of one command. Add options, then parse().
class Options {
public:
    /// `usage` is "assay run SUITE [OPTIONS]"; `text` says what the command does; `examples` is shown below
    /// the options.
    Options(std::string usage, std::string text, std::string examples = {});

    /// A group of options with a heading. Stays valid.
    po::options_description& group(const std::string& heading);
    /// Names an argument without dashes; `most` of them are taken, -1 for any number.
    void positional(const std::string& name, int most = 1);

    /// Returns true if help was asked for and printed. Throws Error for whatever does not fit, with the
    /// nearest option.
    bool parse(std::span<const std::string> arguments);

    /// Is there an option of this name, given or not?
    bool knows(const std::string& name) const;
    bool has(const std::string& name) const { return values_.count(name) > 0 && !values_[name].defaulted(); }
    template <typename T>
    std::optional<T> get(const std::string& name) const {
        if (values_.count(name) == 0) return std::nullopt;
        return values_[name].as<T>();
    }
    std::string text(const std::string& name, const std::string& otherwise = {}) const {
        return get<std::string>(name).value_or(otherwise);
    }
    std::vector<std::string> list(const std::string& name) const {
        return get<std::vector<std::string>>(name).value_or(std::vector<std::string>());
    }
    /// The values of an option that takes one, or any number; none where it is not given.
    std::vector<std::string> values(const std::string& name) const;
    /// The values of several such options, in the order in which they were given.
    std::vector<std::string> values_in_order(const std::vector<std::string>& names) const;
    /// Is this an option without a value?
    bool is_flag(const std::string& name) const;
    bool flag(const std::string& name) const { return get<bool>(name).value_or(false); }
    /// The positional argument; throws Error, naming the usage, if it is missing.
    std::string argument(const std::string& name) const;
    /// A whole number from `low` on; throws Error for anything else.
    std::optional<std::uint64_t> count(const std::string& name, std::uint64_t low = 0,
                                       std::uint64_t high = UINT64_MAX) const;
    /// A number in a range; throws Error for anything else.
    std::optional<double> number(const std::string& name, double low, double high) const;
    /// A number above 0; throws Error for anything else.
    std::optional<double> positive(const std::string& name, double high) const;
    /// A share such as 0.15 or 15%; throws Error for anything else.
    std::optional<double> share(const std::string& name) const;
    /// One of several words; throws Error with the nearest for any other.
    std::string one_of(const std::string& name, const std::vector<std::string>& words,
                       const std::string& otherwise) const;

    /// As if the option had not been given.
    void forget(const std::string& name) { values_.erase(name); }

    /// Those of the named options that were given, as they must be given again: each value with a leading
    /// space, quoted for a shell.
    std::string again(const std::vector<std::string>& names) const;
    /// Of all options, in their order.
    std::vector<std::string> names() const;

private:
    std::string help() const;

    std::string usage_, text_, examples_;
    std::vector<std::unique_ptr<po::options_description>> groups_;
    po::options_description positional_options_;
    po::positional_options_description positional_;
    std::vector<po::option> given_;  ///< in their order
    po::variables_map values_;
};

/// "--option", or "ARGUMENT": those without dashes have names in capitals.
std::string shown_name(const std::string& option);
/// "NAME=VALUE" split at the first '='; throws Error if there is none.
std::pair<std::string, std::string> split_assignment(const std::string& text, const std::string& option);
/// The parts between separators; at least one, and any may be empty.
std::vector<std::string> split_list(const std::string& text, char separator = ',');
/// A word as a POSIX shell reads it back.
std::string shell_quoted(const std::string& word);

}  // namespace assay::cli
