#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <assay/lexicon/lexicon.hpp>

#include <map>

using namespace assay;

namespace {

Lexicon cities() {
    return {"city",
            {{"Paris", {{"country", "France"}, {"river", "Seine"}}}, {"Oslo", {{"country", "Norway"}}}},
            {}};
}

}  // namespace

TEST_CASE("an entry gives its fields by name, the first of two with the same name") {
    const LexiconEntry entry{"Paris", {{"country", "France"}, {"motto", ""}, {"country", "Texas"}}};
    REQUIRE(entry.field("country") != nullptr);
    CHECK(*entry.field("country") == "France");
    REQUIRE(entry.field("motto") != nullptr);
    CHECK(*entry.field("motto") == "");
    for (const char* absent : {"", "Country", "countr", "country ", "value"}) {
        CAPTURE(absent);
        CHECK(entry.field(absent) == nullptr);
    }
}

TEST_CASE("field names are those of all entries, sorted, each once") {
    CHECK(cities().field_names() == std::vector<std::string>{"country", "river"});
    CHECK(Lexicon{"thing", {{"seat", {}}}, {}}.field_names().empty());
    CHECK(Lexicon{}.field_names().empty());
}

TEST_CASE("a name is taken once, and the first lexicon stays") {
    LexiconSet set;
    CHECK(set.add(cities()));
    CHECK_FALSE(set.add(Lexicon{"city", {{"Rome", {}}}, {}}));
    REQUIRE(set.find("city") != nullptr);
    CHECK(*set.find("city") == cities());
    CHECK(set.names() == std::vector<std::string>{"city"});
}

TEST_CASE("names are found exactly as written") {
    LexiconSet set;
    CHECK(set.find("city") == nullptr);
    CHECK(set.names().empty());
    set.add(cities());
    for (const char* absent : {"", "City", "cit", "city "}) {
        CAPTURE(absent);
        CHECK(set.find(absent) == nullptr);
    }
}

TEST_CASE("adding lexicons does not move those that are there") {
    LexiconSet set;
    set.add(cities());
    const Lexicon* const before = set.find("city");
    const std::string* const field = before->entries[0].field("river");
    for (int i = 0; i < 1000; ++i) set.add(Lexicon{std::to_string(i), {{"v", {}}}, {}});
    CHECK(set.find("city") == before);
    CHECK(before->entries[0].field("river") == field);
}

TEST_CASE("a set is the first lexicon of each name, whatever is added") {
    CHECK(rc::check([](const std::vector<std::pair<std::string, std::string>>& added) {
        LexiconSet set;
        std::map<std::string, std::string> model;
        for (const auto& [name, value] : added) {
            RC_ASSERT(set.add(Lexicon{name, {{value, {}}}, {}}) == model.try_emplace(name, value).second);
        }
        std::vector<std::string> names;
        for (const auto& [name, value] : model) {
            names.push_back(name);
            RC_ASSERT(set.find(name) != nullptr);
            RC_ASSERT(set.find(name)->entries[0].value == value);
        }
        RC_ASSERT(set.names() == names);
    }));
}
