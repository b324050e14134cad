// The database is made up; of WordNet it has only the format, as wndb(5WN) describes it.
#include <assay/wordnet/wordnet.hpp>

#include <support/message_of.hpp>
#include <support/temporary_folder.hpp>
#include <support/wordnet_files.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

using namespace assay;
using namespace assay::testing;

namespace {

const WordNetLines kLines = {
    {"data.noun",
     "  1 made up for tests\n"
     "=thing=@thing@ 03 n 01 thing 0 001 ~ @craft@ n 0000 | what there is  \n"
     "=craft=@craft@ 03 n 02 craft 0 Sky_Craft 0 003 @ @thing@ n 0000 ~ @kite@ n 0000 ~ @boat@ n 0000 | what "
     "moves  \n"
     "=kite=@kite@ 03 n 02 kite 0 paper_bird 0 001 @ @craft@ n 0000 | a craft on a string; \"a red kite\"  \n"
     "=boat=@boat@ 03 n 02 boat 0 kite 1 002 @ @craft@ n 0000 ! @thing@ n 0101 | a craft on water  \n"},
    {"index.noun",
     "  1 made up for tests\n"
     "boat n 1 2 @ ! 1 0 @boat@  \n"
     "craft n 1 2 @ ~ 1 0 @craft@  \n"
     "kite n 2 1 @ 2 1 @kite@ @boat@  \n"},
    {"data.verb",
     "=fly=@fly@ 29 v 02 kite 0 soar 0 001 $ @float@ v 0000 02 + 02 00 + 08 01 | move in the air  \n"
     "=float=@float@ 29 v 01 float 0 000 00 | rest on water  \n"},
    {"index.verb", "kite v 1 1 $ 1 0 @fly@  \n"},
    {"data.adj",
     "=good=@good@ 00 a 02 good 0 fine(p) 0 003 ! @bad@ a 0101 & @nice@ a 0000 & @grand@ a 0000 | as it "
     "should be  \n"
     "=bad=@bad@ 00 a 02 bad 0 ill 0 001 ! @good@ a 0101 | as it should not be  \n"
     "=nice=@nice@ 00 s 01 nice 0 001 & @good@ a 0000 | pleasant  \n"
     "=grand=@grand@ 00 s 01 grand(a) 0 001 & @good@ a 0000 | large and good  \n"},
    {"index.adj", "good a 1 2 ! & 1 0 @good@  \nfine a 1 1 ! 1 0 @good@\nnice a 1 1 & 1 0 @nice@  \n"},
    {"data.adv", "=well=@well@ 02 r 01 well 0 000 | in a good way"},
    {"index.adv", "well r 1 0 1 0 @well@"},
};

class Database {
public:
    explicit Database(const WordNetLines& files = wordnet_files(kLines)) {
        for (const auto& [name, bytes] : files) folder_.write(name, bytes);
    }
    const std::filesystem::path& path() const { return folder_.path(); }
    std::string related(const std::string& word, WordRelation relation,
                        std::optional<PartOfSpeech> part = std::nullopt) const {
        const RelatedWords found = WordNet(folder_.path()).related(word, relation, part);
        std::string all = found.known ? "" : "unknown";
        for (const WordSense& sense : found.senses)
            all += fmt::format("{} {} ({}): {}\n", name_of(sense.part), sense.number, sense.gloss,
                               fmt::join(sense.words, ", "));
        return all;
    }
    /// Without the folder.
    std::string message(const std::string& word, WordRelation relation = WordRelation::related) const {
        std::string text = message_of([&] { related(word, relation); });
        replace_all(text, folder_.path().string() + '/', "");
        replace_all(text, folder_.path().string(), "FOLDER");
        return text;
    }

private:
    assay::test::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("words have synonyms, and more and less general ones, sense by sense") {
    const Database database;
    CHECK(database.related("kite", WordRelation::synonyms) ==
          "noun 1 (a craft on a string; \"a red kite\"): paper bird\n"
          "noun 2 (a craft on water): boat\n"
          "verb 1 (move in the air): soar\n");
    CHECK(database.related("kite", WordRelation::hypernyms) ==
          "noun 1 (a craft on a string; \"a red kite\"): craft, Sky Craft\n");  // once
    CHECK(database.related("Craft", WordRelation::hyponyms) ==
          "noun 1 (what moves): kite, paper bird, boat\n");
    CHECK(database.related("boat", WordRelation::related) == "noun 1 (a craft on water): kite, paper bird\n");
    CHECK(database.related("kite", WordRelation::related, PartOfSpeech::verb) ==
          "verb 1 (move in the air): float\n");
    CHECK(database.related("kite", WordRelation::antonyms).empty());
    CHECK(database.related("boat", WordRelation::antonyms) == "noun 1 (a craft on water): thing\n");
    CHECK(database.related("well", WordRelation::synonyms).empty());
}

TEST_CASE("adjectives lose their markers; an antonym is that of the word and not of its synonyms") {
    const Database database;
    CHECK(database.related("good", WordRelation::synonyms) == "adjective 1 (as it should be): fine\n");
    CHECK(database.related("good", WordRelation::antonyms) == "adjective 1 (as it should be): bad\n");
    CHECK(database.related("fine", WordRelation::antonyms).empty());
    CHECK(database.related("good", WordRelation::related) == "adjective 1 (as it should be): nice, grand\n");
    CHECK(database.related("nice", WordRelation::related) == "adjective 1 (pleasant): good, fine, grand\n");
}

TEST_CASE("senses, synsets and what they are related to can be asked for one by one") {
    const Database database;
    WordNet wordnet(database.path());
    const std::vector<std::size_t> senses = wordnet.senses("Kite", PartOfSpeech::noun);
    REQUIRE(senses.size() == 2);
    const Synset kite = wordnet.synset(PartOfSpeech::noun, senses[0]);
    CHECK(kite.words == std::vector<std::string>{"kite", "paper_bird"});
    CHECK(kite.file == 3);
    const std::vector<Synset> above = wordnet.related_synsets(kite, 1, WordRelation::hypernyms);
    REQUIRE(above.size() == 1);
    CHECK(above[0].words == std::vector<std::string>{"craft", "Sky_Craft"});
    CHECK(wordnet.related_synsets(kite, 1, WordRelation::antonyms).empty());
    CHECK(wordnet.senses("kites", PartOfSpeech::noun).empty());
    const Synset fly = wordnet.synset(PartOfSpeech::verb, wordnet.senses("kite", PartOfSpeech::verb).at(0));
    REQUIRE(fly.frames.size() == 2);
    CHECK(fly.frames[1].number == 8);
    CHECK(fly.frames[1].word == 1);
}

TEST_CASE("an opposite is the one word that is meant") {
    const Database database;
    WordNet wordnet(database.path());
    const Synset good =
        wordnet.synset(PartOfSpeech::adjective, wordnet.senses("good", PartOfSpeech::adjective).at(0));
    const std::vector<Synset> bad = wordnet.related_synsets(good, 1, WordRelation::antonyms);
    REQUIRE(bad.size() == 1);
    CHECK(bad[0].words == std::vector<std::string>{"bad"});
    CHECK(wordnet.related_synsets(good, 2, WordRelation::antonyms).empty());
}

TEST_CASE("counts are gathered by word and part of speech") {
    WordNetLines files = kLines;
    files["cntlist.rev"] =
        "kite%1:03:00:: 2 4\nkite%1:03:01:: 1 7\nkite%2:29:00:: 1 2\ngood%3:00:01:: 1 9\n"
        "nice%5:00:00:good:01 1 3\n";
    const Database database(wordnet_files(files));
    std::string all;
    for (const TaggedWord& word : WordNet(database.path()).tagged_words())
        all += fmt::format("{} {} {}; ", word.lemma, name_of(word.part), fmt::join(word.counts, " "));
    CHECK(all == "kite noun 7 4; kite verb 2; good adjective 9; nice adjective 3; ");
}

TEST_CASE("exceptional forms stand before their base") {
    WordNetLines files = kLines;
    files["verb.exc"] = "flew fly\nflown fly\n\nbound bind bound\n";
    const Database database(wordnet_files(files));
    std::string all;
    for (const ExceptionalForm& form : WordNet(database.path()).exceptional_forms(PartOfSpeech::verb))
        all += form.form + " of " + form.base + "; ";
    CHECK(all == "flew of fly; flown of fly; bound of bind; ");
}

TEST_CASE("counts and exceptional forms that do not keep to the format are refused at their place") {
    struct Row {
        const char* line;
        const char* message;
    };
    const char* const key = "a sense key is a word, '%', a digit from 1 to 5, ':' and more";
    for (const Row& row : {
             Row{"kite 1 7", key},
             Row{"%1:03:00:: 1 7", key},
             Row{"kite%6:03:00:: 1 7", key},
             Row{"kite%1 1 7", key},
             Row{"kite%1:03:00:: 0 7", "the number of the sense is from 1 to 999"},
             Row{"kite%1:03:00:: 1000 7", "the number of the sense is from 1 to 999"},
             Row{"kite%1:03:00:: 1 x", "the count is 'x', not 1 to 8 digits"},
             Row{"kite%1:03:00:: 1", "the line ends before the count"},
             Row{"kite%1:03:00::\xFF 1 7", "this is no UTF-8"},
         }) {
        CAPTURE(std::string(row.line));
        WordNetLines files = kLines;
        files["cntlist.rev"] = "boat%1:03:00:: 1 1\n" + std::string(row.line) + "\n";
        const Database database(wordnet_files(files));
        const std::string message = message_of([&] { WordNet(database.path()).tagged_words(); });
        CHECK(message.find("cntlist.rev:2:") != std::string::npos);
        CHECK(message.find(row.message) != std::string::npos);
    }
    WordNetLines files = kLines;
    files["noun.exc"] = "kites\n";
    const Database database(wordnet_files(files));
    CHECK(message_of([&] {
              WordNet(database.path()).exceptional_forms(PartOfSpeech::noun);
          }).find("noun.exc:1:6: error: the line ends before the base") != std::string::npos);
}

TEST_CASE("a word that WordNet does not have is unknown") {
    const Database database;
    for (const char* word : {"kites", "", "kit", "kite\nboat", "n", "1", " ", "kite n"}) {
        CAPTURE(std::string(word));
        CHECK(database.related(word, WordRelation::synonyms) == "unknown");
    }
    CHECK(database.related("kite", WordRelation::synonyms, PartOfSpeech::adverb) == "unknown");
}

TEST_CASE("a folder without WordNet names the package") {
    CHECK(message_of([] { WordNet("/no/such/folder"); }) ==
          "there is no WordNet in '/no/such/folder' (a folder with index.noun, data.noun, …); install it, in "
          "Debian "
          "and Ubuntu with 'apt install wordnet-base', or name its folder: --wordnet FOLDER");
    WordNetLines files = wordnet_files(kLines);
    files.erase("data.noun");
    CHECK(Database(files).message("boat") == "there is no file 'data.noun'");
}

TEST_CASE("lines that do not keep to the format are refused at their place") {
    struct Row {
        const char* file;
        const char* what;
        const char* with;
        const char* message;
    };
    for (const Row& row : {
             Row{"index.noun", "boat n 1", "boat v 1",
                 "index.noun:2:6: error: the part of speech is 'v', not one of 'n'"},
             Row{"index.noun", "boat n 1 2", "boat n 2 2",
                 "index.noun:2:16: error: the two numbers of senses differ"},
             Row{"index.noun", "boat n 1 2 @ ! 1 0", "boat n 1 2 @ ! 1 7",
                 "index.noun:2:18: error: more senses are tagged than there are"},
             Row{"index.noun", "boat n 1", "boat n x",
                 "index.noun:2:8: error: the number of senses is 'x', not 1 to 8 digits"},
             Row{"index.noun", "boat n 1", "boat n -1",
                 "index.noun:2:8: error: the number of senses is '-1', not 1 to 8 digits"},
             Row{"index.noun", "boat n 1", "boat n 999999999999",
                 "index.noun:2:8: error: the number of senses is '999999999999', not 1 to 8 digits"},
             Row{"index.noun", "boat n 1 2 @ !", "boat n 1 9 @ !",
                 "index.noun:2:29: error: the symbol of a pointer is empty"},
             Row{"index.noun", "@boat@  \ncraft", "00000005  \ncraft",
                 "data.noun:1:6: error: no line begins at the offset 5, though another one points there"},
             Row{"index.noun", "@boat@  \ncraft", "99999999  \ncraft",
                 "data.noun:6:1: error: no line begins at the offset 99999999, though another one points "
                 "there"},
             Row{"index.noun", "@boat@  \ncraft", "00000000  \ncraft",
                 "data.noun:1:1: error: the offset is empty"},
             Row{"index.noun", "@boat@  \ncraft", "@thing@  \ncraft",
                 "'FOLDER': the index says that the synset at 22 holds 'boat', which it does not"},
             Row{"index.noun", "@boat@  \ncraft", "@boat@ @boat@  \ncraft",
                 "index.noun:2:29: error: the line has more offsets than senses"},
             Row{"data.noun", "=boat=@boat@", "=boat=00000001", "the line says that it is at 1, not at"},
             Row{"data.noun", "03 n 02 boat", "3 n 02 boat",
                 ": error: the number of the file is '3', not 2 digits"},
             Row{"data.noun", "03 n 02 boat", "03 v 02 boat", ": error: the type is 'v', not one of 'n'"},
             Row{"data.noun", "n 02 boat", "n 00 boat", ": error: a synset has a word"},
             Row{"data.noun", "n 02 boat", "n zz boat",
                 ": error: the number of words is 'zz', not 2 hexadecimal digits"},
             Row{"data.noun", "n 02 boat", "n ff boat",
                 ": error: the number of a word is '@', not 1 hexadecimal digits"},
             Row{"data.noun", "boat 0 kite 1", "boat 0  1", ": error: a word is empty"},
             Row{"data.noun", "kite 1 002 @", "kite 1 003 @",
                 ": error: the offset of a pointer is 'a', not 8 digits"},
             Row{"data.noun", "kite 1 002 @", "kite 1 001 @", ": error: '|' must stand here"},
             Row{"data.noun", "n 0101 |", "n 0301 |", ": error: the synset has no word 3"},
             Row{"data.noun", "n 0101 |", "n 0001 |",
                 ": error: a pointer is from a word to a word, or from a synset to a synset"},
             Row{"data.noun", "n 0101 |", "x 0101 |",
                 ": error: the part of speech of a pointer is 'x', not one of 'nvasr'"},
             Row{"data.noun", "a craft on water", "a craft \xFF", ": error: this is no UTF-8"},
         }) {
        CAPTURE(std::string(row.with));
        WordNetLines files = kLines;
        std::string& text = files[row.file];
        const std::size_t at = text.find(row.what);
        REQUIRE(at != std::string::npos);
        text.replace(at, std::string(row.what).size(), row.with);
        const std::string message = Database(wordnet_files(files)).message("boat");
        CAPTURE(message);
        CHECK(message.find(row.message) != std::string::npos);
        CHECK(message.find('/') == std::string::npos);
    }
    WordNetLines files = kLines;
    replace_all(files["data.noun"], "n 0101 |", "n 0109 |");
    CHECK(Database(wordnet_files(files)).message("boat", WordRelation::antonyms).find("points to word 9") !=
          std::string::npos);
    files = kLines;
    replace_all(files["data.verb"], "+ 08 01", "- 08 01");
    CHECK(Database(wordnet_files(files)).message("kite").find("data.verb:1:65: error: '+' must stand here") !=
          std::string::npos);
    replace_all(files["data.verb"], "- 08 01", "+ 08 03");
    CHECK(Database(wordnet_files(files)).message("kite").find("the synset has no such word") !=
          std::string::npos);
}

TEST_CASE("files that are cut at any byte are refused, or answer as if whole") {
    const WordNetLines whole = wordnet_files(kLines);
    for (const char* file : {"index.noun", "data.noun"})
        for (std::size_t size = 0; size < whole.at(file).size(); ++size) {
            WordNetLines files = whole;
            files[file].resize(size);
            const Database database(files);
            const std::string message = database.message("kite");
            CAPTURE(std::string(file));
            CAPTURE(size);
            CHECK((message == "no error" || message.find("error: ") != std::string::npos));
        }
}

TEST_CASE("files with any byte changed neither crash nor loop") {
    const WordNetLines whole = wordnet_files(kLines);
    const std::string& data = whole.at("data.noun");
    for (std::size_t at = 0; at < data.size(); ++at)
        for (const char c : {'\0', '\n', ' ', '9', '@', '\xFF'}) {
            WordNetLines files = {{"data.noun", data}, {"index.noun", whole.at("index.noun")}};
            files["data.noun"][at] = c;
            const assay::test::TemporaryFolder folder;
            for (const auto& [name, bytes] : files) folder.write(name, bytes);
            const std::string message = message_of(
                [&] { WordNet(folder.path()).related("boat", WordRelation::related, PartOfSpeech::noun); });
            CHECK(!message.empty());
        }
}
