// Suites that edit by WordNet, as a user runs them.
#include <support/run_program.hpp>

#include <doctest/doctest.h>

using namespace assay::test;

namespace {

/// Two senses with two words each, made up.
void write_wordnet(const TemporaryFolder& folder) {
    for (const char* part : {"noun", "verb", "adj", "adv"})
        for (const char* file : {"index.", "data."}) folder.write(std::string("wn/") + file + part, "");
    for (const char* part : {"noun", "verb", "adj", "adv"})
        folder.write(std::string("wn/") + part + ".exc", "");
    folder.write("wn/index.noun", "kite n 1 0 1 1 00000000  \nglider n 1 0 1 1 00000000  \n");
    folder.write("wn/data.noun", "00000000 06 n 02 kite 0 glider 0 000 | a craft  \n");
    folder.write("wn/cntlist.rev", "glider%1:06:00:: 1 5\nkite%1:06:00:: 1 5\n");
}

void write_suite(const TemporaryFolder& folder) {
    folder.write("s.xml",
                 "<suite name=\"s\">\n<test name=\"t\" type=\"INV\">\n"
                 "<case>My kites are red.</case>\n<perturb with=\"wordnet-synonyms\"/>\n"
                 "<expect same=\"label\"/>\n</test>\n</suite>\n");
}

}  // namespace

TEST_CASE("the folder of WordNet is that of the command line") {
    const TemporaryFolder folder;
    write_wordnet(folder);
    write_suite(folder);
    const ProgramRun expanded = run_assay(folder, "expand s.xml --wordnet wn --format text");
    CHECK(expanded.exit_code == 0);
    CHECK(expanded.output == "My kites are red.\nMy gliders are red.\n");
    CHECK(run_assay(folder, "check s.xml --wordnet wn").exit_code == 0);
    const ProgramRun run = run_assay(folder, "run s.xml --wordnet wn -o r.txt");
    CHECK(run.exit_code == 0);
    CHECK(run_assay(folder, "replay s.xml 't#0' --wordnet wn").said("gliders"));
}

TEST_CASE("a suite that needs WordNet is refused without it, at its place, and others are not") {
    const TemporaryFolder folder;
    write_suite(folder);
    const ProgramRun run = run_assay(folder, "check s.xml --wordnet none");
    CHECK(run.exit_code == 2);
    CHECK(run.said("s.xml:4:16: error: there is no WordNet in 'none'"));
    CHECK(run.said("apt install wordnet-base"));
    folder.write("plain.xml",
                 "<suite name=\"p\" labels=\"a b\"><test name=\"t\" type=\"MFT\"><case>x</case>"
                 "<expect label=\"a b\"/></test></suite>");
    CHECK(run_assay(folder, "check plain.xml --wordnet none").exit_code == 0);
}

TEST_CASE("a broken file of WordNet is named with line and column") {
    const TemporaryFolder folder;
    write_wordnet(folder);
    write_suite(folder);
    folder.write("wn/cntlist.rev", "glider 1 5\n");
    const ProgramRun run = run_assay(folder, "check s.xml --wordnet wn");
    CHECK(run.exit_code == 2);
    CHECK(run.said("wn/cntlist.rev:1:1: error: a sense key is a word"));
}
