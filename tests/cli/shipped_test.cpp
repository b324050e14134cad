// What ships with the program is as large and as sound as promised.
#include <assay/base/files.hpp>
#include <assay/data/dataset.hpp>
#include <assay/lint/lint.hpp>
#include <assay/perturb/registry.hpp>
#include <assay/suite/suite.hpp>
#include <assay/wordnet/wordnet.hpp>

#include <doctest/doctest.h>

#include <map>
#include <set>

using namespace assay;

namespace {

const std::filesystem::path kSource = ASSAY_SOURCE_DIR;

SuiteReading shipped(const std::string& name) {
    SuiteOptions options;
    options.library = kSource / "templates";
    return check_suite(kSource / "suites" / (name + ".xml"), options);
}

std::size_t size_of(InstalledLexicons& library, const std::string& file, const std::string& lexicon) {
    const Lexicon* found = library.load(file).find(lexicon);
    CAPTURE(lexicon);
    REQUIRE(found != nullptr);
    return found->entries.size();
}

}  // namespace

TEST_CASE("the sentiment suites cover their capabilities") {
    const SuiteReading three = shipped("sentiment");
    REQUIRE(three.problems.empty());
    CHECK(three.suite.tests.size() >= 20);
    std::set<std::string> capabilities, names, types;
    for (const Test& test : three.suite.tests) {
        capabilities.insert(test.capability);
        names.insert(test.name);
        types.insert(std::string(name_of(test.type)));
        CAPTURE(test.name);
        CHECK(!test.description.empty());
    }
    for (const char* capability :
         {"Vocabulary", "Robustness", "NER", "Temporal", "Negation", "SRL", "Fairness"})
        CHECK(capabilities.count(capability) == 1);
    for (const char* name : {"negated positive verb", "swap locations", "add negative phrases"})
        CHECK(names.count(name) == 1);
    CHECK(types.size() == 3);
    CHECK(shipped("sentiment-binary").problems.empty());
}

TEST_CASE("the suites for texts of one's own need no labels and have every edit that keeps the label") {
    std::string xml;
    for (const char* name : {"robustness", "fairness"}) {
        CAPTURE(name);
        const SuiteReading reading = shipped(name);
        REQUIRE(reading.problems.empty());
        CHECK(reading.suite.labels.size() == 0);
        for (const Test& test : reading.suite.tests) {
            CAPTURE(test.name);
            CHECK(test.type == TestType::INV);
            CHECK(test.may_be_empty);
            CHECK(!test.description.empty());
        }
        xml += read_file(kSource / "suites" / (std::string(name) + ".xml"));
    }
    xml += read_file(kSource /
                     "suites/robustness-wordnet.xml");  // not everybody has WordNet, to read it as a suite
    for (const PerturbationInfo& perturbation : all_perturbations()) {
        CAPTURE(perturbation.name);
        const bool used = xml.find("with=\"" + perturbation.name + "\"") != std::string::npos;
        CHECK((used || !perturbation.keeps_label));
    }
}

TEST_CASE("there is nothing to say against the shipped suites") {
    for (const auto& entry : std::filesystem::directory_iterator(kSource / "suites")) {
        if (entry.path().extension() != ".xml") continue;
        if (entry.path().stem() == "robustness-wordnet" &&
            !std::filesystem::exists(default_wordnet_folder())) {
            MESSAGE("robustness-wordnet is not looked at: the package wordnet-base is not installed");
            continue;
        }
        CAPTURE(entry.path().filename());
        const SuiteReading reading = shipped(entry.path().stem().string());
        REQUIRE(reading.problems.empty());
        Selection selection;
        selection.sample = 500;
        for (const Finding& finding :
             lint_suite(reading.suite, read_file(entry.path()), selection).findings) {
            CAPTURE(finding.message);
            CHECK(finding.rule == "");
        }
    }
}

TEST_CASE("the lexicons have real size") {
    InstalledLexicons library(kSource / "templates");
    struct Row {
        const char* file;
        const char* lexicon;
        std::size_t least;
    };
    for (const Row& row :
         {Row{"sentiment", "pos_adj", 100}, Row{"sentiment", "neg_adj", 100},
          Row{"sentiment", "pos_verb", 25}, Row{"sentiment", "neg_verb", 25}, Row{"sentiment", "thing", 60},
          Row{"sentiment", "negation", 25}, Row{"people", "first_name", 300}, Row{"people", "last_name", 200},
          Row{"people", "religion", 12}, Row{"people", "nationality", 100}, Row{"places", "country", 193},
          Row{"places", "city", 300}, Row{"sentiment", "intensifier", 10}, Row{"sentiment", "reducer", 10}})
        CHECK(size_of(library, row.file, row.lexicon) >= row.least);
    std::size_t positive = 0, negative = 0;
    for (const char* part : {"adj", "verb", "noun", "adverb"}) {
        positive += size_of(library, "sentiment", std::string("pos_") + part);
        negative += size_of(library, "sentiment", std::string("neg_") + part);
    }
    CHECK(positive >= 150);
    CHECK(negative >= 150);
    for (const LexiconEntry& country : library.load("places").find("country")->entries) {
        CAPTURE(country.value);
        CHECK(country.field("nationality") != nullptr);
        CHECK(country.field("capital") != nullptr);
    }
    for (const LexiconEntry& name : library.load("people").find("first_name")->entries) {
        CAPTURE(name.value);
        CHECK(name.field("gender") != nullptr);
        CHECK(name.field("origin") != nullptr);
    }
}

TEST_CASE("the corpus is balanced, and no text is in two of its parts") {
    std::set<std::string> texts;
    std::size_t rows = 0;
    for (const char* part : {"train", "dev", "test"}) {
        DatasetOptions options;
        options.label_column = "label";
        const Dataset data = Dataset::open(kSource / "data/reviews" / (std::string(part) + ".csv"), options);
        std::map<std::string, std::size_t> labels;
        TextBatch text;
        for (std::size_t row = 0; row < data.size(); ++row) {
            text.clear();
            data.append_text(row, text);
            texts.insert(std::string(text[0]));
            ++labels[data.label(row)];
        }
        rows += data.size();
        CAPTURE(part);
        REQUIRE(labels.size() == 3);
        CHECK(labels["negative"] == labels["positive"]);
        CHECK(labels["neutral"] == labels["positive"]);
    }
    CHECK(texts.size() == rows);
    CHECK(rows >= 900);
}
