#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <assay/base/random.hpp>
#include <assay/pattern/expansion.hpp>
#include <support/pattern_oracle.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

using namespace assay;

namespace {

const ExpansionOptions kProduct{};
const ExpansionOptions kZip{ExpansionMode::zip, false};
const ExpansionOptions kDistinct{ExpansionMode::product, true};
const ExpansionOptions kDistinctZip{ExpansionMode::zip, true};

Lexicon values(std::string name, std::initializer_list<const char*> list) {
    Lexicon lexicon{std::move(name), {}, {}};
    for (const char* value : list) lexicon.entries.push_back({value, {}});
    return lexicon;
}

/// "v0", "v1", …
Lexicon numbered(std::string name, std::size_t count) {
    Lexicon lexicon{std::move(name), {}, {}};
    for (std::size_t i = 0; i < count; ++i)
        lexicon.entries.push_back({std::string("v") + std::to_string(i), {}});
    return lexicon;
}

LexiconSet set_of(std::initializer_list<Lexicon> lexicons) {
    LexiconSet set;
    for (const Lexicon& lexicon : lexicons) set.add(lexicon);
    return set;
}

LexiconSet ordinary() {
    return set_of(
        {values("neg", {"don't", "never"}), values("verb", {"love", "like", "enjoy"}),
         values("thing", {"seat", "airline"}), values("one", {"only"}), Lexicon{"none", {}, {}},
         values("pet", {"dog", "cat", "parrot", "seat"}), values("thing9", {"ninth"}),
         Lexicon{"city",
                 {{"Paris", {{"country", "France"}, {"in.words", "the capital"}}},
                  {"Oslo", {{"country", "Norway"}, {"in.words", "the port"}, {"fjord", "Oslofjord"}}}},
                 {}}});
}

std::vector<Pattern> parsed(std::initializer_list<std::string_view> texts) {
    std::vector<Pattern> patterns;
    for (const std::string_view text : texts) patterns.push_back(parse_pattern(text));
    return patterns;
}

using Picks = std::vector<std::uint32_t>;

/// All cases in order: the texts of each joined by " / ", or "(clash)".
std::vector<std::string> cases_of(const Expansion& expansion, std::size_t patterns) {
    std::vector<std::string> cases;
    Picks picks(expansion.slots().size());
    for (std::uint64_t i = 0; i < expansion.size(); ++i) {
        if (!expansion.decode(i, picks)) {
            cases.emplace_back("(clash)");
            continue;
        }
        std::string& text = cases.emplace_back();
        for (std::size_t p = 0; p < patterns; ++p) {
            if (p > 0) text += " / ";
            expansion.render(p, picks, text);
        }
    }
    return cases;
}

std::vector<std::string> expanded(std::initializer_list<std::string_view> texts, const LexiconSet& lexicons,
                                  const ExpansionOptions& options = kProduct) {
    return cases_of(Expansion::compile(parsed(texts), lexicons, options), texts.size());
}

/// "pattern:offset: message" of the Fault.
std::string fault_of(std::initializer_list<std::string_view> texts, const LexiconSet& lexicons,
                     const ExpansionOptions& options = kProduct) {
    try {
        return std::to_string(Expansion::compile(parsed(texts), lexicons, options).size()) + " cases";
    } catch (const Expansion::Fault& fault) {
        return std::to_string(fault.pattern()) + ":" + std::to_string(fault.offset()) + ": " + fault.what();
    }
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("the last slot varies fastest") {
    CHECK(expanded({"I {neg} {verb} it."}, ordinary()) == Strings{"I don't love it.", "I don't like it.",
                                                                  "I don't enjoy it.", "I never love it.",
                                                                  "I never like it.", "I never enjoy it."});
    CHECK(expanded({"{verb}{neg}"}, ordinary()).at(1) == "lovenever");
}

TEST_CASE("a text without slots is one case, and so is no text") {
    CHECK(expanded({"plain {{text}}"}, ordinary()) == Strings{"plain {text}"});
    CHECK(expanded({""}, ordinary()) == Strings{""});
    CHECK(expanded({}, ordinary()) == Strings{""});
    CHECK(expanded({"plain"}, ordinary(), kZip) == Strings{"plain"});
    CHECK(expanded({"plain"}, ordinary(), kDistinct) == Strings{"plain"});
}

TEST_CASE("a slot that comes again is the same pick, in every pattern of the group") {
    CHECK(expanded({"{thing} and {thing}", "a {thing}"}, ordinary()) ==
          Strings{"seat and seat / a seat", "airline and airline / a airline"});
    CHECK(expanded({"{cap:thing}", "{a:thing}", "{neg}"}, ordinary()) ==
          Strings{"Seat / a seat / don't", "Seat / a seat / never", "Airline / an airline / don't",
                  "Airline / an airline / never"});
}

TEST_CASE("a numbered slot is another pick of the lexicon, unless a lexicon has exactly that name") {
    CHECK(expanded({"{thing} {thing1}"}, ordinary()) ==
          Strings{"seat seat", "seat airline", "airline seat", "airline airline"});
    CHECK(expanded({"{thing2}{thing007}"}, ordinary()).size() == 4);
    CHECK(expanded({"{thing} {thing9}"}, ordinary()) == Strings{"seat ninth", "airline ninth"});
    CHECK(expanded({"{thing99}"}, ordinary()) == Strings{"seat", "airline"});
}

TEST_CASE("slots are in order of appearance with their values") {
    const auto expansion = Expansion::compile(parsed({"{thing2} {a|b}", "{neg} {thing2} {c|}"}), ordinary());
    Strings names;
    for (const Slot& slot : expansion.slots()) names.push_back(slot.name + (slot.is_choice ? "?" : ""));
    CHECK(names == Strings{"thing2", "choice1?", "neg", "choice2?"});
    CHECK(expansion.slots()[0].entries == ordinary().find("thing")->entries);
    CHECK(expansion.slots()[3].entries == std::vector<LexiconEntry>{{"c", {}}, {"", {}}});
    static_assert(
        !std::is_invocable_v<decltype([](auto&& e) -> decltype(std::move(e).slots()) {}), Expansion>);
}

TEST_CASE("no choice is called like a slot") {
    const LexiconSet lexicons = set_of({values("choice", {"x"})});
    const auto expansion = Expansion::compile(parsed({"{a|b}{choice1}{c|d}{choice3}"}), lexicons);
    Strings names;
    for (const Slot& slot : expansion.slots()) names.push_back(slot.name);
    CHECK(names == Strings{"choice2", "choice1", "choice4", "choice3"});
}

TEST_CASE("choices are slots, each on its own") {
    CHECK(expanded({"{very |}good{!|}"}, ordinary()) == Strings{"very good!", "very good", "good!", "good"});
    CHECK(expanded({"{a|b}{a|b}"}, ordinary()) == Strings{"aa", "ab", "ba", "bb"});
}

TEST_CASE("one choice, or one slot, is a list of phrases") {
    const auto phrases = Expansion::compile(parsed({"{very|really|}"}), LexiconSet());
    REQUIRE(phrases.size() == 3);
    for (std::uint32_t i = 0; i < 3; ++i) {
        Picks picks(1);
        REQUIRE(phrases.decode(i, picks));
        CHECK(picks[0] == i);
        std::string text;
        phrases.render(0, picks, text);
        CHECK(text == Strings{"very", "really", ""}[i]);
    }
    CHECK(expanded({"{pet}"}, ordinary()) == Strings{"dog", "cat", "parrot", "seat"});
}

TEST_CASE("fields are those of the same pick, dots in their names allowed") {
    CHECK(expanded({"{city} is in {city.country}, {cap:city.in.words}; {city1.country}."}, ordinary()) ==
          Strings{"Paris is in France, The capital; France.", "Paris is in France, The capital; Norway.",
                  "Oslo is in Norway, The port; France.", "Oslo is in Norway, The port; Norway."});
    CHECK(expanded({"{possessive:plural:pet} {upper:city.country}"}, ordinary()).at(0) == "dogs' FRANCE");
}

TEST_CASE("zip takes the first values together, then the second ones") {
    CHECK(expanded({"{neg} {thing} {thing2} {x|y}"}, ordinary(), kZip) ==
          Strings{"don't seat seat x", "never airline airline y"});
    CHECK(expanded({"{verb}"}, ordinary(), kZip) == Strings{"love", "like", "enjoy"});
}

namespace {

ExpansionOptions drawing(std::uint64_t draws, std::uint64_t key = 1) {
    ExpansionOptions options;
    options.mode = ExpansionMode::random;
    options.draws = draws;
    options.draw_key = key;
    return options;
}

/// How often each text comes.
std::map<std::string, std::uint64_t> counts_of(const Expansion& expansion) {
    std::map<std::string, std::uint64_t> counts;
    std::vector<std::uint32_t> picks(expansion.slots().size());
    for (std::uint64_t i = 0; i < expansion.size(); ++i) {
        REQUIRE(expansion.decode(i, picks));
        std::string text;
        expansion.render(0, picks, text);
        ++counts[text];
    }
    return counts;
}

LexiconSet weighted_cities() {
    LexiconSet lexicons;
    lexicons.add({"city",
                  {{"Rome", {{"size", "6"}}},
                   {"Bern", {{"size", "0"}}},
                   {"Oslo", {{"size", "3"}}},
                   {"Cork", {{"size", "1"}}}},
                  {}});
    return lexicons;
}

}  // namespace

TEST_CASE("random draws follow the weights, within five deviations of a binomial") {
    constexpr std::uint64_t kDraws = 60'000;
    ExpansionOptions options = drawing(kDraws);
    options.weights["city"] = "size";
    const std::vector<Pattern> patterns = {parse_pattern("{city}{!|}")};
    const auto counts = counts_of(Expansion::compile(patterns, weighted_cities(), options));
    CHECK(counts.size() == 6);
    for (const auto& [text, share] : std::map<std::string, double>{{"Rome", 0.3},
                                                                   {"Rome!", 0.3},
                                                                   {"Oslo", 0.15},
                                                                   {"Oslo!", 0.15},
                                                                   {"Cork", 0.05},
                                                                   {"Cork!", 0.05}}) {
        CAPTURE(text);
        const double expected = share * kDraws;
        CHECK(std::abs(static_cast<double>(counts.at(text)) - expected) <
              5 * std::sqrt(expected * (1 - share)));
    }
}

TEST_CASE("a random case depends on its number and the key alone, and more draws begin with fewer") {
    const std::vector<Pattern> patterns = {parse_pattern("{city1} {city2} {a|b|c}")};
    const LexiconSet lexicons = weighted_cities();
    const Expansion few = Expansion::compile(patterns, lexicons, drawing(50));
    const Expansion many = Expansion::compile(patterns, lexicons, drawing(5'000));
    const Expansion other = Expansion::compile(patterns, lexicons, drawing(50, 2));
    CHECK(many.combinations() == 48);
    std::size_t differing = 0;
    for (std::uint64_t i = 0; i < few.size(); ++i) {
        std::vector<std::uint32_t> a(3), b(3), c(3);
        few.decode(i, a);
        many.decode(i, b);
        other.decode(i, c);
        CHECK(a == b);
        differing += a != c ? 1 : 0;
    }
    CHECK(differing > 40);
}

TEST_CASE("random draws keep constraints and distinct values") {
    const std::vector<Pattern> patterns = {parse_pattern("{city1} {city2}")};
    ExpansionOptions options = drawing(3'000);
    options.distinct = true;
    options.where = "city1 != 'Bern'";
    const auto counts = counts_of(Expansion::compile(patterns, weighted_cities(), options));
    CHECK(counts.size() == 9);
    CHECK(counts.count("Rome Rome") == 0);
    for (const auto& [text, count] : counts) CHECK(count > 200);
}

TEST_CASE("distinct copies of a lexicon are counted without repetition") {
    CHECK(expanded({"{verb}-{verb1}"}, ordinary(), kDistinct) ==
          Strings{"love-like", "love-enjoy", "like-love", "like-enjoy", "enjoy-love", "enjoy-like"});
    CHECK(expanded({"{verb3}{neg}{verb1}"}, ordinary(), kDistinct).size() == 12);
    CHECK(expanded({"{thing2} {thing1}"}, ordinary(), kDistinct) == Strings{"seat airline", "airline seat"});
    CHECK(expanded({"{verb}{verb}"}, ordinary(), kDistinct) == Strings{"lovelove", "likelike", "enjoyenjoy"});
    CHECK(expanded({"{one}"}, ordinary(), kDistinct) == Strings{"only"});
}

TEST_CASE("a limit leaves entries of a lexicon, the same for all its slots, in order") {
    LexiconSet lexicons;
    lexicons.add(numbered("x", 50));
    lexicons.add(numbered("y", 3));
    const std::vector<Pattern> patterns = {parse_pattern("{x1} {x2} {y}")};
    ExpansionOptions options;
    options.limits = {{"x", 5}, {"y", 10}};
    std::set<std::vector<std::string>> drawn;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        options.seed = seed;
        const Expansion expansion = Expansion::compile(patterns, lexicons, options);
        CHECK(expansion.size() == 5 * 5 * 3);
        CHECK(expansion.slots()[0].entries == expansion.slots()[1].entries);
        std::vector<std::string> kept;
        std::size_t last = 0;
        for (const LexiconEntry& entry : expansion.slots()[0].entries) {
            const std::size_t number = std::stoul(entry.value.substr(1));
            CHECK((kept.empty() || number > last));
            last = number;
            kept.push_back(entry.value);
        }
        drawn.insert(kept);
    }
    CHECK(drawn.size() > 15);
    options.distinct = true;
    CHECK(Expansion::compile(patterns, lexicons, options).size() == 5 * 4 * 3);
    options.limits = {{"z", 1}};
    CHECK_THROWS_WITH_AS(Expansion::compile(patterns, lexicons, options),
                         doctest::Contains("a limit is for the lexicon 'z', but no slot takes its values"),
                         Error);
}

TEST_CASE("a clash between different lexicons is a skipped index, choices never clash") {
    CHECK(expanded({"{thing} {pet}"}, ordinary(), kDistinct) ==
          Strings{"seat dog", "seat cat", "seat parrot", "(clash)", "airline dog", "airline cat",
                  "airline parrot", "airline seat"});
    CHECK(expanded({"{thing} {seat|x} {seat|y}"}, ordinary(), kDistinct).size() == 8);
    CHECK(expanded({"{thing} {seat|x}"}, ordinary(), kDistinct).at(0) == "seat seat");
    CHECK(expanded({"{thing} {pet}"}, ordinary()).at(3) == "seat seat");
    const LexiconSet same = set_of({values("x", {"a", "b"}), values("y", {"a", "c"})});
    CHECK(expanded({"{x}{y}"}, same, kDistinctZip) == Strings{"(clash)", "bc"});
}

TEST_CASE("values clash by what they are, not by filter or field") {
    const LexiconSet lexicons =
        set_of({Lexicon{"x", {{"a", {{"f", "p"}}}, {"b", {{"f", "p"}}}}, {}}, values("y", {"A", "b"})});
    CHECK(expanded({"{x.f}{x1.f}"}, lexicons, kDistinct) == Strings{"pp", "pp"});
    CHECK(expanded({"{upper:x}{y}"}, lexicons, kDistinct) == Strings{"AA", "Ab", "BA", "(clash)"});
}

TEST_CASE("what is wrong is said at the slot that makes it so") {
    struct Row {
        std::vector<std::string_view> patterns;
        ExpansionOptions options;
        std::string fault;
    };
    const LexiconSet lexicons = ordinary();
    for (const Row& row : {
             Row{{"I {neg} {vreb} it"}, kProduct, "0:9: no lexicon 'vreb'; did you mean 'verb'?"},
             Row{{"{thing}", "é {thnig2}"}, kProduct, "1:4: no lexicon 'thnig2'; did you mean 'thing2'?"},
             Row{{"{a:wheelbarrow}"},
                 kProduct,
                 "0:3: no lexicon 'wheelbarrow': define it, or write {{wheelbarrow}} if the braces are text"},
             Row{{"x {none1}"}, kProduct, "0:3: lexicon 'none' is empty"},
             Row{{"{city.contry}"},
                 kProduct,
                 "0:6: entry 'Paris' of lexicon 'city' has no field 'contry'; did you mean 'country'?"},
             Row{{"{city}", "{cap:city1.fjord}"},
                 kProduct,
                 "1:11: entry 'Paris' of lexicon 'city' has no field 'fjord'; other entries have it: add it "
                 "here too"},
             Row{{"{pet.legs}"}, kProduct, "0:5: entry 'dog' of lexicon 'pet' has no field 'legs'"},
             Row{{"{neg} {thing}", "{verb}"},
                 kZip,
                 "1:1: mode=\"zip\" takes slots of equal length, but 'neg' has 2 values and 'verb' has 3"},
             Row{{"{neg} {a|b|}"},
                 kZip,
                 "0:6: mode=\"zip\" takes slots of equal length, but 'neg' has 2 values and 'choice1' has 3"},
             Row{{"{thing1}{thing2} {thing3}"},
                 kDistinct,
                 "0:18: 3 slots take distinct values of lexicon 'thing', which has only 2 entries"},
             Row{{"{one}{one1}"},
                 kDistinct,
                 "0:6: 2 slots take distinct values of lexicon 'one', which has only 1 entry"},
             Row{{"{neg}{thing}{thing1}"},
                 kDistinctZip,
                 "0:13: 'thing' and 'thing1' are never distinct: mode=\"zip\" gives both the same entry of "
                 "lexicon 'thing'"},
         }) {
        CAPTURE(row.fault);
        std::vector<Pattern> patterns;
        for (const std::string_view text : row.patterns) patterns.push_back(parse_pattern(text));
        std::string fault = "none";
        try {
            Expansion::compile(patterns, lexicons, row.options);
        } catch (const Expansion::Fault& f) {
            fault = std::to_string(f.pattern()) + ":" + std::to_string(f.offset()) + ": " + f.what();
        }
        CHECK(fault == row.fault);
    }
}

TEST_CASE("every place where a slot is wrong is found, in order") {
    Strings faults;
    for (const Expansion::Fault& fault :
         Expansion::faults_of_slots(parsed({"{vreb} {verb} {city.contry}", "{none}{vreb}"}), ordinary()))
        faults.push_back(std::to_string(fault.pattern()) + ":" + std::to_string(fault.offset()) + ": " +
                         fault.what());
    CHECK(faults ==
          Strings{"0:1: no lexicon 'vreb'; did you mean 'verb'?",
                  "0:20: entry 'Paris' of lexicon 'city' has no field 'contry'; did you mean 'country'?",
                  "1:1: lexicon 'none' is empty", "1:7: no lexicon 'vreb'; did you mean 'verb'?"});
    CHECK(Expansion::faults_of_slots(parsed({"{verb} {city.country} {x|y}"}), ordinary()).empty());
}

TEST_CASE("2^64-1 cases are the most") {
    const LexiconSet lexicons = set_of({values("two", {"p", "q"}), values("three", {"p", "q", "r"})});
    std::string bits, thirds;
    for (int i = 0; i < 63; ++i) bits += std::string("{two") + std::to_string(i) + "}";
    for (int i = 0; i < 40; ++i) thirds += std::string("{three") + std::to_string(i) + "}";
    CHECK(Expansion::compile(parsed({bits}), lexicons).size() == std::uint64_t{1} << 63);
    CHECK(
        fault_of({bits + "{two63}"}, lexicons) ==
        std::string("0:") + std::to_string(bits.size() + 1) +
            ": with this slot there are more than 18,446,744,073,709,551,615 cases; use fewer slots, shorter "
            "lexicons or mode=\"zip\"");
    const auto most = Expansion::compile(parsed({thirds}), lexicons);
    CHECK(most.size() == 12'157'665'459'056'928'801u);
    Picks picks(40);
    CHECK(most.decode(most.size() - 1, picks));
    CHECK(picks == Picks(40, 2));
    CHECK(fault_of({thirds, "{two}"}, lexicons).starts_with("1:1: with this slot"));
}

TEST_CASE("twenty distinct copies are coded, twenty-one are too many cases") {
    const LexiconSet lexicons = set_of({numbered("x", 20), numbered("y", 21)});
    std::string twenty, twenty_one;
    for (int i = 0; i < 20; ++i) twenty += std::string("{x") + std::to_string(i) + "}";
    for (int i = 0; i < 21; ++i) twenty_one += std::string("{y") + std::to_string(i) + "}";
    const auto expansion = Expansion::compile(parsed({twenty}), lexicons, kDistinct);
    CHECK(expansion.size() == 2'432'902'008'176'640'000u);
    Picks picks(20);
    Random random(1);
    for (int i = 0; i < 1000; ++i) {
        REQUIRE(expansion.decode(random.below(expansion.size()), picks));
        REQUIRE(std::set<std::uint32_t>(picks.begin(), picks.end()).size() == 20);
    }
    REQUIRE(expansion.decode(expansion.size() - 1, picks));
    for (std::uint32_t i = 0; i < 20; ++i) CHECK(picks[i] == 19 - i);
    CHECK(fault_of({twenty_one}, lexicons, kDistinct).find("more than 18,446,744,073,709,551,615 cases") !=
          std::string::npos);
}

TEST_CASE("an index beyond the end is an error") {
    const auto expansion = Expansion::compile(parsed({"{neg} {verb}"}), ordinary());
    Picks picks(2);
    CHECK(expansion.decode(5, picks));
    CHECK_THROWS_WITH_AS(expansion.decode(6, picks), "there is no case 6: the patterns have 6", Error);
    CHECK_THROWS_AS(expansion.decode(std::numeric_limits<std::uint64_t>::max(), picks), Error);
}

TEST_CASE("rendering appends, whatever the lengths of values and literals") {
    LexiconSet lexicons;
    Lexicon lengths{"x", {}, {}};
    for (std::size_t length = 0; length < 150; ++length)
        lengths.entries.push_back({std::string(length, 'v'), {}});
    lexicons.add(lengths);
    for (const std::size_t literal :
         {0u, 1u, 15u, 16u, 17u, 31u, 32u, 33u, 64u, 65u, 500u, 1023u, 1024u, 5000u}) {
        const std::string left(literal, '<'), right(literal, '>');
        const auto expansion = Expansion::compile(parsed({left + "{x}" + right + "{x}" + left}), lexicons);
        for (std::uint32_t pick = 0; pick < 150; ++pick) {
            std::string text = "before ";
            expansion.render(0, Picks{pick}, text);
            const std::string value(pick, 'v');
            REQUIRE(text == "before " + left + value + right + value + left);
        }
    }
}

TEST_CASE("an expansion keeps nothing of its patterns and lexicons") {
    std::optional<Expansion> expansion;
    {
        const LexiconSet lexicons = ordinary();
        expansion.emplace(Expansion::compile(parsed({"{thing} {pet}"}), lexicons, kDistinct));
    }
    const Expansion moved = std::move(*expansion);
    CHECK(cases_of(moved, 1).at(4) == "airline dog");
}

TEST_CASE("many threads read one expansion") {
    const auto expansion = Expansion::compile(parsed({"{pet} {pet1} {thing} {verb}"}), ordinary(), kDistinct);
    const Strings expected = cases_of(expansion, 1);
    std::vector<Strings> seen(4);
    std::vector<std::thread> threads;
    for (Strings& mine : seen) threads.emplace_back([&] { mine = cases_of(expansion, 1); });
    for (std::thread& thread : threads) thread.join();
    for (const Strings& mine : seen) CHECK(mine == expected);
}

TEST_CASE("limits below, at and above") {
    const LexiconSet lexicons =
        set_of({values("long", {std::string(1 << 20, 'x').c_str()}), numbered("x", 1000)});
    CHECK(fault_of({repeated("{long}", 16)}, lexicons) == "1 cases");
    CHECK(fault_of({repeated("{long}", 16) + "."}, lexicons) ==
          "0:91: the texts of one case can be longer than 16,777,216 bytes; write less into one case");
    CHECK(fault_of({repeated("{long}", 8), repeated("{long}", 9)}, lexicons) ==
          "1:49: the texts of one case can be longer than 16,777,216 bytes; write less into one case");
    std::string slots;
    for (int i = 0; i < 2000; ++i) slots += std::string("{x") + std::to_string(i) + "}";
    CHECK(fault_of({slots}, lexicons, kZip) == "1000 cases");
    CHECK(fault_of({slots + "{x}"}, lexicons, kZip) ==
          std::string("0:") + std::to_string(slots.size() + 1) +
              ": the slots up to here have more than 2,000,000 values; use fewer slots or shorter lexicons");
}

TEST_CASE("rendered values are limited") {
    LexiconSet lexicons;
    Lexicon big{"big", {}, {}};
    for (int i = 0; i < 1000; ++i) big.entries.push_back({std::string(4000, 'x') + std::to_string(i), {}});
    lexicons.add(big);
    const auto occurrences = [](int count) {  // each filtered in another way, so that nothing is shared
        constexpr std::array kFilters = {"a:", "cap:", "possessive:", "a:a:", "cap:a:"};
        std::string text;
        for (int i = 0; i < count; ++i)
            text += std::string("{") + kFilters[i % 5] + "possessive:" + kFilters[i / 5] + "big}";
        return text;
    };
    CHECK(fault_of({occurrences(16)}, lexicons) == "1000 cases");
    CHECK(fault_of({occurrences(17)}, lexicons)
              .ends_with(
                  ": the values of the slots up to here take more than 67,108,864 bytes; use fewer slots or "
                  "shorter lexicons"));
}

TEST_CASE("thousands of slots of one entry are one case, decoded and rendered in time with their number") {
    const LexiconSet lexicons = set_of({values("one", {"1"}), values("other", {"1", "2"})});
    std::string text;
    for (int i = 0; i < 50000; ++i) text += std::string("{one") + std::to_string(i) + "}";
    CHECK(expanded({text}, lexicons) == Strings{repeated("1", 50000)});
    CHECK(fault_of({text}, lexicons, kDistinct).find("50000 slots take distinct values") !=
          std::string::npos);
    CHECK(expanded({repeated("{one} ", 100000)}, lexicons) == Strings{repeated("1 ", 100000)});
    CHECK(expanded({repeated("{other},", 100000)}, lexicons) ==
          Strings{repeated("1,", 100000), repeated("2,", 100000)});
}

// ---- An oracle: nested loops, and text put together value by value ----

namespace {

/// A random group of patterns over small lexicons.
struct Group {
    LexiconSet lexicons;
    std::vector<Pattern> patterns;
};

class GroupMaker {
public:
    explicit GroupMaker(std::uint64_t seed) : random_(seed) {}

    Group make() {
        Group group;
        for (const char* name : {"x", "y", "z1"}) group.lexicons.add(lexicon(name));
        const std::uint64_t patterns = 1 + random_.below(3);
        slots_left_ = 5;
        for (std::uint64_t i = 0; i < patterns; ++i) group.patterns.push_back(pattern());
        return group;
    }

private:
    std::string pick(std::initializer_list<const char*> from) {
        return from.begin()[random_.below(from.size())];
    }

    Lexicon lexicon(const char* name) {
        Lexicon result{name, {}, {}};
        std::set<std::string> used;
        const std::uint64_t count = 1 + random_.below(4);
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::string value =
                pick({"a", "seat", "b", "hour", "", "ÉTÉ", "a rather long value that fills blocks"});
            if (used.insert(value).second)
                result.entries.push_back({value, {{"f", value + "'s field"}, {"g.h", ""}}});
        }
        return result;
    }

    Pattern pattern() {
        Pattern result;
        const std::uint64_t count = random_.below(7);
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::uint64_t kind = random_.below(4);
            if (kind < 2) {
                result.parts.emplace_back(Literal{
                    pick({" ", "the ", ".", "é", "a literal that is too long to be joined to a value"})});
            } else if (slots_left_ > 0) {
                --slots_left_;
                result.parts.push_back(kind == 2 ? PatternPart(slot())
                                                 : PatternPart(Choice{{"p", "", "seat"}, 0}));
            }
        }
        return result;
    }

    SlotReference slot() {
        SlotReference reference;
        reference.name = pick({"x", "x1", "x2", "y", "y7", "z1"});
        for (std::uint64_t i = random_.below(3); i > 0; --i)
            reference.filters.push_back(static_cast<Filter>(random_.below(6)));
        if (random_.below(3) == 0) reference.fields = {"f"};
        if (random_.below(6) == 0) reference.fields = {"g", "h"};
        return reference;
    }

    Random random_;
    std::uint64_t slots_left_ = 0;
};

/// Every tuple of picks, the last slot fastest.
std::vector<Picks> nested_loops(const std::vector<Slot>& slots) {
    std::vector<Picks> all{{}};
    for (const Slot& slot : slots) {
        std::vector<Picks> longer;
        for (const Picks& picks : all) {
            for (std::uint32_t i = 0; i < slot.entries.size(); ++i) {
                longer.push_back(picks);
                longer.back().push_back(i);
            }
        }
        all = std::move(longer);
    }
    return all;
}

std::string lexicon_of(const Slot& slot, const LexiconSet& lexicons) {
    if (lexicons.find(slot.name)) return slot.name;
    return slot.name.substr(0, slot.name.find_last_not_of("0123456789") + 1);
}

/// Do two slots hold the same value? `copies` asks about slots of one lexicon, otherwise of different ones.
bool clash(const std::vector<Slot>& slots, const LexiconSet& lexicons, const Picks& picks, bool copies) {
    for (std::size_t i = 0; i < slots.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (slots[i].is_choice || slots[j].is_choice) continue;
            if ((lexicon_of(slots[i], lexicons) == lexicon_of(slots[j], lexicons)) != copies) continue;
            if (slots[i].entries[picks[i]].value == slots[j].entries[picks[j]].value) return true;
        }
    }
    return false;
}

}  // namespace

TEST_CASE("every index decodes to the tuple that nested loops reach, and renders like a naive renderer") {
    CHECK(rc::check([](std::uint64_t seed) {
        const Group group = GroupMaker(seed).make();
        const auto expansion = Expansion::compile(group.patterns, group.lexicons);
        const std::vector<Picks> expected = nested_loops(expansion.slots());
        RC_ASSERT(expansion.size() == expected.size());
        Picks picks(expansion.slots().size());
        for (std::uint64_t i = 0; i < expected.size(); ++i) {
            RC_ASSERT(expansion.decode(i, picks));
            RC_ASSERT(picks == expected[i]);
            for (std::size_t p = 0; p < group.patterns.size(); ++p) {
                std::string text;
                expansion.render(p, picks, text);
                RC_ASSERT(text == naive_text(group.patterns, p, expansion.slots(), picks));
            }
        }
    }));
}

TEST_CASE("distinct keeps the order of nested loops and drops the tuples whose copies are equal") {
    CHECK(rc::check([](std::uint64_t seed) {
        const Group group = GroupMaker(seed).make();
        const auto loops = Expansion::compile(group.patterns, group.lexicons);
        std::vector<Picks> expected;
        for (const Picks& picks : nested_loops(loops.slots())) {
            if (!clash(loops.slots(), group.lexicons, picks, true)) expected.push_back(picks);
        }
        std::optional<Expansion> expansion;
        try {
            expansion.emplace(Expansion::compile(group.patterns, group.lexicons, kDistinct));
        } catch (const Expansion::Fault&) {
            RC_ASSERT(expected.empty());
            return;
        }
        RC_ASSERT(expansion->size() == expected.size());
        Picks picks(loops.slots().size());
        for (std::uint64_t i = 0; i < expected.size(); ++i) {
            RC_ASSERT(expansion->decode(i, picks) !=
                      clash(loops.slots(), group.lexicons, expected[i], false));
            RC_ASSERT(picks == expected[i]);
        }
    }));
}
