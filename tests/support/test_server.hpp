/// A server on this machine that behaves as the path says (http_server.py), for as long as its owner lives.
#pragma once

#include <csignal>
#include <cstddef>
#include <cstdio>
#include <stdexcept>
#include <string>

namespace assay::test {

#ifdef ASSAY_PYTHON
class TestServer {
public:
    TestServer() {
        pipe_ =
            ::popen("exec '" ASSAY_PYTHON "' -B '" ASSAY_SOURCE_DIR "/tests/support/http_server.py'", "r");
        if (pipe_ == nullptr || std::fscanf(pipe_, "%d %d", &port_, &process_) != 2)
            throw std::runtime_error("the server of the tests does not start");
    }
    ~TestServer() {
        ::kill(process_, SIGTERM);
        ::pclose(pipe_);
    }
    TestServer(const TestServer&) = delete;
    TestServer& operator=(const TestServer&) = delete;

    /// How many connections asked something since this was called last.
    std::size_t connections() const {
        const std::string command = "'" ASSAY_PYTHON
                                    "' -c 'import json,urllib.request as r; print(len({q[\"client\"] for "
                                    "q in json.load(r.urlopen(\"" +
                                    url("log") + "\"))}))'";
        std::FILE* const pipe = ::popen(command.c_str(), "r");
        std::size_t count = 0;
        if (pipe == nullptr || std::fscanf(pipe, "%zu", &count) != 1)
            throw std::runtime_error("the server of the tests does not tell its log");
        ::pclose(pipe);
        return count;
    }

    std::string url(const std::string& path) const {
        return "http://127.0.0.1:" + std::to_string(port_) + "/" + path;
    }

private:
    std::FILE* pipe_ = nullptr;
    int port_ = 0;
    int process_ = 0;
};
#endif

}  // namespace assay::test
