#include <assay/base/error.hpp>
#include <assay/http/environment.hpp>
#include <support/message_of.hpp>

#include <doctest/doctest.h>

#include <cstdlib>

using namespace assay;
using namespace assay::testing;

namespace {

std::string filled(std::string_view text) {
    return Environment().fill(text);
}

}  // namespace

TEST_CASE("variables of the environment take the place of their names") {
    ::setenv("ASSAY_TEST_TOKEN", "a b$", 1);
    CHECK(filled("Bearer ${ASSAY_TEST_TOKEN}!") == "Bearer a b$!");
    CHECK(filled("${ASSAY_TEST_TOKEN}${ASSAY_TEST_TOKEN}") == "a b$a b$");
    CHECK(filled("$HOME $ {x} $") == "$HOME $ {x} $");
    CHECK(filled("").empty());
}

TEST_CASE("a variable that is not there, or could begin another header, is refused without its value") {
    ::unsetenv("ASSAY_TEST_NONE");
    ::setenv("ASSAY_TEST_EMPTY", "", 1);
    ::setenv("ASSAY_TEST_LINES", "secret\r\nX: y", 1);
    CHECK(message_of([] { filled("${ASSAY_TEST_NONE}"); }) ==
          "the environment variable 'ASSAY_TEST_NONE' is not set");
    CHECK(message_of([] { filled("${}"); }) == "the environment variable '' is not set");
    CHECK(message_of([] { filled("${ASSAY_TEST_EMPTY}"); }) ==
          "the environment variable 'ASSAY_TEST_EMPTY' is empty");
    CHECK(message_of([] { filled("a ${ASSAY_TEST_LINES"); }) ==
          "'${' never closes in 'a ${ASSAY_TEST_LINES'");
    CHECK(message_of([] { filled("${ASSAY_TEST_LINES}"); }) ==
          "the environment variable 'ASSAY_TEST_LINES' holds control characters");
}

TEST_CASE("what was filled in is hidden where it comes back") {
    ::setenv("ASSAY_TEST_SHORT", "key", 1);
    ::setenv("ASSAY_TEST_LONG", "keykey", 1);
    Environment environment;
    environment.fill("${ASSAY_TEST_SHORT} ${ASSAY_TEST_LONG}");
    CHECK(environment.hide("a keykey, a key and a kekey") ==
          "a ${ASSAY_TEST_LONG}, a ${ASSAY_TEST_SHORT} and a ke${ASSAY_TEST_SHORT}");
    CHECK(environment.hide("nothing") == "nothing");
    CHECK(Environment().hide("key") == "key");
}
