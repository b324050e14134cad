// Suites of open answers.

#include "case_notation.hpp"

#include <assay/suite/answer_form.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace assay::test {
namespace {

std::string open_suite(const std::string& body, const std::string& form = "exact") {
    return "<suite name='s' answers='" + form + "'>\n" + body + "\n</suite>";
}

TEST_CASE("the forms of an answer") {
    struct Row {
        const char *answer, *exact, *normalized;
    };
    for (const Row& row :
         {Row{"", "", ""},
          {" \n", "", ""},
          {"  The Tower. ", "The Tower.", "tower"},
          {"A  cat, an owl and the dog", "A  cat, an owl and the dog", "cat owl and dog"},
          {"Theatre", "Theatre", "theatre"},
          {"the", "the", ""},
          {"O'Hara-Smith's \"R&D\" (1.5%)", "O'Hara-Smith's \"R&D\" (1.5%)", "oharasmiths rd 15"},
          {"ÉCOLE — Straße", "ÉCOLE — Straße", "école — straße"}}) {
        CHECK(exact_answer(row.answer) == row.exact);
        CHECK(normalized_answer(row.answer) == row.normalized);
        CHECK(normalized_answer(row.normalized) == row.normalized);
    }
}

TEST_CASE("what is expected is an answer as a whole, in the form of the suite") {
    const auto cases = [](const std::string& body, const std::string& form = "exact") {
        return shown_cases(
            open_suite("<lexicon name='who'><entry home='New York'>Ann Lee</entry><entry home='The "
                       "Hague.'>Bob</entry></lexicon><test name='t' type='MFT'>" +
                           body + "</test>",
                       form),
            {{"c.jsonl",
              "{\"text\": \"a\", \"label\": [\"New York\", \"NYC\"]}\n"
              "{\"text\": \"b\", \"label\": \"\"}\n{\"text\": \"c\", \"label\": 7}\n"},
             {"d.csv", "text,label\nx,The Hague\ny,\n"}});
    };
    CHECK(cases("<template label='{who.home}'>{who}</template><expect label='gold'/>") ==
          Lines{"Ann Lee = New York", "Bob = The Hague."});
    CHECK(cases("<template>{who}</template><expect label='{who.home}'/>", "normalized") ==
          Lines{"Ann Lee [new york]", "Bob [hague]"});
    CHECK(cases("<template label='New York'>{who}</template><expect label='gold'/>") ==
          Lines{"Ann Lee = New York", "Bob = New York"});
    CHECK(cases("<case label=\"'New York' 'don''t know'\">a</case><expect label='gold'/>") ==
          Lines{"a = New York,don't know"});
    CHECK(cases("<cases src='c.jsonl'/><expect label='gold'/>") ==
          Lines{"a = New York,NYC", "b = ", "c = 7"});
    CHECK(cases("<data src='d.csv' label='label'/><expect label='gold'/>") == Lines{"x = The Hague", "y = "});
}

TEST_CASE("expectations of open answers") {
    const SuiteFolder folder(open_suite(
        "<test name='t' type='MFT'><case>x</case><expect label='New York'/><expect "
        "not-label=\"'New York' 'Rio'\" when-original='Rio' when=\"label != 'no idea'\"/></test>"));
    const Suite suite = folder.read();
    CHECK(suite.labels.is_open());
    std::vector<std::string> words;
    for (const Expectation& expectation : suite.tests[0].expectations)
        words.push_back(describe(expectation, suite.labels));
    CHECK(words == Lines{"'New York'",
                         "neither 'New York' nor Rio where the original is Rio when label != 'no idea'"});
}

TEST_CASE("what open answers cannot have") {
    const auto expecting = [](const std::string& expectation) {
        return open_suite("<test name='t' type='MFT'><case>x</case><" + expectation + "/></test>");
    };
    const std::string score =
        "a score of labels needs labels, but the answers of this suite are open; only predicted is left";
    const std::vector<Fault> faults = {
        {"<suite name='s' answers='^exact' labels='a'><test name='t' type='MFT'><case>x</case><expect "
         "label='x'/></test></suite>",
         {"a suite has either labels, or open answers"}},
        {"<suite name='s' answers='^loose'><test name='t' type='MFT'><case>x</case><expect "
         "label='x'/></test></suite>",
         {"answers must be one of exact, normalized, not 'loose'"}},
        {expecting("expect probability-of='^x' at-least='0.5'"),
         {"probability-of needs labels, but the answers of this suite are open"}},
        {expecting("expect label='x'/><expect increasing='^x - y'"), {score}},
        {expecting("expect label='x'/><gap in='score' of='^x' between='y' at-most='0'"), {score}},
        {expecting("expect that='label == ^x'"), {"an answer stands in quotes: 'x'"}},
        {expecting("expect that=\"^prob('x') > 0.5\""),
         {"prob(…) needs labels, but the answers of this suite are open"}},
        {expecting("expect label=\"^'x\""), {"this quote never closes"}},
        {expecting("expect label='^'"), {"label= names no label"}},
        {"<suite name='s' answers='normalized'><test name='t' type='MFT'><case>x</case><expect "
         "label='^The!'/></test></suite>",
         {"'The!' is an empty answer without its articles and punctuation"}},
    };
    for (const Fault& fault : faults) check_fault(fault);
}

}  // namespace
}  // namespace assay::test
