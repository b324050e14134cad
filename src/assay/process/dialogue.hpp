/// Lines to a program, and a line back for each: what words fill a mask, what an edit makes of a text.
#pragma once

#include <assay/base/error.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct DialogueOptions {
    std::chrono::milliseconds timeout{60'000};  ///< for each answer
    const std::atomic<bool>* stop = nullptr;    ///< once it is true, whoever waits is thrown Interrupted
};

/// Safe to use from many threads, which wait for each other.
class Dialogue {
public:
    /// The program is started with the first question. Throws Error for a command that cannot be cut into
    /// words.
    Dialogue(const std::string& command, const DialogueOptions& options);
    /// Lets the program go as a program model is let go of: the end of its input asks it to.
    ~Dialogue();
    Dialogue(const Dialogue&) = delete;
    Dialogue& operator=(const Dialogue&) = delete;

    /// Writes the line and gives the program's next line (without the line break). `shown_question` is what
    /// messages call the question. Throws ModelError, worded as a program model's errors are, if the program
    /// cannot be started, ends or closes its output without a line, gives none for the length of the timeout,
    /// or one of more than 16 MiB. It is not started again: every later call throws the same.
    std::string ask(std::string_view line, std::string_view shown_question);

private:
    class Talk;

    const std::string command_;
    const std::vector<std::string> words_;
    const DialogueOptions options_;
    std::mutex mutex_;
    std::unique_ptr<Talk> talk_;
    std::string failure_;  ///< what went wrong; empty: nothing
};

/// One question to a program that is started for it and let go.
std::string ask_program(const std::string& command, std::string_view line, std::string_view shown_question,
                        std::chrono::milliseconds timeout);

/// A line that is no answer at all, and why.
Error no_answer(std::string_view line, std::string_view why);

/// An error about the program: "'python3 fill.py' MESSAGE".
ModelError program_error(const std::string& command, std::string_view message);

}  // namespace assay
