// What holds for every perturbation, on texts that mean harm and on texts by chance.
#include "library.hpp"

#include <assay/base/utf8.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <utility>
#include <vector>

using namespace assay;
using assay_test::check_promises;
using assay_test::installed_library;
using assay_test::lexicon;
using assay_test::make;

namespace {

const LexiconSet& suite() {
    static const LexiconSet set = [] {
        LexiconSet lexicons;
        lexicons.add(lexicon(
            "thing",
            {{"seat", {{"other", "chair"}}}, {"apple", {{"other", "pear"}}}, {"is", {{"other", "was"}}}}));
        return lexicons;
    }();
    return set;
}

struct Named {
    std::string name;
    std::unique_ptr<Perturbation> perturbation;
};

const std::vector<Named>& all() {
    static const std::vector<Named> kAll = [] {
        std::vector<Named> made;
        const auto add = [&](std::string name, const assay_test::Parameters& parameters) {
            made.push_back({name, make(name, parameters, installed_library(), suite())});
        };
        for (const PerturbationInfo& info : all_perturbations()) {
            if (info.name == "program") continue;  // promises nothing but what the program does
            if (info.name == "append" || info.name == "prepend") {
                add(info.name, {{"choices", "{a|é|}"}});
            } else if (info.name == "replace") {
                add(info.name, {{"lexicon", "thing"}});
                add(info.name, {{"lexicon", "thing"}, {"field", "other"}});
            } else {
                add(info.name, {});
            }
        }
        add("add-typos", {{"count", "7"}});
        add("add-typos", {{"words", "1"}, {"protect", "I like, Chicago"}, {"keep-ends", "yes"}});
        for (const char* to : {"lower", "title", "sentence", "swap", "random"})
            add("change-case", {{"to", to}});
        for (const char* kind : {"tab", "newline", "missing"})
            add("change-whitespace", {{"kind", kind}, {"words", "1"}});
        for (const char* kind : {"bidirectional", "delete"})
            add("invisible-characters", {{"kind", kind}, {"words", "1"}, {"letters", "1"}});
        for (const char* name : {"delete-letters", "insert-letters", "substitute-letters", "repeat-letters",
                                 "ocr-errors", "keyboard-typos", "add-accents"})
            add(name, {{"words", "1"}, {"letters", "1"}, {"min-length", "1"}, {"keep-ends", "no"}});
        add("strip-punctuation", {{"where", "all"}});
        for (const char* to : {"month-first", "day-first", "iso", "numeric"})
            add("rewrite-dates", {{"to", to}});
        for (const char* to : {"sign", "words", "code"}) add("rewrite-amounts", {{"to", to}});
        return made;
    }();
    return kAll;
}

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t kHuge = 30'000;
#else
constexpr std::size_t kHuge = 1'000'000;
#endif

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
}

void apply_all(std::string_view text, std::uint64_t seed) {
    for (const Named& named : all()) {
        Random random(seed), again(seed);
        const auto edited = named.perturbation->apply(text, random);
        if (edited) check_promises(text, *edited);
        if (text.size() < 1000 && named.perturbation->apply(text, again) != edited)
            throw std::runtime_error(named.name + " is no function of its text and seed");
    }
}

}  // namespace

TEST_CASE("small hostile texts") {
    for (const std::string& text : std::vector<std::string>{"",
                                                            " ",
                                                            "\n",
                                                            "a",
                                                            "1",
                                                            ".",
                                                            "é",
                                                            "😊",
                                                            "\u0301",
                                                            "\u200D",
                                                            "'",
                                                            "’",
                                                            "’s",
                                                            "''s",
                                                            "a's",
                                                            "-",
                                                            "--",
                                                            "@",
                                                            "#",
                                                            "&",
                                                            "&;",
                                                            "n't",
                                                            "not",
                                                            "not not",
                                                            "I",
                                                            "I'm",
                                                            "is",
                                                            "is not",
                                                            "Mr.",
                                                            "Mr. ",
                                                            "Mr. Mr.",
                                                            "St.",
                                                            "New",
                                                            "New York",
                                                            "New New York City City",
                                                            std::string("a\0b", 3),
                                                            std::string("\0", 1),
                                                            "\u202E abc",
                                                            "مرحبا Paris العالم",
                                                            "שלום I like it",
                                                            "👨‍👩‍👧‍👦 is good",
                                                            "e\u0301e\u0301 is e\u0301",
                                                            "\u00A0is\u00A0good",
                                                            "\u2028I like it",
                                                            "ﬁ ǅ ß İ",
                                                            "I’m not",
                                                            "a an A AN 8 11",
                                                            "$ $5 5$ -5 +5 5. .5",
                                                            "March 3, 2020 3/13/2020 the 3rd of May 2020",
                                                            "-5°C 5'10\" 6 ft. 2 in 7 lbs 3 oz 5-mile",
                                                            "$5 5-dollar a $5k USD 5 million 50 cents"}) {
        CAPTURE(text);
        for (std::uint64_t seed = 0; seed < 8; ++seed) CHECK_NOTHROW(apply_all(text, seed));
    }
}

TEST_CASE("long texts of anything take linear time") {
    // A quadratic step would take long on these.
    for (const std::string_view piece : {"a",
                                         " ",
                                         "a ",
                                         "1 ",
                                         "1,",
                                         "1.",
                                         "1",
                                         ".",
                                         ". ",
                                         "is ",
                                         "not ",
                                         "I like ",
                                         "Maria ",
                                         "Chicago ",
                                         "in Chicago, ",
                                         "Maria Smith ",
                                         "New ",
                                         "New York ",
                                         "'",
                                         "’s ",
                                         "😊",
                                         "é",
                                         "\u0301",
                                         "@a ",
                                         "#a ",
                                         "\"",
                                         "(",
                                         "a-",
                                         "a'",
                                         "I'm ",
                                         "do not ",
                                         "5 or ",
                                         "Mr. ",
                                         "a\n",
                                         "the apple, ",
                                         "😊 Paris and ",
                                         "I don't like it. ",
                                         "\u202E",
                                         "March 3, ",
                                         "5 miles ",
                                         "$5 and ",
                                         "!?"}) {
        CAPTURE(piece);
        CHECK_NOTHROW(apply_all(repeated(piece, kHuge), 1));
    }
}

TEST_CASE("random characters") {
    CHECK(rc::check("the promises hold", [](std::uint64_t seed) {
        // Dense where characters have roles: ASCII, marks, joiners, controls, other alphabets, emoji.
        constexpr std::pair<char32_t, char32_t> kRanges[] = {
            {0x20, 0x7E},     {0x20, 0x7E},       {0, 0x1F},        {0xA0, 0x24F},    {0x300, 0x36F},
            {0x370, 0x4FF},   {0x590, 0x6FF},     {0x900, 0x97F},   {0x200B, 0x206F}, {0x2600, 0x27BF},
            {0x3040, 0x30FF}, {0x1F300, 0x1F6FF}, {0xFE00, 0xFE0F}, {0xFF00, 0xFF60}, {0x10FFF0, 0x10FFFF}};
        Random random(seed);
        std::string text;
        for (std::uint64_t i = random.below(60); i > 0; --i) {
            const auto [first, last] = kRanges[random.below(std::size(kRanges))];
            append_code_point(text, first + static_cast<char32_t>(random.below(last - first + 1)));
        }
        RC_LOG() << text;
        apply_all(text, seed);
    }));
}

TEST_CASE("texts by chance") {
    static const std::vector<std::string> kPieces = {
        "I",       "like", "is",    "not",    "don't",  "Chicago",    "New",    "York", "Maria",
        "Smith",   "Mr.",  "in",    "to",     "from",   "a",          "an",     "the",  "5",
        "1,000",   "20%",  "$3.50", "am",     "it's",   "good",       "bad",    ".",    ",",
        "?",       "!",    "...",   "@x",     "#y",     "http://a.b", "&amp;",  ":)",   "😊",
        "é",       "Will", "May",   "Paris",  "Jordan", "can",        "cannot", "was",  "have",
        "been",    "and",  "-",     "'s",     "’s",     "\n",         "IS",     "NOT",  "CHICAGO",
        "chicago", "seat", "apple", "\u0301", "they",   "seemed",     "March",  "3rd",  "2020",
        "miles",   "°C",   "6'2\"", "ft",     "USD",    "$5",         "euros",  "of",   "million"};
    CHECK(rc::check("the promises hold", [](std::uint64_t seed) {
        Random random(seed);
        std::string text;
        for (std::uint64_t i = random.below(20); i > 0; --i) {
            text += kPieces[random.below(kPieces.size())];
            if (random.below(5) > 0) text += ' ';
        }
        RC_LOG() << text;
        apply_all(text, seed);
    }));
}
