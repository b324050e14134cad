#include <doctest/doctest.h>
#include <assay/pattern/pattern.hpp>

#include <string>
#include <string_view>

using namespace assay;

namespace {

struct Row {
    std::string_view singular, plural;
};

void check_plurals(std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        CAPTURE(row.singular);
        CHECK(apply_filter(Filter::plural, row.singular) == row.plural);
    }
}

}  // namespace

TEST_CASE("regular plurals") {
    check_plurals({{"seat", "seats"},      {"plane", "planes"},
                   {"bus", "buses"},       {"dress", "dresses"},
                   {"box", "boxes"},       {"dish", "dishes"},
                   {"church", "churches"}, {"waltz", "waltzes"},
                   {"city", "cities"},     {"day", "days"},
                   {"key", "keys"},        {"toy", "toys"},
                   {"guy", "guys"},        {"soliloquy", "soliloquies"},
                   {"piano", "pianos"},    {"photo", "photos"},
                   {"taco", "tacos"},      {"roof", "roofs"},
                   {"chef", "chefs"},      {"giraffe", "giraffes"},
                   {"belief", "beliefs"},  {"virus", "viruses"},
                   {"campus", "campuses"}, {"café", "cafés"},
                   {"fiancé", "fiancés"},  {"lens", "lenses"},
                   {"gas", "gases"},       {"sea", "seas"},
                   {"cheese", "cheeses"},  {"oaf", "oafs"},
                   {"horse", "horses"},    {"tax", "taxes"}});
}

TEST_CASE("irregular plurals") {
    check_plurals({{"child", "children"},
                   {"grandchild", "grandchildren"},
                   {"man", "men"},
                   {"woman", "women"},
                   {"salesman", "salesmen"},
                   {"person", "people"},
                   {"salesperson", "salespeople"},
                   {"foot", "feet"},
                   {"tooth", "teeth"},
                   {"goose", "geese"},
                   {"mongoose", "mongooses"},
                   {"mouse", "mice"},
                   {"house", "houses"},
                   {"louse", "lice"},
                   {"blouse", "blouses"},
                   {"ox", "oxen"},
                   {"fox", "foxes"},
                   {"die", "dice"},
                   {"pie", "pies"},
                   {"quiz", "quizzes"},
                   {"passerby", "passersby"},
                   {"passer-by", "passers-by"},
                   {"mother-in-law", "mothers-in-law"},
                   {"runner-up", "runners-up"},
                   {"human", "humans"},
                   {"German", "Germans"},
                   {"Roman", "Romans"},
                   {"shaman", "shamans"}});
}

TEST_CASE("endings of their own") {
    check_plurals({{"wife", "wives"},           {"knife", "knives"},        {"leaf", "leaves"},
                   {"loaf", "loaves"},          {"shelf", "shelves"},       {"bookshelf", "bookshelves"},
                   {"thief", "thieves"},        {"wolf", "wolves"},         {"scarf", "scarves"},
                   {"half", "halves"},          {"potato", "potatoes"},     {"tomato", "tomatoes"},
                   {"hero", "heroes"},          {"echo", "echoes"},         {"volcano", "volcanoes"},
                   {"stomach", "stomachs"},     {"epoch", "epochs"},        {"monarch", "monarchs"},
                   {"analysis", "analyses"},    {"crisis", "crises"},       {"axis", "axes"},
                   {"taxi", "taxis"},           {"cactus", "cacti"},        {"criterion", "criteria"},
                   {"phenomenon", "phenomena"}, {"appendix", "appendices"}, {"medium", "media"},
                   {"museum", "museums"},       {"larva", "larvae"}});
}

TEST_CASE("one and many alike") {
    check_plurals({{"fish", "fish"},
                   {"goldfish", "goldfish"},
                   {"sheep", "sheep"},
                   {"deer", "deer"},
                   {"aircraft", "aircraft"},
                   {"craft", "crafts"},
                   {"series", "series"},
                   {"species", "species"},
                   {"scissors", "scissors"},
                   {"jeans", "jeans"},
                   {"news", "news"},
                   {"luggage", "luggage"},
                   {"Chinese", "Chinese"},
                   {"Portuguese", "Portuguese"},
                   {"Swiss", "Swiss"},
                   {"shambles", "shambles"},
                   {"politics", "politics"}});
}

TEST_CASE("the last word alone changes, and what follows it stays") {
    check_plurals({{"bus driver", "bus drivers"},
                   {"old man", "old men"},
                   {"three-year-old", "three-year-olds"},
                   {"X-ray", "X-rays"},
                   {"tie-dye ox", "tie-dye oxen"},
                   {"“seat”", "“seats”"},
                   {"seat.", "seats."},
                   {"hotel (new)", "hotel (news)"},
                   {"child!", "children!"},
                   {"bus\tstop", "bus\tstops"}});
}

TEST_CASE("the noun before a preposition changes") {
    check_plurals({{"work of art", "works of art"},
                   {"breath of fresh air", "breaths of fresh air"},
                   {"kick in the teeth", "kicks in the teeth"},
                   {"tour de force", "tours de force"},
                   {"“man” of the year", "“men” of the year"},
                   {"room with a view of the sea", "rooms with a view of the sea"},
                   {"offer", "offers"},
                   {" of ", " ofs "}});
}

TEST_CASE("case follows the word, letters that are read as letters take a small s") {
    check_plurals({{"Child", "Children"},
                   {"Man", "Men"},
                   {"WOMAN", "WOMEN"},
                   {"Ox", "Oxen"},
                   {"City", "Cities"},
                   {"CITY", "CITIES"},
                   {"TABLE", "TABLES"},
                   {"FBI", "FBIs"},
                   {"CEO", "CEOs"},
                   {"DVD", "DVDs"},
                   {"GPS", "GPSes"},
                   {"HTML", "HTMLs"},
                   {"RED", "REDS"},
                   {"A", "As"},
                   {"x", "xs"},
                   {"8", "8s"},
                   {"1990", "1990s"},
                   {"F16", "F16s"},
                   {"McDonald", "McDonalds"},
                   {"ex-CEO", "ex-CEOs"}});
}

TEST_CASE("what has no word in it stays as it is") {
    check_plurals({{"", ""},
                   {":)", ":)"},
                   {"...", "..."},
                   {" ", " "},
                   {"\xFF", "\xFF"},
                   {"seat\xA9\xA9\xA9\xA9\xA9", "seats\xA9\xA9\xA9\xA9\xA9"},
                   {"é\xC3", "és\xC3"},
                   {"-", "-"},
                   {"-in-law", "-in-laws"}});
}
