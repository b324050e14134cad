// What README tells a newcomer to type.
#include <support/run_program.hpp>

#include <algorithm>
#include <filesystem>

using namespace assay::test;

TEST_CASE("help is there for the program and every command") {
    const TemporaryFolder folder;
    const ProgramRun help = run_assay(folder, "--help");
    CHECK(help.exit_code == 0);
    CHECK(help.said("assay tests how a text classifier behaves"));
    for (const std::string command : {"run", "check", "expand", "replay", "report", "list", "new", "suggest",
                                      "train", "evaluate", "predict"}) {
        CAPTURE(command);
        CHECK(help.said("\n  " + command + " "));
        const ProgramRun one = run_assay(folder, command + " --help");
        CHECK(one.exit_code == 0);
        CHECK(one.output.rfind("Usage: assay " + command, 0) == 0);
        CHECK(one.said("Examples:"));
        CHECK(one.errors.empty());
        CHECK(run_assay(folder, "help " + command).output == one.output);
    }
    CHECK(run_assay(folder, "--version").output == "assay 0.1.0\n");
    CHECK(run_assay(folder, "").exit_code == 2);
}

TEST_CASE("a new suite is sound whatever its name") {
    for (const std::string name : {"a--b", "_--", "x-", "1"}) {
        CAPTURE(name);
        const TemporaryFolder folder;
        REQUIRE(run_assay(folder, "new suite " + name).exit_code == 0);
        CHECK(run_assay(folder, "check " + name + ".xml").exit_code == 0);
    }
}

TEST_CASE("a new suite is sound and runs") {
    const TemporaryFolder folder;
    CHECK(run_assay(folder, "new suite my-suite").output ==
          "Wrote my-suite.xml\nWrote my-suite-lexicons.xml\nNext: assay run my-suite.xml\n");
    const ProgramRun check = run_assay(folder, "check my-suite.xml");
    CHECK(check.exit_code == 0);
    CHECK(check.said("my-suite.xml: sound, 4 tests"));
    CHECK(check.said("78 cases"));
    const ProgramRun run = run_assay(folder, "run my-suite.xml -o results.json -o junit.xml");
    CHECK(run.exit_code <= 1);
    CHECK(run.said("No model is named: testing the default one"));
    CHECK(run.said("Wrote results.json\nWrote junit.xml\n"));
    const ProgramRun again = run_assay(folder, "new suite my-suite");
    CHECK(again.exit_code == 2);
    CHECK(again.errors == "assay: error: 'my-suite.xml' is already there; choose another name\n");
}

TEST_CASE("the last line is the verdict, and agrees with the exit code") {
    const TemporaryFolder folder;
    assay::write_file(folder / "s.xml", R"(<suite name="s" labels="negative neutral positive">
  <test name="always" type="MFT" max-failure-rate="0"><template>It is {a|b|c}.</template><expect label="negative neutral positive"/></test>
  <test name="never" type="MFT"><template>It is {a|b|c}.</template><expect not-label="negative neutral positive"/></test>
  <test name="confident" type="MFT" max-failure-rate="0" ><template>It is {a|b|c}.</template>
    <expect probability-of="positive" at-least="0.5" when-original-not="negative neutral positive"/></test>
</suite>
)");
    struct Row {
        const char* options;
        int code;
        const char* verdict;
    };
    for (const Row& row :
         {Row{"--test always", 0, "PASSED: 1 of 1 gate passed"},
          Row{"--test never", 0, "PASSED: no test has a gate"},
          Row{"--test never --max-failure-rate 99%", 1, "FAILED: 1 of 1 gate failed"},
          Row{"--test never --min-pass-rate 0%", 0, "PASSED: 1 of 1 gate passed"},
          Row{"", 1, "FAILED: 1 of 2 gates failed (confident)"}, Row{"--allow-not-applicable", 0, "PASSED: "},
          Row{"--test confident", 2, "NOTHING JUDGED: "}}) {
        CAPTURE(std::string(row.options));
        const ProgramRun run = run_assay(folder, std::string("run s.xml ") + row.options);
        CHECK(run.exit_code == row.code);
        const std::size_t last = run.output.rfind('\n', run.output.size() - 2);
        const std::string line = run.output.substr(last == std::string::npos ? 0 : last + 1);
        CHECK(line.substr(0, std::string(row.verdict).size()) == row.verdict);
        CHECK((line.find("95% interval") != std::string::npos) == (row.code != 2));
    }
}

TEST_CASE("a report is rendered again from results.json, byte by byte") {
    const TemporaryFolder folder;
    REQUIRE(run_assay(folder, "new suite s").exit_code == 0);
    const ProgramRun run = run_assay(folder, "run s.xml -o r.json -o r.xml -o r.txt -o r.md --show all");
    REQUIRE(run.exit_code <= 1);
    for (const std::string format : {"json", "junit", "text", "markdown"}) {
        CAPTURE(format);
        const std::string file = "r." + std::string(format == "json"    ? "json"
                                                    : format == "junit" ? "xml"
                                                    : format == "text"  ? "txt"
                                                                        : "md");
        CHECK(run_assay(folder, "report r.json --format " + format).output ==
              assay::read_file(folder / file));
    }
    CHECK(run_assay(folder, "report r.json --show all").exit_code == 0);
}

TEST_CASE("folders of reports are made, and named") {
    const TemporaryFolder folder;
    REQUIRE(run_assay(folder, "new suite s").exit_code == 0);
    const ProgramRun run = run_assay(folder, "run s.xml -o a/b/r.json --report markdown=c/r");
    CHECK(run.exit_code <= 1);
    CHECK(run.said("Wrote c/r\nWrote a/b/r.json\n"));
    CHECK(std::filesystem::exists(folder / "a/b/r.json"));
    CHECK(run_assay(folder, "run --help").said("write a report, and its folder"));
}

TEST_CASE("a case is replayed from its id") {
    const TemporaryFolder folder;
    REQUIRE(run_assay(folder, "new suite s").exit_code == 0);
    const ProgramRun replay = run_assay(folder, "replay s.xml 'swap cities#7'");
    CHECK(replay.exit_code <= 1);
    CHECK(replay.said("swap cities#7  (INV, NER)"));
    CHECK(replay.said(" → "));
    CHECK(replay.said("{city} = "));
    CHECK(replay.said("verdict: "));
    CHECK(run_assay(folder, "replay s.xml 'swap cities#18180'")
              .errors.find("has 18,180 cases, so there is no case 18") != std::string::npos);
}

TEST_CASE("expand prints cases, and list what there is") {
    const TemporaryFolder folder;
    REQUIRE(run_assay(folder, "new suite s").exit_code == 0);
    const std::string small = run_assay(folder, "expand s.xml --test 'plain praise' --sample 20").output;
    const std::string large = run_assay(folder, "expand s.xml --test 'plain praise' --sample 70").output;
    CHECK(std::count(small.begin(), small.end(), '\n') == 20);
    CHECK(std::count(large.begin(), large.end(), '\n') == 70);
    CHECK(large.rfind(small, 0) == 0);
    CHECK(run_assay(folder, "expand s.xml --format tsv --sample 1")
              .output.rfind("id\tnumber\ttext\texpected\n", 0) == 0);
    CHECK(run_assay(folder, "expand s.xml --format jsonl --sample 1").said("\"bindings\":{"));
    CHECK(run_assay(folder, "list suites").said("assay:sentiment-binary"));
    CHECK(run_assay(folder, "list perturbations").said("change-location"));
    CHECK(run_assay(folder, "list expectations").said("decreasing"));
    CHECK(run_assay(folder, "list lexicons").said("such as 'France'") == false);
    CHECK(run_assay(folder, "list lexicons s.xml").said("praise_word"));
    CHECK(run_assay(folder, "list tests s.xml").said("add a complaint"));
}
