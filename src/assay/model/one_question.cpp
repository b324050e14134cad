#include <assay/model/one_question.hpp>

#include <assay/base/error.hpp>
#include <assay/model/line_buffer.hpp>
#include <assay/model/program_pipes.hpp>
#include <assay/model/shown.hpp>

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <thread>

namespace assay {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

class Question {
public:
    Question(const std::string& command, std::string_view line, std::string_view shown, milliseconds timeout)
        : shown_(shown), timeout_(timeout), child_(command_words(command)), outgoing_(line) {
        outgoing_ += '\n';
    }

    std::string ask() {
        const auto begin = Clock::now();
        for (;;) {
            wait_for_events();
            write();
            read_errors(child_, errors_);
            read_answer();
            if (const auto line = answer_.next(); line && line->size() <= kLongestLine) {
                std::string answer(*line);
                say_goodbye(child_);
                return answer;
            } else if (line || answer_.unfinished() > kLongestLine) {
                throw line_too_long();
            }
            if (output_ended_ || (child_.has_exited() && !read_answer())) throw death();
            if (Clock::now() - begin >= timeout_) throw silence();
        }
    }

private:
    void wait_for_events() {
        std::array<pollfd, 3> events{{{output_ended_ ? -1 : child_.output.number(), POLLIN, 0},
                                      {child_.errors.number(), POLLIN, 0},
                                      {outgoing_.empty() ? -1 : child_.input.number(), POLLOUT, 0}}};
        const auto limit = std::min(kHeartbeat, std::max(timeout_, milliseconds(1)));
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
        return no_answer_within(timeout_, waiting(), errors_.text());
    }

    std::string waiting() const {
        return fmt::format("1 text waited for an answer, the first: '{}'", shown_);
    }

    const std::string shown_;
    const milliseconds timeout_;
    ChildProcess child_;
    std::string outgoing_;
    LineBuffer answer_;
    LastLines errors_;
    bool output_ended_ = false;
    std::array<char, 1 << 16> buffer_{};
};

}  // namespace

ModelError program_error(const std::string& command, std::string_view message) {
    return ModelError(fmt::format("'{}' {}", shown_whole(command), message));
}

std::string ask_program(const std::string& command, std::string_view line, std::string_view shown_question,
                        milliseconds timeout) {
    Question question(command, line, shown_question, timeout);
    std::string answer;
    std::exception_ptr failure;
    // A thread of its own can block signals without the caller's noticing.
    std::thread([&] {
        block_signals();
        try {
            answer = question.ask();
        } catch (const ModelError& error) {
            failure = std::make_exception_ptr(program_error(command, error.what()));
        } catch (...) {
            failure = std::current_exception();
        }
    }).join();
    if (failure) std::rethrow_exception(failure);
    return answer;
}

}  // namespace assay
