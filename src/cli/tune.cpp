#include "candidates.hpp"
#include "command.hpp"
#include "count_line.hpp"
#include "options.hpp"
#include "training_log.hpp"
#include "training_options.hpp"
#include "tuning_journal.hpp"

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/parallel.hpp>
#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/csv_text.hpp>
#include <assay/features/feature_spec.hpp>
#include <assay/pipeline/cross_validation.hpp>
#include <assay/pipeline/model_file.hpp>
#include <assay/pipeline/search.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <mutex>

namespace assay::cli {
namespace {

void add_tune_options(Options& options) {
    options.group("Data").add_options()("data", po::value<std::string>(),
                                        "texts with labels: CSV, TSV or JSON Lines")(
        "text", po::value<std::string>(), "the column of the texts (default: text)")(
        "label", po::value<std::string>(), "the column of the labels (default: label)")(
        "dev", po::value<std::string>(), "judge on these texts (default: cross-validation of --data)")(
        "folds", po::value<std::string>(), "of the cross-validation (default: 5)");
    options.group("Search").add_options()(
        "try", po::value<std::vector<std::string>>()->composing(),
        "OPTION=VALUE|VALUE|..., repeatable: an option of training and what it may be; all combinations are "
        "candidates. A candidate whose classifier, solver, penalty, analyzer, token pattern or layers do not "
        "take "
        "an option goes without it. "
        "With --search random also OPTION=LOW..HIGH: numbers drawn so that each power of ten is as likely as "
        "the next, whole ones for options that count")(
        "search", po::value<std::string>(),
        "grid (default): all candidates; random: --trials of them; halving: all on few texts, the best "
        "third of them on three times as many, and so on")(
        "trials", po::value<std::string>(), "candidates that a random search draws (default: 20)")(
        "metric", po::value<std::string>(), "accuracy (default) or macro-f1")(
        "jobs,j", po::value<std::string>(), "candidates at a time (default: the processors)");
    options.group("Output").add_options()("model,o", po::value<std::string>(),
                                          "train the best on all of --data and write it here")(
        "table", po::value<std::string>(), "write all trials to this CSV file")(
        "journal", po::value<std::string>(),
        "keep what has been evaluated in this file, and go on from there next time");
    add_training_options(options);
}

/// Scores candidates, several at a time.
class Judge {
public:
    Judge(const Candidates& candidates, const Examples& examples, const Examples* dev, const Options& options)
        : candidates_(candidates),
          examples_(examples),
          dev_(dev),
          folds_(options.count("folds", 2).value_or(5)),
          seed_(options.count("seed").value_or(0)),
          metric_(options.one_of("metric", {"accuracy", "macro-f1"}, "accuracy") == "accuracy"
                      ? &Metrics::accuracy
                      : &Metrics::macro_f1),
          jobs_(jobs_of(options)) {
        if (options.has("journal")) journal_.emplace(options.text("journal"));
        data_key_ = fmt::format("{} | {:016x} {}", training_part_of(options),
                                hash_of(examples) ^ (dev != nullptr ? ~hash_of(*dev) : 0),
                                dev != nullptr ? "dev" : fmt::format("{} folds", folds_));
    }

    std::vector<double> operator()(std::span<const std::size_t> candidates, double share) {
        std::vector<double> scores(candidates.size(), -std::numeric_limits<double>::infinity());
        std::size_t done = 0;
        std::mutex mutex;
        CountLine line(candidates.size(), share < 1
                                              ? fmt::format("candidates on {:.1f}% of the texts", 100 * share)
                                              : std::string("candidates"));
        parallel_for(candidates.size(), jobs_, [&](std::size_t i) {
            const Evaluation& evaluation = evaluate(candidates[i], share);
            const std::lock_guard lock(mutex);
            if (!evaluation.scores.empty()) scores[i] = spread_of(evaluation.scores).mean;
            line.show(++done, fmt::format("best {:.4f}", *std::max_element(scores.begin(), scores.end())));
        });
        return scores;
    }

    const Evaluation& evaluation_of(const Trial& trial) const {
        return evaluations_.at({trial.candidate, trial.share});
    }

private:
    /// Those options that are the same for all candidates.
    static std::string training_part_of(const Options& options) {
        Options training("", "");
        add_training_options(training);
        return options.again(training.names());
    }

    static std::uint64_t hash_of(const Examples& examples) {
        std::uint64_t hash = 0;
        for (std::size_t i = 0; i < examples.size(); ++i)
            hash = mix({hash, hash_bytes(examples.texts[i]), examples.classes[i]});
        return hash;
    }

    /// Of what the files hold that options name, too.
    std::uint64_t hash_of_features(std::size_t candidate) const {
        std::uint64_t hash = 0;
        for (const BlockOptions& block : candidates_.options_of(candidate).features)
            hash = mix({hash, assay::hash_of(block)});
        return hash;
    }

    const Evaluation& evaluate(std::size_t candidate, double share) {
        Evaluation evaluation = journal_ ? journalled(candidate, share) : judge(candidate, share);
        const std::lock_guard lock(mutex_);
        return evaluations_[{candidate, share}] = std::move(evaluation);
    }

    Evaluation journalled(std::size_t candidate, double share) {
        const std::string key =
            fmt::format("{} | {} {:016x} | share {} | seed {} | {}", candidates_.name_of(candidate),
                        data_key_, hash_of_features(candidate), share, seed_,
                        metric_ == &Metrics::accuracy ? "accuracy" : "macro-f1");
        if (auto known = journal_->find(key)) return *known;
        Evaluation evaluation = judge(candidate, share);
        journal_->add(key, evaluation);
        return evaluation;
    }

    /// What is wrong with the candidate alone, such as a vocabulary that it leaves empty, is its failure.
    Evaluation judge(std::size_t candidate, double share) const {
        const TrainingOptions training = candidates_.options_of(candidate);
        try {
            const Examples some = share < 1
                                      ? subset(examples_, stratified_sample(examples_.classes, share, seed_))
                                      : Examples();
            const Examples& texts = share < 1 ? some : examples_;
            if (dev_ != nullptr) {
                const TextClassifier classifier = train(texts, dev_, training);
                return {{metrics_of(assay::evaluate(classifier, *dev_)).*metric_},
                        {},
                        assay::ended_early(classifier.training())};
            }
            Evaluation evaluation;
            for (const FoldResult& fold : cross_validate(texts, training, {.folds = folds_, .seed = seed_})) {
                evaluation.scores.push_back(fold.test.*metric_);
                evaluation.ended_early = evaluation.ended_early || fold.ended_early;
            }
            return evaluation;
        } catch (const Error& error) {
            return {{}, error.what(), false};
        }
    }

    const Candidates& candidates_;
    const Examples& examples_;
    const Examples* dev_;
    std::size_t folds_;
    std::uint64_t seed_;
    double Metrics::*metric_;
    std::size_t jobs_;
    std::optional<TuningJournal> journal_;
    std::string data_key_;
    std::map<std::pair<std::size_t, double>, Evaluation> evaluations_;
    std::mutex mutex_;
};

SearchOptions search_options_of(const Options& options) {
    SearchOptions search;
    search.strategy = parse_search_strategy(options.text("search", "grid"));
    if (options.has("trials") && search.strategy != SearchStrategy::random)
        throw Error(fmt::format("--trials goes with --search random; {} tries all candidates",
                                assay::name_of(search.strategy)));
    if (options.has("folds") && options.has("dev"))
        throw Error("--folds is of the cross-validation, and --dev has texts to judge on; keep one");
    search.trials = options.count("trials", 1).value_or(search.trials);
    search.seed = options.count("seed").value_or(0);
    return search;
}

/// The best first; those that saw fewer texts, and those that failed, last.
std::vector<Trial> ranked(std::vector<Trial> trials) {
    std::stable_sort(trials.begin(), trials.end(), [](const Trial& a, const Trial& b) {
        const auto rank = [](const Trial& t) { return std::tuple(-t.share, -t.score, t.candidate); };
        return rank(a) < rank(b);
    });
    return trials;
}

/// What no training could do is an error before the first one.
void check_candidates(const Candidates& candidates, bool has_dev) {
    constexpr std::size_t kMostChecked = 10'000;
    for (std::size_t i = 0; i < std::min(kMostChecked, candidates.size()); ++i) {
        const TrainingOptions training = candidates.options_of(i);
        if (!has_dev) check_for_folds(training);
    }
}

/// One score has no deviation.
std::string deviation_of(const Evaluation& evaluation) {
    if (evaluation.scores.size() < 2) return {};
    return fmt::format("{}", spread_of(evaluation.scores).deviation);
}

std::string table_of(const std::vector<Trial>& trials, const Candidates& candidates, const Judge& judge) {
    std::string csv = csv_row({"rank", "score", "deviation", "share", "options", "ended_early", "failure"});
    for (std::size_t i = 0; i < trials.size(); ++i) {
        const Evaluation& evaluation = judge.evaluation_of(trials[i]);
        const bool failed = evaluation.scores.empty();
        csv += csv_row({std::to_string(i + 1), failed ? "" : fmt::format("{}", trials[i].score),
                        deviation_of(evaluation), fmt::format("{}", trials[i].share),
                        candidates.name_of(trials[i].candidate), evaluation.ended_early ? "yes" : "no",
                        evaluation.failure});
    }
    return csv;
}

void print_trials(const std::vector<Trial>& trials, const Candidates& candidates, const Judge& judge) {
    constexpr std::size_t kMostShown = 30;
    fmt::print("{:>4} {:>8} {:>10} {:>7}  options\n", "rank", "score", "deviation", "texts");
    for (std::size_t i = 0; i < std::min(kMostShown, trials.size()); ++i) {
        const Evaluation& evaluation = judge.evaluation_of(trials[i]);
        const std::string name = printable(candidates.name_of(trials[i].candidate));
        if (evaluation.scores.empty()) {
            fmt::print("{:>4} {:>8} {:>10} {:>6.1f}%  {}\n      {}\n", i + 1, "failed", "",
                       100 * trials[i].share, name, printable(evaluation.failure));
            continue;
        }
        const Spread spread = spread_of(evaluation.scores);
        fmt::print("{:>4} {:>8.4f} {:>10} {:>6.1f}%  {}{}\n", i + 1, spread.mean,
                   evaluation.scores.size() > 1 ? fmt::format("{:.4f}", spread.deviation) : "-",
                   100 * trials[i].share, name,
                   evaluation.ended_early ? "  (ended at --epochs before it had converged)" : "");
    }
    if (trials.size() > kMostShown)
        fmt::print("and {} more (--table writes all)\n", format_count(trials.size() - kMostShown));
}

}  // namespace

int run_tune(std::span<const std::string> arguments) {
    Options options(
        "assay tune --data FILE --try OPTION=VALUE|VALUE [OPTIONS]",
        "Looks for the options of training, of features and classifier together, that do best on texts that\n"
        "were not learnt from; prints the table and writes the best model. The same data, options and seed "
        "give\n"
        "the same table.",
        "  assay tune --data train.tsv --dev dev.tsv --try 'C=0.1|1|10' --try 'ngrams=1|2|3' --model "
        "best.assay\n"
        "  assay tune --data reviews.csv --try 'features=word:ngrams=2,tfidf|char_wb:ngrams=3-5,tfidf'\n"
        "  assay tune --data reviews.csv --search halving --try 'min-df=1|2|5' --try 'binary=yes|no' "
        "--journal search.jsonl\n");
    add_tune_options(options);
    if (options.parse(arguments)) return 0;
    spare_training_inputs(options, {"model", "table", "journal"});
    SearchOptions search = search_options_of(options);
    const Candidates candidates(arguments, options, search, add_tune_options);
    check_candidates(candidates, options.has("dev"));
    if (candidates.drawn()) search.strategy = SearchStrategy::grid;

    const Examples examples = read_training_examples(options);
    const std::optional<Examples> dev = read_dev_examples(options, examples.labels);
    Judge judge(candidates, examples, dev ? &*dev : nullptr, options);
    const std::vector<Trial> trials = ranked(run_search(candidates.size(), search, std::ref(judge)));
    print_trials(trials, candidates, judge);
    if (const auto left_out = candidates.left_out(); !left_out.empty())
        fmt::print("left out where a candidate does not take them: {}\n", fmt::join(left_out, ", "));
    if (options.has("table")) write_file(options.text("table"), table_of(trials, candidates, judge));
    const Trial best = best_of(trials);
    fmt::print("\nbest: {}\n", printable(candidates.name_of(best.candidate)));
    if (!options.has("model")) return 0;
    const TrainingOptions training = candidates.options_of(best.candidate);
    const TextClassifier classifier = train(examples, dev ? &*dev : nullptr, training);
    warn_if_ended_early(classifier, training);
    const std::string bytes = model_bytes(classifier);
    write_file(options.text("model"), bytes);
    fmt::print("wrote {} ({})\n", printable(options.text("model")), counted(bytes.size(), "byte"));
    return 0;
}

}  // namespace assay::cli
