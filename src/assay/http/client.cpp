#include <assay/http/client.hpp>

#include <assay/base/ascii.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/shown.hpp>
#include <assay/base/utf8.hpp>
#include <assay/base/version.hpp>
#include <assay/http/environment.hpp>

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <mutex>
#include <new>
#include <optional>
#include <thread>

namespace assay {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kHeartbeat{100};  ///< how often whoever waits looks whether to stop
constexpr milliseconds kFirstPause{250};
constexpr milliseconds kLongestPause{4'000};
constexpr int kMostBrokenConnections = 3;

/// Frees what a function of libcurl has made with the function that goes with it.
template <auto function>
struct FreeWith {
    template <typename Handle>
    void operator()(Handle* handle) const {
        function(handle);
    }
};
using Easy = std::unique_ptr<CURL, FreeWith<curl_easy_cleanup>>;
using Multi = std::unique_ptr<CURLM, FreeWith<curl_multi_cleanup>>;
using Url = std::unique_ptr<CURLU, FreeWith<curl_url_cleanup>>;
using Headers = std::unique_ptr<curl_slist, FreeWith<curl_slist_free_all>>;
using Text = std::unique_ptr<char, FreeWith<curl_free>>;

/// Before the first handle, and once.
void start_library() {
    static const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK) throw Error(fmt::format("libcurl does not start: {}", curl_easy_strerror(code)));
}

std::optional<std::string> part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return std::nullopt;
    return Text(text).get();
}

/// Is it this machine? Then no proxy knows the way.
bool is_loopback(std::string host) {
    if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
    if (host.ends_with('.')) host.pop_back();
    in_addr v4{};
    in6_addr v6{};
    constexpr unsigned kLoopback = 127, kMappedByte = 12;  // 127.0.0.0/8, and as ::ffff:127.0.0.0
    if (inet_pton(AF_INET, host.c_str(), &v4) == 1) return ntohl(v4.s_addr) >> 24 == kLoopback;
    if (inet_pton(AF_INET6, host.c_str(), &v6) == 1)
        return IN6_IS_ADDR_LOOPBACK(&v6) ||
               (IN6_IS_ADDR_V4MAPPED(&v6) && v6.s6_addr[kMappedByte] == kLoopback);
    const std::string_view name = "localhost";
    if (host.size() < name.size()) return false;
    const std::size_t before = host.size() - name.size();
    return curl_strequal(host.c_str() + before, name.data()) != 0 && (before == 0 || host[before - 1] == '.');
}

struct Address {
    std::string url;
    bool loopback = false;
};

/// Messages show `as_given`: what an environment variable holds may be secret.
Address address_of(const std::string& as_given, Environment& environment) {
    Address address{environment.fill(as_given), false};
    const Url url(curl_url());
    const CURLUcode code =
        curl_url_set(url.get(), CURLUPART_URL, address.url.c_str(), CURLU_NON_SUPPORT_SCHEME);
    if (code != CURLUE_OK)
        throw Error(fmt::format("{} is no URL ({}); write it as in http://localhost:8000/predict",
                                in_quotes(as_given), curl_url_strerror(code)));
    const std::string scheme = part_of(url.get(), CURLUPART_SCHEME).value_or("");
    if (scheme != "http" && scheme != "https")
        throw Error(fmt::format("the URL {} does not begin with http:// or https://", in_quotes(as_given)));
    if (part_of(url.get(), CURLUPART_USER) || part_of(url.get(), CURLUPART_PASSWORD))
        throw Error(
            "a URL with a user name or a password would show it in reports; give it as a header, such as "
            "'Authorization: Basic ${LOGIN}'");
    const std::string host = part_of(url.get(), CURLUPART_HOST).value_or("");
    if (!is_ascii(host))
        throw Error(
            fmt::format("the host of the URL {} is not ASCII; write it as xn--…", in_quotes(as_given)));
    address.loopback = is_loopback(host);
    return address;
}

std::string name_of_header(std::string_view header) {
    const auto is_token = [](char c) {  // of RFC 9110
        return is_ascii_alphanumeric(c) ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    };
    const std::size_t colon = header.find(':');
    const std::string_view name = header.substr(0, colon);
    if (colon == std::string_view::npos || name.empty() || has_control_characters(header) ||
        !std::all_of(name.begin(), name.end(), is_token) || trimmed(header.substr(colon + 1)).empty())
        throw Error(fmt::format("{} is no header; write it as in 'Name: value'", in_quotes(header)));
    return std::string(name);
}

bool is_same_name(const std::string& a, const std::string& b) {
    return curl_strequal(a.c_str(), b.c_str()) != 0;
}

void append(Headers& list, const std::string& header) {
    curl_slist* longer = curl_slist_append(list.get(), header.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(list.release());  // the longer one begins with it
    list.reset(longer);
}

/// Ours, unless the user's replace them.
Headers headers_of(const HttpOptions& options, Environment& environment) {
    Headers list;
    std::vector<std::string> names;
    for (const std::string& header : options.headers) {
        names.push_back(name_of_header(header));
        for (const char* const ours : {"Content-Length", "Transfer-Encoding", "Connection", "Expect"})
            if (is_same_name(names.back(), ours))
                throw Error(
                    fmt::format("the header '{}' is not yours to set: it says how a request is sent", ours));
        append(list, environment.fill(header));
    }
    const std::string usual[] = {"Content-Type: application/json", "Accept: application/json",
                                 fmt::format("User-Agent: assay/{}", kVersion)};
    for (const std::string& header : usual) {
        const auto is_given = [own = name_of_header(header)](const std::string& name) {
            return is_same_name(name, own);
        };
        if (std::none_of(names.begin(), names.end(), is_given)) append(list, header);
    }
    append(list, "Expect:");  // no question whether a large body is welcome: it costs a second
    return list;
}

struct Reply {
    CURLcode code = CURLE_OK;
    std::string reason;  ///< where the code is not CURLE_OK
    long status = 0;
    std::string body;
    bool too_long = false;
    std::string location;              ///< of a redirection
    std::optional<milliseconds> wait;  ///< Retry-After
};

bool is_busy(const Reply& reply) {
    return reply.code == CURLE_OK &&
           (reply.status == 429 || reply.status == 502 || reply.status == 503 || reply.status == 504);
}

/// Nobody listens, or the line went dead. Not a timeout, which is the user's.
bool is_broken_connection(const Reply& reply) {
    switch (reply.code) {
        case CURLE_COULDNT_CONNECT:
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
        case CURLE_GOT_NOTHING:
        case CURLE_PARTIAL_FILE:
            return true;
        default:
            return false;
    }
}

std::string seconds(milliseconds time) {
    return format_number(static_cast<double>(time.count()) / 1000);
}

void pause_for(milliseconds time, const std::atomic<bool>* stop) {
    for (const auto end = Clock::now() + time; Clock::now() < end;) {
        if (stop != nullptr && *stop) throw Interrupted();
        std::this_thread::sleep_for(std::min<Clock::duration>(kHeartbeat, end - Clock::now()));
    }
}

/// What to say of a reply that is none.
std::string fault_in(const Reply& reply, milliseconds timeout) {
    if (reply.too_long) return fmt::format("sent a reply of more than {} MiB", kLongestReply >> 20);
    if (reply.code == CURLE_OPERATION_TIMEDOUT)
        return fmt::format("did not answer within {} s; --timeout grants more", seconds(timeout));
    if (reply.code != CURLE_OK) return fmt::format("cannot be asked: {}", printable(reply.reason));
    if (!reply.location.empty())
        return fmt::format("answered with status {}, a redirection to {}; give that URL if you trust it",
                           reply.status, in_quotes(reply.location));
    const std::string said =
        fmt::format("answered with status {}: '{}'", reply.status, shown_whole(trimmed(reply.body)));
    if (!is_busy(reply)) return said;
    if (!reply.wait) return fmt::format("{}, until --timeout ({} s)", said, seconds(timeout));
    return fmt::format("{}, and asks to wait {} s, longer than --timeout ({} s) lets it", said,
                       seconds(*reply.wait), seconds(timeout));
}

}  // namespace

/// One request at a time.
class HttpClient::Connection {
public:
    Connection(const Address& address, const Headers& headers)
        : easy_(curl_easy_init()), multi_(curl_multi_init()) {
        if (!easy_ || !multi_) throw std::bad_alloc();
        set(CURLOPT_URL, address.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_HTTPHEADER, headers.get());
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_QUICK_EXIT, 1L);       // does not wait for a name that is being looked up
        set(CURLOPT_ACCEPT_ENCODING, "");  // any that libcurl can undo
        set(CURLOPT_ERRORBUFFER, reason_);
        set(CURLOPT_SOCKOPTFUNCTION, &Connection::take_socket);
        set(CURLOPT_SOCKOPTDATA, &socket_);
        set(CURLOPT_WRITEFUNCTION, &Connection::take_bytes);
        set(CURLOPT_WRITEDATA, &reply_);
        if (address.loopback) set(CURLOPT_PROXY, "");
    }

    Reply post(std::string_view body, milliseconds limit, const std::atomic<bool>* stop) {
        reply_ = {};
        reason_[0] = '\0';
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        set(CURLOPT_POSTFIELDS, body.data());
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(std::max(limit, milliseconds(1)).count()));
        curl_multi_add_handle(multi_.get(), easy_.get());
        const bool finished = wait(stop);
        curl_multi_remove_handle(multi_.get(), easy_.get());
        if (!finished) throw Interrupted();
        describe_reply();
        return std::move(reply_);
    }

private:
    template <typename Value>
    void set(CURLoption option, Value value) {
        if (const CURLcode code = curl_easy_setopt(easy_.get(), option, value); code != CURLE_OK)
            throw Error(fmt::format("libcurl refuses an option: {}", curl_easy_strerror(code)));
    }

    static int take_socket(void* socket, curl_socket_t opened, curlsocktype) {
        *static_cast<curl_socket_t*>(socket) = opened;
        return CURL_SOCKOPT_OK;
    }

    /// Some servers send the headers alone and wait for them to be acknowledged before they send the rest: 40
    /// ms for each reply, unless the kernel is told, each time, not to put that off.
    void acknowledge_at_once() const {
        const int yes = 1;
        setsockopt(socket_, IPPROTO_TCP, TCP_QUICKACK, &yes, sizeof yes);
    }

    /// False if it is to stop.
    bool wait(const std::atomic<bool>* stop) {
        for (int running = 1; running > 0;) {
            if (stop != nullptr && *stop) return false;
            if (curl_multi_perform(multi_.get(), &running) != CURLM_OK) break;
            acknowledge_at_once();
            if (running > 0) curl_multi_poll(multi_.get(), nullptr, 0, kHeartbeat.count(), nullptr);
        }
        int left = 0;
        reply_.code = CURLE_RECV_ERROR;
        while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left))
            if (message->msg == CURLMSG_DONE) reply_.code = message->data.result;
        return true;
    }

    void describe_reply() {
        curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &reply_.status);
        reply_.reason = reason_[0] != '\0' ? reason_ : curl_easy_strerror(reply_.code);
        if (const char* location = nullptr;
            curl_easy_getinfo(easy_.get(), CURLINFO_REDIRECT_URL, &location) == CURLE_OK &&
            location != nullptr)
            reply_.location = location;
        if (curl_off_t after = 0;
            curl_easy_getinfo(easy_.get(), CURLINFO_RETRY_AFTER, &after) == CURLE_OK && after > 0)
            reply_.wait = milliseconds(1'000 * std::min<curl_off_t>(after, 1'000'000));
    }

    static std::size_t take_bytes(const char* bytes, std::size_t, std::size_t count, void* reply) {
        auto& to = *static_cast<Reply*>(reply);
        to.too_long = to.body.size() + count > kLongestReply;
        if (to.too_long) return 0;  // which ends the transfer
        to.body.append(bytes, count);
        return count;
    }

    curl_socket_t socket_ = CURL_SOCKET_BAD;  ///< opened last
    Easy easy_;
    Multi multi_;
    Reply reply_;
    char reason_[CURL_ERROR_SIZE] = "";
};

struct HttpClient::State {
    HttpOptions options;
    Environment environment;
    Address address;
    Headers headers;
    std::mutex mutex;
    std::vector<std::unique_ptr<Connection>> idle;  ///< under mutex
};

HttpClient::HttpClient(const HttpOptions& options) : state_(std::make_unique<State>()) {
    start_library();
    state_->options = options;
    // The password of a proxy may stand in what libcurl says of it.
    for (const char* const name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
        state_->environment.remember(name);
    state_->address = address_of(options.url, state_->environment);
    state_->headers = headers_of(options, state_->environment);
}

HttpClient::~HttpClient() = default;

std::unique_ptr<HttpClient::Connection> HttpClient::take() {
    const std::lock_guard lock(state_->mutex);
    if (state_->idle.empty()) return std::make_unique<Connection>(state_->address, state_->headers);
    auto connection = std::move(state_->idle.back());
    state_->idle.pop_back();
    return connection;
}

void HttpClient::put_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(state_->mutex);
    state_->idle.push_back(std::move(connection));
}

std::string HttpClient::post(std::string_view json) {
    const HttpOptions& options = state_->options;
    const auto deadline = Clock::now() + options.timeout;
    const auto left = [&] { return std::chrono::duration_cast<milliseconds>(deadline - Clock::now()); };
    auto connection = take();
    int broken = 0;
    milliseconds pause = kFirstPause;
    while (true) {
        Reply reply = connection->post(json, left(), options.stop);
        if (reply.code == CURLE_OK && reply.status >= 200 && reply.status < 300) {
            put_back(std::move(connection));
            return std::move(reply.body);
        }
        const bool again =
            is_busy(reply) || (is_broken_connection(reply) && ++broken <= kMostBrokenConnections);
        const milliseconds wait = reply.wait.value_or(pause);
        if (!again || wait >= left()) {
            reply.body = state_->environment.hide(std::move(reply.body));  // before it is cut
            throw fault(fault_in(reply, options.timeout));
        }
        pause_for(wait, options.stop);
        pause = std::min(2 * pause, kLongestPause);
    }
}

ModelError HttpClient::fault(std::string message) const {
    return ModelError(fmt::format("'{}' {}", shown_whole(state_->options.url),
                                  state_->environment.hide(std::move(message))));
}

ModelError HttpClient::bad_answer(std::string_view why, std::string_view reply) const {
    return fault(fmt::format("gave a bad answer: {}\nIts reply: {}", why,
                             shown_whole(state_->environment.hide(std::string(reply)))));
}

}  // namespace assay
