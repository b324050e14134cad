// docs/perturbations.md says what the program does: every perturbation and parameter has its place there, and
// every example comes out as printed (names and places but for their replacement, which moves as lexicons
// grow).
#include "library.hpp"

#include <assay/base/files.hpp>

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include <regex>
#include <set>
#include <sstream>
#include <string>

using namespace assay;

namespace {

std::string page() {
    return read_file(ASSAY_SOURCE_DIR "/docs/perturbations.md");
}

/// The part of the page under "## name".
std::string section(const std::string& text, const std::string& name) {
    const std::size_t begin = text.find("\n## " + name + "\n");
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find("\n## ", begin + 1) - begin);
}

/// "Shares and limits: `words` 0.1, `min-length` 4." with all that have a default.
std::string shares_and_limits(const PerturbationInfo& info) {
    std::string listed;
    bool any = false;
    for (const ParameterInfo& parameter : info.parameters) {
        any = any || parameter.shared;
        if (parameter.shared && !parameter.default_value.empty())
            listed += (listed.empty() ? "`" : ", `") + parameter.name + "` " + parameter.default_value;
    }
    return any ? "Shares and limits: " + listed + "." : "";
}

struct Example {
    std::string name;
    assay_test::Parameters parameters;
    LexiconSet lexicons;
};

Example read_example(const std::string& xml) {
    pugi::xml_document document;
    Example example;
    if (!document.load_string(xml.c_str())) throw std::runtime_error("no XML: " + xml);
    for (const pugi::xml_node& node : document.children()) {
        if (std::string_view(node.name()) == "lexicon") {
            std::ostringstream written;
            node.print(written, "", pugi::format_raw);
            example.lexicons.add(assay_test::lexicon_from_xml(written.str()));
            continue;
        }
        for (const pugi::xml_attribute& attribute : node.attributes()) {
            if (std::string_view(attribute.name()) == "with")
                example.name = attribute.value();
            else
                example.parameters.push_back({attribute.name(), attribute.value()});
        }
    }
    return example;
}

std::string without_replacements(const std::string& shown) {
    return std::regex_replace(shown, std::regex(" → [^\\]]*\\]"), " → …]");
}

void check_pairs(const Perturbation& perturbation, const std::string& lines, bool drawn_from_library) {
    std::istringstream in(lines);
    std::string text, expected;
    while (std::getline(in, text) && std::getline(in, expected)) {
        CAPTURE(text);
        const std::string shown = assay_test::shown(perturbation, text);
        if (drawn_from_library)
            CHECK(without_replacements(shown) == without_replacements(expected));
        else
            CHECK(shown == expected);
    }
}

}  // namespace

TEST_CASE("the page names every perturbation with all its parameters") {
    const std::string text = page();
    for (const PerturbationInfo& info : all_perturbations()) {
        CAPTURE(info.name);
        const std::string part = section(text, info.name);
        CHECK(!part.empty());
        CHECK(part.find("<perturb with=\"" + info.name + "\"") != std::string::npos);
        std::string row;
        const std::string shares = shares_and_limits(info);
        CHECK(part.find(shares) != std::string::npos);
        for (const ParameterInfo& parameter : info.parameters) {
            if (parameter.shared) continue;
            CAPTURE(parameter.name);
            CHECK(part.find("| `" + parameter.name + "` |") != std::string::npos);
            if (!parameter.default_value.empty()) {
                const std::size_t at = part.find("| `" + parameter.name + "` |");
                const std::string line = part.substr(at, part.find('\n', at) - at);
                CHECK(line.find(parameter.default_value) != std::string::npos);
            }
            row += (row.empty() ? "`" : " `") + parameter.name + "`";
        }
        const std::size_t at = text.find("| [" + info.name + "](#" + info.name + ") |");
        REQUIRE(at != std::string::npos);
        const std::string line = text.substr(at, text.find('\n', at) - at);
        if (!shares.empty()) row += (row.empty() ? "" : " ") + std::string("[shares](#shares-and-limits)");
        CHECK(line.ends_with((info.keeps_label ? "| stays | " : "| | ") + row + (row.empty() ? "|" : " |")));
    }
}

TEST_CASE("the page explains every share and limit once") {
    const std::string part = section(page(), "Shares and limits");
    for (const PerturbationInfo& info : all_perturbations())
        for (const ParameterInfo& parameter : info.parameters) {
            CAPTURE(parameter.name);
            if (parameter.shared) CHECK(part.find("| `" + parameter.name + "` |") != std::string::npos);
        }
}

TEST_CASE("the page lists what other tools call each perturbation") {
    const std::string part = section(page(), "Names of other tools");
    for (const PerturbationAlias& alias : all_perturbation_aliases()) {
        CAPTURE(alias.name);
        std::string row = "| " + alias.tool + " | `" + alias.name + "` | [" + alias.perturbation + "](#" +
                          alias.perturbation + ")";
        for (const Parameter& parameter : alias.parameters)
            row += " `" + parameter.name + "=\"" + parameter.value + "\"`";
        CHECK(part.find(row + " |") != std::string::npos);
    }
}

TEST_CASE("the examples of the page are true") {
    const std::string text = page();
    int examples = 0;
    for (std::size_t at = text.find("```xml\n"); at != std::string::npos; at = text.find("```xml\n", at)) {
        const std::size_t xml_end = text.find("```\n", at + 7);
        const std::string xml = text.substr(at + 7, xml_end - at - 7);
        CAPTURE(xml);
        REQUIRE(text.substr(xml_end, 12) == "```\n```text\n");
        const std::size_t end = text.find("```\n", xml_end + 12);
        const Example example = read_example(xml);
        at = end;
        if (assay_test::needs_wordnet(example.name) && !assay_test::has_installed_wordnet()) continue;
        const auto perturbation = assay_test::make(example.name, example.parameters,
                                                   assay_test::installed_library(), example.lexicons);
        static const std::set<std::string> kDrawn = {
            "change-age",         "change-disability",  "change-location", "change-name",
            "change-nationality", "change-orientation", "change-race",     "change-religion"};
        const bool drawn = kDrawn.count(example.name) == 1;
        check_pairs(*perturbation, text.substr(xml_end + 12, end - xml_end - 12), drawn);
        ++examples;
    }
    CHECK(examples >= 13);
}
