// assay explain, end to end.
#include <support/golden.hpp>
#include <support/run_program.hpp>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace assay::test;
using Json = nlohmann::json;

namespace {

/// A classifier of reviews that knows a handful of words and pairs of words.
void train_model(const TemporaryFolder& folder, const std::string& options = "--ngrams 2") {
    folder.write("d.csv",
                 "text,label\ngood and fine,positive\nbad and dull,negative\na good film,positive\n"
                 "a bad film,negative\n\"not good, dull\",negative\nnot bad fine,positive\n");
    REQUIRE(run_assay(folder, "train --data d.csv --model m.assay --quiet " + options).exit_code == 0);
}

Json json_of(const TemporaryFolder& folder, const std::string& arguments) {
    const ProgramRun run = run_assay(folder, "explain " + arguments + " --format json");
    CAPTURE(run.errors);
    REQUIRE(run.exit_code == 0);
    return Json::parse(run.output);
}

/// A model in a shell: positive where there is "good", otherwise negative. It answers the ids in order.
constexpr const char* kProgram = R"(#!/bin/sh
printf '{"assay": 1, "labels": ["negative", "positive"]}\n'
while read -r line; do
  id=${line#*\"id\":}; id=${id%%,*}; id=${id%%\}*}
  case "$line" in *good*) p=0.9; q=0.1;; *) p=0.2; q=0.8;; esac
  printf '{"id": %s, "probabilities": [%s, %s]}\n' "$id" "$q" "$p"
done
)";

bool is_well_formed(const TemporaryFolder& folder, const std::string& xml) {
    folder.write("p.svg", xml);
    return run_shell(folder, "xmllint --noout --nonet p.svg").exit_code == 0;
}

}  // namespace

TEST_CASE("weights of a linear model, in all formats") {
    const TemporaryFolder folder;
    train_model(folder);
    const ProgramRun text = run_assay(folder, "explain --model m.assay --top 4");
    CHECK(text.errors == "");
    check_golden("cli/explain_weights.txt", text.output);
    const Json json = json_of(folder, "--model m.assay");
    REQUIRE(json["classes"].size() == 1);
    const Json& positive = json["classes"][0];
    CHECK(positive["label"] == "positive");
    CHECK(std::abs(positive["intercept"].get<double>()) < 5);
    CHECK(positive["weights"].front()["weight"] > 0);
    CHECK(positive["weights"].back()["weight"] < 0);
    CHECK(json_of(folder, "--model m.assay --top 1")["classes"][0]["weights"].size() == 2);
    const ProgramRun csv = run_assay(folder, "explain --model m.assay --format csv");
    CHECK(csv.output.starts_with("label,feature,weight\npositive,,"));
    CHECK(static_cast<std::size_t>(std::count(csv.output.begin(), csv.output.end(), '\n')) ==
          2 + positive["weights"].size());
    CHECK(is_well_formed(folder, run_assay(folder, "explain --model m.assay --format svg").output));
    CHECK(run_assay(folder, "explain --model m.assay --format html").output.starts_with("<!DOCTYPE html>"));
}

TEST_CASE("weights of the first of two labels are those of the second with the other sign") {
    const TemporaryFolder folder;
    train_model(folder);
    const Json positive = json_of(folder, "--model m.assay --label positive")["classes"][0];
    const Json negative = json_of(folder, "--model m.assay --label negative")["classes"][0];
    CHECK(negative["label"] == "negative");
    CHECK(negative["intercept"].get<double>() == -positive["intercept"].get<double>());
    REQUIRE(negative["weights"].size() == positive["weights"].size());
    CHECK(negative["weights"].front()["weight"].get<double>() ==
          -positive["weights"].back()["weight"].get<double>());
    const std::string text = run_assay(folder, "explain --model m.assay --label negative --top 1").output;
    CHECK(text.starts_with("negative against positive, intercept "));
    CHECK(run_assay(folder, "explain --model m.assay --label negativ").errors ==
          "assay: error: there are no weights of a label 'negativ', but of negative positive; did you mean "
          "'negative'?\n");
}

TEST_CASE("what a calibrated model says before calibration is called so everywhere") {
    const TemporaryFolder folder;
    train_model(folder);
    REQUIRE(run_assay(folder, "calibrate --model m.assay --data d.csv --output c.assay").exit_code == 0);
    const ProgramRun text = run_assay(folder, "explain --model c.assay 'a good film'");
    CHECK(text.output.find(" (calibrated)\nlog-odds before calibration +") != std::string::npos);
    CHECK(run_assay(folder, "explain --model m.assay 'a good film'").output.find("calibrat") ==
          std::string::npos);
    const Json before = json_of(folder, "--model m.assay 'a good film'")["explanations"][0];
    const Json after = json_of(folder, "--model c.assay 'a good film'")["explanations"][0];
    CHECK(before["before_calibration"] == false);
    CHECK(after["before_calibration"] == true);
    CHECK(after["score"] == before["score"]);
    CHECK(after["probability"] != before["probability"]);
    CHECK(
        json_of(folder, "--model c.assay --method occlusion good")["explanations"][0]["before_calibration"] ==
        false);
    CHECK(run_assay(folder, "explain --model c.assay --top 1").output.find("; all before calibration\n") !=
          std::string::npos);
    CHECK(json_of(folder, "--model c.assay")["classes"][0]["before_calibration"] == true);
    for (const std::string arguments :
         {"--format html 'a good film'", "--format svg 'a good film'", "--format html", "--format svg"})
        CHECK(run_assay(folder, "explain --model c.assay " + arguments).output.find("before calibration") !=
              std::string::npos);
}

TEST_CASE("the default model has three labels, each with weights of its own") {
    const TemporaryFolder folder;
    CHECK(json_of(folder, "--top 1")["classes"].size() == 3);
    CHECK(json_of(folder, "--label neutral --top 1")["classes"][0]["label"] == "neutral");
    const ProgramRun run = run_assay(folder, "explain --label neutrl");
    CHECK(run.exit_code == 2);
    CHECK(run.errors ==
          "assay: error: there are no weights of a label 'neutrl', but of negative neutral "
          "positive; did you mean 'neutral'?\n");
}

TEST_CASE("a prediction of a linear model is explained exactly") {
    const TemporaryFolder folder;
    train_model(folder);
    const ProgramRun text =
        run_assay(folder, "explain --model m.assay 'A film that is not good.' --text 'Unheard-of...'");
    CHECK(text.errors == "");
    check_golden("cli/explain_text.txt", text.output);
    const Json json = json_of(folder, "--model m.assay 'not good, a film'")["explanations"][0];
    double sum = json["intercept"].get<double>() + json["elsewhere"].get<double>();
    for (const Json& word : json["words"]) sum += word["contribution"].get<double>();
    const double p = json["probability"].get<double>();
    CHECK(std::abs(sum - std::log(p / (1 - p))) < 1e-6);
    CHECK(json["method"] == "linear");

    const ProgramRun coloured =
        run_assay(folder, "explain --model m.assay --colour always '::error::good ##[bad]'");
    check_golden("cli/explain_colour.txt", coloured.output);
    CHECK(run_assay(folder, "explain --model m.assay 'good bad'").output.find('\x1b') == std::string::npos);
    const ProgramRun csv = run_assay(folder, "explain --model m.assay --format csv 'é good'");
    CHECK(csv.output.find("\n1,positive,word,good,2,6,,,") != std::string::npos);
    CHECK(is_well_formed(folder, run_assay(folder, "explain --model m.assay --format svg 'a <b>'").output));
}

TEST_CASE("texts are explained in the order in which they are given") {
    const TemporaryFolder folder;
    const std::string output =
        run_assay(folder, "explain --text 'the first' --top 1 'the second' --text 'the third'").output;
    const std::size_t second = output.find("the second\n");
    REQUIRE(second != std::string::npos);
    CHECK(output.find("the first\n") < second);
    CHECK(output.find("the third\n") > second);
    CHECK(output.find("the third\n") != std::string::npos);
}

TEST_CASE("a file of texts, its column named") {
    const TemporaryFolder folder;
    train_model(folder);
    folder.write("t.csv", "review\ngood\n\"bad, dull\"\n");
    CHECK(json_of(folder, "--model m.assay --data t.csv --text review")["explanations"].size() == 2);
    folder.write("t.txt", "good\nbad\ndull\n");
    CHECK(json_of(folder, "--model m.assay --data t.txt")["explanations"].size() == 3);
}

TEST_CASE("a program and a model without weights are explained by asking them") {
    const TemporaryFolder folder;
    folder.write("model.sh", kProgram);
    const std::string program = "--command 'sh model.sh' ";
    const Json occlusion = json_of(folder, program + "'a good film'")["explanations"][0];
    CHECK(occlusion["method"] == "occlusion");
    const double odds = std::log(9) + std::log(4);
    CHECK(std::abs(occlusion["words"][1]["contribution"].get<double>() - odds) < 1e-9);
    CHECK(occlusion["words"][0]["contribution"] == 0);
    const Json lime = json_of(folder, program +
                                          "--method lime --samples 100 --label negative "
                                          "'a good film'")["explanations"][0];
    CHECK(lime["r_squared"] > 0.9);
    CHECK(lime["words"][1]["contribution"] < -3);
    const Json renamed =
        json_of(folder, program + "--labels positive=POS,negative=NEG 'a good film'")["explanations"][0];
    CHECK(renamed["label"] == "POS");
    const ProgramRun text = run_assay(folder, "explain " + program + "'a good film'");
    check_golden("cli/explain_occlusion.txt", text.output);

    train_model(folder, "--classifier mlp --epochs 20");
    CHECK(json_of(folder, "--model m.assay 'good'")["explanations"][0]["method"] == "occlusion");
    const ProgramRun weights = run_assay(folder, "explain --model m.assay");
    CHECK(weights.exit_code == 2);
    CHECK(weights.errors ==
          "assay: error: 'm.assay' is not linear, so that it has no weight for each feature; "
          "give texts to explain: assay explain --model m.assay 'A text.'\n");
    const ProgramRun linear = run_assay(folder, "explain --model m.assay --method linear good");
    CHECK(linear.errors ==
          "assay: error: the method linear explains linear classifiers; occlusion and lime "
          "explain any model\n");
}

TEST_CASE("explanations are compared with the words that people marked") {
    const TemporaryFolder folder;
    train_model(folder);
    folder.write("r.jsonl",
                 "{\"text\": \"a bad film\", \"label\": \"negative\", \"rationale\": [\"bad\"]}\n"
                 "{\"text\": \"a good film\", \"label\": \"positive\", \"rationale\": [[0, 1]]}\n"
                 "{\"text\": \"a film\", \"rationale\": []}\n");
    const ProgramRun text = run_assay(folder, "explain --model m.assay --rationales r.jsonl");
    CHECK(text.errors == "");
    check_golden("cli/explain_rationales.txt", text.output);
    const Json json = json_of(folder, "--model m.assay --rationales r.jsonl");
    CHECK(json["f1"] == 0.5);
    CHECK(json["texts"] == 2);
    CHECK(json["without_rationale"] == 1);
    CHECK(std::abs(json["chance"].get<double>() - 1.0 / 3) < 1e-12);
    CHECK(json["method"] == "linear");
    folder.write("n.jsonl", "{\"text\": \"a film\", \"rationale\": []}\n");
    CHECK(run_assay(folder, "explain --model m.assay --rationales n.jsonl").errors ==
          "assay: error: no text has a rationale with a word in it\n");
}

TEST_CASE("what does not go together is refused with what to do") {
    const TemporaryFolder folder;
    train_model(folder);
    struct Row {
        const char *arguments, *message;
    };
    for (const Row& row :
         {Row{"--method lim a",
              "there is no method 'lim' of explaining: linear, occlusion, lime; did you mean 'lime'?"},
          Row{"--method lime", "--method goes with texts to explain"},
          Row{"--samples 10 a", "--samples and --seed go with --method lime"},
          Row{"--method lime --samples 1 a", "--samples must be a whole number from 2 to 100000, not '1'"},
          Row{"--top 0", "--top must be a whole number from 1 on, not '0'"},
          Row{"--label posit a", "the model has no label 'posit'; it has negative positive"},
          Row{"--labels positive=p",
              "weights are those of a --model file with its own labels; give a text to explain"},
          Row{"--labels positive=p --method linear a",
              "--method linear explains the labels that a model file has; leave out --labels, "
              "--model-labels, "
              "--drop-label and --neutral-band, or use occlusion or lime"},
          Row{"--data d.csv a", "texts and --data are both given; keep one"},
          Row{"--data d.csv --text a --text b",
              "with --data, --text names the column of the texts: give it once"},
          Row{"--rationales r.jsonl a", "--rationales has texts of its own; give no others"},
          Row{"--rationales r.jsonl --format svg", "--rationales is shown as text or json"},
          Row{"--rationales r.jsonl --label positive",
              "--label does not go with --rationales: each row has its own"},
          Row{"--format pdf a", "--format must be one of text, json, csv, svg, html, not 'pdf'"},
          Row{"\"$(printf 'a\\377')\"", "a text to explain is not valid UTF-8"}}) {
        CAPTURE(row.arguments);
        const ProgramRun run = run_assay(folder, std::string("explain --model m.assay ") + row.arguments);
        CHECK(run.exit_code == 2);
        CHECK(run.output == "");
        CHECK(run.errors == std::string("assay: error: ") + row.message + "\n");
    }
    CHECK(run_assay(folder, "explain --command x --model m.assay a").errors ==
          "assay: error: --model and --command both name a model; keep one\n");
    CHECK(
        run_assay(folder, "explain --command x --method linear a").errors ==
        "assay: error: --method linear looks into a model file, not at a --command; use occlusion or lime\n");
}
