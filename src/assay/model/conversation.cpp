#include <assay/model/conversation.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/model/shown.hpp>
#include <assay/process/program_pipes.hpp>

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace assay {
using std::chrono::milliseconds;

Conversation::Conversation(const ProgramOptions& options)
    : command_(options.command),
      words_(command_words(command_)),
      python_folder_(options.python_folder),
      timeout_(options.timeout),
      stop_(options.stop),
      answers_(options.labels),
      progress_(Clock::now()) {
    make_non_blocking(wake_.read);
    make_non_blocking(wake_.write);
    child_ = std::make_unique<ChildProcess>(words_, python_folder_);
    thread_ = std::thread([this] { run(); });
}

Conversation::~Conversation() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake();
    thread_.join();
}

std::vector<PredictionRow> Conversation::ask(const TextBatch& texts) {
    if (texts.empty()) return {};
    Job job{texts, std::vector<PredictionRow>(texts.size()), texts.size()};
    std::unique_lock lock(mutex_);
    if (!failure_) queue_.push_back(&job);
    wake();
    done_.wait(lock, [&] { return job.finished || failure_; });
    if (!job.finished && interrupted_) throw Interrupted();
    if (!job.finished) throw ModelError(*failure_);
    return std::move(job.rows);
}

Conversation::Facts Conversation::facts() {
    const std::lock_guard lock(mutex_);
    return facts_.value_or(Facts{});
}

void Conversation::wake() const {
    [[maybe_unused]] const auto written = ::write(wake_.write.number(), "", 1);
}

void Conversation::run() {
    block_signals();
    try {
        while (take_jobs()) {
            if (is_to_stop()) throw Interrupted();
            restart_if_needed();
            wait_for_events();
            write_questions();
            if (child_) read_errors(*child_, errors_);
            read_answers();
            handle_lines();
            notice_death();
            check_timeout();
        }
        if (child_) say_goodbye(*child_, stop_);
    } catch (const std::exception& error) {
        fail(fmt::format("'{}' {}", shown_whole(command_), error.what()));
    }
}

/// False at the end.
bool Conversation::take_jobs() {
    const std::lock_guard lock(mutex_);
    if (stopping_) return false;
    if (questions_.empty()) progress_ = Clock::now();
    for (Job* job : std::exchange(queue_, {})) {
        for (std::size_t i = 0; i < job->texts.size(); ++i) {
            questions_[next_id_] = {job, i};
            append_request(outgoing_, next_id_++, job->texts, i);
        }
    }
    return true;
}

void Conversation::restart_if_needed() {
    if (child_ || questions_.empty()) return;
    if (restarted_)
        throw ModelError(
            fmt::format("{}, for the second time, while {}\n{}", last_end_, waiting(), last_words()));
    restarted_ = true;
    child_ = std::make_unique<ChildProcess>(words_, python_folder_);
    answers_.begin();
    output_.clear();
    errors_.clear();
    outgoing_.clear();
    sent_ = 0;
    for (const auto& [id, question] : questions_)
        append_request(outgoing_, id, question.job->texts, question.text);
    output_ended_ = false;
    progress_ = Clock::now();
}

void Conversation::wait_for_events() {
    std::vector<pollfd> events{{wake_.read.number(), POLLIN, 0}};
    if (child_) {
        if (!output_ended_) events.push_back({child_->output.number(), POLLIN, 0});
        if (child_->errors.is_open()) events.push_back({child_->errors.number(), POLLIN, 0});
        if (child_->input.is_open() && sent_ < outgoing_.size())
            events.push_back({child_->input.number(), POLLOUT, 0});
    }
    const auto heartbeat = std::min(kHeartbeat, std::max(timeout_, milliseconds(1)));
    const int limit = questions_.empty() ? -1 : static_cast<int>(heartbeat.count());
    poll(events.data(), events.size(), limit);
    std::array<char, 1 << 16> buffer;
    while (read_some(wake_.read, buffer)) continue;
}

void Conversation::write_questions() {
    if (!child_ || !child_->input.is_open() || sent_ == outgoing_.size()) return;
    const ssize_t count = ::write(child_->input.number(), outgoing_.data() + sent_, outgoing_.size() - sent_);
    if (count > 0) sent_ += static_cast<std::size_t>(count);
    if (sent_ == outgoing_.size()) {
        outgoing_.clear();
        sent_ = 0;
    }
    // It reads no more. If answers are missing, its death or the timeout will tell.
    if (count < 0 && errno != EAGAIN && errno != EINTR) child_->input.close();
}

void Conversation::read_answers() {
    std::array<char, 1 << 16> buffer;
    if (!child_ || output_ended_) return;
    const auto bytes = read_some(child_->output, buffer);
    if (!bytes) return;
    output_ended_ = bytes->empty();
    output_.append(*bytes);
}

void Conversation::handle_lines() {
    std::optional<std::string_view> line;
    while ((line = output_.next()) && line->size() <= kLongestLine) {
        auto answer = answers_.read(*line);
        progress_ = Clock::now();
        if (answer) handle_answer(std::move(*answer));
    }
    if (line || output_.unfinished() > kLongestLine) throw line_too_long();
}

void Conversation::handle_answer(Answer answer) {
    if (!answer.id) throw ModelError(fmt::format("reported an error: {}", shown_whole(*answer.error)));
    const auto found = questions_.find(*answer.id);
    if (found == questions_.end())
        throw ModelError(*answer.id < next_id_
                             ? fmt::format("answered id {} twice", *answer.id)
                             : fmt::format("answered id {}, which was not asked", *answer.id));
    const Question question = found->second;
    if (answer.error)
        throw ModelError(
            fmt::format("reported an error for '{}': {}", text_of(question), shown_whole(*answer.error)));
    if (!answer.fault.empty())
        throw ModelError(fmt::format("gave a bad answer for '{}': {}", text_of(question), answer.fault));
    questions_.erase(found);
    question.job->rows[question.text] = std::move(answer.row);
    if (--question.job->unanswered > 0 && facts_) return;
    const std::lock_guard lock(mutex_);
    if (!facts_) facts_ = Facts{answers_.labels(), answers_.labels_are_open(), *answers_.certainty()};
    question.job->finished = question.job->unanswered == 0;
    done_.notify_all();
}

/// A program that has closed its output or has left is gone once all that it printed has been read.
void Conversation::notice_death() {
    if (!child_ || (!output_ended_ && !child_->has_exited())) return;
    while (!output_ended_) {  // a child of its own may hold the pipe open: read what is there, do not wait
        const std::size_t before = output_.unfinished();
        read_answers();
        const bool got_nothing = output_.unfinished() == before;
        handle_lines();
        if (got_nothing) break;
    }
    last_end_ = leaves_within(kTimeToExit) ? child_->how_it_ended() : "closed its standard output";
    read_errors(*child_, errors_);
    end_program();
}

/// Waits for the program to go, but not once we are to stop.
bool Conversation::leaves_within(milliseconds limit) {
    for (const auto deadline = Clock::now() + limit; !child_->wait(milliseconds(2));)
        if (Clock::now() >= deadline || is_to_stop()) return false;
    return true;
}

void Conversation::end_program() {
    if (child_) child_->end(is_to_stop() ? kTimeAfterStop : kTimeAfterTerm);
    child_.reset();
}

void Conversation::check_timeout() const {
    if (!child_ || questions_.empty() || Clock::now() - progress_ < timeout_) return;
    throw no_answer_within(timeout_, waiting(), errors_.text());
}

void Conversation::fail(std::string why) {
    {
        const std::lock_guard lock(mutex_);
        failure_ = std::move(why);
        // Whatever else went wrong meanwhile: signals may have reached the program, too.
        interrupted_ = is_to_stop();
    }
    done_.notify_all();
    end_program();
}

std::string Conversation::last_words() const {
    return last_words_of(errors_.text(), last_end_);
}

std::string Conversation::waiting() const {
    return fmt::format("{} for an answer, the first: '{}'",
                       counted(questions_.size(), "text waited", "texts waited"),
                       text_of(questions_.begin()->second));
}

std::string Conversation::text_of(const Question& question) const {
    return shown(question.job->texts, question.text);
}

}  // namespace assay
