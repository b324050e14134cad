#include <assay/process/dialogue.hpp>

#include <assay/base/error.hpp>
#include <assay/base/shown.hpp>
#include <assay/process/line_buffer.hpp>
#include <assay/process/program_pipes.hpp>

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>

namespace assay {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

/// A write to a program that has gone must not end us, nor may anybody notice that it was tried.
class SigpipeBlocker {
public:
    SigpipeBlocker() {
        sigset_t pending;
        sigpending(&pending);
        was_pending_ = sigismember(&pending, SIGPIPE) == 1;
        sigemptyset(&sigpipe_);
        sigaddset(&sigpipe_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &sigpipe_, &before_);
    }
    ~SigpipeBlocker() {
        const timespec at_once{};
        while (!was_pending_ && sigtimedwait(&sigpipe_, nullptr, &at_once) < 0 && errno == EINTR) {
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    SigpipeBlocker(const SigpipeBlocker&) = delete;
    SigpipeBlocker& operator=(const SigpipeBlocker&) = delete;

private:
    sigset_t sigpipe_, before_;
    bool was_pending_ = false;
};

}  // namespace

class Dialogue::Talk {
public:
    Talk(const std::vector<std::string>& words, const DialogueOptions& options)
        : options_(options), child_(words) {}
    ~Talk() {
        if (!child_.has_exited()) say_goodbye(child_, options_.stop);
    }
    Talk(const Talk&) = delete;
    Talk& operator=(const Talk&) = delete;

    std::string ask(std::string_view line, std::string_view shown) {
        if (options_.stop != nullptr && *options_.stop) throw Interrupted();
        shown_ = shown;
        if (asked_) refuse_more_lines();  // what it prints as it starts is the first answer, early or not
        asked_ = true;
        outgoing_ = line;
        outgoing_ += '\n';
        const auto begin = Clock::now();
        for (;;) {
            wait_for_events();
            write();
            read_errors(child_, errors_);
            read_answer();
            if (const auto answer = answer_.next(); answer && answer->size() <= kLongestLine) {
                std::string taken(*answer);
                refuse_more_lines();
                return taken;
            } else if (answer || answer_.unfinished() > kLongestLine) {
                throw line_too_long();
            }
            if (options_.stop != nullptr && *options_.stop) throw Interrupted();
            if (output_ended_ || (child_.has_exited() && !read_answer())) throw death();
            if (Clock::now() - begin >= options_.timeout) throw silence();
        }
    }

private:
    /// What is printed beside the answers would be taken for the next ones.
    void refuse_more_lines() {
        read_answer();
        const auto line = answer_.next();
        if (line || answer_.unfinished() > 0)
            throw ModelError(fmt::format("printed a line that nobody asked for: '{}'",
                                         line ? assay::shown(*line) : std::string("…")));
    }

    void wait_for_events() {
        std::array<pollfd, 3> events{{{output_ended_ ? -1 : child_.output.number(), POLLIN, 0},
                                      {child_.errors.number(), POLLIN, 0},
                                      {outgoing_.empty() ? -1 : child_.input.number(), POLLOUT, 0}}};
        const auto limit = std::min(kHeartbeat, std::max(options_.timeout, milliseconds(1)));
        poll(events.data(), events.size(), static_cast<int>(limit.count()));
    }

    void write() {
        if (outgoing_.empty()) return;
        const ssize_t count = ::write(child_.input.number(), outgoing_.data(), outgoing_.size());
        if (count > 0) outgoing_.erase(0, static_cast<std::size_t>(count));
        // It reads no more; its death or the timeout will tell.
        if (count < 0 && errno != EAGAIN && errno != EINTR) outgoing_.clear();
    }

    /// Did anything come?
    bool read_answer() {
        if (output_ended_) return false;
        const auto bytes = read_some(child_.output, buffer_);
        if (!bytes) return false;
        output_ended_ = bytes->empty();
        answer_.append(*bytes);
        return !output_ended_;
    }

    ModelError death() {
        const std::string end =
            child_.wait(kTimeToExit) ? child_.how_it_ended() : "closed its standard output";
        read_errors(child_, errors_);
        child_.end(kTimeAfterTerm);
        return ModelError(fmt::format("{} while {}\n{}", end, waiting(), last_words_of(errors_.text(), end)));
    }

    ModelError silence() {
        child_.end(kTimeAfterTerm);
        return no_answer_within(options_.timeout, waiting(), errors_.text());
    }

    std::string waiting() const {
        return fmt::format("1 text waited for an answer, the first: '{}'", shown_);
    }

    const DialogueOptions& options_;  ///< of the dialogue
    ChildProcess child_;
    std::string shown_;
    std::string outgoing_;
    LineBuffer answer_;
    LastLines errors_;
    bool output_ended_ = false;
    bool asked_ = false;  ///< anything so far
    std::array<char, 1 << 16> buffer_{};
};

Dialogue::Dialogue(const std::string& command, const DialogueOptions& options)
    : command_(command), words_(command_words(command)), options_(options) {}

Dialogue::~Dialogue() {
    const SigpipeBlocker blocker;
    talk_.reset();
}

std::string Dialogue::ask(std::string_view line, std::string_view shown_question) {
    const std::lock_guard lock(mutex_);
    if (!failure_.empty()) throw ModelError(failure_);
    const SigpipeBlocker blocker;
    try {
        if (!talk_) talk_ = std::make_unique<Talk>(words_, options_);
    } catch (const ModelError& error) {
        failure_ = error.what();
        throw;
    }
    try {
        return talk_->ask(line, shown_question);
    } catch (const ModelError& error) {
        failure_ = program_error(command_, error.what()).what();
        talk_.reset();
        throw ModelError(failure_);
    }
}

std::string ask_program(const std::string& command, std::string_view line, std::string_view shown_question,
                        milliseconds timeout) {
    return Dialogue(command, {timeout}).ask(line, shown_question);
}

Error no_answer(std::string_view line, std::string_view why) {
    return Error(fmt::format(
        "printed a line that is no answer: '{}' ({}); standard output is for answers, everything else "
        "belongs on standard error",
        shown(line), shown_whole(why)));
}

ModelError program_error(const std::string& command, std::string_view message) {
    return ModelError(fmt::format("'{}' {}", shown_whole(command), message));
}

}  // namespace assay
