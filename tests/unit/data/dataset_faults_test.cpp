// What a broken file is told: the whole message with its place.
#include "streamed.hpp"

#include <assay/base/error.hpp>
#include <assay/data/dataset.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace assay;

namespace {

const DatasetOptions kText{};
const DatasetOptions kLabelled{.label_column = "label"};
const DatasetOptions kPair{.text_columns = {"a", "b"}};
const DatasetOptions kPairInOne{.fields = 2};

template <typename Read>
std::string fault_in(Read read) {
    try {
        read();
    } catch (const InputError& error) {
        return describe(error.problem().place) + ": " + error.problem().message;
    } catch (const Error& error) {
        return error.what();
    }
    return "no fault";
}

std::string fault_of(const std::string& bytes, const std::string& name, const DatasetOptions& options) {
    return fault_in([&] { Dataset::from_bytes(bytes, name, options); });
}

struct Row {
    std::string name;
    std::string bytes;
    DatasetOptions options;
    std::string fault;
};

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        CHECK(fault_of(row.bytes, row.name, row.options) == row.fault);
        if (row.options.max_file_bytes < SourceText::kMaxBytes) continue;  // no limit where it is streamed
        for (const std::size_t piece : kPieces)
            CHECK(fault_in([&] { streamed(row.bytes, row.name, row.options, piece); }) == row.fault);
    }
}

}  // namespace

TEST_CASE("faults of CSV") {
    const std::string after_quote =
        "text behind a closing quote; a quote inside a quoted field is written \"\"";
    check({
        {"t.csv", "", kText, "t.csv:1: the file is empty; it should begin with a line of column names"},
        {"t.csv", "\xEF\xBB\xBF", kText,
         "t.csv:1: the file is empty; it should begin with a line of column names"},
        {"t.csv", "\n\r\n", kText, "t.csv:3: the file is empty; it should begin with a line of column names"},
        {"t.csv", "txet,label\n", kText, "t.csv:1: there is no column 'text'; did you mean 'txet'?"},
        {"t.csv", "Text,label\n", kText, "t.csv:1: there is no column 'text'; did you mean 'Text'?"},
        {"t.csv", " text,label\n", kText, "t.csv:1: there is no column 'text'; did you mean ' text'?"},
        {"t.csv", "id,review body\n", kText,
         "t.csv:1: there is no column 'text'; the columns are 'id', 'review body'"},
        {"t.csv", "id;text;label\n", kText,
         "t.csv:1: there is no column 'text'; the columns are 'id;text;label'; the columns seem to be "
         "separated by ';': save it with commas, or with tabs as .tsv"},
        {"t.csv", "text\tlabel\na\tb\n", kText,
         "t.csv:1: there is no column 'text'; the columns are 'text\tlabel'; the columns seem to be "
         "separated by tabs: call the file .tsv"},
        {"t.csv", "1,2,3,4,5,6,7,8,9,10,11\n", kText,
         "t.csv:1: there is no column 'text'; the columns are '1', '2', '3', '4', '5', '6', '7', '8', '9', "
         "'10', …"},
        {"t.csv", "\n\ntext,lable\n", kLabelled,
         "t.csv:3: there is no column 'label'; did you mean 'lable'?"},
        {"t.csv", "a,text,text\nx,y,z\n", kText, "t.csv:1:8: the column 'text' occurs twice"},
        {"t.csv", "text,label,\"label\"\n", kLabelled, "t.csv:1:12: the column 'label' occurs twice"},
        {"t.csv", "a,c\nx,y\n", kPair, "t.csv:1: there is no column 'b'; did you mean 'a'?"},
        {"t.csv", "text,label\nx,y\nx\n", kText, "t.csv:3: 1 column in this row, but 2 in the header"},
        {"t.csv", "text,label\nGood, bad, ugly\n", kText,
         "t.csv:2:11: 3 columns in this row, but 2 in the header; a text that holds a comma is written in "
         "\"…\""},
        {"t.csv", "text,label\n\"é\n\",y,z\n", kText,
         "t.csv:3:5: 3 columns in this row, but 2 in the header; a text that holds a comma is written in "
         "\"…\""},
        {"t.csv", "text,label\n\"x\" y,z\n", kText, "t.csv:2:4: " + after_quote},
        {"t.csv", "text\n\"x\ny\n\"z\n", kText, "t.csv:4:2: " + after_quote + " (the field opens in line 2)"},
        {"t.csv", "text\n\"x\"\ry\n", kText, "t.csv:2:4: " + after_quote},
        {"t.csv", "text\n\"x\"\r", kText, "t.csv:2:4: " + after_quote},
        {"t.csv", "text,label\nx,y\nz,\"never\n\nends\n", kText, "t.csv:3:3: this quote never closes"},
        {"t.csv", "text\n\"never\"\"", kText, "t.csv:2:1: this quote never closes"},
        {"t.csv", "text\n\"", kText, "t.csv:2:1: this quote never closes"},
        {"t.csv", "\"text\n", kText, "t.csv:1:1: this quote never closes"},
        {"t.csv", "text\nna\xC3ve\n", kText, "t.csv:2:3: the byte 0xc3 is no UTF-8; save the file as UTF-8"},
        {"t.csv", "text\n\xED\xA0\x80\n", kText,
         "t.csv:2:1: the byte 0xed is no UTF-8; save the file as UTF-8"},
        {"t.csv", std::string("text\nx\ny\0z\n", 11), kText, "t.csv:3:2: a NUL byte; is this a text file?"},
        {"t.csv", std::string("\xFF\xFEt\0e\0", 6), kText, "'t.csv' is written in UTF-16; save it as UTF-8"},
    });
}

TEST_CASE("faults of TSV") {
    check({
        {"t.tsv", "text\tlabel\nx\ty\tz\n", kText,
         "t.tsv:2:5: 3 columns in this row, but 2 in the header; a text cannot hold a tab"},
        {"t.tsv", "text\tlabel\n\"x\ny\"\tz\n", kText, "t.tsv:2: 1 column in this row, but 2 in the header"},
        {"t.tsv", "\"text\"\tlabel\n", kText, "t.tsv:1: there is no column 'text'; did you mean '\"text\"'?"},
        {"t.tsv", "sentence,label\n", kText,
         "t.tsv:1: there is no column 'text'; the columns are 'sentence,label'; the columns seem to be "
         "separated by commas: call the file .csv"},
    });
}

TEST_CASE("faults of JSON Lines") {
    check({
        {"t.jsonl", "{\"text\": \"x\"}\n{\"txt\": \"y\"}\n", kText,
         "t.jsonl:2: there is no 'text' in this row; did you mean 'txt'?"},
        {"t.jsonl", "{\"TEXT\": \"y\"}\n", kText,
         "t.jsonl:1: there is no 'text' in this row; did you mean 'TEXT'?"},
        {"t.jsonl", "{\"sentence\": \"y\", \"id\": 1}\n", kText,
         "t.jsonl:1: there is no 'text' in this row; its keys are 'sentence', 'id'"},
        {"t.jsonl", "{}", kText, "t.jsonl:1: there is no 'text' in this row"},
        {"t.jsonl", "{\"text\": null}", kText, "t.jsonl:1:10: 'text' must be a string, not null"},
        {"t.jsonl", "{\"id\": 1, \"text\": 12}", kText,
         "t.jsonl:1:19: 'text' must be a string, not a number"},
        {"t.jsonl", "{\"text\": [\"x\"]}", kText, "t.jsonl:1:10: 'text' must be a string, not an array"},
        {"t.jsonl", "{\"te\\u0078t\": {}}", kText, "t.jsonl:1: 'text' must be a string, not an object"},
        {"t.jsonl", "{\"text\": \"x\"}", kLabelled,
         "t.jsonl:1: there is no 'label' in this row; its keys are 'text'"},
        {"t.jsonl", "{\"text\": \"x\", \"label\": 0.5}", kLabelled,
         "t.jsonl:1:24: 'label' must be a string or a whole number, not a number"},
        {"t.jsonl", "{\"text\": \"x\", \"label\": true}", kLabelled,
         "t.jsonl:1:24: 'label' must be a string or a whole number, not true"},
        {"t.jsonl", "{\"text\": \"x\", \"label\": [\"a\"]}", kLabelled,
         "t.jsonl:1:24: 'label' must be a string or a whole number, not an array"},
        {"t.jsonl", "{\"a\": \"x\"}", kPair, "t.jsonl:1: there is no 'b' in this row; did you mean 'a'?"},
        {"t.jsonl", "{\"text\": \"x\"}", kPairInOne, "t.jsonl:1:10: 'text' must be an array of 2 strings"},
        {"t.jsonl", "{\"text\": [\"x\"]}", kPairInOne, "t.jsonl:1:10: 'text' must be an array of 2 strings"},
        {"t.jsonl", "{\"text\": [\"x\", \"y\", \"z\"]}", kPairInOne,
         "t.jsonl:1:10: 'text' must be an array of 2 strings"},
        {"t.jsonl", "{\"text\": [\"x\", 1]}", kPairInOne,
         "t.jsonl:1:10: 'text' must be an array of 2 strings"},
        {"t.jsonl", "{\"text\": \"x\"}\n  {\"text\" \"y\"}\n", kText,
         "t.jsonl:2:11: expected ':' after the key"},
        {"t.json", "\n [{\"text\": \"x\"}, {\"text\": \"y\"}]\n", kText,
         "t.json:2: this is an array; rows are objects, each on a line of its own, without [ ] around them "
         "and "
         "commas between them: `jq -c '.[]' FILE.json > FILE.jsonl` writes them so"},
        {"t.json", "[\n  {\n    \"text\": \"x\"\n  }\n]\n", kText,
         "t.json:1: this is an array; rows are objects, each on a line of its own, without [ ] around them "
         "and "
         "commas between them: `jq -c '.[]' FILE.json > FILE.jsonl` writes them so"},
        {"t.jsonl", "\n[1]\n", kText, "t.jsonl:2:1: a row must be an object {…}, not an array"},
        {"t.jsonl", "\"text\"\n", kText, "t.jsonl:1:1: a row must be an object {…}, not a string"},
        {"t.jsonl", "{\"text\": \"x\"} {\"text\": \"y\"}\n", kText,
         "t.jsonl:1:15: unexpected text after the end of the JSON value"},
        {"t.jsonl", "{\"text\":\n\"x\"}\n", kText, "t.jsonl:1:9: the JSON ends where a value should follow"},
        {"t.jsonl", "{\"text\": \"x\", \"text\": \"y\"}\n", kText,
         "t.jsonl:1:15: the key 'text' occurs twice in one object"},
        {"t.jsonl", "{\"text\": \"\\ud83d\"}\n", kText, "t.jsonl:1:11: \\ud83d is half of a surrogate pair"},
        {"t.jsonl", "{\"text\": \"\\u0000\"}\n", kText, "t.jsonl:1:11: a text cannot hold \\u0000"},
    });
}

TEST_CASE("options that do not fit") {
    const DatasetOptions fields_as_columns{.text_columns = {"a", "b"}, .fields = 3};
    check({
        {"t.dat", "", kText,
         "the format of 't.dat' is unknown; files that end in .csv, .tsv, .jsonl, .ndjson, .json or .txt can "
         "be "
         "read"},
        {"t.txt", "x", kLabelled, "'t.txt' holds plain lines, which have no column 'label'"},
        {"t.txt", "x", DatasetOptions{.text_columns = {"review"}},
         "'t.txt' holds plain lines, which have no column 'review'; leave the column out, or write 'text'"},
        {"t.txt", "x", kPairInOne, "texts of 2 fields need as many text columns, not 1"},
        {"t.txt", "x", kPair,
         "'t.txt' holds plain lines, which have no column 'b'; leave the column out, or write 'text'"},
        {"t.csv", "text\nx\n", kPairInOne, "texts of 2 fields need as many text columns, not 1"},
        {"t.jsonl", "{}", fields_as_columns, "texts of 3 fields need as many text columns, not 2"},
        {"t.jsonl", "{}", DatasetOptions{.fields = 0}, "texts of 0 fields need as many text columns, not 1"},
        {"t.csv", "text\n", DatasetOptions{.text_columns = {}}, "a data set needs at least one text column"},
    });
}

TEST_CASE("limits: one below and at are read, one above is refused") {
    const DatasetOptions small_file{.max_file_bytes = 10};
    const DatasetOptions small_row{.max_row_bytes = 13};
    check({
        {"t.txt", "12345678\n", small_file, "no fault"},
        {"t.txt", "123456789\n", small_file, "no fault"},
        {"t.txt", "1234567890\n", small_file, "'t.txt' is larger than 10 bytes"},
        {"t.txt", "x\n123456789012\n", small_row, "no fault"},
        {"t.txt", "x\n1234567890123\r\n", small_row, "no fault"},
        {"t.txt", "x\n12345678901234\n", small_row, "t.txt:2: a row of more than 13 bytes"},
        {"t.jsonl", "{\"text\": \"x\"}\r\n", small_row, "no fault"},
        {"t.jsonl", "{\"text\": \"xy\"}\n", small_row, "t.jsonl:1: a row of more than 13 bytes"},
        {"t.csv", "text,label\n\"123\r\n\",78901\r\n", small_row, "no fault"},
        {"t.csv", "text,label\n\"123\n567\",012", small_row, "no fault"},
        {"t.csv", "text,label\n\"123\n567\",0123\n", small_row,
         "t.csv:2: a row of more than 13 bytes; is a quote left open?"},
        {"t.csv", "text,label,more\nx,y,z\n", small_row,
         "t.csv:1: a row of more than 13 bytes; is a quote left open?"},
    });
}

TEST_CASE("the default limit of a row is 16 MiB") {
    const std::size_t limit = std::size_t{1} << 24;
    CHECK(fault_of("text\n" + std::string(limit, 'x'), "t.csv", kText) == "no fault");
    CHECK(fault_of("text\n" + std::string(limit + 1, 'x'), "t.csv", kText) ==
          "t.csv:2: a row of more than 16777216 bytes; is a quote left open?");
    CHECK(fault_of(std::string(limit, 'x'), "t.txt", kText) == "no fault");
    CHECK(fault_of(std::string(limit + 1, 'x'), "t.txt", kText) ==
          "t.txt:1: a row of more than 16777216 bytes");
}

TEST_CASE("a fault shows its line") {
    const std::string bytes = "text,label\n\"na\u00EFve\" x,y\n";
    CHECK_THROWS_WITH_AS(
        Dataset::from_bytes(bytes, "t.csv", kText),
        "t.csv:2:8: error: text behind a closing quote; a quote inside a quoted field is written \"\"\n"
        "\"na\u00EFve\" x,y\n"
        "       ^",
        InputError);
}
