// What is read piece by piece is what Dataset reads at once; the tables of dataset_test.cpp and
// dataset_faults_test.cpp are read both ways, too.
#include "streamed.hpp"

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <optional>
#include <string>

using namespace assay;

namespace {

const DatasetOptions kText{};
const DatasetOptions kLabelled{.label_column = "label"};

/// The whole message with its place, or nothing if the file can be read to its end.
std::optional<std::string> fault_of(const std::string& bytes, const std::string& name,
                                    const DatasetOptions& options, std::size_t piece) {
    try {
        streamed(bytes, name, options, piece);
        return std::nullopt;
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("rows know their lines across pieces") {
    for (const std::size_t piece : {1, 2, 7, 100}) {
        RowStream rows =
            RowStream::from_bytes("\xEF\xBB\xBFtext,label\n\"a\n\nb\",x\n\nc,y\n", "t.csv", kLabelled, piece);
        CHECK(rows.has_labels());
        CHECK(rows.fields() == 1);
        CHECK(rows.name() == "t.csv");
        REQUIRE(rows.next());
        CHECK(rows.line() == 2);
        CHECK(rows.label() == "x");
        REQUIRE(rows.next());
        CHECK(rows.line() == 6);
        TextBatch texts;
        rows.append_text(texts);
        CHECK(texts[0] == "c");
        CHECK(!rows.next());
        CHECK(!rows.next());
    }
}

TEST_CASE("what stands before a fault is read first") {
    RowStream rows = RowStream::from_bytes("text\na\nb\n\"c\" d\n", "t.csv", kText, 3);
    CHECK(rows.next());
    CHECK(rows.next());
    CHECK_THROWS_WITH_AS(rows.next(),
                         "t.csv:4:4: error: text behind a closing quote; a quote inside a quoted field is "
                         "written \"\"\n\"c\" d\n   ^",
                         InputError);
}

TEST_CASE("characters are not cut between pieces") {
    const std::string bytes = "text\nna\u00EFve \U0001F600\u20AC\n\"\u00E9\n\u00E9\"\n";
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        CAPTURE(piece);
        CHECK(streamed(bytes, "t.csv", kText, piece) == "na\u00EFve \U0001F600\u20AC/\u00E9\n\u00E9");
    }
}

TEST_CASE("a row that goes on for too long is refused before its end is read") {
    const DatasetOptions small{.max_row_bytes = 20};
    const std::string tail(100'000, 'x');
    for (const std::size_t piece : {1, 8, 64}) {
        CAPTURE(piece);
        CHECK(*fault_of("text\na\n\"b\n" + tail, "t.csv", small, piece) ==
              "t.csv:3: error: a row of more than 20 bytes; is a quote left open?\n\"b");
        CHECK(fault_of("text\na\n" + tail, "t.csv", small, piece)
                  ->starts_with("t.csv:3: error: a row of more than 20 bytes; is a quote left open?"));
        CHECK(fault_of("a\n" + tail, "t.txt", small, piece)
                  ->starts_with("t.txt:2: error: a row of more than 20 bytes"));
        CHECK(fault_of("a\n" + std::string(50'000, 'x') + "\xC3\xA9" + tail, "t.txt", small, piece)
                  ->starts_with("t.txt:2: error: a row of more than 20 bytes"));
        CHECK(fault_of("{\"text\": \"a\"}\n{\"text\": \"" + tail, "t.jsonl", small, piece)
                  ->starts_with("t.jsonl:2: error: a row of more than 20 bytes"));
    }
}

TEST_CASE("a stream is opened by its path") {
    const auto path = std::filesystem::temp_directory_path() / "assay_row_stream_test.txt";
    std::string bytes;
    for (int line = 0; line < 400'000; ++line)
        bytes += "line " + std::to_string(line) + "\n";  // several pieces
    REQUIRE(bytes.size() > 4 * RowStream::kPieceBytes);
    write_file(path, bytes);
    TextBatch texts;
    std::size_t count = 0;
    bool same = true;
    for (RowStream rows(path, kText); rows.next(); ++count) {
        texts.clear();
        rows.append_text(texts);
        same = same && texts[0] == "line " + std::to_string(count);
    }
    CHECK(count == 400'000);
    CHECK(same);
    std::filesystem::remove(path);
    CHECK_THROWS_WITH_AS(RowStream(path, kText), ("there is no file '" + path.string() + "'").c_str(), Error);
    CHECK_THROWS_AS(RowStream(std::filesystem::temp_directory_path(), kText), Error);
}

TEST_CASE("pieces of any size give the rows of the whole, and refuse what it refuses") {
    const bool holds = rc::check([&] {
        const auto bytes = *rc::gen::container<std::string>(
            rc::gen::elementOf(std::string("aab,,\"\"\n\n\r\t\\{}[]: \x80\xC3\xA9", 20)));
        const std::string header =
            *rc::gen::element<std::string>("", "text,b\n", "text\n", "text\tb\n", "{\"text\": \"");
        const std::string name = *rc::gen::element<std::string>("t.csv", "t.tsv", "t.jsonl", "t.txt");
        const auto piece = *rc::gen::inRange<std::size_t>(1, 20);
        std::optional<std::string> expected;
        try {
            const Dataset whole = Dataset::from_bytes(header + bytes, name, kText);
            expected.emplace();
            TextBatch texts;
            for (std::size_t row = 0; row < whole.size(); ++row) {
                whole.append_text(row, texts);
                *expected += (row > 0 ? "/" : "") + std::string(texts[row]);
            }
        } catch (const Error&) {
        }
        if (expected)
            RC_ASSERT(streamed(header + bytes, name, kText, piece) == *expected);
        else
            RC_ASSERT(fault_of(header + bytes, name, kText, piece).has_value());
    });
    CHECK(holds);
}
