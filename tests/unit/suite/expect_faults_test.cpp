// What an <expect>, an <any> or a <perturb> may do wrong: the exact message and place of each.

#include "support/suite_folder.hpp"

#include <doctest/doctest.h>

namespace assay {
namespace {

using test::expecting;
using test::Fault;
using test::in_suite;

void check(const std::vector<Fault>& faults) {
    for (const Fault& fault : faults) test::check_fault(fault);
}

TEST_CASE("an <expect> says exactly one thing") {
    check({
        {expecting("^expect"),
         {"<expect> needs one of the attributes label, not-label, same, increasing, decreasing, "
          "probability-of, that"}},
        {expecting("^expect tolerance='0.1'"),
         {"<expect> needs one of the attributes label, not-label, same, increasing, decreasing, "
          "probability-of, that"}},
        {expecting("expect label='positive' same='^label'"),
         {"an <expect> says one thing: 'label' or 'same'; two <expect> must both hold"}},
        {expecting("expect ^lable='positive'"), {"<expect> has no attribute 'lable'; did you mean 'label'?"}},
        {expecting("expect same='^labels'"),
         {"same must be one of label, not 'labels'; did you mean 'label'?"}},
        {in_suite(
             "<test name='t' type='MFT'><case>a</case><expect label='positive'>^text<^b/></expect></test>"),
         {"<expect> holds elements, not text", "<b> cannot stand in <expect>"}},
    });
}

TEST_CASE("a <gap> says what is compared, between what, and how much is allowed") {
    const auto with = [](const std::string& gap, const std::string& attributes = "") {
        return in_suite(
            "<lexicon name='who'><entry sex='f'>Ann</entry><entry sex='m'>Bob</entry></lexicon>"
            "<test name='t' type='MFT'><template>{who} {is|was} good</template>"
            "<perturb with='append' choices='x'" +
            attributes + "/>" + gap + "</test>");
    };
    check({
        {with("<^gap of='positive' between='who' at-most='0'/>"), {"<gap> needs the attribute 'in'"}},
        {with("<gap in='^rate' between='who' at-most='0'/>"),
         {"in must be one of failure-rate, label-rate, score, not 'rate'"}},
        {with("<expect label='positive'/><gap in='failure-rate' of='^positive' between='who' at-most='0'/>"),
         {"of= means nothing with in=\"failure-rate\""}},
        {with("<^gap in='label-rate' between='who' at-most='0'/>"),
         {"in=\"label-rate\" needs of=\"…\", the label, or several of which any counts"}},
        {with("<^gap in='score' between='who' at-most='0'/>"),
         {"in=\"score\" needs of=\"…\", a label or a difference of two"}},
        {with("<gap in='label-rate' of='^postive' between='who' at-most='0'/>"),
         {"'postive' is none of the suite's labels (negative, neutral, positive); did you mean 'positive'?"}},
        {with("<gap in='score' of='^predicted' between='who' at-most='0'/>"),
         {"'predicted' is another label from text to text; name one"}},
        {with("<gap in='score' of='positive - ^neg' between='who' at-most='2'/>"),
         {"'neg' is none of the suite's labels (negative, neutral, positive)"}},
        {with("<^gap in='label-rate' of='positive' between='who'/>"),
         {"<gap> needs at-most=\"…\", how large it may be, such as 0.05 or 5%"}},
        {with("<gap in='label-rate' of='positive' between='who' at-most='^2'/>"),
         {"at-most must be a share from 0 to 1, such as 0.15 or 15%, not '2'"}},
        {with("<gap in='score' of='positive - negative' between='who' at-most='^3'/>"),
         {"at-most must be a number from 0 to 2, not '3'"}},
        {with("<gap in='label-rate' of='positive' between='who' at-most='0' min-count='^0'/>"),
         {"min-count must be a whole number from 1 to 4,294,967,295, not '0'"}},
        {with("<gap in='label-rate' of='positive' between='^who.' at-most='0'/>"),
         {"no field stands behind the dot; write slot.field, or the slot alone"}},
        {with("<gap in='label-rate' of='positive' between='^whom' at-most='0'/>"),
         {"no template of the test has a slot with the values of 'whom'; did you mean 'who'?"}},
        {with("<gap in='label-rate' of='positive' between='^who.sexe' at-most='0'/>"),
         {"no template of the test has a slot with the values of 'who.sexe'; did you mean 'who.sex'?"}},
        {with("<^gap in='label-rate' of='positive' at-most='0'/>"),
         {"there are no groups; write between=\"slot.field\", or group=\"…\" on <perturb> or <data>"}},
        {with("<^gap in='label-rate' of='positive' at-most='0'/>", " group='x'"),
         {"there is one group, 'x'; a gap needs two"}},
        {with("<expect label='positive'/>", " group='^'"), {"the attribute 'group' is empty"}},
        {in_suite(
             "<^test name='t' type='MFT'><template>{a|b}</template><gap in='failure-rate' between='choice1' "
             "at-most='0'/></test>"),
         {"a <test> needs an <expect>"}},
    });
}

TEST_CASE("labels are those of the suite") {
    check({
        {expecting("expect label='^postive'"),
         {"'postive' is none of the suite's labels (negative, neutral, positive); did you mean 'positive'?"}},
        {expecting("expect not-label='neutral ^Positive'"),
         {"'Positive' is none of the suite's labels (negative, neutral, positive); did you mean "
          "'positive'?"}},
        {expecting("expect label='^'"), {"label= names no label"}},
        {expecting("expect label=\"neutral ^'positive\""), {"this quote never closes"}},
        {expecting("expect label='positive' when-original='^negativ' when-original-not='^'"),
         {"'negativ' is none of the suite's labels (negative, neutral, positive); did you mean 'negative'?",
          "when-original-not= names no label"}},
        {"<suite name='s'><test name='t' type='MFT'><case>a</case><expect label='^positive'/></test></suite>",
         {"the suite declares no labels, so 'positive' means nothing; write <suite labels=\"…\">"}},
        {"<suite name='s'><test name='t' type='MFT'><case>a</case><expect label='^gold'/></test></suite>",
         {"the suite declares no labels, so there is no gold label; write <suite labels=\"…\">"}},
    });
}

TEST_CASE("a condition of one's own is read with the suite, and its faults stand where they are") {
    const auto rated = [](const std::string& condition) {
        return in_suite(
            "<lexicon name='rating'><entry sentiment='positive'>five stars</entry><entry "
            "sentiment='negative'>one star</entry></lexicon><test name='t' "
            "type='MFT'><template>{rating}</template><expect "
            "that=\"" +
            condition + "\"/></test>");
    };
    check({
        {rated("label == slot.rating.sentiment or prob(neutral) > 0.5"), {}},
        {rated("label == slot.^ratin.sentiment"),
         {"the template in line 2 has no slot 'ratin'; did you mean 'rating'?"}},
        {rated("label == slot.^rating.mood"), {"the entry 'five stars' has no field 'mood'"}},
        {rated("label == slot.^a:rating"), {"'a:rating' is no slot with a field, such as slot.thing.label"}},
        {rated("label == ^postive"), {"'postive' is no label of the suite; did you mean 'positive'?"}},
        {expecting("expect that='label == slot.^x.y'"), {"the template in line 2 has no slot 'x'"}},
        {expecting("expect that='label == positive' tolerance='^0.1'"),
         {"tolerance means nothing with that"}},
        {expecting("expect that='^1 / 0 > abs(-5)'"),
         {"this condition is the same whatever the model says; it can look at label, prob(LABEL), "
          "confidence, "
          "and the same of original"}},
        {rated("^1 &lt; 2 or not 2 == 2"),
         {"this condition is the same whatever the model says; it can look at label, prob(LABEL), "
          "confidence, "
          "and the same of original"}},
        {rated("1 &lt; 2 or original.confidence > 1"), {}},
        {expecting("expect label='positive' when='label == ^postive'"),
         {"'postive' is no label of the suite; did you mean 'positive'?"}},
        {expecting("expect label='positive' when='^1 > 2'"),
         {"this condition is the same whatever the model says; it can look at label, prob(LABEL), "
          "confidence, "
          "and the same of original"}},
        {expecting("expect label='positive' when='label == slot.^x.y'"),
         {"the template in line 2 has no slot 'x'"}},
        {in_suite("<test name='t' type='MFT'><^case>a</case><expect label='positive' when='label == "
                  "gold'/></test>"),
         {"the test expects the gold label, but none is given here"}},
    });
}

TEST_CASE("a label that a list cuts at its spaces is to be quoted") {
    const std::string labels = "<suite name='s'><label>bad</label><label>very bad</label>\n";
    const std::string advice =
        " is none of the suite's labels (bad, very bad); a label that holds spaces is written in quotes: "
        "'very "
        "bad'";
    const auto test = [&](const std::string& lexicon, const std::string& expect) {
        return labels + lexicon + "<test name='t' type='MFT'><template>{a|b}</template><expect " + expect +
               "/></test></suite>";
    };
    check({
        {test("", "label=\"'very bad' bad\""), {}},
        {test("", "label='bad ^very bad'"), {"'very'" + advice}},
        {test("", "probability-of='^very bad' at-least='0.5'"), {"'very'" + advice}},
        {test("", "label='bad ^very'"), {"'very' is none of the suite's labels (bad, very bad)"}},
        {labels + "<lexicon name='thing'><entry mood='bad'>rain</entry><entry mood='very bad'>hail</entry>"
                  "</lexicon><test name='t' type='MFT'><template>{thing}</template><expect "
                  "label='{^thing.mood}'/></test></suite>",
         {"the field 'mood' of 'hail': 'very'" + advice}},
    });
}

TEST_CASE("scores and tolerances") {
    check({
        {expecting("expect increasing='^postive'"),
         {"'postive' is none of the suite's labels (negative, neutral, positive); did you mean 'positive'?"}},
        {expecting("expect decreasing='positive - ^negtive'"),
         {"'negtive' is none of the suite's labels (negative, neutral, positive); did you mean 'negative'?"}},
        {expecting("expect decreasing='positive ^negative'"),
         {"expected ' - ' between two labels; a label that holds spaces is written '…'"}},
        {expecting("expect decreasing='positive ^-'"), {"the label after '-' is missing"}},
        {expecting("expect increasing='^positive-negative'"),
         {"'positive-negative' is none of the suite's labels (negative, neutral, positive); write spaces "
          "around the minus: 'positive - negative'"}},
        {expecting("expect increasing='positive ^-negative'"),
         {"write spaces around the minus: 'positive - negative'"}},
        {"<suite name='s' labels='a b a-b-c c'><test name='t' type='DIR'><case><text>a</text><text>b</text>"
         "</case><expect increasing='^a-b'/><expect increasing='a-b-c'/><expect increasing='a-b-c - ^b-a'/>"
         "<expect increasing='^a-d'/></test></suite>",
         {"'a-b' is none of the suite's labels (a, b, a-b-c, c); write spaces around the minus: 'a - b'",
          "'b-a' is none of the suite's labels (a, b, a-b-c, c); write spaces around the minus: 'b - a'",
          "'a-d' is none of the suite's labels (a, b, a-b-c, c)"}},
        {expecting("expect decreasing='^'"),
         {"a score is missing; write predicted, a label, or a difference: positive - negative"}},
        {expecting("expect increasing='positive - ^positive'"),
         {"the difference of a label and itself is always 0"}},
        {expecting("expect same='label' tolerance='^101%'"),
         {"tolerance must be a number from 0 to 1, not '101%'"}},
        {expecting("expect probability-of='positive' at-least='7.5%'"), {}},
        {expecting("expect same='label' tolerance='^1.5'"),
         {"tolerance must be a number from 0 to 1, not '1.5'"}},
        {expecting("expect same='label' tolerance='^-0.1'"),
         {"tolerance must be a number from 0 to 1, not '-0.1'"}},
        {expecting("expect same='label' tolerance='^nan'"),
         {"tolerance must be a number from 0 to 1, not 'nan'"}},
        {expecting("expect same='label' tolerance='^'"), {"tolerance must be a number from 0 to 1, not ''"}},
        {expecting("expect same='label' tolerance='^0,1'"),
         {"tolerance must be a number from 0 to 1, not '0,1'"}},
        {expecting("expect increasing='positive' tolerance='^2'"),
         {"tolerance must be a number from 0 to 1, not '2'"}},
        {expecting("expect increasing='positive - negative' tolerance='2'"), {}},
        {expecting("expect increasing='positive - negative' tolerance='^2.1'"),
         {"tolerance must be a number from 0 to 2, not '2.1'"}},
        {expecting("expect label='positive' tolerance='^0.1'"), {"tolerance means nothing with label"}},
        {expecting("expect same='label' at-least='^0.1' at-most='^1'"),
         {"at-least means nothing with same", "at-most means nothing with same"}},
        {expecting("^expect probability-of='positive'"), {"probability-of needs at-least or at-most"}},
        {expecting("expect probability-of='^positive negative' at-least='0.5'"),
         {"probability-of takes one label"}},
        {expecting("expect probability-of='positive' at-least='^0.9' at-most='0.1'"),
         {"at-least 0.9 is more than at-most 0.1: nothing can pass"}},
        {expecting("expect probability-of='positive' at-least='0.5' at-most='0.5'"), {}},
        {expecting("expect probability-of='positive' at-least='^1.1'"),
         {"at-least must be a number from 0 to 1, not '1.1'"}},
        {expecting("expect probability-of='positive' at-least='0.1' tolerance='^0.1'"),
         {"tolerance means nothing with probability-of"}},
    });
}

TEST_CASE("alternatives") {
    check({
        {expecting("^any"), {"<any> needs at least one <expect>"}},
        {in_suite("<test name='t' type='MFT'><case>a</case><any ^of='2'>^x<^any/><expect "
                  "label='^positve'/></any></test>"),
         {"<any> has no attribute 'of'", "<any> holds elements, not text", "<any> cannot stand in <any>",
          "'positve' is none of the suite's labels (negative, neutral, positive); did you mean 'positive'?"}},
    });
}

TEST_CASE("a test that compares texts needs more than one") {
    const std::string same = "<expect same='label'/></test>";
    check({
        {in_suite("<test name='t' type='INV'><^template>Good.</template>" + same),
         {"INV tests compare texts, but here is only one; add a <perturb>, or a second text"}},
        {in_suite("<test name='t' type='DIR'><^data src='d.csv'/>" + same),
         {"DIR tests compare texts, but here is only one; add a <perturb>, or a second text"},
         {{"d.csv", "text\nGood.\n"}}},
        {in_suite("<test name='t' type='INV'><case><text>a</text><text>b</text></case><^case>c</case>" +
                  same),
         {"INV tests compare texts, but here is only one; add a <perturb>, or a second text"}},
        {in_suite("<test name='t' type='INV'><cases src='c.jsonl'/>" + same),
         {},
         {{"c.jsonl", "{\"texts\": [\"a\", \"b\"]}\n\n{\"texts\": [\"c\"]}\n"}},
         {"c.jsonl:3: INV tests compare texts, but here is only one; add a <perturb>, or a second text"}},
        {in_suite("<test name='t' type='MFT'><^case>c</case>" + same),
         {"same, increasing and decreasing compare texts, but here is only one; add a <perturb>, or a second "
          "text"}},
    });
}

TEST_CASE("perturbations") {
    const auto perturbing = [](const std::string& perturb) {
        return in_suite("<test name='t' type='INV'><case>Good.</case>\n" + perturb +
                        "<expect same='label'/></test>");
    };
    check({
        {perturbing("<^perturb/>"), {"<perturb> needs the attribute 'with', or <step> elements"}},
        {perturbing("<perturb with='^'/>"), {"the attribute 'with' is empty"}},
        {perturbing("<perturb with='^add-typo'/>"),
         {"no perturbation 'add-typo'; did you mean 'add-typos'?"}},
        {perturbing("<perturb with='^append'/>"),
         {"'append' needs the parameter 'choices': the phrases to add, as a template: \"You are lame.\", "
          "{a|b} or {negative_phrase}"}},
        {perturbing("<perturb with='append' choices='x' ^chioces='y'/>"),
         {"'append' has no parameter 'chioces'; did you mean 'choices'?"}},
        {perturbing("<perturb with='append' choices='Good {^x}'/>"),
         {"no lexicon 'x': define it, or write {{x}} if the braces are text"}},
        {perturbing("<perturb with='change-case' to='^uper' ^word='1' words='^-1'/>"),
         {"'to' must be one of upper, lower, title, sentence, swap, random, not 'uper'; did you mean "
          "'upper'?",
          "'change-case' has no parameter 'word'; did you mean 'words'?",
          "'words' must be a share from 0 to 1 such as 0.3 or 30%, not '-1'"}},
        {perturbing("<perturb with='append' choices='Good {^x}' ^chioces='y'/>"),
         {"no lexicon 'x': define it, or write {{x}} if the braces are text",
          "'append' has no parameter 'chioces'; did you mean 'choices'?"}},
        {perturbing("<perturb with='add-typos' count='^0'/>"),
         {"'count' must be a whole number from 1 to 1000, not '0'"}},
        {perturbing("<perturb with='add-typos' variants='^0'/>"),
         {"variants must be a whole number from 1 to 10,000, not '0'"}},
        {perturbing("<perturb with='add-typos' variants='^10001'/>"),
         {"variants must be a whole number from 1 to 10,000, not '10001'"}},
        {perturbing("<perturb with='add-typos' variants='^-1'/>"),
         {"variants must be a whole number from 1 to 10,000, not '-1'"}},
        {perturbing("<perturb with='add-typos' variants='^many'/>"),
         {"variants must be a whole number from 1 to 10,000, not 'many'"}},
        {perturbing("<^perturb with='append' choices='x'><step with='add-typos'/></perturb>"),
         {"a <perturb> has either the attribute 'with' or <step> elements"}},
        {perturbing("<perturb ^varaints='2'>^x<^expect/><step with='add-typos'/></perturb>"),
         {"<perturb> has no attribute 'varaints'; did you mean 'variants'?",
          "<perturb> holds elements, not text", "<expect> cannot stand in <perturb>"}},
        {perturbing("<perturb><^step/><step with='add-typos'>^x<^step/></step></perturb>"),
         {"<step> needs the attribute 'with'", "<step> holds elements, not text",
          "<step> cannot stand in <step>"}},
        {perturbing("<perturb><step with='add-typos' ^variants='2'/></perturb>"),
         {"variants= belongs on the <perturb>, for all of its steps"}},
        {perturbing("<perturb with='add-typos' in='^question'/>"), {"the suite has no field 'question'"}},
    });
}

TEST_CASE("a perturbation that would drown a run in variants is refused") {
    std::string hundred, hundred_and_one;
    for (int i = 0; i < 101; ++i) {
        if (i < 100) hundred += std::to_string(i) + (i < 99 ? "|" : "");
        hundred_and_one += std::to_string(i) + (i < 100 ? "|" : "");
    }
    const auto perturbing = [](const std::string& name, const std::string& choices) {
        return in_suite("<test name='t' type='INV'><case>Good.</case>\n<" + name +
                        " with='append' choices='" + choices + "'/><expect same='label'/></test>");
    };
    check({{perturbing("perturb", "{" + hundred + "} {" + hundred + "}"), {}},
           {perturbing("^perturb", "{" + hundred + "} {" + hundred_and_one + "}"),
            {"this would make 10,100 variants of each text; variants=\"10\" takes ten of them"}}});
}

}  // namespace
}  // namespace assay
