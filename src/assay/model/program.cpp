#include <assay/model/program.hpp>

#include <assay/base/error.hpp>
#include <assay/model/conversation.hpp>
#include <assay/model/question.hpp>

#include <vector>

namespace assay {
namespace {

class ProgramModel final : public Model {
public:
    explicit ProgramModel(const ProgramOptions& options) : conversation_(options) {
        info_.kind = "command";
        info_.name = options.command;
        info_.batch = options.batch;
        info_.concurrency = options.concurrency;
        info_.prefers_unique = true;
        probe(options.fields);
    }

    const ModelInfo& info() const override { return info_; }

    void predict(const TextBatch& texts, BatchPosition, Predictions& out) override {
        out.reset(info_.certainty, info_.labels.size());
        for (const PredictionRow& row : conversation_.ask(texts)) row.add_to(out);
    }

private:
    void probe(std::size_t fields) {
        conversation_.ask(first_question(fields));
        const Conversation::Facts facts = conversation_.facts();
        if (facts.labels_are_open)
            throw Error(
                "the labels of the program are not known: it gives a label and no probabilities, announces "
                "no labels, "
                "and the suite has none; --model-labels names them");
        info_.labels = facts.labels;
        info_.certainty = facts.certainty;
    }

    Conversation conversation_;
    ModelInfo info_;
};

}  // namespace

std::unique_ptr<Model> start_program(const ProgramOptions& options) {
    return std::make_unique<ProgramModel>(options);
}

}  // namespace assay
