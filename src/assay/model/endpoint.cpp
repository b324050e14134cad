#include <assay/model/endpoint.hpp>

#include <assay/base/shown.hpp>
#include <assay/model/reply_reader.hpp>
#include <assay/model/request_template.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

namespace assay {
namespace {

constexpr std::size_t kTextsOneByOne = 16;  ///< that a thread takes at once where a request has one text

class EndpointModel final : public Model {
public:
    explicit EndpointModel(const EndpointOptions& options)
        : url_(options.http.url),
          request_(options.request, options.fields),
          in_request_(request_.takes_many() ? std::max<std::size_t>(1, options.batch) : 1),
          client_(options.http),
          replies_(options.labels, options.answer) {
        info_.kind = "url";
        info_.name = url_;
        info_.batch = request_.takes_many() ? in_request_ : kTextsOneByOne;
        info_.concurrency = options.connections;
        info_.prefers_unique = true;
        probe(options.fields);
    }

    const ModelInfo& info() const override { return info_; }

    void predict(const TextBatch& texts, BatchPosition, Predictions& out) override {
        out.reset(info_.certainty, info_.labels.size());
        for (std::size_t first = 0; first < texts.size(); first += in_request_)
            for (const PredictionRow& row : ask(texts, first, std::min(in_request_, texts.size() - first)))
                row.add_to(out);
    }

private:
    std::vector<PredictionRow> ask(const TextBatch& texts, std::size_t first, std::size_t count) {
        const std::string reply = client_.post(request_.body(texts, first, count));
        const std::lock_guard lock(mutex_);
        try {
            return replies_.read(reply, count, request_.takes_many());
        } catch (const Error& error) {
            throw server_error(
                url_, fmt::format("gave a bad answer: {}\nIts reply: {}", error.what(), shown_whole(reply)));
        }
    }

    void probe(std::size_t fields) {
        TextBatch texts(fields);
        for (std::size_t f = 0; f < fields; ++f) texts.append_field("assay");
        ask(texts, 0, 1);
        LabelBook& labels = replies_.labels();
        if (labels.is_open())
            throw Error(
                "the labels of the server are not known: it gives a label and no probabilities, and the "
                "suite "
                "has none; --model-labels names them");
        info_.labels = LabelSet(labels.names());
        info_.certainty = *replies_.certainty();
    }

    const std::string url_;
    const RequestTemplate request_;
    const std::size_t in_request_;  ///< texts
    HttpClient client_;
    std::mutex mutex_;
    ReplyReader replies_;  ///< under mutex_
    ModelInfo info_;
};

}  // namespace

std::unique_ptr<Model> connect_endpoint(const EndpointOptions& options) {
    return std::make_unique<EndpointModel>(options);
}

}  // namespace assay
