#include <assay/features/feature_spec.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/stop_words.hpp>

#include <fmt/format.h>

#include <variant>
#include <vector>

namespace assay {
namespace {

std::vector<PhraseList> no_lists(const std::string&, const std::vector<std::string>&) {
    throw Error("lists of phrases are not to be had here");
}

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

bool is_of_terms(std::string_view kind) {
    return kind == "word" || kind == "char" || kind == "char_wb" || kind == "hash";
}

BlockOptions parse(std::string_view spec, const ListLoader& load) {
    const std::size_t colon = spec.find(':');
    BlockDeclaration declaration{std::string(spec.substr(0, colon)), {}};
    const std::vector<std::string> parts =
        colon == spec.npos ? std::vector<std::string>() : split(spec.substr(colon + 1));
    for (const std::string& part : parts) {
        const std::size_t equals = part.find('=');
        if (equals != part.npos)
            declaration.options.emplace_back(part.substr(0, equals), part.substr(equals + 1));
        else if (is_of_terms(declaration.kind))
            declaration.options.emplace_back(part, "yes");
        else
            declaration.items.push_back(part);
    }
    return block_of(declaration, load ? load : no_lists);
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

void describe_value(Writer& out, const CountValue& value) {
    if (value.at_least > 1)
        out.add(fmt::format("at_least={}", value.at_least));
    else if (value.kind != CountValueKind::count)
        out.add(fmt::format("value={}", name_of(value.kind)));
    if (value.scale != 1) out.add(fmt::format("scale={}", format_number(value.scale)));
}

std::string item(std::string_view text) {
    const bool plain = text.find(',') == text.npos;
    return plain ? std::string(text) : fmt::format("'{}'", text);
}

std::string describe_affixes(const AffixOptions& options) {
    Writer out(name_of(options.side));
    for (const std::string& affix : options.affixes) out.add(item(affix));
    describe_value(out, options.value);
    return out.take();
}

/// A list of one phrase by which it is called is that phrase.
std::string describe_mentions(const MentionOptions& options) {
    Writer out(options.place == MentionPlace::anywhere ? "mentions" : "begins_with");
    for (const auto& [name, phrases] : options.lists)
        out.add(phrases == std::vector{name}
                    ? item(name)
                    : fmt::format("{}=({})", item(name), counted(phrases.size(), "entry", "entries")));
    describe_value(out, options.value);
    return out.take();
}

std::string describe_surface(const SurfaceOptions& options) {
    Writer out("surface");
    if (options.cues != all_surface_cues())
        for (const SurfaceCue cue : options.cues) out.add(name_of(cue));
    describe_value(out, options.value);
    return out.take();
}

struct Describe {
    std::string operator()(const CountBlockOptions& options) const { return describe_counts(options); }
    std::string operator()(const HashingOptions& options) const { return describe_hashing(options); }
    std::string operator()(const AffixOptions& options) const { return describe_affixes(options); }
    std::string operator()(const MentionOptions& options) const { return describe_mentions(options); }
    std::string operator()(const SurfaceOptions& options) const { return describe_surface(options); }
};

/// The words that describe() only counts.
class CountedWords {
public:
    explicit CountedWords(std::uint64_t hash) : hash_(hash) {}

    void operator()(const CountBlockOptions& options) {
        add(options.vectorizer.analyzer.stop_words);
        if (options.vectorizer.vocabulary) add(*options.vectorizer.vocabulary);
    }
    void operator()(const HashingOptions& options) { add(options.analyzer.stop_words); }
    void operator()(const AffixOptions&) {}
    void operator()(const MentionOptions& options) {
        for (const PhraseList& list : options.lists) add(list.phrases);
    }
    void operator()(const SurfaceOptions&) {}

    std::uint64_t hash() const { return hash_; }

private:
    void add(const std::vector<std::string>& words) {
        hash_ = mix({hash_, words.size()});
        for (const std::string& word : words) hash_ = mix({hash_, hash_bytes(word)});
    }

    std::uint64_t hash_;
};

}  // namespace

BlockOptions parse_feature_spec(std::string_view spec, const ListLoader& load) {
    try {
        return parse(spec, load);
    } catch (const Error& error) {
        throw Error(fmt::format("features '{}': {}", printable(spec), error.what()));
    }
}

std::string describe(const BlockOptions& block) {
    return std::visit(Describe{}, block);
}

std::uint64_t hash_of(const BlockOptions& block) {
    CountedWords counted(hash_bytes(describe(block)));
    std::visit([&counted](const auto& options) { counted(options); }, block);
    return counted.hash();
}

}  // namespace assay
