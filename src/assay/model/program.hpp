/// A model that is a program of the user's, asked over its standard input and output
/// (docs/model-protocol.md).
#pragma once

#include <assay/model/label_options.hpp>
#include <assay/model/model.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace assay {

struct ProgramOptions {
    std::string command;        ///< "python3 my_model.py": words as split_command (words.hpp) cuts them
    std::string python_folder;  ///< put at the end of its PYTHONPATH; or empty
    ExpectedLabels labels;      ///< of a program that announces none
    std::size_t fields = 1;     ///< of a text
    std::chrono::milliseconds timeout{60'000};  ///< without any answer while some are due
    std::size_t batch = 64;
    std::size_t concurrency =
        4;  ///< batches under way; the program may see batch * concurrency texts at once
    const std::atomic<bool>* stop = nullptr;  ///< ends the program once it is true
};

/// Starts the program and asks it about the text "assay" (a pair has that twice), to learn its labels and
/// whether it gives probabilities; so it is ready when this returns. Throws Error for a command that cannot
/// be cut into words, or if the labels stay unknown; ModelError if the program cannot be started or fails to
/// answer.
///
/// predict() is safe from any number of threads. It throws ModelError if the program
///   - dies for the second time: after the first it is started again and gets the unanswered texts once more;
///   - gives no answer for the length of the timeout while some are due;
///   - prints a line that is no answer, is longer than 16 MiB, or answers what was not asked or was answered
///   before;
///   - answers with an error, a label that is not known, or numbers that are no probabilities;
/// the message says so, with the last lines of its standard error where it died. After that, every call
/// throws.
///
/// Once `stop` is true the program is ended within a second, whatever it does: SIGTERM, and half a second
/// later SIGKILL for it and what it has started. This and all calls of predict() throw Interrupted then.
///
/// At the end its input is closed; a program that does not leave within 2 seconds is asked to with SIGTERM
/// and, one second later, killed, together with what it has started. Only programs started here are ever
/// signalled.
std::unique_ptr<Model> start_program(const ProgramOptions& options);

}  // namespace assay
