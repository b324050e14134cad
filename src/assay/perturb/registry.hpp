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
    bool shared = false;  ///< one of the shares and limits that many perturbations have in common
};

/// A parameter as written in a suite.
struct Parameter {
    std::string name;
    std::string value;
};

struct PerturbationInfo {
    std::string name;
    std::string help;  ///< one line
    std::vector<ParameterInfo> parameters;
    /// Should a classifier give the edited text the label of the original? Not for what adds or removes
    /// meaning, nor where that lies with the parameters (the phrases of `append`).
    bool keeps_label = false;
    /// With any of these it is the other way round: `answer="no"` denies what was said.
    std::vector<Parameter> turned_by = {};
};

/// The parameter with this number is wrong at byte `offset` of its value.
class ParameterError : public SyntaxError {
public:
    ParameterError(const std::string& message, std::size_t parameter, std::size_t offset = 0)
        : SyntaxError(message, offset), parameter_(parameter) {}
    std::size_t parameter() const { return parameter_; }

private:
    std::size_t parameter_;
};

/// What another tool calls a perturbation; it may be written wherever the name may.
struct PerturbationAlias {
    std::string name;
    std::string tool;  ///< whose name it is
    std::string perturbation;
    std::vector<Parameter> parameters;  ///< what the alias sets; those that are written go before
};

/// All of them, sorted by name.
std::span<const PerturbationInfo> all_perturbations();

/// All of them, sorted by name; no name is that of a perturbation.
std::span<const PerturbationAlias> all_perturbation_aliases();

/// By its name or an alias of it; null if there is none. Valid as long as the program runs.
const PerturbationInfo* find_perturbation(std::string_view name);

/// How an edit with these parameters may change the label of a text: "add-negation", or
/// "wrap-question answer="no""; empty if the label should stay, or if that lies with what its required
/// parameters say (the phrases of `append`). `perturbation` is a name or an alias that exists.
std::string change_of_label(std::string_view perturbation, std::span<const Parameter> parameters);

/// By name or alias. Throws Error for an unknown name (with the nearest) or a required parameter that is
/// missing, ParameterError for a parameter that is unknown (with the nearest), given twice or has a bad
/// value. `lexicons` are the suite's own; names, places and words come from `library` unless a parameter
/// names a lexicon of the suite. Neither is needed any more once the perturbation is made.
/// docs/perturbations.md says what each does.
std::unique_ptr<Perturbation> make_perturbation(std::string_view name, std::span<const Parameter> parameters,
                                                const LexiconSet& lexicons, LexiconLibrary& library);

}  // namespace assay
