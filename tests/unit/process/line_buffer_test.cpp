#include <assay/process/line_buffer.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace assay;

namespace {

std::vector<std::string> lines_in_pieces(const std::string& bytes, const std::vector<std::size_t>& cuts) {
    LineBuffer buffer;
    std::vector<std::string> lines;
    std::size_t begin = 0;
    const auto feed = [&](std::size_t length) {
        buffer.append(std::string_view(bytes).substr(begin, length));
        begin = std::min(bytes.size(), begin + length);
        while (const auto line = buffer.next()) lines.emplace_back(*line);
    };
    for (const std::size_t cut : cuts) feed(cut % 4);
    feed(bytes.size());
    return lines;
}

}  // namespace

TEST_CASE("lines are the same however their bytes arrive") {
    const bool holds = rc::check([](const std::vector<std::size_t>& cuts) {
        const auto bytes = *rc::gen::container<std::string>(rc::gen::element('a', 'b', '\r', '\n'));
        RC_ASSERT(lines_in_pieces(bytes, cuts) == lines_in_pieces(bytes, {}));
    });
    CHECK(holds);
    CHECK(lines_in_pieces("a\r\n\nb\nrest", {}) == std::vector<std::string>{"a", "", "b"});
}

TEST_CASE("a line that has not ended is counted") {
    LineBuffer buffer;
    buffer.append("one\ntwo");
    CHECK(buffer.next() == "one");
    CHECK_FALSE(buffer.next());
    CHECK(buffer.unfinished() == 3);
    buffer.append("2\n");
    CHECK(buffer.next() == "two2");
    CHECK(buffer.unfinished() == 0);
}

TEST_CASE("the last lines are kept in bounded memory and shown safely") {
    LastLines lines;
    CHECK(lines.text().empty());
    for (int i = 1; i <= 30; ++i) lines.append("line " + std::to_string(i) + "\r\n\n");
    lines.append("half");
    std::string expected;
    for (int i = 11; i <= 30; ++i) expected += "\n  line " + std::to_string(i);
    CHECK(lines.text() == expected + "\n  half");
    lines.clear();
    for (int i = 0; i < 1000; ++i) lines.append("long");
    lines.append("\n\x1b[31mred");
    CHECK(lines.text() == "\n  " + std::string([] {
                              std::string repeated;
                              while (repeated.size() < LastLines::kLineBytes) repeated += "long";
                              return repeated;
                          }()) +
                              "\n  \\x1b[31mred");
}
