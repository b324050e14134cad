// Edits that a program of the user's makes.

#include "library.hpp"

#include <assay/process/dialogue.hpp>
#include <support/message_of.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace assay;
using assay::testing::message_of;
using std::chrono::milliseconds;

namespace {

class Allowing final : public LexiconLibrary {
public:
    explicit Allowing(DialogueOptions options = {}) : options_(options) {}
    const LexiconSet& load(std::string_view) override { return none_; }
    WordNet& wordnet() override { throw Error("no WordNet"); }
    const DialogueOptions* programs() const override { return &options_; }

private:
    DialogueOptions options_;
    LexiconSet none_;
};

std::unique_ptr<Perturbation> program(const std::string& command, DialogueOptions options = {}) {
    Allowing library(options);
    const std::vector<Parameter> parameters = {{"command", command}};
    return make_perturbation("program", parameters, LexiconSet(), library);
}

std::optional<EditedText> applied(const Perturbation& perturbation, std::string_view text,
                                  std::uint64_t seed = 1) {
    Random random(seed);
    return perturbation.apply(text, random);
}

/// Answers each line with what sed makes of it.
std::string sed(const std::string& script) {
    return "sed -u '" + script + "'";
}

/// The message of what the answer to "a" is.
std::string fault_of(const std::string& answer) {
    return message_of(
        [&] { applied(*program("sh -c 'while read line; do echo '\\''" + answer + "'\\''; done'"), "a"); });
}

}  // namespace

TEST_CASE("a program gets the text and a seed, and gives a text") {
    const auto louder = program(sed("s/good/great/"));
    const auto edited = applied(*louder, "It is good, I think.");
    REQUIRE(edited);
    CHECK(edited->text == "It is great, I think.");
    CHECK(edited->edits == std::vector<Edit>{{6, 10, 6, 11}});
    CHECK(!applied(*louder, "It is bad."));
    CHECK(applied(*louder, "\"good\"\n\\ é 🙂")->text == "\"great\"\n\\ é 🙂");
    const auto whole = applied(*program(sed("s/one/two/")), "one");
    CHECK(whole->edits == std::vector<Edit>{{0, 3, 0, 3}});
    // The seed stands in the question, so that the answer may hang on it.
    const auto seeded = program(sed("s/\"text\":\"a\",\"seed\"/\"text\":\"b\",\"seed\"/"));
    CHECK(applied(*seeded, "a")->text == "b");
}

TEST_CASE("null is no edit, and the same question is asked once") {
    CHECK(!applied(*program("sh -c 'while read line; do echo {\\\"text\\\": null}; done'"), "a"));
    const auto counting =
        program("sh -c 'n=0; while read line; do n=$((n+1)); echo {\\\"text\\\": \\\"$n\\\"}; done'");
    CHECK(applied(*counting, "a")->text == "1");
    CHECK(applied(*counting, "a")->text == "1");
    CHECK(applied(*counting, "a", 2)->text == "2");
    CHECK(applied(*counting, "b")->text == "3");
    CHECK(applied(*counting, "a", 2)->text == "2");
}

TEST_CASE("what is no answer says so") {
    CHECK(fault_of("{}").find("printed a line that is no answer: '{}' (it has no \"text\")") !=
          std::string::npos);
    CHECK(fault_of("[1]").find("it is no JSON object") != std::string::npos);
    CHECK(fault_of("{\"text\": 3}").find("its \"text\" is neither a string nor null") != std::string::npos);
    CHECK(fault_of("hello").find("printed a line that is no answer: 'hello'") != std::string::npos);
    CHECK(fault_of("{\"error\": \"no idea\"}").find("reported an error: no idea") != std::string::npos);
    CHECK(fault_of("{\"text\": \"b\"}") == "no error");
    // Whoever repeats the seed says for which text the answer is.
    for (const std::string seed : {"1", "-1", "null", "\"1\""})
        CHECK(fault_of("{\"text\": \"b\", \"seed\": " + seed + "}").find("that of the question") !=
              std::string::npos);
    CHECK(message_of([] {
              applied(*program("sleep 60", {milliseconds(50)}), "a");
          }).find("'sleep 60' gave no answer for 0.05 seconds") != std::string::npos);
}

TEST_CASE("nothing is started that was not allowed, nor before there is a text") {
    const std::vector<Parameter> parameters = {{"command", "/no/such/program"}};
    CHECK(message_of(
              [&] { make_perturbation("program", parameters, LexiconSet(), assay_test::small_library()); }) ==
          "a suite starts no program unless you allow it: look at its command, then give --allow-programs");
    const auto missing = program("/no/such/program");
    CHECK(message_of([&] { applied(*missing, "a"); }).find("cannot start '/no/such/program'") !=
          std::string::npos);
    CHECK_THROWS_AS(program("a 'b"), ParameterError);
    CHECK_THROWS_AS(program("a | b"), ParameterError);
}
