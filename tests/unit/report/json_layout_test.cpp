#include <assay/report/json_layout.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>

#include "random_results.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <limits>
#include <string>

using namespace assay;

TEST_CASE("what fits on a line stays on it") {
    CHECK(lay_out(Json::object()) == "{}\n");
    CHECK(lay_out(Json::array()) == "[]\n");
    CHECK(lay_out({{"a", 1}, {"b", {true, nullptr, "x"}}}) == "{\"a\": 1, \"b\": [true, null, \"x\"]}\n");
}

TEST_CASE("a line ends at 110 code points") {
    // {"k": "…"} has 9 code points beside the text.
    const auto document = [](std::size_t length) {
        std::string text;
        for (std::size_t i = 0; i < length; ++i) text += "é";
        return Json{{"k", text}};
    };
    for (const std::size_t length : {100u, 101u}) {
        CAPTURE(length);
        CHECK(lay_out(document(length)).starts_with("{\"k\""));
    }
    CHECK(lay_out(document(102)).starts_with("{\n  \"k\": \"é"));
}

TEST_CASE("long structures have a line for each member, lists of numbers do not") {
    const std::string text(60, 'x');
    Json numbers = Json::array();
    for (int i = 0; i < 200; ++i) numbers.push_back(i);
    const std::string written =
        lay_out({{"texts", {text, text}}, {"numbers", numbers}, {"one", {{"two", 2}}}});
    CHECK(written.starts_with("{\n  \"texts\": [\n    \"" + text + "\",\n    \"" + text +
                              "\"\n  ],\n  \"numbers\": [0, 1, "));
    CHECK(written.ends_with("198, 199],\n  \"one\": {\"two\": 2}\n}\n"));
}

TEST_CASE("numbers are the shortest that read back") {
    struct Row {
        double value;
        const char* text;
    };
    for (const Row& row :
         {Row{0.1, "0.1"}, Row{0.0, "0"}, Row{-0.0, "0"}, Row{1, "1"}, Row{1e-5, "1e-05"},
          Row{1.0 / 3, "0.3333333333333333"}, Row{5e-324, "5e-324"}, Row{0.1 + 0.2, "0.30000000000000004"}}) {
        CAPTURE(row.text);
        CHECK(lay_out(Json(row.value)) == row.text + std::string("\n"));
        CHECK(Json::parse(lay_out(Json(row.value))).get<double>() == row.value);
    }
    CHECK(lay_out(Json(std::numeric_limits<std::uint64_t>::max())) == "18446744073709551615\n");
}

TEST_CASE("a number that is not finite is refused") {
    for (const double value :
         {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
          std::numeric_limits<double>::quiet_NaN()})
        CHECK_THROWS_WITH_AS(lay_out({{"k", value}}),
                             "a result holds a number that is not finite, which JSON cannot say", Error);
}

TEST_CASE("malformed UTF-8 becomes U+FFFD, in names too") {
    CHECK(lay_out({{"k\xFF", "a\xC3"}}) == "{\"k\xEF\xBF\xBD\": \"a\xEF\xBF\xBD\"}\n");
    CHECK(lay_out(Json(std::string("\0\x1b\n\"", 4))) == "\"\\u0000\\u001b\\n\\\"\"\n");
}

TEST_CASE("nothing that a terminal would obey stands in the file") {
    CHECK(lay_out(Json("\x7F\xC2\x9B\xE2\x80\xAE\xF3\xA0\x80\x81 é")) ==
          "\"\\u007f\\u009b\\u202e\\udb40\\udc01 é\"\n");
    CHECK(rc::check("printable, and the same text", [] {
        const std::string text = *test::hostile_text();
        const std::string line = lay_out(Json(text));
        RC_ASSERT(printable(line) == line.substr(0, line.size() - 1) + "\\n");
        RC_ASSERT(Json::parse(line).get<std::string>() == text);
    }));
}
