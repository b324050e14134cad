// Talking with a program one line at a time.

#include <assay/process/dialogue.hpp>
#include <support/message_of.hpp>

#include <doctest/doctest.h>
#include <signal.h>

#include <string>
#include <thread>
#include <vector>

using namespace assay;
using assay::testing::message_of;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr auto kLong = seconds(60);

bool sigpipe_is_blocked() {
    sigset_t now;
    pthread_sigmask(SIG_SETMASK, nullptr, &now);
    return sigismember(&now, SIGPIPE) == 1;
}

}  // namespace

TEST_CASE("a line for each question, from the same program") {
    Dialogue counting("sh -c 'n=0; while read line; do n=$((n+1)); echo \"$n $line\"; done'", {kLong});
    CHECK(counting.ask("a", "a") == "1 a");
    CHECK(counting.ask("b c", "b") == "2 b c");
    const std::string long_line(300'000, 'x');
    CHECK(counting.ask(long_line, "x").size() == long_line.size() + 2);
}

TEST_CASE("many threads get each their own answer") {
    Dialogue echo("cat", {kLong});
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&echo, &wrong, t] {
            for (int i = 0; i < 50; ++i) {
                const std::string line = std::to_string(t * 1'000 + i);
                wrong += echo.ask(line, line) == line ? 0 : 1;
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(wrong == 0);
}

TEST_CASE("a program that has gone is not asked again, and SIGPIPE stays as it was") {
    Dialogue once("sh -c 'read line; echo $line; exit 3'", {kLong});
    CHECK(once.ask("a", "a") == "a");
    const std::string message = message_of([&] { once.ask("b", "b"); });
    CHECK(message.find("exited with status 3 while 1 text waited for an answer, the first: 'b'") !=
          message.npos);
    CHECK(message_of([&] { once.ask("c", "c"); }) == message);
    CHECK(!sigpipe_is_blocked());
    Dialogue deaf("sh -c 'exec 0<&-; echo x; exec 1>&-; sleep 60'", {kLong});
    CHECK(deaf.ask("a", "a") == "x");
    CHECK(message_of([&] { deaf.ask("b", "b"); }).find("closed its standard output") != std::string::npos);
    sigset_t pending;
    sigpending(&pending);
    CHECK(sigismember(&pending, SIGPIPE) == 0);
}

TEST_CASE("silence, a line without end and a program that is not there") {
    Dialogue silent("sleep 60", {milliseconds(50)});
    CHECK(message_of([&] { silent.ask("a", "a"); }).find("'sleep 60' gave no answer for 0.05 seconds") !=
          std::string::npos);
    Dialogue endless("sh -c 'yes x | tr -d \"\\n\"'", {kLong});
    CHECK(message_of([&] { endless.ask("a", "a"); }).find("printed a line of more than 16777216 bytes") !=
          std::string::npos);
    Dialogue missing("/no/such/program", {kLong});
    CHECK(message_of([&] { missing.ask("a", "a"); }).find("cannot start '/no/such/program'") !=
          std::string::npos);
    CHECK(message_of([] { Dialogue("a 'b", {kLong}); }).find("column 3") != std::string::npos);
}

TEST_CASE("two lines for one question are none") {
    Dialogue chatty("sh -c 'while read line; do printf \"a\\nb\\n\"; done'", {kLong});
    const std::string message = message_of([&] {
        chatty.ask("1", "1");
        chatty.ask("2", "2");
    });
    CHECK(message.find("printed a line that nobody asked for: 'b'") != message.npos);
}

TEST_CASE("whoever waits is interrupted") {
    std::atomic<bool> stop = false;
    Dialogue silent("sleep 60", {kLong, &stop});
    std::thread later([&] {
        std::this_thread::sleep_for(milliseconds(50));
        stop = true;
    });
    CHECK_THROWS_AS(silent.ask("a", "a"), Interrupted);
    later.join();
}
