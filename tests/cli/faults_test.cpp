// What the program says to those who mistype.
#include <support/run_program.hpp>

#include <regex>

using namespace assay::test;

TEST_CASE("bad usage exits with 2, says what is wrong and how to mend it") {
    const TemporaryFolder folder;
    REQUIRE(run_assay(folder, "new suite s").exit_code == 0);
    assay::write_file(folder / "empty.xml", "");
    struct Row {
        const char* arguments;
        const char* message;
    };
    for (const Row& row : {
             Row{"rn s.xml", "there is no command 'rn'; did you mean 'run'?"},
             Row{"run", "SUITE is missing\nusage: assay run SUITE"},
             Row{"run s.xml --labels A=not good,B=bad",
                 "assay: error: too many arguments, 'good,B=bad' is the first; one that holds spaces is "
                 "written "
                 "in quotes\nusage: assay run SUITE [OPTIONS]\n"},
             Row{"run s.xml --smaple 3", "there is no option '--smaple'; did you mean '--sample'?"},
             Row{"run s.xml --sample 0", "--sample must be a whole number from 1 on, not '0'"},
             Row{"run s.xml --sample -1", "--sample must be a whole number from 1 on, not '-1'"},
             Row{"run s.xml --sample some", "--sample must be a whole number from 1 on, not 'some'"},
             Row{"run s.xml --seed x", "--seed must be a whole number"},
             Row{"run s.xml --type mft", "--type must be MFT, INV or DIR, not 'mft'"},
             Row{"run s.xml --max-failure-rate 2",
                 "--max-failure-rate must be a share such as 0.15 or 15%, not '2'"},
             Row{"run s.xml --max-failure-rate 1 --min-pass-rate 0", "say the same thing"},
             Row{"run s.xml --report yaml=x", "yaml"},
             Row{"run s.xml --report json", "--report takes NAME=VALUE"},
             Row{"run s.xml -o x.pdf", ".json"},
             Row{"run s.xml -o -", "'-' is no file for a report"},
             Row{"run s.xml --report json=-", "'-' is no file for a report"},
             Row{"run s.xml -o a.json -o ./a.json", "two reports go to one file, './a.json'"},
             Row{"run s.xml --report junit=a -o sub/../a.txt --report text=a",
                 "two reports go to one file, 'a'"},
             Row{"run s.xml --data s.xml --data s-lexicons.xml",
                 "--data s.xml and --data s-lexicons.xml both take the place of every <data>"},
             Row{"run s.xml --data d=s.xml --data d=s-lexicons.xml", "--data gives 'd' twice"},
             Row{"train --data s.xml --model m --ngrams 3-2",
                 "--ngrams: '3-2' has the longer length first; write 2-3"},
             Row{"train --data s.xml --model m --ngrams x", "--ngrams: 'x' is no range"},
             Row{"run s.xml --progress loud", "--progress must be one of auto, never"},
             Row{"run s.xml --test nothing", "has no test 'nothing'"},
             Row{"run s.xml --test 'plain prais'", "did you mean 'plain praise'?"},
             Row{"run s.xml --capability Negatoin", "did you mean 'Negation'?"},
             Row{"run s.xml --type DIR --capability NER", "no test of the suite"},
             Row{"run s.xml --model a --command b", "--model and --command both name a model"},
             Row{"run s.xml --format softmax", "--format goes with --predictions"},
             Row{"run s.xml --model nothing.assay", "nothing.assay"},
             Row{"run s.xml --predictions nothing.txt", "nothing.txt"},
             Row{"run s.xml --labels x", "--labels"},
             Row{"run s.xml --labels positive=happy", "happy"},
             Row{"run s.xml --drop-label nothing", "nothing"},
             Row{"run s.xml --neutral-band 0.9,0.1", "neutral-band"},
             Row{"run s.xml --data nothing.csv", "there is no file 'nothing.csv'"},
             Row{"run s.xml --text body", "--text and --label name columns of --data"},
             Row{"run nothing.xml", "there is no file 'nothing.xml'"},
             Row{"run .", "is a folder"},
             Row{"run empty.xml", "empty.xml:1:1: error: "},
             Row{"run assay:sentimant", "no suite 'assay:sentimant' is installed; did you mean 'sentiment'?"},
             Row{"replay s.xml", "ID is missing"},
             Row{"replay s.xml 'plain praise'", "is no case id"},
             Row{"replay s.xml 'plain prase#1'", "did you mean 'plain praise'?"},
             Row{"report s.xml", "s.xml"},
             Row{"report nothing.json", "nothing.json"},
             Row{"expand s.xml --format xml", "--format must be one of text, tsv, jsonl, not 'xml'"},
             Row{"list", "say what to list"},
             Row{"list suits", "error: WHAT must be one of suites, "},
             Row{"list suits", "did you mean 'suites'?"},
             Row{"new", "assay new suite NAME"},
             Row{"new suite ../x", "is no name for a suite"},
             Row{"new suite", "NAME is missing"},
         }) {
        CAPTURE(row.arguments);
        const ProgramRun run = run_assay(folder, row.arguments);
        CHECK(run.exit_code == 2);
        CHECK(run.output.empty());
        CAPTURE(run.errors);
        CHECK(run.errors.find(row.message) != std::string::npos);
    }
}

TEST_CASE("every problem of a suite is listed with its place") {
    const TemporaryFolder folder;
    assay::write_file(folder / "s.xml", R"(<suite name="s" labels="a b">
  <lexicon name="pos_verb">like</lexicon>
  <test name="one" type="MFT">
    <template>I {pos_vreb} it.</template>
    <expect label="c"/>
  </test>
  <test name="two" typ="MFT"><template>x</template><expect label="a"/></test>
</suite>
)");
    const ProgramRun check = run_assay(folder, "check s.xml");
    CHECK(check.exit_code == 2);
    CHECK(check.said("s.xml:4:18: error: no lexicon 'pos_vreb'"));
    CHECK(check.said("    <template>I {pos_vreb} it.</template>\n                 ^"));
    CHECK(check.said("s.xml:5:20: error: "));
    CHECK(check.said("s.xml:7:20: error: "));
    CHECK(check.said("3 problems") == false);  // the missing type is a fourth
    CHECK(check.said("4 problems"));
}

TEST_CASE("every problem of a file of rows is listed with its line") {
    const TemporaryFolder folder;
    std::string rows = "text,label\n", cases, words = "w\n";
    for (int i = 2; i <= 40; ++i) rows += i % 2 == 0 ? "x,a\n" : "x,c\n";
    for (int i = 1; i <= 4; ++i)
        cases += i % 2 == 0 ? "{\"text\": 1}\n" : "{\"text\": \"x\", \"label\": \"c\"}\n";
    assay::write_file(folder / "rows.csv", rows);
    assay::write_file(folder / "wide.csv", "text,label\nx\nx,a,b\nx,a\n\"x\"y,a\n");
    assay::write_file(folder / "cases.jsonl", cases + "{oops\n");
    assay::write_file(folder / "words.csv", words + "x\nx\ny\ny\n");
    assay::write_file(folder / "s.xml", R"(<suite name="s" labels="a b">
  <lexicon name="w" from="words.csv"/>
  <test name="one" type="MFT"><data src="rows.csv" label="label"/><expect label="gold"/></test>
  <test name="two" type="MFT"><data src="wide.csv" label="label"/><expect label="gold"/></test>
  <test name="three" type="MFT"><cases src="cases.jsonl"/><expect label="a"/></test>
</suite>
)");
    const ProgramRun check = run_assay(folder, "check s.xml");
    CAPTURE(check.errors);
    CHECK(check.exit_code == 2);
    CHECK(check.said("rows.csv:3: error: "));
    CHECK(check.said("rows.csv:39: error: "));
    CHECK(!check.said("more problem"));
    CHECK(check.said("wide.csv:2: error: 1 column in this row, but 2 in the header"));
    CHECK(check.said("wide.csv:3:5: error: 3 columns in this row"));
    CHECK(check.said("wide.csv:5:4: error: text behind a closing quote"));
    CHECK(check.said("cases.jsonl:1:24: error: "));
    CHECK(check.said("cases.jsonl:2:10: error: a text must be a string"));
    CHECK(check.said("cases.jsonl:3:24: error: "));
    CHECK(check.said("cases.jsonl:5:2: error: "));
    CHECK(check.said("words.csv:3: error: 'x' is already in the lexicon 'w'"));
    CHECK(check.said("words.csv:5: error: 'y' is already"));

    for (int i = 0; i < 1'000; ++i) rows += "x,d\n";
    assay::write_file(folder / "rows.csv", rows);
    CHECK(run_assay(folder, "check s.xml").said("rows.csv:42: error: and 999 more problems, the first here"));
}

TEST_CASE("an attribute that is misspelt is one problem") {
    const TemporaryFolder folder;
    assay::write_file(folder / "s.xml", R"(<suite name="s" labels="a b">
  <test name="one" type="MFT"><template>x</template><expect lable="a"/></test>
</suite>
)");
    const ProgramRun check = run_assay(folder, "check s.xml");
    CHECK(check.said("<expect> has no attribute 'lable'; did you mean 'label'?"));
    CHECK(check.said("s.xml: 1 problem\n"));
    assay::write_file(folder / "s.xml", R"(<suite name="s" labels="a b">
  <test name="one" type="MFT"><template>x</template><expect tolerance="0"/></test>
</suite>
)");
    CHECK(run_assay(folder, "check s.xml").said("<expect> needs one of the attributes label, "));
}

TEST_CASE("a line that is long is shown around its fault") {
    const TemporaryFolder folder;
    assay::write_file(folder / "s.xml", "<suite name='s' labels='a b'><test name='t' type='MFT'><template>" +
                                            std::string(500, 'x') + " {nothing}" + std::string(500, 'y') +
                                            "</template><expect label='a'/></test></suite>\n");
    const ProgramRun check = run_assay(folder, "check s.xml");
    CHECK(check.said("\n…" + std::string(58, 'x') + " {nothing}" + std::string(92, 'y') + "…\n" +
                     std::string(61, ' ') + "^\n"));
}

TEST_CASE("text from a suite cannot move the cursor") {
    const TemporaryFolder folder;
    assay::write_file(folder / "s.xml",
                      "<suite name=\"s\" labels=\"a b\">\n  <test name=\"\xc2\x9b"
                      "31m\" type=\"MFT\"><template>\xe2\x80\xaeoops\xc2\x9b"
                      "2J</template>"
                      "<expect label=\"a\"/></test>\n</suite>\n");
    assay::write_file(folder / "p.txt", "b\n");
    const ProgramRun run =
        run_assay(folder, "run s.xml --predictions p.txt --format pred_only --colour never");
    CHECK(run.exit_code == 0);
    CHECK(run.output.find("\xc2\x9b") == std::string::npos);
    CHECK(run.output.find("\xe2\x80\xae") == std::string::npos);
    CHECK(run.said("\\u202eoops"));
    for (const std::string format : {"text", "tsv", "jsonl"}) {
        CAPTURE(format);
        const ProgramRun expand = run_assay(folder, "expand s.xml --format " + format);
        CHECK(expand.output.find("\xc2\x9b") == std::string::npos);
        CHECK(expand.output.find("\xe2\x80\xae") == std::string::npos);
        CHECK(expand.said(format == "jsonl" ? "\\u202eoops\\u009b2J" : "\\u202eoops\\x9b2J"));
    }
    // What is escaped reads back: ESC, DEL, a bidirectional control; the joiner of an emoji stays.
    assay::write_file(folder / "t.csv", "text\n\"\x1b[1m \x7f \xe2\x80\xae \xe2\x80\x8d \\x1b\"\n");
    assay::write_file(folder / "s.xml",
                      "<suite name='s' labels='a b'><test name='t' type='MFT'>"
                      "<data src='t.csv'/><expect label='a'/></test></suite>");
    CHECK(run_assay(folder, "expand s.xml").output == "\\x1b[1m \\x7f \\u202e \xe2\x80\x8d \\\\x1b\n");
    CHECK(run_shell(folder,
                    "'" ASSAY_PROGRAM "' expand s.xml | '" ASSAY_PROGRAM "' predict --escapes --format jsonl")
              .said("{\"text\":\"\\u001b[1m \\u007f \\u202e \\u200d \\\\x1b\","));
}

TEST_CASE("a NUL byte in a text is refused with its line") {
    const TemporaryFolder folder;
    const ProgramRun run = run_shell(folder, "printf 'a\\nb\\0c\\n' | '" ASSAY_PROGRAM "' predict");
    CHECK(run.exit_code == 2);
    CHECK(run.said("standard input:2:2: error: a NUL byte; is this text?"));
    CHECK(run.output.find("b") == std::string::npos);
}

TEST_CASE("text from a suite, its data or a model is no command to a CI system") {
    const TemporaryFolder folder;
    assay::write_file(folder / "s.xml", R"(<suite name="::warning::s" labels="::add-mask::x b">
  <test name="::error::t" type="MFT" capability="##vso[task.complete]" description="::stop-commands::d">
    <template>::set-output name=x::y ##[error]z{s}</template><expect label="b"/></test>
  <lexicon name="s"><entry>::error::1</entry><entry>##teamcity[x]</entry></lexicon>
</suite>)");
    assay::write_file(folder / "wrong.xml", "<suite name='s'>\n::error::oops</suite>\n");
    assay::write_file(folder / "p.txt", "0\n0\n");
    assay::write_file(folder / "m.sh", "echo '::error::broken' >&2; echo '##[error]' >&2; exit 4\n");
    REQUIRE(run_assay(folder, "run s.xml --predictions p.txt --format pred_only -q -o r.json").exit_code ==
            0);
    const std::regex begin("(^|\n)[ \t]*::[A-Za-z]"), anywhere("##[A-Za-z]*\\[");
    for (const std::string arguments : {"run s.xml --predictions p.txt --format pred_only",
                                        "run s.xml --predictions p.txt --format pred_only -q",
                                        "report r.json",
                                        "report r.json --format markdown",
                                        "report r.json --format json",
                                        "report r.json --format junit",
                                        "run s.xml --command 'sh m.sh'",
                                        "check s.xml",
                                        "check wrong.xml",
                                        "list tests s.xml",
                                        "list lexicons s.xml",
                                        "expand s.xml",
                                        "expand s.xml --format tsv",
                                        "expand s.xml --format jsonl",
                                        "replay s.xml '::error::t#0' --predictions p.txt --format pred_only",
                                        "replay s.xml '::error::t' --predictions p.txt --format pred_only",
                                        "predict '::error::x' '##[error]'",
                                        "predict '##[error]' --format jsonl",
                                        "'::error::x'",
                                        "run '::error::x'",
                                        "report '##[x]'"}) {
        CAPTURE(arguments);
        const ProgramRun run = run_assay(folder, arguments);
        CHECK(run.output.size() + run.errors.size() > 0);
        for (const std::string& text : {run.output, run.errors}) {
            CAPTURE(text);
            CHECK(!std::regex_search(text, begin));
            CHECK(!std::regex_search(text, anywhere));
        }
    }
    CHECK(run_assay(folder, "check s.xml").said("  \\x3a:error::t"));
    CHECK(run_assay(folder, "expand s.xml").output ==
          "\\::set-output name=x::y ##\\[error]z::error::1\n\\::set-output name=x::y "
          "##\\[error]z##teamcity\\[x]\n");
}

TEST_CASE("a report that cannot be written, or would overwrite what was read, is an error") {
    const TemporaryFolder folder;
    REQUIRE(run_assay(folder, "new suite s").exit_code == 0);
    std::filesystem::create_directory(folder / "folder.json");
    for (const std::string options :
         {"-o folder.json", "--report text=/dev/full", "-o s.xml", "--report json=./s.xml"}) {
        CAPTURE(options);
        const std::string before = assay::read_file(folder / "s.xml");
        const ProgramRun run = run_assay(folder, "run s.xml --quiet " + options);
        CHECK(run.exit_code == 2);
        CHECK(!run.errors.empty());
        CHECK(assay::read_file(folder / "s.xml") == before);
    }
    CHECK(run_assay(folder, "predict hello > /dev/full").exit_code == 2);
    CHECK(run_assay(folder, "list suites > /dev/full").exit_code == 2);
    CHECK(run_assay(folder, "list suites > /dev/full 2>&1").exit_code == 2);
}

TEST_CASE("a reader that has seen enough ends the program quietly") {
    const TemporaryFolder folder;
    REQUIRE(run_assay(folder, "new suite s").exit_code == 0);
    // A pipe whose reader has come and gone.
    const std::string closed = "mkfifo p; (exec 3<p) & exec 4>p; wait; ";
    for (const std::string command :
         {"list suites", "expand s.xml", "predict hello", "check s.xml", "run s.xml"}) {
        CAPTURE(command);
        const std::string line = "'" ASSAY_PROGRAM "' " + command + " >&4";
        const ProgramRun run = run_shell(folder, closed + line + "; echo $?; rm p");
        CHECK(run.output == "141\n");
        CHECK(run.errors.find("cannot write") == std::string::npos);
        CHECK(run_shell(folder, closed + line + " 2>&4; echo $?; rm p").output == "141\n");
    }
}

TEST_CASE("what is no regular file does not keep a suite waiting") {
    const TemporaryFolder folder;
    REQUIRE(run_shell(folder, "mkfifo pipe.csv pipe.xml pipe.jsonl").exit_code == 0);
    for (const std::string source : {"<data src='pipe.csv'/>", "<cases src='pipe.jsonl'/>"}) {
        CAPTURE(source);
        assay::write_file(folder / "s.xml", "<suite name='s' labels='a b'><test name='t' type='MFT'>" +
                                                source + "<expect label='a'/></test></suite>");
        CHECK(run_assay(folder, "check s.xml").said("is no regular file"));
    }
    assay::write_file(folder / "s.xml",
                      "<suite name='s' labels='a b'><use href='pipe.xml'/><test name='t' type='MFT'>"
                      "<template>x</template><expect label='a'/></test></suite>");
    CHECK(run_assay(folder, "check s.xml").said("is no regular file"));
    CHECK(run_assay(folder, "check /dev/zero").said("is a device, not a file"));
}
