#include <assay/suggest/filler_server.hpp>

#include "suggest_support.hpp"

#include <support/test_server.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace assay;
using namespace assay::testing;

#ifdef ASSAY_PYTHON
using assay::test::TestServer;

namespace {

std::string asked(const std::string& text, const FillerServer& server) {
    std::string found;
    const std::string message =
        message_of([&] { found = described(suggest_from_server(parse_masked_text(text), server, 1)); });
    return message == "no error" ? found : message;
}

}  // namespace

TEST_CASE("a server fills masks, in our words or in those that it is described with") {
    const TestServer server;
    FillerServer filler;
    filler.http.url = server.url("fill");
    CHECK(asked("I {mask} it", filler) == "enjoyed 0.5\n");
    filler.request = R"({"inputs": "$text"})";
    CHECK(asked("I {mask} it", filler) == "hated 0.5\n");
    CHECK(asked("I {mask} [MASK] it", filler) ==
          "the text holds '[MASK]', which is how --mask writes a mask");
    CHECK(asked("I {mask} it {mask}", filler).find("array with a word for each of 2 masks") !=
          std::string::npos);
}

TEST_CASE("a server that gives no fillers is told with its reply") {
    const TestServer server;
    FillerServer filler;
    filler.http.url = server.url("garbage");
    CHECK(asked("I {mask} it", filler).find("gave a bad answer: ") != std::string::npos);
    CHECK(asked("I {mask} it", filler).find("\nIts reply: <html>hello</html>") != std::string::npos);
}

#endif
