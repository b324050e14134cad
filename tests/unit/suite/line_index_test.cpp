#include <assay/suite/line_index.hpp>

#include <doctest/doctest.h>
#include <assay/base/random.hpp>

#include <string>

namespace assay {
namespace {

/// Slow and obvious: from the beginning, each time.
LineIndex::Position counted(const std::string& text, std::size_t offset) {
    LineIndex::Position position;
    const auto is_inner = [&](std::size_t at) { return at < text.size() && (text[at] & 0xC0) == 0x80; };
    while (offset > 0 && is_inner(offset)) --offset;
    for (std::size_t at = text.starts_with(kByteOrderMark) ? 3 : 0; at < offset; ++at) {
        if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n')))
            position = {position.line + 1, 1};
        else if (!is_inner(at))
            ++position.column;
    }
    return position;
}

std::string random_text(Random& random, std::size_t pieces) {
    static constexpr const char* kPieces[] = {
        "a", "xyz", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\n", "\r\n", "\r", "\t"};
    std::string text = random.below(2) == 0 ? "" : std::string(kByteOrderMark);
    for (std::size_t i = 0; i < pieces; ++i) text += kPieces[random.below(std::size(kPieces))];
    return text;
}

TEST_CASE("line and column are those that counting from the beginning gives") {
    Random random(1);
    for (const std::size_t pieces : {0, 1, 5, 100, 500, 511, 512, 513, 2000}) {
        const std::string text = random_text(random, pieces);
        const LineIndex index(text);
        for (std::size_t offset = 0; offset <= text.size(); ++offset) {
            CAPTURE(offset);
            REQUIRE(index.at(text, offset) == counted(text, offset));
        }
        CHECK(index.at(text, text.size() + 1) == counted(text, text.size()));
        CHECK(index.at(text, std::string::npos) == counted(text, text.size()));
    }
}

TEST_CASE("columns are counted over block ends in one long line") {
    const std::string text(5000, 'x');
    const LineIndex index(text);
    for (const std::size_t offset : {0, 511, 512, 513, 1024, 4999, 5000})
        CHECK(index.at(text, offset) == LineIndex::Position{1, offset + 1});
}

TEST_CASE("broken UTF-8 has places too") {
    const std::string text = "\x80\x80\x80\x80\x80z\xFF\n\xC3";
    const LineIndex index(text);
    for (std::size_t offset = 0; offset <= text.size(); ++offset) CHECK(index.at(text, offset).line <= 2);
    CHECK(index.at(text, 5) == LineIndex::Position{1, 1});
    CHECK(index.at(text, 8) == LineIndex::Position{2, 1});
}

TEST_CASE("an index of nothing knows the first place") {
    CHECK(LineIndex().at("abc", 2) == LineIndex::Position{1, 1});
    CHECK(LineIndex("").at("", 0) == LineIndex::Position{1, 1});
}

TEST_CASE("the source line comes without its end and without a byte order mark") {
    const std::string text = "\xEF\xBB\xBFone\r\ntwo\rthree\n\nfive";
    CHECK(source_line(text, 0) == "one");
    CHECK(source_line(text, 3) == "one");
    CHECK(source_line(text, 6) == "one");
    CHECK(source_line(text, 7) == "one");  // the \n of \r\n
    CHECK(source_line(text, 8) == "two");
    CHECK(source_line(text, 12) == "three");
    CHECK(source_line(text, 18) == "");
    CHECK(source_line(text, 19) == "five");
    CHECK(source_line(text, 1000) == "five");
}

TEST_CASE("a source line has 64 KiB at most") {
    constexpr std::size_t kMost = 65'536;
    for (const std::size_t size : {kMost - 1, kMost})
        CHECK(source_line("\n" + std::string(size, 'x') + "\ny", 500).size() == size);
    CHECK(source_line("\n" + std::string(kMost + 1, 'x') + "\ny", 500).empty());
    CHECK(source_line("\n" + std::string(kMost + 1, 'x') + "\ny", kMost + 1).empty());
    CHECK(source_line(std::string(1 << 20, 'x'), 1 << 19).empty());
}

}  // namespace
}  // namespace assay
