// Files that the command line puts in place of a suite's <data>.

#include "case_notation.hpp"

#include <doctest/doctest.h>

namespace assay {
namespace {

using test::in_suite;
using test::Lines;
using test::shown_cases;
using test::SuiteFolder;

/// Two tests on data: one with a name and gold labels, one without.
std::string two_tests() {
    return in_suite(
        "<test name='named' type='MFT'><data name='reviews' src='d.csv' label='label'/><expect "
        "label='gold'/></test><test name='nameless' type='MFT'><data src='d.csv'/><expect "
        "label='positive'/></test>");
}

struct Overridden {
    explicit Overridden(const std::string& suite = two_tests()) : folder(suite) {
        folder.write("d.csv", "text,label\nown,positive\n");
        folder.write("a.csv", "text,label\na,neutral\n");
        folder.write("b.csv", "text\nb\n");
        folder.write("c.tsv", "review\tverdict\nc\tnegative\n");
    }
    Overridden& data(const std::string& name, const std::string& file) {
        folder.options().data.push_back({name, folder.path(file)});
        return *this;
    }
    std::string cases() const {
        const Suite suite = folder.read();
        std::string all;
        for (std::size_t t = 0; t < suite.tests.size(); ++t)
            all += (t > 0 ? " ; " : "") + test::joined(shown_cases(suite, t), " | ") +
                   (suite.tests[t].lacks_gold ? " (no gold)" : "");
        return all;
    }
    std::string error() const {
        try {
            folder.read();
        } catch (const Error& error) {
            return folder.without_path(error.what());
        }
        return "";
    }
    SuiteFolder folder;
};

TEST_CASE("a file takes the place of all data, or of those with its name") {
    CHECK(Overridden().cases() == "own = positive ; own");
    CHECK(Overridden().data("", "a.csv").cases() == "a = neutral ; a");
    CHECK(Overridden().data("reviews", "a.csv").cases() == "a = neutral ; own");
}

TEST_CASE("the named one counts more, whatever the order, and the last of equals counts") {
    CHECK(Overridden().data("reviews", "a.csv").data("", "b.csv").cases() == "a = neutral ; b");
    CHECK(Overridden().data("", "b.csv").data("reviews", "a.csv").cases() == "a = neutral ; b");
    CHECK(Overridden().data("", "a.csv").data("", "b.csv").cases() == "b (no gold) ; b");
}

TEST_CASE("data without labels make a test that needs them not applicable") {
    CHECK(Overridden().data("", "b.csv").cases() == "b (no gold) ; b");
}

TEST_CASE("data without the column of groups are in none") {
    Overridden other(in_suite(
        "<test name='t' type='MFT'><data src='d.csv' group='label'/><expect label='positive'/></test>"));
    CHECK(other.cases() == "own");
    CHECK(other.data("", "b.csv").cases() == "b");
}

TEST_CASE("the columns of the file can be named") {
    Overridden other;
    other.data("", "c.tsv");
    other.folder.options().text_columns = {"review"};
    CHECK(other.cases() == "c (no gold) ; c");
    other.folder.options().label_column = "verdict";
    CHECK(other.cases() == "c = negative ; c = negative");
}

TEST_CASE("labels that are named for the file serve a <data> that names none") {
    Overridden other(in_suite("<test name='t' type='MFT'><data src='d.csv'/><expect label='gold'/></test>"));
    CHECK_THROWS_AS(other.cases(), InputError);
    other.data("", "a.csv").folder.options().label_column = "label";
    CHECK(other.cases() == "a = neutral");
}

TEST_CASE("a file of pairs takes the place of pairs") {
    Overridden other(
        "<suite name='s' labels='same' fields='q r'><test name='t' type='MFT'><data src='d.csv'/><expect "
        "label='same'/></test></suite>");
    other.folder.write("p.csv", "x,y\n1,2\n");
    other.folder.write("p.jsonl", "{\"pair\": [\"1\", \"2\"]}\n");
    other.data("", "p.csv").folder.options().text_columns = {"y", "x"};
    CHECK(other.cases() == "2 + 1");
    other.data("", "p.jsonl").folder.options().text_columns = {"pair"};
    CHECK(other.cases() == "1 + 2");
    other.folder.options().text_columns = {"a", "b", "c"};
    CHECK(other.error() ==
          "3 text columns are named (a, b, c), but a text of this suite has the fields q, r");
}

TEST_CASE("what is wrong with a file from the command line is an error of the command line") {
    CHECK(Overridden().data("revews", "a.csv").error() ==
          "the suite has no <data name=\"revews\">; it has reviews");
    CHECK(
        Overridden(in_suite("<test name='t' type='MFT'><data src='d.csv'/><expect label='positive'/></test>"))
            .data("x", "a.csv")
            .error() == "the suite has no <data name=\"x\">; its <data> have no names");
    CHECK(Overridden(in_suite("<test name='t' type='MFT'><case>a</case><expect label='positive'/></test>"))
              .data("", "a.csv")
              .error() == "the suite reads no <data>, so 'a.csv' has nothing to replace");
    CHECK(Overridden().data("", "none.csv").error() == "there is no file 'none.csv'");
    Overridden columns;
    columns.data("", "a.csv").folder.options().text_columns = {"text", "label"};
    CHECK(columns.error() == "2 text columns are named (text, label), but a text of this suite has one");
    columns.folder.options().text_columns = {"txt"};
    CHECK(columns.error() == "a.csv:1: error: there is no column 'txt'; did you mean 'text'?\ntext,label");
    Overridden labels;
    labels.folder.write("e.csv", "text,label\nx,good\n");
    CHECK(labels.data("", "e.csv").error() ==
          "e.csv:2: error: 'good' is none of the suite's labels (negative, neutral, positive)");
    Overridden missing;
    missing.data("", "a.csv").folder.options().label_column = "verdict";
    CHECK(missing.error() ==
          "a.csv:1: error: there is no column 'verdict'; the columns are 'text', 'label'\ntext,label");
}

TEST_CASE("a file in its place does not excuse a <data> that is wrong in itself") {
    Overridden other(
        in_suite("<test name='t' type='MFT'><data format='xml'/><expect label='positive'/></test>"));
    other.data("", "a.csv");
    CHECK(other.folder.problems() ==
          std::vector<std::string>{"2:28: <data> needs the attribute 'src'",
                                   "2:41: format must be one of csv, tsv, jsonl, lines, not 'xml'"});
}

TEST_CASE("the file that a <data> names need not be there if another takes its place") {
    Overridden other(
        in_suite("<test name='t' type='MFT'><data src='gone.csv'/><expect label='positive'/></test>"));
    CHECK(other.data("", "a.csv").cases() == "a");
}

}  // namespace
}  // namespace assay
