#include "model_support.hpp"

#include <assay/base/files.hpp>
#include <assay/model/program.hpp>
#include <assay/process/child_process.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

using namespace assay;
using namespace assay::testing;
using std::chrono::milliseconds;

namespace {

const std::string kScript = ASSAY_SOURCE_DIR "/tests/unit/model/programs/model.sh";

/// What the errors begin with.
std::string command_of(const std::string& behaviour) {
    return fmt::format("sh {} {}", kScript, behaviour);
}

std::unique_ptr<Model> start(const std::string& behaviour, milliseconds timeout = milliseconds(20'000),
                             std::vector<std::string> labels = {"negative", "positive"},
                             std::size_t fields = 1) {
    ProgramOptions options;
    options.command = command_of(behaviour);
    options.labels.labels = LabelSet(std::move(labels));
    options.timeout = timeout;
    options.fields = fields;
    return start_program(options);
}

/// The message of the error without the command in front of it.
std::string failure(const std::string& behaviour, const std::vector<std::string>& texts = {"a", "b", "c"},
                    milliseconds timeout = milliseconds(20'000)) {
    const std::string message = message_of([&] {
        const auto model = start(behaviour, timeout);
        predict(*model, batch_of(texts));
    });
    const std::string quoted = "ModelError: '";
    const std::size_t end = message.find("' ", quoted.size());
    return message.starts_with(quoted) && end != message.npos ? message.substr(end + 2) : message;
}

/// A file name of this process's own, removed before and after.
class Scratch {
public:
    Scratch() : path_(std::filesystem::temp_directory_path() / fmt::format("assay_program_{}", getpid())) {
        std::filesystem::remove(path_);
    }
    ~Scratch() { std::filesystem::remove(path_); }
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

std::vector<std::string> many_texts(std::size_t count) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i)
        texts.push_back((i % 3 == 0 ? "a bad text " : "a good text ") + std::to_string(i));
    return texts;
}

}  // namespace

TEST_CASE("a program is asked and answers") {
    const auto model = start("by-length");
    CHECK(model->info().kind == "command");
    CHECK(model->info().name == command_of("by-length"));
    CHECK(model->info().labels.names() == std::vector<std::string>{"negative", "positive"});
    CHECK(model->info().certainty == Certainty::probabilities);
    CHECK(model->info().prefers_unique);
    CHECK(model->info().batch == 64);
    CHECK(model->info().concurrency == 4);
    CHECK(describe(predict(*model, batch_of({"so good", "so bad"}))) == "1[0.25 0.75] 0[0.75 0.25]");
    CHECK(predict(*model, batch_of({})).size() == 0);
    CHECK(describe(predict(*start("all"), batch_of({"a"}))) == "1");
    CHECK(describe(predict(*start(R"(answer '"label": 0, "confidence": 0.5')"), batch_of({"a"}))) ==
          "0(0.5)");
}

TEST_CASE("questions are JSON lines with a number and a text") {
    const Scratch file;
    predict(*start("echo-lines " + file.path()), batch_of({"ü \"x\"\n\\\x01", ""}));
    CHECK(read_file(file.path()) ==
          "{\"id\":0,\"text\":\"assay\"}\n{\"id\":1,\"text\":\"ü "
          "\\\"x\\\"\\n\\\\\\u0001\"}\n{\"id\":2,\"text\":\"\"}\n");
}

TEST_CASE("a pair is an array of its fields") {
    const Scratch file;
    TextBatch pairs(2);
    for (const char* field : {"a?", "b?"}) pairs.append_field(field);
    const auto model = start("echo-lines " + file.path(), milliseconds(20'000), {"negative", "positive"}, 2);
    CHECK(describe(predict(*model, pairs)) == "1");
    CHECK(read_file(file.path()) ==
          "{\"id\":0,\"text\":[\"assay\",\"assay\"]}\n{\"id\":1,\"text\":[\"a?\",\"b?\"]}\n");
}

TEST_CASE("answers may come in any order") {
    const auto model = start("reverse 5");
    CHECK(describe(predict(*model, batch_of(many_texts(5)))) == "1 1 1 1 1");
}

TEST_CASE("a program that answers only after many questions gets them, however long they are") {
    std::vector<std::string> texts(64, std::string(20'000, 'x'));  // far more than a pipe holds
    const auto model = start("reverse 64");
    CHECK(predict(*model, batch_of(texts)).size() == 64);
}

TEST_CASE("a program that answers at length before it reads on does not get stuck") {
    const std::vector<std::string> texts(64, std::string(20'000, 'x'));
    CHECK(predict(*start("talkative"), batch_of(texts)).size() == 64);
}

TEST_CASE("many threads ask at once and each gets its own answers") {
    const auto model = start("by-length");
    const auto texts = many_texts(90);
    const std::string expected = describe(predict(*model, batch_of(texts)));
    std::vector<std::string> answers(4);
    std::vector<std::thread> threads;
    for (std::string& answer : answers)
        threads.emplace_back([&] { answer = describe(predict(*model, batch_of(texts))); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& answer : answers) CHECK(answer == expected);
}

TEST_CASE("labels are the announced ones, or those expected, or those of the first answer") {
    const auto labels = [](const std::string& behaviour, std::vector<std::string> expected) {
        return start(behaviour, milliseconds(20'000), std::move(expected))->info().labels.names();
    };
    using Names = std::vector<std::string>;
    CHECK(labels(R"(announce '{"assay": 1, "labels": ["x", "positive"]}')", {"negative", "positive"}) ==
          Names{"x", "positive"});
    CHECK(labels(R"(announce '{"assay": 1, "name": "mine"}')", {"negative", "positive"}) ==
          Names{"negative", "positive"});
    CHECK(labels(R"(announce '{"labels": ["x", "positive"], "assay": 1}')", {}) == Names{"x", "positive"});
    CHECK(labels(R"(answer '"probabilities": {"no": 0.5, "yes": 0.5}')", {}) == Names{"no", "yes"});
    CHECK(labels(R"(answer '"probabilities": [0.5, 0.5]')", {}) == Names{"0", "1"});
    CHECK(message_of([] { start("all", milliseconds(20'000), {}); }) ==
          "the labels of the program are not known: it gives a label and no probabilities, announces no "
          "labels, and the suite "
          "has none; --model-labels names them");
}

TEST_CASE("a command that cannot be started says why") {
    const auto message = [](const char* command) {
        ProgramOptions options;
        options.command = command;
        return message_of([&] { start_program(options); });
    };
    CHECK(message("/nowhere/model --fast") ==
          "ModelError: cannot start '/nowhere/model': No such file or directory");
    CHECK(message("no-such-program-anywhere") ==
          "ModelError: cannot start 'no-such-program-anywhere': No such file or directory");
    CHECK(message("/tmp") == "ModelError: cannot start '/tmp': Permission denied");
    CHECK(message("python3 'x") == "--command: this quote never closes (column 9 of 'python3 'x')");
    CHECK(message("  ") == "--command: the command is empty (column 1 of '  ')");
    CHECK(message("a | b") ==
          "--command: no shell runs this command; quote '|' if the program wants it, or run sh -c '…' "
          "(column 3 of 'a | b')");
}

TEST_CASE("a long reason, and a long command, are shown whole") {
    const std::string reason(300, 'x');
    const std::string behaviour = fmt::format("then-answer '\"error\": \"{} end\"'", reason);
    CHECK(message_of([&] { predict(*start(behaviour), batch_of({"a"})); }) ==
          fmt::format("ModelError: '{}' reported an error for 'a': {} end", command_of(behaviour), reason));
}

TEST_CASE("a program that misbehaves is refused in words") {
    const std::string kNoAnswer =
        "; standard output is for answers, everything else belongs on standard error";
    struct Row {
        const char* behaviour;
        std::string message;
    };
    for (const Row& row : {
             // what is no answer at all
             Row{"then-print 'Loading the model'",
                 "printed a line that is no answer: 'Loading the model' ('Loading' is no JSON value)" +
                     kNoAnswer},
             Row{"then-print ''",
                 "printed a line that is no answer: '' (the JSON ends where a value should follow)" +
                     kNoAnswer},
             Row{"then-print '[1]'",
                 "printed a line that is no answer: '[1]' (an array instead of an object)" + kNoAnswer},
             Row{"then-print '{\"id\": 1, \"label\": \"positive\"'",
                 "printed a line that is no answer: '{\"id\": 1, \"label\": \"positive\"' (expected ',' or "
                 "'}')" +
                     kNoAnswer},
             Row{"then-print '{\"label\": \"positive\"}'",
                 "printed a line that is no answer: '{\"label\": \"positive\"}' (it lacks the 'id' of its "
                 "text)" +
                     kNoAnswer},
             Row{"then-print '{\"id\": \"1\", \"label\": \"positive\"}'",
                 "printed a line that is no answer: '{\"id\": \"1\", \"label\": \"positive\"}' ('id' must be "
                 "the whole number "
                 "that came with the text)" +
                     kNoAnswer},
             Row{"then-print '{\"assay\": 1}'",
                 "printed a line that is no answer: '{\"assay\": 1}' (it lacks the 'id' of its text)" +
                     kNoAnswer},
             // ids
             Row{"then-print '{\"id\": 99, \"label\": \"positive\"}'", "answered id 99, which was not asked"},
             Row{"then-print '{\"id\": 0, \"label\": \"positive\"}'", "answered id 0 twice"},
             // errors of its own
             Row{"then-answer '\"error\": \"CUDA out of\\nmemory\"'",
                 "reported an error for 'a': CUDA out of\\nmemory"},
             Row{"then-answer '\"error\": {\"code\": 5}'", "reported an error for 'a': {\"code\":5}"},
             Row{"then-print '{\"error\": \"broken\"}'", "reported an error: broken"},
             // labels and numbers
             Row{"then-answer '\"x\": 1'",
                 "gave a bad answer for 'a': a row needs a 'label' or 'probabilities': "
                 "{\"id\":1,\"x\": 1}"},
             Row{"then-answer '\"label\": \"postive\"'",
                 "gave a bad answer for 'a': unknown label 'postive'; did you mean 'positive'? --labels "
                 "postive=positive maps "
                 "it: {\"id\":1,\"label\": \"postive\"}"},
             Row{"then-answer '\"label\": 2'",
                 "gave a bad answer for 'a': label 2 is outside 0 to 1; numbers count the labels "
                 "negative positive from 0: {\"id\":1,\"label\": 2}"},
             Row{"then-answer '\"probabilities\": [NaN, 1]'",
                 "printed a line that is no answer: '{\"id\":1,\"probabilities\": [NaN, 1]}' ('NaN' is no "
                 "JSON value)" +
                     kNoAnswer},
             Row{"answer '\"probabilities\": [0.5, 0.25, 0.25]'",
                 "gave a bad answer for 'assay': 3 probabilities for 2 labels (negative positive); "
                 "--model-labels names the "
                 "model's labels in its order: {\"id\":0,\"probabilities\": [0.5, 0.25, 0.25]}"},
             Row{"answer '\"probabilities\": [0.5, 0.25]'",
                 "gave a bad answer for 'assay': the probabilities sum to 0.75 instead of 1: "
                 "{\"id\":0,\"probabilities\": [0.5, "
                 "0.25]}"},
             Row{"answer '\"probabilities\": [2, -1]'",
                 "gave a bad answer for 'assay': 2 is not a probability: {\"id\":0,\"probabilities\": [2, "
                 "-1]}"},
             Row{"then-answer '\"probabilities\": [0.5, 0.5]'",
                 "gave a bad answer for 'a': this row has probabilities, but those before it have a label "
                 "only; all rows must "
                 "say equally much: {\"id\":1,\"probabilities\": [0.5, 0.5]}"},
             Row{"answer '\"label\": \"positive\", \"confidence\": 7'",
                 "gave a bad answer for 'assay': 7 is not a confidence; it must be from 0 to 1: "
                 "{\"id\":0,\"label\": "
                 "\"positive\", \"confidence\": 7}"},
             // announcements
             Row{"announce '{\"assay\": 2}'",
                 "announced version 2 of the protocol; this assay speaks version 1"},
             Row{"announce '{\"assay\": \"1\"}'",
                 "announced version \"1\" of the protocol; this assay speaks version 1"},
             Row{"announce '{\"assay\": 1, \"labels\": \"positive\"}'",
                 "announced a string instead of an array of labels"},
             Row{"announce '{\"assay\": 1, \"labels\": []}'",
                 "announced an empty list of labels; leave it out if they are not known"},
             Row{"announce '{\"assay\": 1, \"labels\": [\"a\", 1]}'",
                 "announced a number as a label; labels are strings"},
             Row{"announce '{\"assay\": 1, \"labels\": [\"a\", \"a\"]}'",
                 "announced labels that are none: the label 'a' occurs twice"},
             Row{"announce '{\"assay\": 1, \"labels\": [\"\"]}'",
                 "announced labels that are none: a label cannot be empty"},
         }) {
        CAPTURE(row.behaviour);
        CHECK(failure(row.behaviour) == row.message);
    }
}

TEST_CASE("a program that dies is started once more and gets the unanswered texts again") {
    const Scratch file;
    const auto model = start("dies-once " + file.path());
    CHECK(describe(predict(*model, batch_of(many_texts(20)))) ==
          describe(predict(*start("all"), batch_of(many_texts(20)))));
    CHECK(std::filesystem::exists(file.path()));
}

TEST_CASE("a program that dies again has failed") {
    CHECK(failure("dies") ==
          "exited with status 7, for the second time, while 1 text waited for an answer, the first: 'assay'\n"
          "its last words on standard error:\n  no such model: m.bin");
    CHECK(failure("dies-after 2", {"a", "b", "c", "d", "e"}) ==
          "exited with status 3, for the second time, while 2 texts waited for an answer, the first: 'd'\n"
          "its last words on standard error:\n  out of luck");
    CHECK(failure("exits-after 1", {"a", "b", "c"}) ==
          "exited with status 0, for the second time, while 2 texts waited for an answer, the first: 'b'\n"
          "it wrote nothing to standard error; a program goes on reading until its input ends");
    CHECK(failure("killed") ==
          "was killed by signal 9 (SIGKILL), for the second time, while 2 texts waited for an answer, the "
          "first: 'b'\n"
          "it wrote nothing to standard error");
    CHECK(failure("leaves-a-child") ==
          "exited with status 4, for the second time, while 1 text waited for an answer, the first: 'assay'\n"
          "it wrote nothing to standard error");
    CHECK(failure("closes-output") ==
          "closed its standard output, for the second time, while 2 texts waited for an answer, the first: "
          "'b'\n"
          "it wrote nothing to standard error");
    const Scratch file;
    CHECK(failure("announces-anew " + file.path()) == "announced other labels after its restart than before");
}

TEST_CASE("after a failure every call fails in the same words") {
    const auto model = start("then-print garbage");
    const std::string first = message_of([&] { predict(*model, batch_of({"a"})); });
    CHECK(first != "no error");
    CHECK(message_of([&] { predict(*model, batch_of({"b"})); }) == first);
}

TEST_CASE("a program that does not answer is given up") {
    const std::string kAdvice =
        "; does it print one line for each text without waiting for more of them, and flush it? "
        "--timeout SECONDS grants more time";
    CHECK(failure("hangs", {"a", "b"}, milliseconds(1'000)) ==
          "gave no answer for 1 second while 2 texts waited for an answer, the first: 'a'" + kAdvice +
              "\nits last words on standard error:\n  thinking");
    CHECK(failure("never-reads", {std::string(1'000'000, 'x')}, milliseconds(1'000)) ==
          "gave no answer for 1 second while 1 text waited for an answer, the first: 'assay'" + kAdvice);
    const std::string flood = failure("floods-errors", {"a"}, milliseconds(1'000));
    CAPTURE(flood);
    CHECK(flood.starts_with("gave no answer for 1 second"));
    CHECK(flood.ends_with("\n  an error"));
}

TEST_CASE("the timeout is for one answer, not for all") {
    const auto model = start("slow 0.7", milliseconds(2'000));
    CHECK(describe(predict(*model, batch_of({"a", "b", "c", "d"}))) == "1 1 1 1");
}

TEST_CASE("standard error may hold any amount") {
    CHECK(describe(predict(*start("much-to-say"), batch_of({"a", "b"}))) == "1 1");
}

TEST_CASE("a line may have 16 MiB") {
    constexpr std::size_t kMost = std::size_t{1} << 24;
    CHECK(failure(fmt::format("long-line {}", kMost), {"a"})
              .starts_with("printed a line that is no answer: 'xxx"));
    CHECK(failure(fmt::format("long-line {}", kMost + 100), {"a"}) ==
          "printed a line of more than 16777216 bytes");
}

TEST_CASE("a program that will not go is killed at the end, and only then") {
    const Scratch file;
    pid_t pid = 0;
    {
        const auto model = start("ignores-everything " + file.path());
        pid = std::stoi(read_file(file.path()));
        CHECK(kill(pid, 0) == 0);
    }
    CHECK(kill(pid, 0) == -1);
}

TEST_CASE("a host program may have closed its standard input") {
    const int kept = dup(STDIN_FILENO);
    close(STDIN_FILENO);
    const std::string answer = describe(predict(*start("all"), batch_of({"a"})));
    dup2(kept, STDIN_FILENO);
    close(kept);
    CHECK(answer == "1");
}

TEST_CASE("Python programs are told not to hold back their answers") {
    CHECK(describe(predict(*start("environment"), batch_of({"a"}))) == "1");
}

TEST_CASE("SIGPIPE and the signal mask of the caller are left alone") {
    sigset_t before, after;
    pthread_sigmask(SIG_BLOCK, nullptr, &before);
    struct sigaction action_before {};
    struct sigaction action_after {};
    sigaction(SIGPIPE, nullptr, &action_before);
    CHECK(failure("closes-input", {std::string(1'000'000, 'x')}, milliseconds(1'000))
              .starts_with("gave no answer"));
    pthread_sigmask(SIG_BLOCK, nullptr, &after);
    sigaction(SIGPIPE, nullptr, &action_after);
    CHECK(sigismember(&before, SIGPIPE) == sigismember(&after, SIGPIPE));
    const bool same_handler = action_before.sa_handler == action_after.sa_handler;
    CHECK(same_handler);
}

TEST_CASE("a program is ended once it is to stop, whatever it does") {
    for (const char* behaviour : {"hangs", "slow 1000", "never-reads", "closes-output", "floods-errors"}) {
        CAPTURE(behaviour);
        std::atomic<bool> stop = false;
        ProgramOptions options;
        options.command = command_of(behaviour);
        options.labels.labels = LabelSet({"negative", "positive"});
        options.timeout = milliseconds(1'000'000);
        options.stop = &stop;
        std::thread stopper([&] {
            std::this_thread::sleep_for(milliseconds(200));
            stop = true;
        });
        const auto use = [&] {
            const auto model = start_program(options);
            predict(*model, batch_of({"a", "b"}));
        };
        CHECK_THROWS_AS(use(), Interrupted);
        stopper.join();
    }
}

TEST_CASE("a program that will not leave is not waited for once we are to stop") {
    const Scratch file;
    std::atomic<bool> stop = false;
    ProgramOptions options;
    options.command = command_of("ignores-everything " + file.path());
    options.labels.labels = LabelSet({"negative", "positive"});
    options.stop = &stop;
    auto model = start_program(options);
    stop = true;
    CHECK_THROWS_AS(predict(*model, batch_of({"a"})), Interrupted);
    CHECK_THROWS_AS(predict(*model, batch_of({"a"})), Interrupted);
    model.reset();
    CHECK(kill(static_cast<pid_t>(std::stol(read_file(file.path()))), 0) != 0);
}

TEST_CASE("all programs can be killed at once, as a signal handler must, and have no successors") {
    const Scratch file;
    const pid_t child = fork();  // in which no program can start any more, afterwards
    if (child == 0) {
        const auto model = start("ignores-everything " + file.path());
        kill_programs();
        const std::string message = message_of([&] { predict(*model, batch_of({"a"})); });
        _exit(message.find("a signal ends all programs") != std::string::npos ? 0 : 1);
    }
    int status = -1;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    CHECK(kill(static_cast<pid_t>(std::stol(read_file(file.path()))), 0) != 0);
}
