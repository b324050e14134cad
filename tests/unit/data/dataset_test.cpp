#include "streamed.hpp"

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/data/dataset.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

using namespace assay;

namespace {

/// "x|y" for a row of two fields, rows separated by '/', then '=' and the label.
std::string shown(const Dataset& data) {
    std::string all;
    TextBatch texts(data.fields());
    for (std::size_t row = 0; row < data.size(); ++row) {
        data.append_text(row, texts);
        if (row > 0) all += '/';
        for (std::size_t f = 0; f < data.fields(); ++f) {
            if (f > 0) all += '|';
            all += texts.field(row, f);
        }
        if (data.has_labels()) all += '=' + data.label(row);
    }
    return all;
}

std::string shown(const std::string& bytes, const std::string& name, const DatasetOptions& options) {
    return shown(Dataset::from_bytes(bytes, name, options));
}

const DatasetOptions kText{};
const DatasetOptions kLabelled{.label_column = "label"};
const DatasetOptions kPair{.text_columns = {"a", "b"}};
const DatasetOptions kPairInOne{.fields = 2};

}  // namespace

TEST_CASE("rows are read as they stand in the file") {
    struct Row {
        std::string name;
        std::string bytes;
        DatasetOptions options;
        std::string rows;
    };
    const std::vector<Row> rows = {
        {"t.csv", "text\n", kText, ""},
        {"t.csv", "text", kText, ""},
        {"t.csv", "text\nx", kText, "x"},
        {"t.csv", "text\r\nx\r\ny\r\n", kText, "x/y"},
        {"t.csv", "\"text\"\r\n\"x\"\r\n\"y\"\r\n", kText, "x/y"},
        {"t.csv", "\xEF\xBB\xBFtext\nx\n", kText, "x"},
        {"t.csv", "\n\ntext\n\nx\n\r\n\ny\n\n", kText, "x/y"},
        {"t.csv", "id,text,label\n1,x,pos\n2,y,neg\n", kLabelled, "x=pos/y=neg"},
        {"t.csv", "label,text\npos,\n,\n", kLabelled, "=pos/="},
        {"t.csv", "text,label\n\"a, b\",\"p\"\n", kLabelled, "a, b=p"},
        {"t.csv", "text,label\n\"a\nb\r\nc\",p\r\n", kLabelled, "a\nb\r\nc=p"},
        {"t.csv", "text\n\"\"\"a\"\" b\"\"\"\"\"\n", kText, "\"a\" b\"\""},
        {"t.csv", "text\n\"\"\n\"\"\"\"\n", kText, "/\""},
        {"t.csv", "text\nsay \"x\" or\"\n", kText, "say \"x\" or\""},
        {"t.csv", "id,text\n\"\"\"\",x\"yz\n", kText, "x\"yz"},
        {"t.csv", "text\n x \n", kText, " x "},
        {"t.csv", "text\n   \n", kText, "   "},
        {"t.csv", "text\na\rb\nc\r", kText, "a\rb/c\r"},
        {"t.csv", "\"te\"\"xt\"\nx\n", DatasetOptions{.text_columns = {"te\"xt"}}, "x"},
        {"t.csv", "c,b,a\n1,2,3\n", kPair, "3|2"},
        {"t.csv", "c,c,text\n1,2,3\n", kText, "3"},
        {"t.csv", "text\nx\n", DatasetOptions{.text_columns = {"text", "text"}}, "x|x"},
        {"t.CSV", "text\nx\n", kText, "x"},
        {"t.tsv", "text\tlabel\n\"a\tp\nb, c\t\"q\"\n", kLabelled, "\"a=p/b, c=\"q\""},
        {"t.tsv", "text\tlabel\r\na\tp\r\n\r\n\t\n", kLabelled, "a=p/="},
        {"t.txt", "one\n\n  two \r\n \t\nthree", kText, "one/  two /three"},
        {"t.txt", "", kText, ""},
        {"t.jsonl", "{\"text\": \"x\"}\n\n  \n{\"text\": \"\", \"n\": [1, {}]}", kText, "x/"},
        {"t.ndjson", "{\"text\": \"a\\n\\\"b\\u00e9\\ud83d\\ude00\"}\r\n", kText, "a\n\"b\u00E9\U0001F600"},
        {"t.json", "{\"text\": \"x\"}\n{\"text\": \"y\"}\n", kText, "x/y"},
        {"t.jsonl", "{\"text\": \"x\", \"label\": \"pos\"}\n{\"label\": -3, \"text\": \"y\"}\n", kLabelled,
         "x=pos/y=-3"},
        {"t.jsonl", "{\"text\": \"x\", \"label\": 18446744073709551615}", kLabelled,
         "x=18446744073709551615"},
        {"t.jsonl", "{\"b\": \"2\", \"a\": \"1\"}", kPair, "1|2"},
        {"t.jsonl", "{\"text\": [\"1\", \"2\"]}", kPairInOne, "1|2"},
        {"t.jsonl", "", kText, ""},
        {"t.data", "x", DatasetOptions{.format = DataFormat::lines}, "x"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        CHECK(shown(row.bytes, row.name, row.options) == row.rows);
        for (const std::size_t piece : kPieces)
            CHECK(streamed(row.bytes, row.name, row.options, piece) == row.rows);
    }
}

TEST_CASE("a row knows its line") {
    const Dataset csv = Dataset::from_bytes("text\n\"a\nb\"\n\nc\n", "t.csv", kText);
    CHECK(csv.line(0) == 2);
    CHECK(csv.line(1) == 5);
    CHECK(csv.name() == "t.csv");
    const Dataset json = Dataset::from_bytes("\n{\"text\": \"a\"}\n\n{\"text\": \"b\"}", "t.jsonl", kText);
    CHECK(json.line(0) == 2);
    CHECK(json.line(1) == 4);
}

TEST_CASE("a text is appended behind what the batch holds") {
    const Dataset data = Dataset::from_bytes("text\n\"x\"\"y\"\n", "t.csv", kText);
    TextBatch texts;
    texts.append_field("before");
    data.append_text(0, texts);
    data.append_text(0, texts);
    REQUIRE(texts.size() == 3);
    CHECK(texts[0] == "before");
    CHECK(texts[1] == "x\"y");
    CHECK(texts[2] == "x\"y");
}

TEST_CASE("a file is opened by its path") {
    const auto path = std::filesystem::temp_directory_path() / "assay_dataset_test.csv";
    write_file(path, "text\nx\n");
    const Dataset data = Dataset::open(path, kText);
    CHECK(shown(data) == "x");
    CHECK(data.name() == path.string());
    std::filesystem::resize_file(path, (std::uint64_t{1} << 32) + 1);  // sparse: refused before it is read
    CHECK_THROWS_WITH_AS(Dataset::open(path, kText),
                         ("'" + path.string() + "' is larger than 4294967296 bytes").c_str(), Error);
    std::filesystem::remove(path);
    CHECK_THROWS_WITH_AS(Dataset::open(path, kText), ("there is no file '" + path.string() + "'").c_str(),
                         Error);
    CHECK_THROWS_AS(Dataset::open(std::filesystem::temp_directory_path(), kText), Error);
}

TEST_CASE("a file tells the names of its columns") {
    struct Row {
        std::string extension, bytes;
        std::vector<std::string> columns;
    };
    const std::vector<Row> rows = {
        {".csv", "\n\"te\"\"xt\",label\r\nx,y\n", {"te\"xt", "label"}},
        {".tsv", "\"text\"\tlabel\n", {"\"text\"", "label"}},
        {".jsonl", "\n{\"text\": 1, \"l\\u0061bel\": {\"a\": 1}}\n{\"other\": 1}", {"text", "label"}},
        {".txt", "text,label\n", {"text"}},
        {".csv", "", {}},
        {".jsonl", "\n", {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        const auto path = std::filesystem::temp_directory_path() / ("assay_columns_test" + row.extension);
        write_file(path, row.bytes);
        CHECK(columns_of(path) == row.columns);
        std::filesystem::remove(path);
    }
    CHECK_THROWS_AS(columns_of("none.csv"), Error);
    CHECK_THROWS_AS(columns_of("none.dat"), Error);
}

TEST_CASE("a data set moves with its rows") {
    Dataset first = Dataset::from_bytes("text\nx\n", "t.csv", kText);
    Dataset second = Dataset::from_bytes("text\ny\n", "u.csv", kText);
    second = std::move(first);
    CHECK(shown(second) == "x");
}

TEST_CASE("many threads read the same rows") {
    std::string bytes;
    for (int i = 0; i < 500; ++i)
        bytes += "{\"text\": \"text " + std::to_string(i) + "\", \"label\": " + std::to_string(i) + "}\n";
    const Dataset data = Dataset::from_bytes(bytes, "t.jsonl", kLabelled);
    const std::string expected = shown(data);
    std::vector<std::string> seen(4);
    std::vector<std::thread> threads;
    for (std::string& one : seen) threads.emplace_back([&] { one = shown(data); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& one : seen) CHECK(one == expected);
}

namespace {

using Table = std::vector<std::vector<std::string>>;

/// Texts of the characters that matter, so that quotes, separators and line breaks meet.
rc::Gen<std::string> hostile_text() {
    return rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab\",\n\r\t\\ {}")));
}

std::string csv_of(const Table& table) {
    std::string bytes = "a,b,label\n";
    for (const auto& row : table) {
        for (std::size_t i = 0; i < 3; ++i) {
            if (i > 0) bytes += ',';
            bytes += '"';
            for (const char c : row[i]) bytes += c == '"' ? std::string("\"\"") : std::string(1, c);
            bytes += '"';
        }
        bytes += '\n';
    }
    return bytes;
}

std::string json_of(const Table& table) {
    std::string bytes;
    for (const auto& row : table)
        bytes += nlohmann::json{{"a", row[0]}, {"b", row[1]}, {"label", row[2]}}.dump() + '\n';
    return bytes;
}

}  // namespace

TEST_CASE("what was written is read back") {
    const DatasetOptions options{.text_columns = {"a", "b"}, .label_column = "label"};
    const bool holds = rc::check([&] {
        const auto table =
            *rc::gen::container<Table>(rc::gen::container<std::vector<std::string>>(3, hostile_text()));
        std::string expected;
        for (std::size_t i = 0; i < table.size(); ++i)
            expected += (i > 0 ? "/" : "") + table[i][0] + '|' + table[i][1] + '=' + table[i][2];
        RC_ASSERT(shown(csv_of(table), "t.csv", options) == expected);
        RC_ASSERT(shown(json_of(table), "t.jsonl", options) == expected);
    });
    CHECK(holds);
}

TEST_CASE("no bytes crash the reader, and what it accepts can be read") {
    const bool holds = rc::check([&] {
        const auto bytes = *rc::gen::container<std::string>(
            rc::gen::elementOf(std::string("ab\",\n\r\t\\{}[]: \x80\xC3\0", 17)));
        const std::string header =
            *rc::gen::element<std::string>("", "text,b\n", "text\tb\n", "{\"text\": \"");
        const std::string name = *rc::gen::element<std::string>("t.csv", "t.tsv", "t.jsonl", "t.txt");
        try {
            shown(header + bytes, name, kText);
        } catch (const Error&) {
        }
    });
    CHECK(holds);
}
