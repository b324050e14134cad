// What is asked of a server, and what happens when it does not answer as it should.
#include <assay/base/error.hpp>
#include <assay/http/client.hpp>
#include <support/message_of.hpp>
#include <support/test_server.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>

using namespace assay;
using namespace assay::test;
using namespace assay::testing;
using std::chrono::milliseconds;

namespace {

const std::string kQuestion = R"({"inputs": ["not good"]})";

std::string refusal(const std::string& url, const std::string& header = {}) {
    HttpOptions options;
    options.url = url;
    if (!header.empty()) options.headers.push_back(header);
    return message_of([&] { const HttpClient client(options); });
}

}  // namespace

TEST_CASE("what is no URL is refused before anything is asked") {
    CHECK(refusal("localhost:8000").find("'localhost:8000' is no URL") == 0);
    CHECK(refusal("/predict").find("is no URL") != std::string::npos);
    CHECK(refusal("").find("is no URL") != std::string::npos);
    CHECK(refusal("http://").find("is no URL") != std::string::npos);
    CHECK(refusal("file:///etc/passwd").find("does not begin with http") != std::string::npos);
    CHECK(refusal("ftp://host/x").find("does not begin with http") != std::string::npos);
    CHECK(refusal("http://me:secret@host/").find("a URL with a user name or a password") == 0);
    CHECK(refusal("http://me:secret@host/").find("secret") == std::string::npos);
    CHECK(refusal("http://host/${ASSAY_TEST_NONE}").find("is not set") != std::string::npos);
    CHECK(refusal("https://host:8443/predict?version=2") == "no error");
    CHECK(refusal("http://[::1]:8000/") == "no error");
    CHECK(refusal("http://bücher.example/").find("is not ASCII; write it as xn--") != std::string::npos);
}

TEST_CASE("what is no header is refused") {
    const std::string url = "http://localhost/";
    CHECK(refusal(url, "Authorization").find("is no header") != std::string::npos);
    CHECK(refusal(url, ": x").find("is no header") != std::string::npos);
    CHECK(refusal(url, "A B: x").find("is no header") != std::string::npos);
    CHECK(refusal(url, "A: x\r\nB: y").find("is no header") != std::string::npos);
    CHECK(refusal(url, "User-Agent: ").find("is no header") != std::string::npos);
    CHECK(refusal(url, "content-length: 5") ==
          "the header 'Content-Length' is not yours to set: it says how a request is sent");
    CHECK(refusal(url, "Transfer-Encoding: chunked").find("is not yours to set") != std::string::npos);
    CHECK(refusal(url, "X-Api-Key: 1: 2") == "no error");
}

TEST_CASE("nobody listens: the message says so within the tries") {
    HttpOptions options;
    options.url = "http://127.0.0.1:1/predict";
    HttpClient client(options);
    CHECK(message_of([&] {
              client.post(kQuestion);
          }).find("ModelError: 'http://127.0.0.1:1/predict' cannot be asked: ") == 0);
}

#ifdef ASSAY_PYTHON

namespace {

struct Talk {
    const TestServer& server;
    milliseconds timeout{20'000};
    std::vector<std::string> headers{};
    const std::atomic<bool>* stop = nullptr;

    HttpOptions options(const std::string& path) const { return {server.url(path), headers, timeout, stop}; }
    std::string post(const std::string& path) const { return HttpClient(options(path)).post(kQuestion); }
    std::string fault(const std::string& path) const {
        return message_of([&] { post(path); });
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a server is asked and answers") {
    const TestServer server;
    const Talk talk{server};
    CHECK(talk.post("predict") ==
          R"([{"label": "negative", "probabilities": {"negative": 0.75, "positive": 0.25}}])");
    CHECK(talk.post("predict?version=2") == talk.post("predict"));
}

TEST_CASE("a server that is busy or drops a connection is asked again") {
    const TestServer server;
    const Talk talk{server};
    CHECK(talk.post("busy") == talk.post("predict"));
    CHECK(talk.post("drop") == talk.post("predict"));
}

TEST_CASE("replies that are none are faults that show them") {
    const TestServer server;
    const Talk talk{server};
    CHECK(has(talk.fault("refuse"), "answered with status 422: '{\"detail\": \"no \\u001b[2J field\"}'"));
    CHECK(has(talk.fault("redirect"), "a redirection to 'http://example.com/elsewhere'"));
    CHECK(has(talk.fault("big"), "sent a reply of more than 16 MiB"));
    const Talk hasty{server, milliseconds(600)};
    CHECK(has(hasty.fault("slow"), "did not answer within 0.6 s; --timeout grants more"));
    CHECK(has(hasty.fault("always_busy"),
              "answered with status 429: '{\"error\": \"slow down\"}', until --timeout (0.6 s)"));
    CHECK(
        has(hasty.fault("busy_for_long"), "and asks to wait 3600 s, longer than --timeout (0.6 s) lets it"));
    CHECK(has(talk.fault("see_other"), "answered with status 303: ''"));
}

TEST_CASE("headers are sent, and those of the user take the place of ours") {
    const TestServer server;
    ::setenv("ASSAY_TEST_TOKEN", "abc", 1);
    const Talk talk{
        server, milliseconds(20'000), {"Authorization: Bearer ${ASSAY_TEST_TOKEN}", "user-agent: me"}};
    HttpClient client(talk.options("headers"));
    const std::string seen = client.post(kQuestion);
    CHECK(has(seen, "[\"Authorization\", \"Bearer abc\"]"));
    CHECK(has(seen, "[\"user-agent\", \"me\"]"));
    CHECK(has(seen, "[\"Content-Type\", \"application/json\"]"));
    CHECK(!has(seen, "assay/"));
}

TEST_CASE("a reply may come compressed") {
    const TestServer server;
    const Talk talk{server};
    CHECK(talk.post("gzip") == talk.post("predict"));
}

TEST_CASE("what a server makes of a secret is not shown") {
    const TestServer server;
    ::setenv("ASSAY_TEST_TOKEN", "s3cret", 1);
    const Talk talk{server, milliseconds(20'000), {"Authorization: Bearer ${ASSAY_TEST_TOKEN}"}};
    const std::string key = "?key=${ASSAY_TEST_TOKEN}";
    const std::vector<std::string> paths = {"echo_fault" + key, "redirect_with_query" + key,
                                            "unknown/${ASSAY_TEST_TOKEN}"};
    for (const std::string& path : paths) {
        const std::string message = talk.fault(path);
        CAPTURE(message);
        CHECK(message.find("ModelError: ") == 0);
        CHECK(!has(message, "s3cret"));
    }
    CHECK(has(talk.fault("echo_fault"), "Bearer ${ASSAY_TEST_TOKEN}"));
    const HttpClient client(talk.options("predict"));
    CHECK(has(client.bad_answer("it has s3cret", "a s3cret reply").what(),
              "gave a bad answer: it has ${ASSAY_TEST_TOKEN}\nIts reply: a ${ASSAY_TEST_TOKEN} reply"));
    ::setenv("ASSAY_TEST_HOST", "s3cret.invalid", 1);
    HttpOptions nowhere;
    nowhere.url = "http://${ASSAY_TEST_HOST}/";
    CHECK(!has(message_of([&] { HttpClient(nowhere).post(kQuestion); }), "s3cret"));
}

TEST_CASE("many threads share one client, whose connections stay open") {
    const TestServer server;
    HttpClient client(Talk{server}.options("client"));
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i) wrong += client.post(kQuestion).empty() ? 1 : 0;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(wrong == 0);
    const std::string connection = client.post(kQuestion);
    CHECK(client.post(kQuestion) == connection);
}

TEST_CASE("whoever waits is interrupted within a second") {
    const TestServer server;
    for (const std::string path : {"slow", "always_busy"}) {
        CAPTURE(path);
        std::atomic<bool> stop = false;
        const Talk talk{server, milliseconds(20'000), {}, &stop};
        std::thread waker([&] {
            std::this_thread::sleep_for(milliseconds(300));
            stop = true;
        });
        CHECK_THROWS_AS(talk.post(path), Interrupted);
        waker.join();
    }
}

#endif
