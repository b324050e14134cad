#include <assay/suggest/filler_program.hpp>

#include "suggest_support.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

using namespace assay;
using namespace assay::testing;
using std::chrono::milliseconds;

namespace {

std::string answer(const std::string& line, std::size_t masks = 1) {
    std::string read;
    const std::string message = message_of([&] { read = described(parse_filler_answer(line, masks)); });
    return message == "no error" ? read : message;
}

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

TEST_CASE("a program is told the text, how a mask is written, and how many words are wanted") {
    CHECK(filler_question(parse_masked_text("I {mask} \"it\""), 20) ==
          R"({"text":"I {mask} \"it\"","mask":"{mask}","top":20})");
    CHECK(filler_question(parse_masked_text("{mask2} {mask1}"), 3) ==
          R"({"text":"{mask} {mask}","mask":"{mask}","top":3})");
    CHECK(filler_question(parse_masked_text("{{mask}} {mask}"), 3) ==
          R"({"text":"{mask} {mask_}","mask":"{mask_}","top":3})");
}

TEST_CASE("fillers are ranked by their scores") {
    CHECK(
        answer(
            R"({"fillers": [{"text": "a", "score": 0.1}, {"text": " b\n", "score": 2}, {"text": "a", "score": 9}]})") ==
        "b 2\na 0.1\n");
    CHECK(answer(
              R"({"fillers": [{"text": "b"}, {"text": "a", "score": 1}, {"text": ["c"], "score": null}]})") ==
          "b\na 1\nc\n");
    CHECK(answer(R"({"fillers": [], "more": 1})").empty());
    CHECK(answer(R"({"fillers": [{"text": ["a", "b"], "score": 1}]})", 2) == "a, b 1\n");
}

TEST_CASE("what is no answer is told with the line") {
    const auto why = [](const std::string& line, std::size_t masks = 1) {
        const std::string message = answer(line, masks);
        const std::string start = "ModelError: printed a line that is no answer: '" + line + "' (";
        const std::string end =
            "); standard output is for answers, everything else belongs on standard error";
        REQUIRE(message.starts_with(start));
        REQUIRE(message.ends_with(end));
        return message.substr(start.size(), message.size() - start.size() - end.size());
    };
    CHECK(why("[]") == "it is an array instead of an object");
    CHECK(why("{}") == "it lacks 'fillers'");
    CHECK(why(R"({"fillers": 3})") == "'fillers' is a number instead of an array");
    CHECK(why(R"({"fillers": ["a"]})") == "a filler is a string instead of an object");
    CHECK(why(R"({"fillers": [{}]})") == "a filler lacks its 'text'");
    CHECK(why(R"({"fillers": [{"text": 1}]})") == "a word is a number instead of a string");
    CHECK(why(R"({"fillers": [{"text": " "}]})") == "a word is empty");
    CHECK(why(R"({"fillers": [{"text": "a", "score": "x"}]})") ==
          "the 'score' of a filler is a string instead of a number");
    CHECK(why(R"({"fillers": [{"text": "a"}]})", 2) ==
          "the 'text' of a filler is a string instead of an array with a word for each of 2 masks");
    CHECK(why(R"({"fillers": [{"text": ["a"]}]})", 2) == "a filler has 1 word for 2 masks");
    CHECK(why("hello").find("hello") != std::string::npos);
    CHECK(answer(R"({"error": "no \u001b model"})") == "ModelError: reported an error: no \\x1b model");
}

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
