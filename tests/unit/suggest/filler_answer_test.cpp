#include <assay/suggest/filler_answer.hpp>

#include "suggest_support.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace assay;
using namespace assay::testing;

namespace {

std::string answer(const std::string& line, std::size_t masks = 1) {
    std::string read;
    const std::string message = message_of([&] { read = described(parse_filler_answer(line, masks)); });
    return message == "no error" ? read : message;
}

}  // namespace

TEST_CASE("whoever fills masks is told the text, how a mask is written, and how many words are wanted") {
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
    CHECK(answer("[]").empty());
    CHECK(
        answer(
            R"([{"score": 0.5, "token": 7, "token_str": " a", "sequence": "x a"}, {"score": 0.75, "token_str": "b"}])") ==
        "b 0.75\na 0.5\n");
    CHECK(answer(R"({"fillers": [{"text": ["a", "b"], "score": 1}]})", 2) == "a, b 1\n");
}

TEST_CASE("what is no answer is refused, with the reason") {
    CHECK(answer("3") == "it is a number instead of an object");
    CHECK(answer("{}") == "it lacks 'fillers'");
    CHECK(answer(R"({"fillers": 3})") == "'fillers' is a number instead of an array");
    CHECK(answer(R"({"fillers": ["a"]})") == "a filler is a string instead of an object");
    CHECK(answer(R"({"fillers": [{}]})") == "a filler lacks its 'text'");
    CHECK(answer(R"({"fillers": [{"text": 1}]})") == "a word is a number instead of a string");
    CHECK(answer(R"({"fillers": [{"text": " "}]})") == "a word is empty");
    CHECK(answer(R"({"fillers": [{"text": "a", "score": "x"}]})") ==
          "the 'score' of a filler is a string instead of a number");
    CHECK(answer(R"({"fillers": [{"text": "a"}]})", 2) ==
          "the 'text' of a filler is a string instead of an array with a word for each of 2 masks");
    CHECK(answer(R"({"fillers": [{"text": ["a"]}]})", 2) == "a filler has 1 word for 2 masks");
    CHECK(answer("hello").find("'hello' is no JSON value") != std::string::npos);
    CHECK(answer(R"({"error": "no \u001b model"})") == "ModelError: reported an error: no \\x1b model");
}
