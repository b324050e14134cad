// Models of the user's own: recorded predictions and programs, end to end.
#include <support/run_program.hpp>

#include <fstream>
#include <sstream>

using namespace assay::test;

namespace {

constexpr const char* kSuite = R"(<suite name="s" labels="negative positive">
  <lexicon name="w">good
    fine
    bad</lexicon>
  <test name="t" type="MFT" max-failure-rate="0.4"><template>It is {w}.</template><expect label="positive"/></test>
  <test name="i" type="INV" max-failure-rate="0">
    <template>Really {w}!</template><perturb with="append" choices="{Yes.|No.}"/><expect same="label" tolerance="0.2"/>
  </test>
</suite>)";

/// Answers 0.9 for positive, and 0.2 where a text holds "bad".
constexpr const char* kProgram = R"(import json, sys
for line in sys.stdin:
    row = json.loads(line)
    p = 0.2 if "bad" in row["text"] else 0.9
    print(json.dumps({"id": row["id"], "probabilities": {"positive": p, "negative": 1 - p}}), flush=True)
)";

bool has_python() {
    return std::system("python3 -c '' >/dev/null 2>&1") == 0;
}

void put(const TemporaryFolder& folder, const std::string& name, const std::string& text) {
    assay::write_file(folder / name, text);
}

/// Softmax lines for the texts of an expansion.
std::string softmax_lines(const std::string& texts) {
    std::string lines, text;
    for (std::istringstream in(texts); std::getline(in, text);)
        lines += text.find("bad") != std::string::npos ? "0.8 0.2\n" : "0.1 0.9\n";
    return lines;
}

}  // namespace

TEST_CASE("recorded predictions in the order of the expansion") {
    const TemporaryFolder folder;
    put(folder, "s.xml", kSuite);
    const std::string texts = run_assay(folder, "expand s.xml").output;
    CHECK(texts ==
          "It is good.\nIt is fine.\nIt is bad.\nReally good!\nReally good! Yes.\nReally good! No.\nReally "
          "fine!\n"
          "Really fine! Yes.\nReally fine! No.\nReally bad!\nReally bad! Yes.\nReally bad! No.\n");
    put(folder, "p.txt", softmax_lines(texts));
    const ProgramRun run = run_assay(folder, "run s.xml --predictions p.txt --format softmax --quiet");
    CHECK(run.output ==
          "PASSED: 2 of 2 gates passed; 6 cases judged, 16.7% failed (95% interval 0.4% to 64.1%).\n");
    CHECK(run.exit_code == 0);
    CHECK(run_assay(folder, "replay s.xml 't#2' --predictions p.txt --format softmax").exit_code == 1);

    put(folder, "short.txt", softmax_lines(texts).substr(8));
    const ProgramRun mismatch = run_assay(folder, "run s.xml --predictions short.txt --format softmax");
    CHECK(mismatch.exit_code == 2);
    CHECK(mismatch.said("11"));
    CHECK(mismatch.said("12"));
}

TEST_CASE("recorded predictions by text") {
    const TemporaryFolder folder;
    put(folder, "s.xml", kSuite);
    put(folder, "p.jsonl",
        "{\"text\": \"It is good.\", \"label\": \"positive\"}\n{\"text\": \"It is fine.\", \"label\": "
        "\"positive\"}\n"
        "{\"text\": \"It is bad.\", \"label\": \"negative\"}\n");
    CHECK(run_assay(folder, "run s.xml --test t --predictions p.jsonl --quiet").exit_code == 0);
    const ProgramRun missing = run_assay(folder, "run s.xml --predictions p.jsonl");
    CHECK(missing.exit_code == 2);
    CHECK(missing.said("Really good!"));
}

TEST_CASE("predictions that no text needs are mentioned") {
    const TemporaryFolder folder;
    put(folder, "s.xml", kSuite);
    put(folder, "p.jsonl",
        "{\"text\": \"It is good.\", \"label\": \"positive\"}\n{\"text\": \"It is fine.\", \"label\": "
        "\"positive\"}\n{\"text\": \"other\", \"label\": \"positive\"}\n"
        "{\"text\": \"It is bad.\", \"label\": \"negative\"}\n");
    const ProgramRun run = run_assay(folder, "run s.xml --test t --predictions p.jsonl");
    CHECK(run.exit_code == 0);
    CHECK(run.errors == "p.jsonl: 1 of 4 predictions belongs to no text of this run\n");
    CHECK(run_assay(folder, "run s.xml --test t --predictions p.jsonl -q").errors.empty());
}

TEST_CASE("a label that nobody knows is refused, with the nearest that is known") {
    const TemporaryFolder folder;
    put(folder, "s.xml", kSuite);
    put(folder, "named.jsonl",
        "{\"text\": \"It is good.\", \"probabilities\": {\"neg\": 0.1, \"pos\": 0.6, "
        "\"neutral\": 0.3}}\n");
    put(folder, "arrays.jsonl", "{\"text\": \"It is good.\", \"probabilities\": [0.1, 0.9]}\n");
    put(folder, "p.txt", "0.1 0.6 0.3\n");
    struct Row {
        const char* options;
        const char* message;
    };
    const std::string run = "run s.xml --test t ";
    for (const Row& row : {
             Row{"--predictions named.jsonl --labels neg=negative,pos=positive --drop-label nuetral",
                 "error: --drop-label: there is no label 'nuetral'; did you mean 'neutral'?\n  file: neg pos "
                 "neutral\n"
                 "  suite: negative positive\n"},
             Row{"--predictions named.jsonl --labels ng=negative,pos=positive --drop-label neutral",
                 "error: --labels: there is no label 'ng'; did you mean 'neg'?"},
             Row{"--predictions arrays.jsonl --drop-label neutral",
                 "error: --drop-label: there is no label 'neutral'\n"},
             Row{"--predictions arrays.jsonl --labels 7=positive", "error: --labels: there is no label '7'"},
             Row{"--predictions p.txt --format softmax --model-labels negative,positive,neutral --drop-label "
                 "netral",
                 "error: --drop-label: there is no label 'netral'; did you mean 'neutral'?"},
             Row{"--predictions named.jsonl",
                 "named.jsonl:1:42: error: unknown labels 'neg', 'pos', 'neutral'; the labels are negative "
                 "positive, "
                 "and --labels neg=…,pos=…,neutral=… maps other names to them\n"},
             // Known to the file, to --model-labels, by number: here another thing is wrong.
             Row{"--predictions named.jsonl --labels neg=negative,pos=positive --drop-label neutral",
                 "2 of 3 texts have no prediction"},
             Row{"--predictions arrays.jsonl --labels 1=positive,0=negative",
                 "2 of 3 texts have no prediction"},
             Row{"--predictions p.txt --format softmax --model-labels negative,positive,neutral --drop-label "
                 "neutral",
                 "1 prediction for 3 texts: 2 texts have no prediction: there is no line 2, which would be "
                 "that of "
                 "'It is fine.', unless one is missing above"},
         }) {
        CAPTURE(row.options);
        const ProgramRun refused = run_assay(folder, run + row.options);
        CAPTURE(refused.errors);
        CHECK(refused.exit_code == 2);
        CHECK(refused.said(row.message));
    }
}

TEST_CASE("a suite of pairs says first that the default model cannot judge it") {
    const TemporaryFolder folder;
    put(folder, "s.xml",
        "<suite name='s' labels='same different' fields='a b'><test name='t' type='MFT'><template>"
        "<field name='a'>x</field><field name='b'>y</field></template><expect label='same'/></test></suite>");
    const ProgramRun run = run_assay(folder, "run s.xml");
    CHECK(run.exit_code == 2);
    CHECK(run.errors ==
          "assay: error: the default model reads single texts, but those of this suite have the 2 fields "
          "a, b; name a model of yours with --command, --url or --predictions\n");
}

TEST_CASE("a program that predicts") {
    if (!has_python()) {
        MESSAGE("skipped: there is no python3");
        return;
    }
    const TemporaryFolder folder;
    put(folder, "s.xml", kSuite);
    put(folder, "m.py", kProgram);
    const ProgramRun run = run_assay(folder, "run s.xml --command 'python3 m.py' --quiet");
    CHECK(run.output ==
          "PASSED: 2 of 2 gates passed; 6 cases judged, 16.7% failed (95% interval 0.4% to 64.1%).\n");
    CHECK(run.exit_code == 0);
}

TEST_CASE("README's program runs as it is written") {
    if (!has_python()) {
        MESSAGE("skipped: there is no python3");
        return;
    }
    const TemporaryFolder folder;
    const std::string readme = assay::read_file(ASSAY_SOURCE_DIR "/README.md"), fence = "```python\n";
    const std::size_t begin = readme.find(fence) + fence.size();
    put(folder, "my_model.py", readme.substr(begin, readme.find("```", begin) - begin));
    put(folder, "s.xml", kSuite);
    for (const std::string path : {"unset PYTHONPATH", "export PYTHONPATH=", "export PYTHONPATH=/nowhere"}) {
        CAPTURE(path);
        const ProgramRun run = run_shell(folder, path + "; '" ASSAY_PROGRAM
                                                        "' run s.xml --command 'python3 my_model.py' "
                                                        "--drop-label neutral --quiet");
        CHECK(run.said("6 cases judged"));
        CHECK(run.exit_code <= 1);
    }
    put(folder, "assay_model.py", "print('mine')");  // one beside the program goes first
    CHECK(run_assay(folder, "run s.xml --command 'python3 my_model.py'").said("'mine'"));
}

TEST_CASE("a model that fails ends the run with exit code 3 and says why") {
    const TemporaryFolder folder;
    put(folder, "s.xml", kSuite);
    struct Row {
        const char* options;
        const char* message;
    };
    for (const Row& row : {Row{"--command ./nothing-here", "nothing-here"},
                           Row{"--command 'sh -c \"echo broken >&2; exit 4\"'", "broken"},
                           Row{"--command 'sh -c \"echo garbage; cat\"'", "garbage"},
                           Row{"--command 'sleep 60' --timeout 0.2", "0.2"}}) {
        CAPTURE(row.options);
        const ProgramRun run = run_assay(folder, std::string("run s.xml ") + row.options);
        CHECK(run.exit_code == 3);
        CHECK(run.said(row.message));
        CHECK(run.output.empty());
    }
}

TEST_CASE("open answers: a program's words are compared, in any order of threads") {
    if (!has_python()) return;
    const TemporaryFolder folder;
    put(folder, "s.xml", R"(<suite name="reading" answers="normalized" fields="context question">
  <use href="assay:people"/>
  <test name="job" type="MFT" max-failure-rate="0">
    <template limit="first_name=20 profession=20">
      <field name="context">{first_name} is {a:profession}.</field><field name="question">What is {first_name}'s job?</field>
    </template>
    <expect label="{profession}"/>
  </test>
  <test name="typos" type="INV" max-failure-rate="0.99">
    <template limit="first_name=20 profession=20">
      <field name="context">{first_name} is {a:profession}.</field><field name="question">What is {first_name}'s job?</field>
    </template>
    <perturb with="add-typos" in="question"/>
    <expect same="label"/>
  </test>
</suite>)");
    put(folder, "m.py", R"(import json, sys
for line in sys.stdin:
    row = json.loads(line)
    context, question = row["text"]
    answer = "The " + context.split(" is ")[1].upper() if "job" in question else question.split()[0]
    print(json.dumps({"id": row["id"], "label": answer}), flush=True)
)");
    const std::string run = "run s.xml --command 'python3 m.py' --quiet -o ";
    CHECK(run_assay(folder, run + "a.json --jobs 1").exit_code == 0);
    CHECK(run_assay(folder, run + "b.json --jobs 7 --batch 3").exit_code == 0);
    const std::string json = assay::read_file(folder / "a.json");
    CHECK(assay::read_file(folder / "b.json") == json);
    CHECK(json.find("\"labels\": []") != std::string::npos);  // of the model
    CHECK(json.find("\"failed\": 0") != std::string::npos);
    CHECK(run_assay(folder, "report a.json").said("gives labels only"));
    const ProgramRun replay = run_assay(folder, "replay s.xml 'job#0' --command 'python3 m.py'");
    CHECK(replay.exit_code == 0);
    const ProgramRun labels = run_assay(folder, "run s.xml --command 'python3 m.py' --labels a=b");
    CHECK(labels.exit_code == 2);
    CHECK(labels.said("--labels means nothing here: the answers of this suite are open"));
}
