/// The parameters of one perturbation, checked against what it takes. Internal to the module.
#pragma once

#include <assay/perturb/registry.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace assay {

/// Where perturbations get their lexicons from: the suite's own, and those installed with the program.
struct LexiconSources {
    const LexiconSet& suite;
    LexiconLibrary& library;
};

class Arguments {
public:
    /// Throws ParameterError for a parameter that is unknown (with the nearest) or given twice, Error for a
    /// required one that is missing.
    Arguments(const PerturbationInfo& info, std::span<const Parameter> parameters, LexiconSources lexicons);

    const LexiconSources& lexicons() const { return lexicons_; }
    bool has(std::string_view name) const { return find(name) != nullptr; }
    /// The value as written, or the default of the table.
    std::string_view text(std::string_view name) const;
    /// A whole number in [low, high].
    std::uint64_t number(std::string_view name, std::uint64_t low, std::uint64_t high) const;
    /// Which of these words the value is.
    std::size_t one_of(std::string_view name, std::span<const std::string> words) const;
    /// The suite's lexicon that the parameter names.
    const Lexicon& lexicon(std::string_view name) const;

    /// What is wrong with the value of a parameter that was given.
    [[noreturn]] void fail(std::string_view name, const std::string& message, std::size_t offset = 0) const;

private:
    const Parameter* find(std::string_view name) const;

    const PerturbationInfo& info_;
    std::span<const Parameter> parameters_;
    LexiconSources lexicons_;
};

/// The lexicon of `assay:file`. Throws Error if there is none of that name.
const Lexicon& library_lexicon(LexiconLibrary& library, std::string_view file, std::string_view name);

}  // namespace assay
