// Models that are servers, as a user tests them.
#include <support/run_program.hpp>
#include <support/test_server.hpp>

#include <nlohmann/json.hpp>

using namespace assay::test;

namespace {

constexpr const char* kSuite = R"(<suite name="s" labels="negative positive">
  <test name="good" type="MFT"><template>It is {not|really} {good|fine}.</template><expect label="positive"/></test>
</suite>)";

}  // namespace

TEST_CASE("options of a server are checked before anything is asked") {
    const TemporaryFolder folder;
    folder.write("s.xml", kSuite);
    struct Row {
        const char* arguments;
        const char* message;
    };
    for (const Row& row : {
             Row{"--url localhost:8000", "'localhost:8000' is no URL"},
             Row{"--url file:///etc/passwd", "does not begin with http:// or https://"},
             Row{"--url http://h/ --command cat", "--command and --url both name a model"},
             Row{"--url http://h/ --request '{}'", "--request has no \"$text\""},
             Row{"--url http://h/ --answer x", "--answer 'x' is no JSON Pointer"},
             Row{"--url http://h/ --header x", "'x' is no header"},
             Row{"--url http://h/ --per-request 0", "--per-request must be"},
             Row{"--url http://h/ --connections 1000", "--connections must be"},
             Row{"--request '{}'", "--request goes with --url"},
             Row{"--header 'A: b' --command cat", "--header goes with --url"},
             Row{"--timeout 3", "--timeout goes with --command or --url"},
         }) {
        CAPTURE(row.arguments);
        const ProgramRun run = run_assay(folder, std::string("run s.xml ") + row.arguments);
        CAPTURE(run.errors);
        CHECK(run.exit_code == 2);
        CHECK(run.said(row.message));
    }
    CHECK(run_assay(folder, "run s.xml --url http://127.0.0.1:1/").exit_code == 3);
}

#ifdef ASSAY_PYTHON

TEST_CASE("a server is tested, and a case of it is replayed") {
    const TestServer server;
    const TemporaryFolder folder;
    folder.write("s.xml", kSuite);
    const std::string url = "--url " + server.url("predict");
    const ProgramRun run = run_assay(folder, "run s.xml -o r.json " + url);
    CAPTURE(run.errors);
    CHECK(run.exit_code == 0);
    CHECK(run.said("50.0%"));
    const auto results = nlohmann::json::parse(assay::read_file(folder / "r.json"));
    CHECK(results["model"]["kind"] == "url");
    CHECK(results["model"]["name"] == server.url("predict"));
    CHECK(results["tests"][0]["failed"] == 2);
    CHECK(run_assay(folder, "report r.json").said(server.url("predict") + " (url)"));
    CHECK(run_assay(folder, "replay s.xml 'good#0' " + url).said("0.75"));
    CHECK(run_assay(folder, "run s.xml -o r2.json --per-request 1 --connections 1 " + url).exit_code == 0);
    CHECK(assay::read_file(folder / "r2.json").size() > 0);
    CHECK(nlohmann::json::parse(assay::read_file(folder / "r2.json"))["tests"] == results["tests"]);
}

TEST_CASE("a language model is a classifier, and secrets stay in the environment") {
    const TestServer server;
    const TemporaryFolder folder;
    folder.write("s.xml", kSuite);
    ::setenv("ASSAY_TEST_TOKEN", "s3cret", 1);
    const std::string arguments =
        "run s.xml -o r.json --url " + server.url("chat") +
        " --answer /choices/0/message/content --header 'Authorization: Bearer ${ASSAY_TEST_TOKEN}'"
        " --request '{\"messages\": [{\"role\": \"user\", \"content\": \"Negative or Positive?\\n$text\"}]}'"
        " --labels Negative=negative,Positive=positive";
    const ProgramRun run = run_assay(folder, arguments);
    CAPTURE(run.errors);
    CHECK(run.exit_code == 0);
    const std::string results = assay::read_file(folder / "r.json");
    CHECK(results.find("s3cret") == std::string::npos);
    const auto json = nlohmann::json::parse(results);
    CHECK(json["tests"][0]["failed"] == 2);
    // The command that the report gives works as it is.
    std::string replay = json["replay"];
    replay.replace(replay.find("'ID'"), 4, "'good#0'").replace(0, replay.find(' ') + 1, "");
    const ProgramRun again = run_assay(folder, replay);
    CAPTURE(replay);
    CAPTURE(again.errors);
    CHECK(again.said("It is not good."));
    CHECK(!again.said("s3cret"));
}

TEST_CASE("other commands ask a server as well") {
    const TestServer server;
    const TemporaryFolder folder;
    const std::string url = " --url " + server.url("predict");
    CHECK(run_assay(folder, "explain 'It is not good'" + url).said("not"));
    CHECK(run_assay(folder, "explain --method linear 'It is not good'" + url)
              .said("--method linear looks into a model file, not at a --url"));
    const std::string fill = "suggest 'I {mask} it' --url " + server.url("fill");
    CHECK(run_assay(folder, fill).output ==
          "Server '" + server.url("fill") + "'\n   score  word\n  0.5000  enjoyed\n  0.2500  liked\n");
    CHECK(run_assay(folder, fill + " --request '{\"inputs\": \"$text\"}' --mask '<mask>' --top 1")
              .said("hated"));
    CHECK(run_assay(folder, "suggest 'I {mask} it' --url " + server.url("garbage")).exit_code == 3);
}

TEST_CASE("what a server does wrong ends the run with 3 and is shown, harmless") {
    const TestServer server;
    const TemporaryFolder folder;
    folder.write("s.xml", kSuite);
    const auto run = [&](const std::string& path) {
        return run_assay(folder, "run s.xml --timeout 2 --url " + server.url(path));
    };
    for (const std::string path :
         {"refuse", "redirect", "garbage", "few", "nan", "slow", "always_busy", "big"}) {
        CAPTURE(path);
        CHECK(run(path).exit_code == 3);
    }
    CHECK(run("refuse").said("answered with status 422"));
    CHECK(run("redirect").said("a redirection to 'http://example.com/elsewhere'"));
    CHECK(run("busy").exit_code == 0);
    CHECK(run("drop").exit_code == 0);
}

TEST_CASE("Ctrl-C ends a run whose server hangs, with a report") {
    const TestServer server;
    const TemporaryFolder folder;
    folder.write("s.xml", kSuite);
    for (const std::string path : {"slow", "slow_later"}) {
        CAPTURE(path);
        const ProgramRun run =
            run_shell(folder, "'" ASSAY_PROGRAM "' run s.xml -q -o r.json --url " + server.url(path) +
                                  " & sleep 1; kill -INT $!; wait $!; echo status $?");
        CAPTURE(run.errors);
        CHECK(run.output == "INTERRUPTED: the run stopped before any case was judged.\nstatus 130\n");
        CHECK(assay::read_file(folder / "r.json").find("\"kind\": \"url\"") != std::string::npos);
    }
}

#endif
