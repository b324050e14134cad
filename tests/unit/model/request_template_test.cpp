#include "model_support.hpp"

#include <assay/model/request_template.hpp>

#include <doctest/doctest.h>

using namespace assay;
using namespace assay::testing;

namespace {

std::string body(const std::string& json, const std::vector<std::string>& texts) {
    const RequestTemplate request(json, 1);
    CHECK(request.takes_many() == (texts.size() != 1 || json.find("$more") != std::string::npos));
    return request.body(batch_of(texts), 0, texts.size());
}

std::string pair_body(const std::string& json) {
    TextBatch pair(2);
    for (const char* field : {"a?", "b?"}) pair.append_field(field);
    return RequestTemplate(json, 2).body(pair, 0, 1);
}

std::string refusal(const std::string& json, std::size_t fields = 1) {
    return message_of([&] { RequestTemplate(json, fields); });
}

}  // namespace

TEST_CASE("a text stands where $text stood, alone or within more words") {
    CHECK(body(R"({"data": "$text"})", {"It's \"ü\"\n"}) == R"({"data":"It's \"ü\"\n"})");
    CHECK(body(R"(["Is '$text' good? $$1 $text.1", 1.5, null, true])", {"x$more $text"}) ==
          R"(["Is 'x$more $text' good? $1 x$more $text",1.5,null,true])");
    CHECK(body(R"("$text")", {""}) == R"("")");
    CHECK(body(R"({"b": "$text.", "a": "$text.x", "c": {}, "d": []})", {"x"}) ==
          R"({"b":"x.","a":"x.x","c":{},"d":[]})");
}

TEST_CASE("an element before $more stands for each text") {
    CHECK(body(R"({"inputs": ["$text", "$more"], "p": {"top_k": null}})", {"a", "b", "c"}) ==
          R"({"inputs":["a","b","c"],"p":{"top_k":null}})");
    CHECK(body(R"({"data": [["$text", 1], "$more"]})", {"a", "b"}) == R"({"data":[["a",1],["b",1]]})");
    CHECK(body(R"([{"text": "<$text>"}, "$more"])", {"a"}) == R"([{"text":"<a>"}])");
    const RequestTemplate request(R"(["$text", "$more"])", 1);
    CHECK(request.body(batch_of({"a", "b", "c", "d"}), 1, 2) == R"(["b","c"])");
}

TEST_CASE("texts with several fields are arrays, or taken apart") {
    CHECK(pair_body(R"({"inputs": ["$text", "$more"]})") == R"({"inputs":[["a?","b?"]]})");
    CHECK(pair_body(R"([{"text": "$text.1", "text_pair": "$text.2"}, "$more"])") ==
          R"([{"text":"a?","text_pair":"b?"}])");
    CHECK(pair_body(R"("1: $text.1 2: $text.2")") == R"("1: a? 2: b?")");
}

TEST_CASE("bytes that are no UTF-8 do not reach a server") {
    CHECK(body(R"("$text")", {"a\xff"}) == "\"a\xef\xbf\xbd\"");
}

TEST_CASE("what cannot be a request is refused, with the reason") {
    const std::vector<std::pair<std::string, std::string>> faults = {
        {R"({"inputs": [)", "is no JSON, at byte"},
        {R"({'inputs': 1})", "is no JSON, at byte 2"},
        {R"({"a": "$text", "a": 1})", "is no JSON"},
        {"", "is no JSON"},
        {R"({"inputs": "text"})", "has no \"$text\""},
        {R"({"a $text": "$text"})", "the key 'a $text' cannot hold the text"},
        {R"("$texts")", "'$' in '$texts' is neither"},
        {R"("$text_1")", "'$' in '$text_1' is neither"},
        {R"("$text.0")", "fields count from 1"},
        {R"("$text.99999999999999999999999")", "fields count from 1"},
        {R"({"inputs": "$tex"})", "'$' in '$tex' is neither"},
        {R"(["$text", "$5"])", "write $$ for a '$'"},
        {R"(["$more"])", "'$' in '$more' is neither"},
        {R"(["$text", "a", "$more"])", "\"$more\" as the second of two elements"},
        {R"([["$text", "$more"], "$more"])", "\"$more\" twice"},
        {R"([["$text", "$more"], ["$text", "$more"]])", "\"$more\" twice"},
        {R"({"id": "$text", "all": ["$text", "$more"]})", "outside of the array"},
        {R"(["$text.2", "$more"])", "texts have one field here"},
    };
    for (const auto& [json, part] : faults) {
        CAPTURE(json);
        CHECK(refusal(json).find(part) != std::string::npos);
    }
    CHECK(refusal(R"("$text.1")", 2) ==
          "--request has neither \"$text\" nor \"$text.2\"; texts have 2 fields here");
    CHECK(refusal(R"("Same? $text")", 2).find("has 2 fields here; say which, such as $text.1") !=
          std::string::npos);
    CHECK(refusal(R"("$text.3 $text.1 $text.2")", 2).find("texts have 2 fields here") != std::string::npos);
}
