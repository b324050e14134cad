#include <assay/model/endpoint.hpp>

#include <assay/base/parallel.hpp>
#include <assay/model/question.hpp>
#include <assay/model/reply_reader.hpp>
#include <assay/model/request_template.hpp>

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <semaphore>
#include <string>
#include <vector>

namespace assay {
namespace {

class EndpointModel final : public Model {
public:
    explicit EndpointModel(const EndpointOptions& options)
        : request_(options.request, options.fields),
          in_request_(request_.takes_many() ? std::max<std::size_t>(1, options.batch) : 1),
          connections_(std::max<std::size_t>(1, options.connections)),
          client_(options.http),
          free_(static_cast<std::ptrdiff_t>(connections_)),
          replies_(options.labels, options.answer) {
        info_.kind = "url";
        info_.name = options.http.url;
        info_.batch = in_request_;
        info_.concurrency = connections_;
        info_.prefers_unique = true;
        probe(options.fields);
    }

    const ModelInfo& info() const override { return info_; }

    void predict(const TextBatch& texts, BatchPosition, Predictions& out) override {
        std::vector<std::vector<PredictionRow>> rows((texts.size() + in_request_ - 1) / in_request_);
        parallel_for(rows.size(), connections_, [&](std::size_t i) {
            const std::size_t first = i * in_request_;
            rows[i] = ask(texts, first, std::min(in_request_, texts.size() - first));
        });
        out.reset(info_.certainty, info_.labels.size());
        for (const auto& of_request : rows)
            for (const PredictionRow& row : of_request) row.add_to(out);
    }

private:
    std::vector<PredictionRow> ask(const TextBatch& texts, std::size_t first, std::size_t count) {
        const std::string reply = post(request_.body(texts, first, count));
        const std::lock_guard lock(mutex_);
        try {
            return replies_.read(reply, count, request_.takes_many());
        } catch (const Error& error) {
            throw client_.bad_answer(error.what(), reply);
        }
    }

    /// When one of the connections is free.
    std::string post(const std::string& body) {
        struct Turn {
            explicit Turn(std::counting_semaphore<>& free) : free_(free) { free_.acquire(); }
            ~Turn() { free_.release(); }
            std::counting_semaphore<>& free_;
        };
        const Turn turn(free_);
        return client_.post(body);
    }

    void probe(std::size_t fields) {
        ask(first_question(fields), 0, 1);
        LabelBook& labels = replies_.labels();
        if (labels.is_open())
            throw Error(
                "the labels of the server are not known: it gives a label and no probabilities, and the "
                "suite "
                "has none; --model-labels names them");
        info_.labels = labels.label_set();
        info_.certainty = *replies_.certainty();
    }

    const RequestTemplate request_;
    const std::size_t in_request_;  ///< texts
    const std::size_t connections_;
    HttpClient client_;
    std::counting_semaphore<> free_;  ///< connections
    std::mutex mutex_;
    ReplyReader replies_;  ///< under mutex_
    ModelInfo info_;
};

}  // namespace

std::unique_ptr<Model> connect_endpoint(const EndpointOptions& options) {
    return std::make_unique<EndpointModel>(options);
}

}  // namespace assay
