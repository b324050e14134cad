// The limits of a suite: at them all is well, above them the suite is refused.

#include "support/suite_folder.hpp"

#include <assay/suite/entry_filter.hpp>
#include <assay/suite/lexicon_reader.hpp>

#include <doctest/doctest.h>

namespace assay {
namespace {

std::vector<std::string> lexicon_problems(const std::string& lexicons, std::size_t most_entries) {
    const XmlDocument document = XmlDocument::parse("<templates>" + lexicons + "</templates>", "x.xml");
    Diagnostics diagnostics;
    LexiconReader reader(most_entries);
    for (const Node& node : Node(document, document.root(), diagnostics).children())
        reader.read(node, std::nullopt);
    reader.take();
    std::vector<std::string> messages;
    for (const Problem& problem : diagnostics.take("x.xml")) messages.push_back(problem.message);
    return messages;
}

TEST_CASE("lexicons have room for so many entries together, inherited ones among them") {
    const std::vector<std::string> none;
    const std::vector<std::string> one = {"the lexicons have more than 5 entries together"};
    const std::string three = "<lexicon name='a'>1\n2\n3</lexicon>";
    CHECK(lexicon_problems(three + "<lexicon name='b'>1\n2</lexicon>", 5) == none);
    CHECK(lexicon_problems(three + "<lexicon name='b'>1\n2\n3</lexicon>", 5) == one);
    CHECK(lexicon_problems(
              three + "<lexicon name='b'><entry>1</entry><entry>2</entry><entry>3</entry></lexicon>", 5) ==
          one);
    CHECK(lexicon_problems("<lexicon name='a'>1\n2</lexicon><lexicon name='b' extends='a'>3</lexicon>", 5) ==
          none);
    CHECK(lexicon_problems("<lexicon name='a'>1\n2</lexicon><lexicon name='b' extends='a'>3\n4</lexicon>",
                           5) == one);
}

TEST_CASE("a condition on entries looks a bounded number of fields up") {
    std::vector<LexiconEntry> entries;
    for (int i = 0; i < 60'000; ++i) entries.push_back({std::to_string(i), {{"n", i % 2 == 0 ? "a" : "b"}}});
    std::string condition = "n == 'a'";
    for (int i = 0; i < 5; ++i) condition += " or n == 'a'";
    std::vector<LexiconEntry> few = entries;
    EntryFilter(condition).apply(few);
    CHECK(few.size() == 30'000);
    for (int i = 0; i < 900; ++i) condition += " or n=='a'";
    std::string problem;
    try {
        EntryFilter(condition).apply(entries);
    } catch (const SyntaxError& error) {
        problem = error.what();
    }
    CHECK(problem == "this condition compares too much for 60,000 entries");
    CHECK(entries.size() == 60'000);
}

TEST_CASE("a thousand problems are listed, and the others counted") {
    const auto problems = [](int faults) {
        std::string tests;
        for (int i = 0; i < faults; ++i)
            tests +=
                "<test name='t" + std::to_string(i) + "' type='X'><case>a</case><expect label='a'/></test>\n";
        return test::SuiteFolder("<suite name='s' labels='a'>" + tests + "</suite>").problems();
    };
    CHECK(problems(1000).size() == 1000);
    const std::vector<std::string> more = problems(1234);
    REQUIRE(more.size() == 1001);
    CHECK(more.back() == " and 234 more");
}

TEST_CASE("a text has 16 fields at most") {
    const auto problems = [](int count) {
        std::string names, fields;
        for (int i = 0; i < count; ++i) {
            names += "f" + std::to_string(i) + " ";
            fields += "<field name='f" + std::to_string(i) + "'>x</field>";
        }
        return test::SuiteFolder("<suite name='s' labels='a' fields='" + names +
                                 "'><test name='t' type='MFT'><case>" + fields +
                                 "</case><expect label='a'/></test></suite>")
            .problems();
    };
    CHECK(problems(16).empty());
    CHECK(problems(17) == std::vector<std::string>{"1:36: fields= names more than 16 fields"});
}

}  // namespace
}  // namespace assay
