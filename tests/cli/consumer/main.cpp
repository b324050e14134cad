// What docs/library.md shows: a suite judged on a model that is a function.
#include <assay/report/terminal.hpp>
#include <assay/run/runner.hpp>
#include <assay/suite/suite.hpp>

#include <cstdio>

namespace {

/// Says positive where a text holds "good".
class Keyword final : public assay::Model {
public:
    Keyword() {
        info_.kind = "function";
        info_.name = "keyword";
        info_.labels = assay::LabelSet({"negative", "neutral", "positive"});
        info_.certainty = assay::Certainty::label_only;
    }
    const assay::ModelInfo& info() const override { return info_; }
    void predict(const assay::TextBatch& texts, assay::BatchPosition, assay::Predictions& out) override {
        out.reset(info_.certainty, info_.labels.size());
        for (std::size_t i = 0; i < texts.size(); ++i)
            out.add_label(texts[i].find("good") != std::string_view::npos ? 2 : 1);
    }

private:
    assay::ModelInfo info_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    assay::SuiteOptions options;
    options.library = argv[2];
    const assay::Suite suite = assay::read_suite(argv[1], options);
    Keyword model;
    const assay::RunResult result = assay::run_suite(suite, model, {});
    std::fputs(assay::to_terminal(result).c_str(), stdout);
    return assay::exit_code_of(result);
}
