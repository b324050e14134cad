// The suites in the documentation, and those that come with the program, are sound.

#include "case_notation.hpp"
#include "xmllint.hpp"

#include <assay/base/files.hpp>
#include <assay/wordnet/wordnet.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

namespace assay {
namespace {

namespace fs = std::filesystem;
using test::Lines;

const fs::path kSource = ASSAY_SOURCE_DIR;

/// A fenced block of a Markdown file. `file` is its name if the line before it is "`name`:".
struct Block {
    std::string language;
    std::string text;
    std::string file;
    std::size_t line = 0;
};

std::vector<Block> blocks_of(const fs::path& markdown) {
    std::vector<Block> blocks;
    std::istringstream lines(read_file(markdown));
    std::string before;
    bool inside = false;
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.starts_with("```")) {
            inside = !inside;
            if (!inside) continue;
            const bool named = before.starts_with('`') && before.ends_with("`:");
            blocks.push_back({line.substr(3), "", named ? before.substr(1, before.size() - 3) : "", number});
        } else if (inside) {
            blocks.back().text += line + '\n';
        } else if (!line.empty()) {
            before = line;
        }
    }
    return blocks;
}

std::vector<fs::path> pages() {
    std::vector<fs::path> files = {kSource / "README.md"};
    for (const auto& entry : fs::directory_iterator(kSource / "docs"))
        if (entry.path().extension() == ".md") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::erase_if(files, [](const fs::path& file) { return !fs::exists(file); });
    return files;
}

/// The blocks of a page that are whole suites, each in a folder with the files that the page names.
std::vector<std::pair<std::size_t, std::unique_ptr<test::SuiteFolder>>> suites_of(const fs::path& page) {
    std::vector<std::pair<std::size_t, std::unique_ptr<test::SuiteFolder>>> suites;
    const std::vector<Block> blocks = blocks_of(page);
    for (const Block& block : blocks) {
        const bool is_suite = block.text.starts_with("<suite");
        if (block.language != "xml" || (!is_suite && !block.text.starts_with("<templates"))) continue;
        auto folder = std::make_unique<test::SuiteFolder>(
            is_suite ? block.text
                     : "<suite name='s' labels='a'><use href='block.xml'/><test name='t' "
                       "type='MFT'><case>a</case><expect "
                       "label='a'/></test></suite>");
        folder->write("reviews.csv",
                      "text,label\nThe food in Rome was good.,positive\nI hate Anna's 3 phones.,negative\n");
        for (const Block& other : blocks)
            if (!other.file.empty()) folder->write(other.file, other.text);
        if (!is_suite) folder->write("block.xml", block.text);
        suites.emplace_back(block.line, std::move(folder));
    }
    return suites;
}

TEST_CASE("every suite in the documentation is sound") {
    std::size_t count = 0;
    for (const fs::path& page : pages())
        for (const auto& suite : suites_of(page)) {
            ++count;
            const std::string place = page.filename().string() + ":" + std::to_string(suite.first);
            CAPTURE(place);
            for (const std::string& problem : suite.second->problems()) FAIL_CHECK(problem);
        }
    CHECK(count >= 12);
}

TEST_CASE("every suite in the documentation keeps to the schema") {
    if (!has_xmllint()) {
        MESSAGE("skipped: xmllint is not installed (Debian: libxml2-utils)");
        return;
    }
    for (const fs::path& page : pages())
        for (const auto& suite : suites_of(page)) {
            const std::string place = page.filename().string() + ":" + std::to_string(suite.first);
            CAPTURE(place);
            const auto faults =
                schema_faults(kSource / "suites/assay-suite.xsd", {suite.second->path("suite.xml")});
            for (const auto& fault : faults) FAIL_CHECK(fault.second);
        }
}

TEST_CASE("every suite that comes with the program is sound") {
    SuiteOptions options;
    options.library = kSource / "templates";
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(kSource / "suites")) {
        if (entry.path().extension() != ".xml") continue;
        if (entry.path().stem() == "robustness-wordnet" && !fs::exists(default_wordnet_folder())) {
            MESSAGE("robustness-wordnet is not checked: the package wordnet-base is not installed");
            continue;
        }
        ++count;
        CAPTURE(entry.path().string());
        for (const Problem& problem : check_suite(entry.path(), options).problems)
            FAIL_CHECK(describe(problem));
    }
    CHECK(count >= 2);
}

TEST_CASE("every file of templates that comes with the program is sound") {
    InstalledLexicons library(kSource / "templates");
    for (const auto& entry : fs::directory_iterator(kSource / "templates")) {
        if (entry.path().extension() != ".xml") continue;
        CAPTURE(entry.path().string());
        CHECK_NOTHROW(library.load(entry.path().stem().string()));
    }
}

}  // namespace
}  // namespace assay
