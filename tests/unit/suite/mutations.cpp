#include "mutations.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace assay {
namespace {

using namespace std::string_view_literals;

constexpr std::array kSound = {
    "<a/>"sv,
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<suite name=\"s\" labels='x y'>\n  <test name=\"t\"/>\n</suite>\n"sv,
    "<a><b c='1' d=\"2\">text &amp; &#233; more</b><!-- comment --><b/>]] &gt;</a>"sv,
    "<a>\r\n<![CDATA[<raw> & ]] ]]><?target data?>\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80</a>"sv,
    "<!-- before --><?p?><a xml:space='preserve' xmlns:xsi='u' xsi:x=''> <b/> </a><!-- after -->\n"sv,
    "<lexicon name='city'><entry country='France' note=\"it's &lt;big&gt;\">Paris</entry></lexicon>"sv,
};

constexpr std::array kPieces = {
    "<"sv,
    ">"sv,
    "/"sv,
    "\""sv,
    "'"sv,
    "="sv,
    "&"sv,
    ";"sv,
    " "sv,
    "\n"sv,
    "\r"sv,
    "\t"sv,
    "-"sv,
    "--"sv,
    "!"sv,
    "?"sv,
    "]"sv,
    "]]>"sv,
    "<!--"sv,
    "-->"sv,
    "<![CDATA["sv,
    "<?x "sv,
    "?>"sv,
    "</a>"sv,
    "<a>"sv,
    "<b/>"sv,
    " c='1'"sv,
    "&#"sv,
    "&#x"sv,
    "&lt;"sv,
    "&#0;"sv,
    "&#xD800;"sv,
    "&#x10FFFF;"sv,
    "&nbsp;"sv,
    "a"sv,
    "1"sv,
    "."sv,
    "_"sv,
    "\xC3\xA9"sv,
    "\xC3"sv,
    "\xA9"sv,
    "\xC3\x97"sv,
    "\xC2\xB7"sv,
    "\xEF\xBF\xBE"sv,
    "\xEF\xBB\xBF"sv,
    "\xED\xA0\x80"sv,
    "\x01"sv,
    "\x7F"sv,
    "<?xml version='1.0'?>"sv,
    "xml"sv,
};

}  // namespace

std::string almost_xml(Random& random) {
    std::string text(kSound[random.below(kSound.size())]);
    for (std::uint64_t edits = 1 + random.below(4); edits > 0; --edits) {
        const std::size_t at = random.below(text.size() + 1);
        const std::size_t length = random.below(1 + std::min<std::size_t>(8, text.size() - at));
        switch (random.below(5)) {
            case 0:
                text.erase(at, length);
                break;
            case 1:
                text.insert(at, text.substr(at, length));
                break;
            case 2:
                text.insert(random.below(text.size() + 1), text.substr(at, length));
                break;
            default:
                text.insert(at, kPieces[random.below(kPieces.size())]);
                break;
        }
    }
    return text;
}

}  // namespace assay
