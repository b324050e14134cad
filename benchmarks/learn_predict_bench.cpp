/// How many texts a second a trained linear model scores on one core, and how long its file takes to load.
/// Work units are texts and bytes. Before anything is timed, the fast path is compared with the slow one
/// (counts, then the classifier), bit for bit.
///
/// The data are made up. With ASSAY_BENCH_DATA=DIR there are data_unigrams, data_bigrams and load_bigrams,
/// too: trained on DIR/train.tsv, columns `text` and `label`, scoring its texts; benchmarks/learn/compare.py
/// runs these beside other libraries.
#include <assay/base/random.hpp>
#include <assay/data/row_stream.hpp>
#include <assay/pipeline/examples.hpp>
#include <assay/pipeline/model_file.hpp>
#include <assay/pipeline/training.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace assay;

/// Sentences of seven or eight words, as a suite expands them: 18,432 different ones, in three classes.
void append_template_sentence(Random& random, Examples& examples) {
    static constexpr std::array kSubjects = {"I", "We", "They", "My friend", "The crew", "Nobody"};
    static constexpr std::array kAdverbs = {"really", "never", "always", "hardly"};
    static constexpr std::array kVerbs = {"love",  "hate",     "saw",     "enjoy",  "dread",  "booked",
                                          "liked", "disliked", "noticed", "adored", "missed", "took"};
    static constexpr std::array kThings = {"food",  "flight",  "seat",  "pilot",
                                           "movie", "service", "staff", "airline"};
    static constexpr std::array kPlaces = {"Paris", "Rome",  "London", "Oslo",
                                           "Quito", "Cairo", "Lima",   "Delhi"};
    const auto pick = [&random](const auto& list) { return std::string(list[random.below(list.size())]); };
    const std::size_t verb = random.below(kVerbs.size());
    examples.texts.append_field(pick(kSubjects) + " " + pick(kAdverbs) + " " + kVerbs[verb] + " the " +
                                pick(kThings) + " in " + pick(kPlaces) + ".");
    examples.classes.push_back(static_cast<std::uint32_t>(verb % 3));
}

/// The word of this rank: short ones for the frequent, a comma behind some.
std::string word_of_rank(std::uint64_t rank) {
    std::string word;
    for (std::uint64_t rest = rank + 30; rest > 0; rest /= 12) word += "etaoinshrdlu"[mix({rest}) % 12];
    return word + (rank % 7 == 3 ? ", " : " ");
}

/// About nineteen words, the r-th most frequent with a frequency of about 1/r, as in reviews.
void append_review(Random& random, double vocabulary, Examples& examples) {
    std::string text;
    for (std::size_t words = 10 + random.below(19); words > 0; --words)
        text += word_of_rank(static_cast<std::uint64_t>(std::pow(vocabulary, random.unit())));
    examples.texts.append_field(text);
    examples.classes.push_back(static_cast<std::uint32_t>(random.below(examples.labels.size())));
}

Examples template_sentences(std::size_t count, std::uint64_t seed) {
    Examples examples;
    examples.labels = LabelSet({"negative", "neutral", "positive"});
    Random random(seed);
    while (examples.size() < count) append_template_sentence(random, examples);
    return examples;
}

Examples reviews(std::size_t count, std::size_t classes, std::uint64_t seed) {
    Examples examples;
    examples.labels =
        classes == 2 ? LabelSet({"negative", "positive"}) : LabelSet({"negative", "neutral", "positive"});
    Random random(seed);
    while (examples.size() < count) append_review(random, 20'000, examples);
    return examples;
}

TextClassifier trained(Examples examples, std::size_t longest_ngram,
                       ClassifierKind kind = ClassifierKind::logistic) {
    TrainingOptions options = TrainingOptions::defaults(kind);
    std::get<CountBlockOptions>(options.features[0]).vectorizer.ngram_range = {1, longest_ngram};
    options.epochs = 2;
    return train(examples, nullptr, options);
}

/// The slow, obvious way: counts first.
bool agrees_with_counts(const TextClassifier& classifier, const TextBatch& texts) {
    Predictions fast, slow;
    classifier.predict(texts, fast);
    slow.reset(Certainty::probabilities, classifier.labels().size());
    const SparseRows rows = classifier.pipelines().front().representation.transform(texts);
    std::vector<double> probabilities(classifier.labels().size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        classifier.pipelines().front().classifier->probabilities(rows[row], probabilities);
        slow.add_probabilities(probabilities);
    }
    return fast == slow;
}

void run(benchmark::State& state, const TextClassifier& classifier, const TextBatch& texts) {
    if (!agrees_with_counts(classifier, texts))
        return state.SkipWithError("the fast path differs from the slow one");
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) bytes += texts[i].size();
    Predictions predictions;
    for (auto _ : state) {
        classifier.predict(texts, predictions);
        benchmark::DoNotOptimize(predictions);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(texts.size()));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

/// Eight words, three classes, uni- and bigrams; the vocabulary of a large corpus around them.
void templates_bigrams(benchmark::State& state) {
    Examples corpus = reviews(20'000, 3, 1);
    const Examples sentences = template_sentences(5'000, 2);
    corpus.texts.append(sentences.texts);
    corpus.classes.insert(corpus.classes.end(), sentences.classes.begin(), sentences.classes.end());
    run(state, trained(std::move(corpus), 2), template_sentences(256, 3).texts);
}
BENCHMARK(templates_bigrams);

void reviews_unigrams(benchmark::State& state) {
    run(state, trained(reviews(10'000, 2, 1), 1), reviews(2'000, 2, 2).texts);
}
BENCHMARK(reviews_unigrams);

void reviews_bigrams(benchmark::State& state) {
    run(state, trained(reviews(10'000, 2, 1), 2), reviews(2'000, 2, 2).texts);
}
BENCHMARK(reviews_bigrams);

void reviews_perceptron(benchmark::State& state) {
    run(state, trained(reviews(2'000, 2, 1), 1, ClassifierKind::mlp), reviews(2'000, 2, 2).texts);
}
BENCHMARK(reviews_perceptron);

void data(benchmark::State& state, const std::string& folder, std::size_t longest_ngram) {
    DatasetOptions options;
    options.label_column = "label";
    const Examples examples = read_examples(RowStream(folder + "/train.tsv", options));
    run(state, trained(examples, longest_ngram), examples.texts);
}

/// From the bytes of the file; the checksum and every check of what is read are part of it.
void load(benchmark::State& state, const std::string& folder, std::size_t longest_ngram) {
    DatasetOptions options;
    options.label_column = "label";
    const Examples examples = read_examples(RowStream(folder + "/train.tsv", options));
    const std::string bytes = model_bytes(trained(examples, longest_ngram));
    for (auto _ : state) benchmark::DoNotOptimize(read_model(bytes, "model"));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (const char* const folder = std::getenv("ASSAY_BENCH_DATA")) {
        benchmark::RegisterBenchmark("data_unigrams", data, folder, std::size_t{1});
        benchmark::RegisterBenchmark("data_bigrams", data, folder, std::size_t{2});
        benchmark::RegisterBenchmark("load_bigrams", load, folder, std::size_t{2});
    }
    benchmark::RunSpecifiedBenchmarks();
}
