#include "training_log.hpp"

#include "warning.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/feature_spec.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace assay::cli {
bool TrainingLog::is_shown(const TrainingStatus& status) const {
    if (options_.effective_solver() != Solver::sgd || status.epoch == 1 || status.last) return true;
    return status.epoch % std::max<std::size_t>(1, options_.effective_epochs() / 10) == 0;
}

void TrainingLog::look_at_features(const TrainingStatus& status) {
    for (std::size_t block = 0; block < options_.features.size(); ++block)
        fmt::print("{} features {}\n", format_count(status.representation.blocks()[block]->size()),
                   printable(describe(options_.features[block])));
}

void TrainingLog::look(const TrainingStatus& status) {
    epochs_ = status.epoch;
    if (status.epoch == 0) look_at_features(status);
    if (status.dev && (!best_f1_ || status.dev->macro_f1 > *best_f1_)) {
        best_f1_ = status.dev->macro_f1;
        best_ = status.epoch;
    }
    if (!learns_in_epochs(options_.classifier)) {
        if (status.last) fmt::print("loss {:.4f}\n", status.trainer.loss());
        return;
    }
    if (!is_shown(status)) return;
    loss_ = status.trainer.loss();
    if (status.epoch == 0) start_ = loss_;
    fmt::print("epoch {:>3}  loss {:.4f}", status.epoch, loss_);
    if (status.dev) fmt::print("  dev macro-F1 {:.4f}", status.dev->macro_f1);
    fmt::print("\n");
    std::fflush(stdout);
}

void TrainingLog::end() const {
    if (best_f1_)
        fmt::print("{} epoch {}{}; kept epoch {}, the best macro-F1 on --dev ({:.4f})\n",
                   epochs_ < options_.effective_epochs() ? "stopped after" : "ended with", epochs_,
                   epochs_ < options_.effective_epochs() ? "" : ", the last", best_, *best_f1_);
    std::fflush(stdout);
    constexpr double kFar = 3;
    const bool near = std::isfinite(loss_) && loss_ <= kFar * start_;
    if (near || options_.effective_solver() != Solver::sgd) return;
    warn(fmt::format(
        "training diverged: the loss went from {:.4g} to {:.4g}; a smaller --learning-rate may help", start_,
        loss_));
}

void warn_if_ended_early(const TextClassifier& classifier, const TrainingOptions& options) {
    if (!ended_early(classifier.training())) return;
    warn(fmt::format(
        "the solver {} ended after {}, its limit, before it had converged; a larger --epochs lets it go on",
        name_of(options.effective_solver()), counted(options.effective_epochs(), "epoch")));
}

}  // namespace assay::cli
