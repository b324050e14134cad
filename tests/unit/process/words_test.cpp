#include <assay/base/error.hpp>
#include <assay/process/words.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace assay;

TEST_CASE("a command is cut into words as POSIX quotes them") {
    using Words = std::vector<std::string>;
    struct Row {
        const char* command;
        Words words;
    };
    for (const Row& row : {
             Row{"python3 my_model.py", Words{"python3", "my_model.py"}},
             Row{"  a\tb\n c \r\n", Words{"a", "b", "c"}},
             Row{"'my model.py' x", Words{"my model.py", "x"}},
             Row{"a'b c'd", Words{"ab cd"}},
             Row{"'it'\\''s'", Words{"it's"}},
             Row{"'a\\b\"c'", Words{"a\\b\"c"}},
             Row{"\"a 'b' c\"", Words{"a 'b' c"}},
             Row{"\"\\\" \\\\ \\$ \\` \\n\"", Words{"\" \\ $ ` \\n"}},
             Row{"\"a\\\nb\"", Words{"ab"}},
             Row{"a\\ b \\'c \\\\", Words{"a b", "'c", "\\"}},
             Row{"a\\\nb", Words{"ab"}},
             Row{"a \\\n b", Words{"a", "b"}},
             Row{"'' \"\" x", Words{"", "", "x"}},
             Row{"$HOME *.py ~ #x `id`", Words{"$HOME", "*.py", "~", "#x", "`id`"}},
             Row{"a|b x>y '|' \">\" \\;", Words{"a|b", "x>y", "|", ">", ";"}},
             Row{"größe 'ü ß'", Words{"größe", "ü ß"}},
         }) {
        CAPTURE(row.command);
        CHECK(split_command(row.command) == row.words);
    }
}

TEST_CASE("a command that cannot be cut says where") {
    using namespace std::string_literals;
    struct Row {
        std::string command;
        const char* message;
        std::size_t offset;
    };
    for (const Row& row : {
             Row{"", "the command is empty", 0},
             Row{" \t\n", "the command is empty", 0},
             Row{"a 'b c", "this quote never closes", 2},
             Row{"a \"b c", "this quote never closes", 2},
             Row{"a \"b\\\"", "this quote never closes", 2},
             Row{"a \"b\\", "this quote never closes", 2},
             Row{"a\\", "a backslash with nothing behind it", 1},
             Row{"a\0b"s, "a command cannot hold a NUL byte", 1},
             Row{"a | b", "no shell runs this command; quote '|' if the program wants it, or run sh -c '…'",
                 2},
             Row{"a 2> log",
                 "no shell runs this command; quote '2>' if the program wants it, or run sh -c '…'", 2},
             Row{"a &", "no shell runs this command; quote '&' if the program wants it, or run sh -c '…'", 2},
         }) {
        CAPTURE(row.command);
        try {
            split_command(row.command);
            FAIL("no error");
        } catch (const SyntaxError& error) {
            CHECK(std::string(error.what()) == row.message);
            CHECK(error.offset() == row.offset);
        }
    }
}

TEST_CASE("single quotes carry any words through") {
    const bool holds = rc::check([](const std::vector<std::string>& drawn) {
        std::vector<std::string> words;
        std::string command;
        for (std::string word : drawn) {
            std::erase(word, '\0');
            std::string quoted;
            for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
            command += " '" + quoted + "'";
            words.push_back(word);
        }
        RC_PRE(!words.empty());
        RC_ASSERT(split_command(command) == words);
    });
    CHECK(holds);
}
