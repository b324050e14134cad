/// Questions to a program and its answers, matched by id, while many threads ask.
///
/// One thread of ours does all reading and writing, with poll(2) over the three pipes and a fourth that wakes
/// it. So the order in which a program reads and answers does not matter: what it does not read waits here,
/// and what it prints is taken at once. Whoever asks sleeps until the last of its answers is there, or until
/// the conversation has failed.
#pragma once

#include <assay/data/text_batch.hpp>
#include <assay/model/program.hpp>
#include <assay/model/program_protocol.hpp>
#include <assay/process/child_process.hpp>
#include <assay/process/line_buffer.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace assay {

class Conversation {
public:
    /// Starts the program. Throws Error, ModelError.
    explicit Conversation(const ProgramOptions& options);
    ~Conversation();
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    /// One row for each text. Throws ModelError; Interrupted once it is to stop.
    std::vector<PredictionRow> ask(const TextBatch& texts);

    /// What the first answer told; only after an ask() with a text.
    struct Facts {
        LabelSet labels;
        bool labels_are_open = false;
        Certainty certainty = Certainty::label_only;
    };
    Facts facts();

private:
    using Clock = std::chrono::steady_clock;

    struct Job {
        const TextBatch& texts;
        std::vector<PredictionRow> rows;
        std::size_t unanswered = 0;
        bool finished = false;  ///< under mutex_
    };
    struct Question {
        Job* job = nullptr;
        std::size_t text = 0;
    };

    // All below run in the thread of ours.
    void run();
    bool take_jobs();
    void restart_if_needed();
    void wait_for_events();
    void write_questions();
    void read_answers();
    void handle_lines();
    void handle_answer(Answer answer);
    void notice_death();
    void check_timeout() const;
    bool is_to_stop() const { return stop_ != nullptr && *stop_; }
    bool leaves_within(std::chrono::milliseconds limit);
    void end_program();
    void fail(std::string why);
    std::string waiting() const;
    std::string last_words() const;
    std::string text_of(const Question& question) const;
    void wake() const;

    const std::string command_;
    const std::vector<std::string> words_;
    const std::string python_folder_;
    const std::chrono::milliseconds timeout_;
    const std::atomic<bool>* const stop_;  ///< or null
    Pipe wake_;

    std::unique_ptr<ChildProcess> child_;  ///< none between its death and the next question
    AnswerReader answers_;
    LineBuffer output_;
    LastLines errors_;
    std::string outgoing_;
    std::size_t sent_ = 0;  ///< of outgoing_
    bool output_ended_ = false;
    bool restarted_ = false;
    std::string last_end_;                         ///< how the program ended last
    std::map<std::uint64_t, Question> questions_;  ///< without an answer so far
    std::uint64_t next_id_ = 0;
    Clock::time_point progress_;  ///< the last answer, or the question after a rest

    std::mutex mutex_;
    std::condition_variable done_;
    std::vector<Job*> queue_;             ///< new jobs; under mutex_
    bool stopping_ = false;               ///< under mutex_
    std::optional<std::string> failure_;  ///< under mutex_
    bool interrupted_ = false;            ///< is that the failure? under mutex_
    std::optional<Facts> facts_;          ///< under mutex_
    std::thread thread_;
};

}  // namespace assay
