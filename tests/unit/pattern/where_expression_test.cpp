#include <doctest/doctest.h>
#include <assay/pattern/where_expression.hpp>

#include <string>

using namespace assay;

namespace {

std::string reading(const std::string& text) {
    try {
        return describe(parse_where(text));
    } catch (const SyntaxError& error) {
        return std::to_string(error.offset()) + ": " + error.what();
    }
}

}  // namespace

TEST_CASE("a constraint reads back as its parts") {
    struct Row {
        const char* text;
        const char* parts;
    };
    for (const Row& row : {
             Row{"a == b", "among(a, b)"},
             Row{"a != b", "none(among(a, b))"},
             Row{"a=='it''s'", "among(a, 'it's')"},
             Row{"a == \"it's\"", "among(a, 'it's')"},
             Row{"'x' == a.b.c", "among('x', a.b.c)"},
             Row{"a in ('x', b, c.d)", "among(a, 'x', b, c.d)"},
             Row{"a not in ('x')", "none(among(a, 'x'))"},
             Row{"not a == b", "none(among(a, b))"},
             Row{"not not a == b", "none(none(among(a, b)))"},
             Row{"a == b and c == d or e == f", "any(all(among(a, b), among(c, d)), among(e, f))"},
             Row{"a == b and (c == d or e == f)", "all(among(a, b), any(among(c, d), among(e, f)))"},
             Row{"((a == b))", "among(a, b)"},
             Row{"not (a == b or a == c)", "none(any(among(a, b), among(a, c)))"},
             Row{"  a-b2 ==\n\tÄgypten ", "among(a-b2, Ägypten)"},
             Row{"a == ''", "among(a, '')"},
             Row{"a == 'and (or'", "among(a, 'and (or')"},
         }) {
        CAPTURE(row.text);
        CHECK(reading(row.text) == row.parts);
    }
}

TEST_CASE("what is no constraint is an error at its place") {
    struct Row {
        const char* text;
        const char* fault;
    };
    for (const Row& row : {
             Row{"", "0: expected a slot or a text in quotes at the end"},
             Row{"a", "0: 'a' is a value and no condition; compare it with ==, != or in"},
             Row{"a == b and c", "11: 'c' is a value and no condition; compare it with ==, != or in"},
             Row{"not (c) == 'x'", "5: 'c' is a value and no condition; compare it with ==, != or in"},
             Row{"a = b", "2: there is no operator '='; did you mean '=='?"},
             Row{"a <> b", "2: there is no operator '<>'; did you mean '!='?"},
             Row{"a < b", "2: expected ==, != or in behind 'a', not '<'"},
             Row{"a b", "2: expected ==, != or in behind 'a', not 'b'"},
             Row{"a == b && c == d",
                 "7: write 'and' or 'or' between conditions, not '&&'; did you mean 'and'?"},
             Row{"!a == b", "0: expected a slot or a text in quotes, not '!'; did you mean 'not'?"},
             Row{"a == b c == d", "7: write 'and' or 'or' between conditions, not 'c'"},
             Row{"a == b == c", "7: compare two values at a time: a != b and b != c"},
             Row{"(a == b", "0: this '(' is not closed"},
             Row{"a == b)", "6: this ')' closes nothing"},
             Row{"(a == b c", "8: expected ')', not 'c'"},
             Row{"a == 'x", "5: this quote is not closed"},
             Row{"a == (b or c)", "5: expected a slot or a text in quotes, not '('"},
             Row{"a in 'x'", "5: write the values behind 'in' as a list: in ('x', 'y')"},
             Row{"a in ()", "6: expected a slot or a text in quotes, not ')'"},
             Row{"a in ('x' 'y')", "10: expected ',' or ')' in this list"},
             Row{"a == 3rd", "5: '3rd' is no slot; texts stand in quotes: '3rd'"},
             Row{"a. == 'x'", "0: 'a.' is no slot; texts stand in quotes: 'a.'"},
             Row{"a..b == 'x'", "0: 'a..b' is no slot; texts stand in quotes: 'a..b'"},
             Row{"and == 'x'", "0: expected a slot or a text in quotes, not 'and'"},
             Row{"a == b or", "9: expected a slot or a text in quotes at the end"},
         }) {
        CAPTURE(row.text);
        CHECK(reading(row.text) == row.fault);
    }
}

TEST_CASE("constraints have a depth and a length") {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '(') + "a == b" + std::string(depth, ')');
    };
    CHECK(reading(nested(kMaxWhereDepth - 1)) == "among(a, b)");
    CHECK(reading(nested(kMaxWhereDepth)) == "50: more than 50 parentheses or 'not' stand in each other");
    CHECK(reading(std::string(9'000, '(')) == "50: more than 50 parentheses or 'not' stand in each other");
    std::string text = "a == 'x'";
    text += std::string(kMaxWhereBytes - text.size(), ' ');
    CHECK(reading(text) == "among(a, 'x')");
    CHECK(reading(text + " ") == "0: a constraint has 10,000 bytes at most");
}
