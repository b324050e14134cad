#include <assay/report/json_node.hpp>

#include <assay/base/error.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace assay;

namespace {

const std::string kName = "r.json";

std::string nested(int levels) {
    return std::string(levels, '[') + std::string(levels, ']');
}

std::string with_members(std::size_t count) {
    std::string text = "{";
    for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":0";
    return text + '}';
}

}  // namespace

TEST_CASE("what is not JSON is refused at its place") {
    struct Row {
        const char* bytes;
        const char* where;
    };
    for (const Row& row :
         {Row{"", "r.json:1:1: error: not JSON: "}, Row{"{", "r.json:1:2: error: not JSON: "},
          Row{"{\"a\": 1,}", "r.json:1:9: error: not JSON: "},
          Row{"[1]\n\n  x", "r.json:3:3: error: not JSON: "},
          Row{"[\"é\", \"\xFF\"]", "r.json:1:8: error: not JSON: "},
          Row{"[NaN]", "r.json:1:2: error: not JSON: "}, Row{"[\"a\tb\"]", "r.json:1:4: error: not JSON: "},
          Row{"// x\n1", "r.json:1:1: error: not JSON: "},
          Row{"1e999", "r.json: error: not JSON: number overflow parsing '1e999'"}}) {
        CAPTURE(row.bytes);
        try {
            parse_json(row.bytes, kName);
            FAIL("accepted");
        } catch (const InputError& error) {
            CHECK(std::string(error.what()).substr(0, std::string(row.where).size()) == row.where);
        }
    }
}

TEST_CASE("a member must not occur twice") {
    CHECK_THROWS_WITH_AS(parse_json(R"({"a": {"b": 1, "b": 2}})", kName),
                         "r.json: error: an object has two members 'b'", InputError);
    CHECK_NOTHROW(parse_json(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]})", kName));
}

TEST_CASE("limits hold below, at and above") {
    CHECK_NOTHROW(parse_json(nested(63), kName));
    CHECK_NOTHROW(parse_json(nested(64), kName));
    CHECK_THROWS_WITH_AS(parse_json(nested(65), kName),
                         "r.json: error: more than 64 levels of objects and arrays", InputError);
    CHECK_THROWS_AS(parse_json(nested(1'000'000), kName), InputError);
    CHECK_NOTHROW(parse_json(with_members(4'095), kName));
    CHECK_NOTHROW(parse_json(with_members(4'096), kName));
    CHECK_THROWS_WITH_AS(parse_json(with_members(4'097), kName),
                         "r.json: error: an object has more than 4096 members", InputError);
}

TEST_CASE("values are read as what they are, or refused with their path") {
    const Json document =
        parse_json(R"({"text": "x", "list": [{"n": -1}, 1.5, 9007199254740992, 9007199254740993,
                                         18446744073709551615, true, null], "empty": {}})",
                   kName);
    const JsonNode root(document, kName);
    const std::vector<JsonNode> list = root["list"].items();
    CHECK(root["text"].text() == "x");
    CHECK(list[1].number() == 1.5);
    CHECK(list[2].number() == 9007199254740992.0);
    CHECK(list[2].count() == 9'007'199'254'740'992u);
    CHECK(list[4].whole() == 18'446'744'073'709'551'615u);
    CHECK(list[5].flag());
    CHECK(list[6].is_null());
    CHECK(root["empty"].members().empty());

    const auto fault = [](const auto& read) {
        try {
            read();
        } catch (const InputError& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    CHECK(fault([&] { root.text(); }) == "r.json: error: must be a text, but is object");
    CHECK(fault([&] { list[0]["n"].count(); }) ==
          "r.json: error: list[0].n: must be a whole number from 0 to 2^53, but is -1");
    CHECK(fault([&] { list[1].count(); }) ==
          "r.json: error: list[1]: must be a whole number from 0 to 2^53, but is 1.5");
    CHECK(fault([&] { list[3].count(); }) ==
          "r.json: error: list[3]: must be a whole number from 0 to 2^53, but is 9007199254740993");
    CHECK(fault([&] { list[1].whole(); }) ==
          "r.json: error: list[1]: must be a whole number from 0 to 2^64-1, but is 1.5");
    CHECK(fault([&] { list[5].number(); }) == "r.json: error: list[5]: must be a number, but is boolean");
    CHECK(fault([&] { list[6].flag(); }) == "r.json: error: list[6]: must be true or false, but is null");
    CHECK(fault([&] { root["text"].items(); }) == "r.json: error: text: must be an array, but is string");
    CHECK(fault([&] { list[1]["x"]; }) == "r.json: error: list[1]: must be an object, but is 1.5");
    CHECK(fault([&] { root["gone"]; }) == "r.json: error: the member 'gone' is missing");
    CHECK(fault([&] {
              root.allow_only({"text", "list", "emtpy"});
          }) == "r.json: error: there is no member 'empty' here; did you mean 'emtpy'?");
}
