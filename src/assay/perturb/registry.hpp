/// The perturbations by name, with their parameters and help.
#pragma once

#include <assay/lexicon/lexicon.hpp>
#include <assay/perturb/perturbation.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct ParameterInfo {
    std::string name;
    std::string help;
    std::string default_value;  ///< shown in help; empty if there is none
    bool required = false;
};

struct PerturbationInfo {
    std::string name;
    std::string help;  ///< one line
    std::vector<ParameterInfo> parameters;
};

/// A parameter as written in a suite.
struct Parameter {
    std::string name;
    std::string value;
};

/// The parameter with this number is wrong at byte `offset` of its value.
class ParameterError : public SyntaxError {
public:
    ParameterError(std::string message, std::size_t parameter, std::size_t offset = 0)
        : SyntaxError(std::move(message), offset), parameter_(parameter) {}
    std::size_t parameter() const { return parameter_; }

private:
    std::size_t parameter_;
};

/// All of them, sorted by name.
std::span<const PerturbationInfo> all_perturbations();

/// Throws Error for an unknown name (with the nearest) or a required parameter that is missing,
/// ParameterError for a parameter that is unknown (with the nearest), given twice or has a bad value.
/// `lexicons` are the suite's own; names, places and words come from `library` unless a parameter names a
/// lexicon of the suite. Neither is needed any more once the perturbation is made. docs/perturbations.md says
/// what each does.
std::unique_ptr<Perturbation> make_perturbation(std::string_view name, std::span<const Parameter> parameters,
                                                const LexiconSet& lexicons, LexiconLibrary& library);

}  // namespace assay
