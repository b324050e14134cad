// What a suite may do wrong with files of data and cases, and what may be wrong in them.

#include "support/suite_folder.hpp"

#include <doctest/doctest.h>

namespace assay {
namespace {

using test::Fault;
using test::File;
using test::in_suite;

void check(const std::vector<Fault>& faults) {
    for (const Fault& fault : faults) test::check_fault(fault);
}

std::string reading(const std::string& source, const std::string& expect = "label='positive'") {
    return in_suite("<test name='t' type='MFT'>" + source + "<expect " + expect + "/></test>");
}

std::string pairs(const std::string& source) {
    return "<suite name='s' labels='same different' fields='q r'><test name='t' type='MFT'>" + source +
           "<expect label='same'/></test></suite>";
}

TEST_CASE("how a <data> is written") {
    const std::vector<File> file = {{"d.csv", "text,label\nGood.,positive\n"}};
    check({
        {reading("<^data/>"), {"<data> needs the attribute 'src'"}},
        {reading("<data src='^d.csv'/>"), {"there is no file 'd.csv' (looked for d.csv)"}},
        {reading("<data src='^assay:sentiment'/>"),
         {"'assay:sentiment' means lexicons and templates, for <use>; write the path of a file"}},
        {reading("<data src='d.txt' name='^q=r'/>"),
         {"the name of a <data> has no '=': --data NAME=FILE could not name it"},
         {{"d.txt", "a\n"}}},
        {reading("<data src='^d.xml'/>"),
         {"the format of 'd.xml' is unknown; files that end in .csv, .tsv, .jsonl, .ndjson, .json or .txt "
          "can be "
          "read"},
         {{"d.xml", "<x/>"}}},
        {reading("<data src='d.csv' format='^xml'/>"),
         {"format must be one of csv, tsv, jsonl, lines, not 'xml'"},
         file},
        {reading("<data src='d.csv' sample='^0'/>"),
         {"sample must be a whole number from 1 to 18,446,744,073,709,551,615, not '0'"},
         file},
        {reading("<data src='d.csv' ^col='x'>^text<^b/></data>"),
         {"<data> has no attribute 'col'", "<data> holds elements, not text", "<b> cannot stand in <data>"},
         file},
        {reading("<data src='d.csv' label='^'/>"), {"the attribute 'label' is empty"}, file},
        {reading("<^data src='d.csv'/>", "label='gold'"),
         {"the test expects the gold label, but none is given here"},
         file},
        {reading("<^data src='d.csv'/>", "label='{text.mood}'"),
         {"the test expects the label '{text.mood}', but a <data> has no slots"},
         file},
        {pairs("<data src='d.csv' text='^a b c'/>"),
         {"text= names 3 columns, but a text of this suite has the 2 fields q, r"},
         file},
    });
}

TEST_CASE("what may be wrong in a file of data") {
    const std::string data = reading("<data src='d.csv' label='label'/>");
    check({
        {reading("<data src='d.csv'/>"),
         {},
         {{"d.csv", ""}},
         {"d.csv:1: the file is empty; it should begin with a line of column names"}},
        {reading("<data src='^d.csv'/>"), {"d.csv holds no text"}, {{"d.csv", "text\n"}}},
        {data,
         {},
         {{"d.csv", "txt,label\nGood.,positive\n"}},
         {"d.csv:1: there is no column 'text'; did you mean 'txt'?"}},
        {data,
         {},
         {{"d.csv", "text,lable\nGood.,positive\n"}},
         {"d.csv:1: there is no column 'label'; did you mean 'lable'?"}},
        {data,
         {},
         {{"d.csv", "text,label\nGood.,positive\n\"Bad,\nvery.\",negtive\n"}},
         {"d.csv:3: 'negtive' is none of the suite's labels (negative, neutral, positive); did you mean "
          "'negative'?"}},
        {data, {}, {{"d.csv", "text,label\nGood.,\n"}}, {"d.csv:2: the label is empty"}},
        {data,
         {},
         {{"d.csv", "text,label\nGood.\n"}},
         {"d.csv:2: 1 column in this row, but 2 in the header"}},
        {data, {}, {{"d.csv", "text,label\n\"Good.,positive\n"}}, {"d.csv:2:1: this quote never closes"}},
        {data,
         {},
         {{"d.csv", "text,label\nG\xc3.,positive\n"}},
         {"d.csv:2:2: the byte 0xc3 is no UTF-8; save the file as UTF-8"}},
        {data,
         {},
         {{"d.csv", std::string("text,label\nG\0.,positive\n", 24)}},
         {"d.csv:2:2: a NUL byte; is this a text file?"}},
        {reading("<data src='^d.txt' label='label'/>"),
         {"'d.txt' holds plain lines, which have no column 'label'"},
         {{"d.txt", "Good.\n"}}},
        {reading("<data src='d.jsonl' label='label'/>"),
         {},
         {{"d.jsonl", "{\"text\": \"a\", \"label\": \"positive\"}\n{\"text\": 3}\n"}},
         {"d.jsonl:2:10: 'text' must be a string, not a number"}},
        {reading("<data src='d.jsonl'/>"),
         {},
         {{"d.jsonl", "[1]\n"}},
         {"d.jsonl:1:1: a row must be an object {…}, not an array"}},
        {pairs("<data src='d.jsonl' text='pair'/>"),
         {},
         {{"d.jsonl", "{\"pair\": [\"a\"]}\n"}},
         {"d.jsonl:1:10: 'pair' must be an array of 2 strings"}},
        {pairs("<data src='^d.csv' text='pair'/>"),
         {"texts of 2 fields need as many text columns, not 1"},
         {{"d.csv", "pair\na\n"}}},
    });
}

TEST_CASE("one file with a fault is faulted once, however many tests read it") {
    const std::string test = " type='MFT'><data src='d.csv' label='label'/><expect label='gold'/></test>";
    check({{in_suite("<test name='1'" + test + "<test name='2'" + test),
            {},
            {{"d.csv", "text,label\nGood.,good\n"}},
            {"d.csv:2: 'good' is none of the suite's labels (negative, neutral, positive)"}}});
}

TEST_CASE("what may be wrong in a file of cases") {
    const auto cases = [](std::string bytes, std::string problem) {
        return Fault{
            reading("<cases src='c.jsonl'/>"), {}, {{"c.jsonl", std::move(bytes)}}, {"c.jsonl:" + problem}};
    };
    check({
        {reading("<^cases/>"), {"<cases> needs the attribute 'src'"}},
        {reading("<cases src='^c.jsonl'/>"), {"there is no file 'c.jsonl' (looked for c.jsonl)"}},
        {reading("<cases src='^c.jsonl'/>"), {"c.jsonl holds no case"}, {{"c.jsonl", "\n"}}},
        {reading("<cases src='c.jsonl' sample='^0' ^label='x'>^x<^case/></cases>"),
         {"sample must be a whole number from 1 to 18,446,744,073,709,551,615, not '0'",
          "<cases> has no attribute 'label'", "<cases> holds elements, not text",
          "<case> cannot stand in <cases>"},
         {{"c.jsonl", "{\"text\": \"a\"}\n"}}},
        cases("{\"text\": \"a\"}\n[\"b\"]\n", "2:1: a row must be an object {…}, not an array"),
        cases("{\"text\": \"a\"\n", "1:13: expected ',' or '}'"),
        cases("{}\n", "1: a case needs \"texts\": a list of at least one text"),
        cases("{\"texts\": []}\n", "1:11: a case needs \"texts\": a list of at least one text"),
        cases("{\"texts\": \"a\"}\n", "1:11: \"texts\" must be a list, not a string"),
        cases("{\"texts\": [\"a\", 3]}\n", "1:11: a text must be a string, not a number"),
        cases("{\"texts\": [\"a\"], \"text\": \"b\"}\n", "1:26: a case has either \"texts\" or \"text\""),
        cases("{\"text\": \"b\", \"texts\": [\"a\"]}\n", "1:24: a case has either \"texts\" or \"text\""),
        cases("{\"text\": [\"a\", \"b\"]}\n", "1:10: a text must be a string, not an array"),
        cases("{\"text\": \"a\", \"lable\": \"positive\"}\n",
              "1:24: a case has no member \"lable\"; did you mean 'label'?"),
        cases("{\"text\": \"a\", \"label\": \"postive\"}\n",
              "1:24: 'postive' is none of the suite's labels (negative, neutral, positive); did you mean "
              "'positive'?"),
        cases("{\"text\": \"a\", \"label\": [\"positive\", \"neutrl\"]}\n",
              "1:24: 'neutrl' is none of the suite's labels (negative, neutral, positive); did you mean "
              "'neutral'?"),
        cases("{\"text\": \"a\", \"label\": []}\n", "1:24: \"label\" names no label"),
        cases("{\"text\": \"a\", \"label\": null}\n", "1:24: a label must be a string, not null"),
        cases("{\"text\": \"a\", \"label\": 1}\n",
              "1:24: '1' is none of the suite's labels (negative, neutral, positive)"),
        cases("{\"text\": \"a\", \"id\": [1]}\n", "1:21: \"id\" must be a string, not an array"),
        cases("{\"text\": \"a\", \"text\": \"b\"}\n", "1:15: the key 'text' occurs twice in one object"),
        cases("{\"text\": \"\xff\"}\n", "1:11: the byte 0xff is no UTF-8; save the file as UTF-8"),
        cases(std::string("{\"text\": \"\0\"}\n", 14), "1:11: a NUL byte; is this a text file?"),
        cases("{\"text\": \"a\", \"id\": " + std::string(64, '[') + std::string(64, ']') + "}\n",
              "1:84: nested more than 64 levels deep"),
        {reading("<cases src='c.jsonl'/>", "label='gold'"),
         {},
         {{"c.jsonl", "{\"text\": \"a\", \"label\": \"positive\"}\n\n{\"text\": \"b\"}\n"}},
         {"c.jsonl:3: the test expects the gold label, but none is given here"}},
        {pairs("<cases src='c.jsonl'/>"),
         {},
         {{"c.jsonl", "{\"texts\": [[\"a\", \"b\"], [\"a\"]]}\n"}},
         {"c.jsonl:1:11: a text of this suite is a list of its 2 fields (q, r)"}},
        {pairs("<cases src='c.jsonl'/>"),
         {},
         {{"c.jsonl", "{\"texts\": [\"a\"]}\n"}},
         {"c.jsonl:1:11: a text of this suite is a list of its 2 fields (q, r)"}},
        {pairs("<cases src='c.jsonl'/>"),
         {},
         {{"c.jsonl", "{\"text\": [\"a\", 1]}\n"}},
         {"c.jsonl:1:10: a field must be a string, not a number"}},
    });
}

TEST_CASE("inline cases") {
    check({
        {reading("<case ^lable='positive'>a</case>"),
         {"<case> has no attribute 'lable'; did you mean 'label'?"}},
        {reading("<case label='^postive'>a</case>"),
         {"'postive' is none of the suite's labels (negative, neutral, positive); did you mean 'positive'?"}},
        {reading("<case>a<^b/></case>"), {"<b> cannot stand in <case>"}},
        {reading("<case><text>a</text>^b</case>"), {"<case> holds elements, not text"}},
    });
}

}  // namespace
}  // namespace assay
