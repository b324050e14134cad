#include "arguments.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace assay {
namespace {

std::vector<std::string> names_of(const std::vector<ParameterInfo>& parameters) {
    std::vector<std::string> names;
    for (const ParameterInfo& parameter : parameters) names.push_back(parameter.name);
    return names;
}

void check_known(const PerturbationInfo& info, std::span<const Parameter> parameters) {
    const std::vector<std::string> known = names_of(info.parameters);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const std::string& name = parameters[i].name;
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw ParameterError(fmt::format("'{}' has no parameter '{}'{}", info.name, printable(name),
                                             known.empty() ? "; it takes none" : did_you_mean(name, known)),
                                 i);
        const auto same = [&](const Parameter& other) { return other.name == name; };
        if (std::any_of(parameters.begin(), parameters.begin() + static_cast<std::ptrdiff_t>(i), same))
            throw ParameterError(fmt::format("the parameter '{}' is given twice", name), i);
    }
}

}  // namespace

Arguments::Arguments(const PerturbationInfo& info, std::span<const Parameter> parameters,
                     LexiconSources lexicons)
    : info_(info), parameters_(parameters), lexicons_(lexicons) {
    check_known(info, parameters);
    for (const ParameterInfo& parameter : info.parameters)
        if (parameter.required && !has(parameter.name))
            throw Error(
                fmt::format("'{}' needs the parameter '{}': {}", info.name, parameter.name, parameter.help));
}

const Parameter* Arguments::find(std::string_view name) const {
    for (const Parameter& parameter : parameters_)
        if (parameter.name == name) return &parameter;
    return nullptr;
}

std::string_view Arguments::text(std::string_view name) const {
    if (const Parameter* parameter = find(name)) return parameter->value;
    for (const ParameterInfo& parameter : info_.parameters)
        if (parameter.name == name) return parameter.default_value;
    return {};
}

std::uint64_t Arguments::number(std::string_view name, std::uint64_t low, std::uint64_t high) const {
    const auto value = parse_unsigned(text(name));
    if (!value || *value < low || *value > high)
        fail(name, fmt::format("'{}' must be a whole number from {} to {}, not '{}'", name, low, high,
                               printable(text(name))));
    return *value;
}

std::size_t Arguments::one_of(std::string_view name, std::span<const std::string> words) const {
    const auto found = std::find(words.begin(), words.end(), text(name));
    if (found == words.end())
        fail(name, fmt::format("'{}' must be one of {}, not '{}'{}", name, fmt::join(words, ", "),
                               printable(text(name)), did_you_mean(text(name), words)));
    return static_cast<std::size_t>(found - words.begin());
}

const Lexicon& Arguments::lexicon(std::string_view name) const {
    const Lexicon* found = lexicons_.suite.find(text(name));
    if (found == nullptr)
        fail(name, fmt::format("no lexicon '{}'{}", printable(text(name)),
                               did_you_mean(text(name), lexicons_.suite.names())));
    return *found;
}

void Arguments::fail(std::string_view name, const std::string& message, std::size_t offset) const {
    const auto found = std::find_if(parameters_.begin(), parameters_.end(),
                                    [&](const Parameter& parameter) { return parameter.name == name; });
    throw ParameterError(message, static_cast<std::size_t>(found - parameters_.begin()), offset);
}

const Lexicon& library_lexicon(LexiconLibrary& library, std::string_view file, std::string_view name) {
    const Lexicon* found = library.load(file).find(name);
    if (found == nullptr) throw Error(fmt::format("assay:{} has no lexicon '{}'", file, name));
    return *found;
}

}  // namespace assay
