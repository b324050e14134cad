// `assay run`: the same bytes however it is run, and the files that it writes.
#include <assay/wordnet/wordnet.hpp>
#include <support/run_program.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

using namespace assay::test;

namespace {

std::string results(const TemporaryFolder& folder, const std::string& suite, const std::string& options) {
    const ProgramRun run = run_assay(folder, "run " + suite + " --quiet -o r.json " + options);
    CAPTURE(run.errors);
    REQUIRE(run.exit_code <= 1);
    return assay::read_file(folder / "r.json");
}

}  // namespace

TEST_CASE("results are the same bytes for any number of threads and any batch") {
    const TemporaryFolder folder;
    for (const std::string suite :
         {"assay:sentiment", "assay:sentiment-binary --drop-label neutral", "assay:robustness"}) {
        CAPTURE(suite);
        const std::string one = results(folder, suite, "--sample 500 --jobs 1");
        CHECK(results(folder, suite, "--sample 500 --jobs 2") == one);
        CHECK(results(folder, suite, "--sample 500 --jobs 7 --batch 3") == one);
        CHECK(results(folder, suite, "--sample 500 --jobs 1 --batch 100000") == one);
        CHECK(results(folder, suite, "--sample 500 --seed 1") != one);
    }
}

TEST_CASE("every shipped suite runs on a program, and gives the same bytes however it is cut into batches") {
    const TemporaryFolder folder;
    const std::string program =
        "--command 'python3 " ASSAY_SOURCE_DIR "/tests/cli/hash_model.py' --sample 20 ";
    for (const auto& entry : std::filesystem::directory_iterator(ASSAY_SOURCE_DIR "/suites")) {
        if (entry.path().extension() != ".xml") continue;
        std::string suite = "assay:" + entry.path().stem().string();
        if (suite == "assay:robustness-wordnet" &&
            !std::filesystem::exists(assay::default_wordnet_folder())) {
            MESSAGE("not run: ", suite, ", as the package wordnet-base is not installed");
            continue;
        }
        if (suite == "assay:fairness" || suite.starts_with("assay:robustness"))
            suite += " --model-labels no,yes";
        CAPTURE(suite);
        const std::string one = results(folder, suite, program + "--jobs 1");
        CHECK(results(folder, suite, program + "--jobs 2 --batch 7") == one);
    }
}

TEST_CASE("results.json says what was run") {
    const TemporaryFolder folder;
    const auto json = nlohmann::json::parse(
        results(folder, "assay:sentiment", "--sample 50 --test 'negated positive verb'"));
    CHECK(json["schema"] == "assay.results/1");
    CHECK(json["complete"] == true);
    CHECK(json["suite"]["name"] == "sentiment");
    CHECK(json["suite"]["file"] == "assay:sentiment");
    CHECK(json["suite"]["sha256"].get<std::string>().size() == 64);
    CHECK(json["model"]["name"] == "default");
    CHECK(json["model"]["labels"] == nlohmann::json({"negative", "neutral", "positive"}));
    REQUIRE(json["tests"].size() == 1);
    const auto& test = json["tests"][0];
    CHECK(test["cases"] == 50);
    CHECK(test["population"].is_string());
    CHECK(test["gate"]["max_failure_rate"] == 0.15);
    CHECK(test["interval"]["method"] == "clopper-pearson");
    CHECK(json["totals"]["cases"] == 50);
    const std::string whole = json.dump();
    CHECK(whole.find(folder.path().string()) == std::string::npos);
}

TEST_CASE("texts of one's own take the place of the suite's") {
    const TemporaryFolder folder;
    assay::write_file(
        folder / "mine.csv",
        "text,label\nI flew to Chicago.,neutral\nThe food was bad.,negative\nWe moved to Osaka.,positive\n");
    const ProgramRun run =
        run_assay(folder, "run assay:sentiment --data mine.csv --test 'swap locations' --progress never");
    CHECK(run.exit_code <= 1);
    CHECK(run.said("only 2 cases"));
    assay::write_file(folder / "bare.jsonl", "{\"body\": \"I flew to Chicago.\"}\n");
    const ProgramRun bare =
        run_assay(folder, "run assay:sentiment --data reviews=bare.jsonl --text body --test '*gold*'");
    CHECK(bare.exit_code == 2);  // nothing to judge
    CHECK(bare.said("n/a: the"));
    CHECK(run_assay(folder, "run assay:sentiment --data reviews=bare.jsonl")
              .said("there is no 'text' in this row"));
    CHECK(run_assay(folder, "run assay:sentiment --data nothing=mine.csv")
              .said("the suite has no <data name=\"nothing\">"));
}

TEST_CASE("nothing is printed about progress on a pipe, and quiet means the verdict only") {
    const TemporaryFolder folder;
    const ProgramRun run = run_assay(folder, "run assay:sentiment --sample 100 --quiet");
    CHECK(run.errors.empty());
    CHECK(std::count(run.output.begin(), run.output.end(), '\n') == 1);
    const ProgramRun loud = run_assay(folder, "run assay:sentiment --sample 100");
    CHECK(loud.output.find('\x1b') == std::string::npos);
    CHECK(loud.errors.find('\r') == std::string::npos);
    CHECK(run_assay(folder, "run assay:sentiment --sample 100 --colour always").output.find('\x1b') !=
          std::string::npos);
}

TEST_CASE("fail-fast stops after the first failed gate in suite order") {
    const TemporaryFolder folder;
    const auto json = nlohmann::json::parse(
        results(folder, "assay:sentiment", "--sample 20 --fail-fast --max-failure-rate 0"));
    const auto& tests = json["tests"];
    REQUIRE(!tests.empty());
    for (std::size_t i = 0; i + 1 < tests.size(); ++i) CHECK(tests[i]["gate"]["verdict"] != "failed");
    CHECK(tests.back()["gate"]["verdict"] == "failed");
}
