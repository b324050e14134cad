// The workflow of training: vectorize, cross-validate, tune, end to end.
#include <support/run_program.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

using namespace assay::test;
using Json = nlohmann::json;

namespace {

const std::string kReviews = std::string(ASSAY_SOURCE_DIR) + "/data/reviews/";

}  // namespace

TEST_CASE("vectorize shows vocabulary, counts and weights") {
    const TemporaryFolder folder;
    const ProgramRun dense =
        run_assay(folder, "vectorize 'good good film' 'not a good film' --ngrams 2 --dense");
    REQUIRE(dense.exit_code == 0);
    CHECK(dense.said("2 texts, 6 features"));
    CHECK(dense.said("        2          2          2  good film"));
    CHECK(dense.said("[1 2 1 1 0 0]\n[1 1 1 0 1 1]\n"));
    CHECK(run_assay(folder, "vectorize 'ab' --analyzer char_wb --ngrams 2-3").said("(0, 1)  1  chars: ab"));

    assay::write_file(folder / "t.jsonl", "{\"text\": \"a b b\"}\n{\"text\": \"b c\"}\n");
    assay::write_file(folder / "o.json",
                      R"({"token_pattern": "(?u)\\b\\w+\\b", "tfidf_options": {"norm": null}})");
    const ProgramRun json = run_assay(folder, "vectorize --data t.jsonl --options o.json --format json");
    REQUIRE(json.exit_code == 0);
    const Json shown = Json::parse(json.output);
    CHECK(shown["vocabulary"] == Json{{"a", 0}, {"b", 1}, {"c", 2}});
    CHECK(shown["counts"] == Json::parse("[[0,0,1],[0,1,2],[1,1,1],[1,2,1]]"));
    CHECK(shown["tfidf"][1] == Json::parse("[0,1,2.0]"));

    CHECK(run_assay(folder, "vectorize").said("say what to vectorize: --data FILE, or TEXTs"));
    CHECK(run_assay(folder, "vectorize a --features word --ngrams 2")
              .said("--ngrams does not go with --features; write it there"));
    for (const auto& [options, message] : std::initializer_list<std::pair<const char*, const char*>>{
             {"--model m.assay --ngrams 2",
              "--ngrams does not go with --model: the model has its own features"},
             {"--model m.assay --tfidf", "--tfidf does not go with --model: the model has its own features"},
             {"--model m.assay --features word", "--features does not go with --model"},
             {"--options o.json --binary", "--binary does not go with --options; write it in that file"},
             {"--options o.json --features-file f.xml", "--features-file does not go with --options"},
             {"--options o.json --model m.assay", "--model and --options both say what the features are"},
             {"--dense --format json", "--dense does not go with --format json"},
             {"--text body", "--text names the column of the texts in --data"}}) {
        CAPTURE(options);
        const ProgramRun refused = run_assay(folder, std::string("vectorize a ") + options);
        CHECK(refused.exit_code == 2);
        CHECK(refused.said(message));
    }
    assay::write_file(folder / "bad.json", "{\"ngram\": [1, 2]}");
    CHECK(run_assay(folder, "vectorize a --options bad.json").exit_code == 2);
}

TEST_CASE("cross-validation gives the same numbers for any number of jobs, and names overfitting") {
    const TemporaryFolder folder;
    const std::string command =
        "cross-validate --data " + kReviews + "dev.csv --folds 4 --format json --jobs ";
    const ProgramRun one = run_assay(folder, command + "1");
    REQUIRE(one.exit_code == 0);
    CHECK(run_assay(folder, command + "3").output == one.output);
    CHECK(Json::parse(one.output)["folds"].size() == 4);
    const ProgramRun text = run_assay(folder, "cross-validate --data " + kReviews + "dev.csv");
    CHECK(text.said("deviation"));
    CHECK(text.said("Overfitting: accuracy is "));
    CHECK(run_assay(folder, "cross-validate --data " + kReviews + "dev.csv --folds 1").exit_code == 2);
}

TEST_CASE("tune finds the best candidate, goes on from its journal, and writes the model") {
    const TemporaryFolder folder;
    const std::string data = "--data " + kReviews + "dev.csv --dev " + kReviews + "test.csv ";
    const std::string command =
        "tune " + data +
        "--try 'C=0.1|1' --try 'binary=yes|no' --journal j.jsonl --table t.csv --model m.assay";
    const ProgramRun first = run_assay(folder, command);
    REQUIRE(first.exit_code == 0);
    CHECK(first.said("best: C="));
    const std::string journal = assay::read_file(folder / "j.jsonl");
    CHECK(std::count(journal.begin(), journal.end(), '\n') == 4);
    // cut off in the middle of its last line, as by a crash
    assay::write_file(folder / "j.jsonl", journal.substr(0, journal.size() - 5));
    CHECK(run_assay(folder, command).output == first.output);
    CHECK(assay::read_file(folder / "j.jsonl").size() == journal.size());
    CHECK(run_assay(folder, "evaluate --model m.assay --data " + kReviews + "test.csv").exit_code == 0);
    CHECK(run_assay(folder, "tune " + data + "--try 'ngrams=1|2|3' --search halving").said("best: ngrams="));
    CHECK(run_assay(folder, "tune " + data + "--try 'min-df=1|5000'")
              .said("min_df 5000 asks for terms of more texts than there are: "));
    CHECK(run_assay(folder, "tune " + data + "--try 'ngrams=1|9'").exit_code == 2);
    CHECK(run_assay(folder, "tune " + data + "--try 'nonsense=1|2'")
              .said("--try 'nonsense=1|2': there is no option '--nonsense' of training"));
    CHECK(run_assay(folder, "tune " + data).said("say what to try"));
    assay::write_file(folder / "words.txt", "the a\n");
    CHECK(run_assay(folder, "tune " + data + "--try 'C=1|2' --stop-words words.txt --table words.txt")
              .said("--table would overwrite the --stop-words file 'words.txt'"));
    CHECK(run_assay(folder, "tune " + data + "--try 'C=1|2' --table t.csv --journal t.csv")
              .said("--table and --journal name one file 't.csv'"));
    assay::write_file(folder / "j.jsonl", "not a journal\n");
    CHECK(run_assay(folder, command).said("j.jsonl:1: error: this is no line of a tuning journal"));
}

TEST_CASE("a journal knows what the files hold that options name") {
    const TemporaryFolder folder;
    const std::string tune =
        "tune --data " + kReviews + "dev.csv --folds 2 --try 'C=1|2' --journal j.jsonl --table t.csv ";
    const auto table = [&](const std::string& options) {
        REQUIRE(run_assay(folder, tune + options).exit_code == 0);
        return assay::read_file(folder / "t.csv");
    };
    folder.write("words.txt", "the\n");
    const std::string before = table("--stop-words words.txt");
    CHECK(table("--stop-words words.txt") == before);
    folder.write("words.txt", "not\ngood\nbad\nnever\nbut\n");
    CHECK(table("--stop-words words.txt") != before);
    folder.write("f.xml", "<features><word ngrams='1'/></features>");
    const std::string words = table("--features-file f.xml");
    folder.write("f.xml", "<features><char ngrams='1-5'/></features>");
    CHECK(table("--features-file f.xml") != words);
}

TEST_CASE("tune compares classifiers with different options, and nothing is trained twice") {
    const TemporaryFolder folder;
    const std::string tune =
        "tune --data " + kReviews + "dev.csv --dev " + kReviews + "test.csv --table t.csv ";
    const auto rows = [&folder] {
        const std::string table = assay::read_file(folder / "t.csv");
        return std::count(table.begin(), table.end(), '\n') - 1;
    };
    ProgramRun run =
        run_assay(folder, tune +
                              "--class-weight balanced --try 'classifier=logistic|multinomial-nb' "
                              "--try 'C=0.1|1' --try 'alpha=1|2|2'");
    REQUIRE(run.exit_code == 0);
    CHECK(rows() == 4);  // logistic with two C, naive Bayes with two alpha
    CHECK(run.said("  classifier=multinomial-nb  alpha=2\n"));
    CHECK(run.said("  classifier=logistic  C=0.1\n"));
    CHECK(run.said("left out where a candidate does not take them: alpha, C, class-weight"));
    run = run_assay(folder, tune +
                                "--try 'analyzer=word|char' --try 'stop-words=none|english' "
                                "--try 'class-weight=none|balanced' --try 'max-features=none|50'");
    REQUIRE(run.exit_code == 0);
    CHECK(rows() == 12);  // of characters there are no stop words
    CHECK(run.said("  analyzer=word  stop-words=none  class-weight=balanced  max-features=none\n"));
    CHECK(run.said("left out where a candidate does not take them: stop-words\n"));
    run = run_assay(folder, tune + "--try 'penalty=l2|elasticnet' --try 'l1-ratio=0.2|0.8'");
    CHECK(rows() == 3);
    run = run_assay(folder, tune + "--try 'C=1|1'");
    REQUIRE(run.exit_code == 0);
    CHECK(rows() == 1);
    CHECK(!run.said("left out"));
    CHECK(!run.said("converged"));
    CHECK(run_assay(folder, tune + "--try 'epochs=1|50'")
              .said("epochs=1  (ended at --epochs before it had converged)\n"));
    const std::string table = assay::read_file(folder / "t.csv");
    CHECK(table.find(",epochs=1,yes,\n") != std::string::npos);
    CHECK(table.find(",,1,epochs=1,") != std::string::npos);  // one score has no deviation
    CHECK(table.find(",epochs=50,no,\n") != std::string::npos);
}

TEST_CASE("tune draws from ranges, the same for the same seed") {
    const TemporaryFolder folder;
    const std::string tune = "tune --data " + kReviews + "dev.csv --dev " + kReviews +
                             "test.csv --search random --trials 6 --try 'C=0.01..100' --try 'ngrams=1..2' "
                             "--try 'binary=yes|no' --table t.csv ";
    const ProgramRun run = run_assay(folder, tune);
    CAPTURE(run.errors);
    REQUIRE(run.exit_code == 0);
    const std::string table = assay::read_file(folder / "t.csv");
    CHECK(std::count(table.begin(), table.end(), '\n') == 7);
    CHECK(table.find("ngrams=1  binary") != table.npos);
    CHECK(table.find("ngrams=2  binary") != table.npos);
    CHECK(run_assay(folder, tune).output == run.output);
    CHECK(run_assay(folder, tune + "--seed 5").output != run.output);
    run_assay(folder, "tune --data " + kReviews + "dev.csv --dev " + kReviews +
                          "test.csv --search random --try 'ngrams=1..2' --table t.csv");
    const std::string two = assay::read_file(folder / "t.csv");
    CHECK(std::count(two.begin(), two.end(), '\n') == 3);  // 20 trials, two candidates
}

TEST_CASE("what cannot be tried is refused with what to write") {
    const TemporaryFolder folder;
    for (const auto& [options, message] : std::initializer_list<std::pair<const char*, const char*>>{
             {"--try 'C=0.01..100'",
              "--try 'C=0.01..100' is a range, from which --search random draws; with "
              "--search grid name the values, as in --try 'C=0.01|100'"},
             {"--search halving --try 'C=1..2'", "with --search halving name the values"},
             {"--search random --try 'C=0..1'", "a range goes from a number above 0 to a larger one"},
             {"--search random --try 'C=1|2..3'", "a range stands alone, without other values"},
             {"--search random --try 'ngrams=1.5..3'", "--ngrams takes whole numbers"},
             {"--try C=1 --try C=2", "--try C is given twice; write all values in one: --try 'C=A|B|C'"},
             {"--C 5 --try 'C=1|2'", "--C is given, and --try C tries others; keep one of the two"},
             {"--try 'C=1|'", "--try 'C=1|' has an empty value"},
             {"--try 'alpha=1|2'", "--alpha goes with --classifier nb-logistic or multinomial-nb"},
             {"--try 'folds=3|5'", "there is no option '--folds' of training"},
             {"--solver sgd --try 'patience=1|2'",
              "error: patience needs a development set, which cross-validation has not"},
             {"--trials 3 --try 'C=1|2'", "--trials goes with --search random; grid tries all candidates"},
             {"--dev d.csv --folds 3 --try 'C=1|2'", "--folds is of the cross-validation"}}) {
        CAPTURE(options);
        const ProgramRun refused = run_assay(folder, "tune --data " + kReviews + "dev.csv " + options);
        CHECK(refused.exit_code == 2);
        CHECK(refused.said(message));
    }
}

TEST_CASE("data that cannot be meant is refused, or warned of") {
    const TemporaryFolder folder;
    const std::string rows = "text,label\ngood fine,pos\nbad dull,neg\ngood film,pos\nbad film,neg\n";
    folder.write("d.csv", rows);
    REQUIRE(run_assay(folder, "train --data d.csv --model m.assay").errors == "");
    for (const char* command :
         {"train --model n.assay --data d.csv --label text", "cross-validate --data d.csv --label text",
          "tune --try 'C=1|2' --data d.csv --label text", "learning-curve --data d.csv --label text",
          "map --data d.csv --label text", "evaluate --model m.assay --data d.csv --label text",
          "calibrate --model m.assay --output n.assay --data d.csv --label text",
          "run assay:robustness --model m.assay --data d.csv --text text --label text"}) {
        CAPTURE(command);
        const ProgramRun refused = run_assay(folder, command);
        CHECK(refused.exit_code == 2);
        CHECK(refused.said("--text and --label both name the column 'text'"));
    }
    CHECK(run_assay(folder, "train --data d.csv --dev ./d.csv --model m.assay").errors ==
          "assay: warning: --data and --dev are one file, './d.csv': how it does there says nothing of other "
          "texts\n");
    folder.write("like.csv", rows + "fine,pos \ndull,Neg\n");
    CHECK(
        run_assay(folder, "train --data like.csv --model m.assay").errors ==
        "assay: warning: the labels 'Neg' and 'neg' differ in case or in spaces around them alone: are they "
        "meant to be one?\n"
        "assay: warning: the labels 'pos' and 'pos ' differ in case or in spaces around them alone: are they "
        "meant to be one?\n");
    folder.write("s.csv", "text;label\ngood;pos\n");
    CHECK(
        run_assay(folder, "train --data s.csv --model m.assay")
            .said("there is no column 'text'; the columns are 'text;label'; the columns seem to be separated "
                  "by ';': save it with commas, or with tabs as .tsv"));
}

TEST_CASE("training says when it stops, what it keeps, and what went wrong") {
    const TemporaryFolder folder;
    const std::string rows =
        "text,label\ngood fine,positive\nbad dull,negative\ngood film,positive\nbad film,negative\n"
        "fine film,positive\ndull film,negative\n";
    folder.write("d.csv", rows);
    folder.write("dev.csv", rows);
    const std::string train = "train --data d.csv --dev dev.csv --model m.assay ";
    const ProgramRun stopped = run_assay(folder, train + "--solver sgd --patience 2 --epochs 100");
    CHECK(stopped.said("\nepoch   3  loss "));  // of 100 each tenth, and the last
    CHECK(!stopped.said("\nepoch   2  loss "));
    CHECK(stopped.said("stopped after epoch 3; kept epoch 1, the best macro-F1 on --dev (1.0000)\n"));
    CHECK(stopped.errors == "");
    const ProgramRun ended = run_assay(folder, train + "--solver sgd --patience 9 --epochs 2");
    CHECK(ended.said("ended with epoch 2, the last; kept epoch 1, the best macro-F1 on --dev (1.0000)\n"));
    CHECK(
        run_assay(folder, train + "--epochs 1 --quiet").errors ==
        "assay: warning: the solver newton ended after 1 epoch, its limit, before it had converged; a larger "
        "--epochs lets it go on\n");
    CHECK(run_assay(folder, train).errors == "");
    CHECK(run_assay(folder, "cross-validate --data d.csv --folds 2 --epochs 1").errors ==
          "assay: warning: in 2 of 2 folds the solver newton ended after 1 epoch, its limit, before it had "
          "converged; a larger --epochs lets it go on\n");
    folder.write("e.csv", "text,label\ngood,positive\ngood,negative\ngood,positive\ngood,negative\n");
    CHECK(run_assay(folder, "train --data e.csv --model m.assay --solver sgd --learning-rate 1000 --epochs 2")
              .errors.starts_with("assay: warning: training diverged: the loss went from 0.6931 to "));
    CHECK(run_assay(folder, train + "--penalty l1 --C 0.001 --class-weight balanced").errors == "");
}

TEST_CASE("options of training go with the classifiers that know them") {
    const TemporaryFolder folder;
    const std::string train = "train --data " + kReviews + "dev.csv --model m.assay ";
    for (const char* options :
         {"--classifier multinomial-nb --alpha 0.5", "--classifier bernoulli-nb --fit-prior no",
          "--classifier complement-nb --normalise", "--classifier nb-logistic --beta 0.5 --C 4",
          "--penalty l1 --C 2", "--penalty elasticnet --l1-ratio 0.2", "--solver sgd --epochs 2 --l2 1e-4",
          "--class-weight balanced", "--class-weight negative=2,positive=1.5",
          "--features word:ngrams=2,tfidf --features char_wb:ngrams=3-4 --C 10", "--stop-words english",
          "--stop-words none --class-weight none --max-features none"}) {
        CAPTURE(options);
        CHECK(run_assay(folder, train + options).exit_code == 0);
        CHECK(run_assay(folder, "predict --model m.assay 'a good film'").exit_code == 0);
    }
    CHECK(run_assay(folder, train + "--classifier mlp --C 1")
              .said("--C goes with --classifier logistic or nb-logistic, not mlp"));
    CHECK(run_assay(folder, train + "--epochs 3 --patience 1")
              .said("--patience goes with --solver sgd or --classifier mlp"));
    CHECK(run_assay(folder, train + "--solver sgd --C 1 --l2 1").said("--C and --l2 both say how strong"));
    for (const auto& [options, message] : std::initializer_list<std::pair<const char*, const char*>>{
             {"--l1-ratio 0.5", "--l1-ratio goes with --penalty elasticnet, not l2"},
             {"--penalty l1 --l1-ratio 0.5", "--l1-ratio goes with --penalty elasticnet, not l1"},
             {"--penalty none --C 2", "--C says how strong the penalty is, and --penalty none is no penalty"},
             {"--solver sgd --penalty none --l2 1", "--l2 says how strong the penalty is"},
             {"--solver sgd --tolerance 0.1", "--tolerance goes with solvers that find the optimum"},
             {"--min-df 9999", "min_df 9999 asks for terms of more texts than there are: "},
             {"--C -1", "--C must be a number above 0, at most 1000000000000, not '-1'"},
             {"--C 0", "--C must be a number above 0, at most 1000000000000, not '0'"},
             {"--tolerance 0", "--tolerance must be a number above 0, at most 1, not '0'"},
             {"--solver sgd --learning-rate 0", "--learning-rate must be a number above 0, at most 1000000"},
             {"--classifier mlp --learning-rate 0", "--learning-rate must be a number above 0"},
             {"--classifier complement-nb --alpha 0", "--alpha must be a number above 0"},
             {"--classifier multinomial-nb --curve c.svg",
              "--curve draws epochs, and --classifier multinomial-nb has none"},
             {"--token-pattern x+ --min-token-length 5",
              "--min-token-length does not go with --token-pattern, which says itself how long words are"},
             {"--analyzer char --min-token-length 5",
              "--min-token-length goes with --analyzer word, not char"},
             {"--analyzer char_wb --stop-words english",
              "--stop-words goes with --analyzer word, not char_wb"},
             {"--analyzer char --token-pattern x+", "--token-pattern goes with --analyzer word, not char"},
             {"--features char:stop_words=english", "stop_words goes with words, not with \"char\""},
             {"--features hash:analyzer=char,min_token_length=3",
              "min_token_length goes with words, not with"},
             {"--features word:token_pattern=x+,min_token_length=3",
              "min_token_length does not go with token_pattern, which says itself how long words are"},
             {"--classifier mlp --dropout 0.5",
              "--dropout takes shares by what they are left out of, such as features=0.5, not '0.5'"},
             {"--classifier mlp --initial-weights zero",
              "there are no initial weights 'zero': auto, xavier or he"},
             {"--classifier mlp --loss binary",
              "the loss 'binary', of a sigmoid, tells two labels apart, not 3; "
              "take 'categorical', of a softmax"}}) {
        CAPTURE(options);
        const ProgramRun refused = run_assay(folder, train + options);
        CHECK(refused.exit_code == 2);
        CHECK(refused.said(message));
    }
    CHECK(run_assay(folder, train + "--classifier mlp --epochs 1 --initial-weights auto").exit_code == 0);
    const ProgramRun counted = run_assay(folder, train + "--classifier multinomial-nb");
    CHECK(counted.said("features word:ngrams=1-2\nloss 0."));
    CHECK(!counted.said("epoch"));
    CHECK(run_assay(folder, "calibrate --data " + kReviews + "test.csv --output c.assay --method foo")
              .said("--method must be one of temperature, platt, isotonic, best, not 'foo'"));
    CHECK(run_assay(folder, train + "--class-weight good=2").said("a class weight is for the label 'good'"));
}

namespace {

constexpr const char* kFeatures = R"(<features>
  <use href="words.xml"/>
  <lexicon name="praise" extends="good">well made</lexicon>
  <word ngrams="1-2"/>
  <mentions of="praise" value="log1p"/>
  <prefix of="un"/>
  <begins_with>although</begins_with>
  <surface of="exclamations words"/>
</features>
)";

void write_rich_features(const TemporaryFolder& folder) {
    folder.write("words.xml", "<templates><lexicon name=\"good\">good\nfine</lexicon></templates>");
    folder.write("f.xml", kFeatures);
    folder.write("d.csv",
                 "text,label\nGood and fine!,positive\nunfair and dull,negative\na Well made film!,positive\n"
                 "although an unkind film,negative\ndull,negative\nfine!!,positive\n");
}

}  // namespace

TEST_CASE("features from a file: trained, shown, explained, and complete in the model file") {
    const TemporaryFolder folder;
    write_rich_features(folder);
    const ProgramRun trained = run_assay(folder, "train --data d.csv --features-file f.xml --model m.assay");
    CAPTURE(trained.errors);
    REQUIRE(trained.exit_code == 0);
    const std::string with_lexicons = assay::read_file(folder / "m.assay");
    CHECK(with_lexicons.find("well made") != std::string::npos);
    REQUIRE(run_shell(folder, "rm words.xml f.xml").exit_code == 0);  // the model needs them no more
    const ProgramRun rows = run_assay(folder, "vectorize --model m.assay 'Unfair, but WELL  made!!'");
    CAPTURE(rows.output);
    CHECK(rows.said("1  prefix:un-\n"));
    CHECK(rows.said("0.693147  lexicon:praise\n"));
    CHECK(rows.said("2  surface:exclamations\n"));
    CHECK(rows.said("4  surface:words\n"));
    CHECK(run_assay(folder, "explain --model m.assay --top 100").said("lexicon:praise"));
    const ProgramRun explained = run_assay(
        folder, "explain --model m.assay --text 'Unfair, but WELL  made!!' --label positive --format json");
    CAPTURE(explained.errors);
    REQUIRE(explained.exit_code == 0);
    CHECK(explained.said("prefix:un-"));
    CHECK(explained.said("\"!!\""));
    const Json evaluated =
        Json::parse(run_assay(folder, "evaluate --model m.assay --data d.csv --format json").output);
    CHECK(evaluated["accuracy"].get<double>() > 0.8);
}

TEST_CASE("rich features go with every classifier and command") {
    const TemporaryFolder folder;
    write_rich_features(folder);
    folder.write("good.txt", "good\nwell made\n");
    const std::string specs =
        "--features word --features mentions:file=good.txt --features surface:value=binary ";
    for (const char* classifier :
         {"logistic", "nb-logistic", "multinomial-nb", "bernoulli-nb", "complement-nb", "mlp --epochs 2"}) {
        CAPTURE(classifier);
        const ProgramRun run = run_assay(
            folder, "train --data d.csv --quiet --model m.assay " + specs + "--classifier " + classifier);
        CAPTURE(run.errors);
        CHECK(run.exit_code == 0);
        CHECK(run_assay(folder, "evaluate --model m.assay --data d.csv").exit_code == 0);
    }
    CHECK(run_assay(folder,
                    "train --data d.csv --model m.assay --classifier bernoulli-nb --features-file f.xml")
              .said("Bernoulli naive Bayes reads occurrences, neither log1p nor a scale"));
    CHECK(run_assay(folder, "cross-validate --data d.csv --folds 2 " + specs).exit_code == 0);
    CHECK(run_assay(folder, "map --data d.csv --svg map.svg --features-file f.xml").exit_code == 0);
    CHECK(run_assay(folder, "tune --data d.csv --folds 2 --try 'features-file=f.xml' --try 'C=0.1|1'")
              .exit_code == 0);
}

TEST_CASE("what is wrong with rich features") {
    const TemporaryFolder folder;
    write_rich_features(folder);
    folder.write("bad.xml", "<features>\n  <wrod/>\n  <word mindf=\"2\"/>\n</features>\n");
    const ProgramRun bad = run_assay(folder, "train --data d.csv --model m.assay --features-file bad.xml");
    CHECK(bad.exit_code == 2);
    CHECK(bad.said("bad.xml:2:4: error: <wrod> cannot stand in <features>; did you mean 'word'?"));
    CHECK(bad.said("bad.xml:3:9: error: <word> has no attribute 'mindf'; did you mean 'min_df'?"));
    CHECK(bad.said("--features-file 'bad.xml' has 2 problems"));
    CHECK(run_assay(folder, "vectorize a --features mentions:pos_adjj,file=assay:sentiment")
              .said("there is no lexicon 'pos_adjj' in 'assay:sentiment'; did you mean 'pos_adj'?"));
    CHECK(run_assay(folder, "train --data d.csv --model f.xml --features-file f.xml")
              .said("--model would overwrite the --features-file file 'f.xml'"));
    CHECK(run_assay(folder, "vectorize a --features-file f.xml --ngrams 2").exit_code == 2);
}
