#include <assay/features/feature_spec.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/options_json.hpp>
#include <assay/features/stop_words.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace assay {
namespace {

using Json = nlohmann::json;

const std::array<std::string, 4> kKinds = {"word", "char", "char_wb", "hash"};
const std::set<std::string, std::less<>> kTfidf = {"norm", "use_idf", "smooth_idf", "sublinear_tf"};

/// At commas, but for those in single quotes, which go.
std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts(1);
    bool quoted = false;
    for (const char c : text) {
        if (c == '\'')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    if (quoted) throw Error("a quote is never closed");
    return parts;
}

Json value_of(const std::string& name, const std::string& text) {
    if (name == "token_pattern") return text;
    if (text == "yes" || text == "true") return true;
    if (text == "no" || text == "false") return false;
    if (text == "none") return nullptr;
    if (name == "ngram_range") {
        const NgramRange range = NgramRange::parse(text);
        return {range.shortest, range.longest};
    }
    if (name == "min_df" || name == "max_df") {
        const auto frequency = DocumentFrequency::parse(text);
        if (frequency.is_share) return frequency.value;
        return static_cast<std::uint64_t>(frequency.value);
    }
    if (const auto number = parse_unsigned(text)) return *number;
    return text;
}

struct Parsed {
    Json options = Json::object();
    Json tfidf = Json::object();
    bool weighted = false;
};

void read_option(const std::string& option, bool hash, Parsed& parsed) {
    const std::size_t equals = option.find('=');
    std::string name = option.substr(0, equals);
    std::replace(name.begin(), name.end(), '-', '_');
    if (name == "ngrams") name = "ngram_range";
    const std::string text = equals == option.npos ? "yes" : option.substr(equals + 1);
    if (name == "tfidf" && !hash) {
        parsed.weighted = value_of(name, text) == true;
        return;
    }
    const bool weighting = kTfidf.contains(name) && !hash;
    Json& object = weighting ? parsed.tfidf : parsed.options;
    if (object.contains(name)) throw Error(fmt::format("'{}' is said twice", printable(name)));
    object[name] = value_of(name, text);
    parsed.weighted = parsed.weighted || weighting;
}

BlockOptions parse(std::string_view spec) {
    const std::size_t colon = spec.find(':');
    const std::string kind(spec.substr(0, colon));
    if (std::find(kKinds.begin(), kKinds.end(), kind) == kKinds.end())
        throw Error(fmt::format("there are no features '{}': word, char, char_wb or hash{}", printable(kind),
                                did_you_mean(kind, kKinds)));
    const bool hash = kind == "hash";
    Parsed parsed;
    if (colon != spec.npos)
        for (const std::string& option : split(spec.substr(colon + 1))) read_option(option, hash, parsed);
    if (hash) return hashing_options_from(parsed.options);
    if (parsed.options.contains("analyzer")) throw Error("'analyzer' is what stands before the colon");
    parsed.options["analyzer"] = kind;
    CountBlockOptions block{vectorizer_options_from(parsed.options), {}};
    if (parsed.weighted) block.tfidf = tfidf_options_from(parsed.tfidf);
    return block;
}

/// Collects what differs from the defaults.
class Writer {
public:
    explicit Writer(std::string_view kind) : out_(kind) {}
    void add(std::string_view option) {
        out_.append(first_ ? ":" : ",").append(option);
        first_ = false;
    }
    void flag(bool value, bool usual, std::string_view name) {
        if (value != usual) add(value ? std::string(name) : fmt::format("{}=no", name));
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
    bool first_ = true;
};

std::string stop_words_in_short(const std::vector<std::string>& words) {
    return words == english_stop_words() ? "stop_words=english"
                                         : fmt::format("stop_words=({})", counted(words.size(), "word"));
}

void describe_analyzer(Writer& out, const AnalyzerOptions& analyzer, const NgramRange& range) {
    if (range != NgramRange{}) out.add(fmt::format("ngrams={}", describe(range)));
    out.flag(analyzer.lowercase, true, "lowercase");
    if (analyzer.strip_accents != StripAccents::none)
        out.add(fmt::format("strip_accents={}", name_of(analyzer.strip_accents)));
    if (analyzer.min_token_length != AnalyzerOptions().min_token_length)
        out.add(fmt::format("min_token_length={}", analyzer.min_token_length));
    if (!analyzer.token_pattern.empty()) out.add(fmt::format("token_pattern='{}'", analyzer.token_pattern));
    if (!analyzer.stop_words.empty()) out.add(stop_words_in_short(analyzer.stop_words));
    out.flag(analyzer.mark_negation, false, "mark_negation");
}

void describe_norm(Writer& out, Norm norm) {
    if (norm != Norm::l2) out.add(fmt::format("norm={}", name_of(norm)));
}

std::string describe_counts(const CountBlockOptions& block) {
    const VectorizerOptions& options = block.vectorizer;
    Writer out(name_of(options.analyzer.kind));
    describe_analyzer(out, options.analyzer, options.ngram_range);
    if (options.min_df != VectorizerOptions().min_df)
        out.add(fmt::format("min_df={}", describe(options.min_df)));
    if (options.max_df != VectorizerOptions().max_df)
        out.add(fmt::format("max_df={}", describe(options.max_df)));
    if (options.max_features) out.add(fmt::format("max_features={}", *options.max_features));
    out.flag(options.binary, false, "binary");
    if (options.vocabulary)
        out.add(fmt::format("vocabulary=({})", counted(options.vocabulary->size(), "term")));
    if (!block.tfidf) return out.take();
    if (*block.tfidf == TfidfOptions()) out.add("tfidf");
    describe_norm(out, block.tfidf->norm);
    out.flag(block.tfidf->use_idf, true, "use_idf");
    out.flag(block.tfidf->smooth_idf, true, "smooth_idf");
    out.flag(block.tfidf->sublinear_tf, false, "sublinear_tf");
    return out.take();
}

std::string describe_hashing(const HashingOptions& options) {
    Writer out("hash");
    if (options.analyzer.kind != AnalyzerKind::word)
        out.add(fmt::format("analyzer={}", name_of(options.analyzer.kind)));
    describe_analyzer(out, options.analyzer, options.ngram_range);
    if (options.n_features != HashingOptions().n_features)
        out.add(fmt::format("n_features={}", options.n_features));
    out.flag(options.binary, false, "binary");
    describe_norm(out, options.norm);
    out.flag(options.alternate_sign, true, "alternate_sign");
    return out.take();
}

}  // namespace

BlockOptions parse_feature_spec(std::string_view spec) {
    try {
        return parse(spec);
    } catch (const Error& error) {
        throw Error(fmt::format("features '{}': {}", printable(spec), error.what()));
    }
}

std::string describe(const BlockOptions& block) {
    if (const auto* counts = std::get_if<CountBlockOptions>(&block)) return describe_counts(*counts);
    return describe_hashing(std::get<HashingOptions>(block));
}

}  // namespace assay
