/// JSON to a server and back, over HTTP (docs/http-models.md).
#pragma once

#include <assay/base/error.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

inline constexpr std::size_t kLongestReply = std::size_t{1} << 24;  ///< 16 MiB

struct HttpOptions {
    std::string url;                            ///< http or https; ${NAME} is an environment variable
    std::vector<std::string> headers;           ///< "Name: value", with ${NAME} as well
    std::chrono::milliseconds timeout{60'000};  ///< for each reply, tries included
    const std::atomic<bool>* stop = nullptr;    ///< once it is true, whoever waits is thrown Interrupted
};

/// Connections that are kept open and used by one thread at a time, as many as threads ask at once. Only the
/// server of the URL is connected to; redirections are not followed.
class HttpClient {
public:
    /// Connects to nothing yet. Throws Error for a URL or a header that is none, a URL with a user name or
    /// password, a header about the framing of a request, or an environment variable that is not set.
    explicit HttpClient(const HttpOptions& options);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// The body of the reply. Safe from any number of threads. A server that cannot be reached is tried three
    /// times more; one that is busy (429, 502, 503, 504) until the timeout. Throws ModelError for everything
    /// else but a status of 200 to 299, and for a reply of more than kLongestReply bytes.
    std::string post(std::string_view json);

    /// "'http://localhost:8000' MESSAGE", where what environment variables hold is not shown.
    ModelError fault(std::string message) const;
    /// The same of a reply that is no answer.
    ModelError bad_answer(std::string_view why, std::string_view reply) const;

private:
    class Connection;

    std::unique_ptr<Connection> take();
    void put_back(std::unique_ptr<Connection> connection);

    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace assay
