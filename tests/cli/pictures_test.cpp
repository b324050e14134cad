// assay map, and the pictures of assay train and assay evaluate, end to end.
#include <support/golden.hpp>
#include <support/run_program.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace assay::test;

namespace {

const std::string kReviews = std::string(ASSAY_SOURCE_DIR) + "/data/reviews/";
const std::string kTraining = " --ngrams 1 --epochs 5 --learning-rate 0.5 --decay 0 --l2 1e-3";

/// Ten short reviews; the eighth has a wrong label.
void write_reviews(const TemporaryFolder& folder) {
    folder.write("d.csv",
                 "text,label\n"
                 "good and fine,positive\nbad and dull,negative\na good film,positive\na bad film,negative\n"
                 "\"fine, really\",positive\n\"dull, really\",negative\ngood good fine,positive\n"
                 "a good fine film,negative\nbad dull,negative\nsome film,positive\n");
}

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

bool is_well_formed(const TemporaryFolder& folder, const std::string& file) {
    return run_shell(folder, "xmllint --noout --nonet " + file).exit_code == 0;
}

}  // namespace

TEST_CASE("a map finds the wrong label, and writes what it is asked for") {
    const TemporaryFolder folder;
    write_reviews(folder);
    const ProgramRun map = run_assay(folder,
                                     "map --data d.csv --errors 3 --share 30% --svg m.svg --csv m.csv "
                                     "--export-region hard --export h.csv" +
                                         kTraining);
    CHECK(map.exit_code == 0);
    CHECK(map.errors == "");
    check_golden("cli/map.txt", map.output);
    check_golden("cli/map.csv", assay::read_file(folder / "m.csv"));
    CHECK(is_well_formed(folder, "m.svg"));
    const std::string hard = assay::read_file(folder / "h.csv");
    CHECK(lines_in(hard) == 1 + 3);
    CHECK(run_assay(folder, "map --data h.csv --epochs 2").exit_code == 0);  // new data indeed
    CHECK(hard.starts_with("row,text,label,confidence,variability,correctness,margin,region\n"));
    CHECK(hard.find(",a good fine film,negative,") != std::string::npos);

    const ProgramRun quiet =
        run_assay(folder, "map --data d.csv --csv again.csv --share 30% --quiet" + kTraining);
    CHECK(quiet.output + quiet.errors == "");
    CHECK(assay::read_file(folder / "again.csv") == assay::read_file(folder / "m.csv"));
}

TEST_CASE("a region becomes a suite that check and run take, or rows that train takes") {
    const TemporaryFolder folder;
    folder.write("d.csv",
                 "text,label\n\"a good\tfilm, <b>&amp;\n  good\",'very' good\n\"bad {x}::error::]]> \",bad\n"
                 "good,'very' good\n bad,bad\n,bad\nbad good,bad\n");
    REQUIRE(run_assay(folder, "train --data d.csv --model m.assay").exit_code == 0);
    const std::string map = "map --data d.csv --share 100% --export-region easy --quiet --export ";
    REQUIRE(run_assay(folder, map + "e.xml").exit_code == 0);
    CHECK(is_well_formed(folder, "e.xml"));
    CHECK(run_assay(folder, "check e.xml").exit_code == 0);
    const ProgramRun run = run_assay(folder, "run e.xml --model m.assay --max-failure-rate 1");
    CAPTURE(run.errors);
    CHECK(run.exit_code == 0);
    CHECK(run.said("easy texts"));
    // the texts are those of the data, to the last space
    run_assay(folder, map + "e.jsonl");
    const std::string texts = run_assay(folder, "expand e.xml --format text").output;
    CHECK(texts == "a good\\tfilm, <b>&amp;\\n  good\nbad {x}::error::]]> \ngood\n bad\n\nbad good\n");
    const std::string rows = assay::read_file(folder / "e.jsonl");
    CHECK(
        rows.starts_with("{\"row\":1,\"text\":\"a good\\tfilm, <b>&amp;\\n  good\",\"label\":\"'very' good\","
                         "\"confidence\":"));
    CHECK(run_assay(folder, "train --data e.jsonl --model n.assay").exit_code == 0);
    for (const std::string name : {"e.tsv", "e", "xml"})
        CHECK(run_assay(folder, map + name).errors ==
              "assay: error: --export '" + name +
                  "' must end in .csv, .jsonl or .xml, which makes a suite of the texts\n");
}

TEST_CASE("a map of real size, without errors to show, and with a perceptron") {
    const TemporaryFolder folder;
    const ProgramRun map = run_assay(folder, "map --data " + kReviews +
                                                 "train.csv --errors 0 --epochs 2 --svg m.svg "
                                                 "--classifier mlp --dev " +
                                                 kReviews + "dev.csv --patience 1");
    CHECK(map.exit_code == 0);
    CHECK(map.said("hard-to-learn"));
    CHECK(!map.said("label errors"));
    CHECK(is_well_formed(folder, "m.svg"));
}

TEST_CASE("maps that cannot be made are refused") {
    const TemporaryFolder folder;
    write_reviews(folder);
    struct Row {
        const char* arguments;
        const char* message;
    };
    for (
        const Row& row :
        {Row{"", "assay: error: say what to map: --data FILE, with the columns text and label\n"},
         Row{"--data d.csv --export e.csv", "assay: error: --export and --export-region go together\n"},
         Row{"--data d.csv --export-region hard", "assay: error: --export and --export-region go together\n"},
         Row{"--data d.csv --export e.csv --export-region har",
             "assay: error: there is no region 'har': easy, ambiguous or hard; did you mean 'hard'?\n"},
         Row{"--data d.csv --csv ./d.csv", "assay: error: --csv would overwrite the --data file './d.csv'\n"},
         Row{"--data d.csv --csv a --svg ./a", "assay: error: --svg and --csv name one file 'a'\n"},
         Row{"--data d.csv --svg ''", "assay: error: --svg needs the name of a file\n"},
         Row{"--data d.csv --share 1.5",
             "assay: error: --share must be a share such as 0.15 or 15%, not '1.5'\n"},
         Row{"--data d.csv --share 0",
             "assay: error: a region cannot hold the share 0 of the texts; it is above 0 and at most 1\n"}}) {
        CAPTURE(row.arguments);
        const ProgramRun run = run_assay(folder, std::string("map ") + row.arguments);
        CHECK(run.exit_code == 2);
        CHECK(run.output == "");
        CHECK(run.errors == row.message);
    }
    CHECK(!std::filesystem::exists(folder / "a"));
}

TEST_CASE("the course of a training is drawn") {
    const TemporaryFolder folder;
    const std::string train = "train --data " + kReviews + "train.csv --dev " + kReviews +
                              "dev.csv --solver sgd --epochs 3 --model m.assay --quiet";
    CHECK(run_assay(folder, train + " --curve c.svg").exit_code == 0);
    CHECK(is_well_formed(folder, "c.svg"));
    const std::string drawn = assay::read_file(folder / "c.svg");
    CHECK(drawn.find("macro-F1 (dev)") != std::string::npos);
    CHECK(drawn.find("were kept") == std::string::npos);
    const std::string model = assay::read_file(folder / "m.assay");
    CHECK(run_assay(folder, train).exit_code == 0);
    CHECK(assay::read_file(folder / "m.assay") == model);  // looking does not change what is learnt
    CHECK(run_assay(folder, train + " --patience 1 --curve p.svg").exit_code == 0);
    CHECK(assay::read_file(folder / "p.svg").find("were kept") != std::string::npos);
    const ProgramRun clash = run_assay(folder, train + " --curve m.assay");
    CHECK(clash.exit_code == 2);
    CHECK(clash.errors == "assay: error: --model and --curve name one file 'm.assay'\n");
}

TEST_CASE("an evaluation says how far probabilities can be trusted") {
    const TemporaryFolder folder;
    const std::string evaluate = "evaluate --data " + kReviews + "test.csv --reliability r.svg";
    const ProgramRun text = run_assay(folder, evaluate);
    CHECK(text.exit_code == 0);
    CHECK(is_well_formed(folder, "r.svg"));
    const auto json = nlohmann::json::parse(run_assay(folder, evaluate + " --format json").output);
    const auto& calibration = json["calibration"];
    CHECK(text.said(
        fmt::format("calibration: expected error (ECE) {:.4f}  Brier score {:.4f}  log loss {:.4f}\n",
                    calibration["expected_error"].get<double>(), calibration["brier"].get<double>(),
                    calibration["log_loss"].get<double>())));
    std::uint64_t texts = 0;
    for (const auto& bin : calibration["bins"]) texts += bin["texts"].get<std::uint64_t>();
    CHECK(texts == json["texts"].get<std::uint64_t>());
    const ProgramRun clash = run_assay(folder, "evaluate --data d.csv --reliability d.csv");
    CHECK(clash.exit_code == 2);
}
