#include <assay/suggest/filler_program.hpp>

#include "suggest_support.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

using namespace assay;
using namespace assay::testing;
using std::chrono::milliseconds;

namespace {

/// Of a shell script that has the question in $q.
std::string asked(const std::string& script, milliseconds timeout = milliseconds(20'000)) {
    std::string found;
    const std::string message = message_of([&] {
        found = described(suggest_from_program(parse_masked_text("I {mask} it"),
                                               "sh -c 'read -r q; " + script + "'", timeout, 2));
    });
    if (message == "no error") return found;
    const std::string quoted = "ModelError: '";
    const std::size_t end = message.find("' ", message.find(script) + script.size());
    return message.starts_with(quoted) && end != std::string::npos ? message.substr(end + 2) : message;
}

}  // namespace

TEST_CASE("a program is asked one line and answers one") {
    CHECK(asked("echo \"{\\\"fillers\\\": [{\\\"text\\\": \\\"x\\\"}, {\\\"text\\\": \\\"y\\\"}, "
                "{\\\"text\\\": \\\"z\\\"}]}\"") == "x\ny\n");  // the best two
    CHECK(asked("echo not this") ==
          "printed a line that is no answer: 'not this' ('not' is no JSON value); standard output is for "
          "answers, "
          "everything else belongs on standard error");
}

TEST_CASE("a program that dies, is silent or talks without end is told as program models are") {
    CHECK(asked("exit 3") ==
          "exited with status 3 while 1 text waited for an answer, the first: 'I {mask} it'\nit wrote "
          "nothing to "
          "standard error");
    CHECK(asked("echo oops >&2; kill -9 $$") ==
          "was killed by signal 9 (SIGKILL) while 1 text waited for an answer, the first: 'I {mask} it'\nits "
          "last "
          "words on standard error:\n  oops");
    CHECK(asked("printf no-line-break") ==
          "exited with status 0 while 1 text waited for an answer, the first: 'I {mask} it'\nit wrote "
          "nothing to "
          "standard error; a program goes on reading until its input ends");
    CHECK(asked("exec >&-; sleep 10").starts_with("closed its standard output while 1 text waited"));
    CHECK(asked("sleep 10", milliseconds(50))
              .starts_with("gave no answer for 0.05 seconds while 1 text waited for an "
                           "answer, the first: 'I {mask} it'; does it print"));
    CHECK(asked("tr \"\\\\0\" x </dev/zero") == "printed a line of more than 16777216 bytes");
    CHECK(message_of([] {
              suggest_from_program(parse_masked_text("{mask}"), "/no/such/program", milliseconds(1'000), 1);
          }) == "ModelError: cannot start '/no/such/program': No such file or directory");
    CHECK(message_of([] {
              suggest_from_program(parse_masked_text("{mask}"), "a 'b", milliseconds(1'000), 1);
          }).starts_with("--command: "));
}
