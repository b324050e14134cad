#include <assay/model/mapped_model.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/model/shown.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

std::optional<std::size_t> position_of(const std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

Error no_such_label(std::string_view option, const std::string& name, const std::vector<std::string>& model) {
    return Error(fmt::format("{}: the model has no label '{}'{}\n  model: {}", option, shown(name),
                             did_you_mean(name, model), shown_labels(model)));
}

/// A label that is not one of the suite's.
struct Stranger {
    std::string original;  ///< as the model calls it
    std::string called;    ///< after --model-labels, as --labels must name it
    std::string name;      ///< what became of that
};

std::string quoted_stranger(const Stranger& stranger) {
    const bool renamed = stranger.name != stranger.original;
    return fmt::format("'{}'{}", shown(stranger.name),
                       renamed ? fmt::format(" ('{}' in the model)", shown(stranger.original)) : "");
}

/// All at once, with the options that would help, complete but for what cannot be guessed.
Error not_in_suite(const std::vector<Stranger>& strangers, const std::vector<std::string>& model,
                   const std::vector<std::string>& suite) {
    const bool one = strangers.size() == 1;
    std::vector<std::string> names, renames, drops;
    for (const Stranger& stranger : strangers) {
        const auto guess = nearest(stranger.name, suite);
        names.push_back(quoted_stranger(stranger));
        renames.push_back(fmt::format("{}={}", shown(stranger.called), guess ? printable(*guess) : "…"));
        drops.push_back("--drop-label " + shown(stranger.name));
    }
    return Error(fmt::format(
        "the model's {} {} {} of the suite{}\n  model: {}\n  suite: {}\n--labels {} maps {}, {} removes {}",
        one ? "label" : "labels", fmt::join(names, ", "), one ? "is not a label" : "are no labels",
        one ? did_you_mean(strangers.front().name, suite) : "", shown_labels(model), shown_labels(suite),
        fmt::join(renames, ","), one ? "it" : "them", fmt::join(drops, " "), one ? "it" : "them"));
}

}  // namespace

MappedModel::MappedModel(std::unique_ptr<Model> model, const LabelSet& suite, const LabelOptions& options)
    : model_(std::move(model)), info_(model_->info()), band_(options.neutral_band) {
    if (suite.is_open()) {
        take_answers(suite, options);
        return;
    }
    const std::vector<std::string> names = renamed_labels(options);
    const std::vector<bool> dropped = dropped_labels(names, options);
    if (suite.empty()) {
        std::vector<std::string> own;
        for (std::size_t i = 0; i < names.size(); ++i)
            if (!dropped[i] && !position_of(own, names[i])) own.push_back(names[i]);
        info_.labels = LabelSet(std::move(own));
    } else {
        info_.labels = suite;
    }
    const std::vector<std::string>& own = model_->info().labels.names();
    find_targets(names, options.model_labels.empty() ? own : options.model_labels, dropped);
    if (band_) check_band(suite);
    note_missing(info_.labels);
}

/// The names of a model that has labels are answers like any other.
void MappedModel::take_answers(const LabelSet& suite, const LabelOptions& options) {
    const bool has_labels = !model_->info().labels.is_open();
    const char* idle = nullptr;
    if (!has_labels && !options.renames.empty()) idle = "--labels";
    if (!options.dropped.empty()) idle = "--drop-label";
    if (band_) idle = "--neutral-band";
    if (idle != nullptr)
        throw Error(fmt::format("{} means nothing here: the answers of this suite are open", idle));
    info_.labels = suite;
    identity_ = !has_labels;
    for (const std::string& name : renamed_labels(options))
        targets_.emplace_back(static_cast<std::uint32_t>(*suite.find(name)));
    if (has_labels && info_.certainty == Certainty::probabilities) info_.certainty = Certainty::confidence;
}

std::vector<std::string> MappedModel::renamed_labels(const LabelOptions& options) const {
    std::vector<std::string> names = model_->info().labels.names();
    if (!options.model_labels.empty()) {
        if (options.model_labels.size() != names.size())
            throw Error(fmt::format("--model-labels names {}, but the model has {}: {}",
                                    counted(options.model_labels.size(), "label"), names.size(),
                                    shown_labels(names)));
        names = options.model_labels;
    }
    const std::vector<std::string> before = names;
    for (const LabelRename& rename : options.renames) {
        auto at = position_of(before, rename.from);
        const auto number = parse_unsigned(rename.from);
        if (!at && number && *number < names.size()) at = *number;
        if (!at) throw no_such_label("--labels", rename.from, before);
        names[*at] = rename.to;
    }
    return names;
}

std::vector<bool> MappedModel::dropped_labels(const std::vector<std::string>& names,
                                              const LabelOptions& options) const {
    const std::vector<std::string>& own = model_->info().labels.names();
    std::vector<bool> dropped(names.size(), false);
    for (const std::string& name : options.dropped) {
        const std::vector<std::string>& where = position_of(names, name) ? names : own;
        if (!position_of(where, name)) throw no_such_label("--drop-label", name, names);
        for (std::size_t i = 0; i < where.size(); ++i)
            if (where[i] == name) dropped[i] = true;
    }
    if (!names.empty() && std::find(dropped.begin(), dropped.end(), false) == dropped.end())
        throw Error("--drop-label leaves the model no label");
    return dropped;
}

void MappedModel::find_targets(const std::vector<std::string>& names, const std::vector<std::string>& called,
                               const std::vector<bool>& dropped) {
    const LabelSet& suite = info_.labels;
    const std::vector<std::string>& own = model_->info().labels.names();
    std::vector<Stranger> strangers;
    std::vector<bool> taken(suite.size(), false);
    identity_ = names.size() == suite.size() && !band_;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto label = suite.find(names[i]);
        if (dropped[i]) {
            drops_ = true;
            targets_.emplace_back(std::nullopt);
        } else if (!label) {
            strangers.push_back({own[i], called[i], names[i]});
            continue;
        } else {
            merges_ |= taken[*label];
            taken[*label] = true;
            targets_.emplace_back(static_cast<std::uint32_t>(*label));
        }
        identity_ &= targets_.back() == i;
    }
    if (!strangers.empty()) throw not_in_suite(strangers, own, suite.names());
}

void MappedModel::check_band(const LabelSet& suite) const {
    if (info_.certainty != Certainty::probabilities)
        throw Error("--neutral-band needs probabilities, and this model gives none");
    if (suite.size() != 3)
        throw Error(fmt::format(
            "--neutral-band needs a suite with three labels in the order negative, neutral, positive; "
            "this one has {}",
            suite.empty() ? "none" : shown_labels(suite.names())));
    std::vector<bool> has(3, false);
    for (const Target& target : targets_)
        if (target) has[*target] = true;
    if (has[0] && !has[1] && has[2]) return;
    throw Error(
        fmt::format("--neutral-band needs a model with two labels, the first and the third of the suite: "
                    "which one is positive cannot "
                    "be told otherwise\n  model: {}\n  suite: {}\n--model-labels, --labels and --drop-label "
                    "say what the model means",
                    shown_labels(model_->info().labels.names()), shown_labels(suite.names())));
}

void MappedModel::note_missing(const LabelSet& suite) {
    std::vector<std::string> missing;
    for (std::size_t label = 0; label < suite.size(); ++label) {
        const bool is_neutral = band_ && label == 1;
        if (!is_neutral && std::find(targets_.begin(), targets_.end(), Target(label)) == targets_.end())
            missing.push_back(suite.name(label));
    }
    if (!missing.empty())
        note_ = fmt::format("the model never predicts {} (it has no such label)", shown_labels(missing));
}

void MappedModel::predict(const TextBatch& texts, BatchPosition position, Predictions& out) {
    if (identity_) return model_->predict(texts, position, out);
    Predictions from;
    model_->predict(texts, position, from);
    out.reset(info_.certainty, info_.labels.size());
    if (info_.certainty == Certainty::probabilities) {
        map_probabilities(from, out);
    } else {
        map_labels(texts, from, out);
    }
}

void MappedModel::map_labels(const TextBatch& texts, const Predictions& from, Predictions& out) const {
    for (std::size_t i = 0; i < from.size(); ++i) {
        const Target target = targets_[from.label(i)];
        if (!target)
            throw ModelError(
                fmt::format("the model predicts '{}' for '{}'; --drop-label removes it, but without "
                            "probabilities there is no other label to choose",
                            shown(model_->info().labels.name(from.label(i))), shown(texts, i)));
        if (info_.certainty == Certainty::confidence) {
            out.add_confidence(*target, from.confidence(i));
        } else {
            out.add_label(*target);
        }
    }
}

void MappedModel::map_probabilities(const Predictions& from, Predictions& out) const {
    std::vector<double> probabilities;
    for (std::size_t i = 0; i < from.size(); ++i) {
        sum_by_label(from.probabilities(i), probabilities);
        const Target given = targets_[from.label(i)];
        auto label = static_cast<std::uint32_t>(given && !merges_ ? *given : most_probable(probabilities));
        if (band_) apply_band(probabilities, label);
        out.add_probabilities(probabilities, label);
    }
}

void MappedModel::sum_by_label(std::span<const double> from, std::vector<double>& to) const {
    to.assign(info_.labels.size(), 0.0);
    double sum = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (!targets_[i]) continue;
        to[*targets_[i]] += from[i];
        sum += from[i];
    }
    if (!drops_) return;
    if (sum > 0) {
        for (double& probability : to) probability /= sum;
        return;
    }
    for (const Target& target : targets_)
        if (target) to[*target] = 1;
    const auto shares = static_cast<double>(std::count(to.begin(), to.end(), 1.0));
    for (double& probability : to) probability /= shares;
}

void MappedModel::apply_band(std::vector<double>& probabilities, std::uint32_t& label) const {
    const double positive = probabilities[2];
    if (positive < band_->low || positive > band_->high) return;
    const double middle = (band_->low + band_->high) / 2;
    const double neutral = 1 - std::abs(positive - middle) / (band_->high - band_->low);
    probabilities.assign(3, 0.0);
    probabilities[1] = neutral;
    probabilities[positive < middle ? 0 : 2] = 1 - neutral;
    label = 1;
}

void MappedModel::show(const TextBatch& texts) {
    if (auto* recorded = dynamic_cast<RecordedModel*>(model_.get())) recorded->show(texts);
}

void MappedModel::cases_shown(std::uint64_t cases) {
    if (auto* recorded = dynamic_cast<RecordedModel*>(model_.get())) recorded->cases_shown(cases);
}

void MappedModel::end_of_texts() {
    if (auto* recorded = dynamic_cast<RecordedModel*>(model_.get())) recorded->end_of_texts();
}

std::string MappedModel::unused_note() const {
    const auto* recorded = dynamic_cast<const RecordedModel*>(model_.get());
    return recorded ? recorded->unused_note() : std::string();
}

}  // namespace assay
