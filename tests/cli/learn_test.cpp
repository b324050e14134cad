// assay train, evaluate and predict, end to end.
#include <support/run_program.hpp>

#include <nlohmann/json.hpp>

using namespace assay::test;

namespace {

const std::string kReviews = std::string(ASSAY_SOURCE_DIR) + "/data/reviews/";

}  // namespace

TEST_CASE("a classifier is trained, measured, and tested") {
    const TemporaryFolder folder;
    const ProgramRun train = run_assay(folder, "train --data " + kReviews + "train.csv --dev " + kReviews +
                                                   "dev.csv --model m.assay --epochs 3");
    CHECK(train.exit_code == 0);
    CHECK(train.said("m.assay"));
    CHECK(run_assay(folder, "train --data " + kReviews + "train.csv --dev " + kReviews +
                                "dev.csv --model n.assay --epochs 3")
              .exit_code == 0);
    CHECK(assay::read_file(folder / "m.assay") == assay::read_file(folder / "n.assay"));

    const ProgramRun evaluate =
        run_assay(folder, "evaluate --model m.assay --data " + kReviews + "test.csv --format json");
    REQUIRE(evaluate.exit_code == 0);
    CHECK(nlohmann::json::parse(evaluate.output)["accuracy"].get<double>() > 0.5);
    CHECK(run_assay(folder, "run assay:sentiment --model m.assay --sample 50 --quiet").exit_code <= 1);
}

TEST_CASE("what predict writes is what run reads, line breaks and all") {
    const TemporaryFolder folder;
    assay::write_file(folder / "d.csv",
                      "text\n\"one\ttab, two\nlines, a \\\\n backslash\"\nplain\n::error::a ##[b] c::d\n");
    assay::write_file(folder / "s.xml", R"(<suite name="s" labels="negative neutral positive">
  <test name="t" type="INV" max-failure-rate="1"><data src="d.csv"/>
    <perturb with="append" choices="{Good.|Bad.}"/><expect same="label"/></test>
</suite>)");
    const std::string program = std::string("'") + ASSAY_PROGRAM + "' ";
    const ProgramRun all = run_shell(
        folder, program + "expand s.xml | " + program + "predict --escapes --format jsonl > p.jsonl");
    REQUIRE(all.exit_code == 0);
    const ProgramRun recorded = run_assay(folder, "run s.xml --predictions p.jsonl --quiet");
    CHECK(recorded.exit_code == 0);
    CHECK(recorded.output == run_assay(folder, "run s.xml --quiet").output);
}

TEST_CASE("a damaged model file is refused") {
    const TemporaryFolder folder;
    assay::write_file(folder / "bad.assay", "not a model");
    const ProgramRun run = run_assay(folder, "run assay:sentiment --model bad.assay");
    CHECK(run.exit_code == 2);
    CHECK(run.said("bad.assay"));
    std::string bytes = assay::read_file(std::string(ASSAY_BINARY_DIR) + "/share/assay/default.assay");
    bytes[bytes.size() / 2] ^= 1;
    assay::write_file(folder / "flipped.assay", bytes);
    CHECK(run_assay(folder, "run assay:sentiment --model flipped.assay").exit_code == 2);
}
