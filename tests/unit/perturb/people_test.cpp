// Words for people: pronouns with their verbs, gender, and what people are said to be.
#include "tables.hpp"

#include <doctest/doctest.h>

using namespace assay;
using assay_test::check_shown;
using assay_test::check_touched;
using assay_test::installed_library;
using assay_test::make;
using assay_test::results;

namespace {

std::unique_ptr<Perturbation> installed(std::string_view name,
                                        const assay_test::Parameters& parameters = {}) {
    return make(name, parameters, installed_library());
}

}  // namespace

TEST_CASE("pronouns change with what they do in the sentence") {
    check_shown(*installed("change-pronouns", {{"to", "male"}}),
                {{"She lost her bag", "[She → He] lost [her → his] bag"},
                 {"We saw her.", "We saw [her → him]."},
                 {"The bag is hers, by herself!", "The bag is [hers → his], by [herself → himself]!"},
                 {"with her phone, for her to see", "with [her → his] phone, for [her → him] to see"},
                 {"her 2 bags", "[her → his] 2 bags"},
                 {"SHE'LL SEE", "[SHE → HE]'LL SEE"},
                 {"She’s here", "[She → He]’s here"},
                 {"told her manager", "told [her → his] manager"},
                 {"He is here", "unchanged"},
                 {"", "unchanged"},
                 {"nobody", "unchanged"}});
    check_shown(*installed("change-pronouns", {{"to", "female"}}),
                {{"his bag is his", "[his → her] bag is [his → hers]"},
                 {"it was his, not him", "it was [his → hers], not [him → her]"},
                 {"his only child", "[his → her] only child"}});
    check_shown(*installed("change-pronouns", {{"to", "ze"}}),
                {{"She is in her car", "[She → Ze] is in [her → hir] car"}});
}

TEST_CASE("a text whose pronouns are unclear stays") {
    check_shown(*installed("change-gender"), {{"I gave her money", "unchanged"},
                                              {"he or she pays", "unchanged"},
                                              {"he/she pays", "unchanged"},
                                              {"his or her bag", "unchanged"},
                                              {"with her only", "unchanged"},
                                              {"met her recently", "unchanged"},
                                              {"heard her singing", "unchanged"},
                                              {"her \"friend\"", "unchanged"}});
    check_shown(*installed("change-pronouns", {{"to", "male"}}), {{"Maria said she knew", "unchanged"},
                                                                  {"my mother said she knew", "unchanged"},
                                                                  {"she told him", "unchanged"}});
}

TEST_CASE("nobody keeps a name that tells another gender") {
    check_shown(*installed("change-gender"), {{"My sister Paloma waits", "unchanged"},
                                              {"A lady called Faith waits", "unchanged"},
                                              {"Our waiter, Dimitri, sang", "unchanged"},
                                              {"I like Tarantino and his films", "unchanged"},
                                              {"Lady Gaga sang and she danced", "unchanged"},
                                              {"April is our nurse and she is kind", "unchanged"},
                                              {"She moved to Rome", "[She → He] moved to Rome"},
                                              {"the ladies' room", "the [ladies' → gentlemen's] room"},
                                              {"the gentlemen's room", "the [gentlemen's → ladies'] room"}});
}

TEST_CASE("verbs follow the singular they") {
    check_shown(
        *installed("change-pronouns"),
        {{"She is late", "[She → They] [is → are] late"},
         {"He's late", "[He → They]'[s → re] late"},
         {"he's been late", "[he → they]'[s → ve] been late"},
         {"HE'S LATE", "[HE → THEY]'[S → RE] LATE"},
         {"She wasn't there and was rude", "[She → They] [wasn't → weren't] there and [was → were] rude"},
         {"he often forgets", "[he → they] often [forgets → forget]"},
         {"he never doesn't", "[he → they] never [doesn't → don't]"},
         {"Does he know? Why was she late?", "unchanged"},
         {"Does he know?", "[Does → Do] [he → they] know?"},
         {"Why was she late?", "Why [was → were] [she → they] late?"},
         {"she will go and has to", "[she → they] will go and [has → have] to"},
         {"she left", "[she → they] left"},
         {"isn't she nice?", "[isn't → aren't] [she → they] nice?"},
         {"nice, isn't she?", "nice, [isn't → aren't] [she → they]?"},
         {"he can’t", "[he → they] can’t"}});
}

TEST_CASE("a text stays where it is unclear what the verb is") {
    check_shown(*installed("change-pronouns"), {{"she smiles and waves", "unchanged"},
                                                {"The agent, she said, is rude", "unchanged"},
                                                {"She, however, is late", "unchanged"},
                                                {"he's gone", "unchanged"},
                                                {"he 's late", "unchanged"},
                                                {"The reason is she left", "unchanged"},
                                                {"he who is late", "unchanged"},
                                                {"she zorbs it", "unchanged"},
                                                {"she said it was late and was rude", "unchanged"}});
}

TEST_CASE("words for men and women change places") {
    check_shown(*installed("change-gender"),
                {{"The waitress and her husband", "The [waitress → waiter] and [her → his] [husband → wife]"},
                 {"an actress", "an [actress → actor]"},
                 {"My sister's bag, two LADIES", "My [sister → brother]'s bag, two [LADIES → GENTLEMEN]"},
                 {"Mrs. Unknown and Mr Unknown", "[Mrs → Mr]. Unknown and [Mr → Ms] Unknown"},
                 {"my sister-in-law", "my [sister → brother]-in-law"},
                 {"Oh man! Boy, was it late. Thanks, man.", "unchanged"},
                 {"Mother's Day, the Ladies Cup, man-made", "unchanged"},
                 {"my hero, you guys, oh my god", "unchanged"}});
    for (const std::string& text : results(*installed("change-gender"), "I told Maria that Maria was kind")) {
        CAPTURE(text);
        CHECK(text.find("Maria") == std::string::npos);
        const std::string name = text.substr(7, text.find(' ', 7) - 7);
        CHECK(text == "I told " + name + " that " + name + " was kind");
    }
}

TEST_CASE("what people are counts only where people are meant") {
    check_touched(*installed("change-race"), {{"a white man", "a | white"},
                                              {"the white man", "white"},
                                              {"white wine, black coffee", "unchanged"},
                                              {"I am black.", "black"},
                                              {"a white-collar worker", "unchanged"}});
    check_touched(*installed("change-orientation"), {{"the gay couple", "gay"},
                                                     {"He's openly gay, and", "gay"},
                                                     {"go straight to bed", "unchanged"},
                                                     {"I am straight to bed", "unchanged"}});
    check_touched(*installed("change-disability"),
                  {{"the blind passenger", "blind"}, {"the blind spot", "unchanged"}});
    check_touched(*installed("change-age"), {{"two elderly people", "elderly"},
                                             {"the old plane", "unchanged"},
                                             {"two young kids", "unchanged"},
                                             {"my old boss, her old friend, my older brother", "unchanged"},
                                             {"The Old Man, a little old lady", "unchanged"},
                                             {"Hey, old man, go!", "unchanged"},
                                             {"an elderly woman, 81, fell", "unchanged"},
                                             {"She's old, but fast.", "unchanged"}});
    check_touched(*installed("change-nationality"), {{"the German car", "German"},
                                                     {"she is Polish.", "Polish"},
                                                     {"Polish it. American Airlines", "unchanged"},
                                                     {"French fries, a Spanish class", "unchanged"},
                                                     {"I fly American to Rome", "unchanged"}});
}

TEST_CASE("a religion changes in all its forms, or not at all") {
    check_touched(*installed("change-religion"),
                  {{"the Muslim family and Islam", "Islam | Muslim"},
                   {"Christians and the Christian school", "Christian | Christians"},
                   {"He is Jewish.", "Jewish"},
                   {"Christian Bale", "unchanged"},
                   {"Christian said no", "unchanged"},
                   {"the Muslim mosque", "unchanged"},
                   {"a quaker", "unchanged"}});
    for (const std::string& text :
         results(*installed("change-religion"), "Muslims like Islam, the Muslim way"))
        CHECK(text.find("uslim") == text.find("Muslim"));
}

TEST_CASE("names and places can be asked for by their fields") {
    for (const std::string& text : results(
             *installed("change-name", {{"to", "origin=arabic gender=male"}, {"keep", ""}}), "I saw Maria"))
        CHECK(text != "I saw Maria");
    CHECK_THROWS_WITH_AS(installed("change-name", {{"to", "gender=female"}}),
                         "'gender' is kept; keep=\"\" keeps nothing", ParameterError);
    CHECK_THROWS_WITH_AS(installed("change-name", {{"to", "origin=martian"}}), "no entry has origin=martian",
                         ParameterError);
    CHECK_THROWS_WITH_AS(installed("change-name", {{"to", "origin"}}),
                         "to= is written as FIELD=VALUE, such as origin=arabic", ParameterError);
    CHECK_THROWS_WITH_AS(installed("change-location", {{"to", "planet=Mars"}}),
                         doctest::Contains("no entry has a field 'planet'"), ParameterError);
    check_touched(*installed("change-location", {{"to", "continent=Africa"}}),
                  {{"I live in Chicago", "Chicago"}});
}
