// `assay lint`: what it prints and exits with.
#include <support/run_program.hpp>

#include <doctest/doctest.h>

using namespace assay::test;

TEST_CASE("lint exits with 0 where nothing is found, 1 where something is, 2 where the suite is broken") {
    const TemporaryFolder folder;
    const std::string head = "<suite name='s' labels='a b'><test name='t' type='MFT'>";
    const std::string tail = "<expect label='a'/></test></suite>";
    folder.write("good.xml", head + "<case>x</case>" + tail);
    folder.write("twice.xml", head + "<case>x</case><case>x</case>" + tail);
    folder.write("broken.xml", head + "<case>x</case></test></suite>");
    const ProgramRun good = run_assay(folder, "lint good.xml");
    CHECK(good.exit_code == 0);
    CHECK(good.output == "good.xml: nothing found, 1 case looked at\n");
    const ProgramRun twice = run_assay(folder, "lint twice.xml");
    CHECK(twice.exit_code == 1);
    CHECK(twice.output ==
          "twice.xml:1:31: warning: 1 of 2 cases have the texts of another, such as 't#0' and 't#1': 'x' "
          "[duplicate-texts]\ntwice.xml: 1 finding, 2 cases looked at\n");
    CHECK(run_assay(folder, "lint broken.xml").exit_code == 2);
    CHECK(run_assay(folder, "lint --help").said("contradictory-labels"));
}
