// The schema that editors use: every shipped suite and template keeps to it, and it knows right from wrong.

#include "xmllint.hpp"

#include <support/temporary_folder.hpp>

#include <assay/base/files.hpp>
#include <assay/perturb/registry.hpp>
#include <assay/suite/xml.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace assay {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = ASSAY_SOURCE_DIR;
const fs::path kSchema = kSource / "suites" / "assay-suite.xsd";

bool without_xmllint() {
    if (has_xmllint()) return false;
    MESSAGE("skipped: xmllint is not installed (Debian: libxml2-utils)");
    return true;
}

std::vector<fs::path> shipped_files() {
    std::vector<fs::path> files;
    for (const char* folder : {"suites", "templates"})
        for (const auto& entry : fs::recursive_directory_iterator(kSource / folder))
            if (entry.path().extension() == ".xml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

TEST_CASE("every shipped suite and template file keeps to the schema") {
    if (without_xmllint()) return;
    const std::vector<fs::path> files = shipped_files();
    REQUIRE(files.size() >= 2);
    for (const auto& fault : schema_faults(kSchema, files)) {  // clang 14 cannot capture structured bindings
        CAPTURE(fault.first);
        FAIL_CHECK(fault.second);
    }
}

TEST_CASE("every shipped suite and template file is well-formed for the strict reader") {
    for (const fs::path& file : shipped_files()) {
        CAPTURE(file.string());
        CHECK_NOTHROW(XmlDocument::parse(read_file(file), file.string()));
    }
}

/// Each of the bodies as a file of its own; gives those that the schema refuses, in order.
std::vector<std::string> refused(const std::vector<std::string>& documents) {
    const test::TemporaryFolder folder;
    std::vector<fs::path> files;
    for (std::size_t i = 0; i < documents.size(); ++i)
        files.push_back(folder.write(std::to_string(i) + ".xml", documents[i]));
    const auto faults = schema_faults(kSchema, files);
    CHECK(faults.count("") == 0);
    std::vector<std::string> result;
    for (std::size_t i = 0; i < files.size(); ++i)
        if (faults.count(files[i].string()) > 0) result.push_back(documents[i]);
    return result;
}

std::string in_suite(const std::string& body) {
    return "<suite name='s'>" + body + "</suite>";
}
std::string in_test(const std::string& body) {
    return in_suite("<test name='t' type='MFT'>" + body + "</test>");
}

TEST_CASE("what a suite may say is valid") {
    if (without_xmllint()) return;
    const std::vector<std::string> documents = {
        "<suite name='s'/>",
        "<suite name='s' labels='a b' fields='p q' max-failure-rate='0.1' min-pass-rate='90%' "
        "description='d'/>",
        "<suite xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='x.xsd' "
        "name='s'/>",
        in_suite(
            "<test name='1' type='INV'><expect/></test><label>very good</label><use href='assay:people'/>"
            "<template name='n'>x</template><lexicon name='l'>x</lexicon><test name='2' "
            "type='DIR'><expect/></test>"),
        in_suite("<lexicon name='city_2-x' extends='a b' from='c.csv' value='name' description='d'>\n "
                 "Paris\n Rome\n</lexicon>"),
        in_suite("<lexicon name='_c'><entry>x</entry> <entry country='F' größe='1' "
                 "xml:lang='fr'>y</entry></lexicon>"),
        in_test("<template label='a' sample='5' mode='zip' distinct='true' xml:space='preserve'>I "
                "{x}.</template>"),
        in_test("<template use='n' mode='product' distinct='false'/>"),
        in_test("<template mode='pairwise' where=\"x != 'y'\">{x} {y}</template><template "
                "strength='3'>x</template>"),
        in_test("<template><text>a</text> <text xml:space='preserve'>b</text></template>"),
        in_test("<template><text><field name='p'>a</field><field name='q'>b</field></text><text><field "
                "name='p'>a</field></text>"
                "</template>"),
        in_test(
            "<template><field name='p'>a</field><field name='q' xml:space='preserve'>b</field></template>"),
        in_test(
            "<data src='a.csv' name='n' text='p q' label='l' format='jsonl' sample='18446744073709551615'/>"),
        in_test("<cases src='a.jsonl' sample='1'/><case id='1' label='a "
                "b'>x</case><case><text>a</text><text>b</text></case>"),
        in_test("<expect label='gold'/><perturb with='append' choices='{x}'/><data src='a.csv'/>"),
        in_test("<perturb with='replace' variants='10000' field='p' lexicon='l'/>"),
        in_test("<perturb variants='3' in='p'><step with='add-typos' count='2'/><step "
                "with='contract'/></perturb>"),
        in_test("<expect label='{x.sentiment}' when-original='a b' when-original-not='c' premises='a "
                "a'/><expect when='label == a' "
                "not-label='a'/>"),
        in_test("<expect same='label' tolerance='0.1'/><expect increasing='predicted' tolerance='2'/>"),
        in_test("<expect decreasing='positive - negative' tolerance='1e-3'/>"),
        in_test("<expect same='label' tolerance='10%'/>"),
        in_test("<any><expect probability-of='a' at-least='0' at-most='1'/><expect label='b'/></any>"),
        in_suite("<test name='t' type='MFT' judge='variants' capability='c' description='d' "
                 "max-failure-rate='100%' "
                 "min-pass-rate='0'><any>"
                 "<expect/></any></test>"),
        "<suite name='s' answers='normalized'><test name='t' type='MFT'><case>x</case><expect label='a "
        "b'/></test></suite>",
        "<templates/>",
        "<templates><template name='n' label='a' sample='2' mode='zip' "
        "distinct='true'><text>x</text></template><use href='x.xml'/>"
        "<lexicon name='l'><entry>x</entry></lexicon></templates>",
    };
    CHECK(refused(documents) == std::vector<std::string>{});
}

TEST_CASE("what a suite may not say is invalid") {
    if (without_xmllint()) return;
    const std::vector<std::string> documents = {
        "<suit name='s'/>",
        "<suite/>",
        "<suite name=''/>",
        "<suite name='s' lables='a b'/>",
        "<suite name='s'>text</suite>",
        "<suite name='s' max-failure-rate='1.5'/>",
        "<suite name='s' max-failure-rate='101%'/>",
        "<suite name='s' max-failure-rate='NaN'/>",
        "<suite name='s' min-pass-rate='-0.1'/>",
        "<suite name='s' xmlns='urn:other'/>",
        in_suite("<data src='a.csv'/>"),
        in_suite("<label/>"),
        in_suite("<use/>"),
        in_suite("<use href='a'>x</use>"),
        in_suite("<template>x</template>"),
        in_suite("<lexicon>x</lexicon>"),
        in_suite("<lexicon name='a.b'>x</lexicon>"),
        in_suite("<lexicon name='1a'>x</lexicon>"),
        in_suite("<lexicon name='l'><item>x</item></lexicon>"),
        in_suite("<lexicon name='l'><entry><b>x</b></entry></lexicon>"),
        in_suite("<lexicon name='l'>x</lexicon><lexicon name='l'>y</lexicon>"),
        in_suite("<template name='n'>x</template><template name='n'>y</template>"),
        in_suite("<test name='t' type='MFT'/>"),
        in_suite("<test type='MFT'><expect/></test>"),
        in_suite("<test name='t'><expect/></test>"),
        in_suite("<test name='t' type='mft'><expect/></test>"),
        in_suite("<test name='t' type='MFT'><expect/></test><test name='t' type='INV'><expect/></test>"),
        in_suite("<test name='t' type='MFT' max-failure-rate='x'><expect/></test>"),
        in_test("text"),
        in_test("<exspect label='a'/>"),
        in_test("<expect lable='a'/>"),
        in_test("<expect label=''/>"),
        in_test("<expect same='labels'/>"),
        in_test("<expect increasing='a' tolerance='2.1'/>"),
        in_test("<expect increasing='a' tolerance='-0.1'/>"),
        in_test("<expect probability-of='a' at-least='1.1'/>"),
        in_test("<any/>"),
        in_test("<any><any><expect/></any></any>"),
        in_test("<template mode='cross'>x</template>"),
        in_test("<template distinct='yes'>x</template>"),
        in_test("<template strength='0'>x</template>"),
        in_test("<template strength='7'>x</template>"),
        in_test("<template where=''>x</template>"),
        in_test("<template sample='0'>x</template>"),
        in_test("<template sample='18446744073709551616'>x</template>"),
        in_test("<template lable='a'>x</template>"),
        in_test("<template><text>a</text><field name='p'>b</field></template>"),
        in_test("<template><text><text>a</text></text></template>"),
        in_test("<template><field>a</field></template>"),
        in_test("<data/>"),
        in_test("<data src='a' format='xml'/>"),
        in_test("<data src='a' name='q=r'/>"),
        in_test("<data src='a'>x</data>"),
        in_test("<cases/>"),
        in_test("<case text='x'/>"),
        in_test("<perturb with='append' variants='0'/>"),
        in_test("<perturb with='append' variants='10001'/>"),
        in_test("<perturb with=''/>"),
        in_test("<perturb with='apend' choices='x'/>"),
        in_test("<perturb with='append' choises='x'/>"),
        in_test("<perturb><step with='apend' choices='x'/></perturb>"),
        in_test("<perturb><step with='append' choises='x'/></perturb>"),
        in_test("<perturb><step/></perturb>"),
        in_test("<perturb>append</perturb>"),
        "<templates name='x'/>",
        "<templates><test name='t' type='MFT'><expect/></test></templates>",
        "<templates><lexicon name='l'>x</lexicon><lexicon name='l'>y</lexicon></templates>",
        "<lexicon name='l'>x</lexicon>",
    };
    CHECK(refused(documents) == documents);
}

/// The values of the enumeration with this name, in order.
std::vector<std::string> enumeration(const std::string& schema, const std::string& name) {
    const std::size_t begin = schema.find("<xs:simpleType name=\"" + name + "\">");
    REQUIRE(begin != std::string::npos);
    const std::size_t end = schema.find("</xs:simpleType>", begin);
    const std::string mark = "<xs:enumeration value=\"";
    std::vector<std::string> values;
    for (std::size_t at = begin; (at = schema.find(mark, at)) < end;) {
        at += mark.size();
        values.push_back(schema.substr(at, schema.find('"', at) - at));
    }
    return values;
}

TEST_CASE("the schema knows the perturbations of the program, all of them and no other") {
    std::vector<std::string> names;
    for (const PerturbationInfo& info : all_perturbations()) names.push_back(info.name);
    CHECK(enumeration(read_file(kSchema), "perturbation") == names);
}

TEST_CASE("the schema knows what other tools call the perturbations") {
    std::vector<std::string> names;
    for (const PerturbationAlias& alias : all_perturbation_aliases()) names.push_back(alias.name);
    CHECK(enumeration(read_file(kSchema), "perturbation-alias") == names);
}

TEST_CASE("the schema knows the parameters of every perturbation") {
    if (without_xmllint()) return;
    std::vector<std::string> documents;
    for (const PerturbationInfo& info : all_perturbations()) {
        std::string attributes = " with='" + info.name + "'";
        for (const ParameterInfo& parameter : info.parameters) attributes += ' ' + parameter.name + "='x'";
        documents.push_back(in_test("<perturb" + attributes + "/>"));
        documents.push_back(in_test("<perturb><step" + attributes + "/></perturb>"));
    }
    CHECK(refused(documents) == std::vector<std::string>{});
}

}  // namespace
}  // namespace assay
