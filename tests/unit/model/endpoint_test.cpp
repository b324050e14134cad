// A server as a model.
#include "model_support.hpp"

#include <assay/model/endpoint.hpp>
#include <support/test_server.hpp>

#include <doctest/doctest.h>

#include <thread>

using namespace assay;
using namespace assay::testing;

#ifdef ASSAY_PYTHON
using assay::test::TestServer;

namespace {

EndpointOptions options_for(const TestServer& server, const std::string& path) {
    EndpointOptions options;
    options.http.url = server.url(path);
    return options;
}

std::string fault(const TestServer& server, const std::string& path) {
    EndpointOptions options = options_for(server, path);
    options.http.timeout = std::chrono::milliseconds(2'000);
    return message_of([&] { connect_endpoint(options); });
}

}  // namespace

TEST_CASE("a server answers texts, many in a request, from many threads") {
    const TestServer server;
    EndpointOptions options = options_for(server, "predict");
    options.batch = 3;
    const auto model = connect_endpoint(options);
    CHECK(model->info().kind == "url");
    CHECK(model->info().name == server.url("predict"));
    CHECK(model->info().labels.names() == std::vector<std::string>{"negative", "positive"});
    CHECK(describe(predict(*model, batch_of({"good ü", "not \"\n\\", "", "x"}))) ==
          "1[0.25 0.75] 0[0.75 0.25] 1[0.25 0.75] 1[0.25 0.75]");
    std::vector<std::string> texts;
    std::string expected;
    for (int i = 0; i < 100; ++i) {
        texts.push_back((i % 7 == 0 ? "not " : "so ") + std::to_string(i));
        expected += i % 7 == 0 ? " 0[0.75 0.25]" : " 1[0.25 0.75]";
    }
    std::vector<Predictions> answers(4);
    std::vector<std::thread> threads;
    for (Predictions& answer : answers)
        threads.emplace_back([&] { answer = predict(*model, batch_of(texts)); });
    for (std::thread& thread : threads) thread.join();
    for (const Predictions& answer : answers) CHECK(" " + describe(answer) == expected);
}

TEST_CASE("servers that speak otherwise are described") {
    const TestServer server;
    EndpointOptions chat = options_for(server, "chat");
    chat.request = R"({"messages": [{"role": "user", "content": "Good or bad?\n$text"}]})";
    chat.answer = "/choices/0/message/content";
    chat.labels = {LabelSet({"Negative", "Positive"}), true};
    CHECK(describe(predict(*connect_endpoint(chat), batch_of({"not me", "me"}))) == "0 1");
    CHECK(describe(predict(*connect_endpoint(options_for(server, "pipeline")), batch_of({"not me"}))) ==
          "1[0.25 0.75]");

    EndpointOptions pairs = options_for(server, "pairs");
    pairs.request = R"({"instances": [{"a": "$text.1", "b": "$text.2"}, "$more"]})";
    pairs.labels = {LabelSet({"same", "other"}), true};
    pairs.fields = 2;
    TextBatch texts(2);
    for (const char* field : {"x", "x", "x", "y"}) texts.append_field(field);
    CHECK(describe(predict(*connect_endpoint(pairs), texts)) == "0 1");
}

TEST_CASE("so many requests are under way as there are connections, whoever asks") {
    const TestServer server;
    for (const std::size_t connections : {1, 3}) {
        EndpointOptions options = options_for(server, "wait");
        options.connections = connections;
        options.batch = 1;
        const auto model = connect_endpoint(options);
        CHECK(model->info().batch == 1);
        CHECK(model->info().concurrency == connections);
        std::vector<std::string> texts;
        for (int i = 0; i < 12; ++i) texts.push_back(i % 2 == 0 ? "not" : "so");
        std::vector<std::thread> threads;
        std::vector<Predictions> answers(2);
        for (Predictions& answer : answers)
            threads.emplace_back([&] { answer = predict(*model, batch_of(texts)); });
        for (std::thread& thread : threads) thread.join();
        CHECK(answers[0].label(0) == 0);
        CHECK(answers[1].label(11) == 1);
        CHECK(server.connections() == connections);
    }
}

TEST_CASE("a server that gives no answers is no model") {
    const TestServer server;
    CHECK(fault(server, "garbage").find("gave a bad answer: ") != std::string::npos);
    CHECK(fault(server, "garbage").find("\nIts reply: <html>hello</html>") != std::string::npos);
    CHECK(fault(server, "few").find("it has 0 answers for 1 text") != std::string::npos);
    CHECK(fault(server, "nan").find("ModelError: ") == 0);
    CHECK(fault(server, "refuse").find("status 422") != std::string::npos);
    CHECK(fault(server, "slow").find("did not answer within 2 s") != std::string::npos);

    EndpointOptions chat = options_for(server, "chat");
    chat.request = R"({"messages": [{"content": "$text"}]})";
    chat.answer = "/choices/0/message/content";
    CHECK(message_of([&] { connect_endpoint(chat); }).find("--model-labels names them") != std::string::npos);
}

#endif
