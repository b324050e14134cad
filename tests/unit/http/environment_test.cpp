#include <assay/base/error.hpp>
#include <assay/http/environment.hpp>
#include <support/message_of.hpp>

#include <doctest/doctest.h>

#include <cstdlib>

using namespace assay;
using namespace assay::testing;

TEST_CASE("variables of the environment take the place of their names") {
    ::setenv("ASSAY_TEST_TOKEN", "a b$", 1);
    CHECK(with_environment("Bearer ${ASSAY_TEST_TOKEN}!") == "Bearer a b$!");
    CHECK(with_environment("${ASSAY_TEST_TOKEN}${ASSAY_TEST_TOKEN}") == "a b$a b$");
    CHECK(with_environment("$HOME $ {x} $") == "$HOME $ {x} $");
    CHECK(with_environment("").empty());
}

TEST_CASE("a variable that is not there, or could begin another header, is refused without its value") {
    ::unsetenv("ASSAY_TEST_NONE");
    ::setenv("ASSAY_TEST_LINES", "secret\r\nX: y", 1);
    CHECK(message_of([] { with_environment("${ASSAY_TEST_NONE}"); }) ==
          "the environment variable 'ASSAY_TEST_NONE' is not set");
    CHECK(message_of([] { with_environment("${}"); }) == "the environment variable '' is not set");
    CHECK(message_of([] { with_environment("a ${ASSAY_TEST_LINES"); }) ==
          "'${' never closes in 'a ${ASSAY_TEST_LINES'");
    CHECK(message_of([] { with_environment("${ASSAY_TEST_LINES}"); }) ==
          "the environment variable 'ASSAY_TEST_LINES' holds control characters");
}
