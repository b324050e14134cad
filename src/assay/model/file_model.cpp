#include <assay/model/file_model.hpp>

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pipeline/model_file.hpp>

#include <fmt/format.h>

namespace assay {
namespace {

class FileModel final : public Model {
public:
    FileModel(TextClassifier classifier, std::string name, std::string sha256)
        : classifier_(std::move(classifier)) {
        info_.kind = "file";
        info_.name = std::move(name);
        info_.sha256 = std::move(sha256);
        info_.labels = classifier_.labels();
        info_.certainty = Certainty::probabilities;
    }

    const ModelInfo& info() const override { return info_; }

    void predict(const TextBatch& texts, BatchPosition, Predictions& out) override {
        if (texts.fields() != 1)
            throw Error(fmt::format(
                "the model file '{}' reads single texts, but these have {} fields each; for them use a "
                "model of yours with --command or --predictions",
                printable(info_.name), texts.fields()));
        classifier_.predict(texts, out);
    }

private:
    TextClassifier classifier_;
    ModelInfo info_;
};

}  // namespace

std::unique_ptr<Model> open_model_file(const std::filesystem::path& path) {
    const std::string bytes = read_file(path);
    return std::make_unique<FileModel>(read_model(bytes, path.string()), path.string(), sha256(bytes));
}

}  // namespace assay
