#include <assay/suggest/lexicon_file.hpp>

#include "suggest_support.hpp"

#include <support/suite_folder.hpp>

#include <doctest/doctest.h>

using namespace assay;
using namespace assay::testing;

namespace {

std::string added(const std::string& xml, const std::vector<std::string>& words) {
    return add_to_lexicon(xml, "words.xml", "verb", words).xml;
}

}  // namespace

TEST_CASE("a lexicon file is made where there is none") {
    const LexiconAddition addition = add_to_lexicon("", "words.xml", "verb", {"like", " R&D ", "like"});
    CHECK(addition.xml ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<templates>\n  <lexicon name=\"verb\">\n    like\n    "
          "R&amp;D\n"
          "  </lexicon>\n</templates>\n");
    CHECK(addition.added == 2);
    CHECK(addition.known == 1);
}

TEST_CASE("words go into the lexicon of that name, and all else stays") {
    struct Row {
        std::string before, after;
    };
    for (
        const Row& row : {
            Row{"<templates>\n  <!-- </lexicon> -->\n  <lexicon name='verb'>\n    like\n  "
                "</lexicon>\n</templates>\n",
                "<templates>\n  <!-- </lexicon> -->\n  <lexicon name='verb'>\n    like\n    love\n    see\n  "
                "</lexicon>\n</templates>\n"},
            Row{"<templates><lexicon name='verb'>like</lexicon></templates>",
                "<templates><lexicon name='verb'>like\n    love\n    see\n</lexicon></templates>"},
            Row{"<templates>\n <lexicon name='verb'>\n  <entry a='>'>like</entry>\n </lexicon>\n</templates>",
                "<templates>\n <lexicon name='verb'>\n  <entry a='>'>like</entry>\n    <entry>love</entry>\n "
                "   "
                "<entry>see</entry>\n </lexicon>\n</templates>"},
            Row{"<templates><lexicon name='verb'><entry>like</entry></lexicon></templates>",
                "<templates><lexicon name='verb'><entry>like</entry>\n    <entry>love</entry>\n    "
                "<entry>see</entry>\n</lexicon></templates>"},
            Row{"<templates>\n  <lexicon extends='x>y' name=\"verb\" />\n  <lexicon "
                "name='x'>see</lexicon></templates>",
                "<templates>\n  <lexicon extends='x>y' name=\"verb\">\n    like\n    love\n    see\n  "
                "</lexicon>\n  "
                "<lexicon name='x'>see</lexicon></templates>"},
            Row{"<templates>\n  <lexicon name='verb'>\n    like <!-- </lexicon> --><![CDATA[</lexicon>]]>\n"
                "  </lexicon>\n</templates>",
                "<templates>\n  <lexicon name='verb'>\n    like <!-- </lexicon> --><![CDATA[</lexicon>]]>\n"
                "    like\n    love\n    see\n  </lexicon>\n</templates>"},
            Row{"<templates>\r\n  <lexicon name='verb'>\r\n    like\r\n  </lexicon>\r\n</templates>",
                "<templates>\r\n  <lexicon name='verb'>\r\n    like\r\n    love\r\n    see\r\n  "
                "</lexicon>\r\n</templates>"},
            Row{"<templates>\r\n</templates>",
                "<templates>\r\n  <lexicon name=\"verb\">\r\n    like\r\n    love\r\n    see\r\n"
                "  </lexicon>\r\n</templates>"},
            Row{"<templates/>",
                "<templates>\n  <lexicon name=\"verb\">\n    like\n    love\n    see\n  </lexicon>\n"
                "</templates>"},
            Row{"<templates>\n  <use href='a.xml'/>\n</templates><!-- </templates> -->",
                "<templates>\n  <use href='a.xml'/>\n  <lexicon name=\"verb\">\n    like\n    love\n    see\n"
                "  </lexicon>\n</templates><!-- </templates> -->"},
        }) {
        CAPTURE(row.before);
        CHECK(added(row.before, {"like", "love", "see"}) == row.after);
        CHECK(added(row.after, {"like", "love", "see"}) == row.after);
    }
}

TEST_CASE("a suite can use what was added") {
    const std::string words = added("", {"like", "<3", "::error::x", "{x}", "it's \"so\""});
    const assay::test::SuiteFolder folder(
        "<suite name='s' labels='a b'><use href='words.xml'/><test name='t' type='MFT'><template>I {verb}"
        "</template><expect label='a'/></test></suite>",
        {{"words.xml", words}});
    CHECK(folder.problems().empty());
    const Suite suite = folder.read();
    const Lexicon* lexicon = suite.lexicons.find("verb");
    REQUIRE(lexicon != nullptr);
    std::vector<std::string> values;
    for (const LexiconEntry& entry : lexicon->entries) values.push_back(entry.value);
    CHECK(values == std::vector<std::string>{"like", "<3", "::error::x", "{x}", "it's \"so\""});
}

TEST_CASE("what cannot take words says why") {
    CHECK(message_of([] { added("<suite/>", {}); }) ==
          "words.xml:1:2: error: this is a <suite>; words are added to a <templates> file, which suites take "
          "in with "
          "<use>\n<suite/>\n ^");
    CHECK(message_of([] { added("<templates><lexicon name='verb' from='a.csv'/></templates>", {}); })
              .starts_with(
                  "words.xml:1:33: error: the lexicon 'verb' takes its words from 'a.csv'; add them there"));
    CHECK(message_of([] { added("<templates>", {}); }).starts_with("words.xml:1:"));
    CHECK(message_of([] { added("", {"a\nb"}); }) ==
          "'a\\nb' holds characters that cannot be seen, and is not added to a lexicon");
    CHECK(message_of([] { added("", {"a\xE2\x80\xAE"}); }).starts_with("'a\\u202e' holds"));
    CHECK(message_of([] { added("", {" "}); }) == "an empty word cannot be added to a lexicon");
    CHECK(message_of([] { add_to_lexicon("", "words.xml", "1x", {}); }) ==
          "'1x' is no name for a lexicon: letters, digits, _ and -, a letter or _ first");
}
