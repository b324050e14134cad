#include <assay/features/token_pattern.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/normalise.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/uchar.h>

#include <string>

using namespace assay;

namespace {

std::string tokens(const char* pattern, const char* text) {
    return fmt::format("{}", fmt::join(TokenPattern(pattern).find_all(text), "|"));
}

}  // namespace

TEST_CASE("tokens are those of Python's re.findall") {
    struct Row {
        const char* pattern;
        const char* text;
        const char* tokens;
    };
    for (const Row& row : {
             Row{R"((?u)\b\w\w+\b)", "I don't naïvely say été", "don|naïvely|say|été"},
             Row{R"(\S+)", " a b,c  d ", "a|b,c|d"},
             Row{R"(\b[a-z]{3}\b)", "the cats sat on_it mat", "the|sat|mat"},
             Row{R"(\b\w+\b|[!?]+)", "so good!! why?", "so|good|!!|why|?"},
             Row{R"(\bun\w+)", "unhappy fun un- undone", "unhappy|undone"},
             Row{R"(\w+(?:'\w+)?)", "don't stop", "don't|stop"},
             Row{R"(#(\w+))", "a #tag and #été", "tag|été"},
             Row{R"((?P<word>[a-z]+)\d)", "ab1 cd", "ab"},
             Row{R"((?i)good)", "Good GOOD good", "Good|GOOD|good"},
             Row{R"(a.b)", "axb a\nb", "axb"},
             Row{R"((?s)a.b)", "axb a\nb", "axb|a\nb"},
             Row{R"([^\s,]+)", "x, y日", "x|y日"},
             Row{R"(\d+)", "12 ٣٤ ½", "12|٣٤"},
             Row{R"(\u00e9\x74)", "été", "ét"},
             Row{R"([]a]+)", "a]b", "a]"},
             Row{R"([[a]+)", "[a]", "[a"},
             Row{R"(\bab|\bcd\b)", "ab cd abcd", "ab|cd|ab"},
             Row{R"(-\b\w)", "a-b --c", "-b|-c"},
             Row{R"(\w\b-)", "ab-c--", "b-|c-"},
             Row{R"(a*)", "baac", "aa"},
             Row{R"(.)", "aé日", "a|é|日"},
             Row{R"([^\W\d_]+)", "don't 4ever naïve_été x2", "don|t|ever|naïve|été|x"},
             Row{R"([\W]+)", "a, b", ", "},
             Row{R"([^\S\n]+)", "a \n\tb", " |\t"},
             Row{R"([\D])", "a1", "a"},
             Row{R"([^\w\W]|b)", "ab", "b"},
             Row{R"([a-cx-])", "a-y", "a|-"},
             Row{R"(\Bab)", "ab cab xab", "ab|ab"},
             Row{R"(\w\B)", "abc d", "a|b"},
             Row{R"(^\w+)", "ab cd", "ab"},
             Row{R"(\w+$)", "ab cd\n", "cd"},
             Row{R"(\w+\Z)", "ab cd\n", ""},
             Row{R"(\w+\Z)", "ab cd", "cd"},
             Row{R"(\A\b\w|\w\b$)", "ab cd", "a|d"},
             Row{R"(\b^\w|\w$\b)", "ab cd", "a|d"},
             Row{R"((?m)^\w|\w$)", "ab\ncd\n", "a|b|c|d"},
             Row{R"(^.)", "\nab", ""},
             Row{R"(a{,2}b)", "aaab b", "aab|b"},
             Row{R"(a{x}|{|a{})", "a{x} {a{}", "a{x}|{|a{}"},
             Row{R"((?i)i+)", "iIİı", "iIİı"},
             Row{R"((?i)[k-s]+)", "KſSk\u212A", "KſSk\u212A"},
             Row{R"((?i)[^s])", "sSſa", "a"},
             Row{R"((?i)σ+)", "ΣσςΑ", "Σσς"},
             Row{R"((?i)straße)", "STRASSE STRAßE STRAẞE", "STRAßE|STRAẞE"},
             Row{R"((?is)A.b)", "a\nB", "a\nB"},
             Row{R"([\b])", "a\bb", "\b"},
         }) {
        CAPTURE(row.pattern);
        CHECK(tokens(row.pattern, row.text) == row.tokens);
    }
}

TEST_CASE("what linear time, or a token, rules out is refused with its place") {
    struct Row {
        const char* pattern;
        const char* message;
    };
    for (const Row& row : {
             Row{R"((a)\1)",
                 R"(token_pattern '(a)\1', character 4: back references are not possible in linear time)"},
             Row{"(?=a)",
                 "token_pattern '(?=a)', character 1: only (…), (?:…), (?P<name>…) and the flags u, i, m "
                 "and s are possible"},
             Row{"(?x)a",
                 "token_pattern '(?x)a', character 1: only (…), (?:…), (?P<name>…) and the flags u, i, m "
                 "and s are possible"},
             Row{"(a)(b)", "token_pattern '(a)(b)', character 4: more than one group captures; write (?:…)"},
             Row{"a(?i)b", "token_pattern 'a(?i)b', character 2: flags stand at the beginning of a pattern"},
             Row{R"((?m)\Aa)",
                 R"(token_pattern '(?m)\Aa', character 5: \A is not possible with the flag m; '^' is)"},
             Row{R"([\w-z])", R"(token_pattern '[\w-z]', character 2: a range does not begin with \w)"},
             Row{R"([a-\d])", R"(token_pattern '[a-\d]', character 2: a range does not end with \d)"},
             Row{"[z-a]", "token_pattern '[z-a]', character 2: the range ends before it begins"},
             Row{R"(\b*a)", R"(token_pattern '\b*a', character 3: nothing to repeat)"},
             Row{"a++", "token_pattern 'a++', character 3: nothing to repeat"},
             Row{R"(\U00110000)", R"(token_pattern '\U00110000', character 1: there is no such character)"},
             Row{"[a", "token_pattern '[a', character 1: the '[' is never closed"},
             Row{"a\\", "token_pattern 'a\\', character 2: nothing follows the backslash"},
             Row{R"(\q)", R"(token_pattern '\q', character 1: there is no escape \q)"},
             Row{R"(\xg0)", R"(token_pattern '\xg0', character 1: \x needs 2 hexadecimal digits)"},
             Row{"(a", "token_pattern '(a' is no regular expression: missing ): (a"},
             Row{"*a", "token_pattern '*a', character 1: nothing to repeat"},
         }) {
        CAPTURE(row.pattern);
        CHECK_THROWS_WITH_AS(TokenPattern{row.pattern}, row.message, Error);
    }
}

TEST_CASE("no pattern takes more than linear time") {
    const std::string text(100'000, 'a');
    CHECK(TokenPattern(R"(\b(?:a+)+b)").find_all(text).empty());
    CHECK(TokenPattern(R"((?:a|aa)+\b)").find_all(text).size() == 1);
}

TEST_CASE("a mark in the text is no way around it") {
    CHECK(tokens(R"(\b\w+\b)", "a\U0010FFFFb c") == "ab|c");
}

TEST_CASE("the letters and numbers of the expressions are those of is_word_character") {
    const TokenPattern word(R"(\w)");
    for (char32_t c = 0; c < 0x30000; c += 7) {
        UVersionInfo age;
        u_charAge(static_cast<UChar32>(c), age);
        if (age[0] == 0 || age[0] > 14 || (c >= 0xD800 && c < 0xE000)) continue;  // unknown to RE2
        std::string text;
        append_code_point(text, c);
        CAPTURE(static_cast<std::uint32_t>(c));
        REQUIRE((word.find_all(text).size() == 1) == is_word_character(c));
    }
}
