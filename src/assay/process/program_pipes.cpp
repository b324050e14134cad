#include <assay/process/program_pipes.hpp>

#include <assay/base/error.hpp>
#include <assay/base/shown.hpp>
#include <assay/process/words.hpp>

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>

namespace assay {

std::vector<std::string> command_words(const std::string& command) {
    try {
        return split_command(command);
    } catch (const SyntaxError& error) {
        throw Error(fmt::format("--command: {} (column {} of '{}')", error.what(), error.offset() + 1,
                                shown_whole(command)));
    }
}

std::optional<std::string_view> read_some(const Descriptor& from, std::array<char, 1 << 16>& buffer) {
    const ssize_t count = ::read(from.number(), buffer.data(), buffer.size());
    if (count >= 0) return std::string_view(buffer.data(), static_cast<std::size_t>(count));
    if (errno == EAGAIN || errno == EINTR) return std::nullopt;
    return std::string_view();
}

void read_errors(ChildProcess& child, LastLines& errors) {
    constexpr int kMostReads = 64;  // somebody who writes without end must not keep us here
    std::array<char, 1 << 16> buffer;
    for (int i = 0; i < kMostReads && child.errors.is_open(); ++i) {
        const auto bytes = read_some(child.errors, buffer);
        if (!bytes) return;
        errors.append(*bytes);
        if (bytes->empty()) child.errors.close();
    }
}

void block_signals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT}) sigaddset(&set, signal);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void say_goodbye(ChildProcess& child, const std::atomic<bool>* stop) {
    const auto is_to_stop = [&] { return stop != nullptr && *stop; };
    using Clock = std::chrono::steady_clock;
    child.input.close();
    std::array<char, 1 << 16> buffer;
    for (const auto deadline = Clock::now() + kTimeToExit; Clock::now() < deadline;) {
        read_some(child.output, buffer);
        read_some(child.errors, buffer);
        if (child.wait(std::chrono::milliseconds(2)) || is_to_stop()) break;
    }
    child.end(is_to_stop() ? kTimeAfterStop : kTimeAfterTerm);
}

std::string last_words_of(const std::string& on_standard_error, const std::string& how_it_ended) {
    if (!on_standard_error.empty()) return "its last words on standard error:" + on_standard_error;
    const bool by_itself = how_it_ended == "exited with status 0";
    return by_itself ? "it wrote nothing to standard error; a program goes on reading until its input ends"
                     : "it wrote nothing to standard error";
}

ModelError line_too_long() {
    return ModelError(fmt::format("printed a line of more than {} bytes", kLongestLine));
}

ModelError no_answer_within(std::chrono::milliseconds timeout, std::string_view waiting,
                            const std::string& on_standard_error) {
    const double seconds = static_cast<double>(timeout.count()) / 1000;
    return ModelError(fmt::format(
        "gave no answer for {} {} while {}; does it print one line for each text without waiting for more of "
        "them, and flush it? --timeout SECONDS grants more time{}",
        seconds, seconds == 1 ? "second" : "seconds", waiting,
        on_standard_error.empty() ? "" : '\n' + last_words_of(on_standard_error, "")));
}

}  // namespace assay
