#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <assay/base/random.hpp>
#include <assay/pattern/pattern.hpp>
#include <support/pattern_oracle.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace assay;

namespace {

/// Patterns of all shapes, each a function of its seed.
class PatternMaker {
public:
    explicit PatternMaker(std::uint64_t seed) : random_(seed) {}

    Pattern make() {
        Pattern pattern;
        const std::uint64_t count = random_.below(8);
        bool literal_may_follow = true;
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::uint64_t kind = random_.below(3);
            if (kind == 0 && !literal_may_follow) continue;
            literal_may_follow = kind != 0;
            if (kind == 0) pattern.parts.emplace_back(Literal{text(1)});
            if (kind == 1) pattern.parts.emplace_back(slot());
            if (kind == 2) pattern.parts.emplace_back(choice());
        }
        return pattern;
    }

private:
    std::string pick(std::initializer_list<const char*> from) {
        return from.begin()[random_.below(from.size())];
    }

    std::string text(std::uint64_t shortest) {
        std::string result;
        const std::uint64_t count = shortest + random_.below(6);
        for (std::uint64_t i = 0; i < count; ++i)
            result +=
                pick({"a", " ", "{", "}", "{x}", ":", ".", "\n", "é", "東", "\xFF", "cap:", "}}", "{{", "'"});
        return result;
    }

    SlotReference slot() {
        SlotReference reference;
        const std::uint64_t filters = random_.below(4), fields = random_.below(3);
        for (std::uint64_t i = 0; i < filters; ++i)
            reference.filters.push_back(static_cast<Filter>(random_.below(6)));
        reference.name = pick({"x", "thing", "thing2", "_", "a", "cap", "pos-verb", "x_1", "Straße", "名"});
        for (std::uint64_t i = 0; i < fields; ++i)
            reference.fields.push_back(pick({"country", "a", "in-law", "f2", "0", "12"}));
        return reference;
    }

    Choice choice() {
        Choice result;
        const std::uint64_t count = 2 + random_.below(3);
        for (std::uint64_t i = 0; i < count; ++i) result.alternatives.push_back(text(0));
        result.alternatives.front().insert(0, "first");  // neither empty nor "{…"
        if (result.alternatives.back().ends_with('}')) result.alternatives.back() += "last";
        return result;
    }

    Random random_;
};

Pattern without_offsets(Pattern pattern) {
    for (PatternPart& part : pattern.parts) {
        if (auto* slot = std::get_if<SlotReference>(&part)) slot->offset = 0;
        if (auto* choice = std::get_if<Choice>(&part)) choice->offset = 0;
    }
    return pattern;
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

/// The message and offset of the SyntaxError, as "offset: message".
std::string fault_of(std::string_view pattern) {
    try {
        return "parsed as " + describe(parse_pattern(pattern));
    } catch (const SyntaxError& error) {
        return std::to_string(error.offset()) + ": " + error.what();
    }
}

}  // namespace

TEST_CASE("a pattern reads back as its parts") {
    struct Row {
        std::string pattern, parts;
    };
    for (const Row& row :
         {Row{"", ""},
          {"plain", "text(plain)"},
          {"I {negation} it.", "text(I ) slot(negation) text( it.)"},
          {"{a:thing}{b}", "slot(a:thing) slot(b)"},
          {"{cap:a:thing2.plural}", "slot(cap:a:thing2.plural)"},
          {"{upper:lower:plural:possessive:x.a.b-c}", "slot(upper:lower:plural:possessive:x.a.b-c)"},
          {"{a}{cap}", "slot(a) slot(cap)"},
          {"{x[0]}{cap:x[12].a[3]}", "slot(x.0) slot(cap:x.12.a.3)"},
          {"{cap:cap:cap}", "slot(cap:cap:cap)"},
          {"{_x-1}", "slot(_x-1)"},
          {"{straße}{名前}{città.provincia}", "slot(straße) slot(名前) slot(città.provincia)"},
          {"{a|b|}", "choice(a, b, )"},
          {"{very |}good", "choice(very , ) text(good)"},
          {"{a||b}", "choice(a, , b)"},
          {"{a|a}", "choice(a, a)"},
          {"{cap:x|y}", "choice(cap:x, y)"},
          {"{ |x}", "choice( , x)"},
          {"a | b", "text(a | b)"},
          {"{{x}}", "text({x})"},
          {"{{{{", "text({{)"},
          {"{{a|b}}", "text({a|b})"},
          {"{{{x}}}", "text({) slot(x) text(})"},
          {"{{{a|b}}}", "text({) choice(a, b) text(})"},
          {"{x}}}}}", "slot(x) text(}})"},
          {"{a{{|}}b|{{c}", "choice(a{, }b, {c)"},
          {"{a}}|b}", "choice(a}, b)"},
          {"{a}}b|c}", "choice(a}b, c)"},
          {"{\"mood\"|{{\"x\"}", "choice(\"mood\", {\"x\")"},
          {"{{\"mood\": {good|bad}}}", "text({\"mood\": ) choice(good, bad) text(})"},
          {"\xFF{x}\xC3", "text(\xFF) slot(x) text(\xC3)"},
          {"{\xFF|\xFE}", "choice(\xFF, \xFE)"},
          {std::string("a\0b{x}", 6), std::string("text(a\0b) slot(x)", 17)}}) {
        CAPTURE(row.pattern);
        CHECK(describe(parse_pattern(row.pattern)) == row.parts);
    }
}

TEST_CASE("offsets are those of the name and of the choice's brace") {
    const Pattern pattern = parse_pattern("é {cap:a:thing.x} {{ {a|b}");
    CHECK(std::get<SlotReference>(pattern.parts.at(1)).offset == 10);
    CHECK(std::get<Choice>(pattern.parts.at(3)).offset == 22);
}

TEST_CASE("what is wrong is said with its place and the way out") {
    struct Row {
        std::string pattern, fault;
    };
    const std::string twice = "if it is text, write it twice: ";
    const std::string no_name =
        "a letter or _, then letters, digits, _ and -; if the brace is text, write it twice: {{";
    for (const Row& row :
         {Row{"a } b", "2: this } closes nothing; " + twice + "}}"},
          {"}", "0: this } closes nothing; " + twice + "}}"},
          {"a }}} b", "4: this } closes nothing; " + twice + "}}"},
          {"{x}}", "3: this } closes nothing; " + twice + "}}"},
          {"{x}}}}", "5: this } closes nothing; " + twice + "}}"},
          {"é {x", "3: this { is not closed; " + twice + "{{"},
          {"{", "0: this { is not closed; " + twice + "{{"},
          {"{{{", "2: this { is not closed; " + twice + "{{"},
          {"{x {y}", "0: this { is not closed before the next one; " + twice + "{{"},
          {"{x{{y}", "0: this { is not closed before the next one; " + twice + "{{"},
          {"a {} b", "2: a slot needs a name, as in {thing}; if the braces are text, write {{}}"},
          {"{ }", "1: ' ' is no slot name: " + no_name},
          {"{ x}", "1: ' x' is no slot name: " + no_name},
          {"{two words}", "4: 'two words' is no slot name: " + no_name},
          {"{2x}", "1: '2x' is no slot name: " + no_name},
          {"{-x}", "1: '-x' is no slot name: " + no_name},
          {"{x!}", "2: 'x!' is no slot name: " + no_name},
          {"{x\xFF}", "2: 'x\\xff' is no slot name: " + no_name},
          {"{x\n}", "2: 'x\\n' is no slot name: " + no_name},
          {"{cap:}", "5: a slot name is missing here"},
          {"{:x}", "1: a filter is missing here"},
          {"{cap::x}", "5: a filter is missing here"},
          {"{.x}", "1: a slot name is missing here"},
          {"{x.}", "3: a field name is missing here"},
          {"{x..y}", "3: a field name is missing here"},
          {"{x.1}", "3: '1' is no field name: " + no_name},
          {"{[0]}", "1: a slot name is missing here"},
          {"{x[]}", "3: a place in a list is a whole number, as in {x[0]}"},
          {"{x[-1]}", "3: a place in a list is a whole number, as in {x[0]}"},
          {"{x[0}", "3: a place in a list is a whole number, as in {x[0]}"},
          {"{x[1234567890]}", "3: a place in a list is a whole number, as in {x[0]}"},
          {"{x[0]y}", "5: nothing but a '.' or another place may stand behind a ]"},
          {"{x.[0]}", "3: a field name is missing here"},
          {"{cpa:x}", "1: no filter 'cpa'; did you mean 'cap'?"},
          {"{cap:plurals:x}", "5: no filter 'plurals'; did you mean 'plural'?"},
          {"{Cap:x}", "1: no filter 'Cap'; did you mean 'cap'?"},
          {"{title:x}", "1: no filter 'title'; the filters are a, cap, upper, lower, plural, possessive"},
          {"{thing:cap}", "1: filters stand before the name: {cap:thing}"},
          {"{\"a\": 1}", "1: '\"a\"' is no filter: " + no_name},
          {"{a:a:a:a:a:a:a:a:a:x}", "17: a slot takes at most 8 filters"},
          {"{|x}", "0: the empty alternative comes last: {x|}"},
          {"a {|x|y}", "2: the empty alternative comes last: {x|}"},
          {"{||x}", "0: the empty alternative comes last: {x|}"},
          {"{|{{}", "0: the empty alternative comes last: {…|}"},
          {"{|}", "0: a choice needs a text before its first |, as in {very |}"},
          {"{||}", "0: a choice needs a text before its first |, as in {very |}"},
          {"{a|b", "0: this choice is not closed by a single } (}} is text)"},
          {"{a|b}}", "0: this choice is not closed by a single } (}} is text)"},
          {"{a|{b}}", "3: a choice holds plain text, no slots; if this { is text, write it twice: {{"},
          {"{a|b{{{c}", "6: a choice holds plain text, no slots; if this { is text, write it twice: {{"}}) {
        CAPTURE(row.pattern);
        CHECK(fault_of(row.pattern) == row.fault);
    }
}

TEST_CASE("a message does not grow with its input") {
    for (const std::string& pattern :
         {std::string("{") + repeated("x", 100000) + "!}", std::string("{") + repeated("é", 100000) + ":x}",
          "{|" + repeated("x", 100000) + "}", "{cap:" + repeated("x", 100000) + ".1}",
          std::string("{") + repeated("x", 100000) + ":cap}"}) {
        CHECK(fault_of(pattern).size() < 300);
    }
}

TEST_CASE("eight filters are taken, nine are not") {
    CHECK(fault_of(std::string("{") + repeated("cap:", kMaxFilters) + "x}").starts_with("parsed"));
    CHECK(fault_of(std::string("{") + repeated("cap:", kMaxFilters + 1) + "x}") ==
          "33: a slot takes at most 8 filters");
}

TEST_CASE("names are letters of any script, digits, _ and -") {
    for (const std::string_view name :
         {"x", "X1", "_", "_1", "pos-verb", "straße", "नाम", "名前", "é-1", "x--", "x_"}) {
        CAPTURE(name);
        CHECK(is_slot_name(name));
        CHECK(fault_of(std::string("{") + std::string(name) + "}") ==
              std::string("parsed as slot(") + std::string(name) + ")");
    }
    for (const std::string_view name : {"", "1", "-", "-x", "x y", "x.y", "x:y", "x|", "x{", "x}", "x\xC3",
                                        "x\xE2\x80\xAE", "\xF0\x9F\x98\x80", "x'", "x/", "\n"}) {
        CAPTURE(name);
        CHECK_FALSE(is_slot_name(name));
    }
}

TEST_CASE("a pattern that is written out parses to the same parts") {
    CHECK(rc::check([](std::uint64_t seed) {
        const Pattern made = PatternMaker(seed).make();
        const std::string text = write_pattern(made);
        RC_LOG() << "pattern: " << text << "\n";
        const Pattern parsed = parse_pattern(text);
        RC_ASSERT(describe(parsed) == describe(made));
        RC_ASSERT(without_offsets(parsed) == made);
    }));
}

TEST_CASE("any bytes parse to a pattern that writes out the same, or are refused inside them") {
    CHECK(rc::check([](std::uint64_t seed) {
        Random random(seed);
        std::string text;
        for (std::uint64_t left = random.below(12); left > 0; --left) text += "{}|:.a1 \xC3"[random.below(9)];
        try {
            const Pattern parsed = parse_pattern(text);
            RC_ASSERT(write_pattern(parsed) == text);
        } catch (const SyntaxError& error) {
            RC_ASSERT(error.offset() <= text.size());
        }
    }));
}

TEST_CASE("reading goes on behind a fault, as far as braces tell where") {
    struct Row {
        std::string pattern, parts;
        std::vector<std::size_t> faults;
    };
    for (const Row& row : {Row{"{a} {b c} {d}", "slot(a) text( ) text( ) slot(d)", {6}},
                           {"a } b {x:y} {} {z}", "text(a ) text( b ) text( ) text( ) slot(z)", {2, 7, 12}},
                           {"{a {b}", "text(a ) slot(b)", {0}},
                           {"{|x}{y}", "slot(y)", {0}},
                           {"{a|{b}} {c d}", "", {3}},
                           {"{a|b", "", {0}},
                           {"{a b} {c", "text( ) text(c)", {2, 6}}}) {
        CAPTURE(row.pattern);
        std::vector<SyntaxError> faults;
        CHECK(describe(parse_pattern(row.pattern, faults)) == row.parts);
        std::vector<std::size_t> offsets;
        for (const SyntaxError& fault : faults) offsets.push_back(fault.offset());
        CHECK(offsets == row.faults);
    }
    std::vector<SyntaxError> most;
    CHECK(parse_pattern(repeated("{ }", 1000), most).parts.empty());
    CHECK(most.size() == kMostPatternFaults);
}

TEST_CASE("a megabyte of anything is read or refused at once") {
    constexpr std::size_t kSize = 1 << 20;
    for (const std::string_view unit : {"{",     "}",      "{{",  "}}",   "{x}", "{a|b}", "{a|",
                                        "{x}}}", "{x}}",   "{a:", "|",    "{x.", "a",     "{a{",
                                        "{a}}",  "{a|b}}", "}{",  "\xFF", "{ }", "{_."}) {
        CAPTURE(unit);
        const std::string text = repeated(unit, kSize / unit.size());
        CHECK_FALSE(fault_of(text).empty());
        CHECK_FALSE(fault_of("{" + text).empty());
        CHECK_FALSE(fault_of("{a|" + text + "}").empty());
    }
    CHECK(parse_pattern(repeated("{x}", 100000)).parts.size() == 100000);
}
