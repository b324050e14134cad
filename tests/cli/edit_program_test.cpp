// Programs that a suite names: none starts unless the command line says so.
#include <support/run_program.hpp>

#include <assay/base/files.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

using namespace assay::test;

namespace {

/// An edit that leaves a mark where it starts, of a case, of a row of a file and in a step.
void write_suites(const TemporaryFolder& folder) {
    const std::string command = "command='sh -c \"touch MARK; sed -u s/good/great/\"'";
    const std::string end = "<expect same='label'/></test></suite>";
    const std::string begin = "<suite name='s' labels='negative neutral positive'><test name='t' type='INV'>";
    const std::string edit = "<perturb with='program' " + command + "/>";
    folder.write("case.xml", begin + "<case>It was good.</case>" + edit + end);
    folder.write("data.xml", begin + "<data src='d.csv'/>" + edit + end);
    folder.write("step.xml", begin + "<case>It was good.</case><perturb><step with='program' " + command +
                                 "/></perturb>" + end);
    folder.write("d.csv", "text\nIt was good.\nIt was fine.\n");
}

bool has_mark(const TemporaryFolder& folder) {
    return std::filesystem::exists(folder.path() / "MARK");
}

}  // namespace

TEST_CASE("no command starts the program of a suite unless it is allowed to") {
    const TemporaryFolder folder;
    write_suites(folder);
    for (const std::string suite : {"case.xml", "data.xml", "step.xml"})
        for (const std::string command :
             {"check ", "expand ", "lint ", "run ", "list tests ", "list lexicons ", "replay "}) {
            CAPTURE(suite);
            CAPTURE(command);
            const ProgramRun run =
                run_assay(folder, command + suite + (command == "replay " ? " 't#0'" : ""));
            CHECK(run.exit_code == 2);
            CHECK(run.said("a suite starts no program unless you allow it"));
            CHECK(!has_mark(folder));
        }
}

TEST_CASE("a program that is allowed edits, and the command to replay a case allows it again") {
    const TemporaryFolder folder;
    write_suites(folder);
    for (const std::string suite : {"case.xml", "data.xml", "step.xml"}) {
        CAPTURE(suite);
        CHECK(run_assay(folder, "expand " + suite + " --allow-programs").output ==
              "It was good.\nIt was great.\n");
        CHECK(has_mark(folder));
    }
    CHECK(run_assay(folder, "check case.xml --allow-programs").exit_code == 0);
    CHECK(run_assay(folder, "run case.xml --allow-programs --timeout 30 -o r.json").exit_code == 0);
    CHECK(assay::read_file(folder.path() / "r.json").find("--allow-programs") != std::string::npos);
    CHECK(run_assay(folder, "replay case.xml 't#0' --allow-programs").said("[good → great]"));
}

TEST_CASE("a program that edits and fails ends the command with 3, and says why") {
    const TemporaryFolder folder;
    const auto fails = [&](const std::string& program, const std::string& why,
                           const std::string& options = "") {
        folder.write("s.xml",
                     "<suite name='s' labels='a b'><test name='t' type='INV'><case>x</case><perturb "
                     "with='program' command='sh -c \"" +
                         program + "\"'/><expect same='label'/></test></suite>");
        const ProgramRun run = run_assay(folder, "expand s.xml --allow-programs" + options);
        CAPTURE(program);
        CHECK(run.exit_code == 3);
        CHECK(run.said(why));
    };
    fails("exit 4", "exited with status 4");
    fails("read line; echo no; cat", "printed a line that is no answer: 'no'");
    fails("sleep 60", "gave no answer for 0.1 seconds", " --timeout 0.1");
    CHECK(run_assay(folder, "expand s.xml --timeout 1").exit_code == 2);
}
