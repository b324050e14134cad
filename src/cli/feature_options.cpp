#include "feature_options.hpp"

#include "installed.hpp"

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/feature_file/feature_file.hpp>
#include <assay/feature_file/phrase_lists.hpp>
#include <assay/features/feature_spec.hpp>
#include <assay/features/stop_words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

namespace assay::cli {
namespace {

/// What says which words there are.
constexpr std::array<std::string_view, 3> kOfWords = {"token-pattern", "min-token-length", "stop-words"};

constexpr std::array<const char*, 14> kOfOneBlock = {
    "analyzer",         "ngrams",        "lowercase", "strip-accents", "token-pattern",
    "min-token-length", "stop-words",    "min-df",    "max-df",        "max-features",
    "binary",           "mark-negation", "tfidf",     "sublinear-tf"};

std::vector<std::string> stop_words_of(const std::string& named) {
    if (named == "none") return {};
    if (named == "english") return english_stop_words();
    std::istringstream in(read_file(named));
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

AnalyzerOptions analyzer_of(const Options& options, AnalyzerOptions analyzer) {
    if (options.has("analyzer")) analyzer.kind = parse_analyzer_kind(options.text("analyzer"));
    for (const std::string_view name : kOfWords)
        if (options.has(std::string(name)))
            if (const std::string why = why_misplaced_feature(std::string(name), options); !why.empty())
                throw Error(why);
    if (options.has("lowercase"))
        analyzer.lowercase = options.one_of("lowercase", {"yes", "no"}, "yes") == "yes";
    if (options.has("strip-accents"))
        analyzer.strip_accents = parse_strip_accents(options.text("strip-accents"));
    if (const auto length = options.count("min-token-length", 1)) analyzer.min_token_length = *length;
    if (options.has("token-pattern")) analyzer.set_token_pattern(options.text("token-pattern"));
    if (options.has("stop-words")) analyzer.stop_words = stop_words_of(options.text("stop-words"));
    if (options.flag("mark-negation")) analyzer.mark_negation = true;
    return analyzer;
}

NgramRange ngram_range_of(const std::string& text) {
    try {
        return NgramRange::parse(text);
    } catch (const Error& error) {
        throw Error(fmt::format("--ngrams: {}", error.what()));
    }
}

CountBlockOptions block_of(const Options& options, CountBlockOptions block) {
    VectorizerOptions& vectorizer = block.vectorizer;
    vectorizer.analyzer = analyzer_of(options, vectorizer.analyzer);
    if (options.has("ngrams")) vectorizer.ngram_range = ngram_range_of(options.text("ngrams"));
    if (options.has("min-df")) vectorizer.min_df = DocumentFrequency::parse(options.text("min-df"));
    if (options.has("max-df")) vectorizer.max_df = DocumentFrequency::parse(options.text("max-df"));
    if (options.text("max-features") != "none")
        if (const auto terms = options.count("max-features", 1)) vectorizer.max_features = *terms;
    if (options.flag("binary")) vectorizer.binary = true;
    if (options.flag("tfidf") || options.flag("sublinear-tf")) {
        block.tfidf.emplace();
        block.tfidf->sublinear_tf = options.flag("sublinear-tf");
    }
    check(vectorizer);
    return block;
}

}  // namespace

std::string why_misplaced_feature(const std::string& option, const Options& options) {
    if (std::find(kOfWords.begin(), kOfWords.end(), option) == kOfWords.end()) return {};
    const std::string analyzer = options.text("analyzer", "word");
    if (analyzer != "word") return fmt::format("--{} goes with --analyzer word, not {}", option, analyzer);
    if (option == "min-token-length" && options.has("token-pattern"))
        return "--min-token-length does not go with --token-pattern, which says itself how long words are";
    return {};
}

void add_feature_options(Options& options) {
    options.group("Features: counts of n-grams, as in scikit-learn's CountVectorizer")
        .add_options()("analyzer", po::value<std::string>(),
                       "n-grams of what: word (default), char, or char_wb, characters inside words")(
            "ngrams", po::value<std::string>(),
            "lengths: 2 for 1 to 2, or 3-6 (default: 2; for vectorize 1; at most 8)")(
            "lowercase", po::value<std::string>(), "yes or no (default: yes)")(
            "strip-accents", po::value<std::string>(), "none (default), ascii or unicode")(
            "min-token-length", po::value<std::string>(),
            "characters in a word, at least (default: 2; 1 keeps 'I', 'a' and the 't' of \"don't\")")(
            "token-pattern", po::value<std::string>(), "a regular expression for words instead")(
            "stop-words", po::value<std::string>(),
            "words to leave out: none (default), english, or a file of words")(
            "mark-negation", po::bool_switch(), "write words after a negation as NOT_word")(
            "min-df", po::value<std::string>(),
            "texts that hold a term, at least: a number such as 2 or a share such as 0.01 (default: 1)")(
            "max-df", po::value<std::string>(), "texts that hold a term, at most (default: 1.0, all)")(
            "max-features", po::value<std::string>(), "keep the N most frequent terms (default: none, all)")(
            "binary", po::bool_switch(), "count a term once a text")(
            "tfidf", po::bool_switch(), "weight counts by inverse document frequency")(
            "sublinear-tf", po::bool_switch(), "the same with 1 + ln tf in place of tf")(
            "features", po::value<std::vector<std::string>>()->composing(),
            "KIND[:OPTION,...] in place of the options above, repeatable, side by side: "
            "word:ngrams=1-3,tfidf or "
            "char_wb:ngrams=3-6,min_df=2 or hash:n_features=65536; also prefix:un,dis, suffix:less, "
            "mentions:pos_adj,file=assay:sentiment, begins_with:although and surface:capitals, with "
            "value=count|binary|log1p, at_least=N and scale=X (docs/training.md)")(
            "features-file", po::value<std::string>(),
            "the same from an XML file that begins with <features>; blocks of --features go behind its own");
}

namespace {

/// All that is wrong with the file is printed.
RepresentationOptions blocks_in_file(const Options& options) {
    constexpr std::size_t kShown = 10;
    const std::string file = options.text("features-file");
    FeatureFileReading reading = check_feature_file(file, {{}, library_folder()});
    if (reading.problems.empty()) return std::move(reading.blocks);
    const std::size_t count = reading.problems.size();
    for (std::size_t i = 0; i < std::min(kShown, count); ++i)
        fmt::print(stderr, "{}\n", describe(reading.problems[i]));
    throw Error(fmt::format("--features-file '{}' has {}", printable(file), counted(count, "problem")));
}

std::vector<PhraseList> lists_in(const std::string& file, const std::vector<std::string>& names) {
    return load_phrase_lists(
        file, names,
        file.starts_with("assay:") || file.ends_with(".xml") ? library_folder() : std::filesystem::path());
}

}  // namespace

void refuse_feature_options(const Options& options, const std::string& what) {
    Options features("", "");
    add_feature_options(features);
    for (const std::string& name : features.names())
        if (options.has(name)) throw Error(fmt::format("--{} does not go with {}", name, what));
}

RepresentationOptions features_of(const Options& options, const CountBlockOptions& usual) {
    if (!options.has("features") && !options.has("features-file")) return {block_of(options, usual)};
    for (const char* name : kOfOneBlock)
        if (options.has(name))
            throw Error(fmt::format("--{} does not go with --features; write it there", name));
    RepresentationOptions blocks;
    if (options.has("features-file")) blocks = blocks_in_file(options);
    for (const std::string& spec : options.list("features"))
        blocks.push_back(parse_feature_spec(spec, lists_in));
    return blocks;
}

}  // namespace assay::cli
