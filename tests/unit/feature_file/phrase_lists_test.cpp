// Lists of phrases that the command line names.
#include <assay/feature_file/phrase_lists.hpp>

#include <assay/base/error.hpp>
#include <support/temporary_folder.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace assay;

TEST_CASE("a word or phrase on each line") {
    const test::TemporaryFolder folder;
    folder.write("good.txt", "\xEF\xBB\xBFgood\r\n\n  very good \n#1\ngood");
    const std::string file = (folder / "good.txt").string();
    const PhraseList good{"good", {"good", "very good", "#1", "good"}};
    CHECK(load_phrase_lists(file, {}, {}) == std::vector{good});
    CHECK(load_phrase_lists(file, {"praise"}, {}).front().name == "praise");
    CHECK_THROWS_AS(load_phrase_lists(file, {"a", "b"}, {}), Error);
    CHECK_THROWS_AS(load_phrase_lists((folder / "none.txt").string(), {}, {}), Error);
    folder.write("bad.txt", "good\nb\xFF\n");
    try {
        load_phrase_lists((folder / "bad.txt").string(), {}, {});
        FAIL("read");
    } catch (const InputError& error) {
        CHECK(error.problem().place.line == 2);
        CHECK(error.problem().place.column == 2);
    }
}

TEST_CASE("lexicons of a file") {
    const test::TemporaryFolder folder;
    folder.write(".assay", "");
    folder.write("l.xml",
                 "<templates><lexicon name=\"a\">x\ny z</lexicon><lexicon name=\"b\" extends=\"a\">w"
                 "</lexicon></templates>");
    const std::string file = (folder / "l.xml").string();
    CHECK(load_phrase_lists(file, {"b", "a"}, {}) ==
          std::vector{PhraseList{"b", {"x", "y z", "w"}}, PhraseList{"a", {"x", "y z"}}});
    CHECK_THROWS_WITH_AS(load_phrase_lists(file, {}, {}),
                         ("say which lexicons of '" + file + "', as in mentions:NAME,NAME,file=…").c_str(),
                         Error);
    CHECK_THROWS_WITH_AS(load_phrase_lists(file, {"c"}, {}),
                         ("there is no lexicon 'c' in '" + file + "'; did you mean 'a'?").c_str(), Error);
    CHECK_THROWS_AS(load_phrase_lists((folder / "none.xml").string(), {"a"}, {}), Error);
    CHECK_THROWS_AS(load_phrase_lists("", {"a"}, {}), Error);
    folder.write("bad.xml", "<templates><lexicon name=\"a\"></lexicon></templates>");
    CHECK_THROWS_AS(load_phrase_lists((folder / "bad.xml").string(), {"a"}, {}), InputError);
}

TEST_CASE("lexicons that are installed") {
    const std::string library = std::string(ASSAY_SOURCE_DIR) + "/templates";
    const auto lists = load_phrase_lists("assay:sentiment", {"pos_adj", "neg_adj"}, library);
    REQUIRE(lists.size() == 2);
    CHECK(lists[0].name == "pos_adj");
    CHECK(lists[0].phrases.size() > 50);
    CHECK_THROWS_AS(load_phrase_lists("assay:sentimnt", {"pos_adj"}, library), Error);
}
