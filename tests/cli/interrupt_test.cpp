// Signals while a program of the user's predicts: it never outlives assay, and what is finished is reported.
#include <support/run_program.hpp>

using namespace assay::test;

namespace {

constexpr const char* kSuite = R"(<suite name="s" labels="negative positive">
  <test name="first" type="MFT"><template>good</template><expect label="positive"/></test>
  <test name="second" type="MFT"><template>hang {1|2|3}</template><expect label="positive"/></test>
</suite>)";

/// Answers until a text says "hang", and stays then; its number, and that of a child, go to files.
constexpr const char* kProgram = R"sh(trap '' TERM
sleep 1000 &
echo $! >child
echo $$ >program
case $1 in mute) touch hanging; sleep 1000 ;; esac
while IFS= read -r line; do
  case $line in *hang*) touch hanging; sleep 1000 ;; esac
  id=${line#*\"id\":}
  echo "{\"id\": ${id%%,*}, \"label\": \"positive\"}"
done
)sh";

/// Waits until the program hangs, so that the signals come at a known moment.
constexpr const char* kFunctions = R"sh(
is_gone() { case "$(cat /proc/$1/stat 2>/dev/null)" in ''|*') Z '*) return 0 ;; *) return 1 ;; esac; }
await_hanging() { while [ ! -e hanging ]; do sleep 0.02; done; }
await_gone() { while ! is_gone $(cat $1); do sleep 0.02; done; echo "$1 is gone"; }
)sh";

/// Runs assay in the background and the script against it, whose $assay is its number; a test that would wait
/// for ever fails.
ProgramRun run_with_signals(const TemporaryFolder& folder, const std::string& arguments,
                            const std::string& script) {
    assay::write_file(folder / "s.xml", kSuite);
    assay::write_file(folder / "m.sh", kProgram);
    assay::write_file(folder / "script.sh",
                      std::string(kFunctions) + "'" ASSAY_PROGRAM "' " + arguments +
                          " &\nassay=$!\nawait_hanging\n" + script +
                          "\nwait $assay; echo status $?\nawait_gone program; await_gone child\n");
    return run_shell(folder, "timeout -k 1 60 sh script.sh");
}

}  // namespace

TEST_CASE("the first signal ends a run whose program hangs, with a report of the finished tests") {
    struct Row {
        const char* signal;
        const char* status;
    };
    for (const Row& row : {Row{"INT", "130"}, Row{"TERM", "143"}, Row{"HUP", "129"}}) {
        CAPTURE(row.signal);
        const TemporaryFolder folder;
        const ProgramRun run =
            run_with_signals(folder, "run s.xml --command 'sh m.sh' --timeout 1000 -q -o r.json -o r.xml",
                             std::string("kill -") + row.signal + " $assay");
        CAPTURE(run.errors);
        CHECK(run.output ==
              "INTERRUPTED: the run stopped before its end; so far 1 case judged, 0.0% failed (95% "
              "interval 0.0% to 97.5%).\nstatus " +
                  std::string(row.status) + "\nprogram is gone\nchild is gone\n");
        CHECK(assay::read_file(folder / "r.json").find("\"complete\": false") != std::string::npos);
        CHECK(assay::read_file(folder / "r.xml").find("type=\"interrupted\"") != std::string::npos);
        CHECK(run_assay(folder, "report r.json").said("INTERRUPTED: "));
    }
}

TEST_CASE("a run that is stopped before the first answer has a verdict and reports, too") {
    const TemporaryFolder folder;
    const ProgramRun run = run_with_signals(
        folder, "run s.xml --command 'sh m.sh mute' --timeout 1000 -q -o r.json", "kill -INT $assay");
    CAPTURE(run.errors);
    CHECK(run.output ==
          "INTERRUPTED: the run stopped before any case was judged.\nstatus 130\nprogram is gone\nchild is "
          "gone\n");
    CHECK(run_assay(folder, "report r.json").said("sh m.sh mute (command)"));
}

TEST_CASE("a second signal ends the run at once, and the program with it") {
    const TemporaryFolder folder;
    const ProgramRun run = run_with_signals(folder, "run s.xml --command 'sh m.sh' --timeout 1000",
                                            "kill -INT $assay; kill -TERM $assay; kill -QUIT $assay");
    CHECK(run.said("program is gone\nchild is gone\n"));
    CHECK(!run.said("status 0"));
}

TEST_CASE("a program ends with every command that a signal ends") {
    for (const std::string signal : {"INT", "TERM", "HUP", "QUIT"}) {
        CAPTURE(signal);
        const TemporaryFolder folder;
        const ProgramRun run =
            run_with_signals(folder, "replay s.xml 'second#1' --command 'sh m.sh' --timeout 1000",
                             "kill -" + signal + " $assay");
        CHECK(run.said("program is gone\nchild is gone\n"));
        CHECK(!run.said("status 0"));
    }
}
