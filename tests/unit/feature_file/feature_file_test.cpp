// Features declared in XML: what each element means, and the place and message of what is wrong.
#include <assay/feature_file/feature_file.hpp>

#include <assay/base/files.hpp>
#include <assay/features/feature_spec.hpp>
#include <support/temporary_folder.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

using namespace assay;
namespace fs = std::filesystem;

namespace {

FeatureFileReading checked(const test::TemporaryFolder& folder, const std::string& xml) {
    folder.write("f.xml", xml);
    return check_feature_file(folder / "f.xml", {{}, fs::path(ASSAY_SOURCE_DIR) / "templates"});
}

/// The file's problems as "line:column message", or its blocks in short, one on each line.
std::string reading_of(const std::string& xml,
                       const std::vector<std::pair<std::string, std::string>>& files = {}) {
    const test::TemporaryFolder folder;
    for (const auto& [name, bytes] : files) folder.write(name, bytes);
    const FeatureFileReading reading = checked(folder, xml);
    std::string lines;
    if (reading.problems.empty())
        for (const BlockOptions& block : reading.blocks) lines += describe(block) + "\n";
    for (const Problem& problem : reading.problems)
        lines += fmt::format("{}:{} {}\n", problem.place.line, problem.place.column, problem.message);
    return lines;
}

std::string in_features(const std::string& elements) {
    return "<features>" + elements + "</features>";
}

}  // namespace

TEST_CASE("an element for each kind of block") {
    CHECK(reading_of(R"(<?xml version="1.0" encoding="UTF-8"?>
<features description="all kinds">
  <use href="words.xml"/>
  <lexicon name="praise" extends="good">
    fine
    well made
  </lexicon>
  <word ngrams="1-2" sublinear_tf="yes" min-df="2"/>
  <char_wb ngrams="3-6"/>
  <char tfidf="no"/>
  <hash n_features="64"/>
  <prefix of="un dis" value="binary"/>
  <suffix of="less"/>
  <mentions of="praise bad" value="log1p" scale="0.5"/>
  <mentions of="praise" at_least="2"/>
  <begins_with>
    although
    at first, I
  </begins_with>
  <begins_with of="bad"/>
  <surface/>
  <surface of="exclamations capitals"/>
</features>
)",
                     {{"words.xml",
                       "<templates><lexicon name=\"good\">good</lexicon>"
                       "<lexicon name=\"bad\">bad\nnot good</lexicon></templates>"}}) ==
          "word:ngrams=1-2,min_df=2,sublinear_tf\n"
          "char_wb:ngrams=3-6\n"
          "char\n"
          "hash:n_features=64\n"
          "prefix:un,dis,value=binary\n"
          "suffix:less\n"
          "mentions:praise=(3 entries),bad=(2 entries),value=log1p,scale=0.5\n"
          "mentions:praise=(3 entries),at_least=2\n"
          "begins_with:although,'at first, I'\n"
          "begins_with:bad=(2 entries)\n"
          "surface\n"
          "surface:exclamations,capitals\n");
}

TEST_CASE("the file in the documentation is sound") {
    const std::string page = read_file(fs::path(ASSAY_SOURCE_DIR) / "docs/training.md");
    const std::size_t begin = page.find("<features>\n"), end = page.find("</features>\n", begin);
    REQUIRE(end != page.npos);
    const std::string blocks = reading_of(page.substr(begin, end + 12 - begin));
    CHECK(blocks.starts_with("word:"));
    CHECK(std::count(blocks.begin(), blocks.end(), '\n') >= 9);
}

TEST_CASE("lexicons that are installed") {
    CHECK(reading_of("<features><use href=\"assay:sentiment\"/><mentions of=\"negation\"/></features>")
              .starts_with("mentions:negation=("));
}

TEST_CASE("all problems of a file, each at its place") {
    CHECK(reading_of("<features>\n"
                     "  <wrod/>\n"
                     "  <word ngram=\"2\" min_df=\"x\"/>\n"
                     "  <prefix of=\"un un-\"/>\n"
                     "  <surface of=\"capital\" scale=\"-1\"/>\n"
                     "  <mentions of=\"good  bda\"/>\n"
                     "  <lexicon name=\"bad\">x</lexicon>\n"
                     "  <lexicon name=\"good\">x</lexicon>\n"
                     "</features>") ==
          "2:4 <wrod> cannot stand in <features>; did you mean 'word'?\n"
          "3:9 <word> has no attribute 'ngram'; did you mean 'ngrams'?\n"
          "3:27 'x' is no document frequency; write a number of texts such as 2, or a share such as 0.05\n"
          "4:15 the prefix 'un-' is no part of a word: letters and digits, without a hyphen\n"
          "5:16 there is no surface feature 'capital': exclamations, questions, ellipses, punctuation, "
          "capitals, elongations or words; did you mean 'capitals'?\n"
          "6:23 no lexicon 'bda'; did you mean 'bad'?\n");
}

TEST_CASE("what is wrong with one element") {
    struct Row {
        const char* elements;
        const char* problem;
    };
    for (const Row& row : {
             Row{"", "1:2 <features> holds no block of features, such as <word ngrams=\"1-2\"/>\n"},
             Row{"<word>x</word>", "1:17 <word> holds elements, not text\n"},
             Row{"<word><word/></word>", "1:18 <word> cannot stand in <word>\n"},
             Row{"<word of='a'/>", "1:21 'a' is no option of word\n"},
             Row{"<mentions/>", "1:12 no list of words or phrases is named\n"},
             Row{"<mentions of=' '/>", "1:25 of= names nothing\n"},
             Row{"<begins_with/>", "1:12 <begins_with> holds no phrase; write one on each line\n"},
             Row{"<prefix/>", "1:12 no prefix is named, as in prefix:un,dis\n"},
             Row{"<surface scale='0'/>",
                 "1:27 scale 0 is not possible; it lies above 0 and is at most 1,000,000\n"},
             Row{"<surface at_least='2' value='log1p'/>",
                 "1:12 at_least goes with value=binary: 1 from so many on, otherwise 0\n"},
             Row{"<word norm='l3'/>", "1:23 there is no norm 'l3': none, l1 or l2\n"},
             Row{"<lexicon name='a'>x y</lexicon><mentions of='a' file='b'/>",
                 "1:59 <mentions> has no attribute 'file'\n"},
             Row{"text<word/>", "1:11 <features> holds elements, not text\n"},
         }) {
        CAPTURE(row.elements);
        CHECK(reading_of(in_features(row.elements)) == row.problem);
    }
    CHECK(reading_of("<suite/>") == "1:2 a file of features begins with <features>, not <suite>\n");
    CHECK(reading_of("<features><word></features>").starts_with("1:"));
    CHECK(reading_of("<!DOCTYPE features><features><word/></features>").starts_with("1:"));
}

TEST_CASE("a lexicon that could not be read is one problem") {
    const std::string problems =
        reading_of(in_features("<use href='none.xml'/><mentions of='good'/><surface/>"));
    CHECK(std::count(problems.begin(), problems.end(), '\n') == 1);
    CHECK(problems.find("none.xml") != problems.npos);
}

TEST_CASE("nothing outside the root is read") {
    const test::TemporaryFolder folder;
    folder.write("outside.xml", "<templates><lexicon name=\"a\">b</lexicon></templates>");
    folder.write("inside/.assay", "");
    folder.write("inside/f.xml", "<features><use href=\"../outside.xml\"/><mentions of=\"a\"/></features>");
    const auto reading = check_feature_file(folder / "inside/f.xml", {});
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems.front().message.find("outside") != std::string::npos);
    CHECK_THROWS_AS(read_feature_file(folder / "inside/f.xml", {}), InputError);
    CHECK_THROWS_AS(read_feature_file(folder / "none.xml", {}), Error);
}
