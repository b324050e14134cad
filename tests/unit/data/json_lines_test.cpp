#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/json_lines.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <simdjson.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using namespace assay;

namespace {

/// "offset: message", or "" for strict JSON.
std::string fault_of(const std::string& text) {
    JsonReader reader;
    try {
        reader.parse(text);
    } catch (const SyntaxError& error) {
        return std::to_string(error.offset()) + ": " + error.what();
    }
    return "";
}

std::string nested(std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
}

}  // namespace

TEST_CASE("JSON that is strict") {
    const std::vector<std::string> texts = {
        "0",
        "-0",
        "12",
        "-1.5e+3",
        "1E5",
        "1e-999",
        "9223372036854775808",
        "18446744073709551615",
        "-9223372036854775808",
        "true",
        "null",
        "\"\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"",
        "[]",
        "{}",
        " [1, {\"a\": [2]}] ",
        "{\"a\": {\"a\": 1}, \"b\": [{\"a\": 1}, {\"a\": 1}]}",
        "\"\x7F\"",
    };
    for (const std::string& text : texts) {
        CAPTURE(text);
        CHECK(fault_of(text) == "");
    }
    CHECK(fault_of(nested(64)) == "");
}

TEST_CASE("JSON that is not") {
    struct Row {
        std::string text;
        std::string fault;
    };
    const std::string escapes = "unknown escape; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX";
    const std::vector<Row> rows = {
        {"", "0: the JSON ends where a value should follow"},
        {"  ", "2: the JSON ends where a value should follow"},
        {"[", "1: the JSON ends where a value should follow"},
        {"[1", "2: expected ',' or ']'"},
        {"[1 2]", "3: expected ',' or ']'"},
        {"[1,]", "3: unexpected ']' where a value should follow"},
        {"[,1]", "1: unexpected ',' where a value should follow"},
        {"[1]]", "3: unexpected text after the end of the JSON value"},
        {"{\"a\": 1} x", "9: unexpected text after the end of the JSON value"},
        {"{\"a\": 1,}", "8: expected a key in \"…\""},
        {"{a: 1}", "1: expected a key in \"…\""},
        {"{\"a\" 1}", "5: expected ':' after the key"},
        {"{\"a\": }", "6: unexpected '}' where a value should follow"},
        {"{\"a\": 1", "7: expected ',' or '}'"},
        {"{\"a\": 1]", "7: expected ',' or '}'"},
        {"{\"a\": 1, \"b\": 2, \"a\": 3}", "17: the key 'a' occurs twice in one object"},
        {"[{\"a\": 1, \"a\": 1}]", "10: the key 'a' occurs twice in one object"},
        {"{\"a\": 1, \"\\u0061\": 1}", "0: no strict JSON: a key occurs twice in one object"},
        {"{'a': 1}", "1: expected a key in \"…\""},
        {"['a']", "1: a string is written in \"…\""},
        {"[NaN]", "1: 'NaN' is no JSON value"},
        {"[True]", "1: 'True' is no JSON value"},
        {"[nul]", "1: 'nul' is no JSON value"},
        {"[-Infinity]", "2: a digit is missing in this number"},
        {"[\u00E9]", "1: unexpected '\u00E9' where a value should follow"},
        {"\"abc", "0: this string never closes"},
        {"[\"abc\\\"]", "1: this string never closes"},
        {"\"\\", "1: " + escapes},
        {"\"\\x41\"", "1: " + escapes},
        {"\"a\tb\"", "2: a string cannot hold a raw \\t; write it as an escape"},
        {"\"\\u12g4\"", "3: \\u wants four hexadecimal digits"},
        {"\"\\u12", "3: \\u wants four hexadecimal digits"},
        {"\"\\u-123\"", "3: \\u wants four hexadecimal digits"},
        {"\"\\ud800\"", "1: \\ud800 is half of a surrogate pair"},
        {"\"\\ud800\\u0041\"", "1: \\ud800 is half of a surrogate pair"},
        {"\"\\ud800\\ud800\"", "1: \\ud800 is half of a surrogate pair"},
        {"\"x\\udc00\"", "2: \\udc00 is half of a surrogate pair"},
        {"\"\\udc00\\udc00\"", "1: \\udc00 is half of a surrogate pair"},
        {"\"\\ud800\\ue000\"", "1: \\ud800 is half of a surrogate pair"},
        {"{\"\\udc00\": 1}", "2: \\udc00 is half of a surrogate pair"},
        {"[\"\\u0000\"]", "2: a text cannot hold \\u0000"},
        {"{\"\\u0000\": 1}", "2: a text cannot hold \\u0000"},
        {std::string("[\"a\0\"]", 6), "3: a string cannot hold a raw \\x00; write it as an escape"},
        {"\"\xC3\"", "1: not UTF-8"},
        {"01", "0: a number cannot begin with 0"},
        {"-01", "0: a number cannot begin with 0"},
        {"[1.]", "3: a digit is missing in this number"},
        {"[.5]", "1: unexpected '.' where a value should follow"},
        {"[1e]", "3: a digit is missing in this number"},
        {"[+1]", "1: unexpected '+' where a value should follow"},
        {"[0x10]", "2: expected ',' or ']'"},
        {"[18446744073709551616]", "1: a whole number beyond 64 bits; write it as a string"},
        {"[-9223372036854775809]", "1: a whole number beyond 64 bits; write it as a string"},
        {"[1e999]", "1: a number beyond the range of a double"},
        {nested(65), "64: nested more than 64 levels deep"},
        {std::string(100000, '['), "64: nested more than 64 levels deep"},
        {"[1] // x", "4: unexpected text after the end of the JSON value"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(fault_of(row.text) == row.fault);
    }
}

TEST_CASE("surrogates come in pairs or not at all") {
    for (unsigned unit = 0xD800; unit <= 0xDFFF; ++unit) {
        const std::string lone = fmt::format("\\u{:04x}", unit);
        const std::string reason = lone + " is half of a surrogate pair";
        CAPTURE(lone);
        CHECK(fault_of("\"" + lone + "\"") == "1: " + reason);
        CHECK(fault_of("\"" + lone + "\\n\"") == "1: " + reason);
        CHECK(fault_of("{\"a\": \"" + lone + "\\ud7ff\"}") == "7: " + reason);
        if (unit < 0xDC00) CHECK(fault_of("\"" + lone + "\\udc00" + lone + "\\udfff\"") == "");
    }
}

TEST_CASE("what is refused has a reason: simdjson and the search for faults agree, and nlohmann with both") {
    const bool holds = rc::check([] {
        const auto text =
            *rc::gen::container<std::string>(rc::gen::elementOf(std::string("[]{}\",:1-0.e \\u\x01")));
        const std::string fault = fault_of(text);
        RC_ASSERT(fault.find("no strict JSON") == std::string::npos);
        if (fault.empty()) RC_ASSERT(nlohmann::json::accept(text));
    });
    CHECK(holds);
}

TEST_CASE("a document with one byte changed is JSON only if nlohmann says so") {
    const std::string original = R"({"text": "a\u00e9\n", "n": [1, -2.5e3, true, null], "o": {"k": {}}})";
    for (std::size_t i = 0; i < original.size(); ++i) {
        for (const char c : std::string("{}[]\",: 0a\\\n")) {
            std::string text = original;
            text[i] = c;
            CAPTURE(text);
            const std::string fault = fault_of(text);
            const bool stricter =
                fault.find("twice") != std::string::npos || fault.find("\\u0000") != std::string::npos;
            CHECK((fault.empty() || stricter) == nlohmann::json::accept(text));
            CHECK(fault.find("no strict JSON") == std::string::npos);
        }
    }
}

TEST_CASE("rows come one after the other with their places") {
    const SourceText source("{\"a\": 1}\n\n \r\n{\"b\": \"x\"}\r\n{}", "t.jsonl");
    std::vector<std::size_t> offsets;
    std::vector<std::string> rows;
    for (JsonLines lines(source); lines.next();) {
        offsets.push_back(lines.offset());
        rows.push_back(simdjson::minify(lines.row()));
    }
    CHECK(offsets == std::vector<std::size_t>{0, 13, 25});
    CHECK(rows == std::vector<std::string>{"{\"a\":1}", "{\"b\":\"x\"}", "{}"});
}

TEST_CASE("a row can be refused at one of its values") {
    const SourceText source("\n{\"a\": \"\u00E9\", \"b\": [1]}\n", "t.jsonl");
    JsonLines lines(source);
    REQUIRE(lines.next());
    CHECK_THROWS_WITH_AS(lines.fail("b", "too long"),
                         "t.jsonl:2:17: error: too long\n{\"a\": \"\u00E9\", \"b\": [1]}\n                ^",
                         InputError);
    CHECK_THROWS_WITH_AS(lines.fail("c", "missing"),
                         "t.jsonl:2: error: missing\n{\"a\": \"\u00E9\", \"b\": [1]}", InputError);
}

TEST_CASE("the place of a member is that of the outermost object") {
    CHECK(offset_of_member(R"({"a": {"b": 1}, "b": 2})", "b") == 21);
    CHECK(offset_of_member(R"({"a": "\"b\": 1", "b":[]})", "b") == 22);
    CHECK(offset_of_member(R"({"a": 1})", "b") == 0);
}

TEST_CASE("values have a kind") {
    JsonReader reader;
    std::string kinds;
    const simdjson::dom::array values =
        reader.parse(R"(["", 1, -1, 18446744073709551615, 0.5, true, false, null, [], {}])");
    for (const simdjson::dom::element& value : values) kinds += std::string(kind_name(value)) + ", ";
    CHECK(kinds ==
          "a string, a number, a number, a number, a number, true, false, null, an array, an object, ");
}
