// assay combine, calibrate and learning-curve, and the options of networks, end to end.
#include <support/run_program.hpp>

#include <nlohmann/json.hpp>

#include <string>

using namespace assay::test;
using Json = nlohmann::json;

namespace {

const std::string kReviews = std::string(ASSAY_SOURCE_DIR) + "/data/reviews/";
const std::string kTrain = "train --data " + kReviews + "train.csv --quiet --model ";

double accuracy_of(const TemporaryFolder& folder, const std::string& model) {
    const ProgramRun run =
        run_assay(folder, "evaluate --model " + model + " --data " + kReviews + "dev.csv --format json");
    return Json::parse(run.output)["accuracy"].get<double>();
}

}  // namespace

TEST_CASE("models vote together, and the ensemble is a model like any other") {
    const TemporaryFolder folder;
    REQUIRE(run_assay(folder, kTrain + "a.assay").exit_code == 0);
    REQUIRE(run_assay(folder, kTrain + "b.assay --classifier nb-logistic").exit_code == 0);
    const ProgramRun run =
        run_assay(folder, "combine a.assay b.assay --data " + kReviews + "dev.csv -o both.assay");
    CHECK(run.exit_code == 0);
    CHECK(run.said("wrote both.assay (2 classifiers, soft voting, "));
    CHECK(run.said("accuracy  macro-F1  log loss\n"));
    CHECK(accuracy_of(folder, "both.assay") > 0.6);
    CHECK(run_assay(folder, "run assay:sentiment --model both.assay --sample 20 --quiet").exit_code <= 1);
    CHECK(run_assay(folder, "explain --model both.assay --text 'not good'").exit_code == 0);

    CHECK(run_assay(folder, "combine a.assay b.assay both.assay --weights 3,1,2.5 -o c.assay").exit_code ==
          0);
    CHECK(run_assay(folder, "combine a.assay b.assay --voting hard -o c.assay").errors == "");
    CHECK(run_assay(folder, "combine a.assay b.assay --voting hard --weights 1,2 -o c.assay").errors ==
          "assay: warning: 'b.assay' weighs more than all others together, so that with --voting hard it "
          "decides alone\n");
    CHECK(run_assay(folder, "combine a.assay b.assay ./a.assay -o c.assay").errors ==
          "assay: warning: './a.assay' votes more than once, which only gives it more weight\n");
    CHECK(run_assay(folder, "combine a.assay b.assay --weights 3 -o c.assay")
              .said("--weights has 1 number for 2 models"));
    CHECK(run_assay(folder, "combine a.assay b.assay --weights 3,x -o c.assay")
              .said("--weights 'x' is no number above 0"));
    CHECK(run_assay(folder, "combine a.assay -o c.assay").said("two files at least"));
    CHECK(run_assay(folder, "combine a.assay b.assay").said("--output FILE"));
    CHECK(run_assay(folder, "combine a.assay b.assay -o b.assay")
              .said("--output would overwrite the MODEL file 'b.assay'"));
    folder.write("d.csv", "text,label\ngood,yes\nbad,no\n");
    REQUIRE(run_assay(folder, "train --data d.csv --model d.assay").exit_code == 0);
    CHECK(run_assay(folder, "combine a.assay d.assay -o c.assay")
              .said("'a.assay' has the labels negative neutral positive, 'd.assay' has no yes"));
}

TEST_CASE("a calibrated model has the same labels and better probabilities") {
    const TemporaryFolder folder;
    REQUIRE(run_assay(folder, kTrain + "m.assay --C 100").exit_code == 0);
    const ProgramRun run = run_assay(folder, "calibrate --model m.assay --data " + kReviews +
                                                 "dev.csv -o c.assay --before before.svg --after after.svg");
    CHECK(run.exit_code == 0);
    CHECK(run.said("wrote c.assay (temperature "));
    CHECK(assay::read_file(folder / "before.svg").find("Before calibration") != std::string::npos);
    CHECK(assay::read_file(folder / "after.svg").find("After calibration (temperature)") !=
          std::string::npos);
    CHECK(accuracy_of(folder, "c.assay") == accuracy_of(folder, "m.assay"));
    const auto log_loss = [&](const std::string& model) {
        return Json::parse(run_assay(folder, "evaluate --model " + model + " --data " + kReviews +
                                                 "test.csv --format json")
                               .output)["calibration"]["log_loss"]
            .get<double>();
    };
    CHECK(log_loss("c.assay") < 0.9 * log_loss("m.assay"));
    CHECK(
        run_assay(folder, "calibrate --model m.assay --data " + kReviews + "dev.csv -o b.assay --method best")
            .exit_code == 0);
    CHECK(log_loss("b.assay") < 0.9 * log_loss("m.assay"));

    CHECK(run_assay(folder, "calibrate --model c.assay --data " + kReviews + "dev.csv -o d.assay")
              .said("'c.assay' is calibrated (temperature "));
    CHECK(
        run_assay(folder, "calibrate --model m.assay --data " + kReviews + "dev.csv -o d.assay --method plat")
            .said("did you mean 'platt'?"));
    CHECK(
        run_assay(folder, "calibrate --model m.assay --data " + kReviews + "dev.csv").said("--output FILE"));
    CHECK(run_assay(folder, "calibrate --model m.assay -o d.assay").said("--data FILE"));
    CHECK(run_assay(folder, "combine c.assay m.assay -o d.assay").said("calibrate the ensemble"));
}

TEST_CASE("a calibration that is none is called so") {
    const TemporaryFolder folder;
    folder.write("d.csv",
                 "text,label\ngood fine,positive\nbad dull,negative\ngood film,positive\nbad film,negative\n"
                 "fine film,positive\ndull film,negative\n");
    REQUIRE(run_assay(folder, "train --data d.csv --model m.assay").exit_code == 0);
    const std::string calibrate = "calibrate --model m.assay --folds 2 -o c.assay --data ";
    const std::string learnt =
        "the temperature is at its bound, 0.01: has the model learnt from these texts?\n";
    CHECK(run_assay(folder, calibrate + "d.csv").errors == "assay: warning: " + learnt);
    CHECK(run_assay(folder, calibrate + "d.csv --method isotonic").errors ==
          "assay: warning: the model is right about all of these texts: has it learnt from them?\n");

    folder.write("wrong.csv", "text,label\ngood,negative\nbad,positive\nfine,negative\ndull,positive\n");
    CHECK(run_assay(folder, calibrate + "wrong.csv")
              .said("the temperature is at its bound, 100: the model is about as sure where it is wrong as "
                    "where it "
                    "is right, as hard voting is; see whether another --method does better\n"));

    folder.write("few.csv", "text,label\ngood,positive\nbad,negative\ngood film,positive\nfine,negative\n");
    for (const char* method : {"isotonic", "best"}) {
        CAPTURE(method);
        const ProgramRun worse = run_assay(folder, calibrate + "few.csv --method " + method);
        CHECK(worse.exit_code == 0);
        CHECK(
            worse.said("No method improves the log loss: these probabilities need no calibration, or there "
                       "are too few texts to tell.\n"));
        CHECK(worse.said(" makes the log loss of texts that it has not learnt from worse: "));
    }

    folder.write("one.csv", "text,label\ngood,positive\nbad,positive\n");
    const ProgramRun one = run_assay(folder, calibrate + "one.csv");
    CHECK(one.exit_code == 2);
    CHECK(one.said("one.csv: every row has the label 'positive'; a calibration needs two labels at least"));
}

TEST_CASE("a learning curve measures ever more texts, and is drawn") {
    const TemporaryFolder folder;
    const std::string command =
        "learning-curve --data " + kReviews + "train.csv --folds 3 --sizes 5%,0.2,100% ";
    const ProgramRun run = run_assay(folder, command + "--curve c.svg --format json");
    REQUIRE(run.exit_code == 0);
    const Json sizes = Json::parse(run.output)["sizes"];
    REQUIRE(sizes.size() == 3);
    CHECK(sizes[2]["texts"] == 1344);
    CHECK(sizes[0]["texts"].get<int>() < 80);
    CHECK(sizes[2]["accuracy"]["mean"].get<double>() > sizes[0]["accuracy"]["mean"].get<double>());
    CHECK(run_shell(folder, "xmllint --noout --nonet c.svg").exit_code == 0);
    CHECK(run_assay(folder, command).said("1,344 texts"));
    CHECK(run_assay(folder, "learning-curve --data " + kReviews + "train.csv --sizes 5%,0")
              .said("--sizes are shares of the texts, such as 10%,50%,100%, not '0'"));
    CHECK(
        run_assay(folder, "learning-curve --data " + kReviews + "dev.csv --min-df 100")
            .said(
                "with 2% of the texts (--sizes): min_df 100 asks for terms of more texts than there are: 6"));
    CHECK(run_assay(folder, "learning-curve --data " + kReviews + "dev.csv --solver sgd --patience 2")
              .said("error: patience needs a development set"));
}

TEST_CASE("networks of all kinds are trained from the command line") {
    const TemporaryFolder folder;
    folder.write("d.csv", "text,label\ngood and fine,p\nbad and dull,n\na good film,p\na bad film,n\n");
    const std::string train = "train --data d.csv --model m.assay --classifier mlp --epochs 30 ";
    for (const std::string options :
         {"", "--hidden 8,4 --activation gelu --optimizer adam --schedule cosine --period 30 --warm-up 1",
          "--hidden none --loss binary --optimizer sgd --schedule step --period 5 --decay-factor 0.5",
          "--embedding 8 --pooling average,max,min --hidden none --dropout features=0.1,embeddings=20%",
          "--optimizer nesterov --momentum 0.5 --clip-norm 1 --clip-value 0.5 --l2 1e-4 --batch 2 --seed 3",
          "--optimizer adamw --weight-decay 0.01 --initial-weights xavier --activation sigmoid --decay "
          "0.1"}) {
        CAPTURE(options);
        CHECK(run_assay(folder, train + options).exit_code == 0);
        CHECK(run_assay(folder, "predict --model m.assay 'a good film'").said("a good film"));
    }
    const std::string dropped = "train --data d.csv --classifier mlp --epochs 3 --dropout ";
    CHECK(run_assay(folder, dropped + "hidden=0.3 --model a.assay").exit_code == 0);
    CHECK(run_assay(folder, dropped + "features=0.2,hidden=0.3 --model b.assay").exit_code == 0);
    CHECK(assay::read_file(folder / "a.assay") == assay::read_file(folder / "b.assay"));
    const auto refused = [&](const std::string& options, const std::string& message) {
        CAPTURE(options);
        const ProgramRun run = run_assay(folder, train + options);
        CHECK(run.exit_code == 2);
        CHECK(run.said(message));
    };
    refused("--hidden 8,0", "--hidden takes numbers of units from 1 to 4096, such as 64 or 64,32, or none");
    refused("--pooling max", "--pooling goes with --embedding");
    refused("--embedding 8 --pooling avrage", "did you mean 'average'?");
    refused("--momentum 0.5", "--momentum goes with --optimizer momentum or nesterov");
    refused("--schedule cosine --decay 0.1", "--decay goes with --schedule inverse-time");
    refused("--period 3", "--period goes with --schedule step or cosine");
    refused("--dropout 0.5", "such as features=0.5, not '0.5'");
    refused("--dropout hiden=0.5", "did you mean 'hidden'?");
    refused("--hidden none --activation tanh",
            "--activation goes with hidden layers, and --hidden none has none");
    refused("--hidden none --dropout hidden=0.3", "--dropout hidden goes with hidden layers");
    refused("--dropout embeddings=0.3", "--dropout embeddings goes with --embedding");
    refused("--dropout hidden=1", "--dropout hidden must be a share below 1");
    refused("--optimizer adan", "did you mean 'adam'?");
    refused("--weight-decay 1e5", "weight decay 1e+05 is not possible");
    CHECK(run_assay(folder, "train --data d.csv --model m.assay --embedding 8")
              .said("--embedding goes with --classifier mlp, not logistic"));
}
