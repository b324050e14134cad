#include <assay/base/xml_text.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace assay;

TEST_CASE("no character that XML forbids gets through") {
    CHECK(xml_text("a<b>&\"c'") == "a&lt;b&gt;&amp;&quot;c'");
    CHECK(xml_text(" ::error::##[x]") == " &#58;:error::##&#91;x]");  // reads as it was
    CHECK(xml_text("]]>") == "]]&gt;");
    CHECK(xml_text(std::string("\0\x1b\x7F", 3)) == "\\x00\\x1b\\x7f");
    CHECK(xml_text("\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD") == "\\ufffe\\uffff\xEF\xBF\xBD");
    CHECK(xml_text("\xED\xA0\x80") == "\\xed\\xa0\\x80");  // a surrogate
    CHECK(xml_text("\xF0\x9F\x99\x82") == "\xF0\x9F\x99\x82");
}
